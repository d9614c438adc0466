"""A sketch to a query: names become tables and columns, tables are joined, conditions find their place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from skills.sql.planning.choose import Chooser, Wanted
from skills.sql.planning.conditions import Conditions
from skills.sql.planning.graph import Graph
from skills.sql.planning.items import Item
from skills.sql.planning.lexicon import Lexicon, Link
from skills.sql.planning.plan import (
    Agg,
    Arith,
    Bucket,
    Col,
    Compare,
    Condition,
    Expr,
    Fn,
    Lit,
    MonthOrder,
    Number,
    Order,
    Output,
    Query,
    Seconds,
    Source,
    Weekday,
    aggregates,
    both,
)
from skills.sql.planning.roles import Roles
from skills.sql.planning.sketch import Sketch, Sort, Term, Test, Thing
from skills.sql.planning.tree import Node, Tree
from skills.sql.names import GENERIC
from skills.sql.schema import Dialect, Kind
from skills.stems import stem

NUMBERS = Wanted(tables=False, numeric=True)
ANY = Wanted()
_SAID_IN_NAMES = {"total": Fn.SUM, "minimum": Fn.MIN, "maximum": Fn.MAX, "average": Fn.AVG}
_STARTS = re.compile(r"start|begin|depart|check_?in|open", re.IGNORECASE)
_ENDS = re.compile(r"end|finish|arriv|check_?out|clos|complet", re.IGNORECASE)


class UnplannedError(Exception):
    """A sketch asks for something that no query can be made of; the message names it."""


@dataclass
class Notes:
    """What was taken for granted on the way, and what was not sure."""

    assumptions: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)  # short names of kinds of doubt


@dataclass(frozen=True)
class Shown:
    """A term as expressions: what to show, what to group by, and the table it is of."""

    exprs: tuple[Expr, ...]
    keys: tuple[Expr, ...]
    labels: tuple[str, ...]
    table: str | None


class Builder:
    """Builds the query of one sketch. Raises UnplannedError or UnreachableError."""

    def __init__(self, lexicon: Lexicon, graph: Graph, roles: Roles, chooser: Chooser, matching: str) -> None:
        self.lexicon, self.graph, self.roles, self.chooser = lexicon, graph, roles, chooser
        self.notes = Notes()
        self.matching = matching
        self.said: frozenset[str] = frozenset()  # stems of verbs and adjectives

    def query(self, sketch: Sketch) -> Query:
        self.sketch = sketch
        sketch = self.sketch = replace(
            sketch,
            outputs=[self._summed(term) for term in sketch.outputs],
            returns=[self._summed(term) for term in sketch.returns],
        )
        root, at = self._root(sketch)
        self.tree = Tree(self.graph, root, at)
        by_value = self._shows_values(sketch)
        self.conditions = Conditions(
            self.tree, self.chooser, self.roles, self.notes, self.matching, by_value=by_value
        )
        self._join_terms(sketch)
        self.conditions.things(sketch.things)
        self.conditions.tests(sketch.tests)
        return self._assemble(sketch)

    # the table that it is about

    def _root(self, sketch: Sketch) -> tuple[str, int]:
        self._set_focus(sketch)
        terms = [
            *(term for term in (*sketch.outputs, *sketch.returns) if term.fn is not None),
            *([sketch.measure] if sketch.measure else []),
            *sketch.outputs,
            *sketch.returns,
            *sketch.groups,
        ]
        for term in terms:
            link = self._link(term)
            if link is not None:
                return link.table, term.at
        for thing in sketch.things:
            link = self.chooser.link(thing.ref, ANY)
            if link is not None:
                return link.table, thing.at
        raise UnplannedError("nothing")

    def _set_focus(self, sketch: Sketch) -> None:
        """What is asked for: the first table that is to be shown."""
        shown = [
            term for term in (*sketch.outputs, *sketch.groups) if term.ref is not None and term.fn is None
        ]
        for term in shown:
            tables = [link.table for link in (term.ref.links if term.ref else ()) if link.column is None]
            if tables:
                self.chooser.focus = tables[0]
                return

    def _shows_values(self, sketch: Sketch) -> bool:
        """Whether what is shown is a value of many rows, such as the city of restaurants."""
        shown = [self._link(term) for term in sketch.outputs if term.fn is None]
        return bool(shown) and all(
            link is not None and link.column is not None and self._repeats(Col("", link.table, link.column))
            for link in shown
        )

    def _link(self, term: Term) -> Link | None:
        if term.ref is None or not term.ref.links:
            return None
        wanted = NUMBERS if term.fn in (Fn.SUM, Fn.AVG, Fn.MEDIAN) else ANY
        owner = None
        if term.owner is not None:
            found = self.chooser.link(term.owner, ANY)
            owner = found.table if found is not None else None
        return self.chooser.link(term.ref, wanted, owner) or self.chooser.link(term.ref, ANY, owner)

    def _rows_said(self, term: Term) -> bool:
        """ "The count": of whatever rows there are."""
        return term.fn is Fn.COUNT and term.ref is None

    def _join_terms(self, sketch: Sketch) -> None:
        shown = [*sketch.outputs, *sketch.returns, *sketch.groups, *(sort.term for sort in sketch.orders)]
        shown += [sketch.measure] if sketch.measure else []
        for term in sorted(shown, key=lambda one: one.at):
            link = self._link(term)
            if link is not None:
                self.tree.node(link.table, term.at, joined=True)

    # terms as expressions

    def shown(self, term: Term) -> Shown:
        """A term that is not computed over rows; a table shows its name, and is grouped by its key as well."""
        if term.unit is not None:
            expr = self._bucket(term)
            label = term.unit if not isinstance(expr, Col) else expr.name
            return Shown((expr,), (expr,), (label,), None)
        if self._rows_said(term):
            return Shown((Agg(Fn.COUNT),), (), ("count",), None)
        link = self._link(term)
        if link is None:
            raise UnplannedError(term.ref.said if term.ref else "it")
        node = self.tree.node(link.table, term.at, joined=True)
        if term.fn is not None or term.seconds:
            return self._computed(term, link, node)
        if link.column is not None:
            return self._column(node, link.column)
        shown, key = self.roles.shown(link.table), self.roles.key(link.table)
        keys = (node.col(key),) if key and key not in shown and self.roles.is_entity(link.table) else ()
        columns = tuple(node.col(name) for name in shown)
        return Shown(columns, (*keys, *columns), shown, link.table)

    def _column(self, node: Node, column: str) -> Shown:
        keys: tuple[Expr, ...] = (node.col(column),)
        if column in self.roles.shown(node.table) and self.roles.is_entity(node.table):
            key = self.roles.key(node.table)
            keys = (node.col(key), *keys) if key and key != column else keys
        return Shown((node.col(column),), keys, (column,), node.table)

    def _computed(self, term: Term, link: Link, node: Node) -> Shown:
        expr = self._seconds(term, node) if term.seconds else self.aggregate(term, link, node)
        return Shown((expr,), (), (self._label(term, link),), link.table)

    def _label(self, term: Term, link: Link) -> str:
        called = self.lexicon.called[link.table].words
        of = self.lexicon.named[link.table][link.column].words if link.column else called
        fn = {Fn.COUNT: "count", Fn.SUM: "total", Fn.AVG: "average"}.get(term.fn or Fn.COUNT, str(term.fn))
        word = "_".join(of)
        return f"{word}_count" if term.fn is Fn.COUNT else f"{fn}_{word}"

    def aggregate(self, term: Term, link: Link, node: Node, where: Condition | None = None) -> Expr:
        """An aggregate over the rows of a node; what is counted is counted once, whatever else is joined."""
        fn = term.fn or Fn.COUNT
        if link.column is None:
            return self._rows(term, fn, link.table, node, where)
        column = self.lexicon.columns[link.table, link.column]
        numeric = column.kind in (Kind.INTEGER, Kind.NUMBER) and not self.roles.is_key(
            link.table, link.column
        )
        if self.roles.numbers_as_text(link.table, link.column) and fn is not Fn.COUNT:
            return Agg(fn, Number(node.col(link.column)), where=where)
        if fn is Fn.COUNT and numeric and self.roles.counts(link.table, link.column) and not term.distinct:
            self.notes.assumptions.append(f"sum:{link.table}.{link.column}")
            fn = Fn.SUM
        elif fn is Fn.COUNT and numeric and not term.distinct:
            if self.sketch.share is None:
                self.notes.doubts.append("count of numbers")
            fn = Fn.SUM
        elif fn is Fn.COUNT or (fn is Fn.SUM and not numeric):
            return Agg(Fn.COUNT, node.col(link.column), distinct=True, where=where)
        if fn is Fn.MEDIAN and self.lexicon.schema.dialect in (Dialect.SQLITE, Dialect.MYSQL):
            raise UnplannedError("median")  # these databases have no such function
        if fn in (Fn.SUM, Fn.AVG, Fn.MEDIAN):
            if not numeric and term.unsure:
                return node.col(link.column)
            if not numeric:
                raise UnplannedError(term.ref.said if term.ref else link.column)
            self._watch_fans(node)
        return Agg(fn, node.col(link.column), where=where)

    def _rows(self, term: Term, fn: Fn, table: str, node: Node, where: Condition | None) -> Expr:
        much = term.fn is Fn.SUM and self.roles.tally(table) is None and term.much
        if fn not in (Fn.COUNT, Fn.SUM) or much:
            raise UnplannedError(term.ref.said if term.ref else table)
        tally = self.roles.tally(table)
        if tally is not None and not term.distinct:
            self.notes.assumptions.append(f"sum:{table}.{tally}")
            self._watch_fans(node)
            return Agg(Fn.SUM, node.col(tally), where=where)
        if not self.tree.fans_from(node) and not node.optional:
            return Agg(Fn.COUNT, where=where)
        key = self.roles.key(table)
        if key is None:
            self.notes.doubts.append("no key")
            return Agg(Fn.COUNT, where=where)
        return Agg(Fn.COUNT, node.col(key), distinct=True, where=where)

    def _watch_fans(self, node: Node) -> None:
        """Values that are added up may be counted twice where several rows meet one; along the groups that is meant."""
        fanned = self.tree.fans_from(node)
        grouped = {
            link.table for term in (*self.sketch.groups, *self.sketch.outputs) if (link := self._link(term))
        }
        others = [
            one
            for one in self.tree.nodes
            if one.alias in fanned and one.joined and not one.passing and one.table not in grouped
        ]
        if others and any(one.table != node.table for one in others):
            self.notes.doubts.append("fan out")

    def _seconds(self, term: Term, node: Node) -> Expr:
        """From the start to the end column of a table that has one of each."""
        timed = self.roles.timed(node.table)
        starts = [one for one in timed if _STARTS.search(one.name)]
        ends = [one for one in timed if _ENDS.search(one.name)]
        if len(starts) != 1 or len(ends) != 1:
            raise UnplannedError("duration")
        if not term.in_seconds:
            self.notes.doubts.append("unit of duration")
        return Agg(term.fn or Fn.SUM, Seconds(node.col(starts[0].name), node.col(ends[0].name)))

    def _bucket(self, term: Term) -> Expr:
        """A calendar unit of the rows that are counted; a column that holds just that unit comes first."""
        unit = term.unit or "day"
        for node in self._dated_nodes():
            part = self.roles.part_of_date(node.table, unit)
            if part is not None:
                return node.col(part.name)
            timed = self.roles.timed(node.table)
            if timed:
                self._doubt_times(timed)
                column = node.col(timed[0].name)
                return Weekday(column) if unit == "weekday" else Bucket(column, unit)
        raise UnplannedError(unit)

    def _dated_nodes(self) -> Iterator[Node]:
        yield from (node for node in self.tree.nodes if node.joined)

    def _doubt_times(self, timed: tuple[object, ...]) -> None:
        if len(timed) > 1:
            self.notes.doubts.append("several dates")

    # the whole

    def _assemble(self, sketch: Sketch) -> Query:
        terms = sketch.returns or sketch.outputs
        groups = [self.shown(term) for term in sketch.groups]
        outputs = [self.shown(term) for term in terms]
        if sketch.returns:  # what the first sentence counts is asked for as well, unless it only names things
            outputs += [one for term in sketch.outputs if (one := self._counted(term, outputs)) is not None]
        measure = self._measure(sketch, outputs)
        entity = [] if sketch.returns else outputs
        shown = [*groups, *entity] if not sketch.returns else self._with_groups(groups, outputs)
        exprs, labels = self._columns(shown, measure)
        self._show_orders(sketch, exprs, labels)
        keys = self._keys(sketch, groups, outputs, measure, exprs)
        having = self._having()
        if having is not None and not keys:
            keys = tuple(exprs)
        source, where = self.tree.source()
        orders = self._orders(sketch, measure, shown, exprs)
        self._check(sketch, exprs, measure)
        distinct = not keys and self._distinct(sketch, exprs, terms)
        return Query(
            source,
            tuple(Output(expr, label) for expr, label in zip(exprs, labels, strict=True)),
            where,
            keys,
            orders,
            self._limit(sketch, measure),
            distinct and having is None,
            having,
        )

    def _having(self) -> Condition | None:
        found: Condition | None = None
        for node, op, number in self.conditions.having:
            counted = self._rows(Term(fn=Fn.COUNT), Fn.COUNT, node.table, node, None)
            found = both(found, Compare(counted, op, Lit(number)))
        return found

    def _show_orders(self, sketch: Sketch, exprs: list[Expr], labels: list[str]) -> None:
        """What rows are ordered by is shown, unless the question says what to show or wants each once."""
        if sketch.returns or sketch.distinct or sketch.share or sketch.groups:
            return
        for sort in sketch.orders:
            expr = self._order_expr(sort.term, exprs) if sort.term.at != -1 else None
            if isinstance(expr, Col) and expr not in exprs and not any(aggregates(one) for one in exprs):
                exprs.append(expr)
                labels.append(_fresh(expr.name, labels, expr.table))

    def _summed(self, term: Term) -> Term:
        """ "The total amount" of a column that is itself called so: added up, which is the value itself for one row."""
        said = term.ref.said.lower().split() if term.ref is not None else []
        fn = _SAID_IN_NAMES.get(said[0]) if said else None
        if term.fn is not None or fn is None or (fn is not Fn.SUM and not self.sketch.groups):
            return term
        link = self._link(term)
        numeric = link is not None and link.column is not None and link.numeric
        return replace(term, fn=fn) if numeric else term

    def _counted(self, term: Term, outputs: list[Shown]) -> Shown | None:
        if term.fn is None:
            return None
        one = self.shown(term)
        known = {expr for other in outputs for expr in other.exprs}
        return None if set(one.exprs) <= known else one

    def _with_groups(self, groups: list[Shown], outputs: list[Shown]) -> list[Shown]:
        """Groups that were said once more in "return the …" are shown where they stand there."""
        tables = {output.table for output in outputs}
        known = {expr for output in outputs for expr in output.exprs}
        missing = [
            group
            for group in groups
            if not set(group.exprs) <= known and (group.table is None or group.table not in tables)
        ]
        return [*missing, *outputs]

    def _columns(self, shown: list[Shown], measure: Expr | None) -> tuple[list[Expr], list[str]]:
        exprs: list[Expr] = []
        labels: list[str] = []
        for one in shown:
            for expr, label in zip(one.exprs, one.labels, strict=True):
                if expr not in exprs:
                    exprs.append(expr)
                    labels.append(_fresh(label, labels, one.table))
        if measure is not None and measure not in exprs:
            exprs.append(measure)
            labels.append(_fresh("measure", labels, None))
        if not exprs:
            raise UnplannedError("nothing to show")
        return exprs, labels

    def _keys(
        self,
        sketch: Sketch,
        groups: list[Shown],
        outputs: list[Shown],
        measure: Expr | None,
        exprs: list[Expr],
    ) -> tuple[Expr, ...]:
        if not any(aggregates(expr) for expr in exprs):
            if sketch.groups and not sketch.share:
                self.notes.doubts.append("groups of nothing")
            return ()
        found = [key for one in (*groups, *outputs) for key in one.keys]
        found += [expr for expr in exprs if not aggregates(expr) and expr not in found]
        return tuple(dict.fromkeys(found))

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
        if term.fn is not None:
            return self.aggregate(term, link, node)
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
        column = node.col(link.column or "")
        tables = [one.table for one in outputs if one.table is not None]
        same = all(table == link.table for table in tables)
        if self.sketch.measure is not None and self._says_table(self.sketch.measure) and not same:
            return column  # "the highest-rated restaurant" is one row, whatever is shown of it
        computed = any(aggregates(expr) for one in outputs for expr in one.exprs)
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

    def _repeats(self, expr: Col) -> bool:
        if self._is_reference(expr):
            return True
        return expr.name not in (*self.roles.shown(expr.table), self.roles.key(expr.table))

    def _is_reference(self, expr: Col) -> bool:
        """Many rows point at the same thing."""
        return self.roles.is_key(expr.table, expr.name) and self.roles.key(expr.table) != expr.name

    def _over(self, column: Col) -> Expr:
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
        for sort in sketch.orders:
            found.append(self._order(sort, exprs, sketch))
        if not found and sketch.direction is not None and shown:
            computed = [expr for expr in exprs if aggregates(expr)]
            found.append(Order(computed[0] if computed else exprs[0], sketch.direction))
        kept = {}
        for order in found:
            kept.setdefault(order.expr, order)
        return tuple(kept.values())

    def _order(self, sort: Sort, exprs: list[Expr], sketch: Sketch) -> Order:
        descending = sort.descending if sketch.direction is None else sketch.direction
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
        if term.unit is not None and term.ref is None or term.ref is not None and not term.ref.links:
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

    def _limit(self, sketch: Sketch, measure: Expr | None) -> int | None:
        if sketch.limit is not None:
            return sketch.limit
        return 1 if measure is not None and sketch.most is not None and sketch.single else None

    def _distinct(self, sketch: Sketch, exprs: list[Expr], terms: list[Term]) -> bool:
        if sketch.distinct:
            return True
        columns = [expr for expr in exprs if isinstance(expr, Col)]
        if columns and all(self._is_reference(column) for column in columns):
            return True
        if any(node.joined and node.fans_out for node in self.tree.nodes):
            return True
        said = {self._link(term) for term in terms}
        entity = any(link is not None and link.column is None for link in said)
        named = any(
            (link := self.chooser.link(thing.ref, ANY)) is not None and link.table == self.tree.root.table
            for thing in sketch.things
            if thing.owner
        )
        owner = any(self._says_table(term) for term in terms)
        return bool(columns) and not entity and not named and not owner and all(map(self._repeats, columns))

    def _says_table(self, term: Term) -> bool:
        link = self._link(term)
        if link is None or term.ref is None:
            return False
        words = {word.lower() for word in term.ref.said.split()}
        return bool({stem(word) for word in words} & self.lexicon.called[link.table].stems)

    def _doubt_counts(self, exprs: list[Expr]) -> None:
        """ "Students enrolled in courses": counted row by row, although a column of courses says how many enrolled."""
        counted = any(
            isinstance(part, Agg) and part.fn is Fn.COUNT for expr in exprs for part in _sides(expr)
        )
        columns = [
            column
            for node in self.tree.nodes
            for column in self.lexicon.tables[node.table].columns
            if self.roles.counts(node.table, column.name)
        ]
        words = {
            stem(word)
            for column in columns
            for word in self.lexicon.named[column.table][column.name].words
            if stem(word) not in self.lexicon.called[column.table].stems and word not in GENERIC
        }
        if counted and words & self.said:
            self.notes.doubts.append("counted elsewhere")

    def _check(self, sketch: Sketch, exprs: list[Expr], measure: Expr | None) -> None:
        if sketch.most is not None and measure is None:
            self.notes.doubts.append("most of nothing")
        if measure is not None and sketch.most is not None and self._limit(sketch, measure) is None:
            self.notes.doubts.append("all of the most")
        self._doubt_counts(exprs)
        if sum(group.unit is None for group in sketch.groups) > 1 and any(
            term.fn is Fn.AVG for term in sketch.outputs
        ):
            self.notes.doubts.append("average of averages")
        if sketch.limit is not None and measure is None and not sketch.orders:
            self.notes.doubts.append("limit without order")


def _sides(expr: Expr) -> tuple[Expr, ...]:
    return (*_sides(expr.left), *_sides(expr.right)) if isinstance(expr, Arith) else (expr,)


def _fresh(label: str, taken: list[str], table: str | None) -> str:
    if label not in taken:
        return label
    longer = f"{table.rsplit('.', 1)[-1]}_{label}" if table else label
    number = 2
    while longer in taken:
        longer = f"{label}_{number}"
        number += 1
    return longer
