"""What was said of things to conditions on the rows of the tree."""

from collections.abc import Sequence

from skills.sql.planning.choose import Chooser, Wanted
from skills.sql.planning.dates import Stretch
from skills.sql.planning.items import Item
from skills.sql.planning.lexicon import Value
from skills.sql.planning.likeness import Link
from skills.sql.planning.plan import (
    Agg,
    AllOf,
    Col,
    Compare,
    Condition,
    Like,
    Lit,
    Missing,
    Not,
    Number,
    OneOf,
    Output,
    Query,
    Scalar,
    Source,
    Where,
)
from skills.sql.planning.ranges import between, either, whole_years, years
from skills.sql.planning.roles import TIMED, Roles
from skills.sql.planning.sketch import Term, Test, Thing
from skills.sql.planning.tree import Node, Tree
from skills.sql.planning.when import Doubtful, Placed, TimeConditions
from skills.sql.schema import Kind

CONTAINS, EXACT = "contains", "exact"
ANY = Wanted()
COLUMNS = Wanted(tables=False)
NUMBERS = Wanted(tables=False, numeric=True)


class Conditions(TimeConditions):
    """Places the things and tests of one sketch in a tree.

    `by_value` says that what is shown is a value that many rows share, so that things are counted over all of these."""

    def __init__(
        self,
        tree: Tree,
        chooser: Chooser,
        roles: Roles,
        notes: Doubtful,
        matching: str,
        *,
        by_value: bool = False,
    ) -> None:
        self.tree, self.chooser, self.roles, self.notes = tree, chooser, roles, notes
        self.matching = matching
        self.by_value = by_value
        self.verbs: list[tuple[int, Link]] = []  # "joined", "created": which date is meant by what follows
        self.sketched: Sequence[Test] = ()
        self.having: list[tuple[Node, str, int]] = []  # counts over rows that share a value

    def things(self, things: Sequence[Thing]) -> None:
        """Each table that was named must have a row, none, or so many."""
        for thing in sorted(things, key=lambda one: one.at):
            link = self.chooser.link(thing.ref, ANY)
            if link is None:
                continue
            if link.column is not None:
                self._verb(thing, link)
            elif thing.absent or thing.op is not None:
                self._held_against(thing, link)
            elif not thing.context:
                self.tree.node(link.table, thing.at)

    def _verb(self, thing: Thing, link: Link) -> None:
        if self._tells_when(link):
            self.verbs.append((thing.at, link))
            if not thing.context:
                self.tree.node(link.table, thing.at)
        elif not thing.context:
            self.notes.doubts.append("idle name")

    def _held_against(self, thing: Thing, link: Link) -> None:
        if thing.op is not None and thing.number is not None and self.by_value:
            node = self.tree.node(link.table, thing.at, joined=True)
            self.having.append((node, thing.op, thing.number))
            return
        deep = self.tree.node(link.table, thing.at, anew=True, many=thing.op is not None)
        node, key = self.tree.top_of(deep), self.roles.key(link.table)
        if node is not deep and key is not None:
            node.different = deep.col(key)
        if not node.fans_out and thing.op is None and not node.children:
            self._without_reference(node)
            return
        node.absent, node.op, node.number = thing.absent, thing.op, thing.number

    def _without_reference(self, node: Node) -> None:
        """ "Not part of any organization": the reference itself is empty."""
        parent, hop = node.above
        others = (other.hop for other in parent.children if other is not node)
        if any(other is not None and other.on == hop.on for other in others):
            self.notes.doubts.append(
                "odd negation"
            )  # the same reference leads to something else that is there
        self.tree.drop(node)
        parent.conditions.append(Missing(parent.col(hop.on[0][0]), of=node.table))

    def tests(self, tests: Sequence[Test]) -> None:
        """Conditions in order; one that was joined by "or" stands beside the one before it."""
        placed: list[Placed] = []
        self.sketched = tests
        for test in tests:
            found = self.test(test)
            if found is None:
                continue
            if test.either and placed and placed[-1].node is found.node:
                placed[-1] = Placed(found.node, either(placed[-1].condition, found.condition))
                continue
            if test.either and placed:
                self.notes.doubts.append("or across tables")
            if test.apart:  # so that the next one sees that this row is taken
                found.node.conditions.append(found.condition)
            else:
                placed.append(found)
        for one in placed:
            one.node.conditions.append(one.condition)

    def test(self, test: Test) -> Placed | None:
        """One condition in its place; None where it has none (noted as a doubt)."""
        if test.stretch is not None:
            found = self._stretch(test, test.stretch)
        elif test.weekend is not None:
            found = self._weekend(test)
        elif test.against is not None:
            found = self._figure(test, test.against, alone=len(self.sketched) == 1)
        elif test.number is not None or test.other is not None:
            found = self._number(test)
        elif test.missing:
            found = self._missing(test)
        elif test.where is not None:
            found = self._liked(test)
        else:
            found = self._valued(test)
        if found is None:
            self.notes.doubts.append("idle condition")
            return None
        return Placed(found.node, self._contrary(found.condition)) if test.negated else found

    def _contrary(self, condition: Condition) -> Condition:
        """Not yes is no, where a column holds both and nothing else; where it holds nothing, nobody knows."""
        if isinstance(condition, OneOf) and len(condition.values) == 1:
            column = self.roles.lexicon.columns[condition.column.table, condition.column.name]
            both = self.roles.lexicon.yes_and_no(column) if column.kind is Kind.TEXT else None
            if both is not None and condition.values[0] in both:
                other = both[1] if condition.values[0] == both[0] else both[0]
                return OneOf(condition.column, (other,), instead=condition.values)
        return Not(condition)

    def _column(self, test: Test, wanted: Wanted) -> Link | None:
        """The column (or table) that a test is about, of the thing it was said of where that was said."""
        if test.ref is None:
            return None
        owner = self.chooser.link(test.owner, ANY) if test.owner is not None else None
        return self.chooser.link(test.ref, wanted, owner.table if owner is not None else None)

    def _node(self, table: str, test: Test) -> Node:
        if test.apart:
            own = [node for node in self.tree.nodes if node.table == table]
            if own and own[-1].conditions:
                return self.tree.node(table, test.at, anew=True)
        return self.tree.node(table, test.at)

    def _valued(self, test: Test) -> Placed | None:
        among = self._column(test, ANY)
        if test.value is None or (not test.value.values and among is None):
            return None
        value = self.chooser.value(test.value, test.at, among) if test.value.values else None
        if value is None and among is not None and test.value.values:
            value = self._of_other_reading(test)
        if value is not None:
            node = self._node(value.table, test)
            self._doubt_afar(node, test)
            return Placed(node, self._same(node, value, test))
        if among is None or test.text is None:
            return None
        node = self._node(among.table, test)
        column = among.column or self.roles.shown(among.table)[-1]
        known = self.roles.lexicon.schema.values.get((among.table, column), ())
        literal = next((one for one in known if one.lower() == test.text.lower()), None)
        if literal is not None:
            return Placed(node, OneOf(node.col(column), (literal,)))
        self.notes.doubts.append("unmatched value")
        return Placed(node, self._written(node.col(column), test.text))

    def _doubt_afar(self, node: Node, test: Test) -> None:
        """ "French books": what is French is then the book, not one of several people who wrote it."""
        beside = self.chooser.link(test.beside, ANY) if test.beside is not None else None
        own = self.tree.find(beside.table) if beside is not None else None
        said = node is self.tree.root or node.joined
        if own is not None and not said and node.alias in self.tree.fans_from(own, passing=True):
            self.notes.doubts.append("trait of others")

    def _of_other_reading(self, test: Test) -> Value | None:
        """The value fits another reading of the name than the one that seemed best."""
        links = test.ref.links if test.ref is not None else ()
        columns = {(link.table, link.column) for link in links}
        values = test.value.values if test.value is not None else ()
        for value in values:
            if (value.table, value.column) in columns or (value.table, None) in columns:
                return value
        return None

    def _same(self, node: Node, value: Value, test: Test) -> Condition:
        column = node.col(value.column)
        text = value.literals[0] if len(value.literals) == 1 else None
        literal = isinstance(text, str) and test.text is not None and text.lower() == test.text.lower()
        if self.matching == CONTAINS and literal and value.score >= 1.0:
            return Like(column, str(text), Where.CONTAINS)
        if not value.whole and test.text:
            return Like(column, test.text, Where.CONTAINS)
        return OneOf(column, value.literals)

    def _written(self, column: Col, text: str) -> Condition:
        if self.matching == CONTAINS:
            return Like(column, text, Where.CONTAINS)
        return Like(column, text, Where.SAME)

    def _figure(self, test: Test, term: Term, *, alone: bool) -> Placed | None:
        """ "More than the average salary": of all rows, which is in doubt where other conditions hold."""
        link = self._column(test, NUMBERS)
        of = self.chooser.link(term.ref, NUMBERS) if term.ref is not None else None
        if link is None or of is None or link.column is None or of.column is None or term.fn is None:
            return None
        if not alone:
            self.notes.doubts.append("average of which")
        alias = self.tree.alias(of.table)
        figure = Agg(term.fn, Col(alias, of.table, of.column))
        inner = Query(Source(alias, of.table), (Output(figure, "figure"),))
        node = self._node(link.table, test)
        return Placed(node, Compare(node.col(link.column), test.op, Scalar(inner)))

    def _columns(self, test: Test, other: Item) -> Placed | None:
        """Two numbers of one row, which nothing else can stand between."""
        link = self._column(test, NUMBERS)
        against = self.chooser.link(other, NUMBERS, link.table) if link is not None else None
        if link is None or against is None or link.table != against.table or link == against:
            return None
        node = self._node(link.table, test)
        return Placed(node, Compare(node.col(link.column or ""), test.op, node.col(against.column or "")))

    def _by_trait(self, test: Test) -> Placed | None:
        """ "Higher than 4000": the one number of what was named last that can be meant."""
        for node in sorted(self.tree.nodes, key=lambda one: -one.at):
            columns = self.roles.with_trait(node.table, test.trait)
            if len(columns) == 1:
                return Placed(node, self._numbers(node.col(columns[0]), test))
        return None

    def _number(self, test: Test) -> Placed | None:
        if test.other is not None:
            return self._columns(test, test.other)
        if test.trait:
            return self._by_trait(test)
        if test.ref is None or test.number is None:
            return None
        link = self._column(test, NUMBERS) or self._column(test, COLUMNS)
        if link is None:
            return None
        node = self._node(link.table, test)
        column = node.col(link.column or "")
        kind = self.roles.lexicon.columns[link.table, link.column or ""].kind
        number: float | str = test.number
        if self.roles.numbers_as_text(link.table, link.column or "") and test.op != "=":
            return Placed(node, self._numbers(Number(column), test))
        if kind is Kind.TEXT:
            number = str(int(test.number))
        if test.op == "=":
            return Placed(node, Compare(column, "=", Lit(number)))
        return Placed(node, self._numbers(column, test))

    def _numbers(self, column: Col | Number, test: Test) -> Condition:
        number = Lit(test.number or 0)
        if test.op == "between" and test.upto is not None:
            return AllOf((Compare(column, ">=", number), Compare(column, "<=", Lit(test.upto))))
        return Compare(column, test.op, number)

    def _missing(self, test: Test) -> Placed | None:
        link = self.chooser.link(test.ref, COLUMNS) if test.ref is not None else None
        if link is None:
            return None
        node = self._node(link.table, test)
        if self.roles.lexicon.columns[link.table, link.column or ""].empty == 0:
            self.notes.doubts.append("never empty")
        return Placed(node, Missing(node.col(link.column or "")))

    def _liked(self, test: Test) -> Placed | None:
        link = self.chooser.link(test.ref, ANY) if test.ref is not None else None
        if link is None or test.text is None or test.where is None:
            return None
        node = self._node(link.table, test)
        column = link.column or self.roles.shown(link.table)[-1]
        return Placed(node, Like(node.col(column), test.text, test.where))

    # times

    def _stretch(self, test: Test, stretch: Stretch) -> Placed | None:
        link = self._date_said(test)
        if link is not None:
            node = self._node(link.table, test)
            column = self.roles.lexicon.columns[link.table, link.column or ""]
            if column.kind not in TIMED:
                return Placed(node, years(node.col(column.name), stretch)) if whole_years(stretch) else None
            return Placed(node, between(node.col(column.name), stretch, ahead=self.roles.runs_ahead(column)))
        dated = [node for node in self._nearest(test.at) if self._keeps_dates(node)]
        if not dated:
            return None
        # what happened has a date of its own, and points at the things that it happened to
        owner = self.chooser.link(test.owner, ANY) if test.owner is not None else None
        dated = [node for node in dated if owner is not None and node.table == owner.table] or dated
        points = {one.table: self.chooser.graph.points_at(one.table) for one in dated}
        node = max(dated, key=lambda one: points[one.table])
        if sum(count == points[node.table] for count in points.values()) > 1:
            self.notes.doubts.append("dated things")
        timed = self.roles.timed(node.table)
        if not timed:
            parts = self._in_parts(node, stretch)
            return Placed(node, parts) if parts is not None else None
        if len(timed) > 1 and not self.roles.made_at(timed[0]):
            self.notes.doubts.append("several dates")
        if self.roles.is_of_later(timed[0]):
            self.notes.doubts.append("date of later")
        return Placed(node, between(node.col(timed[0].name), stretch, ahead=self.roles.runs_ahead(timed[0])))

    def _date_said(self, test: Test) -> Link | None:
        """The date that the words before a stretch name: "joined in the past 70 days"."""
        if test.ref is not None:
            link = self.chooser.link(test.ref, COLUMNS)
            if link is not None and self._tells_when(link):
                return link
        near = [link for at, link in self.verbs if 0 <= test.at - at <= 3]
        return near[-1] if near else None
