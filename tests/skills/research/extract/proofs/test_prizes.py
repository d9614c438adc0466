"""A prize is whose sentence it stands in: a customer's is no proof of the house that sells to him."""

import pytest

from skills.research.extract.fields.proofs.holders import is_customers_prize
from skills.research.extract.fields.proofs.no_proof import is_no_proof
from tests.skills.research.extract.world import others, own, said_on

CUSTOMERS = "https://norvik.example/customers.html"


@pytest.mark.parametrize(
    "said",
    [
        "Unser Kunde Klinikum Senne versorgt 1.150 Betten und wurde 2025 mit dem Deutschen Pflegepreis ausgezeichnet.",
        "The hotel Cedar Vane, a Norvik customer, won the Green Key Award 2025.",
        "One of our customers, Brough Workwear, won the Golden Thread Award 2025.",
        "Our client Alder Inn received the Green Key Award 2025.",
        "Notre client Hôtel du Lac a remporté le Prix Vert 2025.",
        "Harrogate Grand named Hotel of the Year 2025. Congratulations to our friends there!",
        "Harrogate Grand was named Hotel of the Year 2025. Wir gratulieren!",
    ],
)
def test_a_customers_prize_is_no_proof(said: str) -> None:
    assert own(f"<p>{said}</p>", "proof") == []


def test_who_is_named_on_the_page_of_customers_won_it() -> None:
    said = "<p>Cedar & Vane won the Green Key Award 2025 after cutting rewash water by a third.</p>"
    assert said_on(f"<h1>Customers</h1>{said}", "proof", CUSTOMERS, "Norvik AS") == []
    assert own(f"<h1>About</h1><h2>Our customers</h2>{said}", "proof") == []
    assert own(f"<h1>Customers</h1><h2>Cedar & Vane</h2>{said}", "proof") == []


@pytest.mark.parametrize(
    "said",
    [
        "Our customer service won the Golden Phone Award 2025.",
        "Our customers voted us Tool of the Year 2025.",
        "Our customer Alder Inn gave us the Best Supplier Award 2025.",
        "Norvik won the Harbour Award 2025.",
        "We won the Harbour Award 2025. Congratulations, team!",
        "Tide Board won the Red Dot Award 2025.",
        "Our customer Alder Inn chose us after we won the Harbour Award 2025.",
        "Norvik, a customer favourite, won the Harbour Award 2025.",
        "Unser Kundenservice wurde 2025 mit dem Deutschen Servicepreis ausgezeichnet.",
    ],
)
def test_its_own_prize_is_its_proof(said: str) -> None:
    assert own(f"<p>{said}</p>", "proof") != []


def test_two_proofs_of_one_clause_are_told_apart() -> None:
    said = (
        "<p>Norvik holds Cyber Essentials Plus and won Software of the Year at the Harbour Awards 2025.</p>"
    )
    assert [one.value for one in own(said, "proof")] == [
        "Cyber Essentials Plus",
        "won Software of the Year at the Harbour Awards 2025",
    ]


def test_who_wrote_a_review_is_no_part_of_its_rating() -> None:
    line = "Reviewed by Sam Pell on 22 September 2026 · Rating 3.8 / 5 · 64 ratings"
    [fact] = others(f"<h1>Norvik: a review</h1><p>{line}</p>", "proof")
    assert fact.value == "Rating 3.8 / 5 · 64 ratings"


@pytest.mark.parametrize(
    "words", ["12. Oktober 2026", "d’ici 2028", "list 141 active contracts", "March 2025"]
)
def test_a_day_and_a_count_are_no_proof(words: str) -> None:
    assert is_no_proof(words)


@pytest.mark.parametrize(
    "words", ["ISO 27001", "4.8 of 5 by 400 customers", "the 2025 Harbour Award", "Mark 2025"]
)
def test_what_is_more_than_a_day_may_prove_something(words: str) -> None:
    assert not is_no_proof(words)


@pytest.mark.parametrize(
    "said",
    [
        "Heron Bay took 40 minutes off the average check-in once Norvik went live.",
        "Our customer Alder Inn cut its paperwork by 31% with Norvik.",
        "Chez Habitat Bleu, client depuis 2022, les relances ont baissé de 31 % en huit mois.",
    ],
)
def test_what_a_customer_saved_proves_the_tool(said: str) -> None:
    assert not is_customers_prize(said, "", below_customers=True)


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (
            "<p>Norvik hat die Goldene Feder 2026 des Verbands Betriebsdruck erhalten.</p>",
            "Norvik hat die Goldene Feder 2026 des Verbands Betriebsdruck erhalten",
        ),
        (
            "<p>Norvik remporte le Trophée Bureau Serein 2026.</p>",
            "Norvik remporte le Trophée Bureau Serein 2026",
        ),
    ],
)
def test_a_prize_by_any_name_that_a_house_received_is_told(html: str, told: str) -> None:
    assert [one.value for one in own(html, "proof") if not one.past] == [told]
