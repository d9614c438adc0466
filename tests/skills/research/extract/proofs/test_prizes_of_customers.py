"""Prizes and papers that others have, or that a house only asked for."""

import pytest

from skills.research.extract.fields.edges.shared import is_common
from skills.research.extract.fields.proofs.not_held import is_not_held
from tests.skills.research.extract.world import own


@pytest.mark.parametrize(
    "html",
    [
        "<p>Casco also took home the Downeast Hospitality Prize last spring, and we couldn't be prouder of them.</p>",
        "<p>Our customer Sundbakke was given the Green Harbour flag; the credit for that is theirs.</p>",
        "<p>Casco won the Harbour Prize, and we are so happy for them.</p>",
        "<p>Unser Kunde Sundbakke erhielt den Hafenpreis; das Verdienst gebührt ihnen.</p>",
        "<p>Sundbakke a reçu le Prix du Port, et nous sommes fiers pour eux.</p>",
        "<p>Sundbakke ganó el Premio del Puerto; el mérito es suyo.</p>",
        "<p>Sundbakke fik Havneprisen i 2025, og vi er stolte af dem.</p>",
        (
            "<p>Dana Whitcomb runs Casco Mailboat Line, a customer since 2021.</p><p>Casco also took home the Downeast "
            "Hospitality Prize last spring.</p>"
        ),
    ],
)
def test_the_prize_of_a_customer_proves_nothing_of_the_house(html: str) -> None:
    assert [one.value for one in own(html, "proof")] == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>We won the Downeast Hospitality Prize last spring.</p>",
        "<p>Norvik also took home the Downeast Hospitality Prize last spring.</p>",
        "<p>We were given the Green Harbour Award; the credit for that is our team's.</p>",
        "<p>We received the Fynsk Digitalpris in 2025.</p>",
        "<p>Wir haben den Hafenpreis 2025 gewonnen und sind stolz darauf.</p>",
    ],
)
def test_the_prize_of_the_house_is_told(html: str) -> None:
    assert own(html, "proof")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("An application for ISO 22301 went off in the summer and is being assessed.", "ISO 22301"),
        ("Our application for ISO 22301 was submitted in May.", "ISO 22301"),
        ("ISO 22301 is under review.", "ISO 22301"),
        ("Unser Antrag auf ISO 22301 wird noch geprüft.", "ISO 22301"),
        ("Le dossier ISO 22301 est à l’étude.", "ISO 22301"),
        ("La solicitud de ISO 22301 está en trámite.", "ISO 22301"),
        ("Vi har ansøgt om ISO 22301.", "ISO 22301"),
        ("ISO 22301 is aangevraagd.", "ISO 22301"),
    ],
)
def test_a_paper_that_was_asked_for_is_not_held(text: str, name: str) -> None:
    at = text.index(name)
    assert is_not_held(text, at, at + len(name))


@pytest.mark.parametrize(
    "text",
    [
        "We are certified to ISO 22301.",
        "ISO 22301 covers the application for boarding and all offices.",
        "Our auditors issue an ISO 22301 report every spring.",
        "We hold ISO 22301 and Cyber Essentials Plus.",
        "Wir sind seit 2021 nach ISO 22301 geprüft.",
    ],
)
def test_a_paper_that_is_held_is_told(text: str) -> None:
    at = text.index("ISO 22301")
    assert not is_not_held(text, at, at + len("ISO 22301"))


def test_an_attestation_of_auditors_is_a_certificate() -> None:
    assert [one.value for one in own("<p>Our auditors issue an ISAE 3402 report every spring.</p>", "proof")]


@pytest.mark.parametrize(
    "text",
    [
        "Kvitteringer på papir tilbydes af alle leverandører, også af os.",
        "Receipts on paper come from all suppliers, us included.",
        "Papierbelege gibt es bei allen Anbietern.",
        "Le reçu papier existe chez tous les fournisseurs.",
        "Een papieren bon is er bij alle leveranciers.",
    ],
)
def test_what_all_suppliers_offer_is_common(text: str) -> None:
    assert is_common(text)


@pytest.mark.parametrize(
    "text",
    [
        "Som det eneste billetsystem i Danmark lader Norvik øboere bevise deres bopæl.",
        "No other supplier keeps a block of seats.",
        "It reads tickets from all suppliers of scanners.",
        "Als einziges System liest es Belege aller Anbieter.",
        "Norvik alone sends the list to all suppliers.",
    ],
)
def test_what_a_house_alone_does_is_not_common(text: str) -> None:
    assert not is_common(text)
