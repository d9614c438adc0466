"""Tickets and passes have their price in whatever words, a day pass is for a day, and a line names what it is of."""

from decimal import Decimal

import pytest

from indexing.tagging import Tag
from skills.research.extract.labels.value import Said, Value
from skills.research.extract.tagging.tagged import weighed
from skills.research.facts import Measure
from tests.skills.research.extract.world import own, told


@pytest.mark.parametrize(
    ("said", "price"),
    [
        ("If you are only passing, a day pass is £14 and includes clay.", "14 GBP day"),
        ("Guests may buy a day ticket at £14.", "14 GBP day"),
        ("Eine Tageskarte kostet 14 €.", "14 EUR day"),
        ("Een dagkaart kost € 14.", "14 EUR day"),
        ("La carte à la journée coûte 14 €.", "14 EUR day"),
    ],
)
def test_a_day_pass_is_for_a_day(said: str, price: str) -> None:
    found = own(f"<h1>Prices</h1><p>{said}</p>", "price")
    assert [told(one.measure) for one in found if one.measure] == [price]


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("If you are only passing, a day pass is £14 and includes clay.", True),
        ("If you are only passing, the tea after the lesson is £14 all in.", False),
    ],
)
def test_a_pass_is_believed_where_the_tagger_is_in_doubt(text: str, *, is_kept: bool) -> None:
    at = text.index("£14")
    value = Value(at, at + 3, Measure(amount=Decimal(14), unit="GBP"))
    said = Said(text, ("Prices",), own=True)
    assert (weighed(value, "price", said, [Tag("price", at, at + 3, 0.1)]) is not None) is is_kept


def test_a_line_of_a_price_list_begins_with_what_it_is_of() -> None:
    lines = "<li><b>Stampbook</b> <span>€150</span> <em>ten days, any studio</em></li>"
    lines += "<li><b>Shelf</b> <span>€160 a month</span> <em>next to the kiln</em></li>"
    found = own(f"<h1>Prices</h1><ul>{lines}</ul>", "price")
    assert [(one.of, told(one.measure)) for one in found if one.measure] == [
        ("Stampbook", "150 EUR"),
        ("Shelf", "160 EUR month"),
    ]


def test_what_is_no_name_is_not_taken_for_one() -> None:
    found = own("<h1>Prices</h1><ul><li>From €150 a month</li><li>Only €160 a month</li></ul>", "price")
    assert {one.of for one in found} == {""}
