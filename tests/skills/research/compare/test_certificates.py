"""One certificate that is told in several ways is one proof."""

import pytest

from skills.research.compare.certificates import same_proof
from skills.research.facts import Fact
from tests.skills.research.compare.world import fact, source

PAGE = source("s1", "Acme.", "acme.com", voice_of="Acme")


def _proof(words: str) -> Fact:
    return fact(PAGE, "Acme", "proof", "Acme.", value=words)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("certified to ISO 9001", "ISO 9001 since 2022"),
        ("Acme is operated under ISO 9001", "ISO 9001 (renewed 2025)"),
        ("Acme ist nach ISO 9001 zertifiziert", "Acme ist nach ISO 9001 zertifiziert."),
        ("certified to MDR Class IIa", "MDR Class IIa since 2025"),
        ("holds an ISO 9001 certificate", "certified according to ISO 9001"),
        ("Cyber Essentials Plus (renewed 2025)", "certified to Cyber Essentials Plus"),
        ("Acme wins Harbour Tech Award", "Acme has won the Harbour Tech Award 2026 for best ferry"),
    ],
)
def test_a_certificate_told_twice_is_one(one: str, other: str) -> None:
    assert same_proof(_proof(one), _proof(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("certified to ISO 9001", "certified to ISO 14001"),
        ("certified to ISO 9001", "ISO 9001 auditors praised it for 40 hours saved a week"),
        ("Acme saved us $9,000", "Acme saved us $19,000"),
        ("certified to Cyber Essentials", "certified to ISO 9001"),
        ("received the Kiln Cup 2025", "received the Golden Spade 2024"),
        ("won the Harbour Tech Award 2025", "has won the Harbour Tech Award 2026 for best ferry"),
        ("won the Kiln Cup 2025", "won the Kiln Medal 2025"),
    ],
)
def test_two_proofs_stay_two(one: str, other: str) -> None:
    assert not same_proof(_proof(one), _proof(other))
