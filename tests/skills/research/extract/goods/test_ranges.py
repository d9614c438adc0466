"""What a house sells: the named things below “Our range”, what it hires out, and what is on its list no more."""

import pytest

from tests.skills.research.extract.world import own


def goods(html: str) -> list[str]:
    return [one.value for one in own(html, "product") if not one.past]


def _cards(*names: str) -> str:
    return "".join(f"<h3>{one}</h3><p>A van that keeps its cold, with rails.</p>" for one in names)


@pytest.mark.parametrize("head", ["What we offer", "Models", "Unser Sortiment", "Our vans", "Solutions"])
def test_headings_below_a_range_name_what_is_sold(head: str) -> None:
    assert goods(f"<h2>{head}</h2>{_cards('Nipper', 'Drover', 'PS40')}") == ["Nipper", "Drover", "PS40"]


def test_a_range_ends_where_no_name_stands() -> None:
    html = f"<h2>Our range</h2>{_cards('Nipper', 'Drover', 'Accessories', 'Gannet')}"
    assert goods(html) == ["Nipper", "Drover"]


def test_each_section_of_one_heading_is_a_range_of_its_own() -> None:
    two = f"<h2>Our vans</h2>{_cards('Nipper', 'Drover')}<h2>Our vans</h2>{_cards('Gannet', 'Fulmar')}"
    assert goods(two) == ["Nipper", "Drover", "Gannet", "Fulmar"]


def test_cards_of_prices_name_what_is_sold_where_nothing_else_does() -> None:
    cards = "<h2>Fledge</h2><p>£74 a day</p><h2>Skerry</h2><p>£98 a day</p>"
    assert goods(f"<h1>Pricing</h1>{cards}") == ["Fledge", "Skerry"]


@pytest.mark.parametrize(
    "html",
    [
        f"<h2>Our values</h2>{_cards('Honesty', 'Courage')}",
        f"<h2>What we do</h2>{_cards('How it works', 'Where we go')}",
        f"<h2>Our services</h2>{_cards('Training', 'Support')}",
        "<h2>What we offer</h2><h3>Scheduling</h3><p>It does scheduling.</p><h3>Billing</h3><p>It does billing.</p>",
        f"<h2>Our team</h2>{_cards('Joan Acre', 'Tom Lis')}",
    ],
)
def test_other_headings_name_no_goods(html: str) -> None:
    assert goods(html) == []


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("Norvik hires refrigerated vans to butchers and bakers.", "refrigerated vans"),
        ("Norvik hires out cold vans to butchers.", "cold vans"),
        ("Norvik makes, sells and hires cold-storage containers for harbours.", "cold-storage containers"),
        ("Norvik builds and rents refrigerated trailers for food hauliers.", "refrigerated trailers"),
        ("Norvik baut und vermietet Kühlauflieger für Speditionen.", "Kühlauflieger"),
        ("Wir vermieten mobile Kühlzellen an Metzgereien.", "Kühlzellen"),
    ],
)
def test_what_is_hired_out_is_what_a_house_sells(words: str, thing: str) -> None:
    assert goods(f"<p>{words}</p>") == [thing]


@pytest.mark.parametrize(
    "words",
    [
        "Norvik hires drivers for the summer.",
        "Norvik rents an office in Leith.",
        "Norvik hires people to wash vans.",
        "Wir vermieten auch sonntags.",
        "Some users saw £1 as the price of each van.",
    ],
)
def test_who_is_hired_and_what_is_rented_for_oneself_is_no_product(words: str) -> None:
    assert goods(f"<p>{words}</p>") == []


def test_what_left_the_range_is_sold_no_more() -> None:
    for words in (
        "The Packman, our box lorry, left the fleet in 2024.",
        "Der Eisturm wird nicht mehr gebaut.",
    ):
        assert "Packman" not in goods(f"<p>{words}</p>")


def test_a_number_in_a_register_counts_no_customers() -> None:
    html = "<h1>Unsere Kunden</h1><p>Registergericht Bremen, HRA 20914.</p>"
    assert own(html, "customers") == []


_CARDS = (
    "<h3>Wharfe</h3><p>The little one. Fits under a wall cupboard.</p>"
    "<h3>Aire</h3><p>Our most rented one, two colours at once.</p>"
    "<h3>Ribble</h3><p>For a busy floor and a queue that moves.</p>"
)


@pytest.mark.parametrize(
    "heading",
    ["Three machines, and the ink to go with them", "Drei Geräte", "Nos trois machines pour l'atelier"],
)
def test_a_heading_that_counts_things_is_of_the_names_below(heading: str) -> None:
    told = {one.value for one in own(f"<h1>Norvik</h1><h2>{heading}</h2>{_CARDS}", "product")}
    assert told >= {"Wharfe", "Aire", "Ribble"}


def test_a_heading_that_counts_other_things_is_not() -> None:
    assert own(f"<h1>Norvik</h1><h2>Two machines, and the ink to go with them</h2>{_CARDS}", "product") == []
