"""The part of a schema that a question is about: what a model is shown, and nothing beside it."""

from collections import defaultdict
from collections.abc import Mapping

from skills.sql.planning import Planned
from skills.sql.schema import Schema
from skills.sql.sight import sight

MOST_TABLES, MOST_COLUMNS = 12, 200


def linked(schema: Schema, planned: Planned) -> Schema:
    """The whole schema where it is small, else the tables that most words lead to and those that join them."""
    small = len(schema.tables) <= MOST_TABLES and sum(1 for _ in schema.columns()) <= MOST_COLUMNS
    if small:
        return schema
    chosen = _chosen(schema, planned)
    return sight(schema, hidden_tables={table.name for table in schema.tables} - chosen)


def _chosen(schema: Schema, planned: Planned) -> set[str]:
    scored = _scored(planned)
    near = _best(scored)[: MOST_TABLES // 2]
    beside: dict[str, float] = defaultdict(float)
    for join in schema.joins:
        ends = {join.many[0][0], join.one[0][0]}
        if ends & set(near):
            for table in ends - set(near):
                beside[table] += join.sure + scored.get(table, 0.0)
    room, chosen = MOST_COLUMNS, set[str]()
    for name in (*near, *_best(beside)[: MOST_TABLES - len(near)]):
        columns = len(schema.table(name).columns)
        if columns <= room:
            chosen.add(name)
            room -= columns
    return chosen


def _scored(planned: Planned) -> dict[str, float]:
    """How strongly words of the question lead to each table."""
    scored: dict[str, float] = defaultdict(float)
    for item in planned.items:
        for link in item.links:
            scored[link.table] += link.score
        for value in item.values:
            scored[value.table] += value.score
    return scored


def _best(scored: Mapping[str, float]) -> list[str]:
    return sorted(scored, key=lambda name: (-scored[name], name))
