"""Days that are named in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.dates import day_of

WEDNESDAY = date(2026, 11, 25)
WORDS = (
    "by before next this the end of week month quarter q1 friday monday may march 15 15th fifteenth first 31 30 29 "
    "february in two 999 days weeks months year tomorrow today 2026-02-31 2026-12-01 24.12. 1/2 13/2/99 at noon 5 pm"
).split()


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("by Friday", date(2026, 11, 27)),
        ("this Friday", date(2026, 11, 27)),
        ("next Friday", date(2026, 12, 4)),
        ("by Wednesday", date(2026, 12, 2)),
        ("this Wednesday", date(2026, 11, 25)),
        ("Monday at 10am", date(2026, 11, 30)),
        ("before the end of next week", date(2026, 12, 4)),
        ("EOW", date(2026, 11, 27)),
        ("start of next week", date(2026, 11, 30)),
        ("tomorrow morning", date(2026, 11, 26)),
        ("by the end of the day", date(2026, 11, 25)),
        ("15 October", date(2027, 10, 15)),
        ("by the 1st of December", date(2026, 12, 1)),
        ("December the twenty-first", date(2026, 12, 21)),
        ("the fifteenth", date(2026, 12, 15)),
        ("29 February", date(2028, 2, 29)),
        ("on 2026-12-01", date(2026, 12, 1)),
        ("24.12.2026", date(2026, 12, 24)),
        ("12/24/2026", date(2026, 12, 24)),
        ("within two weeks", date(2026, 12, 9)),
        ("in a month", date(2026, 12, 25)),
        ("end of the month", date(2026, 11, 30)),
        ("end of Q1", date(2027, 3, 31)),
        ("end of the year", date(2026, 12, 31)),
    ],
)
def test_a_deadline_names_a_day(said: str, day: date) -> None:
    assert day_of(said, WEDNESDAY) == day


@pytest.mark.parametrize(
    "said", ["", "by March", "1/2/2026", "before the launch", "31 February", "in 10 minutes", "soon", "Q3"]
)
def test_what_can_be_read_in_two_ways_or_leans_on_an_event_is_no_day(said: str) -> None:
    assert day_of(said, WEDNESDAY) is None


@given(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join) | st.text(max_size=30), st.dates())
def test_any_words_on_any_day_give_a_day_or_none(said: str, today: date) -> None:
    found = day_of(said, today)
    assert found is None or isinstance(found, date)


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(["friday", "next monday", "15 may", "eow"])
)
def test_a_deadline_is_never_before_the_day_on_which_it_was_said(today: date, said: str) -> None:
    found = day_of(said, today)
    assert found is None or today <= found <= today + timedelta(days=366)
