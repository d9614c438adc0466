"""Chores: every one that is scheduled is there, and each does its work in a company where nothing waits."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.build import build
from bot.chores import Chores
from bot.inbox import Inbox
from bot.jobs.schedules import Schedules
from bot.outbox import Outbox
from bot.settings import Settings
from bot.sources.sources import Sources
from bot.testing.databases import prepare


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    """An event loop that runs in another thread, as the program's does."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield loop
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def test_each_chore_of_the_schedule_does_its_work(tmp_path: Path, loop: asyncio.AbstractEventLoop) -> None:
    prepare(tmp_path / "confidant.db")
    app = build(Settings.model_construct(home=tmp_path))
    tidied: list[object] = []

    def tidy_jobs(before: object) -> int:
        tidied.append(before)
        return 0

    chores = Chores(
        app, Inbox(app.engine), Outbox(app.engine), {}, {}, Sources.of(app), tidy_jobs, lambda: None
    )
    todo = chores.on(loop)
    assert set(todo) == set(chores.when)
    # a cron line that cannot be read would be refused here
    Schedules(chores.when, lambda _name, _when: None)
    for chore in todo.values():
        chore()
    assert len(tidied) == 1
    app.close()
