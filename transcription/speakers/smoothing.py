"""Voices of single stretches to who speaks at each moment: neighbours are listened to, and a change has its price."""

import numpy as np
import numpy.typing as npt

from transcription.speakers.clusters import Stretches
from transcription.speakers.encoder import Vectors
from transcription.speakers.hearing import Spans
from transcription.speakers.spectrum import FRAMES_A_SECOND
from transcription.speakers.turns import Turn

STEP = 10  # frames: who speaks is decided for each tenth of a second
_WEIGHT = 10.0  # of a cosine against the cost of a change
_CHANGE = 2.0
_SPREAD = 0.25  # of a stretch's length: its middle says most about who speaks there
_AT_ONCE = 20_000
Floats = npt.NDArray[np.float64]
Path = npt.NDArray[np.int64]


def evidence(stretches: Stretches, means: Vectors, frames: int) -> Floats:
    """How alike each tenth of a second is to each voice, shape (steps, voices); 0 to all where nothing is heard."""
    steps = frames // STEP + 1
    total, weight = np.zeros((steps, len(means))), np.zeros((steps, 1))
    for at in range(0, len(stretches.spans), _AT_ONCE):
        spans = stretches.spans[at : at + _AT_ONCE]
        alike = stretches.vectors[at : at + _AT_ONCE].astype(np.float32) @ means.T
        middles, lengths = spans.mean(axis=1), np.diff(spans, axis=1)[:, 0]
        for offset in range(int(lengths.max()) // STEP + 1):
            step = spans[:, 0] // STEP + offset
            inside = (step * STEP < spans[:, 1]) & (step < steps)
            away = ((step + 0.5) * STEP - middles) / (_SPREAD * np.maximum(lengths, 2 * STEP))
            share = (np.exp(-0.5 * away**2) * inside)[:, None]
            np.add.at(total, np.minimum(step, steps - 1), share * alike)
            np.add.at(weight, np.minimum(step, steps - 1), share)
    return np.divide(total, weight, out=total, where=weight > 0)


def likely_path(evidence: Floats) -> Path:
    """The most likely voice at each step, where a change has its price (Viterbi)."""
    steps, count = evidence.shape
    came_from = np.zeros((steps, count), np.int16)
    best = np.zeros(count)
    stay = np.arange(count)
    for step, alike in enumerate(evidence * _WEIGHT):
        leader = int(best.argmax())
        changed = best[leader] - _CHANGE
        came_from[step] = np.where(best >= changed, stay, leader)
        best = np.maximum(best, changed) + alike
        best -= best.max()
    path = np.zeros(steps, np.int64)
    path[-1] = best.argmax()
    for step in range(steps - 1, 0, -1):
        path[step - 1] = came_from[step, path[step]]
    return path


def to_turns(path: Path, regions: Spans) -> list[Turn]:
    found = []
    for start, end in regions.tolist():
        steps = np.arange(start // STEP, max(start // STEP + 1, -(-end // STEP)))
        voice = path[np.minimum(steps, len(path) - 1)]
        cuts = [start, *(steps[1:][np.diff(voice) != 0] * STEP).tolist(), end]
        heard = voice[np.r_[True, np.diff(voice) != 0]].tolist()
        found += [
            Turn(first / FRAMES_A_SECOND, last / FRAMES_A_SECOND, str(who))
            for first, last, who in zip(cuts[:-1], cuts[1:], heard, strict=True)
        ]
    return found
