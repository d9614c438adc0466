"""A question on its way to a person who knows, and their answer on its way back into the index."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, or_, select
from sqlalchemy.orm import Session

from bot.review.entries import Entries, NewEntry
from bot.review.errors import ReviewError
from bot.review.people import Reviewer, Reviewers
from bot.review.questions import cited_by, find
from bot.review.sources import Source, may_read_all, sources_at, sources_of
from bot.review.tables import CardRow, EntryRow, HandoverRow, QuestionRow, Verdict
from bot.store import locked, transaction
from indexing.drafts import storable
from skills.language import say
from skills.messages import Conversation

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

    def __init__(
        self, engine: Engine, entries: Entries, people: Reviewers, now: Callable[[], datetime]
    ) -> None:
        self._engine = engine
        self._entries = entries
        self._people = people
        self._now = now

    def hand(
        self,
        question_id: str,
        *,
        asker: str,
        expert: Reviewer | None = None,
        waits: Conversation | None = None,
    ) -> bool:
        """Hand a question over, to one expert or to whoever may review; only its asker can show it to others.

        Its asker `waits` for the answer there. Returns whether this is new: nothing is asked of people twice, but
        another expert may be named. Raises ReviewError."""
        with transaction(self._engine) as session:
            row = find(session, question_id)
            if row.asker != asker:
                raise ReviewError(say("Only who asked a question can hand it to an expert."))
            # pressed twice at once: whoever comes second waits until the first has written the handover
            locked(session, QuestionRow, row.id)
            known = session.get(HandoverRow, row.id)
            if known is not None and known.answered_at is not None:
                raise ReviewError(
                    say("{person} has answered this already.", person=self._name(known.answered_by))
                )
            if known is not None and known.declined_at is not None and expert is None:
                raise ReviewError(
                    say(
                        "{person} has said already that it is not for them: {reason}",
                        person=self._name(known.declined_by),
                        reason=known.reason,
                    )
                )
            if known is not None and known.declined_at is None:
                known.expert = expert.id if expert else known.expert
                return False
            again = known or HandoverRow(question_id=row.id)
            again.expert, again.handed_at, again.text = expert.id if expert else None, self._now(), ""
            again.declined_by = again.declined_at = again.claimed_by = again.claimed_at = again.told_at = None
            again.reason = ""
            if waits is not None:
                again.platform, again.channel = waits.platform, waits.channel
                again.thread, again.private = waits.thread or "", waits.private
            session.add(again)
            return True

    def claim(self, question_id: str, reviewer: Reviewer) -> None:
        """Take a question on; it is then nobody else's, unless this person leaves. Raises ReviewError."""
        with transaction(self._engine) as session:
            handover = self._open(session, question_id, reviewer)
            handover.claimed_by, handover.claimed_at = reviewer.id, self._now()

    def give_back(self, question_id: str, reviewer: Reviewer) -> None:
        """Raises ReviewError, also for what one has not claimed."""
        with transaction(self._engine) as session:
            handover = self._open(session, question_id, reviewer)
            if handover.claimed_by != reviewer.id:
                raise ReviewError(say("You have not claimed this, so there is nothing to give back."))
            handover.claimed_by = handover.claimed_at = None

    def reopen(self, question_id: str, reviewer: Reviewer) -> None:
        """Let what was declined wait for anybody again; its asker hears what comes of it then. Raises ReviewError."""
        with transaction(self._engine) as session:
            handover = locked(session, HandoverRow, find(session, question_id).id)
            if handover is None or not may_take(session, handover, reviewer):
                raise ReviewError(
                    say(
                        "{question_id} was not handed to you: `confidant audits list` shows what was.",
                        question_id=question_id,
                    )
                )
            if handover.declined_at is None:
                raise ReviewError(say("This was not declined, so there is nothing to open again."))
            handover.declined_by = handover.declined_at = handover.told_at = None
            handover.claimed_by = handover.claimed_at = None
            # the next outcome is another post than that it was declined
            handover.reason, handover.handed_at = "", self._now()

    def decline(self, question_id: str, reason: str, reviewer: Reviewer) -> None:
        """Say that it is not for those who were asked. Raises ReviewError."""
        with transaction(self._engine) as session:
            handover = self._open(session, question_id, reviewer)
            handover.declined_by, handover.declined_at = reviewer.id, self._now()
            handover.reason = storable(reason.strip())

    def is_for(self, session: Session, question_id: str, reviewer: Reviewer) -> bool:
        handover = session.get(HandoverRow, question_id)
        return handover is not None and may_take(session, handover, reviewer)

    def is_answered_by(self, question_id: str, reviewer: Reviewer, text: str) -> bool:
        """Whether this very answer is kept: a step that a crash cut short is done again from there."""
        with transaction(self._engine) as session:
            row = session.get(HandoverRow, question_id)
            return row is not None and row.answered_by == reviewer.id and row.text == text.strip()

    def is_declined_by(self, question_id: str, reviewer: Reviewer) -> bool:
        with transaction(self._engine) as session:
            row = session.get(HandoverRow, question_id)
            return row is not None and row.declined_by == reviewer.id

    def _open(self, session: Session, question_id: str, reviewer: Reviewer) -> HandoverRow:
        """A question that waits for this person, locked. Raises ReviewError."""
        handover = locked(session, HandoverRow, find(session, question_id).id)
        if handover is None or not may_take(session, handover, reviewer):
            raise ReviewError(
                say(
                    "{question_id} was not handed to you: `confidant audits list` shows what was.",
                    question_id=question_id,
                )
            )
        if handover.answered_at is not None:
            raise ReviewError(
                say("{person} has answered this already.", person=self._name(handover.answered_by))
            )
        if handover.declined_at is not None:
            raise ReviewError(
                say(
                    "{person} has said already that it is not for them.",
                    person=self._name(handover.declined_by),
                )
            )
        holder = handover.claimed_by if handover.claimed_by != reviewer.id else None
        if holder and self._is_there(holder, handover.platform):
            raise ReviewError(
                say("{person} has claimed this, and can give it back.", person=self._name(holder))
            )
        return handover

    def _is_there(self, person_id: str, platform: str) -> bool:
        """Whether somebody can still answer or give back: who left loses their id on the platform first."""
        person = self._people.directory.find(person_id)
        return person is not None and (not platform or platform in dict(person.platform_ids))

    def _name(self, person_id: str | None) -> str:
        person = self._people.directory.find(person_id or "")
        return person.name if person else (person_id or say("Somebody"))

    def waiting(self, reviewer: Reviewer) -> list[Card]:
        """What waits for this expert, oldest first."""
        query = (
            select(QuestionRow, HandoverRow)
            .join(HandoverRow, HandoverRow.question_id == QuestionRow.id)
            .where(HandoverRow.answered_at.is_(None), HandoverRow.declined_at.is_(None), or_(*_for(reviewer)))
            .order_by(HandoverRow.handed_at, QuestionRow.id)
        )
        with transaction(self._engine) as session:
            return [_card(session, *pair, reviewer) for pair in session.execute(query)]

    def answer(self, question_id: str, answer: ExpertAnswer, reviewer: Reviewer) -> EntryRow:
        """Keep an expert's answer and verdict, and make a verified entry of it.

        Raises ReviewError, and then nothing is kept."""
        text = _checked(answer.text)
        with transaction(self._engine) as session:
            handover = self._open(session, question_id, reviewer)
            question = find(session, question_id)
            card = _card(session, question, handover, reviewer)
            if answer.shadow and not card.shadow:
                raise ReviewError(say("There is no shadow answer that you may read: leave the verdict away."))
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
    carded = select(CardRow.question_id).where(CardRow.reader.in_(reviewer.rights))
    anybody = [HandoverRow.expert.is_(None)] if reviewer.may_review else []
    return [HandoverRow.expert == reviewer.id, HandoverRow.question_id.in_(carded), *anybody]


def may_take(session: Session, handover: HandoverRow, reviewer: Reviewer) -> bool:
    """Whether a question waits for this person: as its expert, as a reader of its card, or as one who may review."""
    mine = select(HandoverRow.question_id).where(
        HandoverRow.question_id == handover.question_id, or_(*_for(reviewer))
    )
    return session.scalar(mine) is not None


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
                say(
                    "There is no document {location!r} that you may read: write it as the card or `confidant "
                    "index list` does.",
                    location=location,
                )
            )
    return list(found.values())


def _checked(text: str) -> str:
    stripped = text.strip()
    if not stripped:
        raise ReviewError(say("The answer is empty: say it in a sentence or two."))
    if len(stripped) > LONGEST_ANSWER:
        raise ReviewError(
            say("The answer is too long: {n} characters of {most}.", n=len(stripped), most=LONGEST_ANSWER)
        )
    return stripped
