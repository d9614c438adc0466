"""What codes and yes-or-no columns say, as their names and descriptions tell it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from skills.sql.names import parts_of
from skills.sql.schema import Column, Kind

_DECODED = re.compile(r"'?([\w-]+)'?\s*(?:for|=|:|means|is|->)\s*'?([A-Za-z][\w -]*?)'?(?=[,;.)]|$| and )")


def decoded(column: Column, values: Sequence[str] = ()) -> Iterable[tuple[str | int | bool, str]]:
    """What codes mean, as a description tells it ("0 for user, 1 for merchant"), and the names of a flag."""
    if column.kind in (Kind.INTEGER, Kind.BOOLEAN):
        for code, word in _DECODED.findall(column.comment):
            if code.isdigit():
                yield (int(code) if column.kind is Kind.INTEGER else code != "0"), word
    yield from flag_words(column, values)
    yield from _sexes(column)


def _sexes(column: Column) -> Iterator[tuple[str, str]]:
    """What the letters of a column of sexes stand for."""
    values = set(column.samples)
    if {"sex", "gender"} & set(parts_of(column.name)) and values & {"F", "M"} and max(map(len, values)) == 1:
        for code, words in (("F", ("female", "woman", "women")), ("M", ("male", "man", "men"))):
            yield from ((code, word) for word in words)


def flag_match(column: Column) -> re.Match[str] | None:
    """The word behind `is_` or `has_`."""
    bare = re.sub(r"^[a-z]+(?=(?:Is|Has)[A-Z])", "", column.name)
    return re.match(r"(?:is|has)_?([A-Za-z_]+)$", bare, re.IGNORECASE)


def flag_words(column: Column, values: Sequence[str] = ()) -> Iterator[tuple[str | int | bool, str]]:
    """What a yes-or-no column says of a row, and the words for the contrary; `values` are those that stand in it."""
    both = yes_and_no(column, values)
    if both is None:
        return
    yes, no = both
    word = word_of(column)
    yield yes, word
    others = OPPOSITES.get(word, ())
    for other in (*others, *(() if others or " " in word else (f"un{word}", f"non{word}"))):
        yield no, other


def word_of(column: Column) -> str:
    """What a yes-or-no column says of a row: "retired" for `is_retired`, "pool" for `has_pool`."""
    match = flag_match(column)
    words = (match[1] if match else column.name).replace("_", " ").lower()
    return re.sub(r" (?:flag|ind|indicator|yn)$", "", words)


def yes_and_no(
    column: Column, values: Sequence[str] = ()
) -> tuple[str | int | bool, str | int | bool] | None:
    """What stands for yes and for no in a column of these alone; None for any other column."""
    if column.kind is Kind.BOOLEAN:
        return True, False
    if column.kind is Kind.INTEGER:
        return (1, 0) if _is_flag(column) else None
    found = set(values or column.samples)
    if column.kind is not Kind.TEXT or not found:
        return None
    for pair in _PAIRS:
        for cased in (pair, tuple(map(str.upper, pair)), tuple(map(str.capitalize, pair))):
            if found <= set(cased):
                return cased[0], cased[1]
    return None


def _is_flag(column: Column) -> bool:
    """A number that is only ever 0 or 1, and is called as one says a trait of things."""
    if column.distinct is None or column.distinct > 2:
        return False
    return bool(flag_match(column)) or (
        set(column.samples) == {"0", "1"} and bool(_TRAIT.search(column.name.lower()))
    )


_PAIRS = (("yes", "no"), ("y", "n"), ("true", "false"), ("t", "f"), ("1", "0"))
_TRAIT = re.compile(r"^[a-z]+(?:ed|able|ible|ive|ic|al)$")
OPPOSITES = {
    "open": ("closed",),
    "active": ("inactive",),
    "enabled": ("disabled",),
    "paid": ("unpaid",),
    "public": ("private",),
    "available": ("unavailable",),
    "verified": ("unverified",),
    "complete": ("incomplete",),
    "valid": ("invalid",),
    "visible": ("invisible",),
    "eligible": ("ineligible",),
    "refundable": ("nonrefundable",),
    "recurring": ("nonrecurring",),
}
