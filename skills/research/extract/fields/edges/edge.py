"""What it can do that others cannot."""

import re
from collections.abc import Iterator
from dataclasses import replace

from skills.research.cued import Cued
from skills.research.extract.fields.edges.eased import is_eased
from skills.research.extract.fields.edges.next_best import other_than_with_others, tells_of_the_next_best
from skills.research.extract.fields.edges.no_edge import is_boast, is_no_edge
from skills.research.extract.fields.edges.the_rest import where_the_rest_begins
from skills.research.extract.fields.faults.no_fault import goes_on
from skills.research.extract.labels.labelled import labelled, told_by_heading, whole
from skills.research.extract.labels.labels import gives_reasons
from skills.research.extract.labels.nobody_else import nobody_else_does_so
from skills.research.extract.labels.value import Said, Value
from skills.research.extract.words.families import NO_OTHER, SOLE
from skills.research.extract.words.phrases import begins_behind_initial, clause_at, held_to_words, trimmed

# nobody else does so, in other languages than English; other costs, choices and ways out are nobody's edge
NOBODY_ELSE = (
    r"kein(?:e[mnrs]?)? ander(?:e[mnrs]?)(?! (?:gebühr|kost|wahl|möglichkeit|tag|zeit|weg|grund|option|farb|größ|"
    r"sprach)\w*)|"
    r"niemand (?:sonst|anders?)|sonst (?:niemand|keiner|kein)|"
    r"(?:aucun|nul)(?:le|e)? autre(?! (?:frais|coûts?|choix|jour|moyen|raison|engagement|option|langue|taille|"
    r"couleur)\b)|"
    r"personne d[’']autre|nadie más|ning(?:ún|una) otr[oa](?! (?:coste|gasto|opción|idioma)\b)"
)
_MOST_WORDS = 20  # what nobody else can do takes some words
# what a program for accounts has not matched yet
UNMATCHED = r"(?:payments?|invoices?|entr(?:y|ies)|items?|records?|transactions?|lines?|orders?|names?)\b"
_CUE = Cued(
    rf"\b(?:the (?:world[’']s |industry[’']s |market[’']s )?{SOLE}|our {SOLE}|is only one|{SOLE} "
    r"(?:\w+ ){1,4}?(?:that|to|with|which|on the market|in the market)|the (?:world[’']s |"
    r"industry[’']s )?first(?: (?:and only|\w+))?(?: \w+)? (?:to|that|which|with)|"
    r"(?:was|were|is|are|been) (?:also )?(?:the )?first (?:to|in|\w+ (?:to|that|with))|first "
    r"(?:vendor|company|provider|tool|platform|product|maker) (?:to|that)|first (?:on|in) the "
    r"market|market first|world[’']s first|"
    r"in (?:\d+|[a-z]+) [a-z]+, (?:by far )?the (?:fewest|shortest|quickest) of (?:all|any|them|the \w+)|"
    r"(?:took|takes|needed|needs)\b[^.;]{0,40}?, the (?:shortest|least|fewest) of (?:all|any|them|the \w+)|"
    r"(?:brauchte|benötigte)\b[^.;]{0,40}?, (?:am wenigsten|so wenig wie|das kürzeste) (?:von|unter) allen|"
    r"(?:a pris|a demandé)\b[^.;]{0,40}?, le (?:plus court|moins) de tous|tardó\b[^.;]{0,40}?, (?:lo|el) (?:menos|"
    r"más corto) de todos|"
    r"(?:som )?d(?:en|et) eneste (?=\w+ (?:der|som|på|i|med)\b)|som d(?:en|et) eneste|den enda (?=\w+ som\b)|"
    r"(?:als|de|het) enige (?=(?:\w+ )?(?:die|dat|met)\b)|"
    r"(?:quiet|calm|tidi|clean|clear|strong|bright|steadi|simpl)est (?:\w+ ){0,3}(?:we|I)(?:[’']ve| have)?(?: ever)? "
    r"(?:measured|seen|tested|tried|used|heard|had|clocked|weighed)|no alternative to (?-i:[A-ZÀ-Þ]\w*|it\b|them\b)|"
    r"fastest|quickest|lightest|smallest|thinnest|most (?:accurate|precise|durable|"
    r"energy-efficient|complete|secure)|"
    r"patent(?:ed|s)?|patent-pending|proprietary|exclusive(?:ly)?|unique(?:ly)?|no rival|"
    rf"{NO_OTHER}|"
    r"(?:has|have|knows?) no (?:equal|match|peer|rival)s?(?! (?:rights?|opportunit\w+|pay|treatment|view))|"
    r"sucht (?:\w+ )?seinesgleichen|sans égal|no tiene (?:igual|rival)|"
    r"(?-i:[A-Z]\w+) alone (?:can|has|\w+s)|alone (?:in|among)|only (?-i:[A-Z]\w+) (?:lets|can|has|"
    r"offers|does|\w+s|\w+ed)\b|(?:nobody|no one|none) but|differs? from|"
    r"any other (?:maker|vendor|supplier|brand|provider|firm)[’']s|none of the other \w+|"
    r"nobody else|no one else|"
    r"(?:won[’']t|will not|cannot|can[’']t|struggle to|hard to) find (?:another|a second|any other)|(?:don[’']t|do "
    r"not) know of "
    r"(?:another|any other)|no competitor|none of its (?:rivals|competitors)|"
    rf"unmatched(?! {UNMATCHED})|"
    r"unrivall?ed|unparalleled|"
    r"(?:twice|three times|four times|five times|ten times|half|\d+(?:\.\d+)?\s?(?:x|%|times|"
    r"percent)) (?:as )?(?:fast|faster|cheap|cheaper|less|more|fewer|quick|quicker|lower|"
    r"longer|lighter|smaller|higher|better|accurate|the \w+)\b|"
    r"(?:\w+er) than (?:any|all|every|other|most|its (?:rivals|competitors)|the competition|"
    r"competing)|out(?:performs?|lasts?|paces?)|sets? (?:it|us|them|itself|\w+) apart|stands? "
    r"out|differentiat\w+|distinguish\w+|what makes \w+ (?:different|special|unique)|"
    r"(?:biggest|main|key|greatest|real|major|chief|clear|strongest) (?:strengths?|"
    r"advantages?|edge|differentiators?|selling points?|assets?|benefits?|features?|points?)|"
    r"(?:its|their|our|\w+[’']s) (?:strengths?|advantage|edge|trump card|usp|forte|standout "
    r"feature|killer feature)|"
    r"prais(?:e|es|ed)|lauded|applaud\w*|best known for|known for|renowned for|famous for|"
    r"excels? (?:at|in|with)|shines? (?:at|in|with|when)|where \w+ shines|impress(?:es|ed)|"
    r"love (?:its|the)|"
    r"even without (?:an? )?(?:internet|network|connection)|works? (?:fully |completely |"
    r"entirely )?(?:offline|without (?:an? |any )?(?:internet|network|connection|installation|"
    r"training))|in-house developed|"
    r"largest (?:\w+ )?(?:network|library|catalogue|catalog|database|selection|fleet|range)|"
    r"unlike (?:its |our |all |any |most |many |the )?(?:other|others|rivals?|competitors?|"
    r"competing|tools?|vendors?|providers?|alternatives|traditional|conventional|[A-Z]\w+)|in "
    r"contrast to|while others|"
    rf"{NOBODY_ELSE}|"
    r"als einzige\w*|einzige\w*|als erste\w*|schnellste\w*|patentiert\w*|einzigartig\w*|"
    r"alleinstellung\w*|anders als|im gegensatz zu|hebt sich|zeichnet sich|seule?s?\b(?= \w+ "
    r"(?:à|qui))|le seul|la seule|le premier|la première|breveté\w*|contrairement(?! à ce qu)|unique\w*|"
    r"se distingue|"
    r"le plus rapide|único|única|patentad\w+|a diferencia de|el primero|destaca|el más "
    r"rápido)\b|唯一|特許|業界初|世界初",
    re.IGNORECASE,
)
_UNLIKE = re.compile(
    r"^\W*(?:unlike|in contrast to|while others|where others|anders als|im gegensatz zu|"
    r"alone (?:among|of)|contrairement(?! à ce qu)|a diferencia)\b[^,]*,\s+",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:and |but |also |that )?(?:the |our |its )?(?:[A-ZÀ-Þ][\w’'-]*(?: "
    r"[A-ZÀ-Þ][\w’'-]*){0,2}|we|it|they|wir|er|sie|es|nous|il|elle)(?:[’']s)?\s+(?:(?:is|was|"
    r"are|were|has been|remains|ist|est|es|sommes|sind)\s+(?=(?:still |also )?(?:the|an?|der|"
    r"die|das|le|la|el|un|ein)\b)(?:still |also )?(?:the |an? |der |die |das |le |la |el )?)?",
)
# common words around a cue that make it something else
_NO_EDGE = re.compile(
    r"\b(?:no other (?:fees?|charges?|costs?|strings)\b|only (?:available|works? (?:on|in|with)|"
    r"supports?|in|for|on|one|be|be|after|if|"
    r"when|mentioned|until)|(?:market|industry) (?:leader|share)|first (?:office|quarter|half|"
    r"time|appeared|founded|step|steps|year|month|name|customer|round|came|reported|"
    r"published)|"
    r"exclusive (?:interview|offer|discount|report|rights to the story)|known for years|"
    r"patent (?:dispute|lawsuit|troll|infring\w+)|infring\w+|first-come|fastest[- ]growing|"
    r"unique (?:visitors?|users?|opportunity|challenge)|largest (?:customer|client|investor|"
    r"shareholder|market|round)|"
    r"half the (?:team|staff|company)|half of|better than nothing|more than (?:half|\d)|only "
    r"\d|exclusively (?:in|to|by))\b",
    re.IGNORECASE,
)
# “From a carton in the shop we were back at the picker in one step”
_SETTING = re.compile(
    r"(?:From|In|On|At|After|Before|With|For|To|By|Under|Where|When|Aus|Nach|Mit|Bei|Depuis|Après|Desde) "
)
_COLON = re.compile(r"[^:,;.]{0,30}:\s+(?=\S+\s\S+\s\S)")
# “the only outside money we have taken” tells of owners, not of what a thing can do
_OF_MONEY = re.compile(
    r"\b(?:only|first|sole|last|einzige\w*|erste\w*|seule?|premi[eè]re?|únic[oa]|primer[oa]?)(?: "
    r"[\w-]+){0,2} (?:money|capital|"
    r"investors?|investments?|(?:funding |financing )?rounds?|funding|stakes?|shareholders?|loans?|backers?|"
    r"owners?|acquisition|"
    r"geld|kapital|\w*kapital|investor\w*|geldgeber\w*|finanzierung\w*|gesellschafter\w*|argent|capitaux|levée|"
    r"investisseurs?|"
    r"actionnaires?|inversor\w*|dinero|ronda)\b",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\b(?:become|becoming|wants?|dreams?|race|nearly|almost|one of$|among$|one of the|among "
    r"the|claims? of "
    r"(?:its )?rivals?)\b",
    re.IGNORECASE,
)


# says only that nobody else does what was said before
_ALONE = Cued(
    rf"\s?[;,–—]\s+(?:und |et |y )?(?:{NOBODY_ELSE})\b[^.;:]{{0,60}}(?:\bn[’']y (?:parvient|arrive)|\b(?:ne "
    rf")?(?:le|la|les) (?:fait|sait|peut)|"
    r"\b(?:kann|schafft|macht|tut|bietet|hat) (?:das|dies|es|so etwas)|\b(?:das|dies|es)(?: so)? (?:kann|schafft|"
    r"macht|tut|bietet|hat)|"
    r"\blo (?:hace|puede|logra|tiene))\W*$|"
    r",\s+(?:and|while|whereas|where|but)\s+(?:every|all|any) (?:the )?others?\b[^.;:]{3,80}[.!]?$|"
    r"(?<!\bif)(?<!\bwhen)(?<!\bunless),?\s+(?:(?:something |a thing )?(?:which|that|and|what)\s+)?(?:not one other|no "
    r"(?:competing|other(?! (?:day|time|way|reason|choice|"
    r"option))|one|rival|"
    r"competitor)|nobody|nothing(?! for\b)|none)\b[^.;:]{0,50}[.!]?$|,?\s+(?:an? "
    r"(?:industry |world )?|industry |world "
    r")first\W*$",
    re.IGNORECASE,
)
# says so of the sentence before: “No other roster does that.”
_POINTS_BACK = re.compile(
    r"^(?:and |but |so |that )?(?:"
    r"we(?: have|[’']ve)? [^.;]{0,30}\bfound (?:no other|nobody|no one|none)\b|"
    r"(?:no(?: other)?(?!,)|not (?:one|a single) other|"
    r"nobody(?! has to)|none|few|(?:it|this|we|they|ours)(?: is| are|[’']re|[’']s) (?:still "
    r")?the (?:only|"
    r"first|sole))\b"
    r"[^.;]{0,80}\b"
    r"(?:do(?:es)?|has|have|offers?|requires?|demands?|insists? on|gives?|can (?:do|offer|say)|manages?|dares?) "
    r"(?:that|this|it|so|the same)"
    r"(?: today| yet| so far)?\W*(?:$|[;,])|"
    rf"(?:{NO_OTHER}|nobody(?: else)?|none|few)"
    r"(?: [\w’'-]+){0,3} (?:do(?:es)?|can|dares?)\W*$|"
    # “No other tool prints all three”
    rf"(?:{NO_OTHER}|no rival|nobody else|no one else|none of the others?)"
    r"\b[^.;]{1,60}? (?:all (?:of )?"
    r"(?:two|three|four|five|six|these|those|them)|(?:these|those) (?:two|three|four|five)|both|any of (?:these|those|"
    r"them))\W*$|"
    r"(?:nobody|no one|none)(?: else| of (?:the|its|our) \w+)? (?:managed|got|came|was|were|did) (?:any )?(?:better|"
    r"closer|"
    r"nearer|quicker|faster|below|under|more|less)\b|"
    r"(?:of (?:all )?the [^.;,]{3,50},? )?(?:it|this|we|they|ours)(?: is| are|[’']s|[’']re) (?:still )?the "
    r"(?:only|sole|first)(?: [\w’'-]+){1,4} (?:that|which|who|to) (?:do(?:es)?|can)(?: so)?\W*$|"
    r"[^.;]{0,60}\b(?:won[’']t|will not|cannot|can[’']t) (?:see|find|get|have) (?:that|this|it|these) "
    r"(?:anywhere else|elsewhere)|(?:we|i) (?:have not|haven[’']t|have never|never) (?:seen|found|met) (?:that|this|"
    r"it) "
    r"(?:anywhere else|elsewhere|before))|^(?:das|dies\w*) (?:macht|bietet|kann|hat|gibt|schafft|leistet) "
    r"[^.;]{3,40} sonst "
    r"(?:niemand|keiner)\b|^(?:das|dies\w*)(?: \w+)? (?:macht|bietet|kann|hat|gibt|"
    r"schafft|leistet) (?:außer uns|sonst) (?:niemand|keiner)\b|^(?:kein anderer|niemand sonst|aucun "
    r"autre)\b[^.;]{0,60}\b(?:das|dies|cela|ça|alle (?:zwei|drei|vier|fünf)|beides|tous les (?:deux|trois|quatre)|"
    r"les (?:deux|trois|quatre) à la fois)\b",
    re.IGNORECASE,
)
# “Three quotes go out at once: no other program for masons reckons them from the drawing”
_OF_IT = Cued(
    rf"\s?[:;–—]\s+(?:for |because |denn |car |und |et )?(?:{NOBODY_ELSE}|{NO_OTHER}|nobody else|no one else|no rival|"
    r"none of the others)\b[^.;:]{0,60}?"
    r"\b(?:it|them|that|so|ne (?:les?|la)\b|ne l(?=[’'])|es|sie|das|ihn|lo|la|los|las)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^(?:because|since|weil|denn|car|porque)\s+", re.IGNORECASE)


# how the others do it, in the second half of a sentence
_CONTRAST = re.compile(
    r"(?:and |but |while |whereas |where |with |bei |chez )?(?:every|all|any|each) (?:the )?others?\b|"
    r"(?:and |but |while |whereas |with )?(?:the (?:others|rest|next (?:best|fastest|quickest|nearest))|our (?:rivals|"
    r"competitors)|everybody else|everyone else|anybody else|anyone else)\b",
    re.IGNORECASE,
)
_LEAST_WORDS = 4
_MOST_OF_REASON = 28
_OF_ALL = re.compile(r"(?:the )?\w+est (?:of (?:all|any|them all|the \w+)|by far|we \w+)", re.IGNORECASE)


# “The lab came back with | nothing at all” says nothing before its end
_OPEN = re.compile(
    r"\b(?:with|for|of|to|from|by|at|in|on|as|than|like|is|was|are|were|found|finds?|has|have|had|says?|said|"
    r"costs?|means?|"
    r"got|gets?|gave|left|does|did)\W*$|[’'](?:s|re|ve)\W*$",
    re.IGNORECASE,
)


def own_part(text: str, start: int, end: int) -> tuple[int, int]:
    """Of “it works with no signal; every other one stops” what stands before the others, if these words are of them."""
    if _CONTRAST.match(text, start) and len(text[:start].split()) >= _LEAST_WORDS:
        return trimmed(text, 0, start)
    return start, end


# what is missing from a thing that differs from the others, and what differs from another time
_WORSE = re.compile(
    r"\b(?:no|not|cannot|lacks?|lacking|fails?|never|only|slower|dearer|costs? more|nicht|kein\w*|fehlt|nur|pas|"
    r"aucune?|sans|manque)\b|n[’']t\b",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"\b(?:and )?not (?:after|later|only|just)\b", re.IGNORECASE
)  # “before it and not after”
_OTHER_TIME = re.compile(
    r"^\W*\w+(?: \w+)? (?:last|previous|before|earlier|the (?:old|previous|last|first)|in (?:the past|\d)|früher|"
    r"bisher|im (?:vorjahr|letzten)|zuvor|l[’']an|avant|auparavant|many of us|you|me|us|what)\b",
    re.IGNORECASE,
)


def is_unlike_others(text: str) -> bool:
    """Whether a sentence says what a thing does, other than others: “Unlike camera systems, it reads wet cloth.”"""
    found = _UNLIKE.match(text)
    if found is None:  # German puts the verb there
        found = re.match(r"(?:Anders als|Im Gegensatz zu) (?:[\w-]+ ){1,4}?(?=[a-zß-ÿ]+t\b)", text)
    said = _NOT_AFTER.sub("", text)
    return bool(found) and not (_OTHER_TIME.match(text) or (found and _WORSE.search(said, found.end())))


def points_back(text: str) -> bool:
    """Whether a sentence says of the one before it that nobody else does so."""
    return bool(_POINTS_BACK.search(text)) or tells_of_the_next_best(text) or nobody_else_does_so(text)


def edges(said: Said) -> Iterator[Value]:
    """The clause around words such as only, first, patented, unlike others; or an item below “why us”."""
    text = said.text
    if unlike := list(other_than_with_others(said)):
        yield from unlike
        return
    if said.heading and said.own and gives_reasons(said.path):
        return  # the words below it say so in full
    tail = _ALONE.search(text) or _OF_IT.search(text)
    end = tail.start() if tail and tail.start() > 8 else where_the_rest_begins(text)
    if _is_listed(said) and any(labelled("edge", said, by_heading=True)):
        yield whole(text[:end])
        return
    found = _before_tail(text, end) if end < len(text) and not _OPEN.search(text[:end]) else None
    found = found or (whole(text) if goes_on(text) or is_eased(said) else None)
    found = found or next(filter(None, (_at_cue(text, cue) for cue in _CUE.finditer(text))), None)
    if found:
        yield found
    elif not is_no_edge(text, ()):
        yield from told_by_heading("edge", said)
        yield from _first_of_reason(said)


def _is_listed(said: Said) -> bool:
    """Whether it may stand for itself below such a heading, as neither “Us too.” nor “A little extra.” does."""
    is_sentence = said.own and said.text.rstrip()[-1:] in ".!" and said.label in ("", *said.path[-1:])
    is_slogan = is_sentence and len(said.text.split()) < _LEAST_WORDS
    return said.alone and not (is_slogan or is_boast(said.text))


def _first_of_reason(said: Said) -> Iterator[Value]:
    """The first words below a heading of its own that stands below “Why they move to us”."""
    is_first = said.own and said.leads and gives_reasons(said.path[-2:-1])
    if is_first and _LEAST_WORDS <= len(said.text.split()) <= _MOST_OF_REASON:
        yield replace(whole(said.text), sure=0.8)


def _before_tail(text: str, end: int) -> Value | None:
    """Of “it reads the bed board, and no other does” what stands before the others; None where that says too little."""
    lead = _FIRST.match(text)
    start = lead.end() if lead else 0
    if (subject := _SUBJECT.match(text[start:end])) and not _SETTING.match(text, start):
        start += subject.end()
    start, end = trimmed(text, *held_to_words(text, *trimmed(text, start, end), start, most=_MOST_WORDS))
    return Value(start, end, sure=0.9, affirms=False) if len(text[start:end].split()) > 2 else None


def _at_cue(text: str, cue: re.Match[str]) -> Value | None:
    """The clause of such words; None where they are something else, or stand alone."""
    start, end = _around(text, cue.start(), cue.end())
    if _OF_MONEY.search(text, cue.start(), end) or _is_of_anything(text, cue):
        return None
    if _NO_EDGE.search(text[max(0, cue.start() - 2) : cue.end() + 24]) or _WANTED.search(
        text[max(0, cue.start() - 24) : cue.start()].rstrip()
    ):
        return None
    if len(text[start:end].split()) < 2:
        return None
    start, end = own_part(text, start, end)
    if _OF_ALL.fullmatch(text, start, end):  # “it needed two days to learn a crop, the quickest of all”
        start = trimmed(text, begins_behind_initial(text), start)[0]
    at = cue.start() if start <= cue.start() < end else -1
    return Value(start, end, sure=0.85, cue=at, affirms=not _DENIES.match(cue[0]))


# “A car park is the first ward that anybody visits”: neither a house nor what it sells
_ANYTHING = re.compile(
    r"^\W*(?:an?|eine?|une?|un[ao]?) [a-zß-ÿ-]+(?: [a-zß-ÿ-]+){0,2} (?:is|ist|est|es|è) ", re.IGNORECASE
)
# “for hospitals in Ireland, and for nobody else” says whom it is for
_FOR_WHOM = re.compile(r"\b(?:for|für|pour|para|voor)\s+$", re.IGNORECASE)


def _is_of_anything(text: str, cue: re.Match[str]) -> bool:
    """Whether such words are of no thing that is sold, or only of whom it is for."""
    is_first = bool(_ANYTHING.match(text)) and "first" in cue[0].casefold()
    return is_first or bool(_FOR_WHOM.search(text[: cue.start()]))


_DENIES = re.compile(
    r"no|none|nobody|kein|niemand|sonst|aucun|nul|personne|nadie|ning|unlike|in contrast|while|anders|im gegen|"
    r"contrair|a difer|unmatched|even without|works?",
    re.IGNORECASE,
)


def _around(text: str, cue: int, behind: int) -> tuple[int, int]:
    """From behind the subject of the cue's clause to its end; of “unlike others, …” what follows."""
    if unlike := _UNLIKE.match(text):
        start, (_, end) = unlike.end(), clause_at(text, unlike.end())
        cue = start
    else:
        start, end = clause_at(text, cue)
        if colon := _COLON.match(text, behind):  # “the first: it sews” says it behind the mark
            start = cue = colon.end()
            end = len(text)
        elif end - behind < 3 and end < len(text):
            end = clause_at(text, min(len(text) - 1, end + 2))[1]
    if subject := _SUBJECT.match(text[start:end]):
        start = min(start + subject.end(), max(cue, start))
    start, end = held_to_words(text, *trimmed(text, start, end), cue, most=_MOST_WORDS)
    return trimmed(text, start, end)
