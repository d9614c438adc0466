"""Certificates of what a house buys, prizes of its customers and what does not apply to it prove nothing of it."""

import pytest

from skills.research.extract.fields.proofs.holders import is_held_by_another, is_story_of
from skills.research.extract.fields.proofs.no_proof import is_no_proof
from tests.skills.research.extract.world import others, own, said_on

PEOPLE = "https://norvik.example/people/alder"


@pytest.mark.parametrize(
    "said",
    [
        "Hardware: a card reader from Pellite, certified to IP67, £430 in their shop.",
        "Payments: handled by Carrow Pay, PCI DSS Level 1.",
        "Our boxes are made by Pellite, ISO 9001 certified.",
        "The scales come with the CE mark of their makers.",
        "The scales have the approval of their makers; Pellite is certified to ISO 13485.",
        "HIPAA: not applicable.",
        "ISO 13485 does not apply.",
    ],
)
def test_what_a_supplier_holds_or_nobody_needs_is_no_proof(said: str) -> None:
    assert own(f"<h1>Trust</h1><ul><li>{said}</li></ul>", "proof") == []


def test_a_table_says_that_a_certificate_does_not_apply() -> None:
    rows = "<tr><td>HIPAA</td><td>Not applicable</td></tr><tr><td>ISO 27001</td><td>held since 2021</td></tr>"
    facts = own(f"<h1>Certificates</h1><table>{rows}</table>", "proof")
    assert any("27001" in one.value for one in facts)
    assert not any("HIPAA" in one.value for one in facts)


@pytest.mark.parametrize(
    "said",
    [
        "Built by Norvik, ISO 9001 certified.",
        "We hold a certificate from Pellite, ISO 9001.",
        "Our books are audited by Pellite, SOC 2 Type II.",
        "We are a family firm from Leeds, certified to ISO 9001.",
        "Hosted in Norway, ISO 27001 certified.",
        "Our scales come with the CE mark.",
        "ISO 9001 applies to all our sites and we are certified to it.",
    ],
)
def test_what_a_house_holds_itself_is_its_proof(said: str) -> None:
    assert own(f"<h1>Trust</h1><p>{said}</p>", "proof") != []


@pytest.mark.parametrize(
    "said",
    [
        "In May the Guild of Cooks gave Alder Inn its Green Spoon Award.",
        "The county awarded Alder Inn the Golden Spoon Prize.",
    ],
)
def test_a_prize_that_was_given_to_somebody_else_is_no_proof(said: str) -> None:
    assert own(f"<p>{said}</p>", "proof") == []


@pytest.mark.parametrize(
    "said",
    [
        "In May the Guild of Cooks gave Norvik its Green Spoon Award.",
        "In May the Guild of Cooks gave us its Green Spoon Award.",
        "The county awarded our app the Golden Spoon Prize.",
    ],
)
def test_a_prize_that_was_given_to_the_house_is_its_proof(said: str) -> None:
    assert own(f"<p>{said}</p>", "proof") != []


def test_its_own_name_makes_it_its_own() -> None:
    said = "Payments are handled by Norvik, PCI DSS Level 1."
    at = said.index("PCI")
    assert is_held_by_another(said, at, [])
    assert not is_held_by_another(said, at, [(24, 30)])


def test_what_a_customer_won_is_no_proof_on_the_page_that_tells_of_him() -> None:
    told = (
        "<h1>Alder Inn</h1><p>Alder Inn runs five hotels on Norvik. It spent £2 million on a wing and picked up the "
        "Green Spoon Award for its breakfast. Since it came to Norvik, its power bill has fallen by 19%.</p>"
    )
    facts = said_on(told, "proof", PEOPLE, "Norvik AS")
    assert [one.value for one in facts] == ["its power bill has fallen by 19%"]


@pytest.mark.parametrize(
    ("heading", "text", "is_story"),
    [
        ("Alder Inn", "Alder Inn runs five hotels on Norvik.", True),
        ("Alder and Vane", "Alder and Vane chose Norvik in 2024.", True),
        ("Alder Inn", "Alder Inn runs five hotels.", False),
        ("Tide Board", "Tide Board is the newest program of Norvik.", False),
        ("Norvik Cloud", "Norvik Cloud runs every shop on Norvik.", False),
        ("How it works", "How it works with Norvik", False),
    ],
)
def test_a_heading_names_a_customer_where_the_page_says_that_he_uses_it(
    heading: str, text: str, *, is_story: bool
) -> None:
    assert is_story_of(heading, text, ["Norvik"]) is is_story


def test_of_a_name_that_itself_holds_something_the_page_told_before() -> None:
    assert own("<p>Alder itself is certified to GlobalFood.</p><p>ISO 9001.</p>", "proof") != []
    assert not any(
        "Food" in one.value for one in own("<p>Alder itself is certified to ISO 9001.</p>", "proof")
    )


