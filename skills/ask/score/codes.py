"""Codes that number a scale or a list: pay band P6, alarm QG-02, quarter Q3."""

import re
from collections.abc import Iterator

from skills.ask.pieces.clauses import has_digit, owners

Code = tuple[str, int]
# EUR25 is a sum
_CODE = (
    r"(?<![\w.£$€-])(?!(?:eur|gbp|usd|chf|sek|nok|dkk|pln|aud|cad|inr|rs|kr|no|nr)\d)"
    r"(?P<series>[A-Za-z]{1,3})-?(?P<number>\d{1,3})(?![\w.,%:]\w|\w|%)"
)
_CODED = re.compile(_CODE, re.IGNORECASE)
_SPAN = re.compile(
    rf"{_CODE}\s*(?:to|through|thru|bis|à|–|—|-|…|\.\.+)\s*(?:(?P<of>[A-Za-z]{{1,3}})-?)?(?P<last>\d{{1,3}})\b",
    re.IGNORECASE,
)
_LIST = re.compile(rf"{_CODE}(?P<more>(?:\s*(?:,|/|and|or|und|oder|et|ou)\s*\d{{1,3}}\b)+)", re.IGNORECASE)
_FROM = re.compile(
    rf"\b(?:from|at least|starting (?:at|from|with)|above|over|ab|über|dès|à partir de)\s+(?:\w+\s+)?{_CODE}",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    rf"\b(?:up to|until|till|below|under|at most|bis|unter|jusqu['’]?(?:à|au)?)\s+(?:\w+\s+)?{_CODE}",
    re.IGNORECASE,
)
_AND_MORE = re.compile(
    rf"{_CODE}\s*(?:\+|(?:(?:and|or|und|oder|et|ou)\s+)?(?:above|higher|over|beyond|up|upwards?|onwards?|höher|darüber|"
    r"aufwärts|plus)\b)",
    re.IGNORECASE,
)
_AND_LESS = re.compile(
    rf"{_CODE}\s*(?:and|or|und|oder|et|ou)\s+(?:below|lower|under|less|down|darunter|niedriger|moins)\b",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    r"\b(?:grade|band|level|step|tier|scale|class|group|category|quarter|stufe|gruppe|klasse|quartal|niveau|groupe)\s+"
    r"(?P<behind>\d{1,3})\b|\b(?P<nth>first|second|third|fourth|erste[ns]?|zweite[ns]?|dritte[ns]?|vierte[ns]?)\s+"
    r"quart(?:er|al)\b|\b20(?P<year>\d\d)\b",
    re.IGNORECASE,
)
_NTH = {"fir": 1, "ers": 1, "sec": 2, "zwe": 2, "thi": 3, "dri": 3, "fou": 4, "vie": 4}
# what holds for all others of its kind too, or asks of one whether it is among them
_EXCEPTS = re.compile(
    r"\b(?:only|except|but|other than|apart from|besides|instead of|nur|außer|sauf|seulement)\b",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(
    r"\W*(?:can|may|am|is|are|do|does|will|kann|darf|ist|sind|puis|peut|est)\b", re.IGNORECASE
)
_FIRST = re.compile(rf"\W*(?:\w+\s+)?{_CODE}", re.IGNORECASE)


def is_of_another_code(question: str, said: str, context: str) -> bool:
    """ "P6" is asked for and only "P5" and "P7" told: every figure is of them, or they are what it begins with. Below a
    heading that names it others may be."""
    asked = _coded(question)
    if (
        not asked
        or asked & _coded(f"{said} {context}")
        or _YES_OR_NO.match(question)
        or _EXCEPTS.search(said)
    ):
        return False
    if asked & frozenset(_meant(said, frozenset(one for one, _ in asked))):
        return False
    series = {one for one, _ in asked}
    whose = list(owners(said, lambda one: _names(one, series), lambda one: has_digit(_CODED.sub(" ", one))))
    return all(whose) if whose else bool((first := _FIRST.match(said)) and first["series"].lower() in series)


def _names(clause: str, series: set[str]) -> bool:
    return any(one in series for one, _ in _coded(clause))


def _coded(text: str) -> frozenset[Code]:
    """Each code with its series: ("qg", 9) for "alarm QG-09"."""
    return frozenset(map(_read, _CODED.finditer(text)))


def _read(match: re.Match[str]) -> Code:
    return match["series"].lower(), int(match["number"])


def _meant(said: str, series: frozenset[str]) -> Iterator[Code]:
    """Every code that a span, a list or words hold without writing it."""
    for one in _IN_WORDS.finditer(said):
        number = one["behind"] or one["year"] or _NTH[one["nth"][:3].lower()]
        yield from ((each, int(number)) for each in series)
    yield from _spanned(said)


def _spanned(said: str) -> Iterator[Code]:
    for one in _SPAN.finditer(said):
        if not one["of"] or one["of"].lower() == one["series"].lower():
            yield from _between(one["series"], int(one["number"]), int(one["last"]))
    for one in _LIST.finditer(said):
        yield from ((one["series"].lower(), int(number)) for number in re.findall(r"\d+", one["more"]))
    for pattern in (_FROM, _AND_MORE):
        for one in pattern.finditer(said):
            yield from _between(one["series"], int(one["number"]), 999)
    for pattern in (_UP_TO, _AND_LESS):
        for one in pattern.finditer(said):
            yield from _between(one["series"], 0, int(one["number"]))


def _between(series: str, low: int, high: int) -> Iterator[Code]:
    return ((series.lower(), number) for number in range(low, high + 1))
