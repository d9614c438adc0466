"""Labels to thresholds that keep their promise."""

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.certificates.nulls import violations
from benchmarks.certificates.populations import Flat, Synthetic, UShaped
from benchmarks.certificates.rules import simulate
from skills.confidence import (
    bands,
    certified_steps,
    fixed_sequence_threshold,
    grid_of,
    one_per_cluster,
    risk_control_threshold,
    tally,
    upper_bound,
)

GRID = [round(0.95 - 0.05 * step, 2) for step in range(19)]
LABELLED = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=200)


def test_59_clean_answers_certify_and_58_do_not() -> None:
    assert fixed_sequence_threshold([0.9] * 59, [True] * 59, grid=GRID, target=0.95, level=0.95) == 0.05
    assert fixed_sequence_threshold([0.9] * 58, [True] * 58, grid=GRID, target=0.95, level=0.95) is None
    assert certified_steps([0.9] * 59, [True] * 59, grid=GRID, target=0.95, level=0.95)[-1] == 0.05
    assert certified_steps([0.9] * 58, [True] * 58, grid=GRID, target=0.95, level=0.95) == ()


def test_the_walk_stops_at_the_first_threshold_that_fails() -> None:
    scores = [0.9] * 100 + [0.5] * 30 + [0.2] * 1000
    right = [True] * 100 + [False] * 30 + [True] * 1000
    assert fixed_sequence_threshold(scores, right, grid=GRID, target=0.95, level=0.95) == 0.55


def test_one_wrong_answer_at_the_very_top_costs_a_single_walk_everything_and_two_starts_little() -> None:
    scores = [1 - row / 1000 for row in range(1000)]
    right = [row != 3 for row in range(600)] + [False] * 400
    grid = grid_of(scores)
    assert fixed_sequence_threshold(scores, right, grid=grid, target=0.95, level=0.95) is None
    assert certified_steps(scores, right, grid=grid, target=0.95, level=0.95)[-1] == pytest.approx(
        0.4, abs=0.03
    )


@given(LABELLED, st.sampled_from([0.7, 0.9, 0.95]))
@settings(deadline=None, max_examples=40)
def test_every_certified_step_passes_its_own_exact_test(
    rows: list[tuple[float, bool]], target: float
) -> None:
    scores, right = [score for score, _ in rows], [ok for _, ok in rows]
    for step in certified_steps(scores, right, grid=GRID, target=target, level=0.95):
        answered = [ok for score, ok in rows if score >= step]
        assert upper_bound(answered.count(False), len(answered), 0.95) <= 1 - target + 1e-9


@given(LABELLED, st.integers(1, 30))
@settings(deadline=None, max_examples=40)
def test_more_wrong_answers_never_loosen_a_threshold(rows: list[tuple[float, bool]], spoiled: int) -> None:
    def threshold(labelled: list[tuple[float, bool]]) -> float:
        scores, right = [score for score, _ in labelled], [ok for _, ok in labelled]
        steps = certified_steps(scores, right, grid=GRID, target=0.7, level=0.9)
        return steps[-1] if steps else math.inf

    worse = [(score, ok and index >= spoiled) for index, (score, ok) in enumerate(rows)]
    assert threshold(worse) >= threshold(rows)


def test_a_score_that_is_not_a_number_answers_nothing() -> None:
    counts = tally([math.nan, 0.9], [False, True], [0.5, 0.0])
    assert (counts.answered, counts.errors) == ((1, 1), (0, 0))


@pytest.mark.parametrize("grid", [[math.nan], [0.5, math.nan]])
def test_a_grid_that_is_not_numbers_is_refused(grid: list[float]) -> None:
    with pytest.raises(ValueError, match="not a number"):
        tally([0.5], [True], grid)


def test_scores_without_their_labels_are_refused() -> None:
    with pytest.raises(ValueError, match="2 scores and 1 labels"):
        tally([0.5, 0.6], [True], GRID)


