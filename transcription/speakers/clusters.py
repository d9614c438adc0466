"""How many voices there are, and what each sounds like: stretches of speech grouped from the bottom up.

The one door to scipy in this package.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.cluster.hierarchy import fcluster, linkage

from transcription.speakers.encoder import Vectors, unit

# Two groups are one voice where their mean vectors are at least so alike (a cosine) …
SAME_VOICE = 0.79
# … plus so much where the groups keep to themselves in time, as two people do and two moods of one voice do not.
_APART = 0.1
MOST_VOICES = 10
_MOST_SAMPLED = 1_500  # pairs are compared, so the time goes with the square
_RUN = 15  # stretches in a row stay together in a sample, or nothing could be said about their neighbours
_FIRST_GROUPS = 14
_LEAST_SECONDS = 1.5  # less than this is a cough, or two people at once
_LIKENESS = 0.72  # of two stretches of one voice: the usual mean, where a recording has too few to tell
_TRUSTED_PAIRS = 4.0
Labels = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Stretches:
    """Speech in pieces: `spans` in frames, shape (n, 2), in order of start; `region` numbers the unbroken speech.

    `vectors` are the pieces' voices, shape (n, 256), of length one.
    """

    spans: npt.NDArray[np.int64]
    region: npt.NDArray[np.int64]
    vectors: Vectors

    def only(self, chosen: npt.NDArray[np.int64]) -> "Stretches":
        return Stretches(self.spans[chosen], self.region[chosen], self.vectors[chosen].astype(np.float32))


def voices(stretches: Stretches, count: int | None = None) -> Vectors:
    """The mean vector of each voice that is heard, shape (voices, 256); `count` of them if it is given.

    A voice of under a second and a half is none of its own. The work is bounded whatever the length."""
    sample = stretches.only(_sample(len(stretches.spans)))
    if len(sample.spans) < 2:
        return unit(sample.vectors)
    grouping = Grouping(sample)
    if count is not None:
        return grouping.means(_settled(sample.vectors, _cut(sample.vectors, count)))
    return grouping.means(grouping.merged(_settled(sample.vectors, _cut(sample.vectors, _FIRST_GROUPS))))


class Grouping:
    """What can be said about groups of one sample; every measure is between pairs of stretches."""

    def __init__(self, sample: Stretches) -> None:
        self._sample = sample
        starts = sample.spans[:, 0]
        length = int(np.diff(sample.spans, axis=1).max())
        later = starts[None] - starts[:, None]
        self._length = length
        # pairs of whole stretches that do not share a frame: those that follow at once, and all
        whole = np.diff(sample.spans, axis=1)[:, 0] >= length - 10
        whole_pairs = whole[:, None] & whole[None]
        together = sample.region[:, None] == sample.region[None]
        self._near = np.argwhere((later >= length) & (later < length * 1.3) & together & whole_pairs)
        alike = (sample.vectors[self._near[:, 0]] * sample.vectors[self._near[:, 1]]).sum(axis=1)
        self._usual = float(alike.mean()) if len(alike) > _TRUSTED_PAIRS else _LIKENESS

    def merged(self, labels: Labels) -> Labels:
        """Groups that are one voice put together, the most alike first."""
        labels = self._without_scraps(labels)
        while len(groups := np.unique(labels)) > 1:
            scores = {
                (a, b): self._surplus(labels, a, b) for i, a in enumerate(groups) for b in groups[i + 1 :]
            }
            (a, b), most = max(scores.items(), key=lambda pair: pair[1])
            if most < 0 and len(groups) <= MOST_VOICES:
                break
            labels = np.where(labels == b, a, labels)
        return labels

    def means(self, labels: Labels) -> Vectors:
        vectors = self._sample.vectors
        return unit(np.stack([vectors[labels == group].mean(axis=0) for group in np.unique(labels)]))

    def likeness(self, labels: Labels, a: int, b: int) -> float:
        """The cosine of the means of two groups, as it would be if both were long."""
        first, second = self._sample.vectors[labels == a], self._sample.vectors[labels == b]
        likeness = float(unit(first.mean(axis=0)) @ unit(second.mean(axis=0)))
        for group in (a, b):  # the mean of a few stretches is uncertain, and looks more unlike than it is
            count = max(self._seconds(labels == group) * 100 / self._length, 1.0)
            likeness *= float(np.sqrt(1 + (1 - self._usual) / (self._usual * count)))
        return likeness

    def _surplus(self, labels: Labels, a: int, b: int) -> float:
        """How much more alike two groups are than two voices may be; below 0 they are two voices."""
        return self.likeness(labels, a, b) - SAME_VOICE - _APART * self._keeping_apart(labels, a, b)

    def _keeping_apart(self, labels: Labels, a: int, b: int) -> float:
        """1 where a stretch of one group is never followed by the other's, 0 where that is left to chance."""
        size, other = int((labels == a).sum()), int((labels == b).sum())
        by_chance = 2 * size * other / (size + other) ** 2
        before, after = labels[self._near[:, 0]], labels[self._near[:, 1]]
        inside = np.isin(before, (a, b)) & np.isin(after, (a, b))
        crossing = float((before[inside] != after[inside]).sum()) + _TRUSTED_PAIRS * by_chance
        seen = crossing / (float(inside.sum()) + _TRUSTED_PAIRS)
        return max(-1.0, 1 - seen / by_chance)

    def _without_scraps(self, labels: Labels) -> Labels:
        """Groups too short to be a voice go to the nearest that is not."""
        groups = np.unique(labels)
        seconds = np.array([self._seconds(labels == group) for group in groups])
        kept = groups[(seconds >= _LEAST_SECONDS) | (seconds == seconds.max())]
        means = self.means(labels)[np.isin(groups, kept)]
        nearest = kept[(self._sample.vectors @ means.T).argmax(axis=1)]
        return np.where(np.isin(labels, kept), labels, nearest)

    def _seconds(self, chosen: npt.NDArray[np.bool_]) -> float:
        """How long the chosen stretches are, counting what they share once."""
        starts, ends = self._sample.spans[chosen].T
        covered = np.minimum(ends[:-1], starts[1:]) - starts[:-1]
        return float(covered.sum() + ends[-1] - starts[-1]) / 100


def _sample(size: int) -> Labels:
    """All stretches, or runs of them spread evenly over the recording."""
    if size <= _MOST_SAMPLED:
        return np.arange(size)
    firsts = np.linspace(0, size - _RUN, _MOST_SAMPLED // _RUN).astype(np.int64)
    return np.unique((firsts[:, None] + np.arange(_RUN)).ravel())


def _cut(vectors: Vectors, groups: int) -> Labels:
    tree = linkage(vectors, "average", metric="cosine")
    return np.asarray(fcluster(tree, groups, "maxclust"), np.int64)


def _settled(vectors: Vectors, labels: Labels, rounds: int = 10) -> Labels:
    """Each stretch in the group whose mean it is most like (k-means on the sphere)."""
    for _ in range(rounds):
        means = unit(np.stack([vectors[labels == group].mean(axis=0) for group in np.unique(labels)]))
        nearest = (vectors @ means.T).argmax(axis=1)
        if np.array_equal(nearest, labels):
            break
        labels = nearest
    return labels
