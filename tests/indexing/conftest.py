"""What the tests of indexing share: databases (SQLite, and Postgres where one runs), and an index on them."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from indexing.index import Index
from indexing.settings import IndexSettings
from indexing.tables import IndexBase
from tests.indexing.fakes import WordEmbedder

POSTGRES = os.environ.get("CONFIDANT_TEST_POSTGRES", "postgresql+psycopg://root@127.0.0.1:5432/postgres")


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'index.sqlite'}"
        return
    yield from _postgres_database()


def _postgres_database() -> Iterator[str]:
    name = f"confidant_test_{uuid4().hex[:12]}"
    admin = create_engine(POSTGRES, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 3})
    try:
        with admin.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
    except OperationalError:
        pytest.skip("no Postgres runs here: set CONFIDANT_TEST_POSTGRES to its URL")
    yield make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = create_engine(database_url)
    IndexBase.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite_engine(tmp_path: Path) -> Iterator[Engine]:
    engine = create_engine(f"sqlite:///{tmp_path / 'index.sqlite'}")
    IndexBase.metadata.create_all(engine)
    yield engine
    engine.dispose()


MakeIndex = Callable[..., Index]


@pytest.fixture
def make_index(tmp_path: Path) -> Iterator[MakeIndex]:
    """Opens an index on an engine, as each process of its own would; all are closed at the end."""
    opened: list[Index] = []

    def make(engine: Engine, settings: IndexSettings | None = None, home: Path | None = None) -> Index:
        index = Index(engine, home or tmp_path / "home", settings, embedder=WordEmbedder())
        opened.append(index)
        return index

    yield make
    for index in opened:
        index.close()


@pytest.fixture
def index(engine: Engine, make_index: MakeIndex) -> Index:
    """On SQLite and on Postgres."""
    return make_index(engine)


@pytest.fixture
def local_index(sqlite_engine: Engine, make_index: MakeIndex) -> Index:
    """On SQLite only, for what does not depend on the database."""
    return make_index(sqlite_engine)
