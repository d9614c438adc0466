"""Long work that is stopped: by whoever began it, at its next step, once, and nobody else's."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.jobs import Order
from bot.jobs.runner import Runner
from bot.jobs.stops import STOPPED, begin, end, forget_begun, going, stop, stopped_by, tidy
from bot.metrics import Metrics
from bot.outbox import Outbox
from bot.store import transaction
from bot.tables import BegunWorkRow
from bot.testing.chat import NOW, FakeChat
from skills.messages import Conversation, Message, User
from skills.minutes.query import MinutesQuery
from skills.minutes.steps import Work
from skills.plan import Step
from tests.bot.jobs.test_jobs import Writing

ANA = User("ana", "Ana Souza")


def order(key: str = "board:1", *, revises: str = "") -> Order:
    return Order(
        key=key,
        platform="board",
        skill="minutes",
        query=MinutesQuery(path="a.vtt").model_dump(mode="json"),
        message=Message("minutes", ANA, Conversation("board", "T", "D", private=True), NOW),
        place={"channel": "D"},
        revises=revises,
    )


def stopping(engine: Engine, key: str, by: str = "Ana Souza") -> bool:
    with transaction(engine) as session:
        return stop(session, key, by=by)


def test_work_goes_on_for_whoever_began_it_until_it_ends(store: Engine) -> None:
    begin(store, order(), now=NOW)
    begin(store, order(), now=NOW)
    assert [one.key for one in going(store, "board", "ana", before=NOW)] == ["board:1"]
    assert (
        list(going(store, "board", "bo", before=NOW)) == list(going(store, "slack", "ana", before=NOW)) == []
    )
    assert end(store, "board:1") == ""
    assert not stopping(store, "board:1")
    assert list(going(store, "board", "ana", before=NOW)) == []


def test_whichever_comes_first_of_two_stops_and_the_end_decides(store: Engine) -> None:
    begin(store, order(), now=NOW)
    assert stopping(store, "board:1")
    assert not stopping(store, "board:1", by="Bo Lind")
    # the last post may be tried twice, and says the same each time
    assert [end(store, "board:1"), end(store, "board:1")] == ["Ana Souza"] * 2
    assert stopped_by(store, "board:1") == "Ana Souza"


def test_work_that_came_by_itself_cannot_be_stopped(store: Engine) -> None:
    assert not stopping(store, "zoom:1")
    assert (stopped_by(store, "zoom:1"), end(store, "zoom:1")) == ("", "")


def test_a_stop_that_comes_late_is_not_about_what_was_begun_since(store: Engine) -> None:
    begin(store, order(), now=NOW)
    begin(store, order("board:2"), now=NOW + timedelta(seconds=5))
    assert [one.key for one in going(store, "board", "ana", before=NOW)] == ["board:1"]


def test_all_of_it_is_forgotten_after_a_week_also_what_never_came_to_an_end(store: Engine) -> None:
    for key in ("board:1", "board:2"):
        begin(store, order(key), now=NOW)
    end(store, "board:1")
    assert tidy(store, now=NOW + timedelta(days=6)) == 0
    assert tidy(store, now=NOW + timedelta(days=8)) == 2


def test_who_is_forgotten_leaves_nothing_of_what_they_began(store: Engine) -> None:
    begin(store, order(), now=NOW)
    with transaction(store) as session:
        forget_begun(session, "bo")
        assert session.get(BegunWorkRow, "board:1")
        forget_begun(session, "ana")
    with transaction(store) as session:
        assert session.get(BegunWorkRow, "board:1") is None


@pytest.fixture
def runner(chat: FakeChat, tmp_path: Path) -> Runner:
    board = {"board": Writing()}
    outbox = Outbox(chat.engine)
    return Runner(chat.dispatcher, board, outbox, Metrics(), tmp_path, lambda: NOW, lambda: None)


def said(runner: Runner) -> list[str]:
    taken = runner.outbox.take("courier", now=NOW, limit=10)
    return [str(one.letter.rich[0]["text"]) for one in taken]


def test_stopped_work_does_no_further_step_and_says_by_whom(runner: Runner) -> None:
    ran: list[str] = []

    async def run(work: Work, _ctx: object) -> Work:
        ran.append("step")
        return work

    step: Step[Work] = Step("fetch", run)
    begin(runner.outbox.engine, order(), now=NOW)
    work = runner.begin(order())
    assert asyncio.run(runner.step(order(), step, work)) == {}
    stopping(runner.outbox.engine, "board:1")
    assert asyncio.run(runner.step(order(), step, work)) == {"failed": "Stopped by Ana Souza."}
    runner.post(order(), None, "Stopped by Ana Souza.")
    assert (ran, said(runner)) == (["step"], ["Stopped by Ana Souza."])


def test_work_that_was_finished_when_it_was_stopped_is_not_posted_after_that(runner: Runner) -> None:
    begin(runner.outbox.engine, order(), now=NOW)
    stopping(runner.outbox.engine, "board:1")
    runner.post(order(), runner.begin(order()), "")
    assert said(runner) == ["Stopped by Ana Souza."]


def test_a_stop_ends_a_step_that_says_how_far_it_is(runner: Runner) -> None:
    one = order(revises="board:1")

    async def run(work: Work, ctx: object) -> Work:
        stopping(runner.outbox.engine, "board:1")
        ctx.progress("half of it")  # type: ignore[attr-defined]  # the step's context
        raise AssertionError("it went on")

    begin(runner.outbox.engine, one, now=NOW)
    step: Step[Work] = Step("transcribe", run)
    assert asyncio.run(runner.step(one, step, runner.begin(one))) == {"failed": "Stopped by Ana Souza."}
    with transaction(runner.outbox.engine) as session:
        row = session.get(BegunWorkRow, "board:1")
        assert row
        assert row.state == STOPPED
