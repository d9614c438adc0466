"""A statement that somebody or something wrote, against what one person may see: safe to run, or refused with a reason.

The layers run twice: over what was written, and over the text that will be run, read anew. So nothing depends on the
writer putting down what the reader understood."""

from dataclasses import dataclass

from sqlglot import exp

from skills.sql.guard.bounds import check_bounds
from skills.sql.guard.functions import check_calls, check_words
from skills.sql.guard.limits import limited
from skills.sql.guard.names import qualified, used
from skills.sql.guard.nodes import check_nodes
from skills.sql.guard.reading import known, one_statement, written
from skills.sql.guard.refusal import Reason, Refusal, RefusedError, refuse
from skills.sql.guard.spelling import bare, spell
from skills.sql.schema import Dialect, Schema, Table

MOST_ROWS = 1_000


@dataclass(frozen=True)
class Checked:
    """A query that may be run. `sql` is what to run, and nothing else; it returns at most `limit` + 1 rows.

    `tables` are names as in the Schema, `columns` (table, column) pairs, both sorted; a count of rows reads none."""

    sql: str
    dialect: Dialect
    tables: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    limit: int


def check(
    statement: str, sight: Schema, *, whole: Schema | None = None, most_rows: int = MOST_ROWS
) -> Checked | Refusal:
    """One read-only query on the tables and columns of `sight`, or the first reason why it is not.

    `whole` is the database as an admin sees it; with it, what is hidden is told from what does not exist."""
    try:
        return _checked(statement, sight, whole, most_rows)
    except RefusedError as error:
        return error.refusal


def _checked(statement: str, sight: Schema, whole: Schema | None, most_rows: int) -> Checked:
    dialect = known(sight.dialect)
    check_bounds(statement)
    query = _query(statement, dialect)
    tables = spell(query, sight, whole)
    text = written(limited(qualified(query, tables, sight, whole), most_rows), dialect)
    return _read_anew(text, tables, dialect, most_rows)


def _query(statement: str, dialect: Dialect) -> exp.Query:
    tree = one_statement(statement, dialect)
    check_nodes(tree, dialect)
    check_calls(tree, dialect)
    while isinstance(tree, exp.Subquery) and not any(tree.args[part] for part in tree.args if part != "this"):
        tree = tree.this  # brackets round the whole
    if not isinstance(tree, exp.Query):
        raise refuse(Reason.NOT_A_QUERY)
    return tree


def _read_anew(text: str, tables: list[Table], dialect: Dialect, most_rows: int) -> Checked:
    query = _query(text, dialect)
    check_words(text, dialect)
    if written(query, dialect) != text:
        raise refuse(Reason.REWRITING)
    of = {(table.namespace, bare(table)): table for table in tables}
    read, columns = used(query)
    if not read <= of.keys() or not all(_has(of[one[:2]], one[2]) for one in columns):
        raise refuse(Reason.REWRITING)
    return Checked(
        text,
        dialect,
        tuple(sorted(of[one].name for one in read)),
        tuple(sorted((of[one[:2]].name, one[2]) for one in columns)),
        most_rows,
    )


def _has(table: Table, name: str) -> bool:
    return any(column.name == name for column in table.columns)
