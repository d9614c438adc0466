"""What is asked of a live database: rows within limits, one sentence when it fails, and nothing that changes it."""

import sqlite3
import traceback
from contextlib import closing
from pathlib import Path

import pytest

from skills.sql.database import DatabaseError, Limits, Rows, Trouble, fingerprint, open_database
from skills.sql.database.cells import cell
from skills.sql.guard import Checked, check
from skills.sql.schema import Dialect
from tests.conftest import POSTGRES, fresh_postgres
from tests.skills.sql.conftest import made
from tests.skills.sql.guarded_shop import SCRIPT, seen, statements

QUICK = Limits(seconds=0.3, lock_seconds=0.2)


def run(url: str, statement: str, limits: Limits | None = None, most_rows: int = 100) -> Rows:
    database = open_database(url, limits)
    result = check(statement, seen(database.dialect), most_rows=most_rows)
    assert isinstance(result, Checked), result
    return database.run(result)


def raw(url: str, statement: str) -> None:
    """Past the guard, as if it had let through what it must not."""
    database = open_database(url, QUICK)
    with database.linked() as link, closing(link.cursor()) as cursor:
        cursor.execute(statement)


def test_rows_come_with_names_and_plain_values(shop: str) -> None:
    rows = run(shop, "SELECT name, country FROM customers ORDER BY id")
    assert rows.columns == ("name", "country")
    assert rows.rows == (("Ann", "DE"), ("Bo", "FR"), ("Cy", "DE"))
    assert not rows.more
    assert run(shop, "SELECT MIN(placed_at) AS first FROM orders").rows == (("2024-04-01 10:00:00",),)


def test_more_rows_than_asked_for_are_told_of(shop: str) -> None:
    rows = run(shop, "SELECT name FROM customers ORDER BY id", most_rows=2)
    assert (len(rows.rows), rows.more) == (2, True)


def test_a_result_is_cut_at_so_many_bytes_and_a_cell_at_so_many_characters(shop: str) -> None:
    long = "x" * 300
    rows = run(shop, f"SELECT '{long}' AS a, name FROM customers", Limits(cell_characters=50))
    assert rows.cut
    assert {len(str(row[0])) for row in rows.rows} == {50}
    few = run(shop, f"SELECT '{long}' AS a FROM customers", Limits(bytes=700))
    assert (len(few.rows), few.more, few.cut) == (2, True, True)


def test_percent_signs_quotes_and_backslashes_come_back_as_they_were(shop: str) -> None:
    slash = "\\\\" if "mysql" in shop else "\\"
    rows = run(shop, f"SELECT '100%% of %s :a ''quoted'' {slash}' AS a")
    assert rows.rows == (("100%% of %s :a 'quoted' \\",),)


def test_a_query_that_would_read_too_much_is_refused_before_it_runs(shop: str) -> None:
    pairs = "SELECT COUNT(*) FROM " + ", ".join(f"orders AS o{n}" for n in range(8))
    with pytest.raises(DatabaseError) as found:
        run(shop, pairs, Limits(rows_read=1000, cost=200))
    assert found.value.trouble is Trouble.COSTLY


def test_a_query_that_takes_too_long_is_stopped(shop: str) -> None:
    database = open_database(shop, QUICK)
    pairs = "SELECT SUM(a.amount * b.amount) FROM " + ", ".join(f"orders AS {chr(97 + n)}" for n in range(22))
    result = check(pairs, seen(database.dialect))
    assert isinstance(result, Checked)
    with pytest.raises(DatabaseError) as found:
        database.run(result, anyway=True)
    assert found.value.trouble is Trouble.SLOW
    assert run(shop, "SELECT COUNT(*) FROM orders").rows == ((3,),)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM customers",
        "DROP TABLE orders",
        "CREATE TABLE pwned (a INT)",
        "SELECT 1; DELETE FROM customers",
    ],
)
def test_what_would_write_is_refused_by_the_database_too(shop: str, statement: str) -> None:
    with pytest.raises(DatabaseError):
        raw(shop, statement)
    assert run(shop, "SELECT COUNT(*) FROM customers").rows == ((3,),)


