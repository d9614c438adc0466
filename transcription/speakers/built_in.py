"""Voices told apart without any download: pieces of speech, grouped by voice, then followed over time."""

from collections.abc import Iterable, Sequence

import numpy as np

from transcription.audio import Samples
from transcription.speakers.clusters import Floats, Groups, Labels, merge, pieces, sure
from transcription.speakers.features import describe
from transcription.speakers.hearing import Speech, listen
from transcription.speakers.smoothing import evidence, likely_path, to_turns
from transcription.speakers.spectrum import FRAMES_A_SECOND
from transcription.speakers.turns import Heard, Turn, numbered
from transcription.speakers.voice_space import VoiceSpace, model_of, voice_space
from transcription.transcript import Voice

_ROUNDS = 6
# Who is heard for less in all is no voice of its own, but like another; at first, one voice may lie in several groups.
_LEAST_AT_FIRST, _LEAST_FRAMES = 1.5 * FRAMES_A_SECOND, 4.0 * FRAMES_A_SECOND


class BuiltInDiarizer:
    """A Diarizer; `count` is how many people speak at most, where somebody knows it.

    Where two speak at once, one of them gets the turn. Where it is not sure that there are two voices there is one.
    Memory hardly grows: the process peaks at 0.7 GB after two hours and at 0.85 GB after eight."""

    def __init__(self, count: int | None = None) -> None:
        self._count = count

    def turns(self, blocks: Iterable[Samples]) -> list[Turn]:
        return self.hear(blocks).turns

    def hear(self, blocks: Iterable[Samples]) -> Heard:
        """See Diarizer."""
        heard = listen(blocks)
        if not heard:
            return Heard([])
        paths = _Telling(heard, self._count).paths()
        own = [turn for speech, path in zip(heard, paths, strict=True) for turn in to_turns(speech, path)]
        own.sort(key=lambda turn: (turn.start, turn.end))
        turns = numbered(own)
        called = {int(mine.speaker): turn.speaker for mine, turn in zip(own, turns, strict=True)}
        return Heard(turns, _voices(heard, paths, called))


class _Telling:
    """The speech of one recording, window by window, and the space in which its voices are compared."""

    def __init__(self, heard: Sequence[Speech], count: int | None) -> None:
        self._heard, self._count = heard, count
        self._space: VoiceSpace = voice_space(heard[0].narrow)
        self._least = sure(heard[0].narrow)
        self._pieces = [pieces(speech) for speech in heard]
        described = [
            describe(Groups.of(speech.means, speech.frames, piece).means)
            for speech, piece in zip(heard, self._pieces, strict=True)
        ]
        everything = np.concatenate(described)
        self._centre: Floats = everything.mean(axis=0) if len(everything) else np.zeros(everything.shape[1])

    def paths(self) -> list[Labels]:
        """The voice of each step, for each window."""
        labels = self._first_groups()
        for number in range(_ROUNDS):
            voices, labels = self._voices(labels, _LEAST_FRAMES if number else _LEAST_AT_FIRST)
            if len(voices.frames) < 2:
                return [np.zeros(len(speech.region), np.int64) for speech in self._heard]
            labels = [
                likely_path(evidence(speech, voices, self._space, self._centre)) for speech in self._heard
            ]
        return labels

    def _first_groups(self) -> list[Labels]:
        """Groups within each window, which bounds the work, numbered over all of them."""
        found, first = [], 0
        for speech, piece in zip(self._heard, self._pieces, strict=True):
            groups = self._merged(Groups.of(speech.means, speech.frames, piece))
            found.append(_relabelled(piece, groups + first))
            first += int(groups.max(initial=-1)) + 1
        return found

    def _voices(self, labels: Sequence[Labels], least: float) -> tuple[Groups, list[Labels]]:
        """Groups that are one voice put together, those too short left out."""
        parts = [Groups.of(s.means, s.frames, label) for s, label in zip(self._heard, labels, strict=True)]
        size = max(len(part.frames) for part in parts)
        frames = np.zeros((len(parts), size))
        means = np.zeros((len(parts), size, parts[0].means.shape[1]))
        for row, part in enumerate(parts):
            frames[row, : len(part.frames)], means[row, : len(part.frames)] = part.frames, part.means
        number = np.tile(np.arange(size), len(parts))
        groups = Groups.of(means.reshape(len(number), means.shape[2]), frames.ravel(), number)
        long = groups.frames >= (least if self._count is None else 1)
        kept = np.flatnonzero(long | (groups.frames == groups.frames.max(initial=0)))
        chosen = Groups(groups.means[kept], groups.frames[kept])
        merged = self._merged(chosen)
        renamed = np.full(size, -1, np.int64)
        renamed[kept] = merged
        return chosen.joined(merged), [_relabelled(label, renamed) for label in labels]

    def _merged(self, groups: Groups) -> Labels:
        return merge(groups, self._space, self._centre, self._least, self._count)


def _voices(heard: Sequence[Speech], paths: Sequence[Labels], called: dict[int, str]) -> tuple[Voice, ...]:
    """What each voice sounds like in all that it says, wherever it lies among the others of this recording."""
    means, frames = np.concatenate([s.means for s in heard]), np.concatenate([s.frames for s in heard])
    groups = Groups.of(means, frames, np.concatenate(paths))
    described = describe(groups.means).tolist()
    model = model_of(narrow=heard[0].narrow)
    return tuple(
        Voice(who, tuple(described[number]), float(groups.frames[number]) / FRAMES_A_SECOND, model)
        for number, who in called.items()
    )


def _relabelled(labels: Labels, names: Labels) -> Labels:
    return np.where(labels >= 0, np.append(names, -1)[labels], -1)
