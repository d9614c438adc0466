"""A question's words: which document is meant says nothing of what its sentences tell."""

import pytest

from skills.ask.score.signals import Question


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("what was the mileage rate under the 2024 expenses policy", ("mileage", "rate")),
        ("who did the alcohol tests under the policy of 2023", ("alcohol", "tests")),
        ("what is in the 2024 policy", ("2024", "policy")),  # nothing would be left
        (
            "how many complaints came in 2024 about the holiday policy",
            ("complaints", "came", "2024", "holiday", "policy"),
        ),
        ("which policy changed in 2024", ("policy", "changed", "2024")),
        (
            "what is the mileage rate under the expenses policy",
            ("mileage", "rate", "under", "expenses", "policy"),
        ),
    ],
)
def test_the_edition_that_is_meant_is_no_part_of_what_is_asked(text: str, words: tuple[str, ...]) -> None:
    found = Question.of(text, {})
    assert [word for word in found.words if word != "under"] == [word for word in words if word != "under"]
    assert found.text == text
