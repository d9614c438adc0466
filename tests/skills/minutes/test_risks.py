"""Plainly said risks."""

import pytest

from skills.minutes.risks import find_risks
from tests.skills.minutes.talk import said


def risks(line: str) -> list[str]:
    return [found.text for found in find_risks(said(f"Ana: {line}")[0])]


@pytest.mark.parametrize(
    "line",
    [
        "The filter supplier is two weeks late, and that could delay the first shipment.",
        "I am worried about the battery.",
        "The launch date is at risk.",
        "We are blocked by the lab.",
        "The audit failed again.",
        "We are behind schedule.",
        "If the filter is late, we could miss the launch.",
        "The main risk is the supplier.",
        "We do not have the parts, so there is a shortage of sensors.",
    ],
)
def test_finds_what_is_plainly_a_risk(line: str) -> None:
    assert risks(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "There is no risk.",
        "I am not worried about the battery.",
        "Is the supplier late?",
        "Sorry, I'm late.",
        "If they are late again, we call a second supplier.",
        "Last year the audit failed twice.",
        "The failed build is fixed.",
        "We talk about that later.",
        "See you late in the afternoon.",
    ],
)
def test_leaves_out_what_is_no_risk(line: str) -> None:
    assert risks(line) == []
