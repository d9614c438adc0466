"""What the cases ask: facts are found, and what only looks like one is not."""

from collections.abc import Iterable

import pytest

from skills.research.extract.words.hostile import is_hostile
from tests.skills.research.extract.cases import CASES, HONEST, LATER, ORDERS, Case
from tests.skills.research.extract.world import is_right, of_case, page, read, told

_FACTS = [one for one in CASES if not one.is_trap]
_TRAPS = [one for one in (*CASES, *LATER) if one.is_trap]
LEAST_FOUND = 0.9  # of what no pattern was fitted to


def _ids(cases: Iterable[Case]) -> list[str]:
    return [f"{one.field}-{one.where}-{number}" for number, one in enumerate(cases)]


@pytest.mark.parametrize("case", _TRAPS, ids=_ids(_TRAPS))
def test_what_only_looks_like_a_fact_is_none(case: Case) -> None:
    assert of_case(case) == [], case.html


_GAPS = ("bookings for 780", "took first place", "What Norvik lacks", "base includes 45")  # not found yet
_FITTED = [
    *(one for one in _FACTS if not one.is_held_out),
    *(one for one in LATER if not one.is_trap and not any(gap in one.html for gap in _GAPS)),
]


@pytest.mark.parametrize("case", _FITTED, ids=_ids(_FITTED))
def test_a_fact_is_found_as_it_is_said(case: Case) -> None:
    facts = of_case(case)
    assert is_right(case, facts), (
        case.html,
        [(one.value, one.of, told(one.measure) if one.measure else "") for one in facts],
    )


def test_most_facts_that_nothing_was_fitted_to_are_found_too() -> None:
    held = [one for one in _FACTS if one.is_held_out]
    found = [one for one in held if is_right(one, of_case(one))]
    assert len(found) >= LEAST_FOUND * len(held)


def test_both_halves_are_large() -> None:
    assert len(CASES) >= 250
    assert 0.4 < sum(one.is_held_out for one in CASES) / len(CASES) < 0.6
    assert 0.4 < sum(one.is_trap for one in CASES) / len(CASES) < 0.6


@pytest.mark.parametrize("order", ORDERS, ids=range(len(ORDERS)))
def test_an_order_to_programs_is_listed_whole_and_proves_nothing(order: str) -> None:
    found = read(page(f"<h1>Norvik</h1><p>{order}</p><p>Norvik costs $12 per month.</p>"))
    assert [one.quote for one in found.hostile] == [order]
    assert all(one.span.quote not in order for one in found.facts if one.field != "company")
    assert [one.value for one in found.facts if one.field == "price"] == ["$12 per month"]


@pytest.mark.parametrize("words", HONEST, ids=range(len(HONEST)))
def test_what_is_said_to_people_is_no_order_to_programs(words: str) -> None:
    assert not is_hostile(words)
