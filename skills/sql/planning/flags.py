"""What codes and yes-or-no columns say, as their names and descriptions tell it."""

import re
from collections.abc import Iterable, Iterator

from skills.sql.names import parts_of
from skills.sql.schema import Column, Kind

_DECODED = re.compile(r"'?([\w-]+)'?\s*(?:for|=|:|means|is|->)\s*'?([A-Za-z][\w -]*?)'?(?=[,;.)]|$| and )")


def decoded(column: Column) -> Iterable[tuple[str | int | bool, str]]:
    """What codes mean, as a description tells it ("0 for user, 1 for merchant"), and the names of a flag."""
    if column.kind in (Kind.INTEGER, Kind.BOOLEAN):
        for code, word in _DECODED.findall(column.comment):
            if code.isdigit():
                yield (int(code) if column.kind is Kind.INTEGER else code != "0"), word
    yield from flag_words(column)
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


def flag_words(column: Column) -> Iterator[tuple[int | bool, str]]:
    """What a yes-or-no column says of a row, and the word for the contrary."""
    boolean = column.kind is Kind.BOOLEAN
    match = flag_match(column)
    if not boolean and not (match and _is_flag(column)):
        return
    word = (match[1] if match else column.name).replace("_", " ").lower()
    yield (True if boolean else 1), word
    for other in OPPOSITES.get(word, ()):
        yield (False if boolean else 0), other


def _is_flag(column: Column) -> bool:
    return column.kind is Kind.INTEGER and column.distinct is not None and column.distinct <= 2


OPPOSITES = {
    "open": ("closed",),
    "active": ("inactive",),
    "enabled": ("disabled",),
    "paid": ("unpaid",),
    "public": ("private",),
    "available": ("unavailable",),
    "verified": ("unverified",),
}
