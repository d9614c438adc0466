"""For whom it is made."""

import re
from collections.abc import Iterator
from dataclasses import replace

from skills.research.cued import Cued
from skills.research.extract.labels.labelled import labelled
from skills.research.extract.labels.value import Need, Said, Value
from skills.research.extract.words.phrases import noun_phrase, trimmed

_STRONG = Cued(
    r"\b(?:(?:(?:built|designed|made|aimed|tailored|ideal|perfect|intended|developed|created|"
    r"suited|suitable|purpose-built|optimi[sz]ed|meant|engineered|best suited|works best|"
    r"great)\s+"
    r"(?:\w+ly\s+|especially\s+|squarely\s+)?(?:for|at|to)(?:\s+the needs of)?|(?:targets?|"
    r"targeting|caters? (?:mainly |mostly |primarily )?to|catering to|geared (?:towards?|to)|"
    r"focus(?:es|ed|ing)?\s+(?:\w+ly\s+)?on|speciali[sz]es in (?=\w+ (?:firms|companies|teams|"
    r"clinics))|"
    r"speciali[sz]e[sd]?\s+(?:in serving|on)|sells?\s+(?:mainly |mostly |primarily |only |"
    r"exclusively |chiefly )?to|(?:serves?|looks after(?! (?:the|its|their|your|our|all|every|each)\b)|"
    r"we look after(?! (?:the|its|their|your|our|all|every|each)\b))(?:\s+(?:mainly|mostly|primarily|only))?|serving|"
    r"aimed (?:squarely )?at|addresses|"
    r"markets? (?:itself|its \w+|\w+) to|popular (?:with|among)|(?-i:Among)|works? for|helps?|lets?|"
    r"enables?|gives|empowers?))\s+|"
    r"(?:typical|main|core|target|ideal|primary)\s+(?:customers?|buyers?|users?|clients?|"
    r"audience|market)\s+(?:is|are|ranges? from)\s+|\b(?:our|its|their|most|"
    r"whose)\s+(?:\w+\s+)?(?:customers|buyers|users|clients)\s+are\s+(?:mostly |mainly |"
    r"typically )?|"
    r"(?-i:Wir) (?:bauen|machen|entwickeln|fertigen|liefern) (?:\w+ ){0,2}\w+ für\s+|"
    r"(?:richtet sich (?:vor allem )?an|(?:\w+ )?entwickelt für|ideal für|gebaut für|"
    r"geschaffen für|gemacht für|speziell für|konzipiert für|zielgruppe (?:sind|ist))\s+|"
    r"(?:s[’']adresse (?:surtout )?aux?|conçue? pour|destinée? aux?|pensée? pour|"
    r"cible)\s+(?:les |des )?|(?:dirigido a|pensado para|diseñado para|se dirige a|orientado "
    r"a)\s+(?:las |los )?)",
    re.IGNORECASE,
)
_PRODUCT_FOR = Cued(
    r"\b(?:platform|software|tool|tools|suite|app|apps|application|service|services|system|"
    r"systems|solution|solutions|planner|tracker|scanner|robots?|devices?|crm|erp|marketplace|"
    r"network|engine|plattform|help ?desk|service desk|inbox|database|workspace|portal|register|"
    r"planning|scheduling|management|billing|invoicing|payroll|accounting|tracking|analytics|"
    r"automation|booking|reporting|training|hardware|sensors?|monitoring|payments?|security|"
    r"support|"
    r"logiciel|plateforme|outil|herramienta|programa|\w+software|lösung|operating system|"
    r"assistant|intelligence|made simple|made easy|simplified|insurance|banking|lending|"
    r"compliance|procurement|recruiting|"
    r"logistics|delivery|hosting|storage|robotics|optimi[sz]ation|maintenance|control|"
    r"forecasting)\s+(?:\w+\s+)?(?:(?:built|made|designed)\s+)?(?:for|für|pour|"
    r"para)\s+(?:the\s+|les\s+|los\s+|las\s+|des\s+)?",
    re.IGNORECASE,
)
# how words may begin that are no buyers
_NOT_WHO = re.compile(
    r"^(?:(?:iOS|Android|iPhones?|iPads?|Windows|macOS|Linux|tablets?|smartphones?|browsers?)(?! [a-z]+s\b)|"
    r"you|your|us|me|them|it|"
    r"this|that|these|those|everyone|everything|anyone|a\b(?! \w+ "
    r"(?:bank|business|company|team|firm|clinic))|an?\b(?= (?:while|year|month|day|long|fee|"
    r"price|reason|limited|free|better|new|single|great|wide|good))|"
    r"example|instance|free|years?|months?|days?|now|more|less|less than|up|use|both|all "
    r"(?:the|of)|about|details|info\w*|reasons?|the first|the (?:same|most|best|next|last|"
    r"price|future|world|moment|time|sake|long|rest|past|purpose)|"
    r"[$€£\d]|sale|its|their|his|her|our|what|how|when|which|who|managing|handling|tracking|"
    r"building|planning|making|sending|running|getting|creating|reducing|using|growth|"
    r"purchase|"
    r"keep|save|reduce|make|avoid|find|cut|improve|track|manage|plan|see|get|turn|do|be|to|"
    r"with|in|on|at|by|against|speed|quality|sustainability|innovation|research|development|"
    r"design|safety|security)\b(?!-)",
    re.IGNORECASE,
)
_GERUND = re.compile(r"^\w+ing\b", re.IGNORECASE)
_TRADES = re.compile(
    r"^(?:growing|emerging|manufacturing|engineering|consulting|marketing|accounting|housing|"
    r"nursing|trading|mining|shipping|publishing|printing|banking|advertising|building|"
    r"catering|cleaning|"
    r"clothing|farming|fishing|gaming|landscaping|leading|licensing|outsourcing|packaging|"
    r"plumbing|roofing|recruiting|staffing|teaching|training|demanding|scaling|independent|"
    r"developing|expanding|existing|ageing|aging)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"(?:[^s\W]s|ies|men|women|people|staff|crews?|public|sector|industry|market|governments?|"
    r"smb|sme|mid-?market|enterprise|bank|business|company|team|firm|retail|healthcare|"
    r"hospitality|e-?commerce|"
    r"logistics|education|construction|manufacturing|finance|agriculture|aviation|government|"
    r"bodies|children|kids|personnel|faculty|\w+betriebe?|\w+er|\w+en|\w+unternehmen|"
    r"\w+teams?|\w+x|\w+os|\w+as)$",
    re.IGNORECASE,
)
_VERBED = re.compile(
    r"^((?:[\w’'/&-]+\s){0,6}?[\w’'/&-]+?)\s+(?=(?:to\s)?(?:plan|save|sell|cut|manage|track|"
    r"run|reduce|find|build|grow|ship|pay|hire|keep|make|get|see|turn|win|schedule|book|serve|"
    r"move|reach|stay|close|collect|create|automate|do|go|spend|send|work|share|handle|"
    r"deliver|bring|replace|avoid|improve|organi[sz]e|launch|detect|prevent|measure|monitor|"
    r"understand|learn|answer|stop|take|set|meet|design|control|combine|connect|digiti[sz]e|"
    r"fill|forecast|invoice|prepare|recover|scale|streamline|talk|test|write|file|comply|know|"
    r"buy|order|store|treat|diagnose|train|analy[sz]e|read|process|produce|operate|"
    r"optimi[sz]e|protect|respond)\b)",
    re.IGNORECASE,
)
_HELPS = re.compile(r"\b(?:helps?|lets?|enables?|gives|empowers?)\s*$", re.IGNORECASE)


# “Acme is a bench scale for plum growers”, “Acme, the bench scale for plum growers, …”
_IS_FOR = Cued(
    r"^(?:The )?[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ0-9][\w’'-]*){0,2}(?:,| is) (?:an?|the) (?!(?:[a-z-]+ ){0,3}(?:reason|"
    r"discount|threat|problem|prize|award|deadline|fee|charge|trouble|fine|day|year|word|name|place|time|winner|price|reward|"
    r"blow|loss|win|need|case|match|room|tax|risk|leader|home) for )(?:[a-z-]+ ){1,4}?for (?:the )?(?=[a-z])"
)
# “rents scales to plum growers”, “supplies plum growers with scales”
_SUPPLIES = Cued(
    r"^(?:We|[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ0-9][\w’'-]*){0,2}) (?:(?:sells?|rents?|leases?|hires?) (?:out )?"
    r"(?:[a-z-]+ ){1,4}?to (?=[a-z])|(?:supply|supplies|equips?|provides?) (?=[a-z](?:[\w’'-]+ ){1,5}?with [a-z]))"
)
# “Acme équipe les cabinets de kinésithérapie en tables pliantes”, “Nous fournissons les écoles”
_EQUIPS = Cued(
    r"^(?:Nous|[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ0-9][\w’'-]*){0,2}) (?:équip(?:e|ons)|fournit|fournissons|accompagn(?:e|"
    r"ons)) "
    r"(?:(?:surtout|principalement|avant tout) )?(?:les |aux |des )(?P<who>[a-zà-ÿ][^.,;:]{3,50}?)"
    r"(?=\s?(?:[.,;:]|$)| (?:en|avec|dans|depuis) )"
)
# “The screen is built for people in gloves”: how a part of a thing is made, and not for whom the thing is
_OF_A_PART = re.compile(
    r"^\W*(?:the|our|its|each|every|all) (?:[\w-]+ ){0,2}(?:screens?|buttons?|menus?|pages?|forms?|keyboards?|keys|"
    r"displays?|"
    r"handles?|labels?|fonts?|letters|doors?|lids?|panels?|views?|layouts?|icons?|texts?|signs?|straps?|seats?|"
    r"cables?) "
    r"(?:is|are|was|were) $",
    re.IGNORECASE,
)
_IN_MIND = Cued(
    r"\b(?:built|designed|made|developed|created) with (?:the needs of "
    r")?(?P<who>[^.,;]{3,60}?) in mind\b",
    re.IGNORECASE,
)


# “für Krankenhäuser”, “des blanchisseries”
_LEADS_IN = re.compile(
    r"\s*(?:(?:für|fuer)\s+(?:(?:alle|die|den|das)\s+)?|pour\s+(?:(?:tous|toutes)\s+)?(?:les\s+|des\s+|l[’'])?|"
    r"(?:des|aux|les)\s+(?=\w+[sx]\b)|para\s+(?:(?:los|las|el|la)\s+)?|for\s+(?:all\s+(?:the\s+)?)?)(?=\S)",
    re.IGNORECASE,
)


# “mobile Kühlzellen und Anhänger an Metzgereien und Vereine”: what stands before “an” is what they get
_HANDS_OVER = re.compile(r"\b(?:vermiet|verkauf|liefer|verleih|vertreib)\w*\b", re.IGNORECASE)
_GOODS_TO = re.compile(r"(?:[^.;:]{3,70}?[a-zß-ÿ]) an (?:die |alle )?(?=[A-ZÄÖÜ][a-zäöüß]{3,})")


def behind_preposition(text: str, start: int, end: int) -> tuple[int, int]:
    """Of “für Krankenhäuser” whom it is for, and of “Kühlzellen an Metzgereien” to whom they go."""
    found = _LEADS_IN.match(text, start, end) or (
        _HANDS_OVER.search(text) and _GOODS_TO.match(text, start, end)
    )
    return (found.end(), end) if found else (start, end)


def segments(said: Said) -> Iterator[Value]:
    """Who it is built, meant or sold for, as a noun phrase."""
    for one in labelled("segment", said):
        start, end = behind_preposition(said.text, one.start, one.end)
        yield replace(one, start=start, end=end)
    yield from _users(said)
    for told in _TOLD_BACKWARDS.finditer(said.text) if said.own else ():
        if not _NOBODY.match(told["who"]):
            yield Value(*told.span("who"), sure=0.9, cue=told.start("who"), need=Need.SITE)
    if said.own and (equipped := _EQUIPS.match(said.text)):
        yield Value(*equipped.span("who"), sure=0.95, cue=equipped.start("who"), need=Need.SITE)
    for mind in _IN_MIND.finditer(said.text):
        yield Value(*mind.span("who"), sure=0.9, cue=mind.start())
    yield from _behind_cues(said)


def _behind_cues(said: Said) -> Iterator[Value]:
    """Behind words such as “made for”, each once and with whom it is for besides."""
    seen: set[int] = set()
    for pattern, sure in ((_STRONG, 0.95), (_PRODUCT_FOR, 0.85), (_IS_FOR, 0.8), (_SUPPLIES, 0.8)):
        for cue in pattern.finditer(said.text):
            start = cue.end()
            if _OF_A_PART.match(said.text[: cue.start()]):
                continue
            german = bool(re.search(r"\b(?:an|für)\s+$", cue[0]))
            span = _who(said.text, start, helped=bool(_HELPS.search(cue[0])), any_noun=german)
            if span and pattern is _SUPPLIES and (behind := said.text.find(" with ", *span)) > 0:
                span = (span[0], behind)
            while span and span[0] not in seen:
                seen.add(span[0])
                yield Value(*span, sure=sure, cue=cue.start(), need=Need.SITE)
                more = _AND_FOR.match(said.text, span[1])
                span = _who(said.text, more.end(), helped=False, any_noun=german) if more else None


_IN_PLACE = r"(?: (?:in|across|throughout) (?:the )?[A-ZÀ-Þ]\w+(?:(?:, | and )(?:the )?[A-ZÀ-Þ]\w+)*)?"
_KIND = r"\w*[a-zß-ÿ](?:[^s\W]s|ies|men|people|staff|crews|betriebe|unternehmen|häuser|heime|ungen|ereien)"
# “Workwear laundries in Britain use Tagsmith One to”, “Large uniform laundries automate sorting with Pressline 7”
_USE = Cued(
    rf"^(?P<who>(?:[A-ZÀ-Þ][a-zß-ÿ-]+|[A-ZÀ-Þ][\w-]* )?(?:(?:[a-zß-ÿ][\w’-]*),? ){{0,6}}?{_KIND}{_IN_PLACE}) "
    r"(?:(?:use|run|rely on|work with|trust|choose|nutzen|verwenden|utilisent|usan) (?:the )?[A-ZÀ-Þ]|"
    r"(?:plan|manage|schedule|automate|organi[sz]e|book|track|bill|invoice|control|handle|sort|count|measure|monitor|"
    r"design|operate|follow|document|calculate|quote|teach|train|rent|dispatch|planen|steuern|verwalten|gèrent|"
    r"planifient) (?!\w+ly\b)[^.;:]{3,70}? (?:with|using) (?P<name>[A-ZÀ-Þ]))"
)
_PLURAL = re.compile(rf"{_KIND}(?={_IN_PLACE}$)")
# of whom it says nothing, or who they are by name
_NOBODY = re.compile(
    r"^(?:(?:our|your|its|their|many|most|some|all|few|several|these|those|both|such|other|more|the|we|they|"
    r"you|users|customers|"
    r"clients|people|teams|others|viele|alle|unsere|nos|les|\w*day|\w*days|nowadays|always|sometimes|hours|results|"
    r"prices|plans|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"hundreds?|thousands?|dozens?|over|"
    r"about|around|nearly|almost|up to|zwei|drei|vier|fünf|zehn|über|rund|deux|trois|plus)\b|\d|.*\b(?:her|his|"
    r"their|my|our|its)\b)",
    re.IGNORECASE,
)


# “Kiwifruit packhouses are who we build for”, “Berry coolers are the other half of our business”,
# “Cherry packers run it too”, “Avocado packers came knocking later”
_TOLD_BACKWARDS = Cued(
    r"(?:^|[.!?] )(?P<who>[A-ZÀ-Þ][a-zß-ÿ-]+(?: [a-zß-ÿ][\w’-]*){1,3}?(?<=[a-zß-ÿ]s)) "
    r"(?:are (?:who|whom|the (?:people|ones|houses) (?:who|whom|that)?) ?(?:we|our \w+|it|"
    r"this) (?:\w+ )?(?:\w+ ?)?(?:for|with|to)\b|"
    r"are (?:(?:the other |almost |about |nearly |over |more than )?(?:half|third|most|all|the rest|the bulk|"
    r"part)) of "
    r"(?:our|its) (?:business|trade|work|customers)|"
    r"(?:run|use|like|buy|have|rely on|swear by) it(?:,? (?:too|as well)|\b(?=,| every| each| all))|"
    r"came (?:knocking|to us|on board) (?:later|next|too|after that))"
)


def _users(said: Said) -> Iterator[Value]:
    """Those of a kind who are said to use it by its name."""
    found = _USE.match(said.text)
    if not found or _NOBODY.match(found["who"]) or not (kind := _PLURAL.search(found["who"])):
        return
    # “Kestrel Hotels” are somebody; a noun that begins the sentence, or follows “Kleine”, is a kind
    is_named = (
        kind.start() > 0 and kind[0][:1].isupper() and not re.match(r"[A-ZÀ-Þ]\w+e[rn]? ", found["who"])
    )
    if is_named:
        return
    yield Value(*found.span("who"), sure=0.85, cue=found.start("who"), need=Need.NAMED)


# “for dairies and for the farms behind them” names two
_AND_FOR = re.compile(
    r",? (?:and|or|und|oder|et|y) (?:also |auch |aussi )?(?:for|für|pour|para) (?:the |die |den |les |los |las )?",
    re.IGNORECASE,
)
_IS_MISSING = re.compile(r"\s(?:fehl(?:t|en)|is missing|are missing|manquent?|falta)\b")


def _who(text: str, start: int, *, helped: bool, any_noun: bool) -> tuple[int, int] | None:
    rest = text[start:]
    if (_NOT_WHO.match(rest) and not _TRADES.match(rest)) or (
        _GERUND.match(rest) and not _TRADES.match(rest)
    ):
        return None
    end = noun_phrase(text, start, most=9, through="with")
    if more := _AND_FOR.search(text, start, end):
        end = more.start()
    if helped:
        verb = _VERBED.match(text[start:end])
        if not verb:
            return None
        end = start + verb.end(1)
    else:
        end = _with_size(text, end)
    start, end = trimmed(text, start, end)
    if _IS_MISSING.search(text, start, end) or _IS_MISSING.match(text, end):  # “eine App für Fahrer fehlt”
        return None
    words = text[start:end].split()
    people = any_noun or any(_PEOPLE.search(word.strip(",")) for word in words)
    # of “900 practices” it is said how many they are
    counted = bool(words) and words[0][:1].isdigit()
    return (start, end) if words and people and not counted and len(words) <= 10 else None


def _with_size(text: str, end: int) -> int:
    """With how many they are or where, where that follows at once."""
    if cut := re.search(r"\swith(?: (?:more|fewer|less))?$", text[:end]):  # “than ten vessels” ended it
        end = cut.start()
    more = re.match(
        r"\s(?:they (?:serve|supply|work for|rent to|wash for|deliver to)\b|with (?:their|its) own \w+|"
        r"with (?:more than |over |up to |fewer than |less than |at least )?\S+(?: to \S+)? [\w-]+|of "
        r"\d\S*(?: to \S+)? \w+|in (?:the )?[A-Z]\w+(?: [A-Z]\w+)?|from \S+ to \S+ \w+)",
        text[end:],
    )
    return end + more.end() if more else end


_CLAIMS_TO_LEAD = re.compile(
    r"\bleads (?:in|for|the market)\b|\bmarket leader\b|\bnumber one (?:in|for)\b|\bleading (?:provider|supplier|"
    r"maker)\b",
    re.IGNORECASE,
)


def is_claim_to_lead(text: str) -> bool:
    """Whether a house says where it leads, which tells little of whom it is for."""
    return bool(_CLAIMS_TO_LEAD.search(text))
