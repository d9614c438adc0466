"""Places shared with outsiders: refused, unless an admin allowed one, and then only what is published is used."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.inbox import Inbox, NewEvent
from bot.metrics import Metrics
from bot.outbox import Letter, Outbox
from bot.platforms import NO_SIGN, Heard, Payload, Sign, Stop
from bot.testing.chat import NOW, FakeChat
from bot.worker import Worker
from skills.messages import Attachment, Conversation, Message, Reply

QUESTION = "When is the shop in Ghent open on weekdays?"
OF_STAFF = "From when is the shop in Ghent open for staff?"


@dataclass
class SharedPlatform:
    """A platform on which every event is ana asking in a channel, which outsiders share."""

    chat: FakeChat
    said: list[Reply]
    name: str = "shared"

    async def hear(self, body: Payload) -> Heard | None:
        place = Conversation(self.name, "T1", str(body["channel"]), private=False)
        message = Message(str(body["text"]), self.chat.rights.user("ana"), place, NOW)
        return Heard(message, {"channel": body["channel"]}, external=True)

    def write(self, key: str, reply: Reply, place: Payload) -> Letter:
        self.said.append(reply)
        return Letter(key, self.name, place, ({"text": reply.summary},), ({"text": reply.summary},))

    def place_of(self, body: Payload) -> Payload | None:
        return {"channel": body["channel"]}

    def begin(self, key: str, body: Payload, *, place: Payload | None = None, again: bool = False) -> Sign:
        return NO_SIGN

    async def stops(self, body: Payload) -> Stop | None:
        return None

    def is_lasting(self, place: Payload) -> bool:
        return False

    async def edit(self, place: Payload, message_id: str, message: Payload) -> None: ...

    async def remove(self, place: Payload, message_id: str) -> None: ...

    async def channel(
        self, channel: str, thread: str | None = None, *, instead: str | None = None
    ) -> Payload | None: ...

    async def direct(self, person: str) -> Payload | None: ...

    async def has_outsiders(self, place: Payload, *, anew: bool) -> bool:
        return False

    async def alone(self, place: Payload) -> Payload | None:
        return None

    def taken_part(self, place: Payload) -> tuple[str, str] | None:
        return None

    def is_about_form(self, code: str) -> bool:
        return False

    async def start(self) -> None: ...

    async def stop(self) -> None: ...

    async def send(self, place: Payload, message: Payload, key: str) -> str:
        return key

    async def find(self, place: Payload, key: str) -> str | None:
        return None

    async def elsewhere(self, place: Payload, code: str) -> Payload | None:
        return None

    async def fetch(
        self, attachment: Attachment, message: Message, folder: Path, *, document_bytes: int | None = None
    ) -> Path:
        return folder


Ask = Callable[[str, str], Reply]


@pytest.fixture
def ask(chat: FakeChat) -> Ask:
    """Ask in a shared channel, through inbox, worker and outbox; COPEN is the one that an admin allowed."""
    chat.wrote("ana", "# Hours\n\nThe shop in Ghent is open from 9:00 to 17:00 on weekdays.", readers="world")
    chat.wrote("bo", "# Keys\n\nThe shop in Ghent is open on weekdays for staff, and that from 7:00.")
    inbox, outbox = Inbox(chat.engine), Outbox(chat.engine)
    platform = SharedPlatform(chat, [])
    worker = Worker(
        inbox,
        outbox,
        {platform.name: platform},
        chat.dispatcher,
        Metrics(),
        lambda: NOW,
        lambda order: None,
        lambda: None,
        external_channels=frozenset({"COPEN"}),
    )

    def ask(text: str, channel: str) -> Reply:
        body = {"text": text, "channel": channel}
        inbox.store([NewEvent(platform.name, f"{channel}{len(platform.said)}", body, NOW)])
        (event,) = inbox.take("me", now=NOW, limit=5)
        asyncio.run(worker.answer(event))
        return platform.said[-1]

    return ask


def test_a_shared_channel_is_refused(ask: Ask) -> None:
    reply = ask(QUESTION, "COTHER")
    assert ("shared with people outside" in reply.summary, reply.private) == (True, True)


def test_one_that_an_admin_allowed_hears_what_is_published_and_nothing_else(ask: Ask) -> None:
    reply = ask(QUESTION, "COPEN")
    assert ("ana/Hours.md" in str(reply), "bo/Keys.md" in str(reply)) == (True, False)
    assert "bo/Keys.md" not in str(ask(OF_STAFF, "COPEN"))


def test_a_member_asked_elsewhere_is_told_what_is_for_the_company(ask: Ask, chat: FakeChat) -> None:
    assert "bo/Keys.md" in str(chat.say(OF_STAFF))
