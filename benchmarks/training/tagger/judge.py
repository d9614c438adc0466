"""How many of the tagged words a tagger finds on lines it never saw, and how many of its tags are right."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.training.tagger.examples import LABELS, Tagged
from indexing.tagging import Tagger


@dataclass(frozen=True)
class Judged:
    """For one label; a tag is right where it shares at least half of its words with one of that label."""

    told: int
    found: int
    offered: int
    right: int

    @property
    def recall(self) -> float:
        return self.found / max(1, self.told)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.offered)


def judge(tagger: Tagger, examples: Sequence[Tagged], likely: float) -> dict[str, Judged]:
    """By label and over all, of tags that are at least so likely."""
    count: Counter[tuple[str, str]] = Counter()
    for one, tags in zip(examples, tagger.tag([each.line for each in examples]), strict=True):
        offered = [(tag.label, tag.start, tag.end) for tag in tags if tag.probability >= likely]
        for label, start, end in one.spans:
            met = any(label == other and _shares(start, end, left, right) for other, left, right in offered)
            count[label, "told"] += 1
            count[label, "found"] += met
        for label, start, end in offered:
            met = any(label == other and _shares(start, end, left, right) for other, left, right in one.spans)
            count[label, "offered"] += 1
            count[label, "right"] += met
    every = {label: _judged(count, (label,)) for label in LABELS}
    return {**every, "all": _judged(count, LABELS)}


def _judged(count: Counter[tuple[str, str]], labels: Sequence[str]) -> Judged:
    told, found, offered, right = (
        sum(count[label, what] for label in labels) for what in ("told", "found", "offered", "right")
    )
    return Judged(told, found, offered, right)


def _shares(start: int, end: int, left: int, right: int) -> bool:
    both = min(end, right) - max(start, left)
    return 2 * both >= min(end - start, right - left) and both > 0
