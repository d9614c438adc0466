"""The tables of review: questions, what experts say of them, entries that experts wrote, and alarms."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.tables import NAMES
from indexing.tables import UtcDateTime


class Verdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"


class EntryState(StrEnum):
    """`pending` is on its way into the index; the last three are out of it for good."""

    PENDING = "pending"
    LIVE = "live"
    EXPIRED = "expired"
    OUTDATED = "outdated"
    WITHDRAWN = "withdrawn"


class ReviewBase(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class QuestionRow(ReviewBase):
    """A question and its outcome; `answer` was shown if the decision is `answer`, else it is the shadow answer.

    `resolved` is a follow-up as it reads with its thread: empty where it stood alone, None where nobody knows."""

    __tablename__ = "questions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    skill: Mapped[str] = mapped_column(String(32))
    asker: Mapped[str] = mapped_column(String(255), index=True)
    channel: Mapped[str] = mapped_column(Text)
    private: Mapped[bool]
    audience: Mapped[str] = mapped_column(String(16))
    question: Mapped[str] = mapped_column(Text)
    resolved: Mapped[str | None] = mapped_column(Text)
    decision: Mapped[str] = mapped_column(String(16))
    score: Mapped[float | None]
    threshold: Mapped[float | None]
    certified: Mapped[bool]
    configuration: Mapped[str] = mapped_column(String(64))
    features: Mapped[dict[str, float | None]] = mapped_column(JSON)
    answer: Mapped[str] = mapped_column(Text)
    # where its quotes stand: document, start, end
    proofs: Mapped[list[tuple[str, int, int]]] = mapped_column(JSON, default=list)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class CitedRow(ReviewBase):
    """A document that an answer stands on, as it was then."""

    __tablename__ = "question_documents"

    question_id: Mapped[str] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    document_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    content_hash: Mapped[str] = mapped_column(String(64))


class AuditRow(ReviewBase):
    """An answer drawn at random, at this rate, for an expert to check."""

    __tablename__ = "audits"

    question_id: Mapped[str] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    rate: Mapped[float]
    drawn_at: Mapped[datetime] = mapped_column(UtcDateTime)
    verdict: Mapped[str | None] = mapped_column(String(8))
    note: Mapped[str] = mapped_column(Text)
    graded_by: Mapped[str | None] = mapped_column(String(255))
    graded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ThumbRow(ReviewBase):
    """What a reader pressed under an answer, and why it did not help: for triage, never a label."""

    __tablename__ = "thumbs"

    question_id: Mapped[str] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    person: Mapped[str] = mapped_column(String(255), primary_key=True)
    up: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class HandoverRow(ReviewBase):
    """A question on its way to an expert (None: whoever may review, or reads its card), and what they said.

    `platform` to `private` say where its asker waits, without a platform nowhere; `told_at`: they know the outcome."""

    __tablename__ = "handovers"

    question_id: Mapped[str] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    expert: Mapped[str | None] = mapped_column(String(255))
    handed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    text: Mapped[str] = mapped_column(Text)
    shadow: Mapped[str | None] = mapped_column(String(8))  # the expert's verdict on the shadow answer
    answered_by: Mapped[str | None] = mapped_column(String(255))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    platform: Mapped[str] = mapped_column(String(32), default="")
    channel: Mapped[str] = mapped_column(String(255), default="")
    thread: Mapped[str] = mapped_column(String(255), default="")
    private: Mapped[bool] = mapped_column(default=True)
    claimed_by: Mapped[str | None] = mapped_column(String(255))
    claimed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    declined_by: Mapped[str | None] = mapped_column(String(255))
    declined_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(Text, default="")
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class CardRow(ReviewBase):
    """A post that shows a handed question to its `reader`, such as `channel:C1` or `user:bo`; it holds no words.

    It outlives its question, so that the post can say then that the question is gone."""

    __tablename__ = "cards"

    question_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    reader: Mapped[str] = mapped_column(String(200), primary_key=True)
    platform: Mapped[str] = mapped_column(String(32))
    place: Mapped[str] = mapped_column(Text)

    @property
    def key(self) -> str:
        return f"card:{self.question_id}:{self.reader}"


class EntryRow(ReviewBase):
    """An expert's answer, whole, so that it can be put into the index again; it outlives its question.

    `asker` is None once they asked to be forgotten; `restated`: the title is the expert's own wording."""

    __tablename__ = "verified_entries"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    location: Mapped[str] = mapped_column(String(64), unique=True)
    title: Mapped[str] = mapped_column(Text)
    restated: Mapped[bool]
    text: Mapped[str] = mapped_column(Text)
    asker: Mapped[str | None] = mapped_column(String(255), index=True)
    expert: Mapped[str] = mapped_column(String(255))
    readers: Mapped[str] = mapped_column(Text)  # sorted, joined by commas
    state: Mapped[str] = mapped_column(String(16), index=True)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class EntrySourceRow(ReviewBase):
    """A document that an entry rests on; another content hash, or none, ends the entry."""

    __tablename__ = "verified_sources"

    entry_id: Mapped[str] = mapped_column(
        ForeignKey("verified_entries.id", ondelete="CASCADE"), primary_key=True
    )
    document_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    content_hash: Mapped[str] = mapped_column(String(64))


class WatchRow(ReviewBase):
    """What a skill's detectors have seen, the rung of the ladder it stands on, and the secret of its draws.

    `promise` names the certificate that the detectors hold answers against; another one starts them afresh."""

    __tablename__ = "watches"

    skill: Mapped[str] = mapped_column(String(32), primary_key=True)
    turn: Mapped[int]  # raised first by every writer, whose lock orders them
    secret: Mapped[str] = mapped_column(String(64))
    promise: Mapped[str] = mapped_column(String(16))
    drift: Mapped[str] = mapped_column(Text)  # JSON; empty before the first grade
    rung: Mapped[int]
    threshold: Mapped[float | None]
    reason: Mapped[str] = mapped_column(Text)
    loosened_by: Mapped[str] = mapped_column(String(255))


class WatchEventRow(ReviewBase):
    """Each time a skill was tightened by an alarm or loosened by a person (`by`)."""

    __tablename__ = "watch_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    skill: Mapped[str] = mapped_column(String(32), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    rung: Mapped[int]
    threshold: Mapped[float | None]
    reason: Mapped[str] = mapped_column(Text)
    by: Mapped[str | None] = mapped_column(String(255))
