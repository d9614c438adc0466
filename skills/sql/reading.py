"""A query in plain words, for whoever must trust it: what it shows, for what, under which conditions."""

from dataclasses import dataclass

from skills.language import Sentence, joined, listed, number, say
from skills.sql.planning import Lexicon, Planned, Query
from skills.sql.planning.plan import (
    Agg,
    AllOf,
    AnyOf,
    Arith,
    Bucket,
    Col,
    Compare,
    Condition,
    Counted,
    Exists,
    Expr,
    Fn,
    Like,
    Lit,
    Missing,
    MonthOrder,
    Not,
    Number,
    OneOf,
    Scalar,
    Seconds,
    Weekday,
    Where,
)


@dataclass(frozen=True)
class Reading:
    """One sentence or two, and what was taken for granted."""

    text: str
    assumptions: tuple[str, ...]


def read_back(query: Query, planned: Planned, lexicon: Lexicon) -> Reading:
    """The query of a planned question in words of the reader's language; names stay as the database has them."""
    said = _Reader(lexicon)
    notes = planned.candidate.notes if planned.candidate else None
    assumed = tuple(said.assumption(note) for note in dict.fromkeys(notes.assumptions)) if notes else ()
    unsure = tuple(said.unsure_joins(query)) if planned.candidate else ()
    return Reading(said.query(query), (*assumed, *unsure))


class _Reader:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def query(self, query: Query) -> Sentence:
        shown = listed([self.expr(output.expr) for output in query.outputs])
        parts = [say("Shows {columns}", columns=shown)]
        if query.distinct:
            parts.append(say("each once"))
        if query.source is not None:
            parts.append(say("from {table}", table=query.source.table))
        if query.groups:
            groups = dict.fromkeys(str(self.expr(group)) for group in query.groups)
            parts.append(say("for each {groups}", groups=listed(groups)))
        if query.where is not None:
            parts.append(say("where {conditions}", conditions=self.condition(query.where)))
        if query.having is not None:
            parts.append(say("if {conditions}", conditions=self.condition(query.having)))
        parts += self._order(query)
        return joined([joined(parts, ", "), "."], "")

    def _order(self, query: Query) -> list[Sentence]:
        parts = []
        for order in query.orders:
            name = self.expr(order.expr)
            highest = say("highest {column} first", column=name)
            parts.append(highest if order.descending else say("lowest {column} first", column=name))
        if query.limit is not None:
            parts.append(say("only the first {limit}", limit=query.limit))
        return parts

    def expr(self, expr: Expr) -> str:
        match expr:
            case Col():
                return f"{expr.table}.{expr.name}"
            case Agg():
                return self._aggregate(expr)
            case Arith():
                return self._arith(expr)
            case Bucket():
                unit = {
                    "day": say("day"),
                    "week": say("week"),
                    "month": say("month"),
                    "quarter": say("quarter"),
                    "year": say("year"),
                }[expr.unit]
                return say("{unit} of {column}", unit=unit, column=self.expr(expr.column))
            case Scalar():
                return self.expr(expr.query.outputs[0].expr)
            case _:
                return self._rest(expr)

    def _rest(self, expr: Expr) -> str:
        match expr:
            case Lit():
                return number(expr.value) if isinstance(expr.value, float) else str(expr.value)
            case Number() | MonthOrder():
                return self.expr(expr.column)
            case Weekday():
                return say("weekday of {column}", column=self.expr(expr.column))
            case Seconds():
                first, last = self.expr(expr.first), self.expr(expr.last)
                return say("seconds from {first} to {last}", first=first, last=last)
            case _:
                raise TypeError(expr)

    def _aggregate(self, agg: Agg) -> Sentence:
        what = self.expr(agg.argument) if agg.argument is not None else say("rows")
        if agg.fn is Fn.COUNT and agg.distinct:
            said = say("number of different {column}", column=what)
        else:
            said = {
                Fn.COUNT: say("number of {column}", column=what),
                Fn.SUM: say("sum of {column}", column=what),
                Fn.AVG: say("average of {column}", column=what),
                Fn.MIN: say("lowest {column}", column=what),
                Fn.MAX: say("highest {column}", column=what),
                Fn.MEDIAN: say("median of {column}", column=what),
            }[agg.fn]
        if agg.where is None:
            return said
        return say("{figure} where {conditions}", figure=said, conditions=self.condition(agg.where))

    def _arith(self, arith: Arith) -> str:
        left, right = self._side(arith.left), self._side(arith.right)
        if arith.op == "/":
            return say("{top} divided by {bottom}", top=left, bottom=right)
        return f"{left} {'×' if arith.op == '*' else arith.op} {right}"

    def _side(self, expr: Expr) -> str:
        """One side of a computation, in brackets where it would be read apart: "price × (1 - discount)"."""
        apart = isinstance(expr, Arith) and expr.op in ("+", "-")
        return f"({self.expr(expr)})" if apart else self.expr(expr)

    def condition(self, condition: Condition) -> str:
        match condition:
            case AllOf(parts):
                return listed([self.condition(part) for part in parts])
            case AnyOf(parts):
                return listed([self.condition(part) for part in parts], any_of=True)
            case Not(Exists() as part):
                return say("there is no {things}", things=self._branch(part))
            case Not(Missing(column=column)):
                return say("{column} is filled in", column=self.expr(column))
            case Not(part):
                return say("not: {condition}", condition=self.condition(part))
            case Exists():
                return say("there is {things}", things=self._branch(condition))
            case Counted():
                things = self._branch(condition.rows)
                return say("number of {column}", column=things) + f" {condition.op} {condition.number}"
            case _:
                return self._test(condition)

    def _test(self, condition: Condition) -> str:
        match condition:
            case Compare():
                return f"{self.expr(condition.left)} {condition.op} {self.expr(condition.right)}"
            case OneOf():
                values = listed([str(value) for value in condition.values], any_of=True)
                return say("{column} is {values}", column=self.expr(condition.column), values=values)
            case Missing():
                return say("{column} is empty", column=self.expr(condition.column))
            case Like():
                return self._like(condition)
            case _:
                raise TypeError(condition)

    def _like(self, like: Like) -> Sentence:
        column = self.expr(like.column)
        return {
            Where.CONTAINS: say("{column} contains “{text}”", column=column, text=like.text),
            Where.STARTS: say("{column} starts with “{text}”", column=column, text=like.text),
            Where.ENDS: say("{column} ends with “{text}”", column=column, text=like.text),
            Where.SAME: say("{column} is {values}", column=column, values=like.text),
        }[like.where]

    def _branch(self, exists: Exists) -> str:
        tables = listed([exists.source.table, *(step.table for step in exists.source.steps)])
        if exists.where is None:
            return tables
        return say("{figure} where {conditions}", figure=tables, conditions=self.condition(exists.where))

    def assumption(self, note: str) -> Sentence:
        kind, _, column = note.partition(":")
        if kind == "average":
            return say("For things with several values of {column} their average counts.", column=column)
        return say("{column} is added up.", column=column)

    def unsure_joins(self, query: Query) -> list[Sentence]:
        """Joins that no key declares."""
        if query.source is None:
            return []
        aliases = {query.source.alias: query.source.table}
        found = []
        for step in query.source.steps:
            aliases[step.alias] = step.table
            if step.sure < 1.0:
                one = f"{aliases.get(step.parent, step.parent)}.{step.on[0][0]}"
                two = f"{step.table}.{step.on[0][1]}"
                found.append(say("{one} and {two} mean the same: no key says so.", one=one, two=two))
        return found
