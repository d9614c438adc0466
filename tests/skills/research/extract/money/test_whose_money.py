"""Money that somebody else got, on the page of a house, is not the house's; its own is found however it is told."""

import pytest

from tests.skills.research.extract.world import own


@pytest.mark.parametrize(
    "html",
    [
        (
            "<h2>Kliniekwas Rotterdam</h2><p>Kliniekwas, which raised €5 million for its new plant, tags 900,000 "
            "gowns.</p>"
        ),
        "<h2>Brough Group</h2><p>Brough raised £2 million in the spring and opened two plants.</p>",
        "<p>Alder Laundry raised $31 million in January to put a chip in every sock. Good for them.</p>",
        "<h2>Klinik Arve</h2><p>Die Klinik Arve, die 5 Millionen Euro eingesammelt hat, zählt 900 Kittel.</p>",
    ],
)
def test_what_a_customer_or_somebody_in_the_news_raised_is_not_the_houses(html: str) -> None:
    assert [one.value for one in own(html, "funding")] == []


@pytest.mark.parametrize(
    ("html", "value"),
    [
        ("<p>Norvik, which raised €5 million last autumn, counts gowns.</p>", "€5 million"),
        ("<h2>Series A</h2><p>We raised €5 million from Kullen Ventures.</p>", "€5 million"),
        ("<p>Kullen Ventures invested €5 million in our seed round.</p>", "€5 million"),
        ("<p>The company raised €5 million.</p>", "€5 million"),
        ("<p>That brings the total since 2014 to €21 million.</p>", "€21 million"),
        ("<p>Damit steigt die Gesamtsumme seit 2014 auf 21 Millionen Euro.</p>", "21 Millionen Euro"),
        ("<p>Cela porte le total depuis 2014 à 21 millions d’euros.</p>", "21 millions d’euros"),
    ],
)
def test_what_the_house_raised_itself_is_found(html: str, value: str) -> None:
    assert [one.value for one in own(html, "funding")] == [value]


def test_what_an_order_comes_to_is_no_money_of_investors() -> None:
    assert not own(
        "<p>That brings the total price to €21 million.</p><p>It takes the total to 40.</p>", "funding"
    )


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (
            "In November 2024 Emilia Capital bought 30% of Norvik for €8 million; the family holds the rest.",
            ["€8 million"],
        ),
        (
            "2024 übernahm Emilia Capital 30 Prozent der Anteile von Norvik für 8 Millionen Euro.",
            ["8 Millionen Euro"],
        ),
        (
            "Emilia Capital a acquis 30 % du capital de Norvik pour 8 millions d’euros.",
            ["8 millions d’euros"],
        ),
        ("In 2024 Norvik bought 30% of Alder Software for €8 million.", []),
        ("Norvik cut 30% of waste for €8 million in sales.", []),
    ],
)
def test_a_part_of_the_house_that_is_bought_is_money_put_in(words: str, values: list[str]) -> None:
    assert [one.value for one in own(f"<p>{words}</p>", "funding")] == values


@pytest.mark.parametrize(
    "html",
    [
        (
            "<h2>Gesellschafter und Kapital</h2><p>Umgesetzt haben wir im vergangenen Geschäftsjahr "
            "21,4 Millionen Euro.</p>"
        ),
        "<h2>Funding</h2><p>In 2024 we bought Kegwell, which fills our barrels, for $3.5 million.</p>",
    ],
)
def test_what_a_house_sold_for_or_paid_for_another_is_no_funding(html: str) -> None:
    assert [one.value for one in own(html, "funding") if not one.past] == []


@pytest.mark.parametrize(
    ("html", "amount"),
    [
        (
            "<h2>Funding</h2><p>In 2024 Kegwell Partners, which bought Tallow, put $3.5 million into Norvik.</p>",
            3_500_000,
        )
    ],
)
def test_what_whoever_bought_another_put_in_is_funding(html: str, amount: int) -> None:
    told = [one.measure for one in own(html, "funding") if not one.past]
    assert [int(one.amount) for one in told if one] == [amount]


@pytest.mark.parametrize(
    "words",
    [
        "Our partner Lumo Freight, which raised €12 million in March, built the connector.",
        "Congratulations to our customer Bramble Foods on their $8 million seed round.",
        "Hats off to our friends at Kitely, who closed a Series B of £20 million this week.",
        "Unser Partner Tauwerk hat 9 Millionen Euro in einer Series A eingesammelt.",
        "Félicitations à notre partenaire Ondine, qui a levé 15 millions d’euros.",
        "Our payroll partner Pebble today announced a $30 million Series C.",
    ],
)
def test_a_round_of_whom_the_house_works_with_is_theirs(words: str) -> None:
    assert own(f"<p>{words}</p>", "funding") == []


@pytest.mark.parametrize(
    "words",
    [
        "Our partner Harrow Capital led a Series A of £3 million.",
        "With our partners at Fern Ventures we raised a seed round of £3 million.",
        "Our friends at Elm Angels gave us a seed round of £3 million.",
        "Together with our customers Arlt and Bode we closed a round of £3 million.",
        "Our customers at Bramble Foods invested £3 million in our seed round.",
        "Norvik, with our partner Elm, has raised a Series A of £3 million.",
    ],
)
def test_a_round_that_friends_put_money_into_is_the_house_s(words: str) -> None:
    assert [one.value for one in own(f"<p>{words}</p>", "funding")] == ["£3 million"]
