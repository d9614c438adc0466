"""Signals to a probability by a logistic regression, which refuses to score what it cannot see."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


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
        return logistic(self.logit(values))


def logistic(logit: float) -> float:
    """Log-odds to a probability, never quite 0 or 1."""
    return 1.0 / (1.0 + math.exp(-max(min(logit, 40.0), -40.0)))
