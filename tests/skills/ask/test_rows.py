"""A quote of a sheet is cited with its own row."""

from dataclasses import replace

import pytest

from skills.ask.answer import Citation, _told
from tests.skills.ask.conftest import make_passage

TABLE = "| Article | Price |\n| --- | --- |\n| Pen | 2 |\n| Ink | 3 |"
MIDDLE = "| Cap | 4 |\n| Nib | 5 |"


@pytest.mark.parametrize(
    ("text", "first", "quote", "row"),
    [
        (TABLE, 1, "| Pen | 2 |", 2),
        (TABLE, 1, "| Ink | 3 |", 3),
        (f"## Prices\n{TABLE}", 1, "| Ink | 3 |", 3),
        (MIDDLE, 30, "| Cap | 4 |", 30),
        (MIDDLE, 30, "| Nib | 5 |", 31),
        ("Ask Ana.\n\n" + TABLE, 1, "Ask Ana.", 1),
    ],
)
def test_the_row_is_that_of_the_quote(text: str, first: int, quote: str, row: int) -> None:
    passage = replace(make_passage(text, start=100), row=first)
    start = 100 + text.index(quote)
    assert f"row {row}," in _told(Citation(passage, quote, start, start + len(quote)))
