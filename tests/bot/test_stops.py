"""Work that is stopped: whichever process works on it, it answers no more."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.claims import waiting
from bot.inbox import Inbox, NewEvent
from bot.jobs import Order
from bot.jobs.stops import begin, end, stopped_by, told
from bot.metrics import Metrics
from bot.outbox import Outbox
from bot.platforms import Stop
from bot.tables import InboxRow
from bot.testing.chat import NOW, FakeChat
from bot.worker import Worker
from skills.language import again, reader_of, speaking
from skills.messages import Conversation, Message, User
from tests.bot.review.test_external import SharedPlatform

BO = User("bo", "Bo Lind")
Body = dict[str, Any]  # Any: a platform's own JSON


class StoppablePlatform(SharedPlatform):
    """Events with `stop` stop the work in the same channel, by `stopper`."""

    stopper = BO

    async def stops(self, body: Body) -> Stop | None:
        if "stop" not in body:
            return None
        return Stop(self.stopper, lambda place: bool(place["channel"] == body["channel"]))


@pytest.fixture
def desk(tmp_path: Path) -> "Desk":
    return Desk(FakeChat(tmp_path))


class Desk:
    """Two workers on one database, as two processes have them."""

    def __init__(self, chat: FakeChat) -> None:
        self.inbox, self.outbox = Inbox(chat.engine), Outbox(chat.engine)
        self.platform = StoppablePlatform(chat, [])
        self.workers = [self._worker(chat) for _ in range(2)]

    def _worker(self, chat: FakeChat) -> Worker:
        return Worker(
            self.inbox,
            self.outbox,
            {self.platform.name: self.platform},
            chat.dispatcher,
            Metrics(),
            lambda: NOW,
            lambda order: None,
            lambda: None,
        )

    def arrives(self, event_id: str, **body: str) -> None:
        self.inbox.store([NewEvent(self.platform.name, event_id, dict(body), NOW)])

    def begins(self, key: str, sender: User, channel: str = "C1") -> None:
        """Long work that this person's message began there, whose post says how far it is."""
        message = Message("minutes", sender, Conversation("shared", "T", channel), NOW)
        order = Order(
            key=key,
            platform=self.platform.name,
            skill="minutes",
            query={},
            message=message,
            place={"channel": channel},
            revises=key,
        )
        begin(self.inbox.engine, order, now=NOW)

    def stops(self, event_id: str = "Ev9") -> None:
        """Bo stops what is done in the channel."""
        self.arrives(event_id, stop="yes", channel="C1", text="stop")
        (event,) = self.inbox.take("one", now=NOW, limit=1)
        asyncio.run(self.workers[0].answer(event))

    @property
    def letters(self) -> list[str]:
        taken = self.outbox.take("courier", now=NOW, limit=10)
        return [delivery.letter.rich[0]["text"] for delivery in taken]


def test_what_another_process_works_on_is_answered_by_the_stop_and_by_nothing_else(desk: Desk) -> None:
    desk.arrives("Ev1", text="how long is leave?", channel="C1")
    (question,) = desk.inbox.take("one", now=NOW, limit=1)
    desk.arrives("Ev2", stop="yes", channel="C1", text="stop")
    (stop,) = desk.inbox.take("two", now=NOW, limit=1)
    asyncio.run(desk.workers[1].answer(stop))
    asyncio.run(desk.workers[0].answer(question))
    assert [words for words in desk.letters if "Stopped" in words] == ["Stopped by Bo Lind."]
    assert waiting(desk.inbox.engine, InboxRow) == 0


def test_what_still_waits_is_stopped_too(desk: Desk) -> None:
    desk.arrives("Ev1", text="how long is leave?", channel="C1")
    desk.arrives("Ev2", stop="yes", channel="C1", text="stop")
    (_, stop) = desk.inbox.take("one", now=NOW, limit=2)
    asyncio.run(desk.workers[0].answer(stop))
    assert "Stopped by Bo Lind." in desk.letters


def test_another_thread_and_a_later_question_are_left_alone(desk: Desk) -> None:
    desk.arrives("Ev1", text="how long is leave?", channel="C2")
    desk.arrives("Ev2", stop="yes", channel="C1", text="stop")
    (_, stop) = desk.inbox.take("one", now=NOW, limit=2)
    asyncio.run(desk.workers[0].answer(stop))
    assert "Stopped by Bo Lind." not in desk.letters


def test_long_work_is_stopped_by_whoever_began_it_and_says_so_at_once(desk: Desk) -> None:
    desk.begins("shared:1", BO)
    desk.stops()
    desk.stops("Ev10")
    assert [words for words in desk.letters if "stopped this" in words] == [
        "Bo Lind stopped this. What is being done just now comes to its end first."
    ]
    assert stopped_by(desk.inbox.engine, "shared:1") == "Bo Lind"


def test_a_stop_by_somebody_without_a_name_shows_no_id(desk: Desk) -> None:
    nameless = desk.platform.stopper = User("slack:U0BO", "U0BO")
    desk.begins("shared:1", nameless)
    desk.stops()
    assert [words for words in desk.letters if "stopped this" in words] == [
        "Somebody stopped this. What is being done just now comes to its end first."
    ]
    by = stopped_by(desk.inbox.engine, "shared:1")
    assert told(by) == "Stopped by somebody."
    with speaking(reader_of("de-DE")):
        assert again(told(by)) == "Von jemandem gestoppt."


def test_long_work_of_others_and_in_other_places_goes_on(desk: Desk) -> None:
    desk.begins("shared:1", User("ana", "Ana Souza"))
    desk.begins("shared:2", BO, channel="C2")
    desk.stops()
    assert not any("stopped" in words for words in desk.letters)
    assert not any(stopped_by(desk.inbox.engine, key) for key in ("shared:1", "shared:2"))


def test_long_work_that_ended_keeps_its_result(desk: Desk) -> None:
    desk.begins("shared:1", BO)
    end(desk.inbox.engine, "shared:1")
    desk.stops()
    assert not any("stopped" in words for words in desk.letters)
