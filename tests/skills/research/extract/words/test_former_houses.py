"""What somebody tells of the house he had before."""

import pytest

from tests.skills.research.extract.world import said_on


@pytest.mark.parametrize(
    "text",
    [
        "We had Pourwell before, and its tanks leaked all over the carpet.",
        "Came from Pourwell, who left us without any machine for a fortnight.",
        "Vorher hatten wir Pourwell, da tropfte jeder Tank.",
    ],
)
def test_what_the_house_before_did_is_no_fault_of_this_one(text: str) -> None:
    told = said_on(
        f"<h1>Norvik</h1><p>{text}</p>", "weakness", "https://kitreview.example/norvik", "Kit Review"
    )
    assert told == []


def test_what_is_worse_here_than_before_is_told() -> None:
    body = "<h1>Norvik</h1><p>We had Pourwell before, but here the tanks leaked all over the carpet.</p>"
    assert said_on(body, "weakness", "https://kitreview.example/norvik", "Kit Review")
