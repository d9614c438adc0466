"""Stretches of time in a question."""

from datetime import date

import pytest

from skills.sql.planning import Settings
from skills.sql.planning.dates import stretches

TODAY = Settings(date(2025, 6, 18))


@pytest.mark.parametrize(
    ("words", "first", "after"),
    [
        ("last month", "2025-05-01", "2025-06-01"),
        ("last week", "2025-06-09", "2025-06-16"),
        ("last quarter", "2025-01-01", "2025-04-01"),
        ("this year", "2025-01-01", "2026-01-01"),
        ("the last 2 months excluding the current month", "2025-04-01", "2025-06-01"),
        ("on 2023-04-01", "2023-04-01", "2023-04-02"),
        ("between Jan 1, 2023 and Mar 31, 2023", "2023-01-01", "2023-04-01"),
        ("in the 1st quarter of 2023", "2023-01-01", "2023-04-01"),
        ("in March 2021", "2021-03-01", "2021-04-01"),
        ("2 months after March 2021", "2021-05-01", "2021-06-01"),
        ("on or after Apr 1, 2023", "2023-04-01", None),
        ("before 2020", None, "2020-01-01"),
        ("between 2015 and 2020", "2015-01-01", "2021-01-01"),
        ("in 2024", "2024-01-01", "2025-01-01"),
        ("from January to March 2024", "2024-01-01", "2024-04-01"),
        ("between May 3 and June 9, 2024", "2024-05-03", "2024-06-10"),
        ("April through June 2024", "2024-04-01", "2024-07-01"),
        ("more than 100 days ago", None, "2025-03-10"),
        ("less than 2 weeks ago", "2025-06-04", "2025-06-19"),
        ("over a year ago", None, "2024-06-18"),
        ("yesterday", "2025-06-17", "2025-06-18"),
    ],
)
def test_a_stretch_is_worked_out_from_today(words: str, first: str | None, after: str | None) -> None:
    (found,) = stretches(f"How many orders {words}?", TODAY)
    assert (found.first and found.first.isoformat(), found.after and found.after.isoformat()) == (
        first,
        after,
    )


def test_a_fiscal_year_begins_when_the_settings_say() -> None:
    (found,) = stretches("orders of this year", Settings(date(2025, 6, 18), fiscal_start=4))
    assert (found.first, found.after) == (date(2025, 4, 1), date(2026, 4, 1))


def test_the_past_days_reach_back_from_today() -> None:
    (found,) = stretches("orders in the past 30 days", TODAY)
    assert (found.first, found.after) == (date(2025, 5, 19), date(2025, 6, 19))


@pytest.mark.parametrize(
    "words",
    ["the last 30 days", "the past month", "the last 2 weeks inclusive of today", "the previous 3 years"],
)
def test_what_reaches_back_from_today_ends_with_today(words: str) -> None:
    (found,) = stretches(f"orders in {words}", TODAY)
    assert found.after == date(2025, 6, 19)


@pytest.mark.parametrize(
    ("words", "open_"),
    [
        ("the past 30 days", True),
        ("the past month", True),
        ("the last 7 days inclusive of today", False),
        ("last month", False),
        ("today", False),
        ("the last 2 months excluding the current month", False),
        ("2025-06-18", False),
    ],
)
def test_what_reaches_up_to_now_is_known(words: str, open_: bool) -> None:
    (found,) = stretches(f"orders of {words}", TODAY)
    assert found.to_now is open_
