"""What the database keeps of a meeting: its row and actions, and answers, turns and entries that quote it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Engine, delete, func, or_, select, update
from sqlalchemy.orm import Session

from bot.meetings.proof import Look
from bot.meetings.tables import ActionRow, ArtefactRow, HeardVoiceRow, MeetingRow
from bot.meetings.traces import Traces
from bot.review.tables import CitedRow, EntryRow, EntrySourceRow, HandoverRow, QuestionRow
from bot.store import locked, transaction
from bot.tables import TurnRow

# what is emptied of a row of which only its ids are kept, so that the same meeting is not written up again
_WORDS = (
    "title",
    "organiser",
    "attendees",
    "readers",
    "link",
    "place",
    "trouble",
    "template",
    "transcript",
    "minutes",
)
_EMPTY = {"attendees": "[]", "place": "{}"}


@dataclass(frozen=True)
class StorePlace:
    """All of it goes in one transaction."""

    engine: Engine

    def clear(self, traces: Traces) -> None:
        with transaction(self.engine) as session:
            for table in (ActionRow, ArtefactRow, HeardVoiceRow):
                session.execute(delete(table).where(table.meeting_id == traces.id))
            turns = _turns(session, traces)
            session.execute(delete(TurnRow).where(TurnRow.id.in_(turns)))
            for one in _answers(traces):
                session.execute(update(QuestionRow).where(one).values(answer=""))
            _empty_words(session, traces)
            row = locked(session, MeetingRow, traces.id)
            for name in _WORDS if row else ():
                setattr(row, name, _EMPTY.get(name, ""))

    def look(self, traces: Traces) -> tuple[Look, ...]:
        with transaction(self.engine) as session:
            return (
                Look("minutes and transcript", _words_left(session, traces)),
                Look("actions", _count(session, ActionRow, ActionRow.meeting_id == traces.id)),
                Look(
                    "files at their source", _count(session, ArtefactRow, ArtefactRow.meeting_id == traces.id)
                ),
                Look("voices", _count(session, HeardVoiceRow, HeardVoiceRow.meeting_id == traces.id)),
                Look("turns that quote it", len(_turns(session, traces))),
                Look("answers that quote it", _quoting(session, traces)),
            )


def _words_left(session: Session, traces: Traces) -> int:
    row = session.get(MeetingRow, traces.id)
    return sum(getattr(row, name) != _EMPTY.get(name, "") for name in _WORDS) if row else 0


def _turns(session: Session, traces: Traces) -> list[int]:
    """Turns of conversations in whose answer words of it stand, or whose answer rests on it."""
    asked = select(QuestionRow.asker, QuestionRow.question).where(_cites(traces))
    pairs = {(row.asker, row.question) for row in session.execute(asked)}
    rows = session.execute(select(TurnRow.id, TurnRow.asker, TurnRow.asked, TurnRow.answered))
    return [
        row.id
        for row in rows
        if (row.asker, row.asked) in pairs
        or traces.is_quoted_in(row.answered)
        or traces.is_quoted_in(row.asked)
    ]


def _cites(traces: Traces) -> ColumnElement[bool]:
    cited = select(CitedRow.question_id).where(CitedRow.document_id.in_(traces.documents))
    return QuestionRow.id.in_(cited)


def _answers(traces: Traces) -> Sequence[ColumnElement[bool]]:
    """Which questions have an answer that must go: it rests on the meeting, or holds its words."""
    worded = [QuestionRow.answer.contains(one, autoescape=True) for one in traces.probes]
    return [_cites(traces), or_(*worded)] if worded else [_cites(traces)]


def _rests(traces: Traces) -> ColumnElement[bool]:
    """Experts' entries that rest on the meeting."""
    rests = select(EntrySourceRow.entry_id).where(EntrySourceRow.document_id.in_(traces.documents))
    return EntryRow.id.in_(rests)


def _handed(traces: Traces) -> ColumnElement[bool]:
    """What experts wrote to questions about the meeting."""
    about = select(CitedRow.question_id).where(CitedRow.document_id.in_(traces.documents))
    rests = select(EntrySourceRow.entry_id).where(EntrySourceRow.document_id.in_(traces.documents))
    return or_(HandoverRow.question_id.in_(about), HandoverRow.question_id.in_(rests))


def _empty_words(session: Session, traces: Traces) -> None:
    session.execute(update(EntryRow).where(_rests(traces)).values(text="", title=""))
    session.execute(update(HandoverRow).where(_handed(traces)).values(text=""))


def _quoting(session: Session, traces: Traces) -> int:
    answers = sum(_count(session, QuestionRow, one, QuestionRow.answer != "") for one in _answers(traces))
    entries = _count(session, EntryRow, _rests(traces), EntryRow.text != "")
    return answers + entries + _count(session, HandoverRow, _handed(traces), HandoverRow.text != "")


def _count(session: Session, table: type, *conditions: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(table).where(*conditions)) or 0
