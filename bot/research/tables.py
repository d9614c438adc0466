"""The tables of research: what was planned, reports, and which of them are looked at again."""

from datetime import datetime

from sqlalchemy import MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.tables import NAMES
from indexing.tables import UtcDateTime


class ResearchBase(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class PlanRow(ResearchBase):
    """What somebody was shown before it begins; `text` is JSON."""

    __tablename__ = "research_plans"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    made_by: Mapped[str] = mapped_column(String(255), index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class ReportRow(ResearchBase):
    """A report as JSON, with the text of each source, so that every quote can be looked up for ever.

    `wanted` is its order as JSON, empty where that was not kept yet."""

    __tablename__ = "research_reports"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    question: Mapped[str] = mapped_column(Text)
    companies: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    readers: Mapped[str] = mapped_column(Text)
    wanted: Mapped[str] = mapped_column(Text, default="")
    made_by: Mapped[str] = mapped_column(String(255), index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class WatchRow(ResearchBase):
    """A report that is looked at again; `text` is the watch as JSON, `report` what the next look is held against.

    It tells in a `channel` of a platform, or where that is empty its owner alone. `round` counts the looks that ended;
    nobody else looks before `claimed_until`."""

    __tablename__ = "research_watches"

    name: Mapped[str] = mapped_column(String(16), primary_key=True)
    owner: Mapped[str] = mapped_column(String(255), index=True)
    platform: Mapped[str] = mapped_column(String(32))
    channel: Mapped[str] = mapped_column(String(255))
    text: Mapped[str] = mapped_column(Text)
    report: Mapped[str] = mapped_column(String(16), index=True)
    round: Mapped[int] = mapped_column(default=0)
    began_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    claimed_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
