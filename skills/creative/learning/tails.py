"""How far out a figure lies: tails and quantiles of Student's t and of the beta distribution, without a library."""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from statistics import NormalDist

# Terms of the continued fraction; it is evaluated where it converges in far fewer
_MOST_TERMS = 10_000
_TINY = 1e-300


def beta_below(x: float, a: float, b: float) -> float:
    """The chance that a beta(a, b) is at most `x`: the regularised incomplete beta function.

    Source: the continued fraction DLMF 8.17.22, by the modified Lentz method."""
    if not 0.0 < x < 1.0:
        return float(x >= 1.0)
    if x > (a + 1.0) / (a + b + 2.0):
        return 1.0 - beta_below(1.0 - x, b, a)
    logarithm = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return math.exp(logarithm) * _fraction(x, a, b) / a


def _fraction(x: float, a: float, b: float) -> float:
    value = c = 1.0
    d = 0.0
    for term in range(_MOST_TERMS):
        half = term // 2
        if term == 0:
            numerator = 1.0
        elif term % 2:
            numerator = -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        else:
            numerator = half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))
        d = 1.0 / _away_from_zero(1.0 + numerator * d)
        c = _away_from_zero(1.0 + numerator / c)
        value *= c * d
        if abs(c * d - 1.0) < 1e-14:
            break
    return value - 1.0


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def beta_quantile(share: float, a: float, b: float) -> float:
    """The figure that a beta(a, b) falls below with this chance."""
    return _solved(lambda x: beta_below(x, a, b) - share, 0.0, 1.0)


def t_beyond(t: float, freedom: float) -> float:
    """The chance that Student's t lies at least as far from 0 as `t`, on either side."""
    if math.isinf(t):
        return 0.0
    return beta_below(freedom / (freedom + t * t), freedom / 2, 0.5)


@lru_cache(maxsize=4_096)
def t_reach(doubt: float, freedom: float) -> float:
    """How far from 0 Student's t lies with this chance in all, both sides together: 1.96 for .05 and many."""
    # Newton's steps from the normal quantile, which lies nearer to 0: the tail is convex, so that none goes too far
    reach = NormalDist().inv_cdf(1.0 - doubt / 2)
    scale = math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2) - 0.5 * math.log(freedom * math.pi)
    for _ in range(200):
        density = 2.0 * math.exp(scale - (freedom + 1) / 2 * math.log1p(reach * reach / freedom))
        step = (t_beyond(reach, freedom) - doubt) / density
        reach += step
        if abs(step) < 1e-10 * reach:
            break
    return reach


def _solved(rising: Callable[[float], float], low: float, high: float) -> float:
    """Where a rising function passes 0, by halving."""
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (low, middle) if rising(middle) > 0 else (middle, high)
    return (low + high) / 2


def discoveries(values: Sequence[float], level: float) -> tuple[bool, ...]:
    """Which p-values count as found at this false discovery rate.

    Source: Benjamini and Hochberg, JRSS B 57, 1995."""
    ranked = sorted(values)
    passing = [p for place, p in enumerate(ranked, 1) if p <= level * place / len(ranked)]
    most = max(passing, default=-1.0)
    return tuple(p <= most for p in values)
