"""The database: migrated from nothing, the same on SQLite and Postgres, and plain about what is wrong."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, event, inspect, text
from sqlalchemy.exc import OperationalError

from bot import store as store_module
from bot.admin.tables import AdminBase
from bot.creative.tables import CreativeBase
from bot.databases.tables import DatabaseBase
from bot.directory import Directory, Person
from bot.errors import StoreError
from bot.gateway.ledger import Attempt, Call, Ledger
from bot.gateway.names import ModelName, Provider
from bot.gateway.prices import load_prices
from bot.gateway.tables import GatewayBase, Outcome
from bot.meetings.tables import MeetingBase
from bot.platforms.slack.rows import SlackBase
from bot.platforms.teams.rows import TeamsBase
from bot.research.tables import ResearchBase
from bot.review.tables import ReviewBase
from bot.store import current_revision, migrate, newest_revision, open_store, plain_errors, transaction
from bot.tables import BotBase
from indexing.documents import DataClass
from indexing.tables import IndexBase
from skills.model import Task

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 20, tzinfo=UTC)
# opens the database; with "die", kills itself at the 4th table
CHILD = """
import itertools, os, signal, sys
from sqlalchemy import Engine, event
from bot.store import open_store

url, wish = sys.argv[1:]
count = itertools.count(1)

@event.listens_for(Engine, "before_cursor_execute")
def die(_connection, _cursor, statement, *_rest):
    if wish == "die" and "CREATE TABLE" in statement and next(count) == 4:
        os.kill(os.getpid(), signal.SIGKILL)

print("ready", flush=True)
sys.stdin.readline()
open_store(url).dispose()
"""


@pytest.fixture
def store(store_url: str) -> Iterator[Engine]:
    """A database of its own for each test: some of them change its tables."""
    engine = open_store(store_url)
    yield engine
    engine.dispose()


def start(url: str, wish: str) -> subprocess.Popen[str]:
    """A process that is about to open this database."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, url, wish],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def test_migrations_make_exactly_the_tables_that_the_code_declares(store: Engine) -> None:
    with store.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        metadata = [
            BotBase.metadata,
            IndexBase.metadata,
            GatewayBase.metadata,
            ReviewBase.metadata,
            MeetingBase.metadata,
            SlackBase.metadata,
            TeamsBase.metadata,
            AdminBase.metadata,
            DatabaseBase.metadata,
            CreativeBase.metadata,
            ResearchBase.metadata,
        ]
        assert compare_metadata(context, metadata) == []  # type: ignore[arg-type]  # a list of metadata is allowed
    tables = {name for base in metadata for name in base.tables}
    assert set(inspect(store).get_table_names()) == tables | {"alembic_version"}


def test_opening_twice_changes_nothing(store_url: str) -> None:
    first = open_store(store_url)
    second = open_store(store_url)
    assert current_revision(first) == current_revision(second) == newest_revision()
    first.dispose()
    second.dispose()


def test_a_first_start_that_was_killed_halfway_leaves_nothing_in_the_way(store_url: str) -> None:
    with start(store_url, "die") as child:
        child.communicate("go\n")
    assert child.returncode == -signal.SIGKILL
    engine = open_store(store_url)
    assert current_revision(engine) == newest_revision()
    engine.dispose()


def test_a_migration_that_fails_is_undone_and_its_connections_are_closed(store_url: str) -> None:
    tables = 0
    closed: list[Engine] = []

    def fail_at_the_fourth(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        nonlocal tables
        tables += "CREATE TABLE" in statement
        if tables == 4:
            raise OperationalError(statement, None, sqlite3.OperationalError("disk is full"))

    with ExitStack() as stack:
        for name, listener in (
            ("before_cursor_execute", fail_at_the_fourth),
            ("engine_disposed", closed.append),
        ):
            event.listen(Engine, name, listener)
            stack.callback(event.remove, Engine, name, listener)
        with pytest.raises(StoreError, match="no room left"):
            open_store(store_url)
    assert len(closed) == 1
    engine = create_engine(store_url)
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_threads_that_open_an_empty_database_at_once_all_get_it(store_url: str) -> None:
    together = Barrier(4)

    def open_it(_number: int) -> str | None:
        together.wait()
        engine = open_store(store_url)
        try:
            return current_revision(engine)
        finally:
            engine.dispose()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(open_it, range(4))) == [newest_revision()] * 4


