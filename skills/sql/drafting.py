"""A question to a draft that is sure enough, a question back, or a reason why not: all without a model."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from skills.confidence import MissingSignalError, Scorer
from skills.language import Sentence, day, joined, listed, say
from skills.sql.layer import Layer, Verified
from skills.sql.planning import Planned, Planner, Query, Settings, render
from skills.sql.planning.accounting import traces_of, unaccounted
from skills.sql.planning.planner import PASSED_OVER
from skills.sql.reading import Reading, read_back
from skills.sql.schema import Schema
from skills.sql.signals import SOFT, Signals, signals_of
from skills.sql.tongue import is_foreign

Decision = Literal["draft", "clarify", "decline"]
MOST_CHOICES, MOST_TABLES = 4, 3


@dataclass(frozen=True)
class Choice:
    """One way to read a word, as a table or as `table.column`."""

    word: str
    reading: str


@dataclass(frozen=True)
class Clarification:
    """What one word means, with the readings to choose from."""

    question: str
    choices: tuple[str, ...]
    word: str = ""


@dataclass(frozen=True)
class Draft:
    """What is decided about one question.

    `sql` and `reading` are there for a draft; a question back names `clarification`; a decline says why in `reason`
    and names the nearest tables. `confidence` is the score also when declined, 0 where no query could be made."""

    decision: Decision
    confidence: float
    sql: str = ""
    reading: str = ""
    assumptions: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    clarification: Clarification | None = None
    reason: str = ""
    query: Query | None = None
    signals: Signals | None = None
    is_verified: bool = False


class Drafter:
    """Drafts on one schema as one person sees it. `threshold` holds where a question brings none of its own."""

    def __init__(self, schema: Schema, scorer: Scorer, threshold: float, layer: Layer | None = None) -> None:
        self.schema, self.scorer, self.threshold = schema, scorer, threshold
        self.layer = layer or Layer()
        self.planner = Planner(schema, self.layer)
        self.verified: Mapping[str, Verified] = {
            question_key(one.question): one for one in self.layer.verified
        }

    def draft(
        self,
        question: str,
        settings: Settings,
        instructions: str = "",
        *,
        meant: tuple[Choice, ...] = (),
        threshold: float | None = None,
    ) -> Draft:
        """The decision about one question; `meant` are answers to earlier questions back."""
        verified = self.verified.get(question_key(question))
        if verified and not instructions:
            return Draft("draft", 1.0, verified.sql, _verified_said(verified), is_verified=True)
        planned = self.planner_with(meant).plan(question, settings, instructions)
        signals = signals_of(planned)
        if signals is None or planned.candidate is None:
            return Draft("decline", 0.0, tables=self.nearest(planned), reason=self._reason(planned))
        query = planned.candidate.query
        try:
            score = self.scorer.probability(signals.vector())
        except MissingSignalError:
            reason = say("I cannot tell how sure I am of a query for this, so I show none.")
            return Draft("decline", 0.0, tables=self.nearest(planned), reason=reason)
        if score >= (self.threshold if threshold is None else threshold):
            reading = read_back(query, planned, self.planner.lexicon)
            return self._sure(query, reading, score, signals)
        clarification = self._clarification(planned)
        decision: Decision = "clarify" if clarification else "decline"
        return Draft(
            decision,
            score,
            tables=self.nearest(planned),
            clarification=clarification,
            reason=self._reason(planned),
            signals=signals,
        )

    def planner_with(self, meant: tuple[Choice, ...]) -> Planner:
        """The same with the words that were explained; a person's answer counts like a synonym."""
        if not meant:
            return self.planner
        synonyms = {**self.layer.synonyms, **{choice.word: choice.reading for choice in meant}}
        layer = Layer(synonyms, self.layer.metrics, self.layer.verified)
        return Planner(self.schema, layer)

    def _sure(self, query: Query, reading: Reading, score: float, signals: Signals) -> Draft:
        return Draft(
            "draft",
            score,
            render(query, self.schema.dialect),
            reading.text,
            reading.assumptions,
            tuple(sorted(traces_of(query).tables)),
            query=query,
            signals=signals,
        )

    def _clarification(self, planned: Planned) -> Clarification | None:
        """A question back where one word can be read in two ways and nothing else is in doubt."""
        if (
            planned.candidate is None
            or not planned.rivals
            or self._unknown(planned)
            or is_foreign(planned.question)
        ):
            return None
        if set(planned.candidate.notes.doubts) - SOFT - {PASSED_OVER}:
            return None
        word, readings = planned.rivals[0]
        choices = tuple(dict.fromkeys(readings))[:MOST_CHOICES]
        return Clarification(say("What does “{word}” mean here?", word=word), choices, word)

    def nearest(self, planned: Planned) -> tuple[str, ...]:
        """The tables that most words of the question lead to, most first."""
        counted: dict[str, float] = defaultdict(float)
        for item in planned.items:
            for link in item.links:
                counted[link.table] += link.score
            for value in item.values:
                counted[value.table] += value.score
        return tuple(sorted(counted, key=lambda table: -counted[table])[:MOST_TABLES])

    def _reason(self, planned: Planned) -> str:
        if is_foreign(planned.question):
            return say("I read questions to a database in English only, so please ask this one in English.")
        words = self._unknown(planned)
        tables = self.nearest(planned)
        parts = []
        if words:
            parts.append(say("I find nothing in this database for {words}.", words=listed(words)))
        else:
            parts.append(say("I cannot turn this question into a query that I am sure of."))
        if tables:
            parts.append(say("The nearest tables are {tables}.", tables=listed(tables)))
        return joined(parts)

    def _unknown(self, planned: Planned) -> tuple[str, ...]:
        """The words that were not understood, each in quotes."""
        sketch, candidate = planned.sketch, planned.candidate
        words = [*sketch.unread, *sketch.dangling] if sketch else []
        if candidate is not None and not words:
            words = list(unaccounted(planned.items, candidate.query))
        return tuple(f"“{word}”" for word in dict.fromkeys(words))


def _verified_said(verified: Verified) -> Sentence:
    if verified.by and verified.at:
        return say(
            "Verified for this question by {person} on {day}.", person=verified.by, day=day(verified.at)
        )
    return say("A person has verified this query for this question.")


def question_key(question: str) -> str:
    """The same for questions that differ in nothing but small letters, spaces and the mark at the end."""
    return " ".join(question.lower().split()).rstrip(" ?.!")
