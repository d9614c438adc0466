"""Reads a finished query back against the question: what was said and has left no trace in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass

from skills.sql.planning.cues import Cue, is_participle
from skills.sql.planning.items import VERBAL, Item
from skills.sql.planning.plan import (
    Agg,
    Col,
    Compare,
    Counted,
    Fn,
    Like,
    Lit,
    Missing,
    Not,
    OneOf,
    Query,
    Source,
    Step,
)


@dataclass
class Traces:
    """Everything that a query holds, flat."""

    tables: set[str] = field(default_factory=set)
    columns: set[tuple[str, str]] = field(default_factory=set)
    values: list[object] = field(default_factory=list)
    functions: set[Fn] = field(default_factory=set)
    operators: list[str] = field(default_factory=list)
    negations: int = 0
    ordered: bool = False


def unaccounted(items: tuple[Item, ...], query: Query) -> tuple[str, ...]:
    """Words of the question with a meaning that the query does not show, in order."""
    traces = traces_of(query)
    return tuple(item.said for item in items if not _accounted(item, traces, query))


def traces_of(query: Query) -> Traces:
    traces = Traces()
    for part in parts_in(query):
        _note(part, traces)
    traces.ordered = any(isinstance(part, Query) and part.orders for part in parts_in(query))
    return traces


def parts_in(one: object) -> Iterator[object]:
    """The dataclasses of a query, outermost first."""
    if isinstance(one, tuple | list):
        for inner in one:
            yield from parts_in(inner)
    elif is_dataclass(one) and not isinstance(one, type):
        yield one
        for each in fields(one):
            yield from parts_in(getattr(one, each.name))


def _note(part: object, traces: Traces) -> None:
    match part:
        case Source() | Step():
            traces.tables.add(part.table)
            if isinstance(part, Step):
                traces.columns.update((part.table, theirs) for _, theirs in part.on)
        case Col():
            traces.tables.add(part.table)
            traces.columns.add((part.table, part.name))
        case Agg():
            traces.functions.add(part.fn)
        case Compare() | Counted():
            traces.operators.append(part.op)
            if isinstance(part, Counted):
                traces.values.append(part.number)
                traces.functions.add(Fn.COUNT)
        case _:
            _note_value(part, traces)


def _note_value(part: object, traces: Traces) -> None:
    match part:
        case Lit():
            traces.values.append(part.value)
        case OneOf():
            traces.values.extend((*part.values, *part.instead))
            traces.negations += bool(part.instead)
        case Like():
            traces.values.append(part.text)
        case Not():
            traces.negations += 1
        case Missing():
            traces.negations += 1
            traces.tables.update({part.of} - {""})


def _accounted(item: Item, traces: Traces, query: Query) -> bool:
    if item.cue is Cue.REF:
        return _named(item, traces)
    if item.cue in (Cue.VALUE, Cue.TEXT):
        return _valued(item, traces)
    if item.cue is Cue.NUMBER:
        numbers = [value for value in traces.values if isinstance(value, int | float)]
        texts = {str(value) for value in traces.values}
        whole = str(int(item.number or 0))
        return item.number in numbers or query.limit == item.number or whole in texts
    if item.cue is Cue.STRETCH and item.stretch is not None:
        return (
            item.stretch.first in traces.values
            or item.stretch.after in traces.values
            or _in_years(item, traces)
        )
    return _cued(item, traces, query)


def _cued(item: Item, traces: Traces, query: Query) -> bool:
    if item.cue is Cue.AGG:
        wanted = Fn(item.means)
        return (
            wanted in traces.functions
            or (wanted in (Fn.COUNT, Fn.SUM) and bool(traces.functions))
            or traces.ordered
        )
    if item.cue in (Cue.SUPER, Cue.COMMON):
        return traces.ordered or bool({Fn.MIN, Fn.MAX} & traces.functions) or query.limit is not None
    if item.cue is Cue.DIRECTION:
        return traces.ordered
    if item.cue is Cue.EACH:
        return bool(query.groups)
    if item.cue is Cue.NOT:
        return traces.negations > 0
    if item.cue is Cue.COMPARE:
        return item.means == "between" or item.means in traces.operators
    return True


def _named(item: Item, traces: Traces) -> bool:
    for link in item.links:
        if link.column is None and link.table in traces.tables:
            return True
        if (link.table, link.column) in traces.columns:
            return True
        if (
            link.dated
            and link.table in traces.tables
            and (is_participle(item.said.lower()) or item.means == VERBAL)
        ):
            return True  # "albums released": nothing more is said than that they are there
    return any((value.table, value.column) in traces.columns for value in item.values)


def _valued(item: Item, traces: Traces) -> bool:
    said = {str(value).lower() for value in traces.values}
    literals = {str(literal).lower() for value in item.values for literal in value.literals}
    return bool(literals & said) or item.said.lower() in said


def _in_years(item: Item, traces: Traces) -> bool:
    """A stretch that was put into numbers of years or months."""
    stretch = item.stretch
    days = [day for day in (stretch.first, stretch.after) if day is not None] if stretch else []
    numbers = {number for day in days for number in (day.year, day.year - 1, day.year * 12 + day.month)}
    numbers |= {day.year * 12 + day.month - 1 for day in days}
    return bool(numbers & {value for value in traces.values if isinstance(value, int)})
