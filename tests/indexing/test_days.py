"""Days that stand in words."""

import pytest

from indexing.days import days_in


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("It ships on 1 October 2026, not on 1 September.", [(1, 10, 2026), (1, 9, None)]),
        ("due October 3rd, 2026 or Nov 4", [(3, 10, 2026), (4, 11, None)]),
        ("Er verfällt am 31. März des Folgejahres, nicht am 1.4.2026.", [(31, 3, None), (1, 4, 2026)]),
        ("le 15 mars 2026", [(15, 3, 2026)]),
        ("Nyt fra 1. marts 2027 og 2. maj 2027", [(1, 3, 2027), (2, 5, 2027)]),
        ("2026-05-11", [(11, 5, 2026)]),
        ("the 2nd of May 2026", [(2, 5, 2026)]),
        ("At most 10 may come, and 5 march past.", []),
        ("Room 12 at 14:30 costs 4.50 euros in May 2026.", []),
        ("32 May 2026", []),
    ],
)
def test_names_each_day(words: str, days: list[tuple[int, int, int | None]]) -> None:
    assert [(one.day, one.month, one.year) for one in days_in(words)] == days


def test_a_day_without_its_year_may_be_that_of_any() -> None:
    short, full, next_year = days_in("1 October, 1 October 2026, 1 October 2027")
    assert short.may_be(full)
    assert short.may_be(next_year)
    assert not full.may_be(next_year)
