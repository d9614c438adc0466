"""The answer to a question: what was decided, on which evidence, and how it reads."""

from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from indexing.documents import Passage, ScoredPassage
from skills.ask.pieces.plain import plain
from skills.confidence.said import against
from skills.documents import where
from skills.language import day, joined, say
from skills.messages import Block, Choices, Feedback, Footer, Lines, Quote, Reply, Text
from skills.moments import clock

HOW_TO_ASK = say("A person can help: ask an author named above, or the team that owns the topic.")
ASK_THE_TEAM = say("A person can help: ask the team that owns the topic.")

MOST_COPIES_NAMED = 2
MOST_NEAREST = 3
MEETING = "meeting"  # the kind of documents that hold what was said
LONGEST_QUOTE = 400  # characters; a button shows the rest


@dataclass(frozen=True)
class Spoken:
    """Who said something in a meeting, at which second, and where that can be heard, if anywhere."""

    speaker: str
    seconds: int
    link: str = ""


@dataclass(frozen=True)
class Citation:
    """A quote that stands word for word at `start`..`end` of the stored document."""

    passage: Passage
    quote: str
    start: int
    end: int
    spoken: Spoken | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "document": self.passage.location,
            "passage": self.passage.id,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True)
class Asked:
    """One question's outcome. `confidence` is the final score, None only when a signal is missing.

    `conflict` says where two documents disagree. `question` is the id under which it is kept, empty where it is not;
    `shareable`: a private reply that a whole channel might want to read; `unread` says why files were not; `promise` is
    the certificate's in a few words."""

    decision: str
    answer: str = ""
    confidence: float | None = None
    threshold: float | None = None
    certified: bool = False
    citations: tuple[Citation, ...] = ()
    results: tuple[ScoredPassage, ...] = ()
    reason: str = ""
    notes: tuple[str, ...] = ()
    conflict: str = ""
    question: str = ""
    shareable: bool = False
    unread: tuple[str, ...] = ()
    promise: str = ""

    @property
    def declined(self) -> bool:
        return self.decision != "answer"

    def to_json(self) -> dict[str, Any]:
        """The `ask` shape of the documentation, without `id` and `seconds`, which the caller knows."""
        return {
            "decision": self.decision,
            "answer": self.answer,
            "confidence": None if self.confidence is None else round(self.confidence, 4),
            "threshold": None if self.threshold is None else round(self.threshold, 4),
            "certified": self.certified,
            "citations": [citation.to_json() for citation in self.citations],
            "clarification": None,
            "results": [
                {
                    "document": found.passage.location,
                    "passage": found.passage.id,
                    "score": round(found.score, 4),
                }
                for found in self.results
            ],
            "reason": joined((self.reason, self.conflict, *self.notes)),
        }

    def to_reply(self) -> Reply:
        blocks = self._answered() if self.decision == "answer" else self._declined()
        told = tuple(map(Text, self.unread))
        shown = (*told, Footer(self._small_print()), *self._what_next())
        return Reply(self.answer or self.reason, (*blocks, *shown), about=self._meetings())

    def _meetings(self) -> tuple[str, ...]:
        """The meetings whose words are shown, or their titles."""
        shown = (*(cited.passage for cited in self.citations), *(found.passage for found in self.results))
        return tuple(dict.fromkeys(one.location for one in shown if one.kind == MEETING))

    def _what_next(self) -> tuple[Block, ...]:
        """Thumbs under an answer, and buttons for what can be done about the question."""
        if not self.question:
            return ()
        answered = self.decision == "answer"
        offered = {
            "evidence": (
                say("Show evidence"),
                answered and any(_is_cut(one.quote) for one in self.citations),
            ),
            "results": (say("Search results"), True),
            "person": (say("Ask a person"), True),
            "share": (say("Share to channel"), answered and self.shareable),
        }
        buttons = [(f"{word} {self.question}", label) for word, (label, given) in offered.items() if given]
        options, labels = zip(*buttons, strict=True)
        return (*((Feedback(self.question),) if answered else ()), Choices("", options, labels))

    def _answered(self) -> tuple[Block, ...]:
        warned = (Text(self.conflict),) if self.conflict else ()
        quotes = (
            Quote(
                _cut(c.quote) if self.question else c.quote,
                _told(c) + self._also(c),
                c.spoken.link if c.spoken else "",
            )
            for c in self.citations
        )
        return (Text(self.answer), *warned, *quotes)

    def _also(self, citation: Citation) -> str:
        """Which other documents hold the same words, at most two by name; a near copy may say something else."""
        passage, quote = citation.passage, plain(citation.quote)
        same = (one for found in self.results if found.passage.id == passage.id for one in found.duplicates)
        others = {one.location for one in same if quote in plain(one.text)} - {passage.location}
        named = ", ".join(where(one, unlike=passage.location) for one in sorted(others)[:MOST_COPIES_NAMED])
        if not others:
            return ""
        left = len(others) - MOST_COPIES_NAMED
        if left > 0:
            return say(", also in {places} and {n} more", places=named, n=left)
        return say(", also in {places}", places=named)

    def _declined(self) -> tuple[Block, ...]:
        blocks: list[Block] = [Text(self.reason)]
        if self.results:
            blocks.append(Text(say("The nearest I found:")))
            blocks.append(Lines(_nearest(self.results)))
        return (*blocks, Text(HOW_TO_ASK if _authors(self.results) else ASK_THE_TEAM))

    def _small_print(self) -> str:
        parts: list[str] = []
        if self.confidence is not None:
            parts.append(against(self.confidence, self.threshold))
        parts.append(self._certainty())
        return joined((*parts, *self.notes), " · ")

    def _certainty(self) -> str:
        if not self.certified:
            return say("not certified here yet")
        return (
            say("certified here: {promise}", promise=self.promise) if self.promise else say("certified here")
        )


