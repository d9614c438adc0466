"""Durable work and chores: asked for twice, done once; what fails becomes a sentence; what ended is forgotten."""

import asyncio
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from apscheduler.events import EVENT_JOB_SUBMITTED, JobSubmissionEvent

from bot.errors import PlatformUnreachableError
from bot.jobs import CHORES, Jobs, Order, job_database
from bot.jobs.runner import Runner, changes, merged, sweep
from bot.jobs.schedules import Schedules
from bot.metrics import Metrics
from bot.outbox import Letter, Outbox
from bot.testing.chat import NOW, FakeChat
from skills.messages import Conversation, Message, Reply, User
from skills.minutes.query import MinutesQuery
from skills.minutes.steps import Work, begin
from tests.bot.test_courier import Board

MEETING = "WEBVTT\n\n00:00:01.000 --> 00:00:05.000\n<v Ana>We decided to move the launch to May.</v>\n"
WAIT_SECONDS = 30.0


class Writing(Board):
    """The board, which writes replies as one line of text."""

    def write(self, key: str, reply: Reply, place: dict[str, object]) -> Letter:
        return Letter(key, self.name, place, ({"text": reply.summary},), ({"text": reply.summary},))


class Works:
    """Jobs over a real store and a real queue, in this process."""

    def __init__(self, chat: FakeChat, home: Path) -> None:
        self.chat, self.home, self.outbox = chat, home, Outbox(chat.engine)
        self.posted = threading.Event()
        self.chores = threading.Semaphore(0)
        self.chore_faults: list[Exception] = []

    @contextmanager
    def running(self, queues: tuple[str, ...] = ("transcription", CHORES)) -> Iterator[Jobs]:
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever, daemon=True)
        thread.start()
        runner = Runner(
            self.chat.dispatcher,
            {"board": Writing()},
            self.outbox,
            Metrics(),
            self.home,
            lambda: NOW,
            self.posted.set,
        )
        jobs = Jobs(
            f"sqlite:///{self.home / 'chat.db'}",
            runner,
            process="p1",
            queues=queues,
            chores={"sweep": self._chore},
            loop=loop,
        )
        jobs.start()
        try:
            yield jobs
        finally:
            jobs.stop(grace_seconds=1)
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()

    def said(self) -> list[str]:
        """What was handed to the outbox, once something was."""
        assert self.posted.wait(WAIT_SECONDS)
        taken = self.outbox.take("p1", now=NOW, limit=10)
        return [str(one.letter.rich[0]["text"]) for one in taken]

    def order(self, path: str, locale: str = "") -> Order:
        sender = User("ana", "Ana Souza", locale=locale)
        place = Conversation("terminal", "T", "D", private=True)
        return Order(
            key=f"board:{path}",
            platform="board",
            skill="minutes",
            query=MinutesQuery(path=path).model_dump(mode="json"),
            message=Message(path, sender, place, NOW),
            place={"channel": "D"},
        )

    def _chore(self) -> None:
        if self.chore_faults:
            raise self.chore_faults.pop(0)
        self.chores.release()


@pytest.fixture
def works(chat: FakeChat, tmp_path: Path) -> Works:
    return Works(chat, tmp_path)


def test_an_order_becomes_minutes_in_the_outbox_and_is_forgotten_after_a_while(works: Works) -> None:
    meeting = works.home / "launch.vtt"
    meeting.write_text(MEETING)
    with works.running() as jobs:
        jobs.put(works.order(str(meeting)))
        jobs.put(works.order(str(meeting)))
        assert [text.split(":")[0] for text in works.said()] == ["Launch"]
        works.chat.wrote("ana", "# Nothing")
    with works.running() as jobs:
        jobs.put(works.order(str(meeting)))
        assert works.outbox.take("p1", now=NOW, limit=10) == []
        assert jobs.tidy(before=datetime.now(UTC) - timedelta(days=1)) == 0
        assert jobs.tidy(before=datetime.now(UTC) + timedelta(days=1)) == 1


def test_what_fails_is_said_to_whoever_asked(works: Works) -> None:
    with works.running() as jobs:
        jobs.put(works.order("/nowhere/call.mp4"))
        assert works.said() == ["There is no file '/nowhere/call.mp4'. Check the path."]


def test_an_order_that_this_version_cannot_read_is_said_too(works: Works) -> None:
    with works.running() as jobs:
        jobs.put(works.order("x.vtt").model_copy(update={"query": {"paths": []}}))
        assert "went wrong" in works.said()[0]


