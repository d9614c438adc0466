"""The development databases as a `Schema`: columns and descriptions of `schema.json`, rows of the SQLite file."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from skills.sql.database.kinds import kind_of
from skills.sql.keys import with_inferred
from skills.sql.schema import Column, Dialect, Join, Schema, Table

MOST_VALUES = 1_000
MOST_LETTERS = 200


@dataclass(frozen=True)
class Described:
    """What a database is to the harness: how it looks, what people say about it, and where its rows are."""

    name: str
    schema: Schema
    glossary: str
    path: Path


def read_database(folder: Path, dialect: Dialect = Dialect.SQLITE, *, bare: bool = False) -> Described:
    """The database of a folder `DATABASE/` with `DATABASE.sqlite` and `schema.json`; joins are inferred.

    `bare` leaves out descriptions and glossary, as a database looks that nobody described."""
    told = json.loads((folder / "schema.json").read_text(encoding="utf-8"))
    path = folder / f"{folder.name}.sqlite"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as open_file:
        tables: list[Table] = []
        values: dict[tuple[str, str], tuple[str, ...]] = {}
        for name, columns in told["tables"].items():
            table, own = _table(open_file, name.rsplit(".", 1)[-1], columns, bare)
            if dialect is Dialect.POSTGRES:
                table, own = _folded(name, table, own)
            tables.append(table)
            values |= own
    schema = Schema(dialect, tuple(tables), values=values)
    return Described(folder.name, with_inferred(schema), "" if bare else told["glossary"], path)


def declared_joins(folder: Path) -> tuple[Join, ...]:
    """The joins that `schema.json` names, as far as a test wants to hold the inferred ones against them."""
    told = json.loads((folder / "schema.json").read_text(encoding="utf-8"))
    ends = [tuple(end.rsplit(".", 2)[-2:] for end in pair) for pair in told["joins"]]
    return tuple(Join(((many[0], many[1]),), ((one[0], one[1]),)) for one, many in ends)


def _table(
    open_file: sqlite3.Connection, name: str, columns: list[dict[str, str]], bare: bool
) -> tuple[Table, dict[tuple[str, str], tuple[str, ...]]]:
    present = {row[1] for row in open_file.execute(f'PRAGMA table_info("{name}")')}
    rows = open_file.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]
    values: dict[tuple[str, str], tuple[str, ...]] = {}
    read = []
    for column in columns:
        if column["name"] not in present:
            continue
        one = _column(name, column, bare)
        counted, filled = open_file.execute(
            f'SELECT COUNT(DISTINCT "{one.name}"), COUNT("{one.name}") FROM "{name}"'
        ).fetchone()
        found = tuple(
            str(row[0])
            for row in open_file.execute(
                f'SELECT "{one.name}", COUNT(*) FROM "{name}" WHERE "{one.name}" IS NOT NULL '
                f"GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST_VALUES}"
            )
            if len(str(row[0])) <= MOST_LETTERS
        )
        values[one.id] = found
        read.append(replace(one, distinct=counted, samples=found[:5], empty=rows - filled))
    return Table(name, tuple(read), rows=rows), values


def _folded(
    name: str, table: Table, values: dict[tuple[str, str], tuple[str, ...]]
) -> tuple[Table, dict[tuple[str, str], tuple[str, ...]]]:
    """The table as Postgres knows it: names in small letters, in their schema where they have one."""
    folded = name.lower()
    columns = tuple(replace(column, table=folded, name=column.name.lower()) for column in table.columns)
    moved = {(folded, column.lower()): found for (_, column), found in values.items()}
    return replace(table, name=folded, columns=columns), moved


def _column(table: str, told: dict[str, str], bare: bool) -> Column:
    native = told["type"]
    return Column(
        table,
        told["name"],
        kind_of(native, Dialect.POSTGRES),
        native,
        comment="" if bare else told["description"],
    )
