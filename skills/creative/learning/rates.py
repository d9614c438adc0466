"""How well each asset did, drawn towards its campaign as far as its own figures are few.

Three clicks of a hundred impressions are no rate of 3 %: assets of one campaign on one platform share a beta
distribution, fitted by the method of moments, and each one's rate is its posterior mean."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from skills.creative.learning.effects import Measure, comparable, hits_of, tries_of
from skills.creative.learning.regression import beyond_chance, numbered
from skills.creative.learning.results import Result
from skills.creative.learning.tails import beta_quantile

# A campaign whose assets do not differ beyond chance: as sure of its rate as this many tries
_SUREST = 1e6


@dataclass(frozen=True)
class Rate:
    """One asset in one campaign. `rate` is drawn towards `usual`, the campaign's; `hits` and `misses` are the
    posterior's, with what the campaign lends it."""

    result: Result
    usual: float
    hits: float
    misses: float

    @property
    def rate(self) -> float:
        return self.hits / (self.hits + self.misses)

    def between(self, doubt: float = 0.05) -> tuple[float, float]:
        """Where the asset's true rate lies, but for this doubt."""
        ends = (doubt / 2, 1 - doubt / 2)
        low, high = (beta_quantile(share, self.hits, self.misses) for share in ends)
        return low, high


def rates(results: Iterable[Result], measure: Measure = Measure.CLICKS) -> tuple[Rate, ...]:
    """Each asset's rate in each campaign, best against its campaign's usual first.

    Campaigns of a single asset or without any success are left out: there is nothing to hold them against."""
    counted = comparable(results, measure)
    if not counted:
        return ()
    tries = np.array([tries_of(one, measure) for one in counted], dtype=np.float64)
    hits = np.minimum([hits_of(one, measure) or 0.0 for one in counted], tries)
    stratum = numbered([(one.campaign, one.network) for one in counted])
    sums = np.bincount(stratum, hits) / np.bincount(stratum, tries)
    usual = np.clip(sums, 1e-9, 0.95)[stratum]
    chance = (1 - usual) / (usual * tries)
    variance = beyond_chance(
        (hits / tries - usual) / usual, chance, max(len(counted) - stratum.max() - 1, 1.0)
    )
    # the variance of a beta's mean as a part of it: (1 - mean) / (mean * (strength + 1))
    strength = np.clip((1 - usual) / (usual * max(variance, 1e-12)) - 1, 1.0, _SUREST)
    found = (
        Rate(one, *(float(value) for value in values))
        for one, *values in zip(
            counted, usual, strength * usual + hits, strength * (1 - usual) + tries - hits, strict=True
        )
    )
    return tuple(sorted(found, key=lambda one: (-one.rate / one.usual, one.result.asset.key)))
