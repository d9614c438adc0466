"""Whose count it is where a house's own page tells of its kin, its owners and its namesakes."""

import pytest

from tests.skills.research.extract.world import own


def counts(html: str) -> list[str]:
    return [one.value for one in own(f"<h1>Norvik</h1>{html}", "customers") if one.measure]


@pytest.mark.parametrize(
    "said",
    [
        "Norvik Fencing in Geelong is a different mob (they've got the 5,200 customers).",
        "Norvik Fencing is a different outfit. It has 5,200 customers.",
        "Norvik Fencing of Bergen is another crowd, with 5,200 customers.",
        "Our sister company Plumbline Surfacing pours rubber. It has 1,200 customers and a crew of 90.",
        "Plumbline Surfacing is our sister company. Today they serve 1,200 customers.",
        "Our parent company is Northgate plc. It serves 5,000 customers.",
        "We are part of Northgate Group, which serves 5,000 customers.",
        "Unsere Schwesterfirma Plumb gießt Gummi. Sie hat 1.200 Kunden.",
        "Wir gehören zur Nordgruppe, die 5.000 Kunden betreut.",
        "Notre société sœur Plumb coule du caoutchouc. Elle compte 1 200 clients.",
    ],
)
def test_the_customers_of_kin_owners_and_namesakes_are_not_the_houses(said: str) -> None:
    assert counts(f"<p>{said}</p>") == []


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Our sister company pours rubber. We have 415 customers.", "415 customers"),
        ("Our software is made in Oslo. It has 415 customers.", "415 customers"),
        ("We belong to nobody. Norvik serves 415 customers.", "415 customers"),
        ("Our owners also sail: they and we serve 415 customers with Norvik.", "415 customers"),
        ("We are part of Northgate Group and have 415 customers.", "415 customers"),
        ("Thanks to our partner Bolt we now serve 415 customers.", "415 customers"),
        (
            "Backed by our investor Northgate, with €5 million, Norvik now serves 415 customers.",
            "415 customers",
        ),
        ("Our bank, Leith Savings, has a counter here, and Norvik serves 415 customers.", "415 customers"),
    ],
)
def test_the_houses_own_count_beside_them_stays(said: str, value: str) -> None:
    assert counts(f"<p>{said}</p>") == [value]


ABOUT = "<h2>Norvik raises money</h2><p>The money comes from Harrow &amp; Pell.</p><h4>About {who}</h4><p>{said}</p>"


def test_below_about_an_investor_the_page_tells_of_that_investor() -> None:
    said = "Harrow &amp; Pell was named Investor of the Year 2025. Its portfolio companies serve 14,000 customers."
    html = ABOUT.format(who="Harrow &amp; Pell", said=said)
    assert counts(html) == []
    assert own(html, "proof") == []


@pytest.mark.parametrize("who", ["Norvik", "Us", "Our Customers"])
def test_below_about_the_house_itself_it_tells_of_the_house(who: str) -> None:
    assert counts(ABOUT.format(who=who, said="Norvik serves 340 customers."))[:1] == ["340 customers"]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Our investor Northgate Ventures led our Series A with €5 million.", "€5 million"),
        ("Our investors have put in €5 million so far.", "€5 million"),
        ("Our owners invested €5 million in March 2026.", "€5 million"),
        ("Unsere Gesellschafter haben 5 Millionen Euro Kapital eingelegt.", "5 Millionen Euro"),
        ("Nos actionnaires ont apporté 5 millions d’euros dans cette levée.", "5 millions d’euros"),
    ],
)
def test_what_its_owners_put_in_is_the_houses(said: str, value: str) -> None:
    assert [one.value for one in own(f"<h1>Norvik</h1><p>{said}</p>", "funding")] == [value]
