"""Sums below headings that reckon, what a customer's customers pay, what a report costs, and what a sum is paid for."""

import pytest

from skills.research.extract.amounts.normal import money_in
from tests.skills.research.extract.world import others, own, said_on

LIST = "<h2>Prices</h2><p>Basic: £49 a month</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<h2>A studio we made up, so you can see the sums</h2><p>Nine kilns, one oven: that comes to £670 a month.</p>",
        "<h2>Say you have two kilns and four wheels</h2><p>190 + 120 + 4 × 45 makes £490 a month.</p>",
        "<h2>C. Damit Sie es nachrechnen können</h2><p>Eine Schule mit 60 Öfen überweist 270 € im Monat.</p>",
        "<h2>Exemple</h2><p>Un atelier avec quatre fours : Nimbus et Kilnlog reviennent à 161 € par mois.</p>",
        "<p>Nimbus with Kilnlog comes to £67 a month.</p>",
        "<p>Your own guests typically pay £9 per pot per month.</p>",
        "<p>Students who book a wheel through you usually pay £12 a month.</p>",
        "<p>Ihre Gäste zahlen meist 9 € pro Topf und Monat.</p>",
        "<h3>À prévoir aussi</h3><table><tr><td>Four en acier</td><td>310 €</td></tr></table>",
        "<h3>Not subscriptions</h3><table><tr><td>A kiln, fired once</td><td>£310</td></tr></table>",
        "<h3>Bits you only pay for once, or now and then</h3><table><tr><td>Kiln shelf</td><td>£31</td></tr></table>",
        "<p>A typical studio keeps an additional £11,400 a year.</p>",
    ],
)
def test_what_is_reckoned_or_paid_to_a_customer_is_no_price(html: str) -> None:
    assert [int(one.measure.amount) for one in own(LIST + html, "price") if one.measure] == [49]


@pytest.mark.parametrize(
    "html",
    [
        "<h2>What do people say?</h2><p>Kilnlog comes to £12 a month.</p>",
        "<p>Your studio pays £12 a month for Kilnlog.</p>",
        "<h3>Add to it</h3><p>Kilnlog: £12 a month</p>",
    ],
)
def test_beside_such_words_a_price_is_one(html: str) -> None:
    assert [int(one.measure.amount) for one in own(LIST + html, "price") if one.measure] == [49, 12]


def test_what_a_report_costs_is_not_what_it_tells_of() -> None:
    told = "<p>Hallam Bray, in a note it charges £900 for, finds that Norvik leads in glazing.</p>"
    assert others(told, "price") == []
    assert [one.value for one in others("<p>Norvik charges £90 a month.</p>", "price")] == ["£90 a month"]


def test_one_offer_with_all_thrown_in_is_nobodys_price() -> None:
    assert others("<p>Norvik quoted us £310 a site with everything thrown in.</p>", "price") == []
    assert [one.value for one in others("<p>Norvik quoted us £310 a site.</p>", "price")] == ["£310 a site"]


def test_a_leaflet_on_request_is_no_price_on_request() -> None:
    told = (
        "<p>Two kilns burst in May and nothing else; the summary of the fire report is yours on request.</p>"
    )
    assert own(told, "price") == []
    assert [one.value for one in own("<p>Prices for more than ninety kilns on request.</p>", "price")] != []


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("£45 per van per month", ("month", "van")),
        ("CHF 45.– per job", ("job",)),
        ("£0.80 per signed agreement", ("agreement",)),
        ("£0.80 per completed firing", ("firing",)),
        ("£45 per day", ("day",)),
        ("£45 per cent", ()),
    ],
)
def test_what_is_paid_for_may_have_three_letters_or_be_done(text: str, per: tuple[str, ...]) -> None:
    assert money_in(text)[0].measure.per == per


def test_a_second_sum_on_a_card_is_of_the_same_plan() -> None:
    html = (
        "<h1>Pricing</h1><h2>Nimbus</h2><p>£27/month</p><p>or £22.50 a month when you pay for the year</p>"
        "<h2>Cumulus</h2><p>£58/month</p><p>or £48.50 a month when you pay for the year</p>"
    )
    assert [one.of for one in own(html, "price")] == ["Nimbus", "Nimbus", "Cumulus", "Cumulus"]


def test_what_a_customer_asks_in_its_story_is_his() -> None:
    html = "<h2>Alder Growers: nine halls, one table</h2><p>Plots at Alder now begin at £59 a month.</p>"
    assert said_on(html, "price", "https://norvik.example/customers", "Norvik AS") == []
    ours = html.replace("Plots at Alder", "Plots on Norvik")
    assert said_on(ours, "price", "https://norvik.example/customers", "Norvik AS") != []
