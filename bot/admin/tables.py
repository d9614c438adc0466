"""The tables of live settings and of the changes that somebody proposed."""

from datetime import date, datetime

from sqlalchemy import MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.tables import NAMES
from indexing.tables import UtcDateTime


class AdminBase(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class LiveSettingRow(AdminBase):
    """One setting as JSON; `null` is one that was taken back, and its version stays, so that no change goes unseen."""

    __tablename__ = "live_settings"

    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
    version: Mapped[int]
    changed_by: Mapped[str] = mapped_column(String(255))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ProposalRow(AdminBase):
    """One change that waits for a click or had one; `was` is what undoing it takes."""

    __tablename__ = "proposals"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(String(255))
    after: Mapped[str] = mapped_column(Text)
    before: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(Text)
    is_now: Mapped[str] = mapped_column(Text)
    will_be: Mapped[str] = mapped_column(Text)
    proposer: Mapped[str] = mapped_column(String(255), index=True)
    proposer_name: Mapped[str] = mapped_column(String(255))
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    state: Mapped[str] = mapped_column(String(16))
    settled_by: Mapped[str] = mapped_column(String(255))
    settled_by_id: Mapped[str] = mapped_column(String(255))
    was: Mapped[str] = mapped_column(Text)


class SkillUseRow(AdminBase):
    """How often a skill was used on a day, by a group; the empty group is everybody. Nobody is named."""

    __tablename__ = "skill_uses"

    day: Mapped[date] = mapped_column(primary_key=True)
    skill: Mapped[str] = mapped_column(String(32), primary_key=True)
    group: Mapped[str] = mapped_column(String(255), primary_key=True)
    count: Mapped[int]
