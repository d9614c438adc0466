"""What a database gave, as plain text and numbers: data to be shown, never markup, never words to a model."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any

Cell = str | int | float | bool | None
_LARGEST = 2**53  # the largest whole number that JSON keeps everywhere
# control characters and marks that turn the direction of text round
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class Rows:
    """A result: names of the columns and rows of cells. `more` says that there were more rows than are here.

    `cut` says that a cell or the whole was too large and stands here shortened. Whoever shows a cell escapes it for
    where it is shown; whoever gives one to a model marks it as data."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: bool = False
    cut: bool = False
    seconds: float = 0.0


def cell(value: Any, most_characters: int) -> tuple[Cell, bool]:
    """A driver's value as a cell, and whether it was cut."""
    if value is None or isinstance(value, bool):
        return value, False
    if isinstance(value, int):
        return (value if abs(value) <= _LARGEST else str(value)), False
    if isinstance(value, float):
        return (value if isfinite(value) else str(value)), False
    text = _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", _text(value, most_characters))
    if len(text) > most_characters:
        return text[: most_characters - 1] + "…", True
    return text, False


def _text(value: Any, most_characters: int) -> str:
    if isinstance(value, str):
        return value[: most_characters + 1]
    if isinstance(value, Decimal):
        return format(value, "f") if value.is_finite() and abs(value.adjusted()) < 40 else str(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return f"0x{bytes(value[: most_characters // 2 + 1]).hex()}"
    return str(value)[: most_characters + 1]


def size_bytes(cells: Iterable[Cell]) -> int:
    """About how many bytes a row takes when it is written out."""
    return sum(len(one.encode("utf-8", "replace")) if isinstance(one, str) else 8 for one in cells)
