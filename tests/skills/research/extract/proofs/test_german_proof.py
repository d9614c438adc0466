"""What a German page says was saved, won and found in a survey; and a sum that is only a difference."""

import pytest

from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Mit Norvik sank der Aufwand um 52 %.", "52"),
        ("Der Aufwand für die Dokumentation sank mit Norvik um 52 %.", "52"),
        ("Für Norvik haben wir 2025 den Innovationspreis Kommune erhalten.", "Innovationspreis Kommune"),
    ],
)
def test_what_was_saved_and_what_was_won_is_told(words: str, value: str) -> None:
    assert any(value in one.value for one in own(f"<p>{words}</p>", "proof"))


def test_a_survey_in_german_is_told() -> None:
    words = "94 % der befragten Anwender von Norvik würden das Programm wieder kaufen."
    for told in (own(f"<p>{words}</p>", "proof"), others(f"<h2>Norvik</h2><p>{words}</p>", "proof")):
        assert any("94" in one.value for one in told)


@pytest.mark.parametrize(
    "words",
    [
        "Unser Umsatz stieg um 52 %.",
        "Der Gewinn sank um 52 %.",
        "Den Innovationspreis haben wir nicht erhalten.",
    ],
)
def test_what_was_earned_or_not_won_is_no_proof(words: str) -> None:
    assert own(f"<p>{words}</p>", "proof") == []


def test_a_difference_is_no_round() -> None:
    words = "We had $850,000 of seed money in 2019, which was about $800,000 more than anybody had given us."
    assert [one.value for one in own(f"<p>{words}</p>", "funding")] == ["$850,000"]
    words = "We raised $9 million, more than $4 million of it from Harrow."
    assert "$9 million" in [one.value for one in own(f"<p>{words}</p>", "funding")]
