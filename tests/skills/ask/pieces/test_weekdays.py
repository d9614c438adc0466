"""Days of the week, in the ways in which opening hours and people write them."""

import pytest

from skills.ask.pieces.weekdays import weekdays_in

MONDAY, SATURDAY, SUNDAY = 0, 5, 6


@pytest.mark.parametrize(
    "text",
    [
        "Monday to Friday",
        "Mon-Fri",
        "Mon – Fri, 9 to 17",
        "Mo–Fr 9–17 Uhr",
        "Montag bis Freitag",
        "du lundi au vendredi",
        "Monday through Friday",
        "on weekdays",
        "werktags",
        "Monday, Tuesday, Wednesday, Thu and Fri",
    ],
)
def test_the_days_between_two_are_named_with_them(text: str) -> None:
    assert weekdays_in(text) == frozenset(range(5))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Are you open on Sundays?", {SUNDAY}),
        ("and on sundays?", {SUNDAY}),
        ("am Sonntag", {SUNDAY}),
        ("Sat/Sun", {SATURDAY, SUNDAY}),
        ("am Wochenende", {SATURDAY, SUNDAY}),
        ("Friday to Monday", {4, 5, 6, 0}),
        ("every day", set(range(7))),
        ("täglich", set(range(7))),
    ],
)
def test_a_day_is_known_in_each_form(text: str, days: set[int]) -> None:
    assert weekdays_in(text) == days


@pytest.mark.parametrize(
    "text",
    ["so we sat down to do it", "So, do it", "The sun is up", "Di Marco", "Mar 5", "six days a week", ""],
)
def test_words_that_merely_look_like_days_are_none(text: str) -> None:
    assert not weekdays_in(text)
