"""How likely a sentence belongs in the summary, the decisions, the actions or the problems.

`benchmarks/training/minutes_lines` trained the weights on the AMI meetings; README.md has the figures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from skills.minutes.features import Floats, features

CLASSES = ("abstract", "decision", "action", "problem")
WEIGHTS = Path(__file__).parent / "line_weights.npz"


@dataclass(frozen=True)
class Likelihoods:
    """One row a sentence, a column for each of CLASSES, 0 to 1; from `thresholds` on a line is possible."""

    rows: Floats
    thresholds: dict[str, float]

    def of(self, name: str) -> Floats:
        column: Floats = self.rows[:, CLASSES.index(name)]
        return column

    def likely(self, name: str) -> list[int]:
        """Rows above the class's threshold, likeliest first."""
        column = self.of(name)
        order = np.argsort(-column, kind="stable")
        return [int(row) for row in order if column[row] >= self.thresholds[name]]


@dataclass(frozen=True)
class _Weights:
    matrix: Floats
    bias: Floats
    slope: Floats  # from the score to the calibrated log odds
    offset: Floats
    thresholds: Floats


def classify(texts: Sequence[str], speakers: Sequence[str | None], meaning: Floats) -> Likelihoods:
    """Read all sentences of one meeting, in order; each needs at least `FEWEST_WORDS` words."""
    weights = _load()
    thresholds = dict(zip(CLASSES, weights.thresholds.tolist(), strict=True))
    if not texts:
        return Likelihoods(np.zeros((0, len(CLASSES)), np.float32), thresholds)
    scores = features(texts, speakers, meaning) @ weights.matrix.T + weights.bias
    log_odds = np.clip(scores * weights.slope + weights.offset, -30, 30)
    return Likelihoods((1 / (1 + np.exp(-log_odds))).astype(np.float32), thresholds)


@cache
def _load() -> _Weights:
    with np.load(WEIGHTS) as stored:
        return _Weights(
            matrix=stored["matrix"].astype(np.float32),
            bias=stored["bias"],
            slope=stored["slope"],
            offset=stored["offset"],
            thresholds=stored["thresholds"],
        )
