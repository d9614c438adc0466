"""A sketch to a query: names become tables and columns, tables are joined, conditions find their place."""

from dataclasses import replace

from skills.sql.names import GENERIC
from skills.sql.planning.choose import NAMES
from skills.sql.planning.conditions import Conditions
from skills.sql.planning.expressions import ANY, Shown, UnplannedError, fresh_label
from skills.sql.planning.figures import label_of
from skills.sql.planning.measures import Measures
from skills.sql.planning.plan import (
    Agg,
    Arith,
    Col,
    Compare,
    Condition,
    Expr,
    Fn,
    Lit,
    Output,
    Query,
    aggregates,
    both,
)
from skills.sql.planning.sketch import Sketch, Term
from skills.sql.planning.tree import Tree
from skills.stems import stem


class Builder(Measures):
    """Builds the query of one sketch. Raises UnplannedError or UnreachableError."""

    def query(self, sketch: Sketch) -> Query:
        self.sketch = sketch
        sketch = self.sketch = replace(
            sketch,
            outputs=[self._summed(term) for term in sketch.outputs],
            returns=[self._counted_thing(self._summed(term), sketch) for term in sketch.returns],
        )
        self._set_focus(sketch)
        if self.chooser.focus is None:
            sketch = self.sketch = replace(
                sketch, outputs=self._owned(sketch.outputs), returns=self._owned(sketch.returns)
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
        self._refuse_sums_of_many(sketch)
        return self._assemble(sketch)

    def _refuse_sums_of_many(self, sketch: Sketch) -> None:
        """ "The sum of the fees of all memberships", where a plan has the fee: it is due for each membership."""
        links = [self._link(term) for term in sketch.outputs if term.fn in (Fn.SUM, Fn.AVG)]
        summed = {link.table for link in links if link is not None and link.column is not None}
        for thing in sketch.things:
            link = self.chooser.link(thing.ref, ANY) if thing.owner else None
            node = self.tree.find(link.table) if link is not None else None
            if node is not None and node.fans_out and not node.joined and node.above[0].table in summed:
                raise UnplannedError("sum beside many")

    def _owned(self, terms: list[Term]) -> list[Term]:
        """ "The animal id and the name": a bare name is that of the thing whose columns stand beside it."""
        plain = [term for term in terms if term.fn is None and term.unit is None and term.ref is not None]
        beside = [term for term in plain if term.ref is not None and term.ref.said.lower() not in NAMES]
        tables = {link.table for term in beside if (link := self._link(term)) is not None}
        if len(tables) != 1:
            return terms
        return [
            replace(term, owner=beside[0].ref)
            if term in plain and term not in beside and not term.owner
            else term
            for term in terms
        ]

    def _counted_thing(self, term: Term, sketch: Sketch) -> Term:
        """ "Which patients have more than 5 visits? Return the count": that of the visits."""
        counted = [thing for thing in sketch.things if thing.op is not None]
        alone = term.fn is Fn.COUNT and term.ref is None and len(counted) == 1
        if not alone or any(one.fn is not None for one in sketch.outputs):
            return term
        return replace(term, ref=counted[0].ref)

    def _root(self, sketch: Sketch) -> tuple[str, int]:
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

    def _shows_values(self, sketch: Sketch) -> bool:
        """Whether what is shown is a value of many rows, such as the city of restaurants."""
        shown = [self._link(term) for term in sketch.outputs if term.fn is None]
        return bool(shown) and all(
            link is not None and link.column is not None and self._repeats(Col("", link.table, link.column))
            for link in shown
        )

    def _join_terms(self, sketch: Sketch) -> None:
        shown = [*sketch.outputs, *sketch.returns, *sketch.groups, *(sort.term for sort in sketch.orders)]
        shown += [sketch.measure] if sketch.measure else []
        shown += [having.term for having in sketch.havings]
        for term in sorted(shown, key=lambda one: one.at):
            link = self._link(term)
            if link is not None:
                self.tree.node(link.table, term.at, joined=True)

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
        keys = self._keys(sketch, groups, outputs, exprs)
        having = self._having()
        if having is not None and not keys:
            keys = tuple(dict.fromkeys(key for one in (*groups, *outputs) for key in one.keys)) or tuple(
                exprs
            )
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
        for one in self.sketch.havings:
            link = self._link(one.term)
            if link is None:
                raise UnplannedError(one.term.ref.said if one.term.ref else "having")
            figure = self.aggregate(one.term, link, self.tree.node(link.table, one.term.at, joined=True))
            found = both(found, Compare(figure, one.op, Lit(one.number)))
        return found

    def _counted(self, term: Term, outputs: list[Shown]) -> Shown | None:
        if term.fn is None:
            return None
        link = self._link(term)
        shown = {other.table for other in outputs if not any(aggregates(expr) for expr in other.exprs)}
        counts = any(aggregates(expr) for other in outputs for expr in other.exprs)
        if counts and link is not None and link.column is None and link.table in shown:
            return None  # each of the things that were to be counted has a row of its own
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
                    labels.append(fresh_label(label, labels, one.table))
        if measure is not None and measure not in exprs:
            exprs.append(measure)
            label = label_of(self.named, self.sketch.measure) or "measure"
            labels.append(fresh_label(label, labels, None))
        if not exprs:
            raise UnplannedError("nothing to show")
        return exprs, labels

    def _keys(
        self,
        sketch: Sketch,
        groups: list[Shown],
        outputs: list[Shown],
        exprs: list[Expr],
    ) -> tuple[Expr, ...]:
        if not any(aggregates(expr) for expr in exprs):
            if sketch.groups and not sketch.share:
                self.notes.doubts.append("groups of nothing")
            return ()
        found = [key for one in (*groups, *outputs) for key in one.keys]
        found += [expr for expr in exprs if not aggregates(expr) and expr not in found]
        return tuple(dict.fromkeys(found))

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
