"""The web server's own page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from bot.app import App
from bot.build import build
from bot.metrics import Metrics
from bot.settings import Settings
from bot.store import newest_revision
from bot.testing.databases import prepare
from bot.web import build_web

Served = tuple[App, TestClient]


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Served]:
    prepare(tmp_path / "confidant.db")
    app = build(Settings.model_construct(home=tmp_path))
    yield app, TestClient(build_web(app, Metrics()))
    app.close()


def test_health_is_ok_while_the_database_answers(client: Served) -> None:
    _, web = client
    answer = web.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "revision": newest_revision()})


def test_health_fails_while_it_does_not_and_tells_strangers_nothing(client: Served) -> None:
    app, web = client
    with app.engine.begin() as connection:
        connection.execute(text("ALTER TABLE alembic_version RENAME TO elsewhere"))
        connection.execute(text("CREATE VIEW alembic_version AS SELECT missing FROM nowhere"))
    answer = web.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"status": "unavailable"})


def test_metrics_are_in_the_text_format_of_prometheus(client: Served) -> None:
    answer = client[1].get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert "# TYPE confidant_waiting gauge" in answer.text