@pytest.mark.parametrize(
    ("target", "level"), [(1.0, 0.95), (0.95, 1.0), (0.0, 0.95), (0.95, 0.0), (1.5, 0.95)]
)
def test_a_target_that_no_label_could_show_is_refused(target: float, level: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        certified_steps([0.5], [True], grid=GRID, target=target, level=level)


def test_a_grid_walks_down_to_everything_in_equal_shares() -> None:
    grid = grid_of([row / 100 for row in range(100)], steps=10)
    assert grid == tuple(sorted(grid, reverse=True))
    assert grid[-1] == 0.0
    assert [sum(row / 100 >= cut for row in range(100)) for cut in grid] == pytest.approx(
        range(10, 101, 10), abs=1
    )


@pytest.mark.parametrize("scores", [[], [math.nan, math.inf]])
def test_no_grid_is_made_of_no_scores(scores: list[float]) -> None:
    with pytest.raises(ValueError, match="at least one score"):
        grid_of(scores)


@pytest.mark.parametrize(("alpha", "needed"), [(0.02, 49), (0.05, 19), (0.01, 99)])
def test_risk_control_needs_so_many_labels(alpha: float, needed: int) -> None:
    assert risk_control_threshold([0.9] * needed, [True] * needed, alpha=alpha) == 0.9
    assert risk_control_threshold([0.9] * (needed - 1), [True] * (needed - 1), alpha=alpha) is None


@given(LABELLED, st.sampled_from([0.02, 0.1, 0.3]))
@settings(deadline=None, max_examples=40)
def test_risk_control_is_the_loosest_threshold_whose_padded_risk_is_allowed(
    rows: list[tuple[float, bool]], alpha: float
) -> None:
    scores, right = [score for score, _ in rows], [ok for _, ok in rows]

    def allowed(threshold: float) -> bool:
        return sum(score >= threshold and not ok for score, ok in rows) + 1 <= alpha * (len(rows) + 1) + 1e-9

    threshold = risk_control_threshold(scores, right, alpha=alpha)
    if threshold is None:
        assert not allowed(max(scores))
    else:
        assert allowed(threshold)
        assert threshold == min(scores) or not allowed(math.nextafter(threshold, -math.inf))


def test_a_wrong_answer_above_all_others_leaves_nothing_to_answer() -> None:
    assert risk_control_threshold([0.9] + [0.5] * 60, [False] + [True] * 60, alpha=0.02) is None


def test_one_row_of_each_cluster_counts_and_lone_rows_all_do() -> None:
    clusters = ["a", None, "a", "b", None, "b", "b"]
    kept = one_per_cluster(clusters, seed=1)
    assert sorted(str(clusters[row]) for row in kept) == ["None", "None", "a", "b"]
    assert kept == one_per_cluster(clusters, seed=1)
    assert len({one_per_cluster(clusters, seed=seed) for seed in range(20)}) > 1


def test_the_bands_hold_the_curve_and_a_share_of_nothing_is_nothing() -> None:
    curve = bands([0.9, 0.8, 0.2], [True, False, True], grid=[0.95, 0.85, 0.1], level=0.95)
    assert [(band.answered, band.errors, band.precision) for band in curve] == [
        (0, 0, None),
        (1, 0, 1.0),
        (3, 1, 2 / 3),
    ]
    for band in curve[1:]:
        assert band.precision is not None
        assert band.recall is not None
        assert band.precision_low <= band.precision <= band.precision_high
        assert band.recall_low <= band.recall <= band.recall_high


def curves_missed(trials: int) -> float:
    """Share of label sets where the band leaves out the true precision at any threshold."""
    population, chance = Synthetic(), np.random.default_rng(3)
    grid = grid_of(population.draw(chance, 1, 2000)[0][0].tolist(), steps=20)
    cuts = np.array(grid)
    truth = (1 - population.wrong(cuts) / population.answered(cuts)).tolist()
    missed = 0
    for scores, wrong in zip(*population.draw(chance, trials, 300), strict=True):
        curve = bands(scores.tolist(), (~wrong).tolist(), grid=grid, level=0.95)
        missed += any(
            not band.precision_low <= true <= band.precision_high
            for band, true in zip(curve, truth, strict=True)
        )
    return missed / trials


def test_the_bands_hold_the_true_precision_of_all_thresholds_at_once() -> None:
    assert curves_missed(60) <= 0.1


def broken(trials: int, seed: int) -> float:
    """Share of trials whose threshold breaks its promise when every answer is wrong slightly too often."""
    draw = random.Random(seed)  # noqa: S311  # no secret
    count = 0
    for _ in range(trials):
        scores = [draw.random() for _ in range(400)]
        right = [draw.random() >= 0.0501 for _ in scores]
        count += bool(certified_steps(scores, right, grid=GRID, target=0.95, level=0.95))
    return count / trials


def test_the_promise_is_kept_where_every_threshold_is_just_over_the_line() -> None:
    assert broken(trials=150, seed=7) <= 0.12


@pytest.mark.deep
def test_the_promise_is_kept_in_ten_thousand_trials() -> None:
    assert broken(trials=10_000, seed=7) <= 0.055


@pytest.mark.parametrize("population", [Flat(), UShaped()], ids=["flat", "U-shaped"])
@pytest.mark.parametrize("labels", [400, 1600])
def test_the_null_simulation_breaks_the_naive_rule_and_not_ours(
    population: Flat | UShaped, labels: int
) -> None:
    found = violations(population, labels=labels, trials=400)
    assert found["ours"].violations <= 0.08
    assert found["naive"].violations > 5 * max(found["ours"].violations, 0.05)


@pytest.mark.deep
@pytest.mark.parametrize("population", [Flat(), UShaped()], ids=["flat", "U-shaped"])
@pytest.mark.parametrize("labels", [400, 1600, 6400])
def test_the_null_simulation_holds_in_ten_thousand_trials(population: Flat | UShaped, labels: int) -> None:
    assert violations(population, labels=labels, trials=10_000)["ours"].violations <= 0.05


def test_bursts_break_a_rule_that_counts_each_row_and_not_one_that_counts_each_burst() -> None:
    assert violations(Flat(), labels=1600, trials=400, burst=8)["ours"].violations > 0.1
    assert violations(Flat(), labels=1600 // 8, trials=400)["ours"].violations <= 0.08


@pytest.mark.parametrize(("labels", "coverage"), [(400, 0.45), (800, 0.54), (1600, 0.57)])
def test_enough_is_answered_where_the_oracle_answers_61_of_100(labels: int, coverage: float) -> None:
    population, chance = Synthetic(), np.random.default_rng(5)
    grid = grid_of(population.draw(chance, 1, 5000)[0][0].tolist())
    found = simulate(population, grid, chance, trials=300, labels=labels)["ours"]
    assert found.violations <= 0.05
    assert found.coverage >= coverage - 0.01
