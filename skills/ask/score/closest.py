"""Passages in the order of what they hold that is nearest to the question, not of what they are about as a whole.

A passage of ten sentences is embedded as one, so that the one on buying leave ranks behind a page on pay. What the
order gains on each set is printed by `python -m benchmarks.retrieval`, in its run “as read”.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np

from indexing.documents import ScoredPassage
from indexing.trust import echoes_question
from skills.ask.pieces.sentences import sentences_of

LOOKED_INTO = 20  # passages of a search, each of whose sentences is compared
WEIGHT = 0.5  # of the nearest sentence's cosine beside the search's own score
ECHO = 0.5  # a text that is the question over again says nothing about its answer; honest pages of questions are at .5
_MOST = 20  # sentences or rows of one passage


class Embeds(Protocol):
    """The part of an index that is needed here."""

    async def embed(self, texts: Sequence[str]) -> np.ndarray: ...

    async def embed_questions(self, questions: Sequence[str]) -> np.ndarray: ...


async def closest_first(question: str, found: Sequence[ScoredPassage], index: Embeds) -> list[ScoredPassage]:
    """The first of what was found in the order of their nearest sentences, the rest as it was.

    What only repeats the question is not lifted, and nothing is where a vector is no number."""
    looked_into = found[:LOOKED_INTO]
    texts = [list(_texts(one)) for one in looked_into]
    if len(looked_into) < 2 or not any(texts):
        return list(found)
    vectors = await index.embed([text for some in texts for pair in some for text in pair])
    [asked] = await index.embed_questions([question])
    if not (np.isfinite(vectors).all() and np.isfinite(asked).all()):
        return list(found)
    cosines = iter((vectors @ asked).reshape(-1, 2).mean(axis=1).tolist())
    nearest = [max((next(cosines) for _ in some), default=0.0) for some in texts]
    lifted = [
        one.score + WEIGHT * near * (echoes_question(question, one.passage.text) <= ECHO)
        for one, near in zip(looked_into, nearest, strict=True)
    ]
    order = sorted(range(len(looked_into)), key=lambda place: -lifted[place])
    return [*(looked_into[place] for place in order), *found[LOOKED_INTO:]]


def in_its_place(found: ScoredPassage, words: str) -> str:
    """The words of a sentence behind the title and the last heading that it stands under."""
    headings = found.passage.heading_path[-1:]
    frame = (found.passage.title, *(heading for heading in headings if heading != found.passage.title))
    return " — ".join((*frame, words))


def _texts(found: ScoredPassage) -> Iterator[tuple[str, str]]:
    """Each sentence alone and in its place."""
    for sentence in sentences_of(found.passage)[:_MOST]:
        yield sentence.words, in_its_place(found, sentence.words)
