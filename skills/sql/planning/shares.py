"""Ratios: two counts (or sums) held against each other, over the same rows or over rows of their own."""

from dataclasses import replace

from skills.sql.planning.build import Builder
from skills.sql.planning.conditions import Conditions
from skills.sql.planning.expressions import ANY, UnplannedError
from skills.sql.planning.figures import label_of
from skills.sql.planning.plan import Arith, Condition, Expr, Fn, Lit, Output, Query, Scalar, both
from skills.sql.planning.sketch import Part, Share, Sketch, Term, Test
from skills.sql.planning.tree import Node, Tree


class ShareBuilder(Builder):
    """Builds the query of a sketch that holds a ratio. Raises UnplannedError or UnreachableError."""

    def query(self, sketch: Sketch) -> Query:
        share = sketch.share
        if share is None:
            return super().query(sketch)
        self.sketch = sketch
        top, bottom = self._term(share.top, share.bottom), self._term(share.bottom, share.top)
        one, two = self._table(top), self._table(bottom)
        if one != two and not sketch.groups:
            return self._apart(share, top, bottom)
        return self._together(sketch, share, top, bottom)

    def _term(self, part: Part, other: Part | None = None) -> Term:
        outputs = part.sketch.outputs
        if not outputs and other is not None and other.sketch.outputs:
            outputs = other.sketch.outputs  # "open to closed": both of the same thing
        if not outputs or outputs[0].ref is None:
            raise UnplannedError("ratio")
        term = outputs[0]
        return term if term.fn is not None else replace(term, fn=Fn.COUNT)

    def _table(self, term: Term) -> str:
        link = self._link(term)
        if link is None:
            raise UnplannedError("ratio")
        return link.table

    def _apart(self, share: Share, top: Term, bottom: Term) -> Query:
        """Two tables that nothing groups: each is counted by itself."""
        sides = [self._alone(part, term) for part, term in ((share.top, top), (share.bottom, bottom))]
        ratio = self._divided(Scalar(sides[0]), Scalar(sides[1]), share)
        return Query(None, (Output(ratio, label_of(self.named, top, bottom) or "ratio"),))

    def _alone(self, part: Part, term: Term) -> Query:
        builder = Builder(self.lexicon, self.graph, self.roles, self.chooser, self.matching)
        builder.notes, builder.said = self.notes, self.said
        own = replace(part.sketch, outputs=[term], groups=[])
        return builder.query(own)

    def _together(self, sketch: Sketch, share: Share, top: Term, bottom: Term) -> Query:
        """Over the same rows; what differs between the sides is counted only where it holds."""
        root = self._grouped_root(sketch, top, bottom)
        self.tree = Tree(self.graph, root, min(top.at, bottom.at))
        self.conditions = Conditions(self.tree, self.chooser, self.roles, self.notes, self.matching)
        link_top, link_bottom = self._link(top), self._link(bottom)
        if link_top is None or link_bottom is None:
            raise UnplannedError("ratio")
        nodes = [
            self.tree.node(link.table, term.at, joined=True)
            for link, term in ((link_top, top), (link_bottom, bottom))
        ]
        for node in nodes:
            self._make_optional(node)
        if any(link.column is not None and not self._numeric(link) for link in (link_top, link_bottom)):
            self.notes.doubts.append("share of values")  # hardly of the things that people count
        shared = self._shared(share)
        self._join_terms(replace(sketch, outputs=[], returns=[]))
        sides = [
            self._side(part, node, shared)
            for part, node in zip((share.top, share.bottom), nodes, strict=True)
        ]
        self.conditions.things(sketch.things)
        self.conditions.tests([*shared, *sketch.tests])
        first = self.aggregate(top, link_top, nodes[0], sides[0])
        if (
            sketch.groups
            and share.bottom.overall
            and not share.bottom.sketch.groups
            and share.top.sketch.groups
        ):
            second: Expr = Scalar(self._alone(share.bottom, bottom))
        else:
            second = self.aggregate(bottom, link_bottom, nodes[1], sides[1])
        self._doubt_counts([first, second])
        if sketch.groups and link_top.table != link_bottom.table:
            self.notes.doubts.append("ratio across tables")
        label = label_of(self.named, top, bottom) or "ratio"
        return self._ratio_query(sketch, Output(self._divided(first, second, share), label))

    def _make_optional(self, node: Node) -> None:
        while node.parent is not None:
            node.optional = True
            node = node.parent

    def _grouped_root(self, sketch: Sketch, top: Term, bottom: Term) -> str:
        """The side whose table holds the groups, so that every group is shown; else the side that is counted."""
        grouped = {link.table for group in sketch.groups if (link := self._link(group)) is not None}
        sides = self._table(bottom), self._table(top)
        own = next((table for table in sides if table in grouped), None)
        if own is None and len(set(sides)) > 1 and len(grouped) == 1:
            return next(iter(grouped))
        return own or sides[1]

    def _shared(self, share: Share) -> list[Test]:
        """Conditions behind the second side that the first has no counterpart for are said of both."""
        said_top = {self._subject(test) for test in share.top.sketch.tests}
        same = self._table(self._term(share.top, share.bottom)) == self._table(
            self._term(share.bottom, share.top)
        )
        if not same or not share.bottom.sketch.tests:
            return []
        tests = share.bottom.sketch.tests
        late = [test for test in tests if self._subject(test) not in said_top]
        trailing = not share.bottom.overall and self._trailing(share)
        return late if len(late) < len(tests) or trailing else []

    def _trailing(self, share: Share) -> bool:
        """ "Italian restaurants out of all restaurants in Rome": the place holds for both."""
        return bool(share.top.sketch.tests)

    def _subject(self, test: Test) -> str:
        link = self.chooser.link(test.ref, ANY) if test.ref is not None else None
        if test.value is not None and test.value.values:
            value = self.chooser.value(test.value, test.at, None)
            return f"{value.table}.{value.column}" if value else ""
        if test.weekend or test.stretch:
            return "time"
        return f"{link.table}.{link.column}" if link is not None else ""

    def _side(self, part: Part, node: Node, shared: list[Test]) -> Condition | None:
        """The condition that only this side has, on the rows of its node."""
        tests = [test for test in part.sketch.tests if test not in shared]
        where: Condition | None = None
        inner = Tree(self.graph, node.table, node.at)
        inner.root.alias = node.alias
        conditions = Conditions(inner, self.chooser, self.roles, self.notes, self.matching)
        conditions.things(part.sketch.things)
        conditions.tests(tests)
        for child in inner.root.children:
            where = both(where, inner.must(child))
        for condition in inner.root.conditions:
            where = both(where, condition)
        return where

    def _ratio_query(self, sketch: Sketch, ratio: Output) -> Query:
        groups = [self.shown(term) for term in sketch.groups]
        returned = [self.shown(term) for term in sketch.returns if not self._is_group(term, sketch)]
        exprs, labels = self._columns([*groups, *returned], None) if groups or returned else ([], [])
        exprs, labels = [*exprs, ratio.expr], [*labels, ratio.label]
        source, where = self.tree.source()
        keys = tuple(dict.fromkeys(key for one in groups for key in one.keys))
        return Query(
            source,
            tuple(Output(expr, label) for expr, label in zip(exprs, labels, strict=True)),
            where,
            keys,
            self._orders(sketch, None, groups, exprs),
            sketch.limit,
        )

    def _is_group(self, term: Term, sketch: Sketch) -> bool:
        link = self._link(term)
        return (
            link is not None and term.fn is None and any(self._link(group) == link for group in sketch.groups)
        )

    def _divided(self, first: Expr, second: Expr, share: Share) -> Expr:
        ratio = Arith("/", first, second)
        return Arith("*", Lit(100), ratio) if share.percent else ratio
