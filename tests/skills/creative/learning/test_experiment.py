"""A test is planned so that it can see what it is for, and says what it rests on."""

import numpy as np
import pytest

from skills.creative.learning.effects import Effect, Measure, Verdict
from skills.creative.learning.experiment import planned, sample_size, summary, worth_testing
from skills.creative.learning.tags import Tag
from skills.errors import UserError


@pytest.mark.parametrize(
    ("one", "other", "size"), [(0.10, 0.15, 726), (0.01, 0.012, 43_688), (0.50, 0.60, 408), (0.02, 0.01, 2_515)]
)  # fmt: skip
def test_sample_sizes_are_those_of_the_formula(one: float, other: float, size: int) -> None:
    assert sample_size(one, other, level=0.05, power=0.8) == size


def test_a_test_of_that_size_sees_the_lift_as_often_as_promised() -> None:
    plan = planned(base=0.02, lift=0.25, power=0.8)
    chance = np.random.default_rng(5)
    n = plan.per_variant
    one, other = chance.binomial(n, 0.02, 4_000) / n, chance.binomial(n, 0.025, 4_000) / n
    mean = (one + other) / 2
    seen = np.abs(other - one) > 1.96 * np.sqrt(2 * mean * (1 - mean) / n)
    assert np.mean(seen) == pytest.approx(0.81, abs=0.02)


def test_more_variants_share_the_error_and_need_more_each() -> None:
    two, four = (planned(base=0.01, lift=0.2, variants=variants) for variants in (2, 4))
    assert four.level == pytest.approx(0.05 / 3)
    assert four.per_variant > two.per_variant
    assert four.total == 4 * four.per_variant


def test_days_are_whole_weeks_and_never_less_than_one() -> None:
    few, many = (planned(base=0.01, lift=0.2, daily=daily).days for daily in (10_000_000, 10_000))
    assert (few, many) == (7, 14)


def test_the_plan_is_said_with_its_numbers_and_what_it_rests_on() -> None:
    plan = planned(base=0.01, lift=0.2, daily=100, variants=3, spread=0.3)
    assert "+20%" in summary(plan)
    assert f"{plan.per_variant:,}" in summary(plan)
    words = " ".join(plan.assumptions)
    assert all(
        part in words for part in ("by chance", "compared with the first", "different ones", "seasons")
    )


@pytest.mark.parametrize(
    "wrong",
    [{"base": 0.0}, {"base": 1.0}, {"lift": 0.0}, {"lift": -1.0}, {"base": 0.9, "lift": 0.2}, {"power": 1.0},
     {"power": 0.1}, {"variants": 1}, {"variants": 1000}, {"daily": 0}],
)  # fmt: skip
def test_what_cannot_be_tested_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(UserError):
        planned(**{"base": 0.01, "lift": 0.2, **wrong})  # type: ignore[arg-type]  # integers among floats


def effect(value: str, lift: float, wide: float, verdict: Verdict = Verdict.NOT_FOUND) -> Effect:
    return Effect(Tag("cta", value), Measure.CLICKS, verdict, 9, 9, 9, 9, lift, lift - wide, lift + wide, 0.2)


def test_tests_next_what_may_bring_most_and_is_not_known() -> None:
    effects = [
        effect("sure and small", 0.01, 0.01), effect("promising", 0.15, 0.2), effect("bad", -0.3, 0.1),
        effect("found", 0.4, 0.1, Verdict.FOUND), effect("open", 0.0, 0.3),
    ]  # fmt: skip
    assert [one.effect.tag.value for one in worth_testing(effects, most=2)] == ["promising", "open"]
