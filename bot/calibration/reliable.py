"""Whether a score of .8 means that eight of ten are right: the bars of a reliability diagram, and their error."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bot.calibration.judged import Judged
from bot.calibration.split import Part, split
from skills.confidence import Bin, Calibrator, calibrate, expected_calibration_error, reliability

FEWEST = 20  # questions with a score; below that a bar stands on a handful
MOST_BARS = 10


@dataclass(frozen=True)
class Reliability:
    """Bars with the expected calibration error, from 0 at best to 1, over bars of equal count."""

    name: str
    error: float
    bars: tuple[Bin, ...]


def reliability_of(
    graded: Sequence[Judged], clusters: Sequence[int], curve: Calibrator | None = None
) -> tuple[Reliability, ...]:
    """The score as it is, and the calibrated probability, each half of the questions calibrated on the other half;
    `curve` is what is known of such scores beforehand."""
    if sum(not math.isnan(one.score) for one in graded) < FEWEST:
        return ()
    halves = split(graded, clusters, 0.5)
    crossed = [
        *_crossed(halves.setting, halves.certifying, curve),
        *_crossed(halves.certifying, halves.setting, curve),
    ]
    raw = [(one.score, one.right) for one in graded]
    pairs = (("score as it is", raw), ("calibrated on the other half", crossed))
    return tuple(_measured(name, rows) for name, rows in pairs if rows)


def _crossed(learn: Part, judge: Part, known: Calibrator | None) -> list[tuple[float, bool]]:
    try:
        curve = calibrate(learn.scores, learn.right, known)
    except ValueError:  # no question of this half has a score
        return []
    return [(curve.probability(one.score), one.right) for one in judge.graded if not math.isnan(one.score)]


def _measured(name: str, rows: Sequence[tuple[float, bool]]) -> Reliability:
    said, right = [row[0] for row in rows], [row[1] for row in rows]
    bars = max(2, min(MOST_BARS, len(rows) // 10))
    error = expected_calibration_error(said, right, bars)
    return Reliability(name, error, reliability(said, right, bars))
