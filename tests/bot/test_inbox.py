"""Events: stored once before they are acknowledged, taken by one process, never lost with it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.claims import LEASE, dead_processes, hand_back, renew, retire, waiting
from bot.errors import ClaimLostError
from bot.inbox import KEPT, Event, Inbox, NewEvent
from bot.store import transaction
from bot.tables import InboxRow

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def inbox(store: Engine) -> Inbox:
    return Inbox(store)


def arrival(event_id: str, platform: str = "slack") -> NewEvent:
    return NewEvent(platform, event_id, {"text": event_id}, NOW)


def stored(inbox: Inbox, *ids: str) -> None:
    for one in ids:
        inbox.store([arrival(one)])


def take(inbox: Inbox, process: str = "p1", limit: int = 10, now: datetime = NOW) -> list[Event]:
    return list(inbox.take(process, now=now, limit=limit))


def test_an_event_that_is_sent_again_is_stored_once(inbox: Inbox) -> None:
    assert inbox.store([arrival("Ev1")]) == [True]
    assert inbox.store([arrival("Ev1")]) == [False]
    assert [event.body for event in take(inbox)] == [{"text": "Ev1"}]


def test_of_several_stored_together_each_says_whether_it_is_new(inbox: Inbox) -> None:
    stored(inbox, "Ev1")
    together = [arrival("Ev2"), arrival("Ev1"), arrival("Ev2"), arrival("Ev3")]
    assert inbox.store(together) == [True, False, False, True]
    assert [event.body["text"] for event in take(inbox)] == ["Ev1", "Ev2", "Ev3"]


def test_the_same_id_on_another_platform_is_another_event(inbox: Inbox) -> None:
    assert inbox.store([arrival("1"), arrival("1", "teams")]) == [True, True]


def test_an_event_that_was_answered_is_still_known_when_it_is_sent_again(inbox: Inbox) -> None:
    stored(inbox, "Ev1")
    (event,) = take(inbox)
    with transaction(inbox.engine) as session:
        inbox.finish(session, event)
    assert inbox.store([arrival("Ev1")]) == [False]
    assert take(inbox) == []


def test_what_was_written_is_forgotten_once_it_is_answered(inbox: Inbox) -> None:
    stored(inbox, "Ev1")
    (event,) = take(inbox)
    with transaction(inbox.engine) as session:
        inbox.finish(session, event)
    with transaction(inbox.engine) as session:
        assert [row.body for row in session.query(InboxRow)] == ["{}"]


def test_the_oldest_are_taken_first(inbox: Inbox) -> None:
    stored(inbox, "a", "b", "c")
    assert [event.key for event in take(inbox, limit=2)] == ["slack:a", "slack:b"]
    assert [event.key for event in take(inbox, limit=2)] == ["slack:c"]


def test_a_failed_transaction_leaves_the_event_unanswered(inbox: Inbox) -> None:
    stored(inbox, "Ev1")
    (event,) = take(inbox)

    def answer_and_fail() -> None:
        with transaction(inbox.engine) as session:
            inbox.finish(session, event)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        answer_and_fail()
    hand_back(inbox.engine, ["p1"])
    assert [event.key for event in take(inbox)] == ["slack:Ev1"]


def test_an_event_that_waits_is_not_taken_before_its_time(inbox: Inbox) -> None:
    stored(inbox, "Ev1")
    (event,) = take(inbox)
    inbox.later(event, not_before=NOW + timedelta(seconds=30))
    assert take(inbox) == []
    assert [event.attempts for event in take(inbox, now=NOW + timedelta(seconds=30))] == [2]


def test_a_process_that_is_not_heard_of_is_dead_after_its_lease(inbox: Inbox) -> None:
    renew(inbox.engine, "p1", now=NOW)
    renew(inbox.engine, "p2", now=NOW + LEASE)
    after = NOW + LEASE + timedelta(seconds=1)
    assert dead_processes(inbox.engine, "p2", now=after, alone=False) == ["p1"]
    assert dead_processes(inbox.engine, "p2", now=NOW, alone=False) == []


def test_whoever_is_alone_knows_at_once_that_the_others_are_dead(inbox: Inbox) -> None:
    renew(inbox.engine, "p1", now=NOW)
    renew(inbox.engine, "p2", now=NOW)
    assert dead_processes(inbox.engine, "p2", now=NOW, alone=True) == ["p1"]


def test_what_a_dead_process_had_taken_waits_again(inbox: Inbox) -> None:
    stored(inbox, "a", "b")
    take(inbox, "p1", limit=1)
    take(inbox, "p2", limit=1)
    assert hand_back(inbox.engine, ["p1"]) == 1
    assert [event.key for event in take(inbox, "p3")] == ["slack:a"]


def test_ids_are_forgotten_when_no_platform_sends_them_again(inbox: Inbox) -> None:
    stored(inbox, "done", "waiting")
    event = take(inbox, limit=1)[0]
    with transaction(inbox.engine) as session:
        inbox.finish(session, event)
    assert inbox.tidy(now=NOW + KEPT) == 0
    assert inbox.tidy(now=NOW + KEPT + timedelta(seconds=1)) == 1
    assert waiting(inbox.engine, InboxRow) == 1


def test_of_many_that_store_the_same_event_at_once_one_succeeds(inbox: Inbox) -> None:
    with ThreadPoolExecutor(8) as pool:
        news = list(pool.map(lambda _: inbox.store([arrival("Ev1")])[0], range(8)))
    assert sorted(news) == [False] * 7 + [True]


def test_of_several_processes_each_event_goes_to_one(inbox: Inbox) -> None:
    if inbox.engine.dialect.name == "sqlite":
        pytest.skip("on SQLite one process serves")
    stored(inbox, *(str(number) for number in range(60)))

    def all_of(process: str) -> list[str]:
        got: list[str] = []
        while batch := take(inbox, process, limit=3):
            got += [event.key for event in batch]
        return got

    with ThreadPoolExecutor(4) as pool:
        shares = list(pool.map(all_of, ["p1", "p2", "p3", "p4"]))
    assert len({key for share in shares for key in share}) == sum(map(len, shares)) == 60


def test_a_process_that_lost_its_claim_can_neither_finish_nor_put_back(inbox: Inbox) -> None:
    stored(inbox, "Ev1")
    (stale,) = take(inbox, "p1")
    hand_back(inbox.engine, ["p1"])
    (event,) = take(inbox, "p2")
    inbox.later(stale, not_before=NOW)
    with pytest.raises(ClaimLostError), transaction(inbox.engine) as session:
        inbox.finish(session, stale)
    with transaction(inbox.engine) as session:
        inbox.finish(session, event)
    assert waiting(inbox.engine, InboxRow) == 0


def test_being_asked_to_wait_is_no_try(inbox: Inbox) -> None:
    stored(inbox, "Ev1")
    for _ in range(3):
        (event,) = take(inbox)
        inbox.later(event, not_before=NOW, counted=False)
    assert [event.attempts for event in take(inbox)] == [1]


def test_a_process_that_retired_is_dead_at_once(inbox: Inbox) -> None:
    renew(inbox.engine, "p1", now=NOW)
    retire(inbox.engine, "p1")
    assert dead_processes(inbox.engine, "p2", now=NOW, alone=False) == ["p1"]
