"""Stretches of speech grouped by voice, from the bottom up: the two that are likeliest one person's come first."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from transcription.speakers.hearing import Speech, cut
from transcription.speakers.voice_space import VoiceSpace

_PIECE_STEPS = 15  # 1.5 seconds: long enough to be described, short enough to lie within one turn
_LEAST_STEPS = 7  # what is shorter belongs to no group at first
# One voice heard twice is likelier than two, in natural logarithms, by so much or more. Above 0, as two stretches of
# one voice may be of different moods; set on built meetings and on AMI clips so that one voice is not cut in two.
_SURE_WIDE, _SURE_NARROW = 1.0, 2.0
Labels = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Groups:
    """Mean measures of each group, shape (n, 63), and how many frames it has, shape (n,)."""

    means: Floats
    frames: Floats

    @classmethod
    def of(cls, means: npt.NDArray[np.floating], frames: npt.NDArray[np.number], labels: Labels) -> "Groups":
        """Groups 0, 1, 2 … of what is labelled so; -1 belongs to none."""
        count = int(labels.max(initial=-1)) + 1
        inside = labels >= 0
        weights = frames[inside].astype(np.float64)
        total = np.bincount(labels[inside], weights, minlength=count).astype(np.float64)
        sums = np.zeros((count, means.shape[1]))
        np.add.at(sums, labels[inside], means[inside].astype(np.float64) * weights[:, None])
        return cls(sums / np.maximum(total, 1)[:, None], total)

    def joined(self, labels: Labels) -> "Groups":
        return Groups.of(self.means, self.frames, labels)


def sure(narrow: bool) -> float:
    return _SURE_NARROW if narrow else _SURE_WIDE


def pieces(speech: Speech) -> Labels:
    """The number of the piece, 1.5 seconds or a short region, that each step lies in; -1 for a scrap."""
    edges = np.flatnonzero(np.diff(np.r_[-1, speech.region, -1]))
    spans = np.stack([edges[:-1], edges[1:]], axis=1)
    parts, _ = cut(spans[np.diff(spans, axis=1)[:, 0] >= _LEAST_STEPS], _PIECE_STEPS)
    labels = np.full(len(speech.region), -1, np.int64)
    for number, (start, end) in enumerate(parts.tolist()):
        labels[start:end] = number
    return labels


def merge(
    groups: Groups, space: VoiceSpace, centre: Floats, least: float, count: int | None = None
) -> Labels:
    """The number of the voice of each group: merged while two are one voice surely, or until there are `count`."""
    tree = _Tree(groups, space, centre)
    while tree.left > 1:
        first, second, likelihood = tree.likeliest()
        if (tree.left <= count) if count else (likelihood < least):
            break
        tree.join(first, second)
    return tree.labels()


class _Tree:
    """Groups that are left, and how likely each two are one voice's; a group that was joined is -inf to all."""

    def __init__(self, groups: Groups, space: VoiceSpace, centre: Floats) -> None:
        self._means, self._frames = groups.means.copy(), groups.frames.copy()
        self._space, self._centre = space, centre
        self._places = space.place(self._means, centre)
        self._roots = np.arange(len(self._frames))
        self._alike = np.full((len(self._frames), len(self._frames)), -np.inf)
        self.left = len(self._frames)
        for row in range(self.left):
            self._compare(row, np.arange(row))

    def likeliest(self) -> tuple[int, int, float]:
        first, second = divmod(int(self._alike.argmax()), len(self._frames))
        return first, second, float(self._alike[first, second])

    def join(self, first: int, second: int) -> None:
        total = self._frames[first] + self._frames[second]
        share = self._frames[second] / total
        self._means[first] = (1 - share) * self._means[first] + share * self._means[second]
        self._frames[first] = total
        self._places[first] = self._space.place(self._means[first : first + 1], self._centre)[0]
        self._roots[self._roots == second] = first
        self._alike[second], self._alike[:, second] = -np.inf, -np.inf
        self.left -= 1
        others = np.unique(self._roots)
        self._compare(first, others[others != first])

    def labels(self) -> Labels:
        return np.unique(self._roots, return_inverse=True)[1].astype(np.int64)

    def _compare(self, row: int, others: Labels) -> None:
        frames = self._frames
        alike = self._space.same_voice(self._places[row], frames[row], self._places[others], frames[others])
        self._alike[np.maximum(row, others), np.minimum(row, others)] = alike
