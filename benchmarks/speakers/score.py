"""Diarization error rate, and the word error rate of who said what, as the field counts them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from transcription.speakers import Turn

_STEPS = 100  # a second
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Errors:
    """Seconds (or words) wrong of each kind, and how many there were."""

    missed: float = 0.0
    invented: float = 0.0
    confused: float = 0.0
    total: float = 0.0

    @property
    def rate(self) -> float:
        return (self.missed + self.invented + self.confused) / max(self.total, 1e-9)

    def __add__(self, other: "Errors") -> "Errors":
        return Errors(
            self.missed + other.missed,
            self.invented + other.invented,
            self.confused + other.confused,
            self.total + other.total,
        )


def diarization_errors(
    truth: Sequence[Turn], found: Sequence[Turn], seconds: float, *, collar: float = 0.0
) -> Errors:
    """Seconds of speakers missed, invented and confused under the best pairing of labels; overlaps count twice.

    `collar` seconds on each side of every true boundary are not judged. Source: NIST's md-eval, as in
    pyannote.metrics, whose collar is the width of both sides together."""
    steps = round(seconds * _STEPS)
    judged = np.ones(steps, bool)
    for turn in truth if collar else ():
        for edge in (turn.start, turn.end):
            judged[max(0, round((edge - collar) * _STEPS)) : round((edge + collar) * _STEPS)] = False
    real, heard = _masks(truth, steps)[:, judged], _masks(found, steps)[:, judged]
    shared = real.astype(np.int64) @ heard.T.astype(np.int64)
    pairs = zip(*linear_sum_assignment(-shared), strict=True) if shared.size else ()
    right = np.zeros(int(judged.sum()), np.int64)
    for person, label in pairs:
        right += real[person] & heard[label]
    people, labels = real.sum(axis=0), heard.sum(axis=0)
    return Errors(
        float(np.maximum(people - labels, 0).sum()) / _STEPS,
        float(np.maximum(labels - people, 0).sum()) / _STEPS,
        float((np.minimum(people, labels) - right).sum()) / _STEPS,
        float(people.sum()) / _STEPS,
    )


def word_errors(truth: Mapping[str, Sequence[str]], found: Mapping[str, Sequence[str]]) -> tuple[int, int]:
    """Words wrong, and words in all, where each speaker's words stand in one row and labels are paired best (cpWER).

    Source: Watanabe et al., CHiME-6 challenge, 2020. The sum over pairs makes it an assignment problem."""
    size = max(len(truth), len(found))
    rows = [*truth.values(), *([()] * (size - len(truth)))]
    columns = [*found.values(), *([()] * (size - len(found)))]
    costs = np.array([[_distance(row, column) for column in columns] for row in rows])
    chosen = linear_sum_assignment(costs)
    return int(costs[chosen].sum()), sum(map(len, truth.values()))


def _masks(turns: Iterable[Turn], steps: int) -> npt.NDArray[np.bool_]:
    turns = list(turns)
    names = list(dict.fromkeys(turn.speaker for turn in turns))
    masks = np.zeros((len(names), steps), bool)
    for turn in turns:
        masks[names.index(turn.speaker), round(turn.start * _STEPS) : round(turn.end * _STEPS)] = True
    return masks


def _distance(first: Sequence[str], second: Sequence[str]) -> int:
    """Fewest words to put in, take out or change (Levenshtein)."""
    row = list(range(len(second) + 1))
    for number, word in enumerate(first, start=1):
        above, row = row, [number]
        for place, other in enumerate(second, start=1):
            row.append(min(above[place] + 1, row[-1] + 1, above[place - 1] + (word != other)))
    return row[-1]
