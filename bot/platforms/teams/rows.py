"""What Teams cannot be asked for later: where conversations are, what thumbs are about, files that wait for consent."""

from datetime import datetime

from sqlalchemy import LargeBinary, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.tables import NAMES
from indexing.tables import UtcDateTime


class TeamsBase(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class TeamsConversationRow(TeamsBase):
    """A conversation that we are in, so that it can be written to at any time; `person` has it alone with us."""

    __tablename__ = "teams_conversations"

    conversation: Mapped[str] = mapped_column(String(255), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    service: Mapped[str] = mapped_column(Text)
    tenant: Mapped[str] = mapped_column(String(64))
    team: Mapped[str] = mapped_column(String(255))
    group: Mapped[str] = mapped_column(String(64), default="")  # of the tenant's directory, behind a team
    name: Mapped[str] = mapped_column(String(255))  # a channel's, where Teams has said it
    membership: Mapped[str] = mapped_column(
        String(16), default=""
    )  # a channel's, once Microsoft Graph said it
    person: Mapped[str] = mapped_column(String(255), index=True)  # id in the tenant's directory
    account: Mapped[str] = mapped_column(String(255))  # id in Teams, such as 29:…
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)


class TeamsTeamRow(TeamsBase):
    """The group of the tenant's directory behind a team, and when Teams said so."""

    __tablename__ = "teams_teams"

    team: Mapped[str] = mapped_column(String(255), primary_key=True)
    group: Mapped[str] = mapped_column(String(64))
    told_at: Mapped[datetime] = mapped_column(UtcDateTime)


class TeamsNoticeRow(TeamsBase):
    """A notice that stands in a channel, by its key; without a message it was begun, and may stand or not."""

    __tablename__ = "teams_notices"

    conversation: Mapped[str] = mapped_column(String(255), primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    message: Mapped[str] = mapped_column(String(255))
    posted_at: Mapped[datetime] = mapped_column(UtcDateTime)


class TeamsMeetingRow(TeamsBase):
    """A meeting whose chat we are in. `series` is Microsoft Graph's id of it; empty where Teams did not tell us.

    `ended_at` is None while one goes on."""

    __tablename__ = "teams_meetings"

    meeting: Mapped[str] = mapped_column(String(255), primary_key=True)
    conversation: Mapped[str] = mapped_column(String(255), index=True)
    series: Mapped[str] = mapped_column(String(512), index=True)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class TeamsTalkRow(TeamsBase):
    """Who spoke in a reply chain since our last answer without meaning us, as JSON; what they said is not kept."""

    __tablename__ = "teams_talk"

    conversation: Mapped[str] = mapped_column(String(255), primary_key=True)
    thread: Mapped[str] = mapped_column(String(255), primary_key=True)
    people: Mapped[str] = mapped_column(Text)
    spoke_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class TeamsAnswerRow(TeamsBase):
    """The question that one of our messages answers: a thumb under it names the message alone."""

    __tablename__ = "teams_answers"

    conversation: Mapped[str] = mapped_column(String(255), primary_key=True)
    message: Mapped[str] = mapped_column(String(255), primary_key=True)
    question: Mapped[str] = mapped_column(String(64))
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class TeamsFileRow(TeamsBase):
    """A file that somebody may take or leave; it goes once they took it, said no, or a month has passed.

    Its bytes are enclosures of its own. One that an earlier version offered has no `sha256`, and is in `content`."""

    __tablename__ = "teams_files"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(255))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[str] = mapped_column(String(64), default="")
    size_bytes: Mapped[int] = mapped_column(default=0)
    instead: Mapped[str] = mapped_column(Text, default="")
    person: Mapped[str] = mapped_column(String(255))
    offered_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
