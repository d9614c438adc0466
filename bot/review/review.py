"""Everything of review, joined once: the log, the audits, the experts, the entries, the watch."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from bot.outputs import whole_file
from bot.review.audits import Audits, Label
from bot.review.entries import Entries
from bot.review.handovers import Handovers
from bot.review.people import Reviewers
from bot.review.questions import Questions
from bot.review.settings import ReviewSettings
from bot.review.watch import Watch
from bot.store import transaction
from bot.turns import forget_turns
from indexing.index import Index
from skills.confidence import Certificate


@dataclass(frozen=True)
class Forgotten:
    """How many questions of a person were deleted, entries in their words that left the index, and turns of threads."""

    questions: int
    entries: int
    turns: int


@dataclass(frozen=True)
class Review:
    engine: Engine
    questions: Questions
    audits: Audits
    handovers: Handovers
    entries: Entries
    watch: Watch
    people: Reviewers

    @classmethod
    def of(
        cls,
        engine: Engine,
        index: Index,
        people: Reviewers,
        settings: ReviewSettings,
        *,
        promised: Callable[[str], Certificate],
        now: Callable[[], datetime],
    ) -> "Review":
        """`promised` gives the certificate that holds for a skill now."""
        watch = Watch(engine, promised, now)
        entries = Entries(engine, index, people, settings, now)
        return cls(
            engine,
            Questions(engine, settings, now),
            Audits(engine, watch, now),
            Handovers(engine, entries, people, now),
            entries,
            watch,
            people,
        )

    def tidy(self) -> int:
        """Nightly: old questions go, entries that no longer hold leave the index; returns how many of both."""
        return self.questions.tidy() + self.entries.keep_up()

    def forget(self, person: str) -> Forgotten:
        """Delete what a person asked: entries in their words first, as those alone are seen by others."""
        entries = self.entries.forget(person)
        with transaction(self.engine) as session:
            turns = forget_turns(session, person)
            return Forgotten(self.questions.forget(session, person), entries, turns)


def write_labels(labels: list[Label], file: Path, *, name_askers: bool = False) -> int:
    """Write labels as rows that `confidant calibrate --questions` reads; the file appears whole or not at all.

    Follow-ups of which nobody knows how they were understood are left out; returns how many.
    Raises OutputError when it cannot be written."""
    told = [label for label in labels if label.whole]
    with whole_file(file) as sink:
        for label in told:
            sink.write(json.dumps(_row(label, name_askers), ensure_ascii=False) + "\n")
    return len(labels) - len(told)


def _row(label: Label, name_askers: bool) -> dict[str, object]:
    asker = {"as": label.asker} if name_askers else {}
    drawn = {"slice": "audit", "rate": label.rate} if label.drawn else {"slice": "shadow"}
    return {
        "id": label.id,
        "question": label.question,
        "answer": label.answer,
        "verdict": label.verdict.value,
        "score": label.score,
        "configuration": label.configuration,
        **drawn,
        **asker,
    }