def test_processes_that_open_an_empty_database_at_once_all_get_it(store_url: str) -> None:
    with start(store_url, "live") as one, start(store_url, "live") as other:
        for child in (one, other):
            assert child.stdin is not None
            child.stdin.write("go\n")
            child.stdin.flush()
        said = [child.communicate()[1] for child in (one, other)]
    assert (one.returncode, other.returncode) == (0, 0), said


def test_connections_that_meet_an_empty_file_at_once_wait_for_each_other(tmp_path: Path) -> None:
    # SQLite refuses the change to WAL at once, whatever the timeout; about one round in ten met that
    def touch(file: Path, together: Barrier) -> None:
        connection = sqlite3.connect(file, timeout=10)
        together.wait()
        store_module._configure_sqlite(connection, None)
        connection.close()

    with ThreadPoolExecutor(6) as pool:
        for number in range(60):
            together = Barrier(6)
            list(pool.map(touch, [tmp_path / f"{number}.db"] * 6, [together] * 6))


def test_a_database_newer_than_the_code_is_left_alone(store_url: str) -> None:
    engine = open_store(store_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"newer Confidant \(revision 9999\)"):
        migrate(engine)
    assert current_revision(engine) == "9999"
    engine.dispose()


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("dear diary, this is not a database at all " * 50)
    with pytest.raises(StoreError, match=r"notes\.db is not a Confidant database"):
        open_store(f"sqlite:///{file}")


@pytest.fixture
def impatient() -> Iterator[None]:
    patience, store_module.LOCK_SECONDS = store_module.LOCK_SECONDS, 0
    yield
    store_module.LOCK_SECONDS = patience


@pytest.mark.usefixtures("impatient")
def test_a_locked_database_is_named(tmp_path: Path) -> None:
    file = tmp_path / "busy.db"
    holder = sqlite3.connect(file)
    holder.execute("PRAGMA journal_mode=DELETE")
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match=r"busy\.db is locked"):
        open_store(f"sqlite:///{file}")
    holder.close()


@pytest.mark.parametrize("url", ["not a url", "oracle9://x", "sqlite:///{tmp}/file.txt/inside.db"])
def test_an_address_that_cannot_be_used_is_one_sentence(tmp_path: Path, url: str) -> None:
    (tmp_path / "file.txt").write_text("a file, not a folder")
    with pytest.raises(StoreError, match=r"\.$"):
        open_store(url.format(tmp=tmp_path))


def test_a_server_that_does_not_answer_is_one_sentence_without_the_password() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("postgresql+psycopg://ana:hunter2@127.0.0.1:1/none")
    assert "hunter2" not in str(caught.value)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Engine]:
    """A store that another connection has locked."""
    engine = open_store(f"sqlite:///{tmp_path / 'held.db'}")
    holder = sqlite3.connect(tmp_path / "held.db")
    holder.execute("BEGIN IMMEDIATE")
    yield engine
    holder.close()
    engine.dispose()


@pytest.mark.usefixtures("impatient")
def test_writing_people_or_calls_into_a_locked_database_is_one_sentence(held: Engine) -> None:
    call = Call(Task.ANSWER, ModelName(Provider.OPENAI, "m"), DataClass.OPEN, "ana")
    with pytest.raises(StoreError, match=r"held\.db is locked"):
        Ledger(held, load_prices()).write(call, Attempt(NOW, 1, Outcome.OK))
    with pytest.raises(StoreError, match=r"held\.db is locked"):
        Directory(held).write([Person("ana", "Ana")], now=NOW)


def test_reading_people_without_their_tables_is_one_sentence(store: Engine) -> None:
    with transaction(store) as session:
        for table in ("memberships", "platform_ids", "people"):
            session.execute(text(f"DROP TABLE {table}"))
    directory = Directory(store)
    for read in (directory.everyone, directory.count, lambda: directory.find("ana")):
        with pytest.raises(StoreError, match="cannot be used"):
            read()


def test_what_was_to_be_written_is_in_no_message(store: Engine) -> None:
    def write_twice() -> None:
        with transaction(store) as session:
            for _ in range(2):
                session.execute(
                    text("INSERT INTO index_changes (document_id, version) VALUES (:id, 1)"), {"id": "secret"}
                )

    with pytest.raises(StoreError, match="run this again") as caught:
        write_twice()
    assert "secret" not in str(caught.value)
    assert "parameters hidden" in str(caught.value.__cause__)


def test_a_driver_that_says_nothing_still_makes_a_sentence(store: Engine) -> None:
    with pytest.raises(StoreError, match="no reason given"), plain_errors(store):
        raise OperationalError("SELECT 1", None, Exception(""))
