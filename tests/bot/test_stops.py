"""Work that is stopped: whichever process works on it, it answers no more."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.claims import waiting
from bot.inbox import Inbox, NewEvent
from bot.metrics import Metrics
from bot.outbox import Outbox
from bot.tables import InboxRow
from bot.testing.chat import NOW, FakeChat
from bot.worker import Worker
from tests.bot.review.test_external import SharedPlatform

Body = dict[str, Any]  # Any: a platform's own JSON


class StoppablePlatform(SharedPlatform):
    """Events with `stop` stop the work in the same channel."""

    def stops(self, body: Body) -> Callable[[Body], bool] | None:
        return (lambda other: bool(other["channel"] == body["channel"])) if "stop" in body else None


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
    assert [words for words in desk.letters if "Stopped" in words] == ["Stopped."]
    assert waiting(desk.inbox.engine, InboxRow) == 0


def test_what_still_waits_is_stopped_too(desk: Desk) -> None:
    desk.arrives("Ev1", text="how long is leave?", channel="C1")
    desk.arrives("Ev2", stop="yes", channel="C1", text="stop")
    (_, stop) = desk.inbox.take("one", now=NOW, limit=2)
    asyncio.run(desk.workers[0].answer(stop))
    assert "Stopped." in desk.letters


def test_another_thread_and_a_later_question_are_left_alone(desk: Desk) -> None:
    desk.arrives("Ev1", text="how long is leave?", channel="C2")
    desk.arrives("Ev2", stop="yes", channel="C1", text="stop")
    (_, stop) = desk.inbox.take("one", now=NOW, limit=2)
    asyncio.run(desk.workers[0].answer(stop))
    assert "Stopped." not in desk.letters
