"""A declined question on its way to a person who knows, and their answer on its way back into the index."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, or_, select
from sqlalchemy.orm import Session

from bot.review.entries import Entries, NewEntry
from bot.review.errors import ReviewError
from bot.review.people import Reviewer
from bot.review.questions import ANSWER, cited_by, find
from bot.review.sources import Source, may_read_all, sources_at, sources_of
from bot.review.tables import EntryRow, HandoverRow, QuestionRow, Verdict
from bot.store import locked, transaction

LONGEST_ANSWER = 20_000


@dataclass(frozen=True)
class Card:
    """What the expert is shown. `shadow` is the answer that was not sure enough, empty unless the expert may read
    everything it stands on; `documents` are the locations of that."""

    id: str
    question: str
    shadow: str
    documents: tuple[str, ...]
    handed_at: datetime


@dataclass(frozen=True)
class ExpertAnswer:
    """What an expert says to a declined question.

    `shadow` is their verdict on the shadow answer, `sources` the locations that their own answer rests on, `title` the
    question in their own words, so that the entry does not keep the asker's."""

    text: str
    shadow: Verdict | None = None
    sources: tuple[str, ...] = ()
    title: str = ""


class Handovers:
    """Rows of `handovers`."""

    def __init__(self, engine: Engine, entries: Entries, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._entries = entries
        self._now = now

    def hand(self, question_id: str, *, asker: str, expert: Reviewer | None = None) -> None:
        """Hand a declined question over, to one expert or to whoever may review; only its asker can show it to others.

        Raises ReviewError."""
        with transaction(self._engine) as session:
            row = find(session, question_id)
            if row.asker != asker:
                raise ReviewError("Only who asked a question can hand it to an expert.")
            if row.decision == ANSWER:
                raise ReviewError("This question was answered; only a declined one is handed to an expert.")
            known = session.get(HandoverRow, row.id)
            if known is not None and known.answered_at is not None:
                raise ReviewError(f"{known.answered_by} has answered this already.")
            handed = HandoverRow(
                question_id=row.id, expert=expert.id if expert else None, handed_at=self._now(), text=""
            )
            session.merge(handed)

    def waiting(self, reviewer: Reviewer) -> list[Card]:
        """What waits for this expert, oldest first."""
        query = (
            select(QuestionRow, HandoverRow)
            .join(HandoverRow, HandoverRow.question_id == QuestionRow.id)
            .where(HandoverRow.answered_at.is_(None), or_(*_for(reviewer)))
            .order_by(HandoverRow.handed_at, QuestionRow.id)
        )
        with transaction(self._engine) as session:
            return [_card(session, *pair, reviewer) for pair in session.execute(query)]

    def answer(self, question_id: str, answer: ExpertAnswer, reviewer: Reviewer) -> EntryRow:
        """Keep an expert's answer and verdict, and make a verified entry of it.

        Raises ReviewError, and then nothing is kept."""
        text = _checked(answer.text)
        with transaction(self._engine) as session:
            question = find(session, question_id)
            handover = locked(session, HandoverRow, question.id)
            if handover is None or not _is_for(handover, reviewer):
                raise ReviewError(
                    f"{question_id} was not handed to you: `confidant audits list` shows what was."
                )
            if handover.answered_at is not None:
                raise ReviewError(f"{handover.answered_by} has answered this already.")
            card = _card(session, question, handover, reviewer)
            if answer.shadow and not card.shadow:
                raise ReviewError("There is no shadow answer that you may read: leave --shadow away.")
            sources = _sources(session, answer, card, reviewer)
            handover.text = text
            handover.shadow = answer.shadow.value if answer.shadow else None
            handover.answered_by, handover.answered_at = reviewer.id, self._now()
            title, restated = answer.title.strip() or question.question, bool(answer.title.strip())
            new = NewEntry(question.id, title, restated, text, question.asker, reviewer.id, tuple(sources))
            entry = self._entries.write(session, new)
        self._entries.keep_up()
        return self._entries.get(entry)


def _for(reviewer: Reviewer) -> list[ColumnElement[bool]]:
    anybody = [HandoverRow.expert.is_(None)] if reviewer.may_review else []
    return [HandoverRow.expert == reviewer.id, *anybody]


def _is_for(handover: HandoverRow, reviewer: Reviewer) -> bool:
    return handover.expert == reviewer.id or (handover.expert is None and reviewer.may_review)


def _card(session: Session, row: QuestionRow, handover: HandoverRow, reviewer: Reviewer) -> Card:
    ids = [one.document_id for one in cited_by(session, row.id)]
    sources = sources_of(session, ids)
    shown = bool(row.answer and ids) and may_read_all(reviewer.reads, ids, sources)
    locations = tuple(sorted(source.location for source in sources.values())) if shown else ()
    return Card(row.id, row.question, row.answer if shown else "", locations, handover.handed_at)


def _sources(session: Session, answer: ExpertAnswer, card: Card, reviewer: Reviewer) -> list[Source]:
    """What the entry rests on: what the expert names, and where the shadow answer is right also what that cites."""
    named = list(answer.sources)
    if answer.shadow is Verdict.RIGHT:
        named += card.documents
    found = sources_at(session, named) if named else {}
    for location in named:
        if location not in found or not reviewer.reads.may_read(found[location].readers):
            raise ReviewError(
                f"There is no document {location!r} that you may read: `confidant index list` names them."
            )
    return list(found.values())


def _checked(text: str) -> str:
    stripped = text.strip()
    if not stripped:
        raise ReviewError("The answer is empty: say it in a sentence or two.")
    if len(stripped) > LONGEST_ANSWER:
        raise ReviewError(f"The answer is too long: {len(stripped)} characters of {LONGEST_ANSWER}.")
    return stripped
