"""What the reader makes of the passages found: does one answer, and in which sentence?"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from indexing.documents import Passage, ScoredPassage
from indexing.reading import Finding, Page, Span
from skills.ask.sentences import Sentence
from skills.confidence import MissingSignalError
from skills.context import SearchIndex

# beyond this, log-odds say no more, and a reader of another make would outweigh all other signals
MOST = 12.0


@dataclass(frozen=True)
class Verdict:
    """The reader on one passage: log-odds that it answers, and the words that may be the answer."""

    answered: float
    spans: tuple[Span, ...]  # characters of the document's stored Markdown

    def of(self, sentence: Sentence) -> float:
        """Log-odds of the likeliest answer that begins in this sentence."""
        inside = (one.score for one in self.spans if sentence.start <= one.start < sentence.end)
        return max(inside, default=-MOST)


async def consult(question: str, passages: Sequence[ScoredPassage], index: SearchIndex) -> dict[str, Verdict]:
    """The reader's verdict on each passage, by id.

    Raises MissingSignalError where the reader gives none, or none that is a number."""
    pages = [Page(found.passage.text, _front(found.passage)) for found in passages]
    findings = await index.read(question, pages)
    if len(findings) != len(pages):
        raise MissingSignalError
    return {
        found.passage.id: _verdict(finding, found.passage)
        for found, finding in zip(passages, findings, strict=True)
    }


def _front(passage: Passage) -> str:
    """Title and nearest heading in front: without them a passage often does not say what it is about."""
    heading = passage.heading_path[-1] if passage.heading_path else ""
    parts = (passage.title, heading if heading != passage.title else "")
    return "".join(f"{part.rstrip('.')}. " for part in parts if part)


def _verdict(finding: Finding, passage: Passage) -> Verdict:
    spans = tuple(
        Span(passage.start + one.start, passage.start + one.end, _number(one.score)) for one in finding.spans
    )
    return Verdict(_number(finding.answered), spans)


def _number(value: float) -> float:
    if not math.isfinite(value):
        raise MissingSignalError
    return min(max(value, -MOST), MOST)
