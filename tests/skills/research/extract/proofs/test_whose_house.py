"""Certificates of firms that a house names in passing, of its customers and investors, and those that are only due."""

import pytest

from skills.research.facts import Fact
from tests.skills.research.extract.marked import Marks, facts
from tests.skills.research.extract.world import own, page, read


def values(html: str, url: str = "https://norvik.example/trust") -> list[str]:
    found = read(page(html, url=url)).facts
    return [
        one.value for one in found if (one.company, one.field, one.span.source) == ("Norvik", "proof", "s1")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Our card is issued by Lydgate Payments Ltd, which is itself assessed against PCI DSS.",
        "Norvik Pas comes from Betaalhuis Amstel N.V., which has its own licence and its own PCI DSS assessment.",
        "We work with the issuer Monedaria EDE, S.A. in Madrid. Monedaria cuenta con certificación PCI DSS.",
        "We host with Ironleaf. Ironleaf is certified to ISO 27001 and ISO 22301; the certificates are theirs.",
        "The audit for ISO 27001 is set down for June 2027.",
        "De toets voor NEN 7510 staat voor 2027 in de agenda.",
    ],
)
def test_what_a_firm_beside_the_house_holds_and_what_is_due_is_no_proof(words: str) -> None:
    assert values(f"<p>{words}</p>") == []


@pytest.mark.parametrize(
    "words",
    [
        "Norvik is certified to ISO 27001.",
        "Norvik AS, which is certified to ISO 27001, has its desk in Bergen.",
        "Our ISO 27001 certificate is valid until March 2028.",
        "We are certified to ISO 27001; the next audit is in May 2027.",
        "Programa homologado por la Agencia Tributaria desde 2019.",
    ],
)
def test_what_the_house_holds_stays(words: str) -> None:
    assert len(values(f"<p>{words}</p>")) >= 1


def test_a_row_that_names_a_year_to_come_says_that_it_is_due() -> None:
    html = (
        "<table><tr><th>Standard</th><th>Where we are</th></tr><tr><td>ISO 27001</td><td>Certified, renewed in August "
        "2026</td></tr><tr><td>SOC 2</td><td>Auditor chosen; report expected in March 2027</td></tr></table>"
    )
    assert {one for one in values(html) if "SOC" in one} == set()
    assert any("27001" in one for one in values(html))


@pytest.mark.parametrize(
    "words",
    [
        "Oxbarrow holds SafeRoof Gold and was Employer of the Year in Suffolk; neither has anything to do with us.",
        "Their own certificate, ISO 9001, hangs by the kettle.",
        "Its mills have ISO 45001, for safety.",
    ],
)
def test_below_a_customers_name_a_certificate_is_the_customers(words: str) -> None:
    html = f"<h1>Stories</h1><h2>Oxbarrow Roofing: two mornings</h2><p>{words}</p>"
    assert values(html, "https://norvik.example/customers") == []


def test_the_prize_of_an_investor_whom_a_round_names_is_no_proof() -> None:
    html = (
        "<p>2024: Series A, $9 million, led by Saffron Quay Capital.</p>"
        "<p>Saffron Quay has been named Fund of the Year by the Deccan Investors' Table.</p>"
    )
    assert own(html, "proof") == []


def test_what_the_house_sells_keeps_its_certificate_though_a_round_paid_for_it() -> None:
    html = (
        "<h1>Our products</h1><h2>Pannier</h2><p>Pannier is a charger that keeps a big battery.</p>"
        "<p>2024: Series A, $9 million, to build Pannier in Boise.</p>"
        "<p>Pannier is listed to UL 2202, the safety standard for charging equipment.</p>"
    )
    assert any("2202" in one.value for one in own(html, "proof"))


def test_what_a_plan_holds_is_no_proof() -> None:
    html = (
        "<h1>Prices</h1><h3>Quay</h3><p>£12</p><p>per user per month</p><p>Norvik Snap, one approver.</p>"
        "<h3>Pier</h3><p>£18</p><p>per user per month</p>"
    )
    found: list[Fact] = facts(html, Marks("proof", "Norvik Snap, one approver"))
    assert found == []


@pytest.mark.parametrize(
    "words",
    [
        "With Norvik the time from bill to money went from 21 days to 4.",
        "Getting ready for the audit went from 6 weeks to 8 days.",
    ],
)
def test_what_went_from_so_many_days_to_so_many_is_a_result(words: str) -> None:
    assert len(own(f"<p>{words}</p>", "proof")) == 1
