"""What people ask and we cannot answer, in groups: how often, by how many, and the document that comes nearest."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.review.questions import Declined
from indexing.audience import Audience
from indexing.embed import Vectors
from skills.context import SearchIndex

# cosine from which two questions count as about the same; of the bundled text model, see tests/bot/review/test_gaps.py
ALIKE = 0.6
FEWEST_ASKERS = 2  # below this, the words of a question would point at who asked it
MOST = 5_000


@dataclass(frozen=True)
class Gap:
    """Questions about the same thing; `example` is None where only one person asked and the reader may not see it.

    `nearest` is the location of a document that the reader may read. Nobody who asked is named."""

    count: int
    askers: int
    example: str | None
    nearest: str | None

    @property
    def asked(self) -> str:
        """How often and by how many, in words."""
        people = "1 person" if self.askers == 1 else f"{self.askers} people"
        return f"{'once' if self.count == 1 else f'{self.count} times'} by {people}"

    def to_json(self) -> dict[str, Any]:
        return {
            "count": self.count,
            "askers": self.askers,
            "example": self.example,
            "nearest": self.nearest,
        }


@dataclass(frozen=True)
class GapReader:
    """Who looks: what they may read, and whether they may see words that only one person wrote."""

    reads: Audience
    sees_all: bool


async def gaps_of(questions: Sequence[Declined], index: SearchIndex, reader: GapReader) -> list[Gap]:
    """Groups of declined questions, most askers first. Of more than MOST questions the latest are taken."""
    latest = questions[-MOST:]
    if not latest:
        return []
    vectors = await index.embed([one.question for one in latest])
    gaps = [
        await _gap([latest[i] for i in group], vectors[group], index, reader) for group in cluster(vectors)
    ]
    return sorted(gaps, key=lambda gap: (-gap.askers, -gap.count, gap.example or ""))


def cluster(vectors: Vectors, alike: float = ALIKE) -> list[list[int]]:
    """Groups of row numbers: each row joins the group whose mean direction is nearest, if it is near enough.

    One pass in order (leader clustering, Hartigan 1975), so that the same questions give the same groups."""
    groups: list[list[int]] = []
    sums = np.zeros((len(vectors), vectors.shape[1]), dtype=np.float64)
    for row, vector in enumerate(vectors):
        means = sums[: len(groups)]
        nearness = means @ vector / np.maximum(np.linalg.norm(means, axis=1), 1e-12)
        best = int(np.argmax(nearness)) if len(groups) else -1
        if best < 0 or nearness[best] < alike:
            best = len(groups)
            groups.append([])
        groups[best].append(row)
        sums[best] += vector
    return groups


async def _gap(group: Sequence[Declined], vectors: Vectors, index: SearchIndex, reader: GapReader) -> Gap:
    askers = len({one.asker for one in group})
    example = group[int(np.argmax(vectors @ vectors.sum(axis=0)))].question
    found = await index.search(example, audience=reader.reads, limit=1)
    shown = reader.sees_all or askers >= FEWEST_ASKERS
    return Gap(
        count=len(group),
        askers=askers,
        example=example if shown else None,
        nearest=found[0].passage.location if found else None,
    )
