"""Stretches of days that people ask about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.periods import find_period

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "first", "after", "rest"),
    [
        ("this week client calls", date(2026, 11, 23), date(2026, 11, 30), " client calls"),
        ("in yesterday's launch review", date(2026, 11, 24), date(2026, 11, 25), " launch review"),
        ("in the meetings last week", date(2026, 11, 16), date(2026, 11, 23), "in the meetings "),
        ("calls in the last 10 days", date(2026, 11, 15), date(2026, 11, 26), "calls "),
        ("Friday's stand-up", date(2026, 11, 20), date(2026, 11, 21), " stand-up"),
        ("on 12 November", date(2026, 11, 12), date(2026, 11, 13), ""),
        ("Nov 12th, 2025", date(2025, 11, 12), date(2025, 11, 13), ""),
        ("on 2 December", date(2025, 12, 2), date(2025, 12, 3), ""),
        ("2026-11-12", date(2026, 11, 12), date(2026, 11, 13), ""),
        ("last month", date(2026, 10, 1), date(2026, 11, 1), ""),
    ],
)
def test_a_period_and_the_words_around_it(text: str, first: date, after: date, rest: str) -> None:
    found = find_period(text, WEDNESDAY)
    assert found
    period, (start, end) = found
    assert (period.first, period.after, text[:start] + text[end:]) == (first, after, rest)


@pytest.mark.parametrize("text", ["", "client calls", "31 February 2025", "2026-13-40", "the weekly review"])
def test_a_text_without_days_names_no_period(text: str) -> None:
    assert find_period(text, WEDNESDAY) is None


@given(st.text(max_size=40), st.dates(date(1000, 1, 1), date(9000, 1, 1)))
def test_any_text_gives_a_period_that_is_not_empty_or_none(text: str, today: date) -> None:
    found = find_period(text, today)
    assert found is None or found[0].first < found[0].after
