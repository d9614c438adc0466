"""Plainly said decisions, and what only sounds like one."""

import pytest

from skills.minutes.decisions import find_decisions
from skills.minutes.lines import Line
from tests.skills.minutes.talk import said


def decisions(*lines: str) -> list[Line]:
    return find_decisions(said(*lines)[0])


@pytest.mark.parametrize(
    "line",
    [
        "We decided to move the launch to 15 October.",
        "So we have decided to keep the price at 249 euros.",
        "We've agreed that the manual comes in three languages.",
        "we decided to go with the blue case",
        "We will move the launch from May to June.",
        "We'll bring forward the launch by a week.",
        "It was agreed to drop the leather case.",
        "The decision is to launch in Spain first.",
        "Decision: we keep the price.",
        "Okay, let's go with the second supplier.",
        "We will keep the price at 249 euros.",
        "We are going to postpone the launch by two weeks.",
        "We'll stick with the old supplier.",
        "So we move the launch date to 15 October.",
        "The budget is approved.",
        "We decided not to raise the price.",
        "We have agreed not to hire before May.",
        "After a long talk the team agreed on the smaller box.",
    ],
)
def test_finds_what_is_plainly_decided(line: str) -> None:
    found = decisions(f"Ana: {line}")
    assert len(found) == 1
    assert not found[0].possible


@pytest.mark.parametrize(
    "line",
    [
        "We have not decided on the price.",
        "We haven't agreed on a date.",
        "We never decided to drop it.",
        "If we decided to move the launch, we would lose the fair.",
        "They decided to leave the market.",
        "Last year we decided to skip the fair.",
        "They decided last year to raise prices.",
        "Have we decided to keep the price?",
        "Did we agree on a date?",
        "We need to decide on a date.",
        "We should decide that next week.",
        "When we decided to build it, nobody had a plan.",
        "As we agreed on Monday, the price stays.",
        "Let's move on.",
        "Let's keep going.",
        "Let's keep it short.",
        "Let's start with the budget.",
        "We keep hearing complaints.",
        "Maybe we will go with the second supplier.",
        "Shall we go with the blue case?",
        "Nobody said we decided to stop.",
        "I think they agreed to disagree.",
        "Once we have decided on a name, we print it.",
        "We'll move on now to some questions on the budget.",
        "We are keeping a close eye on the situation.",
        "What I can confirm is that we make sure we keep families together.",
        "Why don't we replace the titanium with plastic?",
        "We will bring forward a budget at that time.",
    ],
)
def test_leaves_out_what_is_no_decision(line: str) -> None:
    assert decisions(f"Ana: {line}") == []


def test_a_proposal_counts_when_somebody_else_agrees() -> None:
    found = decisions("Ana: I propose we move the fair to May.", "Tom: Agreed.")
    assert [line.text for line in found] == ["I propose we move the fair to May. Agreed."]
    assert [item.segment for item in found[0].evidence] == [0, 1]


def test_a_proposal_that_nobody_takes_up_is_no_decision() -> None:
    assert decisions("Ana: I propose we move the fair to May.", "Tom: What does it cost?") == []


def test_a_suggestion_that_is_turned_down_is_no_decision() -> None:
    assert decisions("Ana: Let's go with the blue case.", "Tom: No, the red one sells better.") == []


def test_says_a_decision_once() -> None:
    line = "Ana: We decided to move the launch to 15 October."
    assert len(decisions(line, "Tom: Good.", line)) == 1
