"""Who is called the leader, in whose words: sentences that say so of one company, and only of that one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indexing.days import date_in
from skills.research.compare.alike import stems_of
from skills.research.compare.mentions import IS, LEGAL_BEHIND, mentions_in
from skills.research.compare.superlatives import best_in
from skills.research.compare.supplied import is_supplied
from skills.research.facts import Fact, Span, Voice
from skills.research.report import Source

LEADER_FIELD = "leader"  # not of the schema: only these facts have it


class Kind(StrEnum):
    LEADER = "market leader"
    LARGEST = "largest"


_CUES = {
    Kind.LEADER: re.compile(
        r"\b(?:market leader|leads (?:the|our|this) (?:\w+ ){0,4}(?:market|field|ranking|list)|leads(?= (?:in|on|by) )|"
        r"leads (?:the|this) (?P<part>(?:[\w&’'-]+ ){1,4}?(?:segment|sector|category))\b|"
        r"führt (?:das|im) (?P<teil>\w*segment(?: [A-ZÄÖÜ]\w+)?)(?![^.!?\n]*\bein\b)|"
        r"domine le (?P<partie>(?:segment|secteur) (?:de la |du |des |de l['’])?\w+)|"
        r"liegt(?= (?:bei|im|in) [^,.;:]{2,40} vorne?\b)|"
        r"takes? the lead(?= (?:in|on|for|by) )|has the edge(?= (?:in|on|for|when) )|"
        r"leads(?=, at least in (?:your|our|(?:our )?readers['’]?|customers['’]?|users['’]?) "
        r"(?:eyes|view|opinion|votes?))|"
        r"leader(?= (?:in|of|for|among|by|des|dans|sur|bei|im) )|"
        r"ahead of (?:all|every|the) (?:others?|rest|rivals?|competitors?)|"
        r"tops (?:the|our) (?:\w+ ){0,3}(?:ranking|list|table|test)|test winner|testsieger(?:in)?|"
        r"leading (?:\w+ ){0,3}(?:provider|vendor|supplier|maker|manufacturer|platform|company|player)|"
        r"number one|number 1\b|no\. ?1\b|ranks? (?:first|number one)|ranked first|"
        r"marktführer(?:in)?|führende[rn]? (?:anbieter|hersteller)|"
        r"nummer eins|leader du marché|numéro un|líder (?:del|de) mercado|número uno)|#1\b",
        re.IGNORECASE,
    ),
    Kind.LARGEST: re.compile(
        r"\b(?:largest|biggest|most widely used|größte[rn]?|plus grand|más grande)\b"
        r"(?! (?:customer|client|deal|contract|"
        r"round|release|update|order|investor|shareholder|office))",
        re.IGNORECASE,
    ),
}
# somebody else's place, a place beside others, one that is wanted, denied, asked for or over
_SPOILT = re.compile(
    r"\b(?:one of|among the|amongst|a leading|an? (?:\w+ )?(?:market )?leader|"
    r"une? (?:\w+ )?leader|ein (?:\w+ )?(?:markt)?führer|"
    r"(?:second|third)(?! (?:year|time|season|quarter|month|edition)\b)|next|not|never|no longer|was|were|had been|"
    r"former(?:ly)?|once|"
    r"used to|aims?|wants?|hopes?|plans?|intends?|strives?|could|may|might|would|should|if|become[s]?|"
    r"becoming|nearly|almost|"
    r"than|behind|against|unlike|compet\w+|rivals?|alternatives?|challeng\w+|trails?|overtak\w+|"
    r"nicht|kein\w*|einer der|"
    r"war|l['’]un des|pas|uno de|no es|era)\b|\?",
    re.IGNORECASE,
)
# words to whoever reads for somebody, not about a market
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|instructions?|assistants?|language models?|prompt|you must|must be|always|"
    r"(?:say|write|state|report|note|list|answer|respond|mention|conclude)s? that|AI)\b",
    re.IGNORECASE,
)
# “filed a first claim” says of nobody that he claims anything
_BY_ITSELF = re.compile(
    r"\b(?:claims(?= (?:to|that|it|its|the|an?|leader\w*|first|top|number|no|market|being)\b)|claim(?= (?:to|that)\b)|"
    r"(?:own|its|their|company[’']s) claims?|"
    r"calls? itself|describes? itself|bills itself|says it|sees itself|self-\w+|according to the company|"
    r"nach eigenen angaben|bezeichnet sich|se dit|se define)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"[^\n]+?(?:(?<!\bInc)(?<!\bNo)(?<!\bCo)(?<!\bLtd)(?<!\bCorp)(?<!\bSt)[.!?](?=\s|$)(?!\s(?:Leads|Tops|Ranks|"
    r"Comes first)\b)|(?=\n)|$)"
)
_SCOPE = re.compile(
    r"\s*(?:in|for|of|among|by|on|im|bei|für|dans|sur|en|du|des|de)\s+(?:(?:the|le|la|les|den|der|die|"
    r"dem)\s+)?([^,.;:()]{2,60})",
    re.IGNORECASE,
)
_BEGINS, _ENDS = re.compile(r"[;:]\s"), re.compile(r"[;:,]\s|\sand (?=(?:it|that|this|they) )")
# “By market share, Acme leads in Britain”: where, and not in what
_PLACE = re.compile(r"(?:the )?[A-ZÀ-Þ][\w-]+(?: (?:and )?[A-ZÀ-Þ][\w-]+){0,2}")
# how far, where and among whom says nothing of in what
_FARTHER = re.compile(
    r"\s(?:for the \w+ (?:year|time|season)\b|vorne?\b|by|with|there|this|that|our|your|from|among|and|as|than)\b"
)
_SCOPE_BEFORE = re.compile(
    r"(?:^\s*(?:[-*•–]\s|\d{1,2}[.)]\s)?|[:;,] |\band )(?:on|in|for|by|asked about|when it comes to|"
    r"in terms of|regarding) (?:the )?(?P<what>[^\W\d_][^,.;:()\n]{1,39}?)"
    r"(?:,| (?:they|we|readers|reviewers|users|testers|it) )",
    re.IGNORECASE,
)
# right before whom it is about: “in repairs Acme leads”
_SCOPE_AT_NAME = re.compile(
    r"(?:^(?:\s*[-*•–]\s|\s*\d{1,2}[.)]\s)?\s*|[:;,] |\b(?:and|but) )(?:on|in|for|when it comes to|in terms of|"
    r"regarding) (?:the )?"
    r"(?P<what>[a-z][^,.;:()\n]{1,39}) $",
    re.IGNORECASE,
)
# what is said so of anything, and who was asked and when
_NO_THING = re.compile(
    r"^(?:our|your|their|its|an?|that|this|these|those|short|general|now|paper|theory|average|fact|particular|addition|"
    r"total|all|any|practice|principle|brief|(?:sum|part|end|line|row|time|place)(?=$| (?:of|with|for|to)\b)|alphabet|"
    r"us|you|me|them|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|"
    r"\b(?:surveys?|polls?|tests?|reviews?|rankings?|tables?|opinion|view|issue|years?|months?|weeks?|days?|january|"
    r"february|march|april|june|july|august|september|october|november|december)\b|\d",
    re.IGNORECASE,
)
# a place in one thing, right behind whose it is, or before it at the end of a line
_FIRST = re.compile(
    r"(?:leads|(?:comes?|came|ranks|finish\w+) first)(?= (?:for|in|on|with|by) |[:.,]|$)|"
    # “leads this category for repairs”, “On repairs Acme leads Britain, with 18%”, “leads our readers' poll”
    r"leads (?:the|our|this) (?:category|segment|sector|field|group|class)(?= (?:for|in|on|with|by) )|"
    r"leads(?= (?:(?-i:[A-ZÀ-Þ])[\w-]+[,.;:]|(?:the|our|this) (?:\w+['’]? ){0,3}(?:poll|survey|vote)\b))|"
    r"is (?:well |far |clearly |still )?ahead(?= (?:for|in|on) )|is the (?:clear |"
    r"outright )?leader(?=[:.,]|$)",
    re.IGNORECASE,
)
# “has the largest market share by our count”
_HAS_MOST = re.compile(
    r"(?:has|holds|commands|enjoys) (?:by far )?the (?:"
    r"(?:largest|biggest|highest) (?:market share|share of the market)\b|"
    # “has the highest rating for ease of use of all caps on Acme”
    r"(?:highest|best) (?:(?:average|overall|user|customer) )?(?:rating|score|mark|grade) (?:for|in) "
    r"(?P<what>[a-zß-ÿ][^,.;:()\n]{1,39}?)(?= (?:of (?:all|any|every|the|our|those)|among|on|by|with|from)\b|[,.;:]|$))"
)
_FIRST_BELOW = re.compile(
    r"\W*(?:number one|no\. ?1|#1|ranked first|(?:the )?(?:clear |outright )?leader)"
    r"(?: (?:of|out of|among) \d{1,5}(?: [a-z]+)?)?(?= (?:for|in|on) )",
    re.IGNORECASE,
)
_IT_IS = re.compile(
    r"\s*(?:It|Es|Elle|Il|Ella) (?:(?:also|clearly|still|auch) )?(?:is|leads|ranks|comes|remains|ist|führt|liegt|est|"
    r"domine|es)\b"
)
# “the hotel segment” and “hotels” are one thing to lead in
_PART = re.compile(r"\b(?:segments?|sectors?|category|secteur)\b|segment\b", re.IGNORECASE)
# “In our own trial it leads on boarding speed”, below the name of whoever it is
_IT_LEADS = re.compile(
    r"\b(?:it|this one|the (?:program|system|software|product|machine)) (?:also |clearly |still )?$"
)
_IT_DOES = re.compile(r"\bit\s*$", re.IGNORECASE)
_FIRST_FOR = re.compile(r"\W*first for (?P<what>[^:.,\n]{2,30}): (?P<who>[^:.,\n]{2,60}?)\W*", re.IGNORECASE)
# a place in the whole market, whatever that is
_OF_MARKET = re.compile(
    r"market|field|leading|rank|list|table|markt|führend|marché|mercado|winner|sieger", re.IGNORECASE
)
# what takes a place away wherever in the sentence it stands
_TAKEN_AWAY = re.compile(
    r"\b(?:not (?:true|so)|no longer|if|hopes?|wants?|aims?|untrue|false|at least that|brochure|or was|"
    r"used to|once|"
    r"sagt\w*|stimmt nicht|ziel|falsch)\b|\?",
    re.IGNORECASE,
)
# who says so, up to right behind a colon: what follows farther on only tells why
_SAID = re.compile(r"\b(?:says?|said)\b(?! (?:yes|no)\b)", re.IGNORECASE)
_SOON = 16  # letters
_WE = re.compile(r"\b(?:we|wir|nous|nosotros|somos|sommes)\b", re.IGNORECASE)
_GIVES = re.compile(
    r"\b(?:names?|named|calls?|called|crown(?:s|ed)|ranks?|ranked|declare[sd]?|voted?|sees|nennt|kürt|nomme|"
    r"nombra)\s+$",
    re.IGNORECASE,
)
# between a title and whose it is: “market leader Acme”, “the leader in pumps: Acme”, “first by sales is Acme”
_LEADS_TO = re.compile(
    r"\s*(?:,\s*)?|(?:\s+(?:in|for|of|by|on) [^,.:]{1,40})?(?:[,:]|\s+(?:is|remains|ist|bleibt|est|es))\s+",
    re.IGNORECASE,
)
FARTHEST = 100  # characters between a name and what it is called


@dataclass(frozen=True)
class Called:
    """A company is called the leader in a sentence. `scope` are stems of where, empty where it does not say; `by` are
    its words where somebody is only first in that."""

    fact: Fact
    kind: Kind
    scope: frozenset[str]
    by: str = ""


def called_leaders(companies: Sequence[str], sources: Sequence[Source]) -> tuple[Called, ...]:
    """Every sentence of a public source that calls one of the companies a leader."""
    return tuple(
        called
        for source in sources
        if not source.internal
        for sentence in _SENTENCE.finditer(source.text)
        for called in _in_sentence(sentence, companies, source)
    )


def _in_sentence(sentence: re.Match[str], companies: Sequence[str], source: Source) -> Iterator[Called]:
    words = sentence[0]
    if _ORDERS.search(words):
        return
    for kind, cue in _CUES.items():
        found = cue.search(words)
        if not found or _is_spoilt(words, found):
            continue
        if company := _subject(words, found, companies, source) or _it(sentence, companies, found.start()):
            scope = _scope_of(words, found)
            by = "" if _OF_MARKET.search(found[0]) else scope
            title = found[0].strip()
            yield Called(_fact(company, title, sentence, source), kind, stems_of(_PART.sub("", scope)), by)
            return
    if first := (
        _first_in(words, companies) or _first_below(sentence, companies, source) or best_in(words, companies)
    ):
        company, scope = first
        yield Called(_fact(company, scope, sentence, source), Kind.LEADER, stems_of(scope), scope)


def _fact(company: str, title: str, sentence: re.Match[str], source: Source) -> Fact:
    words = sentence[0]
    start = sentence.start() + len(words) - len(words.lstrip())
    span = Span(source.id, start, start + len(words.strip()), words.strip())
    itself = (
        source.voice_of == company or bool(_BY_ITSELF.search(words)) or is_supplied(source, start, span.quote)
    )
    voice = Voice.ITSELF if itself else Voice.OTHERS
    return Fact(company, LEADER_FIELD, title, span, voice, 1.0, about=date_in(words) or source.published)


def _first_in(words: str, companies: Sequence[str]) -> tuple[str, str] | None:
    """Who is first in what: “On repairs, Acme leads”, “First for repairs: Acme”; only with a thing to be first in."""
    mentions = mentions_in(words, companies)
    if headline := _FIRST_FOR.fullmatch(words):
        named = [name for start, end, name in mentions if (start, end) == headline.span("who")]
        return (
            (named[0], headline["what"].strip()) if named and not _NO_THING.search(headline["what"]) else None
        )
    if most := _HAS_MOST.search(words):
        at_once = [name for _, end, name in mentions if not words[end : most.start()].strip()]
        scope = most["what"] or "market share"
        is_told = at_once and not (_is_spoilt(words, most) or _NO_THING.search(scope))
        return (at_once[-1], scope) if is_told else None
    for cue in _FIRST.finditer(words):
        at = [one for one in mentions if one[1] <= cue.start() and not words[one[1] : cue.start()].strip()]
        scope = _scope_of(words, cue, at[-1][0] if at else 0)
        beside = [name for _, _, name in at]
        before = {name for _, end, name in mentions if end <= cue.start()}
        if not beside and len(before) == 1 and _IT_DOES.search(words[: cue.start()]):
            beside = list(before)  # “Acme – nobody is more reliable; it comes first for delivery”
        if scope and beside and not _is_spoilt(words, cue):
            return beside[-1], scope
    return None


_LONGEST_HEAD = 500  # characters
_MOST_BESIDE = 8  # words


def _first_below(sentence: re.Match[str], companies: Sequence[str], source: Source) -> tuple[str, str] | None:
    """Whom a heading names, where right below it stands “Number one for repairs.”"""
    below = _FIRST_BELOW.match(sentence[0])
    if not below:
        return None
    # of a page without an end not all before each sentence is copied
    before = source.text[max(0, sentence.start() - _LONGEST_HEAD) : sentence.start()]
    head = _head_of(before, companies)
    if not head.startswith("#") or _is_spoilt(sentence[0], below):
        return None
    named = {name for _, _, name in mentions_in(head.lstrip("# "), companies)}
    scope = _scope_of(sentence[0], below)
    return (named.pop(), scope) if scope and len(named) == 1 else None


def _head_of(before: str, companies: Sequence[str]) -> str:
    """The last line before; or the one above it, where that is so short a line of its own as a mark and its reviews."""
    lines = [one for one in before.split("\n") if one.strip()][-2:]
    is_beside = (
        len(lines) > 1 and len(lines[-1].split()) <= _MOST_BESIDE and not mentions_in(lines[-1], companies)
    )
    last = lines[-1] if lines else ""
    return lines[0] if is_beside and not last.startswith("#") else last


def _is_spoilt(words: str, cue: re.Match[str]) -> bool:
    """Whether the part of a sentence that gives somebody a place takes it away, or all of it does; what only tells why,
    behind a comma or a colon, does not."""
    begins = max((one.end() for one in _BEGINS.finditer(words, 0, cue.start())), default=0)
    ends = next((one.start() for one in _ENDS.finditer(words, cue.end())), len(words))
    colon = words.find(": ", cue.end())
    # “Acme leads in repairs: so says Acme”
    end = min(len(words), colon + _SOON) if colon > 0 else len(words)
    is_said = _SAID.search(words, 0, end)
    return bool(is_said or _SPOILT.search(words[begins:ends]) or _TAKEN_AWAY.search(words))


def _it(sentence: re.Match[str], companies: Sequence[str], at: int) -> str:
    """Whom “it” means in “It is the leader in pumps”: the only company that the sentence before in the same paragraph
    names, or that the heading above a paragraph names that names none itself; `at` is where the place is given."""
    is_it = _IT_IS.match(sentence[0]) or _IT_LEADS.search(sentence[0][:at])
    if not is_it or mentions_in(sentence[0], companies):
        return ""
    before = sentence.string[: sentence.start()].rpartition("\n")[2]
    head = sentence.string[: sentence.start() - len(before)].rstrip().rpartition("\n")[2]
    if head.startswith("#") and not mentions_in(before, companies):
        above = {name for _, _, name in mentions_in(head.lstrip("# "), companies)}
        return above.pop() if len(above) == 1 else ""
    last = [one[0] for one in _SENTENCE.finditer(before) if one[0].strip()][-1:]
    named = {name for one in last for _, _, name in mentions_in(one, companies)}
    return named.pop() if len(named) == 1 else ""


def _scope_of(words: str, cue: re.Match[str], name_at: int = 0) -> str:
    """In what somebody leads: behind the place that is given, or else in front: “On repairs, Acme leads”, also right
    before the name that begins at `name_at`; the part of a market with where that is."""
    behind = _SCOPE.match(words, cue.end())
    if part := next((told for told in cue.groupdict().values() if told), ""):
        where = _FARTHER.split(behind[0])[0] if behind else ""
        return f"{part}{where}"
    front = [one["what"] for one in _SCOPE_BEFORE.finditer(words, 0, cue.start())]
    if front and behind and _PLACE.fullmatch(_FARTHER.split(behind[1])[0].strip()):
        return "" if _NO_THING.search(front[-1]) else f"{front[-1]}{_FARTHER.split(behind[0])[0]}"
    said = [behind[1]] if behind else front
    if not said and (close := _SCOPE_AT_NAME.search(words[:name_at])):
        said = [close["what"]]
    told = _FARTHER.split(said[-1])[0].strip() if said else ""
    return "" if _NO_THING.search(told) else told


def _subject(words: str, cue: re.Match[str], companies: Sequence[str], source: Source) -> str:
    """Who is called so: the company that the clause begins with, or whose name follows at once; empty where it is not
    plainly one."""
    mentions = mentions_in(words, companies)
    if beside := [
        name
        for _, end, name in mentions
        if end <= cue.start() and not words[end : cue.start()].strip(" .*–—-")
    ]:
        return beside[-1]
    after = [(start, name) for start, _, name in mentions if start >= cue.end()]
    if after and _LEADS_TO.fullmatch(words[cue.end() : after[0][0]]):
        return after[0][1]
    before = [(end, name) for _, end, name in mentions if end <= cue.start()]
    if not before:
        own = not mentions and _WE.search(words[: cue.start()])
        return source.voice_of if own and source.voice_of in companies else ""
    if len({name for _, name in before}) > 1:
        return ""
    end, name = before[-1]
    between = words[end : cue.start()]
    given = _GIVES.search(words[: end - len(name)]) and re.fullmatch(r"\s+(?:\w+\s+){0,2}", between)
    return name if given or (len(between) <= FARTHEST and _is_said_of(between)) else ""


def _is_said_of(between: str) -> bool:
    """Whether words between a name and a title join them: a verb whose subject is no other name, or a comma."""
    bare = between[found.end() :] if (found := LEGAL_BEHIND.match(between)) else between
    if re.fullmatch(r",\s*(?:the|der|die|le|la|el)?\s*(?:\w+['’]s\s+)?(?:\w+\s+)?", bare):
        return True
    verb = IS.search(bare)
    if not verb:
        return bool(re.fullmatch(r"\s*", bare))
    lead = bare[: verb.start()].rstrip(" ,").split()
    return not lead or not lead[-1][:1].isupper()
