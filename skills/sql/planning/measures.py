"""What rows are ranked and ordered by."""

from dataclasses import replace

from skills.sql.planning.expressions import Expressions, Shown, UnplannedError, fresh_label
from skills.sql.planning.likeness import Link
from skills.sql.planning.plan import (
    Agg,
    Arith,
    Col,
    Expr,
    Fn,
    MonthOrder,
    Order,
    aggregates,
)
from skills.sql.planning.roles import NUMERIC
from skills.sql.planning.sketch import Sketch, Sort, Term
from skills.sql.planning.tree import Node
from skills.sql.schema import Kind


class Measures(Expressions):
    """What "top" and "most" go by, and how rows are ordered."""

    def _measure(self, sketch: Sketch, outputs: list[Shown]) -> Expr | None:
        if sketch.common:
            return self._common(sketch)
        if sketch.measure is None:
            return self._trait(sketch, outputs)
        term = sketch.measure
        link = self._link(term)
        if link is None:
            if term.fn is Fn.COUNT:
                return next((one.exprs[0] for one in outputs if aggregates(one.exprs[0])), None)
            raise UnplannedError(term.ref.said if term.ref else "most")
        node = self.tree.node(link.table, term.at, joined=True)
        if term.trait:
            columns = self.roles.with_trait(link.table, term.trait)
            return node.col(columns[0]) if len(columns) == 1 else None
        if term.fn is not None or (term.ref is not None and term.ref.formula is not None):
            return self.aggregate(self._summed(term), link, node)
        if link.column is None:
            return self.aggregate(replace(term, fn=Fn.COUNT), link, node)
        return self._natural(link, node, outputs)

    def _trait(self, sketch: Sketch, outputs: list[Shown]) -> Expr | None:
        """ "Most expensive", "oldest": the one column of what is shown that can be meant."""
        tables = {one.table for one in outputs if one.table is not None}
        if not sketch.trait or len(tables) != 1:
            return None
        node = self.tree.find(next(iter(tables)))
        if node is None:
            return None
        columns = self.roles.with_trait(node.table, sketch.trait)
        return node.col(columns[0]) if len(columns) == 1 else None

    def _common(self, sketch: Sketch) -> Expr:
        """Most common: the value that most rows have; rows of another table count where it is reached from there."""
        term = sketch.measure
        link = self._link(term) if term else None
        if term is not None and link is not None:
            return self.aggregate(
                replace(term, fn=Fn.COUNT), link, self.tree.node(link.table, term.at, joined=True)
            )
        counted = next(
            (one for one in (*sketch.returns, *sketch.outputs) if one.fn is Fn.COUNT and one.ref), None
        )
        if counted is not None:
            return self.shown(counted).exprs[0]
        return Agg(Fn.COUNT)

    def _natural(self, link: Link, node: Node, outputs: list[Shown]) -> Expr:
        """ "Highest rating": the value of the row itself, or over the rows that belong to what is shown."""
        if self.lexicon.columns[link.table, link.column or ""].kind is Kind.TEXT and not link.numeric:
            raise UnplannedError(link.column or "most")
        column = node.col(link.column or "")
        tables = [one.table for one in outputs if one.table is not None]
        same = all(table == link.table for table in tables)
        if self.sketch.measure is not None and self._says_table(self.sketch.measure) and not same:
            return column  # "the highest-rated restaurant" is one row, whatever is shown of it
        computed = any(aggregates(expr) for one in outputs for expr in one.exprs)
        if same and not computed and any(column in one.exprs for one in outputs):
            return column  # it stands beside what is shown, row by row
        if same and not computed:
            if self.sketch.measure is not None and self._says_table(self.sketch.measure):
                return column
            return column if not self._groups_by_value(outputs) else self._over(column)
        found = next(
            (
                expr
                for one in outputs
                for expr in one.exprs
                if isinstance(expr, Agg) and expr.argument == column
            ),
            None,
        )
        if found is not None:
            return found
        shown = [self.tree.find(table) for table in tables]
        if shown and not any(one is not None and node.alias in self.tree.fans_from(one) for one in shown):
            return column
        return self._over(column)

    def _groups_by_value(self, outputs: list[Shown]) -> bool:
        """Whether what is shown is a column of which many rows have the same value, as a city of restaurants."""
        for one in outputs:
            for expr in one.exprs:
                if isinstance(expr, Col) and self._repeats(expr):
                    return True
        return False

    def _over(self, column: Col) -> Expr:
        if self.lexicon.columns[column.table, column.name].kind not in NUMERIC:
            raise UnplannedError(column.name)
        self.notes.doubts.append("natural aggregate")
        if self.roles.averaged(column.name):
            self.notes.assumptions.append(f"average:{column.table}.{column.name}")
            return Agg(Fn.AVG, column)
        self.notes.assumptions.append(f"sum:{column.table}.{column.name}")
        return Agg(Fn.SUM, column)

    def _orders(
        self, sketch: Sketch, measure: Expr | None, shown: list[Shown], exprs: list[Expr]
    ) -> tuple[Order, ...]:
        found: list[Order] = []
        if measure is not None and sketch.most is not None:
            found.append(Order(measure, sketch.most))
        found.extend(self._order(sort, exprs, sketch) for sort in sketch.orders)
        if not found and sketch.direction is not None and shown:
            found.append(Order(self._led_by(sketch, exprs), sketch.direction))
        kept: dict[Expr, Order] = {}
        for order in found:
            kept.setdefault(order.expr, order)
        return tuple(kept.values())

    def _led_by(self, sketch: Sketch, exprs: list[Expr]) -> Expr:
        """ "Newest first": the column that is shown of which that is said, else that of the thing; a figure first."""
        computed = [expr for expr in exprs if aggregates(expr)]
        if computed:
            return computed[0]
        if not sketch.led_by:
            return exprs[0]
        tables = dict.fromkeys(expr.table for expr in exprs if isinstance(expr, Col))
        for table in tables:
            own = [expr for expr in exprs if isinstance(expr, Col) and expr.table == table]
            columns = self.roles.with_trait(table, sketch.led_by)
            said = [expr for expr in own if expr.name in columns]
            node = self.tree.find(table)
            if len(said) == 1 or (len(columns) == 1 and node is not None):
                return said[0] if said else node.col(columns[0]) if node is not None else exprs[0]
        raise UnplannedError("first")

    def _order(self, sort: Sort, exprs: list[Expr], sketch: Sketch) -> Order:
        descending = sort.descending if sort.descending is not None else bool(sketch.direction)
        term = sort.term
        if term.at == -1:
            ratio = next((expr for expr in exprs if isinstance(expr, Arith)), exprs[-1])
            return Order(ratio, descending)
        expr = self._order_expr(term, exprs)
        if isinstance(expr, Col):
            column = self.lexicon.columns[expr.table, expr.name]
            names = self.roles.names(column)
            if names is not None:
                return Order(MonthOrder(expr, names), descending)
        return Order(expr, descending)

    def _order_expr(self, term: Term, exprs: list[Expr]) -> Expr:
        if (term.unit is not None and term.ref is None) or (term.ref is not None and not term.ref.links):
            return self._bucket(term)
        link = self._link(term)
        if link is None:
            raise UnplannedError("order")
        computed = [expr for expr in exprs if isinstance(expr, Agg)]
        if link.column is not None and term.fn is None:
            column = self.tree.node(link.table, term.at, joined=True).col(link.column)
            over = [expr for expr in computed if expr.argument == column]
            return over[0] if over and column not in exprs else column
        if term.fn is not None and len(computed) == 1 and computed[0].fn is term.fn:
            return computed[0]
        return self.shown(term).exprs[0]

    def _show_orders(self, sketch: Sketch, exprs: list[Expr], labels: list[str]) -> None:
        """What rows are ordered by is shown, unless the question says what to show or wants each once."""
        if sketch.returns or sketch.distinct or sketch.share or sketch.groups:
            return
        for sort in sketch.orders:
            expr = self._order_expr(sort.term, exprs) if sort.term.at != -1 else None
            if isinstance(expr, Col) and expr not in exprs and not any(aggregates(one) for one in exprs):
                exprs.append(expr)
                labels.append(fresh_label(expr.name, labels, expr.table))
