"""The shop as a live database of each kind that runs here, and an address that may only read it."""

import os
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

from tests.conftest import ON_SERVER, fresh_postgres
from tests.skills.sql.guarded_shop import SCRIPT

MYSQL = os.environ.get("CONFIDANT_TEST_MYSQL", "mysql+pymysql://root@127.0.0.1:3306/")


@pytest.fixture(params=["sqlite", ON_SERVER, pytest.param("mysql", marks=pytest.mark.slow), "duckdb"])
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An address of the shop whose user may read everything and write nothing."""
    with made(request.param, tmp_path, SCRIPT) as url:
        yield url


@contextmanager
def made(kind: str, folder: Path, script: str) -> Iterator[str]:
    """A database of a kind with what a script makes in it; skips where nothing of the kind runs."""
    if kind == "sqlite":
        path = folder / "shop.db"
        with sqlite3.connect(path) as connection:
            connection.executescript(script)
        connection.close()
        yield f"sqlite:///{path}"
    elif kind == "duckdb":
        driver = pytest.importorskip("duckdb")
        path = folder / "shop.duckdb"
        connection = driver.connect(str(path))
        connection.execute(script)
        connection.close()
        yield f"duckdb:///{path}"
    elif kind == "postgres":
        with fresh_postgres() as url:
            yield from _on_server(
                url,
                script,
                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}",
                "CREATE ROLE {role} LOGIN",
            )
    else:
        yield from _mysql(script)


def _on_server(url: str, script: str, grant: str, create: str) -> Iterator[str]:
    role = f"reader_{uuid.uuid4().hex[:12]}"
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        for command in [*_commands(script), create.format(role=role), grant.format(role=role)]:
            connection.execute(text(command))
    try:
        yield make_url(url).set(username=role, password=None).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            for command in ("DROP OWNED BY {role}", "DROP ROLE {role}"):
                connection.execute(text(command.format(role=role)))
        admin.dispose()


def _mysql(script: str) -> Iterator[str]:
    pytest.importorskip("pymysql")
    admin = create_engine(MYSQL, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 2})
    name = f"reader_{uuid.uuid4().hex[:12]}"
    try:
        with admin.connect() as connection:
            for command in (f"CREATE DATABASE {name}", f"USE {name}", *_commands(script)):
                connection.exec_driver_sql(command)
            connection.exec_driver_sql(
                f"CREATE USER {name}@'%%' IDENTIFIED BY 'read-only'".replace("%%", "127.0.0.1")
            )
            connection.exec_driver_sql(f"CREATE USER {name}@localhost IDENTIFIED BY 'read-only'")
            for host in ("127.0.0.1", "localhost"):
                connection.exec_driver_sql(f"GRANT SELECT ON {name}.* TO {name}@{host!r}")
    except DBAPIError:
        pytest.skip("no MySQL lets us make a database at CONFIDANT_TEST_MYSQL or 127.0.0.1:3306")
    url = admin.url.set(username=name, password="read-only", database=name)
    yield url.render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name}")
        for host in ("127.0.0.1", "localhost"):
            connection.exec_driver_sql(f"DROP USER {name}@{host!r}")
    admin.dispose()


def _commands(script: str) -> list[str]:
    return [command for command in script.split(";") if command.strip()]
