"""What is odd about a finished query, whatever the question was: nobody asks to have one counted for each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from skills.sql.planning.accounting import parts_in
from skills.sql.planning.cues import Cue
from skills.sql.planning.items import Item
from skills.sql.planning.plan import (
    Agg,
    AllOf,
    Arith,
    Col,
    Compare,
    Exists,
    Expr,
    Fn,
    Like,
    Lit,
    Not,
    OneOf,
    Query,
    Source,
    Where,
    aggregates,
)
from skills.sql.planning.roles import Roles
from skills.sql.schema import Kind

ONE_OF_EACH = "one of each"
NEARLY = 0.8  # of the rows
BESIDE_MANY = "sum beside many"
ONE_VALUE = "group of one value"
FLAG_SHOWN = "flag shown"
ORDER_OF_ONE = "order of one"
CONTRADICTION = "contradiction"
SAME_SIDES = "same sides"
TAKEN_TWICE = "figure taken more than once"
WITHOUT_VALUE = "without value"
LIVES_ELSEWHERE = "lives elsewhere"
_LIVES = frozenset("live lives lived living reside resides residing resident born".split())
_HOMES = frozenset("address addresses city cities town country state region location".split())


def oddities(query: Query, items: Sequence[Item], roles: Roles) -> Iterator[str]:
    """What is wrong with a query, as far as it shows by itself."""
    for one in parts_in(query):
        if isinstance(one, Query):
            yield from _odd_query(one, roles)
        if isinstance(one, AllOf) and _contradicts(one):
            yield CONTRADICTION
        if isinstance(one, Arith) and one.op == "/" and one.left == one.right:
            yield SAME_SIDES
    if _without_value(query, items):
        yield WITHOUT_VALUE
    if _lives_elsewhere(query, items, roles):
        yield LIVES_ELSEWHERE


def _odd_query(query: Query, roles: Roles) -> Iterator[str]:
    if _counts_one(query, roles):
        yield ONE_OF_EACH
    if _sums_beside_many(query):
        yield BESIDE_MANY
    if _takes_twice(query, roles):
        yield TAKEN_TWICE
    if _orders_one(query):
        yield ORDER_OF_ONE
    if _groups_one_value(query):
        yield ONE_VALUE
    if _shows_flag(query, roles):
        yield FLAG_SHOWN
    if _is_there_and_not(query):
        yield CONTRADICTION


def _counts_one(query: Query, roles: Roles) -> bool:
    """Rows of a table are counted, or its numbers averaged, for each row of it."""
    source = query.source
    if source is None or _counts_own(query, roles):
        return source is not None
    if any(step.fans_out for step in source.steps):
        return False
    plain = any(
        isinstance(one, Agg)
        and one.where is None
        and (one.fn is Fn.AVG or (one.fn is Fn.COUNT and one.argument is None))
        for one in parts_in(query.outputs)
    )
    key = roles.key(source.table)
    return plain and key is not None and Col(source.alias, source.table, key) in query.groups


def _counts_own(query: Query, roles: Roles) -> bool:
    """Different things of a kind are counted for each thing of that kind."""
    groups = [group for group in query.groups if isinstance(group, Col)]
    tables = {group.table for group in groups}
    if len(tables) != 1 or len(groups) < len(query.groups):
        return False
    table = next(iter(tables))
    return any(_is_one(group, roles) for group in groups) and any(
        isinstance(one, Agg)
        and one.distinct
        and one.where is None
        and isinstance(one.argument, Col)
        and one.argument.alias == groups[0].alias
        and one.argument.name == roles.key(table)
        for one in parts_in((query.outputs, query.orders))
    )


def _is_one(column: Col, roles: Roles) -> bool:
    """Whether nearly every row has a value of its own, as headlines of articles."""
    rows, known = roles.lexicon.tables[column.table].rows, roles.lexicon.columns[column.table, column.name]
    named = column.name == roles.key(column.table) or column.name in roles.shown(column.table)
    return named or (known.distinct is not None and bool(rows) and known.distinct >= NEARLY * (rows or 0))


def _sums_beside_many(query: Query) -> bool:
    """ "The total price paid by all members": prices are added up once each, however many pay them."""
    if query.groups or not any(
        isinstance(one.expr, Agg) and one.expr.fn in (Fn.SUM, Fn.AVG) for one in query.outputs
    ):
        return False
    parts = query.where.parts if isinstance(query.where, AllOf) else (query.where,)
    return any(isinstance(part, Exists) and part.where is None for part in parts)


def _takes_twice(query: Query, roles: Roles) -> bool:
    """A figure is added up, or averaged, once for each of the many rows that are joined to its own: the amount of an
    order once for each of its lines."""
    source = query.source
    if source is None or not source.steps:
        return False
    ways = _ways(source)
    held = (*query.groups, *_held(query))
    fixed = [one for one in held if isinstance(one, Col)]
    for one in parts_in((query.outputs, query.orders, query.having)):
        if isinstance(one, Agg) and one.fn in (Fn.SUM, Fn.AVG) and not one.distinct:
            used = {part.alias for part in parts_in(one.argument) if isinstance(part, Col)}
            if used and all(_is_repeated(alias, ways, fixed, roles) for alias in used):
                return True
    return False


def _ways(source: Source) -> dict[str, list[tuple[str, bool]]]:
    """From each table to those joined to it, and whether one row of it may meet several there."""
    ways: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for step in source.steps:
        ways[step.parent].append((step.alias, step.fans_out))
        ways[step.alias].append((step.parent, not step.fans_out))
    return ways


def _is_repeated(
    alias: str, ways: Mapping[str, Sequence[tuple[str, bool]]], fixed: Sequence[Col], roles: Roles
) -> bool:
    """Whether a row of this table may stand several times in one group.

    It stands once where the group is one of the many: publications of one author, businesses of one category."""
    seen, waiting = {alias}, [alias]
    while waiting:
        for other, fans_out in ways[waiting.pop()]:
            if other in seen:
                continue
            if not fans_out:
                seen.add(other)
                waiting.append(other)
                continue
            # what stands between two things holds each pair of them once
            ends = {end for end, many in ways[other] if not many and end not in seen}
            if not any(one.alias == other or (one.alias in ends and _is_one(one, roles)) for one in fixed):
                return True
    return False


def _orders_one(query: Query) -> bool:
    """One row of figures is put in an order."""
    figures = bool(query.outputs) and all(aggregates(one.expr) for one in query.outputs)
    return figures and not query.groups and any(not aggregates(order.expr) for order in query.orders)


def _groups_one_value(query: Query) -> bool:
    """Rows that all have one value are grouped by it: "salary of professors by rank"."""
    return bool(set(_held(query)) & set(query.groups))


def _held(query: Query) -> Iterator[Expr]:
    """What has one value in all rows, because that was asked for."""
    parts = query.where.parts if isinstance(query.where, AllOf) else (query.where,)
    return (part.column for part in parts if isinstance(part, OneOf) and len(part.values) == 1)


def _shows_flag(query: Query, roles: Roles) -> bool:
    """A yes or no is shown beside other things: "which tariffs are green" asks for those that are."""
    if query.groups or len(query.outputs) < 2:
        return False
    shown = [
        roles.lexicon.columns.get((one.expr.table, one.expr.name))
        for one in query.outputs
        if isinstance(one.expr, Col)
    ]
    return any(
        one is not None and one.kind is Kind.INTEGER and set(one.samples) == {"0", "1"} for one in shown
    )


def _is_there_and_not(query: Query) -> bool:
    """Rows of a table are joined, of which there must be none."""
    if query.source is None:
        return False
    joined = {(step.parent, step.table, step.on) for step in query.source.steps if not step.optional}
    parts = query.where.parts if isinstance(query.where, AllOf) else (query.where,)
    absent = [part.part for part in parts if isinstance(part, Not) and isinstance(part.part, Exists)]
    return any(
        (one.outer, one.source.table, one.on) in joined and one.where is None and not one.source.steps
        for one in absent
    )


def _contradicts(condition: AllOf) -> bool:
    """One column is to be two things at once."""
    wanted: dict[Col, list[set[object]]] = defaultdict(list)
    for part in condition.parts:
        if isinstance(part, OneOf):
            wanted[part.column].append(set(part.values))
        elif isinstance(part, Compare) and part.op == "=" and isinstance(part.left, Col):
            if isinstance(part.right, Lit):
                wanted[part.left].append({part.right.value})
        elif isinstance(part, Like) and part.where is Where.SAME:
            wanted[part.column].append({part.text})
    return any(not set.intersection(*values) for values in wanted.values() if len(values) > 1)


def _without_value(query: Query, items: Sequence[Item]) -> bool:
    """ "Employees without a manager": that they are none themselves is something else."""
    said = [item for item in items if item.cue is not Cue.SMALL]
    named = {
        value
        for before, item in pairwise(said)
        if before.cue is Cue.NOT and before.said.lower() in ("without", "no", "without any", "none")
        for one in item.values
        if item.cue is Cue.VALUE
        for value in one.literals
        if isinstance(value, str)
    }
    denied = {
        value
        for part in parts_in(query)
        if isinstance(part, Not) and isinstance(part.part, OneOf)
        for value in part.part.values
    }
    return bool(named & denied)


def _lives_elsewhere(query: Query, items: Sequence[Item], roles: Roles) -> bool:
    """ "Drivers who live in Paris": their depot being there does not say so."""
    lives = any(
        item.said.lower() in _LIVES and item.cue in (Cue.VERB, Cue.UNKNOWN, Cue.REF) for item in items
    )
    if not lives or query.source is None:
        return False
    tables = {
        part.column.table
        for part in parts_in(query)
        if isinstance(part, OneOf | Like) and part.column.table != query.source.table
    }
    return any(not _HOMES & set(roles.lexicon.called[table].words) for table in tables)
