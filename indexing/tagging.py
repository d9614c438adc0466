"""What a tagger makes of a line of text: which of its words say what."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Line:
    """A sentence, an item or a cell; `front` is what it stands under, in which no words are tagged."""

    text: str
    front: str = ""


@dataclass(frozen=True)
class Tag:
    """Characters `start`..`end` of a line's text are of this kind, with a probability of 0 to 1."""

    label: str
    start: int
    end: int
    probability: float


class Tagger(Protocol):
    """Marks words of lines; `name` tells models apart."""

    @property
    def name(self) -> str: ...

    def tag(self, lines: Sequence[Line]) -> list[tuple[Tag, ...]]:
        """The tags of each line, in order; those of one line never overlap."""
        ...


class NoTagger:
    """Marks nothing."""

    name = ""

    def tag(self, lines: Sequence[Line]) -> list[tuple[Tag, ...]]:
        return [() for _ in lines]


NO_TAGGER = NoTagger()
