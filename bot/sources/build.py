"""From what is kept of a place to a source that can be read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from bot.directory import Directory
from bot.platforms.history import Changes, History, Look, Readable
from bot.settings import Settings
from bot.sources.book import Added
from bot.sources.changing import ChangingSource
from bot.sources.channel import ChannelSource
from bot.sources.chats import Chats
from bot.sources.places import (
    ChatPlace,
    DrivePlace,
    ExportPlace,
    FilesPlace,
    SlackPlace,
    TeamsPlace,
    WebPlace,
)
from indexing.errors import SourceUnavailableError
from indexing.sources import Source
from indexing.sources.drive import Drive
from indexing.sources.drive_api import DriveApi
from indexing.sources.files import Files
from indexing.sources.google_token import GoogleToken
from indexing.sources.slack_export import SlackExport
from indexing.sources.web import Web


@dataclass(frozen=True)
class Builder:
    """From a place to its source."""

    settings: Settings
    directory: Directory
    chats: Chats
    now: Callable[[], datetime]

    def source(self, added: Added) -> Source:
        """Raises SourceUnavailableError if a setting is missing."""
        place, scope = added.place, scope_of(added)
        match place:
            case FilesPlace():
                return Files(Path(place.path), self.settings.index)
            case WebPlace():
                return Web(
                    place.urls,
                    self.settings.index,
                    self.settings.fetch,
                    scope=scope,
                    listed_at=place.listed_at,
                )
            case SlackPlace() | TeamsPlace():
                return self.channel(place)
            case ExportPlace():
                return SlackExport(
                    Path(place.path),
                    self.settings.index,
                    scope=scope,
                    workspace_url=place.workspace_url,
                    private=place.private,
                )
            case DrivePlace():
                return self._drive(place, scope)

    def channel(self, place: ChatPlace) -> ChannelSource | ChangingSource:
        if isinstance(place, TeamsPlace):
            if self.chats.teams is None:
                raise SourceUnavailableError(
                    "Channels of Teams are read through Microsoft Graph: give CONFIDANT_GRAPH__TENANT_ID and others."
                )
            return ChangingSource(
                self.chats.teams, place.channel, private_by=place.private_by, now=self.now()
            )
        if self.chats.slack is None:
            raise SourceUnavailableError("Slack is not set up: give CONFIDANT_SLACK__BOT_TOKEN.")
        return ChannelSource(self.chats.slack, place.channel, private_by=place.private_by, now=self.now())

    def _drive(self, place: DrivePlace, scope: str) -> Drive:
        drive = self.settings.drive
        if drive.token is None and drive.credentials is None:
            raise SourceUnavailableError("Google Drive is not set up: give CONFIDANT_DRIVE__CREDENTIALS.")
        own = drive.token.get_secret_value() if drive.token else ""
        token = GoogleToken(drive.credentials, self.now) if drive.credentials else None
        api = DriveApi(drive.base_url, token.get if token else lambda: own, self.settings.fetch)
        return Drive(
            api,
            self.settings.index,
            scope=scope,
            person_of=self._person_of,
            domain=drive.domain,
            unsaid=frozenset(place.unsaid),
        )

    def _person_of(self, email: str) -> str | None:
        person = self.directory.find(email)
        return person.id if person else None


def slack_history(
    settings: Settings, engine: Engine, directory: Directory, now: Callable[[], datetime]
) -> History | None:
    """Slack's channels, to be read; None where no Slack is set up."""
    if not settings.slack.in_use:
        return None
    from bot.platforms.slack import reach
    from bot.platforms.slack.history import SlackHistory

    return SlackHistory(reach(settings.slack, engine, now), engine, directory, now)


def teams_changes(
    settings: Settings, engine: Engine, directory: Directory, now: Callable[[], datetime]
) -> Changes | None:
    """Teams' channels, to be indexed; None without Teams or Microsoft Graph."""
    if not (settings.teams.in_use and settings.graph.has_app):
        return None
    from bot.platforms.teams import changes

    return changes(settings.teams, settings.graph, engine, directory, now)


def chats(settings: Settings, engine: Engine, directory: Directory, now: Callable[[], datetime]) -> Chats:
    """Every chat whose channels can be indexed."""
    return Chats(
        slack_history(settings, engine, directory, now), teams_changes(settings, engine, directory, now)
    )


def teams_talk(
    settings: Settings, engine: Engine, directory: Directory, now: Callable[[], datetime]
) -> Readable | None:
    """Teams' channels and chats, to be read back; None without Teams or Microsoft Graph."""
    if not (settings.teams.in_use and settings.graph.has_app):
        return None
    from bot.platforms.teams import talk

    return talk(settings.teams, settings.graph, engine, directory, now)


def look_at(
    platform: str, settings: Settings, engine: Engine, directory: Directory, now: Callable[[], datetime]
) -> Look | None:
    """Who says what a platform's channels are; None where it is not set up."""
    if platform == "teams":
        from bot.platforms.teams import look

        return look(engine, now)
    return slack_history(settings, engine, directory, now)


def scope_of(added: Added) -> str:
    """Where the documents of a source lie, told without asking anybody."""
    match added.place:
        case FilesPlace(path=path):
            return path
        case SlackPlace(kind=kind, channel=channel) | TeamsPlace(kind=kind, channel=channel):
            return f"{kind}:{channel}"
    return f"source:{added.name}"
