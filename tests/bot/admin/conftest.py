"""One database, two programs that serve it, and a clock that a test moves."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import App
from bot.build import build
from bot.directory import Person
from bot.platforms.slack.settings import SlackSettings
from bot.settings import Settings
from bot.testing.databases import prepare
from bot.testing.slack import FakeSlack
from skills.messages import Choices, Conversation, Message, Reply

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
PEOPLE = (
    Person("ana", "Ana Souza", "ana@example.org", groups=frozenset({"admins"})),
    Person("dee", "Dee Park", "dee@example.org", groups=frozenset({"admins"})),
    Person("bo", "Bo Lind", "bo@example.org", groups=frozenset({"hr"}), channels=frozenset({"C01"})),
    Person("cy", "Cy Ruiz", "cy@example.org", groups=frozenset({"hr", "it"})),
)


@dataclass
class Clock:
    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, **passed: float) -> None:
        self.at += timedelta(**passed)


@dataclass
class Pair:
    """Two programs on one database; people speak to the first unless a test says `other`."""

    app: App
    other: App
    clock: Clock = field(default_factory=Clock)

    def say(self, text: str, sender: str = "ana", *, app: App | None = None, channel: str = "") -> Reply:
        """In a direct message, or for oneself in a channel."""
        return self._send(text, sender, app, channel, {})

    def fill_in(self, command: str, sender: str = "ana", **values: str) -> Reply:
        """Send a form of this command."""
        return self._send(f"/{command}", sender, None, "", values)

    def _send(self, text: str, sender: str, app: App | None, channel: str, values: dict[str, str]) -> Reply:
        chosen = app or self.app
        place = Conversation("slack", "T1", channel or "D1", private=True)
        message = Message(text, chosen.rights.user(sender), place, self.clock(), values=tuple(values.items()))
        return asyncio.run(chosen.dispatcher.reply_to(message))

    def press(self, reply: Reply, label: str, sender: str = "ana", *, app: App | None = None) -> Reply:
        """A button under a reply, by what stands on it."""
        return self.say(option_of(reply, label), sender, app=app)

    def do(self, text: str, sender: str = "ana") -> Reply:
        """Ask for a change and let it be made."""
        return self.press(self.say(text, sender), "Confirm", sender)


def option_of(reply: Reply, label: str) -> str:
    """What a button says. Raises KeyError where there is none."""
    buttons = [block for block in reply.blocks if isinstance(block, Choices)]
    return {shown: option for block in buttons for option, shown in block.labelled}[label]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pair(tmp_path: Path, clock: Clock) -> Iterator[Pair]:
    prepare(tmp_path / "confidant.db")
    with_settings = Settings.model_construct(home=tmp_path)
    first = build(with_settings, now=clock)
    first.directory.write(PEOPLE, now=NOW)
    second = build(with_settings, now=clock)
    yield Pair(first, second, clock)
    second.close()
    first.close()


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack(rate_limits=False) as slack:
        slack.add_user("UANA", "Ana Souza", "ana@example.org")
        slack.add_channel("C01", "general", ["UANA", slack.bot_user_id])
        slack.add_channel("C02", "with-agency", ["UANA", slack.bot_user_id], external=True)
        slack.add_channel("C03", "lonely", ["UANA"])
        yield slack


@pytest.fixture
def town(tmp_path: Path, clock: Clock, slack: FakeSlack) -> Iterator[Pair]:
    """A program that can look at Slack's channels."""
    token, secret = SecretStr(slack.bot_token), SecretStr(slack.signing_secret)
    chat = SlackSettings(bot_token=token, signing_secret=secret, base_url=slack.api_url)
    prepare(tmp_path / "confidant.db")
    app = build(Settings.model_construct(home=tmp_path, slack=chat), now=clock)
    app.directory.write(PEOPLE, now=clock())
    yield Pair(app, app, clock)
    app.close()
