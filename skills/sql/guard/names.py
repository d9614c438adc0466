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
        raise _unclear(tree, tables, whole, str(error)) from error
    except (SqlglotError, RecursionError, KeyError, AttributeError, ValueError, TypeError) as error:
        raise refuse(Reason.REWRITING) from error
    if row := done.find(exp.TableColumn):
        raise refuse(Reason.WHOLE_ROW, row.name)
    _settle_order(done, tables)
    for scope in _scopes(done):
        _check_columns(scope, tables, whole)
    return _without_made_names(done)


def _scopes(tree: exp.Query) -> list[Scope]:
    """The scopes of a query; refuses one of a shape that has none, such as a dollar-quoted text in a UNION."""
    try:
        return traverse_scope(tree)
    except OptimizeError as error:
        raise refuse(Reason.REWRITING) from error


def used(tree: exp.Query) -> tuple[set[tuple[str, str]], set[tuple[str, str, str]]]:
    """What a qualified query reads: (namespace, table) pairs, and (namespace, table, column) triples.

    Looked up anew in the scopes, without what was found on the way there. Refuses a column whose origin is not seen."""
    tables: set[tuple[str, str]] = set()
    columns: set[tuple[str, str, str]] = set()
    seen: set[int] = set()
    for scope in _scopes(tree):
        tables |= {
            (source.db, source.name) for source in scope.sources.values() if isinstance(source, exp.Table)
        }
        for column in scope.columns:
            seen.add(id(column))
            source = None if _is_order_key(column) else _source(scope, column)
            if isinstance(source, exp.Table):
                columns.add((source.db, source.name, column.name))
    if not all(id(column) in seen or _is_order_key(column) for column in tree.find_all(exp.Column)):
        raise refuse(Reason.REWRITING)
    return tables, columns


def _is_order_key(column: exp.Column) -> bool:
    """Whether a column stands for one of the query's own results, as the key of its ORDER BY: nothing is read by it."""
    order = column.parent.parent if isinstance(column.parent, exp.Ordered) else None
    query = order.parent if isinstance(order, exp.Order) else None
    return not column.table and isinstance(query, exp.Query) and column.name in query.named_selects


def _settle_order(tree: exp.Query, tables: list[Table]) -> None:
    """In ORDER BY a result's name means the result only where it stands alone; inside an expression, write it out.

    There, and in DISTINCT ON, databases differ: where a column has that name too, some take the column, perhaps a
    hidden one, so that such a query is refused."""
    for query in tree.find_all(exp.Select):
        results = {one.alias: one.this for one in query.expressions if isinstance(one, exp.Alias)}
        places = [query.args.get("order"), query.args.get("distinct")]
        for column in [column for place in places if place for column in place.find_all(exp.Column)]:
            result = results.get(column.name)
            if column.table or _is_order_key(column) or result is None:
                continue
            same = isinstance(result, exp.Column) and result.name == column.name
            if not same and any(_has(one, column.name) for one in tables):
                raise refuse(Reason.AMBIGUOUS_COLUMN, column.name)
            bracketed = isinstance(result, exp.Binary | exp.Connector)
            column.replace(exp.Paren(this=result.copy()) if bracketed else result.copy())


def _has(table: Table, name: str) -> bool:
    return any(column.name == name for column in table.columns)


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
        if _is_order_key(column):
            continue
        if not column.table:
            raise _missing(column, scope, tables, whole)
        _check_column(column, _source(scope, column), tables, whole)


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
    """The columns of a part, a derived table or a list of values."""
    outer = source.expression
    if source.outer_columns:
        return list(source.outer_columns)
    if isinstance(outer, exp.Lateral):
        return list(outer.alias_column_names or outer.this.unnest().named_selects)
    return list(outer.named_selects if isinstance(outer, exp.Query) else outer.alias_column_names)


def _check_column(
    column: exp.Column, source: exp.Table | Scope, tables: list[Table], whole: Schema | None
) -> None:
    if isinstance(source, Scope):
        if column.name not in _given(source):
            raise refuse(
                Reason.UNKNOWN_COLUMN, column.name, column.table, nearest(column.name, _given(source))
            )
        return
    table = next(one for one in tables if (one.namespace, bare(one)) == (source.db, source.name))
    if not _has(table, column.name):
        raise _not_there(column.name, table, whole)


def _not_there(name: str, table: Table, whole: Schema | None) -> RefusedError:
    full = next((one for one in whole.tables if one.name == table.name), None) if whole else None
    if full and any(one.name.lower() == name.lower() for one in full.columns):
        return refuse(Reason.HIDDEN_COLUMN, name, table.name)
    return refuse(Reason.UNKNOWN_COLUMN, name, table.name, nearest(name, (one.name for one in table.columns)))


def _missing(column: exp.Column, scope: Scope, tables: list[Table], whole: Schema | None) -> RefusedError:
    """A column without a table: a row as a whole, in several tables at once, hidden, or none at all."""
    if column.name in scope.sources:
        return refuse(Reason.WHOLE_ROW, column.name)
    here = [one for one in tables if _reads(scope, one)] or tables
    parts = [source for source in scope.sources.values() if isinstance(source, Scope)]
    holders = sum(_has(one, column.name) for one in here) + sum(column.name in _given(one) for one in parts)
    if holders > 1 or (holders and len(scope.sources) > 1):
        return refuse(Reason.AMBIGUOUS_COLUMN, column.name)
    refusals = [_not_there(column.name, table, whole).refusal for table in here]
    if hidden := next((one for one in refusals if one.reason is Reason.HIDDEN_COLUMN), None):
        return RefusedError(hidden)
    near = tuple(dict.fromkeys(name for one in refusals for name in one.near))[:3]
    where = ", ".join([table.name for table in here] or sorted(scope.sources))
    return refuse(Reason.UNKNOWN_COLUMN, column.name, where, near)


def _reads(scope: Scope, table: Table) -> bool:
    return any(
        isinstance(source, exp.Table) and (source.db, source.name) == (table.namespace, bare(table))
        for source in scope.sources.values()
    )


def _unclear(tree: exp.Query, tables: list[Table], whole: Schema | None, message: str) -> RefusedError:
    """What `qualify` gives up on: a column that is not in the table before it, an ambiguous one, or a shape."""
    for scope in _scopes(tree):
        for column in scope.columns:
            source = scope.sources.get(column.table) if column.table else None
            if isinstance(source, exp.Table | Scope) and not isinstance(column.this, exp.Star):
                _check_column(column, source, tables, whole)
    quoted = message.replace('"', "'").split("'")
    if "mbiguous" in message:
        return refuse(Reason.AMBIGUOUS_COLUMN, quoted[1] if len(quoted) > 2 else "")
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
