"""Voices told apart without any download: stretches of speech, grouped by voice, then smoothed over time."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from transcription.audio import Samples
from transcription.speakers.clusters import Stretches, voices
from transcription.speakers.encoder import Vectors, unit
from transcription.speakers.hearing import Spans, listen
from transcription.speakers.profiles import Voice
from transcription.speakers.second_look import two_voices
from transcription.speakers.smoothing import evidence, likely_path, to_turns
from transcription.speakers.spectrum import FRAMES_A_SECOND
from transcription.speakers.turns import Turn, numbered

_AT_MOST = 2_000  # stretches of a turn's speaker whose mean is that speaker's voice


@dataclass(frozen=True)
class Heard:
    """Turns, and what each of their speakers sounds like."""

    turns: list[Turn]
    voices: dict[str, Voice]


class BuiltInDiarizer:
    """A Diarizer; `count` is how many people speak, where somebody knows it. Overlaps get one of the two voices.

    Memory stays flat: eight hours take 50 MB more than ten minutes."""

    def __init__(self, count: int | None = None) -> None:
        self._count = count

    def turns(self, blocks: Iterable[Samples]) -> list[Turn]:
        """See Diarizer."""
        return self._told_apart(*listen(blocks))

    def hear(self, blocks: Iterable[Samples]) -> Heard:
        """The turns, and the voices that a profile can be made of or recognised by."""
        regions, stretches = listen(blocks)
        turns = self._told_apart(regions, stretches)
        return Heard(turns, {who: _voice(who, turns, stretches) for who in {turn.speaker for turn in turns}})

    def _told_apart(self, regions: Spans, stretches: Stretches) -> list[Turn]:
        if not len(stretches.spans):
            return numbered(Turn(start, end, "0") for start, end in (regions / FRAMES_A_SECOND).tolist())
        frames = int(regions.max())
        means = self._means(stretches, frames)
        return numbered(to_turns(likely_path(evidence(stretches, means, frames)), regions))

    def _means(self, stretches: Stretches, frames: int) -> Vectors:
        means = voices(stretches, self._count)
        if len(means) > 1 or self._count == 1:
            return means
        two = two_voices(stretches, frames)
        return means if two is None else two


def _voice(speaker: str, turns: list[Turn], stretches: Stretches) -> Voice:
    """The mean of the stretches that lie in this speaker's turns, from at most ten minutes of them."""
    own = [turn for turn in turns if turn.speaker == speaker]
    bounds = np.array([(turn.start, turn.end) for turn in own]) * FRAMES_A_SECOND
    turn = np.searchsorted(bounds[:, 0], stretches.spans[:, 0], side="right") - 1
    inside = np.flatnonzero((turn >= 0) & (stretches.spans[:, 1] <= bounds[turn, 1]))
    if not len(inside):
        return Voice(np.zeros(stretches.vectors.shape[1], np.float32), 0.0)
    chosen = inside[:: -(-len(inside) // _AT_MOST)]
    mean = unit(stretches.vectors[chosen].astype(np.float32).mean(axis=0))
    return Voice(mean, round(sum(turn.end - turn.start for turn in own), 2))