def test_a_table_that_is_gone_is_told_from_a_bug(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE other (a INT)")
    connection.close()
    with pytest.raises(DatabaseError) as found:
        run(f"sqlite:///{path}", "SELECT name FROM customers")
    assert found.value.trouble is Trouble.CHANGED


@pytest.mark.parametrize(
    ("url", "trouble"),
    [
        ("postgresql://ana:hunter2@127.0.0.1:1/shop", Trouble.DOWN),
        ("sqlite:////nowhere/hunter2.db", Trouble.DOWN),
        ("sqlite://", Trouble.ADDRESS),
        ("oracle://ana:hunter2@127.0.0.1/shop", Trouble.DIALECT),
        ("no address of hunter2", Trouble.ADDRESS),
        ("postgresql://ana:hunter2@127.0.0.1:hunter2/shop", Trouble.ADDRESS),
    ],
)
def test_a_database_that_cannot_be_opened_is_told_in_one_sentence_without_its_password(
    url: str, trouble: Trouble
) -> None:
    with pytest.raises(DatabaseError) as found:
        open_database(url, QUICK).ping()
    assert found.value.trouble is trouble
    assert "hunter2" not in str(found.value).replace("hunter2.db", "")
    assert str(found.value).endswith(".")


def test_a_superuser_is_refused_unless_a_setting_says_otherwise() -> None:
    with fresh_postgres() as url:
        with pytest.raises(DatabaseError) as found:
            open_database(url).ping()
        assert (found.value.trouble, found.value.what) == (Trouble.WRITER, "superuser")
        database = open_database(url, allow_writer=True)
        database.ping()
        with pytest.raises(DatabaseError) as written:
            database.run(Checked("CREATE TABLE x ()", Dialect.POSTGRES, (), (), 1), anyway=True)
        assert written.value.trouble in {Trouble.PERMISSION, Trouble.VALUE}


@pytest.mark.parametrize("kind", ["postgres", "duckdb"])
def test_a_value_that_does_not_fit_stands_in_no_traceback(kind: str, tmp_path: Path) -> None:
    with made(kind, tmp_path, SCRIPT) as url:
        database = open_database(url)
        statement = "SELECT SUM(CAST(name AS INTEGER)) AS a FROM customers"
        wrong = Checked(statement, database.dialect, (), (), 1)
        with pytest.raises(DatabaseError) as found:
            database.run(wrong, anyway=True)
    assert found.value.trouble is Trouble.VALUE
    assert "Ann" in found.value.detail
    assert "Ann" not in "".join(traceback.format_exception(found.value))


def test_the_driver_a_postgres_address_names_does_not_matter(shop: str) -> None:
    if "postgres" not in POSTGRES or not shop.startswith("postgresql"):
        pytest.skip("of Postgres alone")
    assert run(shop.replace("postgresql+psycopg", "postgres"), "SELECT 1 AS a").rows == ((1,),)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, None),
        (True, True),
        (2**60, str(2**60)),
        (float("nan"), "nan"),
        (b"\x00\xff", "0x00ff"),
        ("a\x00b\u202ec", "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"),
        ("<!channel> *bold*", "<!channel> *bold*"),
    ],
)
def test_a_cell_is_plain_data(value: object, shown: object) -> None:
    assert cell(value, 100)[0] == shown


def _contents(url: str) -> list[tuple[object, ...]]:
    """All rows of all tables, and which tables there are."""
    rows: list[tuple[object, ...]] = []
    for table in ("customers", "orders", "salaries"):
        database = open_database(url)
        rows += database.run(
            Checked(f"SELECT * FROM {table} ORDER BY id", database.dialect, (), (), 99), anyway=True
        ).rows
    return [*rows, (fingerprint(open_database(url)),)]


@pytest.mark.parametrize(
    "share", [12, pytest.param(1, marks=pytest.mark.deep)], ids=["one in twelve", "all of them"]
)
def test_hostile_statements_past_the_guard_leave_the_database_as_it_was(shop: str, share: int) -> None:
    """Even if the guard let everything through: a user that only reads, a transaction that does, and timeouts."""
    before = _contents(shop)
    dialect = open_database(shop).dialect
    said: list[str] = []
    for place, (of, _, statement) in enumerate(statements("hostile")):
        if of is dialect and place // len(Dialect) % share == 0:
            try:
                raw(shop, statement)
            except DatabaseError as error:
                said.append(str(error))
    assert _contents(shop) == before
    assert all(said)
    assert not list(Path("/tmp").glob("confidant_pwned*"))  # noqa: S108 where the statements would have written
