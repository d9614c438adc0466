"""One statement of text to one tree, or a refusal; and the tree back to the text that is run."""

import logging
import re

from sqlglot import ErrorLevel, exp, parse
from sqlglot.errors import ParseError, SqlglotError, UnsupportedError

from skills.sql.guard.bounds import MOST_LEVELS
from skills.sql.guard.refusal import Reason, refuse
from skills.sql.schema import Dialect

NAMES = {
    Dialect.SQLITE: "SQLite",
    Dialect.POSTGRES: "PostgreSQL",
    Dialect.MYSQL: "MySQL",
    Dialect.DUCKDB: "DuckDB",
}
# what the parser itself trips over where a text was made to be no statement; found by feeding it noise
TRIPS = (SqlglotError, AttributeError, IndexError, KeyError, TypeError, ValueError)


def known(dialect: str) -> Dialect:
    """The dialect of this name; anything else is refused: a guess at its rules would let something through."""
    try:
        return Dialect(dialect)
    except ValueError as error:
        raise refuse(Reason.DIALECT, dialect) from error


def one_statement(statement: str, dialect: Dialect) -> exp.Expr:
    """The tree of the only statement in a text; a semicolon at its end is no second one."""
    # it repeats in the log what it could not read, and people's questions stay out of there
    logging.getLogger("sqlglot").addFilter(_silent)
    try:
        trees = [tree for tree in parse(statement, read=dialect.value) if tree is not None]
    except RecursionError as error:
        raise refuse(Reason.TOO_DEEP, statement.count("("), str(MOST_LEVELS)) from error
    except TRIPS as error:
        raise refuse(Reason.UNREADABLE, NAMES[dialect], _line(error)) from error
    trees = [tree for tree in trees if not isinstance(tree, exp.Semicolon)]
    if not trees:
        raise refuse(Reason.EMPTY)
    if len(trees) > 1:
        raise refuse(Reason.SEVERAL, len(trees))
    return trees[0]


def written(tree: exp.Expr, dialect: Dialect) -> str:
    """A tree as text of its dialect: comments gone, every name in quotes, so that no word is taken for a keyword."""
    try:
        return tree.sql(
            dialect.value, identify=True, comments=False, unsupported_level=ErrorLevel.RAISE, copy=False
        )
    except RecursionError as error:
        raise refuse(Reason.TOO_DEEP, MOST_LEVELS, str(MOST_LEVELS)) from error
    except (UnsupportedError, ValueError) as error:
        raise refuse(Reason.REWRITING) from error


def _line(error: Exception) -> str:
    if isinstance(error, ParseError) and error.errors:
        return str(error.errors[0].get("line") or 1)
    found = re.search(r"Line (\d+)", str(error))
    return found[1] if found else "1"


def _silent(_record: logging.LogRecord) -> bool:
    return False
