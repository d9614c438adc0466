"""What the tests of indexing share: databases (SQLite, and Postgres where one runs), and an index on them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from indexing.index import Index
from indexing.settings import IndexSettings
from indexing.tables import IndexBase
from tests.conftest import ON_SERVER, empty_postgres, fresh_postgres
from tests.indexing.fakes import WordEmbedder


@pytest.fixture(params=["sqlite", ON_SERVER])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A database of each kind with the tables of the index and nothing in them."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_engine")
        return
    engine = create_engine(request.getfixturevalue("index_postgres"))
    empty_postgres(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def index_postgres() -> Iterator[str]:
    """One Postgres database for all tests of a worker, each of which empties it."""
    with fresh_postgres() as url:
        engine = create_engine(url)
        IndexBase.metadata.create_all(engine)
        engine.dispose()
        yield url


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
