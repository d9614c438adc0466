"""Which queries say the same: by their rows where they may be run for that, else by their trees."""

from collections.abc import Iterator, Mapping, Sequence

from sqlglot import exp, parse_one
from sqlglot.errors import SqlglotError

from skills.sql.comparing import is_ordered, same_result
from skills.sql.database import Database, Limits, Rows
from skills.sql.guard import Checked, Refusal, check
from skills.sql.schema import Schema
from skills.sql.trouble import DatabaseError

TIGHT = Limits(seconds=3.0, cost=500_000.0, rows_read=2_000_000, bytes=200_000)
MOST_ROWS = 200
_FLIPPED: Mapping[type[exp.Expr], type[exp.Expr]] = {exp.GT: exp.LT, exp.GTE: exp.LTE}


def tree_key(checked: Checked) -> str:
    """The same text for queries that differ only in names of results and tables, in the order of conditions, columns
    and inner joins, or in which way round a comparison stands."""
    try:
        tree = parse_one(checked.sql, read=checked.dialect.value)
    except SqlglotError:
        return checked.sql
    for select in list(tree.find_all(exp.Select)):
        _settle(select, top=select is tree)
    return tree.sql(checked.dialect.value, comments=False)


def groups(queries: Sequence[Checked], rows: Mapping[int, Rows]) -> list[list[int]]:
    """The places of queries that say the same, largest group first; `rows` are results of those that were run."""
    keys = [tree_key(one) for one in queries]
    found: list[list[int]] = []
    for place, query in enumerate(queries):
        for group in found:
            first = group[0]
            if keys[place] == keys[first] or _same_rows(rows, place, first, query, queries[first]):
                group.append(place)
                break
        else:
            found.append([place])
    return sorted(found, key=len, reverse=True)


def run_all(queries: Sequence[Checked], schema: Schema, database: Database) -> dict[int, Rows]:
    """The rows of each query that comes in within tight limits; nobody is shown them."""
    tight = Database(database.backend, database.name, TIGHT, database.place)
    found: dict[int, Rows] = {}
    for place, query in enumerate(queries):
        short = check(query.sql, schema, most_rows=MOST_ROWS)
        if isinstance(short, Refusal):
            continue
        try:
            rows = tight.run(short)
        except DatabaseError:
            continue
        if not rows.more and not rows.cut:
            found[place] = rows
    return found


def _same_rows(rows: Mapping[int, Rows], one: int, two: int, query: Checked, other: Checked) -> bool:
    """Two empty results agree about nothing: a condition that never holds is easily written."""
    if one not in rows or two not in rows or not rows[one].rows:
        return False
    ordered = is_ordered(query.sql) and is_ordered(other.sql)
    mine, theirs = rows[one].rows, rows[two].rows
    return same_result(mine, theirs, ordered=ordered) or same_result(theirs, mine, ordered=ordered)


def _settle(select: exp.Select, *, top: bool) -> None:
    results = {one.alias: one.this for one in select.expressions if isinstance(one, exp.Alias)}
    order = select.args.get("order")
    for column in list(order.find_all(exp.Column)) if order else []:
        if not column.table and column.name in results:
            column.replace(results[column.name].copy())
    if top:
        plain = [one.this if isinstance(one, exp.Alias) else one for one in select.expressions]
        select.set("expressions", sorted((one.copy() for one in plain), key=_text))
    _name_tables(select)
    for node in (exp.GT, exp.GTE):
        for comparison in list(select.find_all(node)):
            comparison.replace(
                _FLIPPED[node](this=comparison.expression.copy(), expression=comparison.this.copy())
            )
    _join_conditions(select)
    group = select.args.get("group")
    if group and group.expressions:
        group.set("expressions", sorted((one.copy() for one in group.expressions), key=_text))


def _name_tables(select: exp.Select) -> None:
    """Each table that stands once in a query goes by its own name."""
    tables = [one for one in _tables(select) if isinstance(one, exp.Table)]
    names = [one.name for one in tables]
    for table in tables:
        alias = table.alias
        if not alias or names.count(table.name) > 1:
            continue
        table.set("alias", None)
        for column in select.find_all(exp.Column):
            if column.table == alias:
                column.set("table", exp.to_identifier(table.name, quoted=True))


def _tables(select: exp.Select) -> Iterator[exp.Expr]:
    source = select.args.get("from_")
    if source is not None:
        yield source.this
    yield from (join.this for join in select.args.get("joins") or [])


def _join_conditions(select: exp.Select) -> None:
    """Conditions of inner joins among those of WHERE, all in one order; outer joins stay where they are."""
    joins = select.args.get("joins") or []
    where = select.args.get("where")
    parts = list(_conjuncts(where.this)) if where else []
    inner = all(
        not join.side and join.kind in ("", "INNER", "CROSS") and not join.args.get("using") for join in joins
    )
    if inner and joins:
        parts += [part for join in joins if join.args.get("on") for part in _conjuncts(join.args["on"])]
        source = select.args["from_"]
        tables = sorted((one.copy() for one in (source.this, *(join.this for join in joins))), key=_text)
        source.set("this", tables[0])
        select.set("joins", [exp.Join(this=table, kind="CROSS") for table in tables[1:]])
    if parts:
        ordered = sorted((_turned(part.copy()) for part in parts), key=_text)
        select.set("where", exp.Where(this=exp.and_(*ordered, copy=False)))


def _conjuncts(condition: exp.Expr) -> Iterator[exp.Expr]:
    condition = condition.unnest()
    if isinstance(condition, exp.And):
        yield from _conjuncts(condition.left)
        yield from _conjuncts(condition.right)
    else:
        yield condition


def _turned(part: exp.Expr) -> exp.Expr:
    if isinstance(part, exp.EQ) and _text(part.left) > _text(part.right):
        return exp.EQ(this=part.right.copy(), expression=part.left.copy())
    return part


def _text(node: exp.Expr) -> str:
    return node.sql()
