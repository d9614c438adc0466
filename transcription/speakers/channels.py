"""One speaker per channel: who spoke when, in a recording that gave each person a channel of their own.

A stereo file is usually not that: the same sound twice, or a room heard by two microphones. Only where the channels
take turns at being much the louder one are they people.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from transcription.audio import SAMPLE_RATE, Samples, open_recording
from transcription.speakers.turns import Turn, numbered

_STEP = SAMPLE_RATE // 20  # 50 ms
_STEPS_A_SECOND = SAMPLE_RATE // _STEP
_SOUND = 12.0  # dB over the channel's own quiet: somebody speaks
_RANGE = 30.0  # dB between speech and quiet, for whom speaks without a pause
_ABSOLUTE = -60.0  # dB of full scale: below this nothing is sound
_LOUDER = 10.0  # dB over every other channel: this one is the speaker's own, and not what leaked into it
_MOSTLY = 0.6  # of all speech lies in one channel alone; two people do talk at once, and one room has none
_LEAST_SECONDS = 1.0  # that a channel must have to be a person
_GAP_STEPS = 6  # a pause of 0.3 seconds is still the same turn
_QUIET_SHARE = 0.1
Loudness = npt.NDArray[np.float32]


def channel_turns(blocks: Iterable[Samples]) -> list[Turn] | None:
    """Turns of "Speaker 1", "Speaker 2" … from blocks of shape (channels, samples) at 16,000 Hz.

    None where the channels are not different people. Memory: 80 bytes a second and channel."""
    loudness = _loudness(blocks)
    if loudness.shape[0] < 2 or not loudness.shape[1]:
        return None
    quiet, loud = np.quantile(loudness, (_QUIET_SHARE, 1 - _QUIET_SHARE), axis=1)
    floor = np.minimum(quiet, loud - _RANGE) + _SOUND
    sounds = loudness > np.maximum(floor, _ABSOLUTE)[:, None]
    order = np.sort(loudness, axis=0)
    alone = (order[-1] - order[-2] >= _LOUDER) & sounds.any(axis=0)
    loudest = loudness.argmax(axis=0)
    own = np.array([(alone & (loudest == channel)).sum() for channel in range(len(loudness))])
    people = np.flatnonzero(own >= _LEAST_SECONDS * _STEPS_A_SECOND)
    if len(people) < 2 or alone.sum() < _MOSTLY * sounds.any(axis=0).sum():
        return None
    heard = np.where(sounds.any(axis=0) & np.isin(loudest, people), loudest, -1)
    return numbered(_turns(heard))


def turns_by_channel(path: Path) -> list[Turn] | None:
    """The same for a file; None also where it has one channel. Raises UnreadableAudioError."""
    with open_recording(path) as recording:
        return channel_turns(recording.channel_blocks()) if recording.channels > 1 else None


def _loudness(blocks: Iterable[Samples]) -> Loudness:
    """Decibels of full scale of each channel every 50 ms, shape (channels, steps)."""
    parts = [10 * np.log10(np.square(piece).mean(axis=2) + 1e-10) for piece in _steps(blocks)]
    return np.concatenate(parts, axis=1).astype(np.float32) if parts else np.zeros((0, 0), np.float32)


def _steps(blocks: Iterable[Samples]) -> Iterator[npt.NDArray[np.float32]]:
    """The same samples in whole steps, shape (channels, steps, samples of a step)."""
    rest: Samples | None = None
    for block in blocks:
        held = block if rest is None else np.concatenate([rest, block], axis=1)
        whole = held.shape[1] // _STEP * _STEP
        rest = held[:, whole:]
        if whole:
            yield held[:, :whole].reshape(len(held), -1, _STEP)


def _turns(heard: npt.NDArray[np.int64]) -> Iterator[Turn]:
    """Steps with a channel's number, or -1, to turns; a short pause or drop-out does not end one."""
    last: tuple[int, int, int] | None = None
    for start, end in pairwise([0, *(np.flatnonzero(np.diff(heard)) + 1).tolist(), len(heard)]):
        who = int(heard[start])
        if who < 0:
            continue
        if last and last[2] == who and start - last[1] <= _GAP_STEPS:
            last = (last[0], end, who)
            continue
        if last:
            yield _turn(*last)
        last = (start, end, who)
    if last:
        yield _turn(*last)


def _turn(start: int, end: int, channel: int) -> Turn:
    return Turn(start / _STEPS_A_SECOND, end / _STEPS_A_SECOND, f"channel {channel}")