def _is_cut(quote: str) -> bool:
    return len(quote) > LONGEST_QUOTE


def _cut(quote: str) -> str:
    """The beginning of a long quote, up to a word's end, with a sign that it goes on."""
    return quote[:LONGEST_QUOTE].rsplit(None, 1)[0].rstrip() + " …" if _is_cut(quote) else quote


def _told(citation: Citation) -> str:
    """Where a quote stands; of a meeting who said it, when, and in which one."""
    spoken, passage = citation.spoken, citation.passage
    if spoken is None:
        return describe(passage, row=_row(citation))
    told = {"speaker": spoken.speaker, "time": clock(spoken.seconds), "meeting": passage.title}
    if passage.modified_at:
        return say("{speaker} at {time} in {meeting}, {day}", **told, day=day(passage.modified_at))
    return say("{speaker} at {time} in {meeting}", **told)


def _row(citation: Citation) -> int | None:
    """Of which row of a sheet the quote is, its header being the first: a passage may hold many."""
    passage = citation.passage
    if passage.row is None or not citation.quote.startswith("|"):
        return passage.row
    above = passage.text[: max(citation.start - passage.start, 0)].splitlines()
    rows = list(takewhile(lambda line: line.startswith("|"), reversed(above)))
    rules = [line for line in rows if not line.strip("|-: ")]
    first = 1 if rules or len(rows) < len(above) else passage.row
    return first + len(rows) - len(rules)


def describe(passage: Passage, *, row: int | None = None) -> str:
    """Where a passage stands: title, section, page or row, author, date, location."""
    section = " › ".join(heading for heading in passage.heading_path if heading != passage.title)
    place = (
        say("page {page}", page=passage.page)
        if passage.page
        else say("row {row}", row=row or passage.row)
        if row or passage.row
        else ""
    )
    date = day(passage.modified_at) if passage.modified_at else ""
    parts = (passage.title, section, place, passage.author or "", date)
    return joined((joined(parts, ", "), f"({where(passage.location)})"))


def _nearest(results: tuple[ScoredPassage, ...]) -> tuple[str, ...]:
    return tuple(describe(one) for one in _shown(results))


def _authors(results: tuple[ScoredPassage, ...]) -> tuple[str, ...]:
    """Who is named where the nearest documents are listed."""
    return tuple(one.author for one in _shown(results) if one.author)


def _shown(results: tuple[ScoredPassage, ...]) -> tuple[Passage, ...]:
    """The best passage of each of the nearest documents."""
    documents: dict[str, Passage] = {}
    for found in results:
        documents.setdefault(found.passage.document_id, found.passage)
    return tuple(documents.values())[:MOST_NEAREST]