def test_what_fails_before_any_step_is_said_in_the_language_of_whoever_asked(works: Works) -> None:
    with works.running() as jobs:
        jobs.put(works.order("x.vtt", "de-DE").model_copy(update={"query": {"paths": []}}))
        assert "schiefgegangen" in works.said()[0]


def test_work_that_was_given_up_is_said_once_in_the_language_of_whoever_asked(works: Works) -> None:
    with works.running(queues=(CHORES,)) as jobs:
        jobs.put(works.order("x.vtt", "de-DE"))
        # as the library leaves a job that no process could finish
        with closing(sqlite3.connect(works.home / "chat-jobs.db")) as database, database:
            database.execute("UPDATE workflow_status SET status = 'ERROR'")
        assert (jobs.apologise(), jobs.apologise()) == (1, 0)
        assert works.said() == [
            "Ich habe minutes nach mehreren Versuchen aufgegeben (Auftrag board:x.vtt). Sagen Sie es einem Admin."
        ]


def test_an_order_that_was_given_up_and_cannot_be_read_keeps_no_other_from_being_told(
    works: Works, caplog: pytest.LogCaptureFixture
) -> None:
    with works.running(queues=(CHORES,)) as jobs:
        for name in ("a.vtt", "b.vtt", "c.vtt"):
            jobs.put(works.order(name))
        with closing(sqlite3.connect(works.home / "chat-jobs.db")) as database, database:
            database.execute("UPDATE workflow_status SET status = 'ERROR'")
            for broken, name in (("a: no JSON", "a.vtt"), ("null", "b.vtt")):
                database.execute(
                    "UPDATE workflow_input SET inputs = ? WHERE workflow_uuid = ?", (broken, f"board:{name}")
                )
        assert (jobs.apologise(), jobs.apologise()) == (1, 0)
        assert ["(job board:c.vtt)" in said for said in works.said()] == [True]
    lost = [one.getMessage() for one in caplog.records if "cannot be told" in one.getMessage()]
    assert len(lost) == 2, "each is logged once"


def test_a_chore_asked_for_twice_for_one_time_is_done_once(works: Works) -> None:
    with works.running() as jobs:
        for when in ("03:17", "03:17", "04:17"):
            jobs.put_chore("sweep", when)
            assert when == "03:17" or works.chores.acquire(timeout=WAIT_SECONDS)
        jobs.put_chore("sweep", "03:17")
        jobs.put_chore("sweep", "05:17")
        # one for each time; a fourth would have come before the last
        assert works.chores.acquire(timeout=WAIT_SECONDS)
        assert works.chores.acquire(timeout=WAIT_SECONDS)
    assert not works.chores.acquire(blocking=False)


def test_a_chore_that_slack_or_the_database_kept_from_its_work_is_tried_again(works: Works) -> None:
    works.chore_faults.append(PlatformUnreachableError("Slack cannot be reached."))
    with works.running() as jobs:
        jobs.put_chore("sweep", "03:17")
        assert works.chores.acquire(timeout=WAIT_SECONDS)


def test_a_schedule_asks_under_its_name_and_the_time_it_was_planned_for() -> None:
    asked: list[tuple[str, str]] = []
    schedules = Schedules({"tidy": "17 3 * * *"}, lambda name, when: asked.append((name, when)))
    planned = datetime(2026, 11, 24, 3, 17, tzinfo=UTC)
    schedules._due(JobSubmissionEvent(EVENT_JOB_SUBMITTED, "tidy", "default", [planned]))
    assert asked == [("tidy", "2026-11-24T03:17:00+00:00")]


def test_what_a_step_adds_is_kept_once_and_put_back(tmp_path: Path) -> None:
    work = begin(MinutesQuery(path="a.vtt"))
    later = work.model_copy(update={"fetched": tmp_path})
    assert changes(work, later) == {"fetched": str(tmp_path)}
    assert merged(work, changes(work, later)) == later
    assert isinstance(merged(work, {}), Work)


def test_files_of_jobs_that_others_finished_are_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    sweep(tmp_path, before=datetime.now(UTC) - timedelta(days=1))
    assert (tmp_path / "old").exists()
    sweep(tmp_path, before=datetime.now(UTC) + timedelta(days=1))
    sweep(tmp_path / "missing", before=datetime.now(UTC))
    assert not (tmp_path / "old").exists()


def test_jobs_have_a_file_of_their_own_on_sqlite_and_share_postgres() -> None:
    assert job_database("sqlite:///a/confidant.db") == "sqlite:///a/confidant-jobs.db"
    assert job_database("postgresql+psycopg://u@h/n") == "postgresql+psycopg://u@h/n"
