"""A question that was handed over, as it stands at one moment: what was asked, who has it, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from bot.review.questions import ANSWER, QUOTED, cited_by
from bot.review.sources import Source, may_read_all, sources_of
from bot.review.tables import EntryRow, EntrySourceRow, HandoverRow, QuestionRow
from indexing.audience import Audience
from skills.messages import Conversation


@dataclass(frozen=True)
class Matter:
    """`shadow` is the answer that was found, shown to the asker or not, and rests on the documents `cited`; `text` is
    the expert's, and rests on `sources`, by id. `standing` gives the documents of both that stand."""

    id: str
    question: str
    asker: str
    answered: bool
    score: float | None
    threshold: float | None
    shadow: str
    cited: tuple[str, ...]
    waits: Conversation
    claimed_by: str | None
    text: str
    answered_by: str | None
    sources: tuple[str, ...]
    until: datetime | None
    declined_by: str | None
    reason: str
    handed_at: datetime
    standing: Mapping[str, Source]

    @property
    def is_settled(self) -> bool:
        return bool(self.answered_by or self.declined_by)

    @property
    def key(self) -> str:
        """Names the post that brings the outcome; handed over again, a question has another one."""
        return f"handed:{self.id}:{self.handed_at.astimezone(UTC):%Y%m%d%H%M%S}"

    @property
    def trace(self) -> str:
        """Marks a post that quotes the question."""
        return trace_of(self.id)

    def may_see_shadow(self, audience: Audience) -> bool:
        return bool(self.shadow and self.cited) and may_read_all(audience, self.cited, self.standing)

    def may_see_text(self, audience: Audience) -> bool:
        """What an expert says without naming a source is their own, and is for where it was asked."""
        return may_read_all(audience, self.sources, self.standing)

    def places(self, ids: Sequence[str]) -> list[str]:
        """Locations of those of these documents that stand."""
        return sorted(self.standing[one].location for one in ids if one in self.standing)


def trace_of(question_id: str) -> str:
    return f"{QUOTED}{question_id}"


def load(session: Session, question_id: str) -> Matter | None:
    """None where there is no such question any more, or it was not handed over."""
    question = session.get(QuestionRow, question_id)
    handover = session.get(HandoverRow, question_id)
    if question is None or handover is None:
        return None
    cited = tuple(one.document_id for one in cited_by(session, question_id))
    entry = session.get(EntryRow, question_id) if handover.answered_by else None
    sources = tuple(_sources(session, question_id)) if entry else ()
    return Matter(
        id=question.id,
        question=question.question,
        asker=question.asker,
        answered=question.decision == ANSWER,
        score=question.score,
        threshold=question.threshold,
        shadow=question.answer,
        cited=cited,
        waits=Conversation(
            handover.platform, "", handover.channel, handover.thread or None, private=handover.private
        ),
        claimed_by=handover.claimed_by,
        text=handover.text,
        answered_by=handover.answered_by,
        sources=sources,
        until=entry.expires_at if entry else None,
        declined_by=handover.declined_by,
        reason=handover.reason,
        handed_at=handover.handed_at,
        standing=sources_of(session, (*cited, *sources)),
    )


def _sources(session: Session, entry_id: str) -> list[str]:
    rows = session.query(EntrySourceRow).filter(EntrySourceRow.entry_id == entry_id)
    return sorted(row.document_id for row in rows)
