"""One database, two programs that serve it, and a clock that a test moves."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import App, build
from bot.directory import Person
from bot.settings import Settings
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
    with_settings = Settings.model_construct(home=tmp_path)
    first = build(with_settings, now=clock)
    first.directory.write(PEOPLE, now=NOW)
    second = build(with_settings, now=clock)
    yield Pair(first, second, clock)
    second.close()
    first.close()
