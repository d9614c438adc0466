"""Signs of drift that need no labels. They warn and order audits; only labels may tighten."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

DOUBT = 0.001  # looked at daily, so about one false sign in three years
FAR = 0.05  # what is farther than this share of the first questions from their neighbours counts as far
CHANGED = 0.25
FEWEST_DOCUMENTS = 10
FEWEST = 30  # numbers below which nothing is said
SHIFT = 0.15  # a decline rate this much off is worth a look
QUIET = math.log(20_000)  # questions between false signs, at least, on average


@dataclass(frozen=True)
class Sign:
    """What was seen beside what is usual, and whether that is worth a warning."""

    name: str
    seen: float
    usual: float
    warns: bool
    text: str


@dataclass(frozen=True)
class DeclineRate:
    """Two running sums that grow while more, or fewer, questions are declined than is usual.

    Source: Page's CUSUM of log-likelihood ratios; the mean run until a false sign is at least exp(QUIET)."""

    usual: float
    more: float = 0.0
    fewer: float = 0.0

    @property
    def sign(self) -> Sign:
        seen = max(self.more, self.fewer)
        way = "more" if self.more >= self.fewer else "fewer"
        text = f"far {way} questions are declined than at first"
        return Sign("declines", seen, QUIET, seen >= QUIET, text)


def step_decline_rate(state: DeclineRate, declined: bool) -> DeclineRate:
    """The state after one more question. Sums stop at the limit for a sign and come down from there."""
    usual = min(max(state.usual, 0.01), 0.99)
    up, down = min(usual + SHIFT, 0.995), max(usual - SHIFT, 0.005)
    return replace(
        state,
        more=min(max(0.0, state.more + _log_ratio(up, usual, declined)), QUIET),
        fewer=min(max(0.0, state.fewer + _log_ratio(down, usual, declined)), QUIET),
    )


def scores_moved(first: Sequence[float], recent: Sequence[float]) -> Sign:
    """Whether recent scores are spread unlike those at first: Kolmogorov and Smirnov's test of two samples.

    `seen` is the greatest distance of the two distributions, `usual` is 0."""
    from scipy.stats import ks_2samp

    text = "scores are spread unlike those at first"
    before, now = _numbers(first), _numbers(recent)
    if min(len(before), len(now)) < FEWEST:
        return Sign("scores", 0.0, 0.0, False, text)
    test = ks_2samp(before, now, method="asymp")
    return Sign("scores", float(test.statistic), 0.0, bool(test.pvalue < DOUBT), text)


def questions_far(first: Sequence[float], recent: Sequence[float]) -> Sign:
    """Whether more recent questions than usual lie far from all that were asked at first.

    Each number is a question's cosine to the nearest other question of the first. Far is what is lower than FAR of the
    first questions' own."""
    from scipy.stats import binom

    text = "many questions are unlike those at first"
    before, now = _numbers(first), _numbers(recent)
    if min(len(before), len(now)) < FEWEST:
        return Sign("far questions", 0.0, FAR, False, text)
    far = int((now < np.quantile(before, FAR)).sum())
    surprising = float(binom.sf(far - 1, len(now), FAR)) < DOUBT
    return Sign("far questions", far / len(now), FAR, surprising, text)


def documents_changed(changed: int, total: int) -> Sign:
    """Whether too many of the documents that answered at first have changed or gone since.

    Raises ValueError for counts that cannot be."""
    if not 0 <= changed <= total:
        raise ValueError(f"{changed} of {total} documents cannot have changed.")
    share = changed / total if total >= FEWEST_DOCUMENTS else 0.0
    text = "many of the documents that answers stood on at first have changed since"
    return Sign("changed documents", share, CHANGED, share > CHANGED, text)


def _log_ratio(rate: float, usual: float, declined: bool) -> float:
    return math.log(rate / usual) if declined else math.log((1.0 - rate) / (1.0 - usual))


def _numbers(values: Sequence[float]) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    array = np.array(values, dtype=np.float64)
    return array[np.isfinite(array)]
