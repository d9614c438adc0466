"""Audits to an alarm."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skills.confidence import Certificate, Drift, DriftError, dump_drift, load_drift, step, watch

CERTIFICATE = Certificate(0.7, 0.95, 0.95, 400, 200, 2, 0.95, "d", "2026-11-01", "c", certified=True)


def after(state: Drift, grades: list[bool]) -> Drift:
    for wrong in grades:
        state = step(state, wrong)
    return state


def graded(count: int, error: float, seed: int) -> list[bool]:
    draw = random.Random(seed)  # noqa: S311  # no secret
    return [draw.random() < error for _ in range(count)]


def until_alarm(grades: list[bool], *, sudden: bool = True) -> int | None:
    """How many audits it takes one detector, or None."""
    state = Drift()
    for count, wrong in enumerate(grades, start=1):
        state = step(state, wrong)
        if (state.sudden if sudden else state.lasting).alarmed:
            return count
    return None


def test_the_sum_is_that_of_shiryaev_and_roberts() -> None:
    state = after(Drift(), [True, False])
    assert state.sudden.sums[1] == pytest.approx((0.10 / 0.05 + 1) * 0.90 / 0.95)
    assert (state.audits, state.errors) == (2, 1)


def test_the_wealth_is_the_mean_likelihood_ratio() -> None:
    state = after(Drift(), [True, False])
    rates = (0.07, 0.10, 0.15, 0.20, 0.30)
    assert state.lasting.value == pytest.approx(sum(rate / 0.05 * (1 - rate) / 0.95 for rate in rates) / 5)


def test_wrong_answers_in_a_row_alarm_and_right_ones_never_do() -> None:
    assert after(Drift(), [True] * 12).alarmed
    assert not after(Drift(), [False] * 5000).alarmed


def test_a_long_good_time_does_not_blunt_the_quick_detector() -> None:
    late = [until_alarm(graded(500, 0.03, seed) + graded(400, 0.15, seed + 99)) for seed in range(40)]
    delays = sorted(count - 500 for count in late if count is not None and count > 500)
    assert len(delays) >= 37
    assert delays[len(delays) // 2] <= 75


def test_the_sure_detector_is_seldom_wrong_at_the_very_rate_that_was_promised() -> None:
    alarms = [until_alarm(graded(600, 0.05, seed), sudden=False) for seed in range(60)]
    assert sum(alarm is not None for alarm in alarms) <= 6


def test_the_sure_alarm_stays_once_it_was_reached() -> None:
    state = after(Drift(), [True] * 12 + [False] * 500)
    assert state.lasting.value < 20 <= state.lasting.highest
    assert state.alarmed


def test_numbers_stay_numbers_however_long_it_goes_on() -> None:
    state = after(Drift(), [True] * 3000)
    assert load_drift(dump_drift(state)) == state


@given(st.lists(st.booleans(), max_size=60), st.floats(0.01, 0.4))
@settings(deadline=None, max_examples=30)
def test_a_state_survives_json_and_goes_on_as_before(grades: list[bool], allowed: float) -> None:
    state = after(Drift(allowed=allowed), grades)
    read = load_drift(dump_drift(state))
    assert read == state
    assert step(read, True) == step(state, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"allowed": 0}',
        '{"allowed": "NaN"}',
        '{"sudden": {"sums": [1.0]}}',
        '{"lasting": {"logs": []}}',
    ],
)
def test_a_stored_state_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(DriftError, match="afresh"):
        load_drift(text)


def test_audits_are_held_against_what_the_certificate_promised() -> None:
    assert watch(CERTIFICATE).allowed == pytest.approx(0.05)
    assert watch(replace(CERTIFICATE, target=0.75)).allowed == pytest.approx(0.25)
    # 2 wrong answers in 100 questions, half of which are answered, are 4 in 100 answers
    assert watch(replace(CERTIFICATE, kind="risk", risk=0.02)).allowed == pytest.approx(0.04)


@pytest.mark.parametrize("target", [0.01, 0.5, 0.75, 0.9999])
def test_any_promise_can_be_watched(target: float) -> None:
    state = after(watch(replace(CERTIFICATE, target=target)), [True, False] * 50)
    assert state.audits == 100
    assert state.lasting.value > 0
