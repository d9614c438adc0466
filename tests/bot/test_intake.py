"""Arriving events are stored together, and each one that waits hears what became of its own."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from bot.errors import StoreError
from bot.inbox import Inbox, NewEvent
from bot.intake import MOST, Intake

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
BURST = 450


def arrival(event_id: str) -> NewEvent:
    return NewEvent("slack", event_id, {"text": event_id}, NOW)


class Recorder:
    """Stores nothing, keeps what it was given; refuses whatever holds the id `bad`."""

    def __init__(self) -> None:
        self.given: list[list[str]] = []

    def __call__(self, arrivals: Sequence[NewEvent]) -> list[bool]:
        self.given.append([one.event_id for one in arrivals])
        if "bad" in self.given[-1]:
            raise StoreError("the database cannot hold it")
        return [True] * len(arrivals)


async def put_all(intake: Intake, ids: Sequence[str]) -> list[bool | BaseException]:
    return await asyncio.gather(*(intake.put(arrival(one)) for one in ids), return_exceptions=True)


def test_a_burst_is_stored_in_a_few_transactions_and_all_of_it(store: Engine) -> None:
    inbox, sizes = Inbox(store), []

    def keep(arrivals: Sequence[NewEvent]) -> list[bool]:
        sizes.append(len(arrivals))
        return inbox.store(arrivals)

    new = asyncio.run(put_all(Intake(keep), [f"Ev{number % 400}" for number in range(BURST)]))
    assert new.count(True) == 400
    assert new.count(False) == BURST - 400
    assert (sum(sizes), max(sizes)) == (BURST, MOST)
    assert len(inbox.take("me", now=NOW, limit=BURST)) == 400


def test_one_that_the_database_refuses_keeps_no_other_out() -> None:
    recorder = Recorder()
    first, bad, last = asyncio.run(put_all(Intake(recorder), ["a", "bad", "c"]))
    assert (first, last) == (True, True)
    assert isinstance(bad, StoreError)


def test_what_nobody_foresaw_is_told_as_a_store_error_and_stands_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(_: Sequence[NewEvent]) -> list[bool]:
        raise RuntimeError("gone")

    with pytest.raises(StoreError, match="gone"):
        asyncio.run(Intake(broken).put(arrival("a")))
    assert "RuntimeError: gone" in caplog.text


def test_nobody_waits_for_what_took_too_long_and_later_events_are_stored() -> None:
    recorder = Recorder()

    async def play() -> bool:
        intake = Intake(recorder)
        late = asyncio.create_task(intake.put(arrival("late")))
        await asyncio.sleep(0)
        late.cancel()
        return await intake.put(arrival("next"))

    assert asyncio.run(play())
    assert "next" in recorder.given[-1]
