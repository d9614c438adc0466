"""A transcript in parts that fit a model's window: whole segments, none left out, none cut unless it must be."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from skills.minutes.drafts.tokens import count_tokens
from transcription.transcript import Segment

SHOWN_AGAIN = 2  # last segments of the part before, so that an answer is read with its question
_SENTENCES = re.compile(r"(?<=[.!?…])(?=\s)|(?<=[\u3002\uff01\uff1f])")
_WORDS = re.compile(r"(?<=\s)")
_SEPARATOR = 2  # tokens at most between two rows


@dataclass(frozen=True)
class Row:
    """A segment, or a piece of one that alone is longer than a part may be."""

    segment: int
    speaker: str | None
    text: str

    def to_json(self) -> dict[str, object]:
        return {"id": self.segment, "speaker": self.speaker, "text": self.text}

    @cached_property
    def tokens(self) -> int:
        return count_tokens(json.dumps(self.to_json(), ensure_ascii=False)) + _SEPARATOR


@dataclass(frozen=True)
class Part:
    """Rows that a model reads in one call; the first `repeated` were read before."""

    rows: tuple[Row, ...]
    repeated: int = 0

    @property
    def segments(self) -> frozenset[int]:
        return frozenset(row.segment for row in self.rows)

    @property
    def fresh(self) -> tuple[Row, ...]:
        """The rows that no part before this one holds."""
        return self.rows[self.repeated :]

    def halves(self) -> tuple["Part", "Part"] | None:
        """The part in two, or None where it cannot be cut between rows."""
        middle = len(self.rows) // 2
        if not self.repeated < middle < len(self.rows):
            return None
        return Part(self.rows[:middle], self.repeated), Part(self.rows[middle:])


def cut(segments: Sequence[Segment], most_tokens: int) -> list[Part]:
    """Parts of at most `most_tokens` that together hold every word, in order."""
    parts: list[Part] = []
    rows: list[Row] = []
    used = repeated = 0
    for segment in segments:
        for row in _rows(segment, most_tokens):
            if len(rows) > repeated and used + row.tokens > most_tokens:
                parts.append(Part(tuple(rows), repeated))
                rows = _shown_again(rows, most_tokens // 4)
                repeated, used = len(rows), sum(item.tokens for item in rows)
            if used + row.tokens > most_tokens:
                rows, repeated, used = [], 0, 0
            rows.append(row)
            used += row.tokens
    return [*parts, Part(tuple(rows), repeated)] if len(rows) > repeated else parts


def _shown_again(rows: list[Row], most_tokens: int) -> list[Row]:
    again: list[Row] = []
    for row in reversed(rows[-SHOWN_AGAIN:]):
        if sum(item.tokens for item in again) + row.tokens > most_tokens:
            break
        again.insert(0, row)
    return again


def _rows(segment: Segment, most_tokens: int) -> Iterator[Row]:
    if not segment.text.strip():
        return
    row = Row(segment.id, segment.speaker, segment.text)
    if row.tokens <= most_tokens:
        yield row
        return
    frame = Row(segment.id, segment.speaker, "").tokens
    for text in _pieces(segment.text, most_tokens - frame):
        yield Row(segment.id, segment.speaker, text)


def _pieces(text: str, most_tokens: int) -> Iterator[str]:
    """The text at the ends of its sentences, then of its words, then anywhere: all of it, each piece short enough."""
    for pattern in (_SENTENCES, _WORDS):
        pieces = [piece for piece in pattern.split(text) if piece]
        if len(pieces) > 1:
            yield from _packed(pieces, most_tokens)
            return
    if _cost(text) <= most_tokens or len(text) == 1:
        yield text
    else:
        yield from _pieces(text[: len(text) // 2], most_tokens)
        yield from _pieces(text[len(text) // 2 :], most_tokens)


def _packed(pieces: list[str], most_tokens: int) -> Iterator[str]:
    held = ""
    for piece in pieces:
        joined = held + piece
        if held and _cost(joined) > most_tokens:
            yield held
            joined = piece
        if _cost(joined) > most_tokens:
            yield from _pieces(joined, most_tokens)
            joined = ""
        held = joined
    if held:
        yield held


def _cost(text: str) -> int:
    return count_tokens(json.dumps(text, ensure_ascii=False))
