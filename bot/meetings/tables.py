"""The tables of meetings: what came, what was written, what is to be done, and by which rules."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.tables import NAMES
from indexing.tables import UtcDateTime


class MeetingState(StrEnum):
    """`left_out` was never listened to, because of a rule or a person; of a `deleted` one only the row is left."""

    EXPECTED = "expected"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"
    LEFT_OUT = "left out"
    DELETED = "deleted"


class ActionState(StrEnum):
    """`dropped` was said in an earlier version of the minutes and is no more."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class MeetingBase(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class MeetingRow(MeetingBase):
    """One meeting. `organiser` is our id of the person, empty if unknown; lists are JSON, `readers` has commas.

    `used` names the files it is written up from. `revision` counts the orders to write it up, `done_revision` is the
    newest that was written: an older one that ends later changes nothing. `post_key` is the delivery key of its one
    post. `missed` says why it does not stand in the meeting's chat. A `held` meeting is never deleted."""

    __tablename__ = "meetings"
    __table_args__ = (UniqueConstraint("source", "external_id"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    source: Mapped[str] = mapped_column(String(32))
    external_id: Mapped[str] = mapped_column(String(255))
    title: Mapped[str] = mapped_column(Text, default="")
    organiser: Mapped[str] = mapped_column(String(255), default="", index=True)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    attendees: Mapped[str] = mapped_column(Text, default="[]")
    readers: Mapped[str] = mapped_column(Text, default="")
    link: Mapped[str] = mapped_column(Text, default="")
    platform: Mapped[str] = mapped_column(String(32), default="")
    place: Mapped[str] = mapped_column(Text, default="{}")
    post_key: Mapped[str] = mapped_column(String(255), default="", index=True)
    template: Mapped[str] = mapped_column(String(64), default="")
    state: Mapped[str] = mapped_column(String(16), default=MeetingState.EXPECTED, index=True)
    trouble: Mapped[str] = mapped_column(Text, default="")
    missed: Mapped[str] = mapped_column(String(16), default="")
    used: Mapped[str] = mapped_column(Text, default="")
    revision: Mapped[int] = mapped_column(default=0)
    done_revision: Mapped[int] = mapped_column(default=0)
    location: Mapped[str] = mapped_column(Text, default="")
    transcript: Mapped[str] = mapped_column(Text, default="")
    minutes: Mapped[str] = mapped_column(Text, default="")
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    delete_after: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    held: Mapped[bool] = mapped_column(default=False)


class ArtefactRow(MeetingBase):
    """A file of a meeting, still at its source; `secret` is emptied once it was fetched."""

    __tablename__ = "meeting_artefacts"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    artefact_id: Mapped[str] = mapped_column(String(255), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    secret: Mapped[str] = mapped_column(Text, default="")
    speaker: Mapped[str] = mapped_column(Text, default="")
    size: Mapped[int | None]


class ActionRow(MeetingBase):
    """Something to be done after a meeting: `owner` and `due` as they were said, the rest as people set it since."""

    __tablename__ = "meeting_actions"
    __table_args__ = (Index("ix_meeting_actions_assignee_state", "assignee", "state"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(Text, default="")
    due: Mapped[str] = mapped_column(Text, default="")
    quote: Mapped[str] = mapped_column(Text, default="")
    start: Mapped[float]
    possible: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(String(16), default=ActionState.OPEN)
    assignee: Mapped[str] = mapped_column(String(255), default="")
    due_on: Mapped[date | None]
    changed_by: Mapped[str] = mapped_column(String(255), default="")
    changed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reminded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class DigestRow(MeetingBase):
    """A digest of many meetings that is posted in a channel: `daily` or `weekly`, of titles that hold the `words`.

    `next_from` is the first day that no post of it tells of yet."""

    __tablename__ = "meeting_digests"
    __table_args__ = (Index("ix_meeting_digests_place", "platform", "channel"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[str] = mapped_column(String(32))
    channel: Mapped[str] = mapped_column(String(255))
    every: Mapped[str] = mapped_column(String(16))
    words: Mapped[str] = mapped_column(Text, default="")
    next_from: Mapped[date]
    added_by: Mapped[str] = mapped_column(String(255))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)


class RuleRow(MeetingBase):
    """What an admin wants for the meetings that match; an empty pattern matches all, the lowest `place` comes first.

    `posts_to` is `platform:channel`, `organiser`, `chat` or `nowhere`; `keep_days` None keeps to the default."""

    __tablename__ = "meeting_rules"

    id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int]
    title: Mapped[str] = mapped_column(Text, default="")
    organiser: Mapped[str] = mapped_column(String(255), default="")
    source: Mapped[str] = mapped_column(String(255), default="")
    posts_to: Mapped[str] = mapped_column(String(255), default="")
    template: Mapped[str] = mapped_column(String(64), default="")
    keep_days: Mapped[int | None]
    leave_out: Mapped[bool] = mapped_column(default=False)
    added_by: Mapped[str] = mapped_column(String(255))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)


class OptOutRow(MeetingBase):
    """A `person` (our id, or a name as it is shown) whose words are kept nowhere, or a `word` that ends recording."""

    __tablename__ = "meeting_opt_outs"

    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    value: Mapped[str] = mapped_column(String(255), primary_key=True)
    added_by: Mapped[str] = mapped_column(String(255))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)


class HeardVoiceRow(MeetingBase):
    """How a speaker of a meeting sounds, until `delete_after`; `person_id` is who a person said they are, or empty.

    Written before its meeting stands, so no key binds the two."""

    __tablename__ = "heard_voices"

    meeting_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    speaker: Mapped[str] = mapped_column(String(255), primary_key=True)
    voice: Mapped[str] = mapped_column(Text)
    person_id: Mapped[str] = mapped_column(String(255), default="")
    delete_after: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class VoiceRow(MeetingBase):
    """How a person sounds, kept because they agreed; `profile` is what `transcription.speakers.profiles` writes."""

    __tablename__ = "voices"

    person_id: Mapped[str] = mapped_column(String(255), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    profile: Mapped[str] = mapped_column(Text)
    agreed_at: Mapped[datetime] = mapped_column(UtcDateTime)
