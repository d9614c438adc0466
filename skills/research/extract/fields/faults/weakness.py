"""What is missing or criticised."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from skills.research.cued import Cued
from skills.research.extract.fields.faults.mended import MENDED, NOT_MENDED, is_put_right
from skills.research.extract.fields.faults.no_complaint import is_no_complaint
from skills.research.extract.fields.faults.no_fault import is_not_known, is_spared
from skills.research.extract.fields.faults.not_served import is_not_for, turns_away
from skills.research.extract.fields.faults.plain_limits import (
    LANGUAGE,
    OUTAGE,
    PLAIN,
    STILL,
    is_only_if,
    is_plain_limit,
    with_outcome,
)
from skills.research.extract.fields.faults.small_print import is_small_print
from skills.research.extract.fields.faults.told_faults import (
    FAULTS,
    is_of_a_supplier,
    is_told_fault,
    tells_a_failure,
    tells_on_what_alone,
)
from skills.research.extract.fields.proofs.results import WORST_OF_TEST
from skills.research.extract.labels.labelled import labelled, told_by_heading, whole
from skills.research.extract.labels.labels import gives_reasons, says_all
from skills.research.extract.labels.value import Need, Said, Value
from skills.research.extract.names.names import LEGAL_END
from skills.research.extract.words.families import COMPLAIN, HAS_NO, THERE_IS_NO
from skills.research.extract.words.phrases import clause_at, held_to_words, trimmed

_THINGS = (
    r"apps?|support|api|integrations?|trial|plan|version|mode|option|export|import|sso|single "
    r"sign-on|reporting|reports?|client|sync|access|dashboard|templates?|documentation|"
    r"interface|way to|on-premise|"
    r"automation|search|backup|encryption|audit|permissions?|roles|tracking|editor|connector|"
    r"plugin|offline|android|ios|mobile|analytics|customi[sz]ation|localization|translations?|"
    r"warranty|display|sensor|wi-?fi|bluetooth|"
    r"certificat\w+|scheduling|invoicing|multi-\w+|feature|features|functionality|module|"
    r"calendar|forecasting|alerts?|notifications?|phone|chat|hotline|service|delivery|spare "
    r"parts|training|webhooks?|sandbox|undo|webhook|datev|schnittstelle"
)
_WISH = (
    r"(?:(?<=\bI )|(?<=\bwe )|^)wish (?!(?:you|us|them|every\w*|all|other\w*)\b)[^.;,]{2,50}? (?:could|would)"
)
_REGRET = r"(?:a (?:pity|shame) (?=that\b)|(?:is|are|was|were) out of luck|too bad (?=that\b))"
_CUE = Cued(
    rf"\b(?:{_WISH}|{_REGRET}|lacks?|lacking|lack of|(?:is|are|still) missing|misses|missing (?:from|are|is|"
    r"feature)|(?:do(?:es)?|did) not (?:yet |currently |natively |fully )?(?:support|offer|"
    r"have|include|work|provide|integrate|allow|cover|handle|run|sync|scale|export|import|"
    r"connect|come with|let|ship|supply|deliver|repair|install)|"
    r"(?:do(?:es)?)n[’']t (?:yet |currently |natively |fully )?(?:support|offer|have|include|"
    r"work|provide|integrate|allow|cover|handle|run|sync|scale|export|import|connect|come "
    r"with|let|ship|supply|deliver|repair|install)|"
    r"no longer (?:ship|deliver|sell|come|support|repair)s? (?:to|in|into|on|outside|beyond|abroad)\b|"
    r"(?:do|does)(?: not|n[’']t) (?:answer|pick up|reply to) (?:the |our |your )?(?:telephone|phone|calls?|e-?mails?|"
    r"messages?)|never (?:lets?) (?:me|us|you|one|anyone)(?! (?:down|forget|miss|lose|overbook|run|go|make|slip|"
    r"fail)\b)|never (?:answer(?:s|ed)?|replied|replies|rang back|turned up)|withdrew \d+|"
    r"(?:withdrew|recalled) (?:all|some|every)|cannot|can[’']t|can not|unable to|"
    rf"{THERE_IS_NO}\b|"
    rf"(?:has|have|(?<=\bwe)[’']ve|offers?|with|comes with|provides?) (?:still |yet |currently )?no (?:\w+[ "
    rf"-]){{0,3}}?(?:{_THINGS})\b|no (?:native |built-in |public |mobile |offline |phone |free "
    rf")+(?:{_THINGS})\b|"
    r"(?:is|are|was|were|remains?|feels?|still|very|rather|somewhat|quite|too|support|"
    r"reports?|exports?|features?) (?:\w+ )?limited|limited (?:to|support|reporting|"
    r"integrations?|customi[sz]ation|features?|options|functionality|choice|range|battery)|"
    r"limits? of|limitations?|drawbacks?|downsides?|disadvantages?|"
    r"(?:was|were|went) (?:down|offline|unavailable|unreachable|out of (?:reach|action|order)) for (?:[\w-]+ ){1,3}"
    r"(?:minutes|hours?|days?|weeks?)|looks? dated|"
    r"(?:minimum|binding) (?:term|contract|commitment)|lost (?:its|their) (?:(?-i:ISO|SOC|PCI|TÜV|CE)\b|certif\w+|"
    r"licen[cs]e)|"
    r"(?:blind|deaf) to|weakness(?:es)?|weak (?:point|spot|at|on|in)|shortcomings?|criticis\w+|"
    rf"{COMPLAIN}|"
    r"criticiz\w+|critics|slow(?:ly|er|s|ness)?|sluggish|outages?|downtime|crash\w*|falls "
    r"over (?:when|if|with|under|on|once|each|every|twice|after)\b|freezes(?! (?:food|fish|meat|"
    r"peas|to|at|down)\b)|froze(?! \d)|keeps freezing|"
    r"steep learning curve|(?:too |quite |rather |very |more )expensive|pricey|overpriced|"
    r"costly|clunky|buggy|bugs|unreliable|"
    r"hard to|difficult to|frustrat\w+|disappoint\w+|cumbersome|only (?:available|works?|"
    r"runs?|supports?|supported|offered) (?:in|on|with|for|one|two|english)|"
    r"not the right choice|nicht die richtige wahl|none of the \w+ (?:works?|fits?)|"
    r"(?:not|is no longer|no longer) (?:yet )?(?:available|supported|possible|compatible|"
    r"included|intuitive|transparent)|"
    r"takes? (?:an? (?:whole |full |entire )?(?:weekend|week|month|age|eternity|day)\b|(?:\w+ )?(?:weeks|months|"
    r"weekends|too long|hours|forever|ages|days))|poor(?:ly)?|outdated|(?:edition|version|app|translation|"
    r"interface|manual|import|export|"
    r"mode) (?:do|does)(?: not|n[’']t) (?:yet )?exist|"
    r"confusing|delay(?:s|ed)|late deliver\w+|data breach|breach(?:ed)?|leak(?:ed|s)?|hidden "
    r"(?:fees|costs)|lock-in|locked into|struggl\w+|lags? behind|falls short|leaves? (?:much|"
    r"something) to be desired|room for improvement|"
    r"(?:is|are|feels?|remains?) (?:\w+ )?(?:weak|poor|basic|thin|patchy|rudimentary|immature|"
    r"unstable|mediocre)|lock(?:s|ed)? (?:\w+ )?in\b|only (?:by e-?mail|via|during|on "
    r"weekdays|through (?:a )?(?:partner|reseller|form))|charges? extra|costs? extra|fail(?:s|"
    r"ed|ure|ures)? (?:with|to|when|on|in|for|at|under)|annoy\w*|annoying|opaque|error-prone|flaw(?:s|ed)?|"
    r"noisy|fragile|recall(?:ed|s)?|lawsuit|sued|fined|penali[sz]ed|laid "
    r"off|few (?:integrations|templates|features|languages|options)|requires? (?:\w+ ){0,2}(?:training|consultant|"
    r"technician|internet)|needs? (?:constant|an internet|a lot of)|short battery|"
    r"fehlt|fehlen\w*|mangel(?:s|haft\w*|nde\w*|ware|t)?|mängel\w*|"
    r"langsam\w*|unterstützt (?:\w+ )?(?:nicht|kein\w*)|bietet "
    r"(?:\w+ )?kein\w*|hat (?:\w+ )?kein\w*|kann (?:\w+ )?(?:nicht|kein\w*)|nachteil\w*|"
    r"schwäche\w*|umständlich|kritisier\w*|beschwer(?!demanagement)\w*|teuer|ausfall(?!s?(?:sicher|schutz))\w*|"
    r"manque\w*|ne (?:propose|prend|permet|fonctionne|dispose)\w* pas|lent(?:e|s|es|ement|eur|eurs)?|inconvénient\w*|"
    r"critiqué\w*|cher|chère|panne\w*|difficile|"
    r"kan (?:endnu |desværre |stadig )?ikke (?!undværes)|(?:understøtter|fungerer|virker) (?:endnu )?ikke|mangler|"
    r"har (?:endnu )?ingen|"
    r"er (?:endnu )?ikke (?:muligt|tilgængelig\w*)|kan (?:nog |helaas )?niet|(?:ondersteunt|heeft) (?:nog )?geen|"
    r"werkt (?:nog )?niet|"
    r"ontbreekt|ontbreken|kan (?:ännu )?inte|saknar|saknas|stöder (?:ännu )?inte|fungerar inte|"
    rf"in {LANGUAGE} only|(?:only|solely) in {LANGUAGE}|nur auf {LANGUAGE}|kun på {LANGUAGE}|"
    r"falta\w*|carece|no (?:ofrece|admite|permite|tiene|soporta|funciona)|lento|lenta|"
    rf"{PLAIN}|{FAULTS}|"
    r"desventaja\w*|criticad\w+|caro|cara|difícil)\b|ありません|できません|対応していない|遅い|未対応",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"\b(?:not|never|isn[’']t|aren[’']t|wasn[’']t|without|no|zero|does(?:n[’']t| not)|"
    r"fix(?:es|ed)?|solv(?:es|ed)|ends?|eliminat\w+|avoid\w*|prevent\w*|replac\w+|instead of|"
    r"free (?:of|from)|rid of|reduc\w+|cut(?:s|ting)?|"
    r"resolved|addressed|protect\w*|nicht|kein\w*|nie|ohne|jamais|sans|nunca|sin|never had an?)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_HARMLESS = re.compile(
    rf"\b(?:{HAS_NO}|{THERE_IS_NO}) (?:idea|opinion|exceptions|findings|results? yet|quarrel|objections?|source|"
    rf"truth|plans?(?= to\b))\b|"
    r"(?:\bno|n[’']t any|\bnot any) (?:limits?|hidden|credit card|contracts?|setup|lock-in|commitment|obligation|"
    r"extra|additional|one|need|risk|charge|fees?|cost|other|longer|coding|code|downtime|outages?|"
    r"matter|doubt|training|surprises?|strings)\b|(?:not|n[’']t) work yet\b|"
    r"\bcannot be (?:beaten|matched|overstated)|can[’']t (?:be beaten|beat|wait|live without|"
    r"go wrong|imagine|recommend)|\bcannot (?:recommend|praise|imagine)|\bhard to (?:beat|"
    r"fault|match|find fault)|limited[- ](?:time|edition|liability|company)|\bslow down\b|"
    r"\bunlimited\b|\b(?:slow|clunky|outdated|expensive|costly|pricey|confusing|unreliable|"
    r"cumbersome|poor) (?:rivals?|competitors?|spreadsheets?|alternatives?|paperwork|"
    r"process(?:es)?|legacy|manual)\b|\b(?:fixe?s|solves?|offers?|has|adds?|delivers?|"
    r"provides?) what (?:others|"
    r"\w+) lacks?\b|\bcomplain(?:ts?|t) (?:management|handling|"
    r"forms?)|\bdifficult to (?:beat|fault)|bug ?(?:tracker|tracking|reports?)|delay "
    r"(?:alerts|notifications|compensation)|outage (?:alerts|management|detection|tracking)|"
    r"crash (?:reports?|tests?|detection)|breach (?:detection|notification)|leak (?:detection|"
    r"sensors?|alarms?|finder)",
    re.IGNORECASE,
)
# “on the downside,” only says that a weakness follows
_LEAD = re.compile(
    r"^\W*(?:on the (?:downside|negative side|other hand)|the (?:downside|drawback|catch)|"
    r"downsides?|drawbacks?|weakness(?:es)?)\s*[,:]\s*",
    re.IGNORECASE,
)
# whoever has the trouble is helped out of it; whoever doubts says so of something else
_HELPED = re.compile(
    r"\b(?:flags?|finds?|spots?|detects?|marks?|highlights?|shows?|warns? of|catches|points? out) (?:[\w-]+ ){1,3}"
    r"(?:that|which|who) (?:is|are|was|were)? ?$|"
    r"\b(?:man|woman|people|anyone|anybody|somebody|someone|those|some|dealers?|sceptics?|skeptics?|colleague) "
    r"(?:who )?(?:says?|thinks?|believes?|claims?) (?:that )?[^,;]{0,40}$|"
    r"\b(?:helps?|frees?|saves?|relieves?|supports?|serves?|replaces?|solves?|ends?|tackles?|"
    r"made for|built for|designed for|for)\b[^.;,]{0,45}\b(?:that|who|which|with|from|of|"
    r"struggling|suffering)\b[^,;]{0,25}$",
    re.IGNORECASE,
)
_IT = re.compile(r"\W*(?:It[’']s|(?:It|Er|Sie|Es) (?:(?:is|can|does|has|could)(?:n[’']t)?|ist|kann|hat))\b")
_SUBJECT = re.compile(
    r"^(?:and |but |also |however,? |that )?(?:(?:the |our |its )?(?:[A-ZÀ-Þ][\w’'-]*(?: "
    r"[A-ZÀ-Þ][\w’'-]*){0,2})|we|it|they|er|sie|es|il|elle)(?:[’']s)?\s+(?:is (?=missing|"
    r"criticis|criticiz|slow|limited|only|not|hard|diff|too|quite|clunky|expensive)|still |"
    r"yet |also |currently )*",
)


_JOINS = re.compile(
    r"(?:(?:do|does|did|is|are|was|were|has|have|had|can|could|will|may|must|still|also|yet|often|only|\w+ly|"
    r"the|a|an|"
    r"its|"
    r"it|they)[ ’'])*",
    re.IGNORECASE,
)
_AND = re.compile(r"^(?:and|but|yet|und|aber|et|mais|y|pero)\s+", re.IGNORECASE)


# good news, what is over, what is wanted of nobody, and what is nobody's fault but the writer's
_NONE = Cued(
    r"\borders (?:cannot|can[’']t|can not) (?:yet )?be (?:taken|placed|accepted)\b|\b(?:have not|haven[’']t) seen "
    r"(?:the|their|"
    r"any) (?:invoice|bill|figures?|contract|letter)\b|^\W*(?:no|nein|non) (?:on|to|bei) (?:both|all|either|beiden?|"
    r"allem)\W*$|"
    r"\b\d+(?:[.,]\d+)?\s?(?:%|per ?cent) (?:fewer|less|lower)\b(?! (?:features|integrations|options|functions|"
    r"templates))|\b(?:let|had|found|made|missed|lost|dropped)(?: \w+)? not (?:a|one) (?:single\b|\w+)|"
    r"\bas \w+ as any(?:one|body)?(?:[’']s| else| other)\b|"
    r"\bno such (?:plans?|intentions?|thing|incidents?|problems?|cases?)\b|\blet not\b|\b(?:has|have|"
    r"had) been (?:put right|mended|fixed|solved)\b|\bonly has to (?:save|pay|work)\b|"
    r"\b(?:not|n[’']t) a (?:customer|client)\b|\b(?:I|we) had (?:mistyped|misread|mislaid|mixed up|misspelt)\b|"
    r"\b(?:the|our|my) (?:\w+ )?(?:system|program|software|app|tool|supplier|firm|one|thing) (?:we|i) (?:had|"
    r"used|ran) "
    r"(?:before|previously|until then)\b|"
    r"^\W*(?:none|nothing|keine?|aucune?|ningun[oa]|ninguna|ingen|geen)(?: (?:yet|so far|really|at all|"
    r"to (?:report|speak of|"
    r"mention)|(?:that )?(?:I|we) (?:can|could) think of|bisher|bislang|pour l[’']instant|por ahora|endnu|"
    r"tot nu toe))?\W*$|"
    r"\b(?:could(?: not|n[’']t)|were (?:un|not )able to|failed to|konnten (?:es|das|dies|"
    r"den fehler) nicht|n[’']avons pas "
    r"(?:pu|réussi à)|no (?:pudimos|conseguimos)|kunne (?:ikke|det ikke)|konden (?:het|dit) niet) (?:le |lo |"
    r"la )?(?:make it "
    r"happen|reproduce|repeat (?:it|that|this)|confirm (?:it|that|this)|nachstellen|bestätigen|reproduire|"
    r"reproducir\w*|genskabe|"
    r"reproduceren)|"
    r"\bnever signed\b|\bbecause my own\b|\bmy own (?:fault|mistake|doing)\b|\bstops? (?:guessing|worrying|"
    r"wondering)\b(?![^.]*\b(?:but|and)\b [^.]*\b(?:crash|fail|slow))|\b(?:ne pas confondre|not to be confused|"
    r"nicht zu verwechseln)\b|\bmet (?:the|all|every|our) (?:\w+ )?(?:specifications?|requirements?|criteria|"
    r"standards?)\b|^the (?:rest|others?) \w+ed\b|^\W*if we (?:charged|had|did|were)\b|\b(?:I|"
    r"we) had meant to (?:write|send|complain)\b|\bbecause my (?:landlord|husband|wife|son|daughter|dog|cat|"
    r"neighbou?r|boss|colleague)\b|\b(?:not|no) (?:their|its|his|her|\w+[’']s) fault\b",
    re.IGNORECASE,
)


# a reviewer who takes it on himself
_OUR_OWN_FAULT = Cued(
    r"\b(?:(?:that|this|which|it)(?:[’']s| is| was) (?:\w+ )?(?:on (?:us|me)|(?:our|my) (?:own )?(?:fault|doing|"
    r"mistake|problem))|(?:not|n[’']t) (?:its|their|[\w’'-]+[’']s) (?:fault|doing)|only (?:ourselves|"
    r"myself) to blame|"
    r"because (?:I[’']m|I am|we[’']re|we are) (?:hopeless|useless|no good|clumsy|slow|new|lazy|all thumbs)|"
    r"because our own|our own (?:fault|mistake|doing)|unser(?:e)? eigene[rs]? (?:fehler|schuld)|"
    r"(?:de|c[’']est) (?:de )?(?:notre|ma) faute|(?:es|fue) culpa nuestra)\b",
    re.IGNORECASE,
)
# who wants no more money lacks nothing: “Eine weitere Finanzierungsrunde planen wir nicht”
_OF_ROUNDS = Cued(
    r"\b(?:funding|financing|series [a-f]|finanzierungsrunde\w*|kapitalerhöhung|levée de fonds|tour de table|"
    r"ronda de financiación)\b"
    r"[^.;]{0,50}\b(?:not|n[’']t|no|nicht|kein\w*|pas|aucune?)\b|"
    r"\b(?:no|not|n[’']t|keine?|pas|aucune)\b[^.;]{0,40}\b(?:(?:funding|financing) round|another round|"
    r"finanzierungsrunde|"
    r"levée de fonds|tour de table|investors?|investor(?:en)?|investisseurs?)\b",
    re.IGNORECASE,
)


@lru_cache(64)  # a sentence is asked at each step on the way to a weakness
def is_no_weakness(text: str, *, own: bool = False) -> bool:
    """Whether a sentence that sounds like one tells of none; `own`: on the site of a company, which takes blame for
    itself and says whom it does not sell to."""
    if _NONE.search(text) or _OF_ROUNDS.search(text) or is_spared(text) or is_not_known(text):
        return True
    if is_no_complaint(text):
        return True
    return is_not_for(text) if own else bool(_OUR_OWN_FAULT.search(text))


# “the tablet view, which was missing for years, has been part of it since June”
_HERE_SINCE = Cued(
    r"\bha(?:s|ve) been (?:part of|in|on|included|available|built|there|possible|with)\b[^.]*\bsince\b|\b(?:was|"
    r"were) missing\b|"
    r"^(?:since|as of) (?:\w+ ){0,2}(?:(?:19|20)\d\d|\d+\.\d+)\b(?![^.]*(?:\b(?:no|not|never|cannot|only|"
    r"fail\w*)\b|n[’']t\b))|"
    r"\b(?:seit|depuis|desde) (?:\w+ )?20\d\d\b",
    re.IGNORECASE,
)


def weaknesses(said: Said) -> Iterator[Value]:
    """The clause around what is lacking, slow or complained about; or an item below “cons”."""
    if is_spared(said.text) or is_not_known(said.text) or is_put_right(said.text, said.path):
        return
    if said.own and gives_reasons(said.path):  # below “Why they switch to us” a house tells of no fault
        return
    is_none = said.own or is_no_weakness(said.text) or MENDED.search(said.text)
    worst = None if is_none else WORST_OF_TEST.search(said.text)
    if not is_none and (still := _STILL.search(said.text)):
        start, end = trimmed(said.text, *clause_at(said.text, still.start()))
        yield Value(start, end, sure=0.85, cue=still.start(), affirms=False, need=Need.UNDER)
    elif worst:
        yield Value(*trimmed(said.text, *worst.span()), sure=0.85, affirms=False, need=Need.UNDER)
    elif is_only_if(said):
        yield replace(whole(said.text), sure=0.85, need=Need.SITE)
    else:
        yield from _weaknesses(said)


_STILL = Cued(STILL, re.IGNORECASE)


def _weaknesses(said: Said) -> Iterator[Value]:
    is_mended = said.own and MENDED.search(said.text) and not NOT_MENDED.search(said.text)
    is_none = is_mended or is_no_weakness(said.text, own=said.own) or LEGAL_END.search(said.text)
    listed = [] if is_none or is_small_print(said) else list(labelled("weakness", said, by_heading=True))
    yield from listed
    if listed:
        return
    text = said.text
    if says_all("weakness", (text,)):  # the heading itself
        return
    if turns_away(text) if said.own else _OUR_OWN_FAULT.search(text):
        return
    lead = _LEAD.match(text)
    for cue in _CUE.finditer(text, lead.end() if lead else 0):
        if _is_none(text, cue, own=said.own):
            continue
        start, end = _around(text, cue)
        if len(text[start:end].split()) >= 2 or not text[start:end].isascii():
            # of its own limits a house speaks as “it” too
            need = Need.NAMED if said.own and not _IT.match(text) else Need.UNDER
            # nobody says of another's manual that there is no English edition of it
            is_plain = cue[0].casefold().endswith("exist") or is_plain_limit(cue[0])
            is_plain = is_plain or tells_a_failure(cue[0]) or tells_on_what_alone(cue[0])
            need = Need.SITE if said.own and is_plain else need
            yield Value(start, end, sure=0.85, cue=cue.start(), affirms=False, need=need)
            return
    if not (is_no_weakness(text, own=said.own) or _HERE_SINCE.search(text) or MENDED.search(text)):
        yield from told_by_heading("weakness", said)


_SAYS_SO = re.compile(
    r"\bwithdrew \d+ |\b(?:withdrew|recalled) (?:all|some|every)\b|\bnever (?:let|lets) (?:me|us|you|one|"
    r"anyone)\b(?! (?:down|forget|miss|lose|overbook|run|go|make|slip|fail)\b)|"
    r"\bnever (?:answer(?:s|ed)?|replied|replies|rang back|turned up)\b|"
    r"\b(?:do|does)(?: not|n[’']t) (?:answer|pick up|reply to) (?:the |our |your )?(?:telephone|phone|calls?|"
    r"e-?mails?|messages?)\b|"
    rf"{OUTAGE}|{STILL}|\b(?:{_WISH}|{_REGRET}|{PLAIN}|{FAULTS}|in {LANGUAGE} only|(?:only|solely) in {LANGUAGE}|"
    r"(?:edition|version|translation) does(?: not|n[’']t) exist)\b",
    re.IGNORECASE,
)


def regrets(text: str) -> bool:
    """Whether somebody wishes in plain words that a thing could do something, is sorry that it does not, says of its
    languages that there are no others, or how long it was out of order."""
    return bool(_SAYS_SO.search(text) or WORST_OF_TEST.search(text))


# how long something takes is told by a house itself as praise, unless it regrets it
_TAKES = re.compile(r"takes? ", re.IGNORECASE)
_REGRETS = re.compile(
    r"\b(?:still|unfortunately|sadly|alas|up to|too|yet|sorry|longer|slow\w*|at the moment|for now|know)\b",
    re.IGNORECASE,
)
# “it never stops” praises
_NEVER_FAILS = re.compile(
    r"\b(?:never|doesn[’']t|does not|has not|hasn[’']t|nie|jamais|nunca)(?: once)? (?:stop\w*|fail\w*|break\w*|"
    r"crash\w*|sleep\w*|"
    r"jam\w*|turn\w*|let \w+ down|rest\w*|tir\w+)\b",
    re.IGNORECASE,
)


def praises(words: str) -> bool:
    """Whether words that were taken for a weakness say of a thing that it never fails, and no more."""
    return bool(_NEVER_FAILS.search(words)) and not _CUE.search(_NEVER_FAILS.sub(" ", words))


def _is_none(text: str, cue: re.Match[str], *, own: bool) -> bool:
    """Whether what sounds like a weakness is mended, another's, or one that is spared."""
    if own and _TAKES.match(cue[0]) and not _REGRETS.search(text):
        return True
    if own and tells_a_failure(cue[0]) and is_of_a_supplier(text[: cue.start()]):
        return True
    begins, _ = clause_at(text, cue.start())
    before = text[begins : cue.start()]
    return bool(
        (not is_told_fault(cue[0]) and _HARMLESS.search(text[max(begins, cue.start() - 14) : cue.end() + 26]))
        or _GOOD.search(before)
        or _HELPED.search(before)
        or MENDED.search(text[cue.start() :])
    )


def _around(text: str, cue: re.Match[str]) -> tuple[int, int]:
    begins, end = clause_at(text, cue.start())
    if cue[0][:4].casefold() == "wish":  # all of it: “I wish …; as it is, everybody may change everything”
        return trimmed(text, *held_to_words(text, *trimmed(text, begins, len(text)), cue.start()))
    start = begins
    subject = _SUBJECT.match(text[start:end])
    # “Harbour masters complain” has more of a subject than its first word
    is_whole = is_plain_limit(cue[0])  # “Corsica is not served”: what is not is its subject
    if subject and not is_whole and _JOINS.fullmatch(text, start + subject.end(), cue.start()):
        start += subject.end()
    start += len(text[start:end]) - len(_AND.sub("", text[start:end], count=1))
    if end - cue.end() < 3 and cue.start() - start < 3 and end < len(text):
        end = clause_at(text, min(len(text) - 1, end + 2))[1]
    end = with_outcome(text, start, end)
    start, end = trimmed(text, *held_to_words(text, *trimmed(text, start, end), cue.start()))
    if len(text[start:end].split()) < 2:  # “slow” alone says too little
        start, end = trimmed(text, *held_to_words(text, *trimmed(text, begins, end), cue.start()))
    return start, end
