"""One small world for each kind of source: things are written, changed and deleted there, and it goes out of reach."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from pydantic import SecretStr
from sqlalchemy import Engine

from bot.arrivals.settings import GraphSettings
from bot.directory import Directory
from bot.platforms.history import Changes
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.history import PAGE, SlackHistory
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.teams import changes
from bot.platforms.teams.book import Book as TeamsBook
from bot.platforms.teams.book import Known
from bot.platforms.teams.settings import TeamsSettings
from bot.sources.changing import ChangingSource
from bot.sources.channel import ChannelSource
from bot.sources.chats import Chats
from bot.testing.slack import FakeSlack
from bot.testing.teams import Chat, Delivery, FakeTeams
from indexing.settings import IndexSettings
from indexing.sources import Source
from indexing.sources.drive import Drive
from indexing.sources.drive_api import DriveApi
from indexing.sources.files import Files
from indexing.sources.slack_export import SlackExport
from indexing.sources.web import Web
from tests.bot.platforms.teams.house import graph_settings_of, section, settings_of
from tests.indexing.sources.servers import LOOPBACK, DriveFake, Site, page

SETTINGS = IndexSettings()
NOW = datetime(2030, 1, 1, tzinfo=UTC)


class World(Protocol):
    """`write` makes or changes the item of a name; what it says is unique to it."""

    def write(self, name: str, text: str) -> None: ...

    def delete(self, name: str) -> None: ...

    def break_off(self) -> None:
        """From now on the place cannot be asked."""

    def source(self) -> Source:
        """As a new process would make it."""


@dataclass
class FilesWorld:
    folder: Path
    broken: bool = False

    def write(self, name: str, text: str) -> None:
        self.folder.mkdir(exist_ok=True)
        (self.folder / f"{name}.md").write_text(f"# {name}\n\n{text}")

    def delete(self, name: str) -> None:
        (self.folder / f"{name}.md").unlink()

    def break_off(self) -> None:
        self.folder.rename(self.folder.with_name("moved-away"))

    def source(self) -> Source:
        return Files(self.folder, SETTINGS)


@dataclass
class WebWorld:
    site: Site

    def write(self, name: str, text: str) -> None:
        self.site.texts[f"/{name}"] = page(name, text)

    def delete(self, name: str) -> None:
        del self.site.texts[f"/{name}"]

    def break_off(self) -> None:
        self.site.status = 503

    def source(self) -> Source:
        urls = [f"{self.site.url}/{name}" for name in ("a", "b", "c", "d")]
        return Web(urls, SETTINGS, LOOPBACK, scope="source:site")


@dataclass
class DriveWorld:
    drive: DriveFake

    def write(self, name: str, text: str) -> None:
        self.drive.put(name, name, f"# {name}\n\n{text}".encode())

    def delete(self, name: str) -> None:
        self.drive.delete(name)

    def break_off(self) -> None:
        self.drive.status = 500

    def source(self) -> Source:
        return drive_source(self.drive)


def drive_source(
    drive: DriveFake,
    *,
    person_of: Callable[[str], str | None] = lambda _email: None,
    unsaid: frozenset[str] = frozenset(),
) -> Drive:
    api = DriveApi(drive.url, lambda: "good", LOOPBACK)
    return Drive(
        api, SETTINGS, scope="source:drive", person_of=person_of, domain="acme.example", unsaid=unsaid
    )


@dataclass
class ExportWorld:
    path: Path
    texts: dict[str, str] = field(default_factory=dict)
    version: int = 0

    def write(self, name: str, text: str) -> None:
        self.texts[name] = text
        self._save()

    def delete(self, name: str) -> None:
        del self.texts[name]
        self._save()

    def break_off(self) -> None:
        self.path.write_bytes(b"no zip any more")

    def source(self) -> Source:
        return SlackExport(self.path, SETTINGS, scope="source:export")

    def _save(self) -> None:
        self.version += 1
        messages = [
            {"type": "message", "user": "U1", "ts": f"17000000{ord(name)}.000100", "text": f"{name}: {text}"}
            for name, text in self.texts.items()
        ]
        write_export(
            self.path,
            {
                "channels.json": [{"id": "C1", "name": "general"}],
                "users.json": [{"id": "U1", "name": "ana", "profile": {"real_name": "Ana Souza"}}],
                # the number makes the file differ even where a clock is coarse
                "general/2026-03-02.json": [*messages, {"type": "message", "ts": "x" * self.version}],
            },
        )


def write_export(path: Path, entries: dict[str, object]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content if isinstance(content, str) else json.dumps(content))
    return path


@dataclass
class SlackWorld:
    slack: FakeSlack
    engine: Engine
    sent: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.slack.add_user("UANA", "ana", "ana@example.org")
        self.slack.add_channel("CGEN", "general", members=["UANA", self.slack.bot_user_id])

    def write(self, name: str, text: str) -> None:
        if name in self.sent:
            self.slack.edits("UANA", self.sent[name], f"{name}: {text}")
        else:
            self.sent[name] = self.slack.says("UANA", "CGEN", f"{name}: {text}").ts

    def delete(self, name: str) -> None:
        self.slack.deletes(self.sent.pop(name))

    def break_off(self) -> None:
        self.slack.fail_next("*", status=500, times=1000)

    def source(self) -> Source:
        return channel_source(self.slack, self.engine)


def history_of(slack: FakeSlack, engine: Engine, page_size: int = PAGE) -> SlackHistory:
    settings = SlackSettings(
        bot_token=SecretStr(slack.bot_token),
        signing_secret=SecretStr(slack.signing_secret),
        base_url=slack.api_url,
    )
    # one clock, so that a wait in a test is no wait
    return SlackHistory(
        SlackApi(settings, slack.world.now), engine, Directory(engine), lambda: NOW, page_size=page_size
    )


def channel_source(
    slack: FakeSlack,
    engine: Engine,
    channel: str = "CGEN",
    *,
    private_by: str = "",
    now: datetime = NOW,
    page_size: int = PAGE,
) -> ChannelSource:
    return ChannelSource(
        history_of(slack, engine, page_size), channel, private_by=private_by, now=now, wait=slack.advance
    )


@dataclass
class TeamsWorld:
    teams: FakeTeams
    engine: Engine
    sent: dict[str, Delivery] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.teams.add_person("ana")
        self.channel = self.teams.add_channel("general", "ana", listening=True)
        met(self.teams, self.engine, self.channel)

    def write(self, name: str, text: str) -> None:
        if name in self.sent:
            self.teams.edits("ana", self.channel, self.sent[name], f"{name}: {text}")
        else:
            self.sent[name] = self.teams.says("ana", self.channel, f"{name}: {text}")

    def delete(self, name: str) -> None:
        self.teams.deletes("ana", self.channel, self.sent.pop(name))

    def break_off(self) -> None:
        self.teams.graph.fail_next(500, times=1000)

    def source(self) -> Source:
        return teams_source(self.teams, self.engine, self.channel)


def met(teams: FakeTeams, engine: Engine, channel: Chat) -> None:
    """Somebody wrote to us in this channel once."""
    known = Known(channel.id, channel.kind, teams.service, teams.issuer.tenant, team=channel.team)
    TeamsBook(engine, lambda: NOW).note(known)


def changes_of(teams: FakeTeams, engine: Engine) -> Changes:
    directory = Directory(engine)
    return changes(settings_of(teams), graph_settings_of(teams), engine, directory, lambda: NOW)


def teams_source(
    teams: FakeTeams,
    engine: Engine,
    channel: Chat,
    *,
    private_by: str = "",
    now: datetime | None = None,
    wait: Callable[[float], None] | None = None,
) -> ChangingSource:
    moment = now or datetime.now(UTC)
    return ChangingSource(
        changes_of(teams, engine), channel.id, private_by=private_by, now=moment, wait=wait or teams.advance
    )


def chats_from(text: str, engine: Engine) -> Chats:
    """What another process reaches, from the settings that a test gave it as JSON."""
    given, directory = json.loads(text), Directory(engine)
    if "slack" in given:
        settings = SlackSettings.model_validate(given["slack"])
        return Chats(slack=SlackHistory(SlackApi(settings), engine, directory, lambda: NOW, page_size=4))
    teams = TeamsSettings.model_validate(section(given["teams"], "TEAMS"))
    graph = GraphSettings.model_validate(section(given["graph"], "GRAPH"))
    return Chats(teams=changes(teams, graph, engine, directory, lambda: NOW))
