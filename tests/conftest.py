"""What many tests share: a chat in memory, and a database of each kind that runs here."""

import gc
import os
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import DBAPIError

from bot.store import open_store
from bot.testing.chat import FakeChat
from bot.testing.databases import open_prepared
from indexing.embed import Vectors
from indexing.models import TextModels
from indexing.remembered import Remembered
from tests.scheduling import pytest_xdist_make_scheduler
from tests.statements import share_statements
from tests.temporary import write_in_memory

__all__ = ["pytest_xdist_make_scheduler"]

write_in_memory()
share_statements()
# read by workers and programs as they start: else each thread keeps to itself what it once needed, 180 MB of 1.4 GB
os.environ.setdefault("MALLOC_ARENA_MAX", "2")
# one small object in a thousand is part of a circle; what loads half the tests would be looked through 200 times
gc.set_threshold(50_000, 20, 20)
# a busy machine fails no test: how long an example takes is measured in benchmarks/
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
POSTGRES = os.environ.get("CONFIDANT_TEST_POSTGRES", "postgresql+psycopg://root@127.0.0.1:5432/postgres")


def pytest_collection_finish() -> None:
    """A million objects are loaded by now and stay; a look through them all for garbage takes a second each time."""
    gc.freeze()


class KnownTexts(TextModels):
    """The bundled text models, which embed a text once for all tests of a worker."""

    def __init__(self) -> None:
        super().__init__()
        self._known = Remembered(TextModels())

    def embed(self, texts: Sequence[str]) -> Vectors:
        return self._known.embed(texts)


@pytest.fixture(scope="session")
def models() -> TextModels:
    return KnownTexts()


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[FakeChat]:
    chat = FakeChat(tmp_path)
    yield chat
    chat.close()


# the same tests again on a server, which a newcomer has not: with `make slow`, and in CI
ON_SERVER = pytest.param("postgres", marks=pytest.mark.slow)


@pytest.fixture(params=["sqlite", ON_SERVER])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database: a SQLite file, and a fresh Postgres database where a server answers."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'store.db'}"
        return
    with fresh_postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", ON_SERVER])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database of each kind with our tables and nothing in them."""
    if request.param == "sqlite":
        engine = open_prepared(tmp_path / "store.db")
    else:
        engine = open_store(request.getfixturevalue("shared_postgres"))
        empty_postgres(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def shared_postgres() -> Iterator[str]:
    """One Postgres database for all tests of a worker, each of which empties it: making one takes half a second."""
    with fresh_postgres() as url:
        yield url


@contextmanager
def fresh_postgres() -> Iterator[str]:
    admin = create_engine(POSTGRES, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 2})
    name = f"confidant_{uuid.uuid4().hex}"
    try:
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
    except DBAPIError:
        pytest.skip("no Postgres lets us make a database at CONFIDANT_TEST_POSTGRES or 127.0.0.1:5432")
    yield admin.url.set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


def empty_postgres(engine: Engine) -> None:
    """Take every row out of this database, and count anew."""
    with engine.begin() as connection:
        inspector = inspect(connection)
        # rows go in any order, whatever refers to them; in one message, as each costs a round trip
        words = ["SET LOCAL session_replication_role = replica"]
        words += [f"DELETE FROM {name}" for name in inspector.get_table_names() if name != "alembic_version"]
        words += [f"SELECT setval('{name}', 1, false)" for name in inspector.get_sequence_names()]
        connection.exec_driver_sql(";".join(words))
