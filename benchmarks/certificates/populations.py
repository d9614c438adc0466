"""Questions to draw from, each with a score and whether its answer is right, whose true risk is known."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Draw = np.random.Generator


class Population(Protocol):
    """Where questions come from."""

    def draw(self, chance: Draw, trials: int, labels: int) -> tuple[Floats, Flags]:
        """Scores from 0 to 1 and whether each answer is wrong, both of the shape (trials, labels)."""

    def answered(self, threshold: Floats) -> Floats:
        """The true share of questions at or above each threshold."""

    def wrong(self, threshold: Floats) -> Floats:
        """The true share of questions at or above each threshold whose answer is wrong."""


@dataclass(frozen=True)
class Flat:
    """Every answer is wrong with the same probability, whatever its score: every threshold is just over the line."""

    error: float = 0.0501

    def draw(self, chance: Draw, trials: int, labels: int) -> tuple[Floats, Flags]:
        scores = chance.random((trials, labels))
        return scores, chance.random((trials, labels), dtype=np.float32) < self.error

    def answered(self, threshold: Floats) -> Floats:
        return 1.0 - threshold

    def wrong(self, threshold: Floats) -> Floats:
        return self.error * self.answered(threshold)


@dataclass(frozen=True)
class UShaped:
    """The risk of a threshold that answers a share u is .045 + .02 (2u - 1)²: over the line where few or most
    questions are answered, under it between."""

    lowest: float = 0.045
    depth: float = 0.02

    def draw(self, chance: Draw, trials: int, labels: int) -> tuple[Floats, Flags]:
        share = chance.random((trials, labels))
        bow = 2.0 * share - 1.0
        error = self.lowest + self.depth * bow**2 + 4.0 * self.depth * share * bow  # d(u risk) / du
        return 1.0 - share, chance.random((trials, labels)) < error

    def answered(self, threshold: Floats) -> Floats:
        return 1.0 - threshold

    def wrong(self, threshold: Floats) -> Floats:
        share = self.answered(threshold)
        return share * (self.lowest + self.depth * (2.0 * share - 1.0) ** 2)


@dataclass(frozen=True)
class Synthetic:
    """Invented, not measured: a share `right` of questions has a right answer, log-odds of right answers are
    normal around `lead`, those of wrong ones around 0 with `spread`, but a share `alike` of these looks right.

    Fitted to three published facts of one real set (half of SQuAD 2.0's development part with questions from outside
    the index, lexical logistic regression): AUROC .961, and an oracle that answers .607 at 5 % wrong of the answered
    and .570 at 2 % wrong of all."""

    right: float = 0.655
    lead: float = 2.28
    spread: float = 0.8
    alike: float = 0.003

    def draw(self, chance: Draw, trials: int, labels: int) -> tuple[Floats, Flags]:
        shape = (trials, labels)
        wrong = chance.random(shape) >= self.right
        far = wrong & (chance.random(shape) >= self.alike)
        normal = chance.standard_normal(shape)
        return _logistic(np.where(far, self.spread * normal, self.lead + normal)), wrong

    def answered(self, threshold: Floats) -> Floats:
        return np.asarray(self.right * norm.sf(_log_odds(threshold) - self.lead) + self.wrong(threshold))

    def wrong(self, threshold: Floats) -> Floats:
        odds = _log_odds(threshold)
        far = (1.0 - self.alike) * norm.sf(odds / self.spread)
        return np.asarray((1.0 - self.right) * (far + self.alike * norm.sf(odds - self.lead)))


@dataclass(frozen=True)
class Real:
    """Real scores from a file, drawn with replacement; the file is the whole population."""

    scores: Floats  # ascending
    wrong_above: Floats  # share of all that is wrong and at or after each place

    @classmethod
    def load(cls, path: Path) -> "Real":
        """From arrays `score` and `right` of an .npz file. Raises SystemExit when they are not there."""
        with np.load(path) as arrays:
            if not {"score", "right"} <= set(arrays):
                raise SystemExit(f"{path} must hold the arrays score and right.")
            score, right = arrays["score"].astype(float), arrays["right"].astype(bool)
        if score.ndim != 1 or score.shape != right.shape or not score.size or not np.isfinite(score).all():
            raise SystemExit(f"{path} must hold one finite score and one label a question.")
        order = np.argsort(score)
        above = np.cumsum(~right[order][::-1])[::-1] / score.size
        return cls(score[order], np.append(above, 0.0))

    def draw(self, chance: Draw, trials: int, labels: int) -> tuple[Floats, Flags]:
        wrong = -np.diff(self.wrong_above) > 0
        place = chance.integers(0, self.scores.size, (trials, labels))
        return self.scores[place], wrong[place]

    def answered(self, threshold: Floats) -> Floats:
        return 1.0 - np.searchsorted(self.scores, threshold) / self.scores.size

    def wrong(self, threshold: Floats) -> Floats:
        return self.wrong_above[np.searchsorted(self.scores, threshold)]


def oracle(population: Population, *, error: float | None = None, risk: float | None = None) -> float:
    """The greatest coverage whose share of wrong answers, of those shown or of all questions, is allowed."""
    thresholds = population.scores if isinstance(population, Real) else np.linspace(0.0, 1.0, 20_001)[:-1]
    answered, wrong = population.answered(thresholds), population.wrong(thresholds)
    fine = wrong <= error * answered if error is not None else wrong <= (risk or 0.0)
    return float(answered[fine].max(initial=0.0))


def _logistic(odds: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-odds)))


def _log_odds(scores: Floats) -> Floats:
    inside = np.clip(scores, 1e-9, 1.0 - 1e-9)
    return np.asarray(np.log(inside / (1.0 - inside)))
