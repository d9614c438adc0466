"""Voices to who speaks at each moment: neighbours are listened to, and a change has its price."""

import numpy as np
import numpy.typing as npt

from transcription.speakers.clusters import Groups
from transcription.speakers.features import COEFFICIENTS
from transcription.speakers.hearing import Speech
from transcription.speakers.spectrum import FRAMES_A_SECOND
from transcription.speakers.turns import Turn
from transcription.speakers.voice_space import VoiceSpace, variance

_AROUND = 7  # steps before and after one that are described with it
_TIMBRE = 0.015  # the weight of single frames, which follow one another too closely to count as many
_LEAST = -4.5  # a step says no more than this against a voice: a cough is anybody's
_CHANGE = 5.0
Floats = npt.NDArray[np.float64]
Path = npt.NDArray[np.int64]


def evidence(speech: Speech, voices: Groups, space: VoiceSpace, centre: Floats) -> Floats:
    """How much less likely each voice is than the likeliest in each step, in logarithms, shape (steps, voices)."""
    found = _of_stretches(speech, voices, space, centre) + _of_timbre(speech, voices)
    return np.asarray(found - found.max(axis=1, keepdims=True))


def likely_path(evidence: Floats) -> Path:
    """The most likely voice at each step, where a change has its price (Viterbi)."""
    steps, count = evidence.shape
    came_from = np.zeros((steps, count), np.int16)
    best = np.zeros(count)
    stay = np.arange(count)
    for step, likely in enumerate(evidence):
        leader = int(best.argmax())
        changed = best[leader] - _CHANGE
        came_from[step] = np.where(best >= changed, stay, leader)
        best = np.maximum(best, changed) + likely
        best -= best.max()
    path = np.zeros(steps, np.int64)
    path[-1] = best.argmax()
    for step in range(steps - 1, 0, -1):
        path[step - 1] = came_from[step, path[step]]
    return path


def to_turns(speech: Speech, path: Path) -> list[Turn]:
    """Steps that follow one another in one region and have one voice are one turn."""
    ends = np.flatnonzero((np.diff(speech.region) != 0) | (np.diff(path) != 0)) + 1
    firsts, lasts = np.r_[0, ends], np.r_[ends, len(path)] - 1
    times = np.stack([speech.spans[firsts, 0], speech.spans[lasts, 1]], axis=1) / FRAMES_A_SECOND
    return [
        Turn(start, end, str(who)) for (start, end), who in zip(times.tolist(), path[firsts], strict=True)
    ]


def _of_stretches(speech: Speech, voices: Groups, space: VoiceSpace, centre: Floats) -> Floats:
    """By the second and a half around each step, as far as its region goes."""
    steps = np.arange(len(speech.region))
    starts = np.maximum(steps - _AROUND, np.searchsorted(speech.region, speech.region, side="left"))
    ends = np.minimum(steps + _AROUND + 1, np.searchsorted(speech.region, speech.region, side="right"))
    weighted = speech.means.astype(np.float64) * speech.frames[:, None]
    sums = np.vstack([np.zeros((1, weighted.shape[1])), np.cumsum(weighted, axis=0)])
    frames = np.r_[0, np.cumsum(speech.frames)]
    lengths = (frames[ends] - frames[starts]).astype(np.float64)
    places = space.place((sums[ends] - sums[starts]) / lengths[:, None], centre)
    spread = variance(voices.frames)[:, None]
    known = space.people / (space.people + spread)  # a voice that was heard for long lies where it was heard
    found = np.zeros((len(steps), len(voices.frames)))
    for voice, mean in enumerate(space.place(voices.means, centre) * known):
        total = variance(lengths)[:, None] + (spread * known)[voice]
        found[:, voice] = -0.5 * ((places - mean) ** 2 / total + np.log(total)).sum(axis=1)
    return np.asarray(found / (ends - starts)[:, None])


def _of_timbre(speech: Speech, voices: Groups) -> Floats:
    """By the frames of each step alone, as from a Gaussian with a diagonal covariance for each voice."""
    centre, square = (
        speech.means[:, part].astype(np.float64)
        for part in (slice(COEFFICIENTS), slice(COEFFICIENTS, 2 * COEFFICIENTS))
    )
    found = np.zeros((len(centre), len(voices.frames)))
    for voice, means in enumerate(voices.means):
        mean, mean_square = means[:COEFFICIENTS], means[COEFFICIENTS : 2 * COEFFICIENTS]
        spread = np.maximum(mean_square - mean**2, 1e-2)
        found[:, voice] = -0.5 * ((square - 2 * mean * centre + mean**2) / spread + np.log(spread)).sum(
            axis=1
        )
    found *= _TIMBRE * speech.frames[:, None]
    return np.asarray(np.maximum(found - found.max(axis=1, keepdims=True), _LEAST))
