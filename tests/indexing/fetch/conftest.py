"""Two web servers on loopback, which count as two hosts, and a short way to fetch from them."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest

from indexing.fetch import Fetched, fetch
from indexing.settings import FetchSettings
from tests.indexing.fetch.web import WebServer

LOOPBACK = FetchSettings(allowed_networks=("127.0.0.1/32",), timeout_seconds=20, total_seconds=40)


class Get(Protocol):
    """Fetches to the test's folder; keywords named as settings change these."""

    def __call__(self, url: str, **options: Any) -> Fetched: ...  # Any: each option has its own type


@pytest.fixture
def server() -> Iterator[WebServer]:
    with WebServer({}) as server:
        yield server


@pytest.fixture
def other() -> Iterator[WebServer]:
    with WebServer({}) as server:
        yield server


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "downloads" / "file.mp4"


@pytest.fixture
def get(target: Path) -> Get:
    def run(url: str, **options: Any) -> Fetched:
        changed = {name: options.pop(name) for name in list(options) if name in FetchSettings.model_fields}
        settings = LOOPBACK.model_copy(update=changed)
        return asyncio.run(fetch(url, options.pop("to", target), settings, **options))

    return run


@pytest.fixture
def nothing_left(target: Path) -> Callable[[], bool]:
    """Whether neither the file nor a part of it is on the disk."""
    return lambda: not target.parent.exists() or not list(target.parent.iterdir())
