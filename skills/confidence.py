"""Scores to probabilities to decisions: a scorer, and the certificate that a threshold stands on."""

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


class MissingSignalError(Exception):
    """A signal is absent or is not a number; whoever wanted a score must decline."""


@dataclass(frozen=True)
class Scorer:
    """A logistic regression: weights over standardised signals, named so that a changed list is noticed."""

    names: tuple[str, ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float

    def logit(self, values: Sequence[float]) -> float:
        """Log-odds of the signals, in the order of `names`.

        Raises MissingSignalError when one is missing or is not a number."""
        if len(values) != len(self.names) or not all(math.isfinite(value) for value in values):
            raise MissingSignalError
        parts = zip(values, self.means, self.scales, self.weights, strict=True)
        return self.intercept + sum(weight * (value - mean) / scale for value, mean, scale, weight in parts)

    def probability(self, values: Sequence[float]) -> float:
        return 1.0 / (1.0 + math.exp(-max(min(self.logit(values), 40.0), -40.0)))


@dataclass(frozen=True)
class Certificate:
    """What a threshold promises and on which evidence; `certified` only on the workspace's own labels."""

    threshold: float
    target: float
    level: float
    labels: int
    answered: int
    errors: int
    bound: float
    data: str
    issued: str
    configuration: str
    certified: bool = False


@dataclass(frozen=True)
class Starter:
    """What the package ships for one skill: its scorers by name and the starter threshold."""

    scorers: dict[str, Scorer]
    certificate: Certificate

    @classmethod
    def load(cls, path: Path) -> "Starter":
        raw = json.loads(path.read_text(encoding="utf-8"))
        scorers = {name: _scorer(one) for name, one in raw["scorers"].items()}
        return cls(scorers, Certificate(**raw["certificate"]))

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")


def configuration_hash(*parts: str) -> str:
    """Names what a threshold was set for: models, prompts, splitter, signals and weights; not the documents."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def upper_bound(errors: int, answered: int, level: float) -> float:
    """Clopper-Pearson upper bound on the error rate at this confidence level, 1.0 without labels."""
    from scipy.stats import beta

    if errors >= answered:
        return 1.0
    return float(beta.ppf(level, errors + 1, answered - errors))


def fixed_sequence_threshold(
    scores: Sequence[float], right: Sequence[bool], *, grid: Sequence[float], target: float, level: float
) -> float | None:
    """The loosest threshold whose precision is at least `target` with confidence `level`, or None.

    `grid` must be set before these labels are seen. Thresholds are tested strict to loose by exact binomial
    p-values and the walk stops at the first failure, so no correction for many tests is due.
    Source: fixed-sequence testing in Learn Then Test, Angelopoulos et al., arXiv 2110.01052."""
    from scipy.stats import binom

    error, delta, best = 1.0 - target, 1.0 - level, None
    fewest = math.log(delta) / math.log(1.0 - error)
    for threshold in sorted(grid, reverse=True):
        answered = [ok for score, ok in zip(scores, right, strict=True) if score >= threshold]
        if len(answered) < fewest:
            continue
        if float(binom.cdf(answered.count(False), len(answered), error)) > delta:
            break
        best = threshold
    return best


def _scorer(raw: dict[str, Any]) -> Scorer:  # Any: JSON as it was saved
    return Scorer(
        names=tuple(raw["names"]),
        means=tuple(raw["means"]),
        scales=tuple(raw["scales"]),
        weights=tuple(raw["weights"]),
        intercept=float(raw["intercept"]),
    )
