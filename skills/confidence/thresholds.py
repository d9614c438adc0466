"""Labels to a threshold that keeps a promise: exact fixed-sequence testing, or conformal risk control when few."""

import math
import random
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from skills.confidence.bounds import lower_bound, upper_bound

Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]
STEPS = 80  # a walk pays nothing for more steps, and coarse ones overshoot: 20 cost .02 of coverage at 1,600 labels
STRICT_DOUBT = 0.25  # the share of the doubt that is spent on the strictest start
MAIN_START = 0.3  # the share of questions answered where the rest of it is spent


@dataclass(frozen=True)
class Tally:
    """What a grid of thresholds, strict to loose, would have answered, and how many of these answers are wrong."""

    thresholds: tuple[float, ...]
    answered: tuple[int, ...]
    errors: tuple[int, ...]


@dataclass(frozen=True)
class Band:
    """One threshold of the precision-recall curve; the bands of all thresholds of the grid hold at once.

    `recall` is the share of the questions with a right answer that get it. A share of nothing is None."""

    threshold: float
    answered: int
    errors: int
    coverage: float | None
    precision: float | None
    precision_low: float
    precision_high: float
    recall: float | None
    recall_low: float
    recall_high: float


def grid_of(training_scores: Sequence[float], steps: int = STEPS) -> tuple[float, ...]:
    """Thresholds, strict to loose, that would answer equal further shares of these scores, up to all of them.

    The scores must not be those that certify: a grid set on them would be chosen by what it is tested on.
    Raises ValueError when there is no score that is a number."""
    known = [score for score in training_scores if math.isfinite(score)]
    if not known or steps < 1:
        raise ValueError("A grid of thresholds needs at least one score and one step.")
    shares = 1.0 - np.arange(1, steps + 1) / steps
    cuts = np.quantile(np.array(known), shares, method="lower")
    return tuple(sorted({float(cut) for cut in cuts}, reverse=True))


def tally(scores: Sequence[float], right: Sequence[bool], grid: Sequence[float]) -> Tally:
    """Count answers and errors at each threshold; a score that is not a number answers nothing.

    Raises ValueError when scores and labels differ in number or a threshold is not a number."""
    if len(scores) != len(right):
        raise ValueError(f"{len(scores)} scores and {len(right)} labels do not belong together.")
    if any(math.isnan(threshold) for threshold in grid):
        raise ValueError("A threshold of the grid is not a number.")
    cuts = np.unique(np.array(grid, dtype=float))[::-1]
    values, wrong = np.array(scores, dtype=float), ~np.array(right, dtype=bool)
    above = values[None, :] >= cuts[:, None]
    return Tally(
        tuple(cuts.tolist()), tuple(above.sum(axis=1).tolist()), tuple((above & wrong).sum(axis=1).tolist())
    )


def fixed_sequence(answered: Counts, errors: Counts, *, target: float, level: float) -> Flags:
    """Which thresholds of a grid are shown to reach `target` by one walk from the strictest to the first failure.

    Both arrays have the shape (…, thresholds), strict to loose. Thresholds too strict to be shown even without an
    error are skipped, which looks at scores only. No correction for many tests is due, as the first failure ends it.
    Source: fixed-sequence testing in Learn Then Test, Angelopoulos et al., arXiv 2110.01052."""
    chances, enough = _chances(answered, errors, target=target, level=level)
    walking = np.logical_and.accumulate((chances <= 1.0 - level) | ~enough, axis=-1)
    return np.asarray(walking & enough, dtype=np.bool_)


def fallback_sequence(answered: Counts, errors: Counts, *, labels: int, target: float, level: float) -> Flags:
    """Which thresholds are shown to reach `target`, all of them at once at `level`, by a walk with two starts.

    One unlucky error among the 59 strictest answers would end a single walk. So a quarter of the doubt is spent
    there, and three quarters where MAIN_START of the questions are answered; a walk that comes so far brings its
    quarter along. While both starts are near each other there is one, which has all of the doubt. Shapes as in
    `fixed_sequence`.
    Source: the fallback procedure, Wiens and Dmitrienko, Journal of Biopharmaceutical Statistics 2005; several
    starts as in Learn Then Test, arXiv 2110.01052."""
    chances, enough = _chances(answered, errors, target=target, level=level)
    main = enough & (answered >= MAIN_START * labels)
    apart = MAIN_START * labels >= 2.0 * math.log(1.0 - level) / math.log(target)
    early = STRICT_DOUBT if apart else 0.0
    spent = (early * _first(enough) + (1.0 - early) * _first(main)) * (1.0 - level)
    shown, doubt = np.zeros(enough.shape, dtype=np.bool_), np.zeros(enough.shape[:-1])
    for index in range(enough.shape[-1]):
        doubt = doubt + spent[..., index]
        shown[..., index] = enough[..., index] & (chances[..., index] <= doubt)
        doubt = np.where(shown[..., index], doubt, 0.0)
    return shown


