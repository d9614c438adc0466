"""How likely a sentence belongs in the summary, the decisions, the actions or the problems, or opens a topic.

`benchmarks/training/minutes_lines` trained the weights on the AMI meetings; README.md has the figures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from skills.minutes.features import Floats, features
from skills.minutes.network import HEADS, scores

CLASSES = HEADS[:4]  # what a line of the minutes may be
PLACES = (
    "decision",
    "problem",
)  # of these no single sentence is sure enough, but where they are said can be told
AROUND, FADES = 3, 0.5  # sentences on each side that speak for a place, each half as much as the one before
WEIGHTS = Path(__file__).parent / "line_weights.npz"


@dataclass(frozen=True)
class Weights:
    """The networks by the names of `network.scores`, and for each head what makes its score a probability."""

    networks: dict[str, Floats]
    slope: Floats  # from the score to the calibrated log odds
    offset: Floats
    thresholds: Floats  # of CLASSES: from here on a line is possible
    places: Floats  # of PLACES: slope and offset from what is said around a sentence to the log odds, shape (2, 2)


@dataclass(frozen=True)
class Likelihoods:
    """One row a sentence, a column for each of HEADS, 0 to 1; from `thresholds` on a line is possible.

    `places` has a column for each of PLACES: the chance that one is said within two sentences of this one."""

    rows: Floats
    thresholds: dict[str, float]
    places: Floats

    def of(self, name: str) -> Floats:
        column: Floats = self.rows[:, HEADS.index(name)]
        return column

    def place(self, name: str) -> Floats:
        column: Floats = self.places[:, PLACES.index(name)]
        return column

    def likely(self, name: str) -> list[int]:
        """Rows above the class's threshold, likeliest first."""
        column = self.of(name)
        order = np.argsort(-column, kind="stable")
        return [int(row) for row in order if column[row] >= self.thresholds[name]]


def classify(
    texts: Sequence[str], speakers: Sequence[str | None], meaning: Floats, weights: Weights | None = None
) -> Likelihoods:
    """Read all sentences of one meeting, in order; each needs at least `FEWEST_WORDS` words."""
    weights = weights or shipped()
    if not texts:
        return probabilities(np.zeros((0, len(HEADS)), np.float32), weights)
    return probabilities(scores(weights.networks, features(texts, speakers, meaning)), weights)


def probabilities(found: Floats, weights: Weights) -> Likelihoods:
    """The calibrated form of scores, shape (n, heads)."""
    log_odds = np.clip(found * weights.slope + weights.offset, -30, 30)
    thresholds = dict(zip(CLASSES, weights.thresholds.tolist(), strict=True))
    rows = (1 / (1 + np.exp(-log_odds))).astype(np.float32)
    said = np.stack([around(rows[:, HEADS.index(name)]) for name in PLACES], axis=1)
    places = 1 / (1 + np.exp(-(said * weights.places[:, 0] + weights.places[:, 1])))
    return Likelihoods(rows, thresholds, places.astype(np.float32))


def around(chances: Floats) -> Floats:
    """The logarithm of how much the sentences around each one speak for a place, shape (n,)."""
    fading = FADES ** np.abs(np.arange(-AROUND, AROUND + 1))
    total = np.convolve(chances, fading, "full")[AROUND : AROUND + len(chances)] if len(chances) else chances
    return np.log(total + 1e-6).astype(np.float32)


@cache
def shipped() -> Weights:
    """The weights beside this module."""
    with np.load(WEIGHTS) as stored:
        arrays = {name: stored[name].astype(np.float32) for name in stored.files}
    numbers = (arrays.pop(name) for name in ("slope", "offset", "thresholds", "places"))
    return Weights(arrays, *numbers)
