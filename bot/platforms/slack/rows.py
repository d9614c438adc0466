"""Slack's own tables: where the app is installed, spent states, and pictures that Slack has."""

from datetime import datetime

from sqlalchemy import MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.tables import NAMES
from indexing.tables import UtcDateTime


class SlackBase(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class InstallationRow(SlackBase):
    """Where the app is installed; `workspace` is a team's id, or an organisation's where it is installed for all of it.

    `renewing_until`: some process is exchanging the refresh token just now, and nobody else may until then."""

    __tablename__ = "slack_installations"

    workspace: Mapped[str] = mapped_column(String(32), primary_key=True)
    enterprise: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(255))
    bot_user: Mapped[str] = mapped_column(String(32))
    scopes: Mapped[str] = mapped_column(Text)
    token: Mapped[str] = mapped_column(Text)
    refresh_token: Mapped[str] = mapped_column(Text)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    renewing_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    installed_by: Mapped[str] = mapped_column(String(255))
    installed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SpentStateRow(SlackBase):
    """A state of the OAuth flow that came back once, and must not come again while it could still be believed."""

    __tablename__ = "slack_spent_states"

    nonce: Mapped[str] = mapped_column(String(64), primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PictureRow(SlackBase):
    """A picture of ours that Slack has, by what it holds; `ready` once Slack has looked at it and shows it."""

    __tablename__ = "slack_pictures"

    workspace: Mapped[str] = mapped_column(String(32), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    file_id: Mapped[str] = mapped_column(String(32))
    ready: Mapped[bool] = mapped_column(default=False)
    brought_at: Mapped[datetime] = mapped_column(UtcDateTime)
    shown_at: Mapped[datetime] = mapped_column(UtcDateTime)
