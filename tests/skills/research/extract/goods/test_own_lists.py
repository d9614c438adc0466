"""Products that a house lists on its own page, and under which full name it trades."""

import pytest

from skills.research.extract import find_companies
from skills.research.extract.names.called import trading_names
from tests.skills.research.extract.world import others, own, page

TABLE = (
    "<table><tr><th>Offer</th><th>What for</th></tr><tr><td>Norvik {a}</td><td>Hearings booked in advance</td></tr>"
    "<tr><td>Norvik {b}</td><td>Interviews held at once</td></tr></table>"
)


@pytest.mark.parametrize(
    "html",
    [
        "<dl><dt>Norvik {a}</dt><dd>An aide on the line.</dd><dt>Norvik {b}</dt><dd>One on a tablet.</dd></dl>",
        "<ul><li><b>Norvik {a}</b>: der Dolmetscher am Hörer</li><li><b>Norvik {b}</b>: der am Schirm im Amt</li></ul>",
        "<h3>Norvik {a}</h3><p>A screen on wheels.</p><h3>Norvik {b}</h3><p>The app for tablets.</p>",
        TABLE,
    ],
)
def test_what_is_called_after_the_house_and_told_about_is_a_product(html: str) -> None:
    found = {one.value for one in own(html.format(a="Phone", b="Schalter"), "product")}
    assert {"Norvik Phone", "Norvik Schalter"} <= found


@pytest.mark.parametrize(
    "above", ["Our products", "Unsere Produkte", "Nos produits", "What we make", "Nuestros productos"]
)
def test_what_is_named_below_our_products_is_one(above: str) -> None:
    html = f"<h2>{above}</h2><ul><li>Framewise: Angebote für alle Rahmen</li><li>Siteline: Pläne für den Bau</li></ul>"
    assert {one.value for one in own(html, "product")} == {"Framewise", "Siteline"}


@pytest.mark.parametrize(
    "html",
    [
        "<h3>Norvik Team</h3><p>The people behind the boats.</p><h3>Norvik Kunden</h3><p>Wer mit uns fährt.</p>",
        "<h2>What we offer</h2><ul><li>Consulting: we sit with you for a day</li><li>Repairs: within a week</li></ul>",
        "<h2>Coming soon</h2><h3>Norvik Phone</h3><p>Calls for boats.</p><h3>Norvik Cart</h3><p>A cart for it.</p>",
        "<h3>Norvik Phone</h3><p>Short.</p><h3>Norvik Cart</h3><p>Soon.</p>",
    ],
)
def test_parts_of_a_site_work_and_what_is_to_come_are_none(html: str) -> None:
    names = {"Norvik Team", "Norvik Kunden", "Consulting", "Repairs", "Norvik Phone", "Norvik Cart"}
    assert not names & {one.value for one in own(html, "product") if one.sure > 0.85}


def test_on_pages_of_others_a_list_proves_nothing() -> None:
    html = "<h2>Our products</h2><ul><li>Framewise: quotes for frames</li><li>Siteline: plans for sites</li></ul>"
    assert not {"Framewise", "Siteline"} & {one.value for one in others(html, "product")}


@pytest.mark.parametrize(
    "said",
    [
        "Norvik is a trading name of Marram Language Services Ltd, Canal Wharf, Leeds.",
        "Marram Language Services Ltd, trading as Norvik, sells timetables.",
        "Marram Language Services Ltd (t/a Norvik) sells timetables.",
    ],
)
def test_a_trading_name_and_the_house_behind_it_are_one_company(said: str) -> None:
    home = page(f"<h1>Norvik</h1><p>{said} We sell timetables.</p>", of="", title="Norvik")
    [norvik] = find_companies("Norvik", [("s1", home)], named=("Norvik",))
    assert "Marram Language Services Ltd" in norvik.aliases


@pytest.mark.parametrize(
    "said",
    [
        "Norvik is a customer of Marram Ltd.",
        "Norvik is not a trading name of ours.",
        "Tallow is a trading name of Marram Ltd.",
    ],
)
def test_other_ties_make_no_other_name(said: str) -> None:
    assert trading_names("Norvik", [page(f"<p>{said}</p>")]) == []


def test_each_of_a_thousand_products_of_a_page_is_found() -> None:
    listed = "".join(f"<h3>Hutch{number}a</h3><p>Talks to all your tools</p>" for number in range(1_000))
    found = {one.value for one in own(f"<h2>Our products</h2>{listed}", "product")}
    assert found == {f"Hutch{number}a" for number in range(1_000)}


@pytest.mark.parametrize("filled", ["A" * 200_000, "A-" * 100_000, "Norvik is a trading name of " * 10_000])
def test_a_filled_page_has_no_trading_name_however_long_it_is(filled: str) -> None:
    assert trading_names("Norvik", [page(f"<p>{filled}</p>")]) == []
