"""The database: migrated from nothing, the same on SQLite and Postgres, and plain about what is wrong."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

from bot import store as store_module
from bot.errors import StoreError
from bot.gateway.tables import GatewayBase
from bot.store import current_revision, migrate, newest_revision, open_store
from bot.tables import BotBase
from indexing.tables import IndexBase


def test_migrations_make_exactly_the_tables_that_the_code_declares(store: Engine) -> None:
    with store.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        metadata = [BotBase.metadata, IndexBase.metadata, GatewayBase.metadata]
        assert compare_metadata(context, metadata) == []  # type: ignore[arg-type]  # a list of metadata is allowed
    tables = {name for base in metadata for name in base.tables}
    assert set(inspect(store).get_table_names()) == tables | {"alembic_version"}


def test_opening_twice_changes_nothing(store_url: str) -> None:
    first = open_store(store_url)
    second = open_store(store_url)
    assert current_revision(first) == current_revision(second) == newest_revision()
    first.dispose()
    second.dispose()


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
