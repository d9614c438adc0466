"""What a database holds, as far as a draft may know it: tables, columns, keys, and the values that stand in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a column's values are good for, whatever the database calls their type."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"  # with a fraction
    DATE = "date"
    MOMENT = "moment"  # a date with a time of day
    CLOCK = "clock"  # a time of day alone
    BOOLEAN = "boolean"
    OTHER = "other"  # bytes, JSON, arrays: shown, never computed with


class Dialect(StrEnum):
    SQLITE = "sqlite"
    POSTGRES = "postgres"
    MYSQL = "mysql"
    DUCKDB = "duckdb"


@dataclass(frozen=True)
class Column:
    """`native` is the type in the database's own words; `distinct` counts its different values and `empty` the
    rows that have none, None if not counted.

    `samples` are a few values as text, most frequent first; empty where an admin opted the column out."""

    table: str
    name: str
    kind: Kind
    native: str
    nullable: bool = True
    comment: str = ""
    distinct: int | None = None
    samples: tuple[str, ...] = ()
    empty: int | None = None

    @property
    def id(self) -> tuple[str, str]:
        return self.table, self.name


@dataclass(frozen=True)
class Table:
    """`rows` is an estimate, None where the database gives none; `key` are the columns of the primary key.

    `namespace` is the database's schema that the table stands in, empty for the one that names are looked up in first;
    where two of them hold a table of one name, `name` is `namespace.name`."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    rows: int | None = None
    comment: str = ""
    view: bool = False
    namespace: str = ""


@dataclass(frozen=True)
class Join:
    """Rows of `many` point at one row of `one`, column by column; `sure` is 1 where the database declares the key."""

    many: tuple[tuple[str, str], ...]  # (table, column)
    one: tuple[tuple[str, str], ...]
    declared: bool = True
    sure: float = 1.0


@dataclass(frozen=True)
class Schema:
    """One database as one person may see it: tables and columns they may not read are not in it at all."""

    dialect: Dialect
    tables: tuple[Table, ...]
    joins: tuple[Join, ...] = ()
    values: Mapping[tuple[str, str], tuple[str, ...]] = field(
        default_factory=dict
    )  # what may be looked up, as text

    def columns(self) -> Iterator[Column]:
        return (column for table in self.tables for column in table.columns)

    def table(self, name: str) -> Table:
        """Raises KeyError where there is none of that name in this person's sight."""
        found = next((table for table in self.tables if table.name == name), None)
        if found is None:
            raise KeyError(name)
        return found
