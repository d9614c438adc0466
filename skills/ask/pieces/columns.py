"""Which cells of a table row a question is about: those under the columns that it names best."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from skills.ask.pieces.tables import is_called_by_name, named_cells, row_in_words
from skills.ask.pieces.weekdays import weekdays_in
from skills.ask.pieces.words import content_words
from skills.stems import stem

LONG = 80  # characters of a row in words; of a longer one only what is asked for is said
_NUMBER = re.compile(r"\d+")
_LEAVE = stem("leave")
_HOLIDAY = frozenset(map(stem, ("holiday", "vacation")))
_PUBLIC = frozenset(map(stem, ("public", "bank", "statutory", "national", "company", "school")))
_SEVERAL = 2  # cells that tell the same of several
_COUNTED = re.compile(r"(?<!\d)(\d{1,4})s\b")  # "over 65s"
# what stands in a cell where there is none of what its column tells
_ABSENT = re.compile(
    r"\W*(?:none|no|nothing|never|not\b.*|closed|n/?a|free|kein\w*|nichts|nie|nicht\b.*|geschlossen|zu|entfällt|"
    r"aucune?s?|néant|jamais|pas\b.*|fermée?s?|gratuit\w*|kostenlos)\W*|\W*",
    re.IGNORECASE,
)
# what is asked, how a column that tells it is called, and what a cell holds that does
_OFTEN = (
    re.compile(r"\b(?:how (?:often|frequently)|wie (?:oft|häufig)|à quelle fréquence)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:every|how often|intervals?|frequency|cycle|alle|wie oft|turnus|intervall|fréquence|périodicité)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\d|\b(?:daily|weekly|fortnightly|monthly|quarterly|yearly|annually|hourly|every|each|once|twice|"
        r"täglich|wöchentlich|monatlich|jährlich|quotidien|hebdomadaire|mensuel|annuel)",
        re.IGNORECASE,
    ),
)
_WHO = (
    re.compile(r"\b(?:who|whom|wer|wen|wem|qui)\b", re.IGNORECASE),
    re.compile(r"^(?:who|by whom|wer|qui)\b", re.IGNORECASE),
    re.compile(r"[^\W\d_]{4,}"),
)


@dataclass(frozen=True)
class _Cell:
    """A cell behind the first, with the words of its column's name that the question holds."""

    at: int
    name: str
    said: str
    days: frozenset[int]
    own: frozenset[str]
    held: frozenset[str]

    @property
    def is_named(self) -> bool:
        """Whether the question holds all words of its column's name, or a number of it."""
        words = frozenset(one for one in self.own if not _NUMBER.fullmatch(one))
        return bool(self.held) and (words <= self.held or bool(self.numbers))

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(one for one in self.held if _NUMBER.fullmatch(one))


def cells_asked(
    row: str, columns: Sequence[str], question: str, at: int | None, *, counts: bool = False
) -> frozenset[int]:
    """Where the cells begin that are said of a row; none where all of it is.

    Of a long row these are the cells under the columns that the question names best, and the one that begins at `at`,
    which a reader pointed at, unless its column is named less well than one of its like. Of a short one they are told
    only where the question `counts` something and holds the whole of a column's name."""
    cells = _cells(row, columns, question)
    is_long = len(row_in_words(row, columns).text) > LONG
    best = _best(cells, weekdays_in(question))
    if is_long and (of_kind := _of_kind(cells, best, question)):
        return of_kind
    if not is_long:
        best = [one for one in best if one.is_named]
        return frozenset(one.at for one in best) if counts else frozenset()
    pointed = next((one for one in cells if one.at == at), None)
    if pointed is None:
        is_clear = any(one.is_named for one in best) or len(best) == 1
        return frozenset(one.at for one in best) if is_clear else frozenset()
    alike = {one.held for one in best}
    if pointed in best and len(best) > len(alike) and not pointed.is_named:
        return frozenset((pointed.at,))  # the name of the column tells nothing
    kept = () if any(_beats(one, pointed) for one in best) else (pointed.at,)
    return frozenset((*(one.at for one in best), *kept))


