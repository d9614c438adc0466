"""Terms to expressions: what a name means as a column, a count, a sum, a unit of time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from skills.sql.planning.choose import NAMES, Chooser, Wanted
from skills.sql.planning.conditions import Conditions
from skills.sql.planning.figures import Figure, label_of
from skills.sql.planning.formulas import of_row
from skills.sql.planning.grammar.words import is_one
from skills.sql.planning.graph import Ways
from skills.sql.planning.lexicon import Lexicon
from skills.sql.planning.likeness import Link
from skills.sql.planning.plan import (
    Agg,
    Bucket,
    Col,
    Condition,
    Expr,
    Fn,
    Number,
    Seconds,
    Weekday,
)
from skills.sql.planning.roles import Roles
from skills.sql.planning.sketch import Sketch, Term
from skills.sql.planning.tree import Node, Tree
from skills.sql.schema import Dialect, Kind
from skills.stems import stem

NUMBERS = Wanted(tables=False, numeric=True)
ANY = Wanted()
_SAID_IN_NAMES = {"total": Fn.SUM, "minimum": Fn.MIN, "maximum": Fn.MAX, "average": Fn.AVG}
_CODES = frozenset(stem(word) for word in "id ids key code codes number numbers no symbol isbn".split())
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


class Expressions:
    """Turns terms into expressions over the tables of one tree, which whoever builds a query sets."""

    tree: Tree
    sketch: Sketch
    conditions: Conditions

    def __init__(self, lexicon: Lexicon, graph: Ways, roles: Roles, chooser: Chooser, matching: str) -> None:
        self.lexicon, self.graph, self.roles, self.chooser = lexicon, graph, roles, chooser
        self.notes = Notes()
        self.matching = matching
        self.said: frozenset[str] = frozenset()  # stems of verbs and adjectives
        self.named: tuple[Figure, ...] = ()

    def _set_focus(self, sketch: Sketch) -> None:
        """What is asked for: the first table that is to be shown."""
        shown = [
            term for term in (*sketch.outputs, *sketch.groups) if term.ref is not None and term.fn is None
        ]
        for term in shown:
            tables = [link.table for link in (term.ref.links if term.ref else ()) if link.column is None]
            if tables and term.ref is not None and term.ref.said.lower() not in NAMES:
                self.chooser.focus = tables[0]
                return

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
        if self._is_of_nobody(term):
            self.notes.doubts.append("whose name")
        node = self.tree.node(link.table, term.at, joined=True)
        if term.fn is not None or term.seconds:
            return self._computed(term, link, node)
        if link.column is not None:
            self._doubt_reference(term, link.table, link.column)
            return self._column(node, link.column)
        shown, key = self.roles.shown(link.table), self.roles.key(link.table)
        if self.roles.is_nameless(link.table):
            self.notes.doubts.append("nameless")
        keys = (node.col(key),) if key and key not in shown and self.roles.is_entity(link.table) else ()
        columns = tuple(node.col(name) for name in shown)
        return Shown(columns, (*keys, *columns), shown, link.table)

    def _is_of_nobody(self, term: Term) -> bool:
        """Whether a bare "name" may be that of several things."""
        if term.ref is None or term.ref.said.lower() not in NAMES or term.owner is not None:
            return False
        return self.chooser.focus is None and len({link.table for link in term.ref.links}) > 1

    def _doubt_reference(self, term: Term, table: str, column: str) -> None:
        """ "Which agent": a code that points at one is hardly what people want to see."""
        said = {stem(word) for word in (term.ref.said.lower().split() if term.ref else ())}
        if said & _CODES or not any((table, column) in join.many for join in self.lexicon.schema.joins):
            return
        words = self.lexicon.named[table][column].words
        if said & _CODES == set() and stem(words[-1]) in _CODES:
            self.notes.doubts.append("reference shown")

    def _column(self, node: Node, column: str) -> Shown:
        keys: tuple[Expr, ...] = (node.col(column),)
        if column in self.roles.shown(node.table) and self.roles.is_entity(node.table):
            key = self.roles.key(node.table)
            keys = (node.col(key), *keys) if key and key != column else keys
        return Shown((node.col(column),), keys, (column,), node.table)

    def _computed(self, term: Term, link: Link, node: Node) -> Shown:
        expr = self._seconds(term, node) if term.seconds else self.aggregate(term, link, node)
        return Shown((expr,), (), (label_of(self.named, term) or self._label(term, link),), link.table)

    def _label(self, term: Term, link: Link) -> str:
        if term.ref is not None and term.ref.formula is not None:
            return "_".join(term.ref.said.lower().split())
        called = self.lexicon.called[link.table].words
        of = self.lexicon.named[link.table][link.column].words if link.column else called
        fn = {Fn.COUNT: "count", Fn.SUM: "total", Fn.AVG: "average"}.get(term.fn or Fn.COUNT, str(term.fn))
        word = "_".join(of)
        return f"{word}_count" if term.fn is Fn.COUNT else f"{fn}_{word}"

    def aggregate(self, term: Term, link: Link, node: Node, where: Condition | None = None) -> Expr:
        """An aggregate over the rows of a node; what is counted is counted once, whatever else is joined."""
        fn = term.fn or Fn.COUNT
        if term.ref is not None and term.ref.formula is not None:
            return self._of_formula(term.ref.formula, fn, node, where)
        if link.column is None:
            return self._rows(term, fn, link.table, node, where)
        if self.roles.numbers_as_text(link.table, link.column) and fn is not Fn.COUNT:
            return Agg(fn, Number(node.col(link.column)), where=where)
        if fn is Fn.COUNT and self._numeric(link) and not term.distinct:
            fn = self._sum_for_count(link)
        if term.much and not self._numeric(link):
            return self._amount(link.table, fn, node, where)
        if fn is Fn.COUNT and link.dated and not term.distinct:
            return Agg(Fn.COUNT, node.col(link.column), where=where)  # "the number of hires"
        if fn is Fn.COUNT or (fn is Fn.SUM and not self._numeric(link)):
            return Agg(Fn.COUNT, node.col(link.column), distinct=True, where=where)
        return self._figure(term, fn, link, node, where)

    def _of_formula(self, formula: Expr, fn: Fn, node: Node, where: Condition | None) -> Expr:
        """A figure of each row that somebody defined, over all rows."""
        if fn is Fn.COUNT:
            raise UnplannedError("formula")
        self._watch_fans(node)
        return Agg(fn, of_row(formula, node.alias), where=where)

    def _amount(self, table: str, fn: Fn, node: Node, where: Condition | None) -> Expr:
        """ "How much was paid": the one amount that a payment has."""
        amounts = self.roles.amounts(table)
        if len(amounts) != 1:
            raise UnplannedError("how much")
        return self._figure(Term(), fn, Link(table, amounts[0], 1.0, numeric=True), node, where)

    def _numeric(self, link: Link) -> bool:
        """Whether a column holds numbers that can be added up."""
        kind = self.lexicon.columns[link.table, link.column or ""].kind
        return kind in (Kind.INTEGER, Kind.NUMBER) and not self.roles.is_key(link.table, link.column or "")

    def _sum_for_count(self, link: Link) -> Fn:
        """ "How many citations", where a column says how many: they are added up."""
        if self.roles.counts(link.table, link.column or ""):
            self.notes.assumptions.append(f"sum:{link.table}.{link.column}")
        elif self.sketch.share is None:
            self.notes.doubts.append("count of numbers")
        return Fn.SUM

    def _figure(self, term: Term, fn: Fn, link: Link, node: Node, where: Condition | None) -> Expr:
        column = node.col(link.column or "")
        if fn is Fn.MEDIAN and self.lexicon.schema.dialect in (Dialect.SQLITE, Dialect.MYSQL):
            raise UnplannedError("median")  # these databases have no such function
        if fn in (Fn.SUM, Fn.AVG, Fn.MEDIAN):
            if not self._numeric(link) and term.unsure:
                return column
            if not self._numeric(link):
                raise UnplannedError(term.ref.said if term.ref else column.name)
            self._watch_fans(node)
        if fn is Fn.SUM and self.roles.is_of_piece(node.table, column.name):
            counted = any(self.roles.pieces(one.table) for one in self.tree.nodes if one.joined)
            self.notes.doubts.extend(["price of a piece"] * counted)
        return Agg(fn, column, where=where)

    def _rows(self, term: Term, fn: Fn, table: str, node: Node, where: Condition | None) -> Expr:
        much = term.fn is Fn.SUM and self.roles.tally(table) is None and term.much
        if fn not in (Fn.COUNT, Fn.SUM) or much:
            raise UnplannedError(term.ref.said if term.ref else table)
        if fn is Fn.SUM and (term.ref is None or is_one(term.ref) or self.roles.amounts(table)):
            self.notes.doubts.append("sum of things")  # "total sales" may be how many or how much
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
                said = self._date_said(node.table)
                if said is None:
                    self._doubt_times(timed)
                    self.notes.doubts.extend(["date of later"] * self.roles.is_of_later(timed[0]))
                column = node.col(said or timed[0].name)
                return Weekday(column) if unit == "weekday" else Bucket(column, unit)
        raise UnplannedError(unit)

    def _date_said(self, table: str) -> str | None:
        """The one date of a table that the question names: "hired per month", "shipments created each week"."""
        tests = [test.ref for test in self.sketch.tests if test.stretch is not None and test.ref is not None]
        terms = [term.ref for term in self.sketch.outputs if term.ref is not None]
        links = [link for _, link in self.conditions.verbs]
        links += [link for ref in (*tests, *terms) if (link := self.chooser.link(ref, ANY)) is not None]
        kinds = (Kind.DATE, Kind.MOMENT)
        found = {
            link.column
            for link in links
            if link.table == table and link.column and self.lexicon.columns[table, link.column].kind in kinds
        }
        return found.pop() if len(found) == 1 else None

    def _dated_nodes(self) -> Iterator[Node]:
        yield from (node for node in self.tree.nodes if node.joined)

    def _doubt_times(self, timed: tuple[object, ...]) -> None:
        if len(timed) > 1:
            self.notes.doubts.append("several dates")

    def _is_reference(self, expr: Col) -> bool:
        """Many rows point at the same thing."""
        return self.roles.is_key(expr.table, expr.name) and self.roles.key(expr.table) != expr.name

    def _repeats(self, expr: Col) -> bool:
        if self._is_reference(expr):
            return True
        return expr.name not in (*self.roles.shown(expr.table), self.roles.key(expr.table))

    def _says_table(self, term: Term) -> bool:
        link = self._link(term)
        if link is None or term.ref is None:
            return False
        words = {word.lower() for word in term.ref.said.split()}
        return bool({stem(word) for word in words} & self.lexicon.called[link.table].stems)

    def _lists(self) -> bool:
        """Whether several columns are asked for row by row: "the guest name and total price of each reservation"."""
        shown = self.sketch.returns or self.sketch.outputs
        plain = [term for term in shown if term.fn is None and term.ref is not None]
        things = any(link.column is None for term in plain if term.ref for link in term.ref.links[:1])
        ranked = bool(self.sketch.groups) or self.sketch.most is not None
        return len(plain) > 1 and not ranked and not things

    def _summed(self, term: Term) -> Term:
        """ "The total amount" of a column that is itself called so: added up, which is the value itself for one row."""
        if term.fn is None and term.ref is not None and term.ref.formula is not None:
            return replace(term, fn=Fn.SUM)
        said = term.ref.said.lower().split() if term.ref is not None else []
        fn = _SAID_IN_NAMES.get(said[0]) if said else None
        if (
            term.fn is not None
            or fn is None
            or (fn is not Fn.SUM and not self.sketch.groups)
            or self._lists()
        ):
            return term
        link = self._link(term)
        numeric = link is not None and link.column is not None and link.numeric
        return replace(term, fn=fn) if numeric else term


def fresh_label(label: str, taken: list[str], table: str | None) -> str:
    """A label that no other output has."""
    if label not in taken:
        return label
    longer = f"{table.rsplit('.', 1)[-1]}_{label}" if table else label
    number = 2
    while longer in taken:
        longer = f"{label}_{number}"
        number += 1
    return longer
