"""Ordinary sentences of vendors that hold words which elsewhere take a value back."""

import pytest

from tests.skills.research.extract.whose.test_houses import HOST, pages, sites
from tests.skills.research.extract.world import own, page


@pytest.mark.parametrize(
    ("field", "said", "value"),
    [
        ("customers", "A community of 4,000 users in 12 countries.", "4,000 users"),
        ("customers", "We are proud of 4,000 customers in 12 countries.", "4,000 customers"),
        ("customers", "Out of 1,200 customers, 900 renew each year.", "1,200 customers"),
        ("customers", "The Premium Plan has 4,000 subscribers.", "4,000 subscribers"),
        ("price", "Prices start at €15 per month; your first month is free.", "€15 per month"),
        ("price", "First month for $1, then $29 per month.", "$29 per month"),
        ("price", "For teams of 5 to 10 people only, €9 per user per month.", "€9 per user per month"),
        ("price", "A lifetime licence costs €490, just once.", "€490"),
        ("price", "€12 per user for delivery teams.", "€12 per user"),
        ("price", "Most of our customers take the Pro plan at $49 a month.", "$49 a month"),
        ("price", "Our insurance costs €9 a month with no deductible.", "€9 a month"),
        ("price", "You'd pay €49 per month.", "€49 per month"),
        ("price", "Courses start before Easter and cost £200 per term.", "£200 per term"),
        ("proof", "We are ISO 9001 certified and give every customer a guarantee.", "ISO 9001"),
        ("proof", "ISO 27001 certified, hosted in European data centres.", "ISO 27001"),
        ("proof", "Norvik is ISO 9001 certified, without exceptions.", "ISO 9001"),
        ("proof", "Hats off to our engineers: Norvik won the Export Prize 2023.", "Export Prize 2023"),
        ("proof", "All our scales ship with Weigh Cloud. Weigh Cloud is ISO 27001 certified.", "ISO 27001"),
        ("proof", "Norvik won the Golden Spade award in 2023 and was a finalist in 2022.", "Golden Spade"),
        ("edge", "Norvik is the only tool that works in 40 languages. Everyone can use it.", "40 languages"),
        (
            "edge",
            "Norvik is the only tool that runs offline. The entire industry relies on lithium.",
            "offline",
        ),
        ("edge", "In 2023 Norvik was the only scale to pass the Arctic test.", "Arctic test"),
        ("edge", "We hear it daily: Norvik is the only tool that works offline.", "works offline"),
        ("funding", "Norvik raised $30 million to bring robots to the hospital floor.", "$30 million"),
        ("funding", "Norvik secured €12 million over three years from private investors.", "€12 million"),
        ("funding", "Norvik annonce une levée de fonds de 5 millions d’euros.", "5 millions"),
        ("customers", "12 000 clients, 3 000 de plus que l’an dernier.", "12 000 clients"),
        ("customers", "Seven hospitals in Norway use Norvik.", "Seven hospitals"),
        ("price", "Do the math: the Pro plan is €9 a month.", "€9 a month"),
        ("price", "A plan for financing your invoices, from €9 a month.", "€9 a month"),
        ("edge", "Norvik is the only scale that has them talking in minutes.", "talking in minutes"),
        ("funding", "Norvik secured $10 million in growth capital for its mortgage platform.", "$10 million"),
    ],
)
def test_a_plain_sentence_keeps_its_value(field: str, said: str, value: str) -> None:
    assert any(value in one.value and not one.past for one in own(f"<h2>Norvik</h2><p>{said}</p>", field))


@pytest.mark.parametrize(
    "said",
    [
        "2023 stieg unser Auftragswert auf 4 Millionen Euro, und wir zogen in ein neues Haus.",
        "Le nouveau four nous a apporté 2 millions d'euros.",
        "Pelt raised €5 million in Series A and issued new shares.",
    ],
)
def test_what_rises_what_sells_and_what_another_raised_is_no_investment(said: str) -> None:
    assert own(f"<p>{said}</p>", "funding") == []


@pytest.mark.parametrize(("under", "of"), [("Note", ""), ("Yes", ""), ("Glow 12", "Glow 12")])
def test_what_stands_before_a_colon_is_a_plan_only_if_it_is_a_name(under: str, of: str) -> None:
    assert {one.of for one in own(f"<h1>Prices</h1><ul><li>{under}: €49 per month</li></ul>", "price")} == {
        of
    }


@pytest.mark.parametrize(
    "name", ["Tesco plc", "adidas AG", "Acme robotics GmbH", "Bags to Go Ltd", "Škoda Auto a.s."]
)
def test_a_house_may_be_written_small_or_have_small_words(name: str) -> None:
    assert name.startswith(page("<p>Hello.</p>", of=name).organisation)
    assert page("<p>Hello.</p>", of=name).organisation


def test_three_vendors_at_one_address_are_three_though_their_pages_are_called_alike() -> None:
    some: dict[str, str] = {}
    for name in ("Norvik", "Tallow", "Beam"):
        path = f"/{name.lower()}/pricing"
        some |= sites(pages((path, f"Pricing | {name}"), of="", host=HOST))
    assert set(some.values()) == {"Norvik", "Tallow", "Beam"}
    every = [(f"/{name.lower()}/pricing", f"Pricing | {name}") for name in ("Norvik", "Tallow", "Beam")]
    assert set(sites(pages(*every, of="")).values()) == {"Norvik", "Tallow", "Beam"}


def test_a_price_below_plans_and_extras_stands() -> None:
    said = "<h1>Norvik</h1><h2>Plans and extras</h2><p>The Pro plan is €49 a month.</p>"
    assert [one.value for one in own(said, "price")] == ["€49 a month"]


@pytest.mark.parametrize(
    ("field", "html"),
    [
        ("funding", "<p>Tous les outils réunis pour un abonnement de 20 €.</p>"),
        (
            "edge",
            (
                "<table><tr><th></th><th>Basic</th><th>Plus</th></tr><tr><td>Seats</td><td>five</td><td>no end of "
                "seats</td></tr></table>"
            ),
        ),
        ("weakness", "<h2>Still open</h2><ul><li>Field engineer in Bergen</li></ul>"),
    ],
)
def test_a_subscription_a_plan_called_plus_and_an_open_post_are_none(field: str, html: str) -> None:
    assert own(f"<h1>Norvik</h1>{html}", field) == []
