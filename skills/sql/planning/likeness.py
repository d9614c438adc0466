"""How well words agree with the name of a table or column, to 1; 0 where they say something else, too."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from skills.sql.names import GENERIC
from skills.stems import stem

GENERIC_WEIGHT = 0.3
WHOLE = 0.9  # of a column that is said together with its table
TOOK = 0.6  # a table's last word alone, as in "transactions" for wallet_transactions
BESIDE = 0.97  # of a name that is put together with a word of a longer table's
LEAN = frozenset(stem(word) for word in "at on by is has in of to was the".split())
_GENERIC = frozenset(stem(word) for word in GENERIC) | LEAN
NAMED, COUNTED, _DATED = stem("name"), stem("number"), stem("date")
_KEYS = frozenset({"id", "key"})
_UNITS_OF_TIME = frozenset(stem(word) for word in "seconds minutes hours days weeks months".split())
_TIME = stem("time")


@dataclass(frozen=True)
class Link:
    """One reading of a stretch of words: a table (no `column`) or a column, with how well the names agree, to 1."""

    table: str
    column: str | None
    score: float
    numeric: bool = False
    dated: bool = False


@dataclass(frozen=True)
class Entry:
    """A name with what is needed to hold words against it."""

    link: Link
    own: tuple[frozenset[str], ...]  # alternative sets of stems that make up the name
    extra: frozenset[str]  # words of the table, which may stand beside
    head: str
    order: tuple[str, ...] = ()  # the stems as they are written
    flag: bool = False  # a yes or no, which is said as a value: "active customers"


def likeness(entry: Entry, said: frozenset[str], stems: Sequence[str]) -> float:
    """How much of a name these words say; `said` are their stems without small words."""
    return max(_likeness_to(entry, own, *_in_units(entry, said, stems)) for own in entry.own)


def _in_units(
    entry: Entry, said: frozenset[str], stems: Sequence[str]
) -> tuple[frozenset[str], Sequence[str]]:
    """ "Lead time" for lead_days: the unit stands for the time."""
    unit = entry.order[-1] if entry.order else ""
    if not (entry.link.numeric and stems[-1] == _TIME and unit in _UNITS_OF_TIME and len(stems) > 1):
        return said, stems
    return said - {_TIME} | {unit}, (*stems[:-1], unit)


def _likeness_to(entry: Entry, own: frozenset[str], said: frozenset[str], stems: Sequence[str]) -> float:
    """How much of a name these words say, 0 when they say something else, too."""
    shared = said & own
    # "country name" is the country: a column of names need not say so itself
    spare = entry.extra | _spare(entry, stems)
    if not shared or not said <= own | spare or (_KEYS & own) - said:
        return 0.0
    if entry.link.column is None:
        return _table_likeness(entry, own, shared)
    meaningful = own - _GENERIC
    if meaningful and not shared & meaningful:
        return 0.0
    # "amount" for max_discount_amount: the last word says what kind of thing it is, the others which
    total = sum(_weight(one) for one in own)
    covered = sum(_weight(one) for one in shared) / total
    if stems[0] == COUNTED and len(stems) > 1 and (own - {COUNTED} <= entry.extra or not entry.link.numeric):
        return 0.0  # "number of courses" counts them, whatever their numbers are
    if "of" not in stems and len(shared) > 1 and not _as_written(entry.order, stems):
        return 0.0
    if said - own and (covered < WHOLE or not _in_order(own, stems)):
        return 0.0
    found = min(covered + (0.2 if entry.head in shared and covered < 1.0 else 0.0), 1.0)
    # "meter type" is rather `meter_type` than the type of a meter reading
    return found * (BESIDE if said - own and said & _extra_of(entry) else 1.0)


def _extra_of(entry: Entry) -> frozenset[str]:
    """Words of the table that a column's own name does not hold, where the table's name is longer."""
    return entry.extra if len(entry.extra) > 1 else frozenset()


def _spare(entry: Entry, stems: Sequence[str]) -> frozenset[str]:
    """Words that a column need not say itself: "country name" is the country, "check-in date" a date anyway."""
    if entry.link.column is None:
        return frozenset()
    dated = entry.link.dated and stems[-1] == _DATED
    return frozenset({stems[-1]}) if stems[-1] == NAMED or dated else frozenset()


def _as_written(order: tuple[str, ...], stems: Sequence[str]) -> bool:
    """Whether the words of a name come as in the name: "credits earned" is not `earn_credit`."""
    places = [order.index(one) for one in stems if one in order]
    return places == sorted(places)


def _in_order(own: frozenset[str], stems: Sequence[str]) -> bool:
    """Whether the words of a table stand on one side: "restaurant name", "name of the restaurant", "closing price"."""
    sides = ["own" if one in own else "table" for one in stems if one not in ("of", "the", "a")]
    changes = sum(one != two for one, two in pairwise(sides))
    return changes <= 1 and ("of" not in stems or sides[-1] == "table")


def _table_likeness(entry: Entry, own: frozenset[str], shared: frozenset[str]) -> float:
    if shared == own:
        return 1.0
    if entry.head not in shared:
        return 0.0
    return TOOK + (1.0 - TOOK) * len(shared) / len(own) * 0.9


def _weight(one: str) -> float:
    return GENERIC_WEIGHT if one in _GENERIC else 1.0
