"""A whole sentence turned into the question that it answers, as a person would ask it, by a few sentence patterns.

Where no pattern fits there is no question: fewer are better than broken ones.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

_WORD = r"[A-Za-zÀ-ÿ0-9][\w'’&-]*"
_SUBJECT = rf"(?P<subject>{_WORD}(?: {_WORD}){{0,8}}?)"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = rf"\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?|(?:{_MONTH}) \d{{1,2}}(?:, \d{{4}})?|(?:{_MONTH}) \d{{4}}"
_WHEN = rf"(?P<answer>{_DAY}|(?:19|20)\d\d|\d{{1,2}}:\d\d|\d{{1,2}} ?[ap]\.?m)"
_COUNT = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)"
)
_MONEY = r"(?P<answer>[$€£]\s?\d(?:[\d,.]*\d)?|\d(?:[\d,.]*\d)? (?:dollars|euros|pounds))"
_UNITS = rf"(?P<answer>{_COUNT} (?P<unit>[a-z]{{3,}}s))"
_LENGTH = r"(?P<unit>minutes?|hours?|days?|weeks?|months?|years?)"
_SPAN = rf"(?P<answer>{_COUNT} (?:(?:business|working|calendar) )?{_LENGTH})"
_ABOUT = r"(?:up to |at least |at most |about |around |only |exactly |roughly |approximately )?"
_NAMED = r"[A-ZÀ-Þ][a-zà-ÿ]+(?: [A-ZÀ-Þ][a-zà-ÿ'’-]+){1,2}"
_NAME = rf"(?P<answer>{_NAMED})"
_BODY = r"(?:team|office|department|group|board|committee|council|division|desk)"
_AFTER = r"(?:of|after|before|from)"
_ROLE = (
    r"(?:manager|head|lead|leader|director|officer|owner|contact|chair|editor|author|founder|president|secretary|"
    r"coordinator|administrator|engineer|designer|chief|deputy|nurse|buyer|mentor|sponsor)"
)
# what may follow the answer and still belongs to the question
_BESIDE = r"(?:per|a|an|each|every|in|for|after|before|on|at|during|from|to|by|with|without)\b"
_REST = rf"(?P<rest>(?: (?:of\b|{_BESIDE})(?: {_WORD}){{1,12}})?)"
_OF = re.compile(rf" of {_WORD}(?: (?!{_BESIDE}){_WORD})*")
_MODAL = r"(?P<modal>must|can|may|will|should)"
_BE = r"(?P<be>is|are|was|were)"
_PREPOSITION = r"(?P<by>on|in|at|by|before|until|from)"
_ASKS = {"by": "By when", "before": "By when", "until": "Until when", "from": "From when"}
_VERBS = (
    "receive get need take earn pay cost last keep contain include offer employ allow give accrue work cover save "
    "weigh own require provide support store open close start begin end move launch expire leave arrive meet run hold "
    "use serve write inform lapse read send answer publish measure review show return replace charge renew deliver wait"
).split()
_IRREGULAR = "get cost give take begin meet hold pay keep leave run send read write".split()
_SPECIAL = {
    "has": ("does", "have"),
    "have": ("do", "have"),
    "had": ("did", "have"),
    "took": ("did", "take"),
} | {
    "got": ("did", "get"),
    "gave": ("did", "give"),
    "began": ("did", "begin"),
    "met": ("did", "meet"),
    "held": ("did", "hold"),
    "paid": ("did", "pay"),
}
_FORMS = (
    {one: ("do", one) for one in _VERBS}
    | {f"{one}s": ("does", one) for one in _VERBS}
    | {f"{one}{'d' if one.endswith('e') else 'ed'}": ("did", one) for one in _VERBS if one not in _IRREGULAR}
    | _SPECIAL
)
_VERB = rf"(?P<verb>{'|'.join(sorted(_FORMS, key=len, reverse=True))})"
_BASE = rf"(?P<verb>{'|'.join((*_VERBS, 'have'))})"
_DONE = (
    r"(?:\w+ed|held|made|built|paid|sent|done|given|written|sold|set|kept|taken|chosen|begun|shown|put|run)"
)
_DOES = (
    r"(?:leads?|led|manages?|managed|runs?|heads?|owns?|approves?|approved|handles?|chairs?|chaired|founded|wrote|signs?|"
    r"signed|reviews?|reviewed|organises?|organizes?|teaches|maintains?|coordinates?|designed|decides?|edits?)"
)
# a subject that points elsewhere, is none, or holds a clause of its own
_NO_SUBJECT = re.compile(
    r"^(?:it|this|that|these|those|they|he|she|i|there|here|which|who|what|if|when|where|while|because|and|but|so|as|for|"
    r"in|on|at|to|by|with|from|of|once|after|before|since|until|during|please|not|no|none|yes|also|then|both|either|see|"
    r"note|use|one|nobody|everyone|everybody|anyone|someone|some|many|most|another|such|how|why|however|next|his|her|its|"
    r"their|later|now|today)\b|"
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|can|may|must|should|would|could|that|which|who|whose|"
    r"if|when|where|it|they|this|these|those|other|above|below|following|former|latter|previous|same|not|never|only|"
    r"often|usually|also|to)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\b(?:but|which|who|whose|that|so|because|while|although|though|if|when|where|unless|it|its|they|them|their|this|"
    r"these|those|he|she|his|him|her|not|never|above|below|following|same)\b",
    re.IGNORECASE,
)
_PLAIN = re.compile(rf"{_WORD}(?:,?[ ]{_WORD}|[ ][$€£]\s?\d[\d,.]*)*", re.DOTALL)
_BRACKETS = re.compile(r" \([^()]*\)")
_GOES_ON = re.compile(r", (?:which|who|where|and|but|so|as|including|such as|although|unless|except) .*")
_ALWAYS_SMALL = frozenset("The A An Our Your Each Every All You We".split())
_FEWEST_WORDS, _MOST_WORDS = 5, 30
_EMPTY = re.compile(
    r"^(?:a|an|the) (?:\w+ )?(?:way|thing|place|must|lot|few|number|same|only|best|good|great|one|time|case|reason|"
    r"part|key|result|kind|type|example|bit|little|first|second|last|other|next)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Worded:
    """A question, the words of the sentence that answer it, and the thing that is asked about, as in the question."""

    question: str
    answer: str
    subject: str


Words = dict[str, str]
Builder = Callable[[Words], str]


def worded(text: str, common: Collection[str]) -> Worded | None:
    """The question that a sentence answers, or None; `common` are words that are written small within a sentence."""
    if not _is_whole(text):
        return None
    for match, build in _matches(_stated(text)):
        found = {name: value or "" for name, value in match.groupdict().items()}
        subject = found.get("subject", "")
        said = f"{found['answer']}{found.get('rest', '')}"
        if _NO_SUBJECT.search(subject) or _CLAUSE.search(said) or _EMPTY.match(said):
            continue
        found["subject"] = _small(subject, common, several=_is_plural(found))
        return Worded(f"{build(found)}?", found["answer"], found["subject"])
    return None


def _is_whole(text: str) -> bool:
    """One statement from its capital to its full stop, without brackets, quotes, lists, addresses or a colon."""
    stated = _stated(text)
    if (
        not text.endswith(".")
        or not text[:1].isupper()
        or not _PLAIN.fullmatch(re.sub(r"[ap]\.m$", "am", stated))
    ):
        return False
    return _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS


def _stated(text: str) -> str:
    """What a sentence states first: without its full stop, brackets, and a clause that goes on after a comma."""
    return _GOES_ON.sub("", _BRACKETS.sub("", text.removesuffix(".")))


def _matches(text: str) -> Iterator[tuple[re.Match[str], Builder]]:
    for pattern, build in _PATTERNS:
        if match := pattern.fullmatch(text):
            yield match, build


def _small(subject: str, common: Collection[str], *, several: bool) -> str:
    """The subject as it reads within a sentence: its first word small unless it is a name.

    `several` things such as "Parents" are hardly one."""
    first, space, rest = subject.partition(" ")
    known = first.lower() in common or first in _ALWAYS_SMALL
    return f"{first.lower()}{space}{rest}" if known or (several and first.endswith("s")) else subject


def _is_plural(words: Words) -> bool:
    return words.get("be") in ("are", "were") or _FORMS.get(words.get("verb", ""), ("", ""))[0] == "do"


def _asks_how_much(words: Words) -> str:
    return f"How much {_does(words)}"


def _asks_how_many(words: Words) -> str:
    do, base = _FORMS[words["verb"]]
    kind, rest = _parted(words["rest"])
    return f"How many {words['unit']}{kind} {do} {words['subject']} {base}{rest}"


def _asks_how_many_may(words: Words) -> str:
    kind, rest = _parted(words["rest"])
    return f"How many {words['unit']}{kind} {words['modal']} {words['subject']} {words['verb']}{rest}"


def _parted(rest: str) -> tuple[str, str]:
    """`of paid leave a year` as what is counted and the rest."""
    kind = _OF.match(rest)
    return (kind[0], rest[kind.end() :]) if kind else ("", rest)


def _asks_when(words: Words) -> str:
    return f"{_ASKS.get(words['by'], 'When')} {_does(words)}"


def _asks_when_it_was(words: Words) -> str:
    return f"{_ASKS.get(words['by'], 'When')} {_is_done(words)}"


def _asks_when_it_may(words: Words) -> str:
    return f"{_ASKS.get(words['by'], 'When')} {_may(words)}"


def _asks_within(words: Words) -> str:
    asked = _may if "modal" in words else _does if "verb" in words else _is_done
    return f"Within how many {words['unit'].rstrip('s')}s {asked(words)}"


def _asks_for_how_long(words: Words) -> str:
    return f"For how long {(_may if 'modal' in words else _is_done)(words)}"


def _asks_by_whom(words: Words) -> str:
    return f"Who {_is_done(words)} by"


def _asks_where(words: Words) -> str:
    return f"Where {_is_done(words)}"


def _asks_who_is(words: Words) -> str:
    return f"Who {words['be']}{words['rest']}"


def _asks_who(words: Words) -> str:
    return f"Who {words['verb']}{words['rest']}"


def _does(words: Words) -> str:
    do, base = _FORMS[words["verb"]]
    return f"{do} {words['subject']} {base}{words['rest']}"


def _may(words: Words) -> str:
    return f"{words['modal']} {words['subject']}{words['rest']}"


def _is_done(words: Words) -> str:
    first, _, more = words["be"].partition(" ")
    return " ".join(f"{first} {words['subject']} {more} {words['done']}{words.get('rest', '')}".split())


def _asks_with_be(asks: str) -> Builder:
    return lambda words: f"{asks} {words['be']} {words['subject']}{words.get('rest', '')}"


_ANY = rf"(?P<rest>(?: {_WORD}){{0,8}}?)"
_LONGER_BE = r"(?P<be>is|are|was|were|will be|has been|have been|must be|can be|may be)"
_DO = rf"(?P<rest> [a-z]+(?: {_WORD}){{0,8}}?)"
_WHO = rf"(?P<answer>{_NAMED}|(?:the|our) (?:{_WORD} ){{1,4}}{_BODY})"
_KEPT = r"(?P<done>located|based|stored|kept|held|archived|available)"
_PLACE = rf"(?P<answer>(?:the |our )?{_WORD}(?: {_WORD}){{0,5}})"
# bare words such as "total" or "speaking" are hardly the name of a thing
_THING = rf"(?=(?:The|An?|Our|Your|Each|Every) |.* are |[A-Z]\w*[A-Z]){_SUBJECT}"
_PATTERNS: tuple[tuple[re.Pattern[str], Builder], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (rf"{_SUBJECT} {_VERB} {_ABOUT}{_MONEY}{_REST}", _asks_how_much),
        (rf"{_SUBJECT} {_VERB} {_ABOUT}{_UNITS}{_REST}", _asks_how_many),
        (rf"{_SUBJECT} {_MODAL} {_BASE} {_ABOUT}{_UNITS}{_REST}", _asks_how_many_may),
        (rf"{_SUBJECT} {_BE} {_ABOUT}{_MONEY}{_REST}", _asks_with_be("How much")),
        (rf"{_SUBJECT} {_BE} {_ABOUT}{_SPAN}(?: long)?{_REST}", _asks_with_be("How long")),
        (rf"(?P<subject>The (?:{_WORD} )*{_ROLE}(?: {_WORD})*) {_BE} {_NAME}", _asks_with_be("Who")),
        (rf"{_NAME} {_BE}(?P<rest> (?:the|our|your) (?:{_WORD} )*{_ROLE}(?: {_WORD}){{0,8}})", _asks_who_is),
        (rf"{_NAME} (?P<verb>{_DOES})(?P<rest>(?: {_WORD}){{2,12}})", _asks_who),
        (rf"{_SUBJECT} {_VERB}{_ANY} {_PREPOSITION} {_WHEN}", _asks_when),
        (rf"{_SUBJECT} {_LONGER_BE} (?P<done>{_DONE}){_ANY} {_PREPOSITION} {_WHEN}", _asks_when_it_was),
        (rf"{_SUBJECT} {_MODAL}(?! be\b){_DO} {_PREPOSITION} {_WHEN}", _asks_when_it_may),
        (rf"{_SUBJECT} {_MODAL}{_DO} within {_SPAN}(?: {_AFTER} .*)?", _asks_within),
        (rf"{_SUBJECT} {_VERB}{_ANY} within {_SPAN}", _asks_within),
        (rf"{_SUBJECT} {_BE} (?P<done>{_DONE}){_ANY} within {_SPAN}", _asks_within),
        (rf"{_SUBJECT} {_BE} (?P<done>{_DONE}){_ANY} for {_ABOUT}{_SPAN}", _asks_for_how_long),
        (rf"{_SUBJECT} {_MODAL}{_DO} for {_ABOUT}{_SPAN}", _asks_for_how_long),
        (rf"{_SUBJECT} {_BE} (?P<done>{_DONE}) by {_WHO}", _asks_by_whom),
        (rf"{_SUBJECT} {_BE} {_KEPT} (?:in|at) {_PLACE}", _asks_where),
        (
            rf"{_THING} (?P<be>is|are) (?P<answer>(?:the|an?) {_WORD}(?: {_WORD}){{0,9}})",
            _asks_with_be("What"),
        ),
    )
)
