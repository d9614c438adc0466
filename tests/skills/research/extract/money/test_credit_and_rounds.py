"""Money that nobody put into a house, and which round a sum belongs to."""

import pytest

from tests.skills.research.extract.world import own


@pytest.mark.parametrize(
    "html",
    [
        "<p>A local bank granted us a credit line of €3 million, which we haven't touched.</p>",
        "<p>Our bank gave us a line of credit of €3 million.</p>",
        "<p>Unsere Bank hat uns einen Kreditrahmen von 3 Mio. € eingeräumt.</p>",
        "<p>Notre banque nous accorde une ligne de crédit de 3 millions d’euros.</p>",
        "<p>El banco nos concedió una línea de crédito de 3 millones de euros.</p>",
        "<p>De bank gaf ons een kredietlijn van 3 miljoen euro.</p>",
        (
            "<table><tr><th>Round</th><th>Year</th><th>Amount</th></tr><tr><td>Series B</td><td>expected 2027</td>"
            "<td>€15 million sought</td></tr></table>"
        ),
        (
            "<table><tr><th>Round</th><th>Year</th><th>Amount</th></tr><tr><td>Series B</td><td>planned</td>"
            "<td>€15 million</td></tr></table>"
        ),
    ],
)
def test_a_credit_line_and_a_round_that_is_sought_are_no_funding(html: str) -> None:
    assert [one.value for one in own(f"<h2>Investors</h2>{html}", "funding")] == []


@pytest.mark.parametrize(
    ("html", "amounts"),
    [
        ("<p>We raised a Series A of €5 million in 2024.</p>", [5_000_000]),
        ("<p>We raised €5 million; a credit line came later.</p>", [5_000_000]),
        (
            (
                "<table><tr><th>Round</th><th>Year</th><th>Amount</th></tr><tr><td>Series A</td><td>2023</td>"
                "<td>€6.4 million</td></tr></table>"
            ),
            [6_400_000],
        ),
        (
            (
                "<p>2022: a Series A of £4.2 million; Northlight Capital, whose second fund stands at £120 million, "
                "took the largest share</p>"
            ),
            [4_200_000],
        ),
    ],
)
def test_what_investors_gave_is_told(html: str, amounts: list[int]) -> None:
    found = own(f"<h2>Investors</h2>{html}", "funding")
    assert [int(one.measure.amount) for one in found if one.measure] == amounts


def test_the_label_of_a_list_names_the_round_before_the_title_of_its_page_does() -> None:
    html = (
        "<h1>Norvik lands Series B</h1><h2>The road so far</h2><dl><dt>2016</dt><dd>Seed round: $1.8 million</dd>"
        "<dt>2020</dt><dd>Series A: $9 million</dd></dl>"
    )
    assert [one.of for one in own(html, "funding") if one.measure] == ["Seed", "Series A"]
