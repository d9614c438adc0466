"""Conditions on times: which date of which table is meant, and how one is written that is kept in parts."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from skills.sql.planning.dates import Stretch
from skills.sql.planning.likeness import Link
from skills.sql.planning.moments import MONTH_NAMES
from skills.sql.planning.plan import (
    AllOf,
    AnyOf,
    Arith,
    Col,
    Compare,
    Condition,
    Like,
    Lit,
    MonthOrder,
    Not,
    OneOf,
    Weekday,
    Where,
)
from skills.sql.planning.ranges import together, whole_years, years
from skills.sql.planning.roles import Roles
from skills.sql.planning.sketch import Test
from skills.sql.planning.tree import Node, Tree
from skills.sql.schema import Kind


class Doubtful(Protocol):
    assumptions: list[str]
    doubts: list[str]


@dataclass(frozen=True)
class Placed:
    node: Node
    condition: Condition


class TimeConditions:
    """What conditions on times have in common; whoever places conditions sets these."""

    tree: Tree
    roles: Roles
    notes: Doubtful

    def _keeps_dates(self, node: Node) -> bool:
        return bool(self.roles.timed(node.table)) or self.roles.part_of_date(node.table, "year") is not None

    def _tells_when(self, link: Link) -> bool:
        """A date, or a year that stands as a number."""
        return link.dated

    def _nearest(self, at: int) -> list[Node]:
        """Nodes as likely to be meant: what the query is about, then what was named last before."""
        before = [node for node in self.tree.nodes if node.at <= at and node is not self.tree.root]
        others = sorted(before, key=lambda node: -node.at)
        later = [node for node in self.tree.nodes if node.at > at and self.tree.find(node.table) is node]
        return [self.tree.root, *others, *later]

    def _in_parts(self, node: Node, stretch: Stretch) -> Condition | None:
        """Where a table keeps the year, or year and month, in columns of their own."""
        year = self.roles.part_of_date(node.table, "year")
        if year is None or year.kind is not Kind.INTEGER:
            return None
        month = self.roles.part_of_date(node.table, "month")
        if whole_years(stretch):
            return years(node.col(year.name), stretch)
        named = month is not None and self.roles.names(month) == "month"
        if month is None or not (named or month.kind is Kind.INTEGER):
            return None
        return self._months(node.col(year.name), node.col(month.name), stretch, named=named)

    def _months(self, year: Col, month: Col, stretch: Stretch, *, named: bool) -> Condition:
        """Months count from the year 0 where there are only year and month; a part of a month is the whole of it."""
        first, last = stretch.first, stretch.after - timedelta(days=1) if stretch.after else None
        if first is not None and last is not None and (first.year, first.month) == (last.year, last.month):
            name = MONTH_NAMES[first.month - 1]
            which: Condition = (
                Like(month, name, Where.SAME) if named else Compare(month, "=", Lit(first.month))
            )
            return AllOf((Compare(year, "=", Lit(first.year)), which))
        if stretch.grain in ("day", "week"):
            self.notes.doubts.append("coarse dates")
        counted = Arith("+", Arith("*", year, Lit(12)), MonthOrder(month, "month") if named else month)
        ends = [
            Compare(counted, op, Lit(day.year * 12 + day.month))
            for op, day in ((">=", first), ("<=", last))
            if day is not None
        ]
        return together(ends)

    def _weekend(self, test: Test) -> Placed | None:
        for node in self._nearest(test.at):
            part = self.roles.part_of_date(node.table, "weekday")
            timed = self.roles.timed(node.table)
            if part is not None:
                values = self.roles.lexicon.schema.values.get((node.table, part.name), ())
                days = tuple(value for value in values if value.lower()[:3] in ("sat", "sun"))
                condition: Condition = OneOf(node.col(part.name), days or ("Saturday", "Sunday"))
            elif timed:
                day = Weekday(node.col(timed[0].name))
                condition = AnyOf((Compare(day, "=", Lit(0)), Compare(day, "=", Lit(6))))
            else:
                continue
            return Placed(node, condition if test.weekend == "weekend" else Not(condition))
        return None
