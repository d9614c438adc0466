"""Teams as a platform in this process, with a database and a courier, against the fake."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.arrivals.settings import GraphSettings
from bot.courier import Courier
from bot.directory import Directory
from bot.metrics import Metrics
from bot.outbox import Letter, Outbox
from bot.platforms import Payload
from bot.platforms.teams import reach
from bot.platforms.teams.platform import TeamsPlatform
from bot.platforms.teams.settings import TeamsSettings
from bot.platforms.teams.stream import StreamPace
from bot.store import transaction
from bot.testing.databases import open_prepared
from bot.testing.teams import Chat, FakeTeams
from indexing.settings import FetchSettings
from skills.messages import Reply

QUICK = StreamPace(hold=0.0, update=0.0, edit=0.0)


def section(environment: Mapping[str, str], name: str) -> dict[str, object]:
    """One section of the product's settings, as its model takes it."""
    prefix = f"CONFIDANT_{name}__"
    return {
        key.removeprefix(prefix).lower(): value
        for key, value in environment.items()
        if key.startswith(prefix)
    }


def settings_of(teams: FakeTeams, *, targeted: bool = False) -> TeamsSettings:
    return TeamsSettings.model_validate({**section(teams.environment, "TEAMS"), "targeted": targeted})


def graph_settings_of(teams: FakeTeams) -> GraphSettings:
    return GraphSettings.model_validate(section(teams.graph.environment, "GRAPH"))


class House:
    def __init__(self, teams: FakeTeams, home: Path, *, targeted: bool = False) -> None:
        self.teams = teams
        self.engine = open_prepared(home / "house.db")
        settings = settings_of(teams, targeted=targeted)
        self.outbox = Outbox(self.engine)
        self.platform = TeamsPlatform(
            settings,
            FetchSettings(),
            self.engine,
            Directory(self.engine),
            self.now,
            reach(settings, self.now),
            streaming=QUICK,
        )
        # the fake's clock of rates, so that what waits is not waited for
        self.platform.api.pace._clock = self.teams.world.now  # a clock that tests move
        self.courier = Courier(self.outbox, {"teams": self.platform}, Metrics(), self.now)

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.teams.world.now(), UTC)

    def place(self, name: str, chat: Chat, *, thread: str = "", kind: str = "") -> Payload:
        person = self.teams.world.people[name]
        return {
            "kind": kind or chat.kind,
            "base": chat.kind,
            "conversation": chat.id,
            "thread": thread or None,
            "user": person.aad,
            "account": person.id,
            "service": self.teams.service,
            "tenant": self.teams.issuer.tenant,
            "pressed": "",
        }

    def put(self, key: str, reply: Reply, place: Payload) -> Letter:
        letter = self.platform.write(key, reply, place)
        with transaction(self.engine) as session:
            self.outbox.put(session, letter, now=self.now())
        return letter

    def reword(self, letter: Letter, reply: Reply) -> None:
        again = self.platform.write(letter.key, reply, letter.place)
        with transaction(self.engine) as session:
            self.outbox.reword(session, replace(again, lasting=True), now=self.now())

    async def deliver(self, *, rounds: int = 8, seconds: float = 61.0) -> None:
        """Bring what is stored; between two rounds the clock moves on, so that what waits is tried again."""
        for _ in range(rounds):
            taken = await asyncio.to_thread(lambda: self.outbox.take("p", now=self.now(), limit=9))
            for delivery in taken:
                await self.courier.deliver(delivery)
            self.teams.advance(seconds)

    def say(self, key: str, reply: Reply, place: Payload) -> None:
        """Store a reply and bring it."""
        self.put(key, reply, place)
        asyncio.run(self.deliver())
