"""An index on the program's own database, and every kind of source as a world of its own."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.testing.databases import open_prepared
from bot.testing.slack import FakeSlack
from bot.testing.teams import FakeTeams
from bot.testing.words import WordEmbedder
from indexing.index import Index
from tests.bot.sources.worlds import (
    DriveWorld,
    ExportWorld,
    FilesWorld,
    SlackWorld,
    TeamsWorld,
    WebWorld,
    World,
)
from tests.indexing.sources.servers import DriveFake, Site


@pytest.fixture
def local(tmp_path: Path) -> Iterator[Engine]:
    engine = open_prepared(tmp_path / "confidant.db")
    yield engine
    engine.dispose()


@pytest.fixture
def index(local: Engine, tmp_path: Path) -> Iterator[Index]:
    index = Index(local, tmp_path / "index", embedder=WordEmbedder())
    yield index
    index.close()


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack(retry_delays=()) as slack:
        yield slack


@pytest.fixture(params=["files", "web", "drive", "export", "slack", "teams"])
def world(request: pytest.FixtureRequest, tmp_path: Path, local: Engine) -> Iterator[World]:
    with ExitStack() as opened:
        yield _world(request.param, tmp_path, local, opened)


def _world(kind: str, folder: Path, engine: Engine, opened: ExitStack) -> World:
    match kind:
        case "files":
            return FilesWorld(folder / "docs")
        case "web":
            return WebWorld(opened.enter_context(Site()))
        case "drive":
            return DriveWorld(opened.enter_context(DriveFake(most=2)))
        case "export":
            return ExportWorld(folder / "export.zip")
        case "slack":
            return SlackWorld(opened.enter_context(FakeSlack(retry_delays=())), engine)
        case "teams":
            return TeamsWorld(opened.enter_context(FakeTeams()), engine)
    raise AssertionError(kind)
