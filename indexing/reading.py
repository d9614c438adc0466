"""What a reader makes of a passage: does it answer the question, and with which words?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Span:
    """Words that may answer: characters `start`..`end` of the passage, `score` in log-odds against no answer."""

    start: int
    end: int
    score: float


@dataclass(frozen=True)
class Page:
    """What a reader is shown: a text, and in `front` what it is about, such as its title; no answer stands in there."""

    text: str
    front: str = ""


@dataclass(frozen=True)
class Finding:
    """One passage read for one question.

    `answered` is the log-odds that the passage answers it; `spans` are the likeliest answers, best first, none
    from a model that only judges."""

    answered: float
    spans: tuple[Span, ...] = ()


class Reader(Protocol):
    """Reads passages for a question; `name` tells models apart: a score learnt with one means less with another."""

    @property
    def name(self) -> str: ...

    def read(self, question: str, pages: Sequence[Page]) -> list[Finding]:
        """One finding for each page, in order."""
        ...
