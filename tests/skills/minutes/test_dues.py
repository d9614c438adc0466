"""Deadlines in the words that were said."""

import pytest

from skills.minutes.dues import due_in


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("fix it by Friday", "by Friday"),
        ("fix it by next Friday afternoon.", "by next Friday afternoon"),
        ("write it before the end of next week.", "before the end of next week"),
        ("move it to 15 October", "15 October"),
        ("send it on the 15th of October, please", "the 15th of October"),
        ("send it on October 15th", "October 15th"),
        ("have it ready tomorrow morning", "tomorrow morning"),
        ("do it within two weeks", "within two weeks"),
        ("do it in three days", "in three days"),
        ("finish it by the end of the month", "by the end of the month"),
        ("finish it by 5 pm on Friday", "by 5 pm"),
        ("present it at the next meeting", "at the next meeting"),
        ("send it before the launch.", "before the launch"),
        ("finish by May", "by May"),
        ("finish in Q3", "in Q3"),
        ("send it today", "today"),
        ("by 2026-03-01 at the latest", "by 2026-03-01"),
    ],
)
def test_takes_a_deadline_as_it_was_said(text: str, due: str) -> None:
    assert due_in(text) == due


@pytest.mark.parametrize(
    "text",
    [
        "write the Friday report",
        "write the plan for next year",
        "send the numbers of last Monday",
        "we may march on",
        "fix the second bug",
        "call the 24 hour line",
        "check the launch plan by hand",
        "stand by the review team",
        "compare it with the data since Monday",
        "",
    ],
)
def test_makes_no_deadline_of_other_words(text: str) -> None:
    assert due_in(text) is None
