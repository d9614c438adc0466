"""Ways to choose a threshold from labels, over many trials at once, and how often each breaks its promise."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom

from benchmarks.certificates.populations import Draw, Flags, Floats, Population
from skills.confidence import fallback_sequence, fixed_sequence

TARGET = LEVEL = 0.95
DOUBT = 1.0 - LEVEL

Counts = NDArray[np.int64]
Rule = Callable[[Counts, Counts, int], Flags]  # answered, errors and labels to which thresholds may be used


def naive(answered: Counts, errors: Counts, _labels: int) -> Flags:
    """Any threshold whose labelled answers happen to be right often enough."""
    return np.asarray((answered > 0) & (errors <= (1.0 - TARGET) * answered))


def pointwise(answered: Counts, errors: Counts, _labels: int) -> Flags:
    """Any threshold whose own exact bound holds, as if no other had been tried."""
    return np.asarray((answered > 0) & (binom.cdf(errors, answered, 1.0 - TARGET) <= DOUBT))


def bonferroni(answered: Counts, errors: Counts, _labels: int) -> Flags:
    """Any threshold whose exact bound holds with the doubt split over all of them."""
    each = DOUBT / answered.shape[-1]
    return np.asarray((answered > 0) & (binom.cdf(errors, answered, 1.0 - TARGET) <= each))


def one_walk(answered: Counts, errors: Counts, _labels: int) -> Flags:
    """Fixed-sequence testing from the strictest threshold."""
    return fixed_sequence(answered, errors, target=TARGET, level=LEVEL)


def ours(answered: Counts, errors: Counts, labels: int) -> Flags:
    """The product's own rule."""
    return fallback_sequence(answered, errors, labels=labels, target=TARGET, level=LEVEL)


RULES: dict[str, Rule] = {
    "naive": naive,
    "pointwise": pointwise,
    "Bonferroni": bonferroni,
    "one walk": one_walk,
    "ours": ours,
}


@dataclass(frozen=True)
class Result:
    """One rule over many trials: how often the true risk was over the line, and what was answered on average."""

    violations: float
    coverage: float


def counts(
    population: Population, loose: Floats, chance: Draw, *, trials: int, labels: int, burst: int = 1
) -> tuple[Counts, Counts]:
    """Answers and errors at each threshold, strict to loose, of so many drawn label sets: (trials, thresholds).

    Drawn as counts between thresholds, which is the same as drawing questions one by one and much quicker. With
    `burst`, questions come in bursts of so many that are right or wrong together."""
    answered, wrong = population.answered(loose), population.wrong(loose)
    shares = np.stack([np.diff(answered - wrong, prepend=0.0), np.diff(wrong, prepend=0.0)], axis=1).clip(0.0)
    cells = np.append(shares.ravel(), max(1.0 - shares.sum(), 0.0))
    drawn = burst * chance.multinomial(labels // burst, cells / cells.sum(), size=trials)
    rightly, wrongly = drawn[:, :-1:2].cumsum(axis=1), drawn[:, 1::2].cumsum(axis=1)
    return rightly + wrongly, wrongly


def simulate(
    population: Population,
    grid: Sequence[float],
    chance: Draw,
    *,
    trials: int,
    labels: int,
    burst: int = 1,
) -> dict[str, Result]:
    """Each rule on the same trials: how often the loosest allowed threshold is over the line, and what it answers."""
    loose = np.unique(np.array(grid))[::-1]
    answered = population.answered(loose)
    over = population.wrong(loose) > (1.0 - TARGET) * answered
    drawn = counts(population, loose, chance, trials=trials, labels=labels, burst=burst)
    return {name: _result(rule(*drawn, labels), over, answered) for name, rule in RULES.items()}


def _result(allowed: Flags, over: Flags, answered: Floats) -> Result:
    last = allowed.shape[1] - 1 - np.argmax(allowed[:, ::-1], axis=1)
    some = allowed.any(axis=1)
    return Result(float((over[last] & some).mean()), float((answered[last] * some).mean()))
