"""How much more often assets with an element are clicked, other elements and each campaign's own rate held equal.

The unit is an asset in a campaign on a platform. Its clicks follow its campaign's and platform's own rate times a
factor for each element, and vary beyond chance as a beta-binomial does: an asset that was shown a million times is one
asset, not a million. The quasi-likelihood needs no more than this mean and this variance to be right.
Sources: Wedderburn, Biometrika 61, 1974 (quasi-likelihood); Williams, Applied Statistics 31, 1982 (its overdispersion
by the method of moments); Liang and Zeger, Biometrika 73, 1986 (the error that holds if the variance is wrong)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

# How much an element moves the rate before anything is seen: two in three by less than a quarter. It keeps other
# elements from hiding one where assets are few; where they are many, what was seen outweighs it.
SPREAD = 0.25
# An element that is under test, or that was found already, is not held back at all (a millionth, so that sums solve)
_FREE = 1e-6
_ROUNDS = 25
_LONGEST_STEP = 1.5


@dataclass(frozen=True)
class Observed:
    """What came of assets: `hits` of `tries` each. `stratum` numbers their campaign on a platform, `cluster` what
    varies as one, both from 0; `has` says by column which elements they have; `groups` are columns of one element of
    which each asset has exactly one."""

    tries: Floats
    hits: Floats
    stratum: Places
    cluster: Places
    has: Floats
    groups: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Fit:
    """All elements fitted together. `working` are logarithms of rates around where the fit stands, less
    their stratum's weighted mean `level`, and `inside` are the columns less theirs.

    `overdispersion` is the variance of an asset's own factor, `shared` the part of it that a cluster has in common;
    so many assets are worth `effective` independent ones."""

    observed: Observed
    weights: Floats
    level: Floats
    working: Floats
    inside: Floats
    gram: Floats
    right: Floats
    freedom: float
    effective: float
    overdispersion: float
    shared: float


@dataclass(frozen=True)
class Contrast:
    """One element against its alternatives, as a logarithm of the ratio of rates. Two errors with their degrees of
    freedom: by the model's variance, and by what the clusters showed."""

    ratio: float
    by_model: float
    freedom_by_model: float
    by_clusters: float
    freedom_by_clusters: float


def fitted(observed: Observed, free: Collection[int] = ()) -> Fit:
    """The fit of all elements together; those in `free` are not held back by `SPREAD`."""
    penalty = _penalty(observed.has.shape[1], free)
    sums = _Strata(observed.stratum)
    base = np.log(sums.total(observed.hits) / sums.total(observed.tries))[observed.stratum]
    effect, overdispersion = np.zeros(observed.has.shape[1]), 0.1
    for _ in range(_ROUNDS):
        fit = _step(observed, sums, base, effect, overdispersion, penalty)
        solved = np.linalg.solve(fit.gram + np.diag(penalty), fit.right)
        moved = float(np.max(np.abs(solved - effect), initial=0.0))
        effect = effect + np.clip(solved - effect, -_LONGEST_STEP, _LONGEST_STEP)
        left = fit.level - sums.mean(observed.has @ effect, fit.weights)
        base = base + np.clip(left - base, -_LONGEST_STEP, _LONGEST_STEP)
        settled = abs(fit.overdispersion - overdispersion) < 1e-5
        overdispersion = fit.overdispersion
        if moved < 1e-5 and settled:
            break
    return _step(observed, sums, base, effect, overdispersion, penalty)


def _step(
    observed: Observed, sums: "_Strata", base: Floats, effect: Floats, overdispersion: float, penalty: Floats
) -> Fit:
    """The linear problem around where the fit stands."""
    linear = base + observed.has @ effect
    rate = np.clip(np.exp(linear), 1e-9, 0.95)
    expected = observed.tries * rate
    residual = (observed.hits - expected) / expected
    chance = (1.0 - rate) / expected
    weights = 1.0 / (chance + overdispersion)
    inside = observed.has - sums.mean(observed.has, weights)
    working = linear + residual
    level = sums.mean(working, weights)
    working = working - level
    gram = inside.T @ (inside * weights[:, None])
    used = float(np.trace(np.linalg.solve(gram + np.diag(penalty), gram))) if gram.size else 0.0
    used += sums.count
    variance, shared, effective = _spread(observed, residual, chance, used)
    return Fit(
        observed, weights, level, working, inside, gram,
        right=inside.T @ (weights * working),
        freedom=max(effective - used, 1.0),
        effective=effective,
        overdispersion=variance,
        shared=shared,
    )  # fmt: skip


