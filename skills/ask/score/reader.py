"""What the reader makes of the passages found: does one answer, and in which sentence?"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from indexing.documents import Passage, ScoredPassage
from indexing.reading import Finding, Page, Span
from skills.ask.pieces.sentences import Sentence
from skills.ask.pieces.tables import without_tables
from skills.confidence import MissingSignalError
from skills.context import SearchIndex

# beyond this, log-odds say no more, and a reader of another make would outweigh all other signals
MOST = 12.0


@dataclass(frozen=True)
class Verdict:
    """The reader on one passage: log-odds that it answers, and the words that may be the answer.

    `rows` has what it made of table rows and of terms with what they mean, each read alone, by where they start."""

    answered: float
    spans: tuple[Span, ...]  # characters of the document's stored Markdown
    rows: Mapping[int, "Verdict"] = field(default_factory=dict)

    def of(self, sentence: Sentence) -> float:
        """Log-odds of the likeliest answer that begins in this sentence."""
        best = self.best(sentence)
        return best.score if best else -MOST

    def best(self, sentence: Sentence) -> Span | None:
        """The likeliest answer that begins in this sentence."""
        spans = self._on(sentence).spans
        inside = (one for one in spans if sentence.start <= one.start < sentence.end)
        return max(inside, key=lambda one: one.score, default=None)

    def answers(self, sentence: Sentence) -> float:
        """Log-odds that the passage answers, or the row alone where this is one."""
        return self._on(sentence).answered

    def _on(self, sentence: Sentence) -> "Verdict":
        return self.rows.get(sentence.start, self)


async def consult(
    question: str, sentences: Sequence[tuple[ScoredPassage, Sequence[Sentence]]], index: SearchIndex
) -> dict[str, Verdict]:
    """The reader's verdict on each passage, by id; `sentences` has those of each that are to be read alone.

    Raises MissingSignalError where the reader gives none, or none that is a number."""
    shown = [piece for found, rows in sentences for piece in pieces_of(found.passage, rows)]
    findings = await index.read(question, [page for _, page in shown])
    if len(findings) != len(shown):
        raise MissingSignalError
    read = list(zip(shown, findings, strict=True))
    return {
        found.passage.id: _together(
            found.passage, [(row, finding) for ((name, row), _), finding in read if name == found.passage.id]
        )
        for found, _ in sentences
    }


def pieces_of(
    passage: Passage, rows: Sequence[Sentence]
) -> Iterator[tuple[tuple[str, Sentence | None], Page]]:
    """The passage without what is read alone, where anything is left of it, then each of that."""
    front = _front(passage)
    text = without_tables(passage.text) if rows else passage.text
    for row in (one for one in rows if not one.is_row):
        start, end = row.start - passage.start, row.end - passage.start
        text = text[:start] + " " * (end - start) + text[end:]
    if text.strip():
        yield (passage.id, None), Page(text, front)
    for row in rows:
        # the words of an answer may be those of its question, but not what leads in to a table
        leads_in = row.lead if row.is_row else ""
        yield (passage.id, row), Page(row.words, f"{front}{leads_in} " if leads_in else front)


def _front(passage: Passage) -> str:
    """Title and nearest heading in front: without them a passage often does not say what it is about."""
    heading = passage.heading_path[-1] if passage.heading_path else ""
    parts = (passage.title, heading if heading != passage.title else "")
    return "".join(f"{part.rstrip('.')}. " for part in parts if part)


def _together(passage: Passage, read: Sequence[tuple[Sentence | None, Finding]]) -> Verdict:
    """A passage answers if its prose or one of its rows does."""
    prose = [_verdict(finding, passage.start) for row, finding in read if row is None]
    rows = {row.start: _of_row(row, finding) for row, finding in read if row is not None}
    answered = max((one.answered for one in (*prose, *rows.values())), default=-MOST)
    return Verdict(answered, prose[0].spans if prose else (), rows)


def _of_row(row: Sentence, finding: Finding) -> Verdict:
    """Spans of its words as the cells of its Markdown in which they begin, or all of it where it has none."""
    found = _verdict(finding, 0)
    in_words = row.row if row.is_row else None
    spans = (
        Span(row.start + (in_words.cell_at(one.start) if in_words else 0), row.end, one.score)
        for one in found.spans
    )
    return Verdict(found.answered, tuple(spans))


def _verdict(finding: Finding, start: int) -> Verdict:
    spans = tuple(Span(start + one.start, start + one.end, _number(one.score)) for one in finding.spans)
    return Verdict(_number(finding.answered), spans)


def _number(value: float) -> float:
    if not math.isfinite(value):
        raise MissingSignalError
    return min(max(value, -MOST), MOST)
