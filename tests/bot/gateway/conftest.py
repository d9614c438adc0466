"""A fresh desk for each test."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from bot.gateway.tables import GatewayBase
from tests.bot.gateway.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    # a proxy in the environment would stand between the test and its own server
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    # the first import of the vendors takes longer than the timeouts tested here
    import_module("langchain_openai")
    engine = create_engine(f"sqlite:///{tmp_path / 'ledger.db'}")
    GatewayBase.metadata.create_all(engine)
    desk = Desk(engine)
    yield desk
    for server in desk.servers:
        server.__exit__(None, None, None)
    engine.dispose()
