"""Signs of drift without labels."""

import math
import random
from collections.abc import Callable, Sequence

import pytest

from skills.confidence import (
    DeclineRate,
    Sign,
    documents_changed,
    questions_far,
    scores_moved,
    step_decline_rate,
)

DRAW = random.Random(5)  # noqa: S311  # no secret
SAME = [[DRAW.random() for _ in range(300)] for _ in range(2)]
HIGHER = [number**0.4 for number in SAME[1]]


def test_scores_that_moved_warn_and_others_do_not() -> None:
    assert not scores_moved(*SAME).warns
    moved = scores_moved(SAME[0], HIGHER)
    assert moved.warns
    assert moved.seen > 0.2


def test_questions_far_from_calibration_warn() -> None:
    assert not questions_far(*SAME).warns
    far = questions_far(SAME[0], [number / 10 for number in SAME[1]])
    assert far.warns
    assert far.seen > 0.3


@pytest.mark.parametrize("sign", [scores_moved, questions_far])
def test_a_handful_of_numbers_says_nothing(sign: Callable[[Sequence[float], Sequence[float]], Sign]) -> None:
    for few in ([], [0.0] * 29, [math.nan] * 100):
        assert not sign(SAME[0], few).warns
        assert not sign(few, SAME[0]).warns


@pytest.mark.parametrize(
    ("usual", "now", "way"), [(0.4, 0.7, "more"), (0.4, 0.1, "fewer"), (0.02, 0.4, "more")]
)
def test_a_decline_rate_that_moved_warns_within_some_hundred_questions(
    usual: float, now: float, way: str
) -> None:
    draw, state = random.Random(1), DeclineRate(usual)  # noqa: S311  # no secret
    signs = []
    for _ in range(300):
        state = step_decline_rate(state, draw.random() < now)
        signs.append(state.sign)
    assert any(sign.warns and way in sign.text for sign in signs)


def test_a_usual_decline_rate_stays_quiet() -> None:
    draw, state = random.Random(1), DeclineRate(0.4)  # noqa: S311  # no secret
    for _ in range(2000):
        state = step_decline_rate(state, draw.random() < 0.4)
        assert not state.sign.warns


@pytest.mark.parametrize("usual", [0.0, 1.0])
def test_a_rate_of_never_or_always_can_be_watched(usual: float) -> None:
    state = DeclineRate(usual)
    for _ in range(50):
        state = step_decline_rate(step_decline_rate(state, True), False)
    assert math.isfinite(state.sign.seen)


def test_changed_documents_warn_above_a_quarter() -> None:
    assert not documents_changed(25, 100).warns
    assert documents_changed(26, 100).warns
    assert not documents_changed(0, 0).warns
    for changed, total in ((-1, 5), (6, 5)):
        with pytest.raises(ValueError, match="cannot have changed"):
            documents_changed(changed, total)
