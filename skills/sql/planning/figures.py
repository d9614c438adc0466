"""Figures that people gave a name: which words of a question stand for one, and what its column is called."""

import re
from dataclasses import dataclass, replace

from skills.sql.planning.sketch import Term
from skills.sql.planning.text import tokens_of

_LONGEST = 60  # characters; databases cut longer names


@dataclass(frozen=True)
class Span:
    """Characters of a question, up to `end`, in which the meaning of a metric was put in the place of its name."""

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class Figure:
    """The same by its tokens, `first` to `last`, with the metric's name as a column may be called."""

    first: int
    last: int
    label: str


class Spans:
    """Kept in step while one name after the other is replaced."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def put(self, start: int, end: int, length: int, name: str) -> None:
        """What stood from `start` to `end` is now so long; a metric within the meaning of another lies in its span."""
        more = length - (end - start)
        self._spans = [
            replace(one, start=one.start + more * (one.start >= end), end=one.end + more * (one.end >= end))
            for one in self._spans
        ]
        self._spans.append(Span(start, start + length, name))

    @property
    def all(self) -> tuple[Span, ...]:
        """The widest first."""
        return tuple(sorted(self._spans, key=lambda one: one.start - one.end))


def figures_in(question: str, spans: tuple[Span, ...]) -> tuple[Figure, ...]:
    """The tokens of each span, in the same order."""
    tokens = tokens_of(question) if spans else ()
    found = []
    for span in spans:
        places = [at for at, token in enumerate(tokens) if span.start <= token.start < span.end]
        if places and (label := identifier(span.name)):
            found.append(Figure(places[0], places[-1], label))
    return tuple(found)


def label_of(named: tuple[Figure, ...], *terms: Term | None) -> str:
    """The name of the figure that all these terms are part of; empty where they are of none."""
    places = [term.ref.first if term is not None and term.ref is not None else -1 for term in terms]
    return next((one.label for one in named if all(one.first <= at <= one.last for at in places)), "")


def identifier(name: str) -> str:
    """A name as a column can be called in every dialect: small letters, digits and underscores."""
    plain = re.sub(r"\W+", "_", name.lower()).strip("_")[:_LONGEST]
    return f"_{plain}" if plain[:1].isdigit() else plain
