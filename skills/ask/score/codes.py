"""Codes that number a scale or a list: pay band P6, alarm QG-02, quarter Q3."""

import re
from collections.abc import Callable, Iterator

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
_AMONG = re.compile(
    rf"\b(?:between|zwischen|entre)\s+(?:\w+\s+)?{_CODE}\s+(?:and|und|et)\s+(?:(?P<of>[A-Za-z]{{1,3}})-?)?"
    r"(?P<last>\d{1,3})\b",
    re.IGNORECASE,
)
_LIST = re.compile(rf"{_CODE}(?P<more>(?:\s*(?:,|/|&|and|or|und|oder|et|ou)\s*\d{{1,3}}\b)+)", re.IGNORECASE)
_FROM = re.compile(
    rf"\b(?:from|at least|starting (?:at|from|with)|above|over|(?:more|higher|better|greater) than|min(?:imum|\.)?|"
    rf"senior to|ab|über|mindestens|dès|à partir de)\s+(?:\w+\s+)?{_CODE}(?!\s*(?:to|through|thru|bis|à|–|—|-)\s*\w)",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    rf"\b(?:up to|until|till|below|under|at most|(?:less|lower|fewer|smaller|less senior) than|junior to|"
    rf"max(?:imum|\.)?|bis|unter|höchstens|jusqu['’]?(?:à|au)?)\s+(?:\w+\s+)?{_CODE}",
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
    r"(?:quart(?:er|al)|half)\b|\b20(?P<year>\d\d)\b",
    re.IGNORECASE,
)
_NTH = {"fir": 1, "ers": 1, "sec": 2, "zwe": 2, "thi": 3, "dri": 3, "fou": 4, "vie": 4}
# “Terminal 2” is T2
_IN_FULL = re.compile(r"\b(?P<word>[A-ZÀ-Þ][\w'’]{2,})\s+(?P<number>\d{1,3})\b(?![.,:]\d)")
# what holds for all others of its kind too
_EXCEPTS = re.compile(
    rf"\b(?:only|except(?: for)?|but|other than|apart from|besides|instead of|like|such as|e\.g\.|for example|"
    rf"including|nur|außer|statt|sauf|seulement)\s+(?:(?:in|for|of|the|für|en)\s+){{0,2}}(?:[^\W\d_]+s?\s+)?{_CODE}",
    re.IGNORECASE,
)
_OR_ELSE = re.compile(
    r"\b(?:(?:any|every)(?:one|body|thing) else|others|the rest|(?:all|any|every|each) (?:other )?(?:levels?|grades?|"
    r"bands?|zones?|class(?:es)?|groups?)|(?:below|above|under|over|beyond|up from) (?:that|this|it)|alle anderen|"
    r"übrigen|les autres)\b",
    re.IGNORECASE,
)
# asks of one whether it is among them, or which stands beside it
_YES_OR_NO = re.compile(
    r"\W*(?:can|may|am|is|are|do|does|will|kann|darf|ist|sind|puis|peut|est)\b", re.IGNORECASE
)
_ASKS_BESIDE = re.compile(
    rf"\b(?:after|before|following|follows|above|below|beyond|past|than|replac\w+|instead of|nach|vor|statt|après|"
    rf"avant|(?:get|go|move|rise|step|switch|change)\w*\s+(?:up\s+|on\s+)?from)\s+(?:(?!an?\b)\w+\s+)?{_CODE}|\bnext\s+(?:grade|band|level|step|tier|class|one|up)\b|"
    rf"\b(?:grade|band|level|step|tier|class|one) is next\b|\bpromot\w+",
    re.IGNORECASE,
)
# “it is behind M1”, “bring it with the A1”
_NEAR = re.compile(
    rf"\b(?:by|beside|behind|opposite|near|to|on|past|with|after|before|between|through|via|as|hinter|neben|mit|bei|nach|"
    rf"vor|wie|derrière|avec|après|avant)\s+(?:\w+\s+){{0,2}}{_CODE}",
    re.IGNORECASE,
)
_REFERS = re.compile(r"\b(?:it|its|both|same|also|too|together|es|auch|aussi)\b", re.IGNORECASE)
_ASKS_WHICH = re.compile(r"\W*(?:which|welche[rsnm]?|quel(?:le)?s?)\b", re.IGNORECASE)
_FIRST = re.compile(rf"\W*(?:\w+\s+)?{_CODE}", re.IGNORECASE)


def is_of_another_code(question: str, said: str, context: str) -> bool:
    """ "P6" is asked for and only "P5" and "P7" told: every figure is of them, or they are what it begins with. Below a
    heading that names it others may be."""
    asked = _coded(question)
    if not asked or asked & _coded(f"{said} {context}") or _asks_beside(question) or _holds_for_others(said):
        return False
    series = {one for one, _ in asked}
    if asked & frozenset(_meant(said, frozenset(series))):
        return False

    def is_theirs(clause: str) -> bool:
        return _names(clause, series)

    whose = list(owners(said, is_theirs, lambda one: has_digit(_CODED.sub(" ", one))))
    return all(whose) if whose else _begins_with(series, said) or _speaks_of(is_theirs, question, said)


def _asks_beside(question: str) -> bool:
    return bool(_YES_OR_NO.match(question) or _ASKS_BESIDE.search(question))


def _holds_for_others(said: str) -> bool:
    return bool(_EXCEPTS.search(said) or _OR_ELSE.search(said))


def _begins_with(series: set[str], said: str) -> bool:
    return bool((first := _FIRST.match(said)) and first["series"].lower() in series)


def _speaks_of(is_theirs: Callable[[str], bool], question: str, said: str) -> bool:
    """Whether without any figure it tells of them throughout, as "Ana sits at D13" does, and not of what is beside."""
    if _ASKS_WHICH.match(question) or _NEAR.search(said) or _REFERS.search(said):
        return False
    return all(owners(said, is_theirs, lambda one: bool(one.strip())))


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
    for one in _IN_FULL.finditer(said):
        yield from ((each, int(one["number"])) for each in series if one["word"].lower().startswith(each))
    yield from _spanned(said)


def _spanned(said: str) -> Iterator[Code]:
    for one in (*_SPAN.finditer(said), *_AMONG.finditer(said)):
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
