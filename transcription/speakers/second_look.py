"""Two people who sound alike, on a telephone say: told apart where all that is said falls into two clear halves."""

import numpy as np

from transcription.speakers.clusters import Grouping, Stretches, voices
from transcription.speakers.encoder import Vectors, unit
from transcription.speakers.smoothing import STEP, evidence, likely_path

_ROUNDS = 4
_PURE = 0.9  # of a stretch lies in one voice's turns; one across a change tells of neither
_LEAST_PURE = 14  # stretches, 4 seconds and more, of each voice
# How far the halves lie apart, in standard deviations, that one voice in two moods does not reach; the more alike the
# halves are, the further they must. Set on one and on two read voices, clean, telephoned and in a room.
_CLEAR = 3.85
_ALIKE, _PRICE = 0.86, 20.0


def two_voices(stretches: Stretches, frames: int) -> Vectors | None:
    """The mean vectors of two voices, shape (2, 256), or None if there is rather one."""
    means = voices(stretches, 2)
    if len(means) < 2:
        return None
    for _ in range(_ROUNDS):
        sides = _sides(stretches, means, frames)
        halves = [np.flatnonzero(sides == side) for side in (0, 1)]
        if min(map(len, halves)) < _LEAST_PURE:
            return None
        vectors = [stretches.vectors[half].astype(np.float32) for half in halves]
        means = unit(np.stack([half.mean(axis=0) for half in vectors]))
    leads = np.concatenate([half @ (means[side] - means[1 - side]) for side, half in enumerate(vectors)])
    pure = np.sort(np.concatenate(halves))
    likeness = Grouping(stretches.only(pure)).likeness(sides[pure], 0, 1)
    clear = float(leads.mean() / max(float(leads.std()), 1e-6)) - _PRICE * (likeness - _ALIKE)
    return means if clear >= _CLEAR else None


def _sides(stretches: Stretches, means: Vectors, frames: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """0 or 1 for a stretch that lies in the turns of one voice, else -1."""
    path = likely_path(evidence(stretches, means, frames))
    before = np.concatenate([[0], np.cumsum(np.repeat(path == 1, STEP))])
    starts, ends = np.minimum(stretches.spans, len(before) - 1).T
    share = (before[ends] - before[starts]) / np.maximum(ends - starts, 1)
    return np.where(share >= _PURE, 1, np.where(share <= 1 - _PURE, 0, -1))