def certified_steps(
    scores: Sequence[float], right: Sequence[bool], *, grid: Sequence[float], target: float, level: float
) -> tuple[float, ...]:
    """The thresholds whose precision is at least `target` with confidence `level`, strict to loose.

    All of them hold at once, so any may be used. `grid` must be set before these labels are seen."""
    counts = tally(scores, right, grid)
    answered, errors = np.array(counts.answered), np.array(counts.errors)
    shown = fallback_sequence(answered, errors, labels=len(scores), target=target, level=level)
    return tuple(threshold for threshold, holds in zip(counts.thresholds, shown, strict=True) if holds)


def fixed_sequence_threshold(
    scores: Sequence[float], right: Sequence[bool], *, grid: Sequence[float], target: float, level: float
) -> float | None:
    """The loosest threshold of one walk by `fixed_sequence`, or None: precision of at least `target` with `level`.

    `grid` must be set before these labels are seen."""
    counts = tally(scores, right, grid)
    shown = fixed_sequence(np.array(counts.answered), np.array(counts.errors), target=target, level=level)
    passed = [threshold for threshold, holds in zip(counts.thresholds, shown, strict=True) if holds]
    return passed[-1] if passed else None


def risk_control_threshold(scores: Sequence[float], right: Sequence[bool], *, alpha: float) -> float | None:
    """The loosest threshold at which, on average, at most a share `alpha` of all questions gets a wrong answer.

    None below 1 / alpha - 1 labels, or where no labelled question would be answered. The promise is one about
    questions, not about the answers shown, and about the average over label sets, not about this one.
    Source: conformal risk control, Angelopoulos et al., arXiv 2208.02814, with loss = answered and wrong."""
    if not 0.0 < alpha < 1.0:
        raise ValueError(f"The share of wrong answers must lie between 0 and 1, not {alpha}.")
    rows = list(zip(scores, right, strict=True))
    known = [score for score, _ in rows if math.isfinite(score)]
    # (wrong + 1) / (n + 1) <= alpha; the small number is for binary fractions such as .02 * 50
    spare = math.floor(alpha * (len(rows) + 1) - 1.0 + 1e-9)
    if spare < 0 or not known:
        return None
    wrong = sorted((score for score, ok in rows if not ok and math.isfinite(score)), reverse=True)
    loosest = math.nextafter(wrong[spare], math.inf) if len(wrong) > spare else min(known)
    return loosest if loosest <= max(known) else None


def one_per_cluster(clusters: Sequence[Hashable | None], *, seed: int = 0) -> tuple[int, ...]:
    """Indices that keep one row, drawn by the seed, of each cluster of near-duplicates; None stands alone.

    Questions come in bursts; twenty wordings of one question are one piece of evidence, not twenty."""
    members: dict[Hashable, list[int]] = {}
    for index, cluster in enumerate(clusters):
        key = ("alone", index) if cluster is None else ("cluster", cluster)
        members.setdefault(key, []).append(index)
    draw = random.Random(seed)  # noqa: S311  # repeatable on purpose, no secret
    return tuple(sorted(draw.choice(indices) for indices in members.values()))


def bands(
    scores: Sequence[float], right: Sequence[bool], *, grid: Sequence[float], level: float
) -> tuple[Band, ...]:
    """The precision-recall curve over the grid, strict to loose, with bands that all hold at once at `level`.

    Bonferroni over the thresholds and over precision and recall, two-sided Clopper-Pearson each."""
    counts = tally(scores, right, grid)
    each = 1.0 - (1.0 - level) / (4 * max(len(counts.thresholds), 1))
    rightly = sum(map(bool, right))
    rows = zip(counts.thresholds, counts.answered, counts.errors, strict=True)
    return tuple(
        _band(threshold, answered, errors, labels=len(scores), rightly=rightly, level=each)
        for threshold, answered, errors in rows
    )


def _band(threshold: float, answered: int, errors: int, *, labels: int, rightly: int, level: float) -> Band:
    hits = answered - errors
    return Band(
        threshold=threshold,
        answered=answered,
        errors=errors,
        coverage=_share(answered, labels),
        precision=_share(hits, answered),
        precision_low=lower_bound(hits, answered, level),
        precision_high=upper_bound(hits, answered, level),
        recall=_share(hits, rightly),
        recall_low=lower_bound(hits, rightly, level),
        recall_high=upper_bound(hits, rightly, level),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _chances(
    answered: Counts, errors: Counts, *, target: float, level: float
) -> tuple[NDArray[np.float64], Flags]:
    """The exact p-value against "the precision is below target" at each threshold, and where it can pass at all."""
    from scipy.stats import binom

    if not (0.0 < target < 1.0 and 0.0 < level < 1.0):
        raise ValueError(f"Target and level must lie between 0 and 1, not {target} and {level}.")
    enough = answered >= math.log(1.0 - level) / math.log(target)
    return np.asarray(binom.cdf(errors, answered, 1.0 - target)), np.asarray(enough, dtype=np.bool_)


def _first(flags: Flags) -> Flags:
    """True at the first True of the last axis only."""
    return np.asarray(flags & (np.cumsum(flags, axis=-1) == 1), dtype=np.bool_)
