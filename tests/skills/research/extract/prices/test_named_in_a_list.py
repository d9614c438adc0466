"""Whose price a sum on a house's own page is, for what and for how long, however the list is laid out."""

import pytest

from skills.research.extract.amounts.normal import money_in
from skills.research.extract.fields.prices.other_sums import is_other_money
from skills.research.extract.labels.value import Said
from tests.skills.research.extract.marked import Marks, facts
from tests.skills.research.extract.world import own, told

BILLED = """<h1>Pricing</h1><p>US dollars, per agent and month. Switch whenever you like.</p>
<table><tr><th></th><th>Nibble</th><th>Bite</th></tr>
<tr><td>Billed monthly</td><td>$18</td><td>$42</td></tr>
<tr><td>Billed yearly</td><td>$15</td><td>$35</td></tr></table>"""


def test_a_row_that_says_how_often_one_pays_changes_no_price_to_one_a_year() -> None:
    assert {one.of: told(one.measure) for one in own(BILLED, "price") if one.measure} == {
        "Nibble, billed monthly": "18 USD agent month",
        "Bite, billed monthly": "42 USD agent month",
        "Nibble, billed yearly": "15 USD agent month",
        "Bite, billed yearly": "35 USD agent month",
    }


def test_an_item_names_its_plan_for_all_of_its_sums() -> None:
    items = (
        "<li>Apprentice is $108 per seat per year, which works out at $9 a month.</li>"
        "<li>Journeyman is $264 per seat per year, or $22 a month.</li>"
    )
    found = own(f"<h1>Norvik</h1><h2>Plans</h2><ul>{items}</ul>", "price")
    assert [(one.of, one.value) for one in found] == [
        ("Apprentice", "$108 per seat per year"),
        ("Apprentice", "$9 a month"),
        ("Journeyman", "$264 per seat per year"),
        ("Journeyman", "$22 a month"),
    ]


@pytest.mark.parametrize(
    "line", ["Lunch costs £6.50 per child.", "Hire costs £12.50 a day.", "We charge 35p a sample."]
)
def test_a_common_word_that_begins_a_sentence_is_no_other_house(line: str) -> None:
    assert len(own(f"<h1>Norvik</h1><p>{line}</p>", "price")) == 1


def test_cents_are_of_the_money_that_the_page_speaks_of() -> None:
    page = "<h1>Norvik</h1><p>We charge 9 cents a call.</p><p>Pro costs {} a month.</p>"
    assert [one.measure.unit for one in own(page.format("€40"), "price") if one.measure] == ["EUR", "EUR"]
    assert [one.measure.unit for one in own(page.format("$40"), "price") if one.measure] == ["USD", "USD"]


def test_a_video_of_1080p_is_no_sum() -> None:
    assert not own("<h1>Norvik</h1><h2>Pricing</h2><p>It costs nothing to record in 1080p.</p>", "price")


def test_what_each_mile_more_costs_is_no_entry_price() -> None:
    page = "<h1>Prices</h1><h2>Nipper</h2><p>£68 a day</p><h3>Each mile above 150 a day</h3><ul><li>14p</li></ul>"
    assert [one.value for one in own(page, "price")] == ["£68 a day"]


def test_a_tagger_that_is_sure_outdoes_a_guess_at_whose_thing_it_is() -> None:
    said = "A machine costs £1,450, delivered."
    [sum_found] = money_in(said)
    assert is_other_money(Said(said, own=True), sum_found)
    assert not is_other_money(Said(said, own=True), sum_found, believed=True)
    assert [one.value for one in facts(f"<p>{said}</p>", Marks("price", "£1,450", 0.99))] == ["£1,450"]
    assert not facts(f"<p>{said}</p>", Marks("price", "£1,450", 0.8))


@pytest.mark.parametrize(
    "line", ["DHL charges £12 a parcel.", "SAP costs £85 a user a month.", "Notionware costs £9 a month."]
)
def test_what_another_house_asks_is_no_price_of_ours(line: str) -> None:
    assert not own(f"<h1>Norvik</h1><p>{line}</p>", "price")


def test_pictures_a_second_are_no_pence() -> None:
    assert not own("<h1>Norvik</h1><h2>Pricing</h2><p>Pro records at 60p.</p>", "price")
