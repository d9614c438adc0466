"""What a query reads, as it was when it was drafted, held against the database as it is now."""

from collections.abc import Iterator, Mapping

from skills.databases import Reads
from skills.language import Sentence, say
from skills.sql.guard import Checked
from skills.sql.schema import Column, Kind, Schema

_HOLDS: Mapping[Kind, Sentence] = {
    Kind.TEXT: say("text"),
    Kind.INTEGER: say("numbers"),
    Kind.NUMBER: say("numbers"),
    Kind.DATE: say("dates"),
    Kind.MOMENT: say("moments"),
    Kind.CLOCK: say("times of day"),
    Kind.BOOLEAN: say("yes or no"),
    Kind.OTHER: say("other values"),
}


def reads_of(checked: Checked, schema: Schema) -> Reads:
    """The tables and columns of a query with what these hold; `schema` is the one that it was checked against."""
    columns = {column.id: column for column in schema.columns()}
    return {
        table: {
            name: (columns[of, name].kind.value, columns[of, name].native)
            for of, name in checked.columns
            if of == table
        }
        for table in checked.tables
    }


def changes(reads: Reads, now: Schema) -> tuple[Sentence, ...]:
    """What of it is gone, or holds something else by now, in sentences; `now` is the whole schema."""
    return tuple(_changes(reads, now))


def is_open(reads: Reads, now: Schema, seen: Schema) -> bool:
    """Whether somebody who sees this part of the schema sees all of it that is still there."""
    tables, columns = ({one.name for one in now.tables}, {one.id for one in now.columns()})
    shown, open_columns = ({one.name for one in seen.tables}, {one.id for one in seen.columns()})
    return all(
        (table in shown or table not in tables)
        and all((table, name) in open_columns or (table, name) not in columns for name in of)
        for table, of in reads.items()
    )


def _changes(reads: Reads, now: Schema) -> Iterator[Sentence]:
    tables = {table.name: table for table in now.tables}
    for name, read in reads.items():
        table = tables.get(name)
        if table is None:
            yield say("The table {table} is gone.", table=name)
            continue
        columns = {column.name: column for column in table.columns}
        for column, (kind, native) in read.items():
            found = columns.get(column)
            if found is None:
                yield say("The column {column} is gone.", column=f"{name}.{column}")
            elif (before := _HOLDS[Kind(kind)]) != _HOLDS[found.kind] and not _same_type(found, native):
                yield say(
                    "The column {column} holds {now} and held {before}.",
                    column=f"{name}.{column}",
                    now=_HOLDS[found.kind],
                    before=before,
                )


def _same_type(column: Column, native: str) -> bool:
    """What a text column is good for is seen from its values, which may change by the hour."""
    return column.native.lower() == native.lower()