def _spread(observed: Observed, residual: Floats, chance: Floats, used: float) -> tuple[float, float, float]:
    """The variance of assets' own factors, the part of it that clusters share, and how many independent ones they make.

    Of a cluster that varies as one, only the first asset brings news, so what is shared makes fewer of them."""
    clusters, count = int(observed.cluster.max()) + 1, len(residual)
    freedom = max(count - used, 1.0)
    variance = beyond_chance(residual, chance, freedom)
    if clusters == count or not variance:
        return variance, 0.0, float(count)
    weights = 1.0 / (chance + variance)
    pairs = _pairs(observed.cluster, weights)
    common = _pairs(observed.cluster, weights * residual) / max(pairs, 1e-12) * count / freedom
    shared = min(max(common / variance, 0.0), 1.0)
    effective = clusters + (1.0 - shared) * (count - clusters)
    freedom = max(effective - used, 1.0)
    return beyond_chance(residual, chance, count * freedom / effective), shared, effective


def _pairs(cluster: Places, values: Floats) -> float:
    """The sum of the products of all pairs within clusters, each pair twice."""
    return float(np.sum(np.bincount(cluster, values) ** 2) - np.sum(values**2))


def beyond_chance(residual: Floats, chance: Floats, freedom: float) -> float:
    """The variance beyond chance with which the squared residuals add up to what they should."""
    low, high = 0.0, 25.0
    if np.sum(residual**2 / chance) <= freedom:
        return 0.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if np.sum(residual**2 / (chance + middle)) > freedom else (low, middle)
    return high


def _penalty(columns: int, free: Collection[int]) -> Floats:
    penalty = np.full(columns, SPREAD**-2)
    penalty[list(free)] = _FREE
    return penalty


def contrast(fit: Fit, column: int, free: Collection[int] = (), without: Collection[int] = ()) -> Contrast:
    """An element against its alternatives, all else held equal.

    `free` are elements known to matter: they are no alternatives, and not held back. `without` are columns that always
    go with this one, left out so that it stands for all of them."""
    turned, penalty = _turned(fit, column, free, without)
    inverse = np.linalg.inv(turned.T @ fit.gram @ turned + np.diag(penalty))
    solved = inverse @ (turned.T @ fit.right)
    pull = (fit.inside @ (turned @ inverse[0])) * fit.weights
    left = fit.working - fit.inside @ (turned @ solved)
    shares = np.bincount(fit.observed.cluster, pull**2 / fit.weights)
    seen = np.bincount(fit.observed.cluster, pull * left)
    common = fit.shared * fit.overdispersion * _pairs(fit.observed.cluster, pull)
    grown = fit.effective / fit.freedom
    return Contrast(
        float(solved[0]),
        float(np.sqrt(inverse[0, 0] + max(common, 0.0))),
        fit.freedom,
        float(np.sqrt(grown * np.sum(seen**2))),
        float(np.sum(shares) ** 2 / np.sum(shares**2)),
    )


def _turned(fit: Fit, column: int, free: Collection[int], without: Collection[int]) -> tuple[Floats, Floats]:
    """Columns in which the first one is the element against the mean of its alternatives, and how each is held back."""
    count = fit.gram.shape[0]
    siblings = next((group for group in fit.observed.groups if column in group), (column,))
    others = [one for one in siblings if one != column and one not in free]
    others = others or [one for one in siblings if one != column]
    mass = fit.weights @ fit.observed.has
    share = mass[others] / max(float(np.sum(mass[others])), 1e-12)
    kept = [one for one in range(count) if one != column and one not in without]
    turned = np.eye(count)[:, [column, *kept]]
    penalty = _penalty(count, free)[[column, *kept]]
    penalty[0] = _FREE
    for place, one in enumerate(kept, 1):
        if one in others:
            turned[others, place] -= share[others.index(one)]
    return turned, penalty


def alike(fit: Fit) -> Floats:
    """How far each two elements go together within campaigns: correlations, 0 where one never varies."""
    spread = np.sqrt(np.clip(np.diag(fit.gram), 0.0, None))
    safe = np.where(spread > 1e-9, spread, np.inf)
    together: Floats = fit.gram / np.outer(safe, safe)
    return together


class _Strata:
    """Sums and weighted means within strata, over rows."""

    def __init__(self, stratum: Places) -> None:
        self.count = int(stratum.max()) + 1
        self._stratum = stratum
        self._order = np.argsort(stratum, kind="stable")
        self._starts = np.searchsorted(stratum[self._order], np.arange(self.count))

    def total(self, values: Floats) -> Floats:
        totals: Floats = np.add.reduceat(values[self._order], self._starts, axis=0)
        return totals

    def mean(self, values: Floats, weights: Floats) -> Floats:
        """Each row's stratum's mean, in the shape of `values`."""
        heavy = weights if values.ndim == 1 else weights[:, None]
        divided = self.total(weights) if values.ndim == 1 else self.total(weights)[:, None]
        means: Floats = (self.total(values * heavy) / divided)[self._stratum]
        return means


def numbered(names: Sequence[object]) -> Places:
    """Each name as a number from 0, equal ones alike, in the order in which they come."""
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.intp)