def _cells(row: str, columns: Sequence[str], question: str) -> list[_Cell]:
    """The cells behind the first, each with what the question holds of its column's name."""
    asked = _stems(question)
    named = list(named_cells(row, columns))[1:]
    if any(_LEAVE in _as_meant(_stems(name)) for _, name, _ in named):
        asked = _as_meant(asked)
    return [
        _Cell(begins, name, said, weekdays_in(name), own := _as_meant(_stems(name)), own & asked)
        for begins, name, said in named
    ]


def _of_kind(cells: Sequence[_Cell], best: Sequence[_Cell], question: str) -> frozenset[int]:
    """Where the cells begin whose columns tell how often or who, where that is asked and the columns that the question
    names do not tell it; those whose whole name it holds besides."""
    for asks, names, tells in (_OFTEN, _WHO):
        named = [one for one in best if one.is_named]
        if asks.search(question) and not any(tells.search(one.said) for one in named):
            told = [one.at for one in cells if names.search(one.name) and tells.search(one.said)]
            return frozenset((*told, *(one.at for one in named))) if told else frozenset()
    return frozenset()


def tells_none(row: str, columns: Sequence[str], only: Collection[int]) -> bool:
    """Whether the cells that are said tell that there is none, or that it is closed: then no number is missing."""
    said = [words for at, _, words in named_cells(row, columns) if at in only]
    return bool(said) and all(map(_ABSENT.fullmatch, said))


def lacks_cell(row: str, columns: Sequence[str], question: str) -> bool:
    """Whether the question names a column in which the row's cell is empty, and none in which it tells something, while
    all other cells tell things of one kind: prices of several places.

    A column that is called by a name is named by a part of it: "the mill" is the column "Saltmarsh Mill"."""
    cells = _cells(row, columns, question)
    told = [_shape(one.said) for one in cells if one.said]
    if len(told) < _SEVERAL or len(set(told)) > 1:
        return False
    named = [
        one for one in _best(cells, weekdays_in(question)) if one.is_named or is_called_by_name(one.name)
    ]
    return bool(named) and not any(one.said for one in named)


def _best(cells: Sequence[_Cell], days: frozenset[int]) -> list[_Cell]:
    """Those of the day that is asked for, or whose columns' names hold as much of the question as any."""
    of_days = [one for one in cells if one.days & days]
    if of_days and len(of_days) < len(cells):
        return of_days
    numbered = [one for one in cells if one.numbers]
    named = [one for one in numbered or cells if one.held]
    return [one for one in named if not any(one.held < other.held for other in named)]


def _beats(named: _Cell, pointed: _Cell) -> bool:
    """Whether the column that the question names tells the same kind of thing as the one pointed at, which it names
    less well."""
    if named is pointed or (named.held <= pointed.held and not named.days):
        return False
    is_of_kind = _shape(named.said) == _shape(pointed.said) or bool(_ABSENT.fullmatch(named.said))
    return bool(pointed.held and pointed.held < named.held) or is_of_kind


def _shape(said: str) -> str:
    """What is left of a cell without its figures: "£95" and "£140" are alike, "5590" and "Ana" are not."""
    if any(map(str.isdigit, said)):
        return re.sub(r"[\d.,:–-]+", "#", said).lower()
    return "name" if said[:1].isupper() else "words"


def _as_meant(stems: frozenset[str]) -> frozenset[str]:
    """Holidays that are not said to be public ones are days of leave, in questions as in the names of columns."""
    return stems if not _HOLIDAY & stems or _PUBLIC & stems else (stems - _HOLIDAY) | {_LEAVE}


def _stems(text: str) -> frozenset[str]:
    """Stems of the words that tell something; "65s" is 65."""
    words = content_words(f"{text} 0")
    return frozenset(stem(_COUNTED.sub(r"\1", word)) for word in words if word != "0")
