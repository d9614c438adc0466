"""Every table and column of a query is one that the person may see, and stands there with its table before it."""

from collections.abc import Iterator

from sqlglot import exp
from sqlglot.errors import OptimizeError, SqlglotError
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import Scope, traverse_scope
from sqlglot.schema import MappingSchema

from skills.sql.guard.refusal import Reason, RefusedError, refuse
from skills.sql.guard.spelling import bare, nearest
from skills.sql.schema import Schema, Table

_UNNAMED = "_col_"  # what `qualify` calls an expression without a name


def qualified(tree: exp.Query, tables: list[Table], sight: Schema, whole: Schema | None) -> exp.Query:
    """The query with every star spelt out and every column behind its table; refuses what is not in these tables."""
    for table in tables:
        if not table.columns:
            raise refuse(Reason.HIDDEN_TABLE, table.name)
    # names are spelt as the database spells them by now, so no dialect may fold them again
    dialect = f"{sight.dialect.value}, normalization_strategy=case_sensitive"
    try:
        done = qualify(
            tree,
            dialect=dialect,
            schema=_mapping(tables, dialect),
            validate_qualify_columns=False,
            expand_alias_refs=True,
        )
    except OptimizeError as error:
        raise _unclear(str(error)) from error
    except (SqlglotError, RecursionError, KeyError, AttributeError, ValueError, TypeError) as error:
        raise refuse(Reason.REWRITING) from error
    for scope in traverse_scope(done):
        _check_columns(scope, tables, whole)
    return _without_made_names(done)


def used(tree: exp.Query) -> tuple[set[tuple[str, str]], set[tuple[str, str, str]]]:
    """What a qualified query reads: (namespace, table) pairs, and (namespace, table, column) triples.

    Looked up anew in the scopes, without what was found on the way there. Refuses a column whose origin is not seen."""
    tables: set[tuple[str, str]] = set()
    columns: set[tuple[str, str, str]] = set()
    for scope in traverse_scope(tree):
        tables |= {(source.db, source.name) for source in scope.sources.values() if isinstance(source, exp.Table)}
        for column in scope.columns:
            source = _source(scope, column)
            if isinstance(source, exp.Table):
                columns.add((source.db, source.name, column.name))
    return tables, columns


def _mapping(tables: list[Table], dialect: str) -> MappingSchema:
    mapping: dict[str, object] = {}
    deep = any(table.namespace for table in tables)
    for table in tables:
        columns = {column.name: "text" for column in table.columns}
        if deep:
            mapping.setdefault(table.namespace or "", {})[bare(table)] = columns  # type: ignore[index]
        else:
            mapping[bare(table)] = columns
    return MappingSchema(mapping, dialect=dialect, normalize=False)


def _check_columns(scope: Scope, tables: list[Table], whole: Schema | None) -> None:
    for column in scope.columns:
        if isinstance(column.this, exp.Star):
            raise refuse(Reason.CONSTRUCT, "*")
        if not column.table:
            raise _missing(column, scope, tables, whole)
        source = _source(scope, column)
        if isinstance(source, exp.Table):
            _check_column(column, source, tables, whole)
        elif column.name not in _given(source):
            raise refuse(Reason.UNKNOWN_COLUMN, column.name, column.table, nearest(column.name, _given(source)))


def _source(scope: Scope, column: exp.Column) -> exp.Table | Scope:
    """Where a column's table comes from: this query's FROM, or that of a query around it."""
    inner: Scope | None = scope
    while inner is not None:
        source = inner.sources.get(column.table)
        if isinstance(source, exp.Table | Scope):
            return source
        inner = inner.parent
    raise refuse(Reason.UNKNOWN_TABLE, column.table)


def _given(source: Scope) -> list[str]:
    outer = source.expression
    names = source.outer_columns or (outer.named_selects if isinstance(outer, exp.Query) else [])
    if isinstance(outer, exp.UDTF):
        names = names or outer.alias_column_names
    return list(names)


def _check_column(column: exp.Column, source: exp.Table, tables: list[Table], whole: Schema | None) -> None:
    table = next(one for one in tables if (one.namespace, bare(one)) == (source.db, source.name))
    names = [one.name for one in table.columns]
    if column.name not in names:
        raise _not_there(column.name, table, names, whole)


def _not_there(name: str, table: Table, names: list[str], whole: Schema | None) -> RefusedError:
    full = next((one for one in whole.tables if one.name == table.name), None) if whole else None
    if full and any(one.name.lower() == name.lower() for one in full.columns):
        return refuse(Reason.HIDDEN_COLUMN, name, table.name)
    return refuse(Reason.UNKNOWN_COLUMN, name, table.name, nearest(name, names))


def _missing(column: exp.Column, scope: Scope, tables: list[Table], whole: Schema | None) -> RefusedError:
    """A column without a table: a row as a whole, a hidden column, or none at all."""
    if column.name in scope.sources:
        return refuse(Reason.WHOLE_ROW, column.name)
    here = [one for one in tables if _reads(scope, one)] or tables
    refusals = [
        _not_there(column.name, table, [one.name for one in table.columns], whole).refusal for table in here
    ]
    hidden = next((one for one in refusals if one.reason is Reason.HIDDEN_COLUMN), None)
    if hidden:
        return RefusedError(hidden)
    near = tuple(dict.fromkeys(name for one in refusals for name in one.near))[:3]
    where = ", ".join(table.name for table in here) or "—"
    return refuse(Reason.UNKNOWN_COLUMN, column.name, where, near)


def _reads(scope: Scope, table: Table) -> bool:
    return any(
        isinstance(source, exp.Table) and (source.db, source.name) == (table.namespace, bare(table))
        for source in scope.sources.values()
    )


def _unclear(message: str) -> RefusedError:
    """What `qualify` gives up on, told by its words: an ambiguous column, or a shape that it does not follow."""
    quoted = message.replace('"', "'").split("'")
    if "mbiguous" in message:
        return refuse(Reason.AMBIGUOUS_COLUMN, quoted[1] if len(quoted) > 2 else "")
    if "lias already used" in message:
        return refuse(Reason.CONSTRUCT, quoted[-1] if len(quoted) < 2 else quoted[1])
    return refuse(Reason.REWRITING)


def _without_made_names(tree: exp.Query) -> exp.Query:
    """The outermost columns keep the names that the database would give them."""
    if isinstance(tree, exp.Select):
        referred = {column.name for column in _own_columns(tree)}
        for projection in list(tree.expressions):
            if (
                isinstance(projection, exp.Alias)
                and projection.alias.startswith(_UNNAMED)
                and projection.alias not in referred
            ):
                projection.replace(projection.this)
    return tree


def _own_columns(tree: exp.Select) -> Iterator[exp.Column]:
    return (column for column in tree.find_all(exp.Column) if not column.table)


