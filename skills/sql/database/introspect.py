"""A live database to a Schema: structure, keys declared and inferred, and what may be known of its values."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from time import monotonic

from skills.errors import UserError
from skills.language import say
from skills.sql.database.catalogues import Structure, asked, quoted, read_structure
from skills.sql.database.database import Database
from skills.sql.database.kinds import kind_of
from skills.sql.database.link import Link
from skills.sql.database.values import Reading, fill, source_of
from skills.sql.keys import with_inferred
from skills.sql.schema import Column, Dialect, Join, Schema, Table
from skills.sql.trouble import DatabaseError

_COMPARED = 300  # different values of a column that are looked for among a key's


def read_schema(database: Database, reading: Reading | None = None) -> tuple[Schema, str]:
    """All that this user may read, and a fingerprint of its structure. Raises DatabaseError, and UserError where a
    column that is opted out is not there.

    Values that cannot be read in time, or at all, are left out; tables, columns and keys are always whole."""
    reading = reading or Reading()
    structure = _structure(database, reading)
    bare_schema = _without_values(structure, database.dialect)
    _opt_outs_are_there(bare_schema, reading)
    deadline = monotonic() + reading.seconds
    tables, values = _filled(database, bare_schema, reading, deadline)
    schema = Schema(database.dialect, tuple(tables), bare_schema.joins, values)
    overlaps = _Overlaps(database, {table.name: table for table in tables}, reading, deadline)
    return with_inferred(schema, overlaps), fingerprint_of(structure)


def read_names(database: Database, reading: Reading | None = None) -> Schema:
    """Tables, columns and declared keys alone, without a look at any row. Raises as `read_schema` does."""
    reading = reading or Reading()
    schema = _without_values(_structure(database, reading), database.dialect)
    _opt_outs_are_there(schema, reading)
    return schema


def _opt_outs_are_there(schema: Schema, reading: Reading) -> None:
    """Before any value is read: a name that is misspelt would leave its column open."""
    for name in sorted(reading.opted_out):
        alone = replace(reading, opted_out=frozenset({name}))
        if not any(map(alone.leaves_out, schema.columns())):
            raise UserError(
                say("The description names {name}, which this database does not have.", name=name)
            )


def fingerprint(database: Database, reading: Reading | None = None) -> str:
    """A hash of tables, columns, types and keys: another one means that the database was changed. Reads no rows."""
    return fingerprint_of(_structure(database, reading or Reading()))


def fingerprint_of(structure: Structure) -> str:
    """The number of rows is left out: it changes all day."""
    kept = [[*row[:3], *row[4:]] for row in structure.tables]
    parts = [kept, *([list(row) for row in part] for part in (structure.columns, structure.keys))]
    # a reference may be called by a number that another dump gives it anew
    parts.append([list(row[1:]) for row in structure.references])
    return hashlib.sha256(json.dumps(parts, default=str, sort_keys=True).encode()).hexdigest()


def _structure(database: Database, reading: Reading) -> Structure:
    with database.linked(catalogue=True) as link:
        found = read_structure(link, database.dialect)
    wanted = set(reading.namespaces)
    tables = [
        row for row in found.tables if not wanted or row[0] in wanted or (not row[0] and "public" in wanted)
    ]
    tables = tables[: reading.tables]
    here = {(row[0], row[1]) for row in tables}
    return Structure(
        tuple(tables),
        tuple(row for row in found.columns if (row[0], row[1]) in here),
        tuple(row for row in found.keys if (row[0], row[1]) in here),
        tuple(row for row in found.references if (row[1], row[2]) in here and (row[4], row[5]) in here),
    )


def _without_values(structure: Structure, dialect: Dialect) -> Schema:
    often = Counter(row[1] for row in structure.tables)
    names = {
        (row[0], row[1]): f"{row[0]}.{row[1]}" if row[0] and often[row[1]] > 1 else row[1]
        for row in structure.tables
    }
    columns: defaultdict[str, list[Column]] = defaultdict(list)
    for space, table, name, native, nullable, comment in structure.columns:
        of = names[space, table]
        columns[of].append(
            Column(of, name, kind_of(native, dialect), native, nullable=bool(nullable), comment=comment or "")
        )
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for space, table, name in structure.keys:
        keys[names[space, table]].append(name)
    tables = tuple(
        Table(of, tuple(columns[of]), tuple(keys[of]), _number(rows), comment or "", bool(view), space)
        for space, table, view, rows, comment in structure.tables
        if columns[of := names[space, table]]
    )
    return Schema(dialect, tables, _declared(structure, names))


def _number(rows: object) -> int | None:
    return int(str(rows)) if rows is not None else None


def _declared(structure: Structure, names: dict[tuple[str, str], str]) -> tuple[Join, ...]:
    grouped: defaultdict[tuple[str, ...], list[Sequence[str]]] = defaultdict(list)
    for row in structure.references:
        grouped[row[0], row[1], row[2]].append(row)
    return tuple(
        Join(
            tuple((names[row[1], row[2]], row[3]) for row in rows),
            tuple((names[row[4], row[5]], row[6]) for row in rows),
        )
        for rows in grouped.values()
    )


def _filled(
    database: Database, schema: Schema, reading: Reading, deadline: float
) -> tuple[list[Table], dict[tuple[str, str], tuple[str, ...]]]:
    tables: list[Table] = []
    values: dict[tuple[str, str], tuple[str, ...]] = {}
    room = reading.values_in_all
    waiting = list(schema.tables)
    while waiting and monotonic() < deadline:
        try:
            with database.linked() as link:
                while waiting and monotonic() < deadline:
                    filled = fill(link, waiting[0], database.dialect, reading)
                    waiting.pop(0)
                    tables.append(filled.table)
                    for column, names in filled.values.items():
                        values[column] = names[:room]
                        room -= len(values[column])
        except DatabaseError:
            # a view that is broken, a table that locks or takes too long: it comes without values, the rest with
            tables.append(waiting.pop(0))
    return [*tables, *waiting], {column: names for column, names in values.items() if names}


class _Overlaps:
    """How many of a column's values stand among a key's, asked of the database while there is time."""

    def __init__(
        self, database: Database, tables: dict[str, Table], reading: Reading, deadline: float
    ) -> None:
        self._database, self._tables, self._reading, self._deadline = database, tables, reading, deadline

    def __call__(self, column: Column, key: Column) -> float | None:
        if monotonic() > self._deadline or any(map(self._reading.leaves_out, (column, key))):
            return None
        try:
            with self._database.linked() as link:
                return self._shared(link, column, key)
        except DatabaseError:
            return None

    def _shared(self, link: Link, column: Column, key: Column) -> float | None:
        dialect = self._database.dialect
        many, one = (source_of(self._tables[end.table], dialect) for end in (column, key))
        mine, theirs = quoted(column.name, dialect), quoted(key.name, dialect)
        values = f"SELECT DISTINCT {mine} AS v FROM {many} WHERE {mine} IS NOT NULL LIMIT {_COMPARED}"
        question = (
            f"SELECT COUNT(*), SUM(CASE WHEN EXISTS (SELECT 1 FROM {one} AS o WHERE o.{theirs} = s.v) THEN 1 ELSE 0"
            f" END) FROM ({values}) AS s"
        )
        [[count, shared]] = asked(link, question)
        return float(shared) / count if count else None
