"""What people ask and we cannot answer, in groups: how often, by how many, and the document that comes nearest."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.directory import LOCAL
from bot.review.questions import Declined
from indexing.audience import Audience
from indexing.embed import Vectors
from skills.ask.pieces.words import content_words
from skills.context import SearchIndex
from skills.language import say, say_many

# cosine from which two questions count as about the same; of the bundled text model, see tests/bot/review/test_gaps.py
ALIKE = 0.6
FEWEST_ASKERS = 2  # below this, words would point at who asked
MOST = 5_000
MOST_WORDS = 6


@dataclass(frozen=True)
class Gap:
    """Questions about the same thing. Nobody who asked is named, nor shown by words that they alone used:

    `example` is a whole question that two people asked alike, or any for a reader who sees all; `about` are the words
    that two people used. `nearest` is the location of a document that the reader may read."""

    count: int
    askers: int
    example: str | None
    nearest: str | None
    about: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What may be said of what was asked; empty where nothing may."""
        return self.example or ", ".join(self.about)

    @property
    def asked(self) -> str:
        """How often and by how many, in words."""
        people = say_many("{n} person", "{n} people", self.askers)
        return say("{times} by {people}", times=how_often(self.count), people=people)

    def to_json(self) -> dict[str, Any]:
        return {
            "count": self.count,
            "askers": self.askers,
            "example": self.example,
            "about": list(self.about),
            "nearest": self.nearest,
        }


@dataclass(frozen=True)
class GapReader:
    """Who looks: what they may read, and whether they may see words that only one person wrote."""

    reads: Audience
    sees_all: bool


def how_often(count: int) -> str:
    """How often, in words."""
    return say_many("once", "{n} times", count)


async def gaps_of(questions: Sequence[Declined], index: SearchIndex, reader: GapReader) -> list[Gap]:
    """Groups of declined questions, most askers first. Of more than MOST questions the latest are taken."""
    latest = questions[-MOST:]
    if not latest:
        return []
    vectors = await index.embed([one.question for one in latest])
    groups = await asyncio.to_thread(cluster, vectors)
    gaps = [await _gap([latest[i] for i in group], vectors[group], index, reader) for group in groups]
    return sorted(gaps, key=lambda gap: (-gap.askers, -gap.count, gap.words))


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
    central = group[int(np.argmax(vectors @ vectors.sum(axis=0)))].question
    example, about = central if reader.sees_all else _alike(group), _shared_words(group)
    # a document near what may not be said would say it too
    found = await index.search(central, audience=reader.reads, limit=1) if example or about else []
    return Gap(
        count=len(group),
        askers=len({one.asker for one in group}),
        example=example,
        nearest=found[0].passage.location if found else None,
        about=about,
    )


def _alike(group: Sequence[Declined]) -> str | None:
    """A question that enough people asked in the same words, the one that most did."""
    askers: dict[str, set[str]] = defaultdict(set)
    for one in group:
        askers[_normal(one.question)] |= {one.asker} - {LOCAL}
    best = max(askers, key=lambda words: len(askers[words]))
    if len(askers[best]) < FEWEST_ASKERS:
        return None
    return next(one.question for one in group if _normal(one.question) == best)


def _normal(question: str) -> str:
    return " ".join(question.casefold().split())


def _shared_words(group: Sequence[Declined]) -> tuple[str, ...]:
    """Words that enough people used, those of most people first."""
    askers: dict[str, set[str]] = defaultdict(set)
    for one in group:
        for word in content_words(one.question):
            askers[word] |= {one.asker} - {LOCAL}
    shared = [word for word, people in askers.items() if len(people) >= FEWEST_ASKERS]
    return tuple(sorted(shared, key=lambda word: -len(askers[word]))[:MOST_WORDS])
