"""A database as one person may see it: what they may not read is taken out before anything chooses a table."""

from collections.abc import Collection
from dataclasses import replace

from skills.sql.schema import Schema


def sight(
    schema: Schema, hidden_tables: Collection[str] = (), hidden_columns: Collection[tuple[str, str]] = ()
) -> Schema:
    """The schema without these tables and (table, column) pairs, nor any join, key or value that would tell of them."""
    gone = {
        column.id
        for column in schema.columns()
        if column.table in hidden_tables or column.id in hidden_columns
    }
    tables = []
    for table in schema.tables:
        columns = tuple(column for column in table.columns if column.id not in gone)
        if columns:
            key = table.key if all((table.name, name) not in gone for name in table.key) else ()
            tables.append(replace(table, columns=columns, key=key))
    return replace(
        schema,
        tables=tuple(tables),
        joins=tuple(join for join in schema.joins if not gone.intersection((*join.many, *join.one))),
        values={column: names for column, names in schema.values.items() if column not in gone},
    )