@pytest.mark.parametrize(
    "words",
    [
        "annual recurring revenue passed $5.6 million",
        "Der Umsatz erreichte 4 Mio Euro",
        "Orders signed before May got Lean for £99 in the first year",
    ],
)
def test_what_a_house_takes_in_is_no_proof(words: str) -> None:
    assert is_no_proof(words)


@pytest.mark.parametrize(
    "words", ["sales rose by 30% with Norvik", "saves each site £12,000 a year", "4.8 of 5 by 400 customers"]
)
def test_what_customers_gain_may_be_one(words: str) -> None:
    assert not is_no_proof(words)


def test_ratings_of_a_list_are_told_alike() -> None:
    listed = "<h2>Norvik</h2><p>★ 4.3 (64 reviews)</p><h2>Tallow</h2><p>★ 4.7 (203 reviews)</p>"
    assert [one.value for one in others(listed, "proof")] == ["4.3 (64 reviews)"]


@pytest.mark.parametrize(
    "said",
    [
        "Our payment processor Ledgerly is PCI DSS Level 1.",
        "Our cloud provider holds ISO 9001.",
        "Among the guests was the Lantern Street Trust, which holds the King’s Award for Voluntary Service.",
    ],
)
def test_what_a_provider_or_a_guest_holds_is_no_proof(said: str) -> None:
    assert own(f"<h1>Trust</h1><p>{said}</p>", "proof") == []


def test_what_the_house_is_that_holds_it_is_told() -> None:
    for said in (
        "Norvik, which holds ISO 9001, opened a branch.",
        "Our cloud holds ISO 27001.",
        "We are a provider that holds ISO 9001.",
    ):
        assert own(f"<h1>Trust</h1><p>{said}</p>", "proof") != []


def test_a_certificate_that_is_suspended_is_none() -> None:
    rows = "<tr><td>ISO 9001</td><td>Suspended at our request since April 2026</td></tr>"
    rows += "<tr><td>ISO 27001</td><td>valid until 2028</td></tr>"
    told = {one.value for one in own(f"<h1>Certificates</h1><table>{rows}</table>", "proof")}
    assert any("27001" in one for one in told)
    assert not any("9001" in one for one in told)


def test_a_customer_of_whom_a_story_tells_won_its_prize_itself() -> None:
    story = "https://norvik.example/stories/juniper"
    won = "Last spring the candle maker also took home the Green Mountain Medal."
    assert said_on(f"<h1>Juniper</h1><p>{won}</p>", "proof", story, "Norvik AS") == []
    ours = "Last spring the jury gave us the Green Mountain Medal, and we took home the Harbour Prize."
    assert said_on(f"<h1>Juniper</h1><p>{ours}</p>", "proof", story, "Norvik AS") != []


@pytest.mark.parametrize(
    "said",
    [
        "Card payments run through our partner Pellite, which is certified to PCI DSS Level 1.",
        "All pages are hosted by our long-time supplier Pellite, which holds ISO 27001.",
    ],
)
def test_what_a_partner_holds_whom_the_sentence_calls_so_is_no_proof(said: str) -> None:
    assert own(f"<h1>Trust</h1><p>{said}</p>", "proof") == []


@pytest.mark.parametrize(
    "below",
    [
        "We have started to work towards ISO 9001. We are not certified yet.",
        "We have applied for ISO 9001.",
        "We have begun preparing for it.",
    ],
)
def test_a_heading_is_no_certificate_where_below_it_is_only_being_worked_on(below: str) -> None:
    assert own(f"<h1>News</h1><h2>3 May 2026: ISO 9001</h2><p>{below}</p>", "proof") == []


def test_a_heading_is_a_certificate_where_below_another_is_being_worked_on_too() -> None:
    below = "<p>We hold ISO 9001 since 2024, and have applied for ISO 14001.</p>"
    found = [one.value for one in own(f"<h1>News</h1><h2>3 May 2026: ISO 9001</h2>{below}", "proof")]
    assert any("9001" in one for one in found)
    assert not any("14001" in one for one in found if "9001" not in one)


@pytest.mark.parametrize(
    "html",
    [
        "<p>A Corvan Group company</p><p>Health and safety is audited at group level: Corvan holds ISO 45001.</p>",
        (
            "<p>Wyrefield Hospital has had two presses from us since 2023. The hospital won the Green "
            "Ward Prize 2025 for its laundry.</p>"
        ),
    ],
)
def test_what_the_owner_holds_and_the_hospital_won_is_theirs(html: str) -> None:
    assert [one.value for one in own(html, "proof") if not one.past] == []


def test_behind_a_quote_a_new_sentence_tells_whose_prize_it_is() -> None:
    body = (
        "<p>« Depuis que Norvik s'en occupe, je gagne du temps. » "
        "Le cabinet Verlin-Morand a reçu le prix Accueil en 2025.</p>"
    )
    assert said_on(body, "proof", "https://norvik.example/clients", "Norvik AS") == []
