"""The program's own tables: people and places, events on their way in, replies on their way out."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from indexing.tables import UtcDateTime

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class BotBase(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class PersonRow(BotBase):
    """One row a person, whatever platforms know them."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(String(255), primary_key=True)
    name: Mapped[str] = mapped_column(String(255))
    email: Mapped[str | None] = mapped_column(String(320), unique=True)
    guest: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    # as a platform names them, such as de-DE and Europe/Berlin; empty where none said
    locale: Mapped[str] = mapped_column(String(35), default="")
    zone: Mapped[str] = mapped_column(String(64), default="")
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PlatformIdRow(BotBase):
    """A person's id on one platform; joined by verified e-mail or by import."""

    __tablename__ = "platform_ids"

    platform: Mapped[str] = mapped_column(String(32), primary_key=True)
    external_id: Mapped[str] = mapped_column(String(255), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)


class MembershipRow(BotBase):
    """A person in a group or a channel; `kind` is `group` or `channel`."""

    __tablename__ = "memberships"

    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(255), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)


class ProcessRow(BotBase):
    """One running `confidant serve`; a row that is not renewed belongs to a process that died."""

    __tablename__ = "processes"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)


class InboxRow(BotBase):
    """One platform event, from before it is acknowledged until it is answered; then only its id is kept."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("platform", "event_id"),
        Index("ix_inbox_state_not_before", "state", "not_before"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[str] = mapped_column(String(32))
    event_id: Mapped[str] = mapped_column(String(255))
    body: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    attempts: Mapped[int] = mapped_column(default=0)
    process: Mapped[str | None] = mapped_column(String(64))
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    not_before: Mapped[datetime] = mapped_column(UtcDateTime)


class OutboxRow(BotBase):
    """One reply on its way to a platform: its messages in order, and the platform's ids of those that are there."""

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_state_not_before", "state", "not_before"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    delivery_key: Mapped[str] = mapped_column(String(255), unique=True)
    platform: Mapped[str] = mapped_column(String(32))
    place: Mapped[str] = mapped_column(Text)
    messages: Mapped[str] = mapped_column(Text)
    posted: Mapped[str] = mapped_column(Text)
    trying: Mapped[bool] = mapped_column(default=False)
    # a post that may be worded anew: how often it was, and how many of its messages say the newest
    wording: Mapped[int] = mapped_column(default=0)
    edited: Mapped[int] = mapped_column(default=0)
    lasting: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(String(16))
    attempts: Mapped[int] = mapped_column(default=0)
    process: Mapped[str | None] = mapped_column(String(64))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    not_before: Mapped[datetime] = mapped_column(UtcDateTime)


class EnclosureRow(BotBase):
    """One piece of a file of a reply; `waits_for` says whose file it is, such as outbox:12. Numbered from 0."""

    __tablename__ = "enclosures"

    waits_for: Mapped[str] = mapped_column(String(96), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=0)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class OutboxAboutRow(BotBase):
    """A meeting whose words a reply shows, by its location: deleting that takes the reply back."""

    __tablename__ = "outbox_about"

    outbox_id: Mapped[int] = mapped_column(ForeignKey("outbox.id", ondelete="CASCADE"), primary_key=True)
    location: Mapped[str] = mapped_column(String(255), primary_key=True, index=True)


class ThreadRow(BotBase):
    """A thread the bot takes part in, and whose question it answered there last."""

    __tablename__ = "threads"

    platform: Mapped[str] = mapped_column(String(32), primary_key=True)
    channel: Mapped[str] = mapped_column(String(255), primary_key=True)
    thread: Mapped[str] = mapped_column(String(255), primary_key=True)
    asker: Mapped[str] = mapped_column(String(255))
    answered_at: Mapped[datetime] = mapped_column(UtcDateTime)


class TurnRow(BotBase):
    """A question and its answer in a conversation; `reader` is who alone saw them, empty for all of the channel."""

    __tablename__ = "turns"
    __table_args__ = (Index("ix_turns_place", "platform", "channel", "reader"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[str] = mapped_column(String(32))
    channel: Mapped[str] = mapped_column(String(255))
    thread: Mapped[str] = mapped_column(String(255))
    reader: Mapped[str] = mapped_column(String(255))
    asker: Mapped[str] = mapped_column(String(255), index=True)
    asked: Mapped[str] = mapped_column(Text)
    answered: Mapped[str] = mapped_column(Text)
    said_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class OpenChannelRow(BotBase):
    """The channel that a person had open last beside a conversation with us; only one that they could see then."""

    __tablename__ = "open_channels"

    platform: Mapped[str] = mapped_column(String(32), primary_key=True)
    person: Mapped[str] = mapped_column(String(255), primary_key=True)
    channel: Mapped[str] = mapped_column(String(255))
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class BegunWorkRow(BotBase):
    """Long work that a person's message began, by the key of its order: `going`, `stopped` by somebody, or `ended`."""

    __tablename__ = "begun_work"

    order_key: Mapped[str] = mapped_column(String(255), primary_key=True)
    platform: Mapped[str] = mapped_column(String(32))
    asker: Mapped[str] = mapped_column(String(255), index=True)
    place: Mapped[str] = mapped_column(Text)
    post_key: Mapped[str] = mapped_column(String(255))
    state: Mapped[str] = mapped_column(String(16))
    stopped_by: Mapped[str] = mapped_column(String(255), default="")
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ChannelRow(BotBase):
    """What is known of a platform's channel: when its roster was read, and whether an unknown reads along."""

    __tablename__ = "channels"

    platform: Mapped[str] = mapped_column(String(32), primary_key=True)
    channel: Mapped[str] = mapped_column(String(255), primary_key=True)
    external: Mapped[bool] = mapped_column(default=False)
    strangers: Mapped[bool] = mapped_column(default=False)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SourceRow(BotBase):
    """A place whose documents are indexed: how to reach it, who may read them, and how far its sync came."""

    __tablename__ = "sources"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), index=True)
    place: Mapped[str] = mapped_column(Text)  # JSON, as its kind describes it
    readers: Mapped[str] = mapped_column(Text)  # nobody else reads them; joined by commas
    data_class: Mapped[str] = mapped_column(String(16))
    cursor: Mapped[str] = mapped_column(Text)
    added_by: Mapped[str] = mapped_column(String(255))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    synced_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    trouble: Mapped[str] = mapped_column(Text)  # why the last sync was not whole; empty if it was


class AuditLineRow(BotBase):
    """One thing that somebody, or a rule, did; no words of a meeting or a question stand here."""

    __tablename__ = "audit_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    by: Mapped[str] = mapped_column(String(255))
    did: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(String(255), index=True)
    detail: Mapped[str] = mapped_column(Text)
