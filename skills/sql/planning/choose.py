"""Which table, column or value each name of a question means, once all of them are in sight."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from skills.sql.planning.graph import Ways
from skills.sql.planning.items import Item
from skills.sql.planning.lexicon import Lexicon, Value
from skills.sql.planning.likeness import Link
from skills.sql.planning.roles import NUMERIC, Roles

LIKENESS, WAY, PLACE = 2.0, 0.7, 0.02  # what a worse name, a join and a word's distance cost
AFTER = 1.5  # a thing named later is a less likely owner than one named before
NOWHERE = 4.0
FOCUS, SECOND_HAND = 0.4, 0.15
NAMES = ("name", "names")  # whose, other words say
PARTLY = 0.75  # of a name that is said


@dataclass(frozen=True)
class Wanted:
    """What a place in the sketch can take."""

    tables: bool = True
    columns: bool = True
    numeric: bool = False
    keys: bool = True


@dataclass
class Choices:
    """The readings chosen for names, and how far the next best reading was behind (0 for a tie)."""

    margins: list[float] = field(default_factory=list)
    rivals: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    passed_over: list[str] = field(
        default_factory=list
    )  # names that are just so called in a table further off


class Chooser:
    """Chooses for one question. `context` are tables that were named beyond doubt, with their places."""

    def __init__(self, lexicon: Lexicon, graph: Ways, roles: Roles) -> None:
        self.lexicon, self.graph, self.roles = lexicon, graph, roles
        self.context: list[tuple[str, int]] = []
        self.named: list[
            Link
        ] = []  # columns that longer words name beyond doubt: "easiness scores … the scores"
        self.focus: str | None = None  # the table of what the question asks for
        self.made = Choices()
        self._known: dict[tuple[int, int, Wanted, str | None], Link | None] = {}
        self._costs: dict[tuple[str, str], float] = {}

    def notice(self, refs: Iterable[Item]) -> None:
        """Take tables that are named beyond doubt into sight; where there are none, the table that most names fit."""
        refs = list(refs)
        self.named = [ref.links[0] for ref in refs if " " in ref.said and ref.links[0].score >= 0.9]
        for ref in refs:
            if ref.said.lower() in NAMES:
                continue
            tables = [link for link in ref.links if link.column is None and link.score >= 0.75]
            only = {link.table for link in ref.links}
            if tables and (tables[0].score >= 0.95 or len({link.table for link in tables}) == 1):
                self.context.append((tables[0].table, ref.first))
            elif len(only) == 1 and ref.links[0].score >= 0.75:
                self.context.append((next(iter(only)), ref.first))
        if not self.context and refs:
            self._most_named(refs)

    def _most_named(self, refs: list[Item]) -> None:
        counted: dict[str, float] = {}
        for ref in refs:
            for table in {link.table: link.score for link in ref.links}.items():
                counted[table[0]] = counted.get(table[0], 0.0) + table[1]
        if counted:
            self.context.append((max(counted, key=lambda table: counted[table]), refs[0].first))

    def link(self, ref: Item, wanted: Wanted, owner: str | None = None) -> Link | None:
        """The best reading of a name for its place, of its owner's table if it has such a one; None where none fits."""
        key = (ref.first, ref.last, wanted, owner)
        if key not in self._known:
            self._known[key] = self._choose(ref, wanted, owner)
        return self._known[key]

    def _choose(self, ref: Item, wanted: Wanted, owner: str | None) -> Link | None:
        fitting = [link for link in ref.links if self._fits(link, wanted)]
        fitting = [link for link in fitting if link.table == owner] or fitting
        if not fitting:
            return None
        costs = sorted(((self._link_cost(link, ref), link) for link in fitting), key=_first)
        self._weigh(ref.said, [(cost, link.table, link.column or "") for cost, link in costs])
        best = costs[0][1]
        exact = next((one for one in fitting if one.score >= 1.0 and one.column), None)
        if best.score < PARTLY and best.column and exact is not None:
            self.made.passed_over.append(ref.said)
            self.made.rivals.append(
                (ref.said, (f"{best.table}.{best.column}", f"{exact.table}.{exact.column}"))
            )
        return best

    def value(self, item: Item, at: int, among: Link | None = None) -> Value | None:
        """The best reading of a value; `among` is the table or column that was named with it."""
        fitting = [value for value in item.values if among is None or _is_of(value, among)]
        if not fitting:
            return None
        costs = sorted(((self._cost(value.table, value.score, at), value) for value in fitting), key=_first)
        self._weigh(item.said, [(cost, value.table, value.column) for cost, value in costs])
        return costs[0][1]

    def _fits(self, link: Link, wanted: Wanted) -> bool:
        if link.column is None:
            return wanted.tables
        if not wanted.columns:
            return False
        column = self.lexicon.columns[link.table, link.column]
        if not wanted.numeric:
            return True
        numbers = column.kind in NUMERIC or self.roles.numbers_as_text(link.table, link.column)
        return numbers and not self.roles.is_key(link.table, link.column)

    def _link_cost(self, link: Link, ref: Item) -> float:
        """A bare "id" or "name" is that of what the question asks for; a reference is a key at second hand."""
        cost = self._cost(link.table, link.score, ref.first)
        if " " not in ref.said and link.column is not None and link.table == self.focus:
            cost -= FOCUS
        if any(link.column == one.column and link.table == one.table for one in self.named if one.column):
            cost -= FOCUS
        second_hand = link.column is not None and self.roles.is_key(link.table, link.column)
        if second_hand and self.roles.key(link.table) != link.column:
            cost += SECOND_HAND
        return cost

    def _cost(self, table: str, score: float, at: int) -> float:
        ways = [
            WAY * self._way(near, table) + PLACE * (at - place if place <= at else AFTER * (place - at))
            for near, place in self.context
        ]
        return LIKENESS * (1.0 - score) + min(ways, default=0.0)

    def _way(self, start: str, end: str) -> float:
        if (start, end) not in self._costs:
            cost = self.graph.cost(start, end)
            self._costs[start, end] = NOWHERE / WAY if cost is None else cost
        return self._costs[start, end]

    def _weigh(self, said: str, costs: list[tuple[float, str, str]]) -> None:
        """Keep how near the next reading came, unless it is the same column seen from across a join."""
        best = costs[0]
        for cost, table, column in costs[1:]:
            if not self._same(best[1:], (table, column)):
                self.made.margins.append(cost - best[0])
                names = tuple(
                    ".".join(part for part in one[1:] if part) for one in (best, (cost, table, column))
                )
                if cost - best[0] < 0.3:
                    self.made.rivals.append((said, names))
                return

    def _same(self, one: tuple[str, str], two: tuple[str, str]) -> bool:
        if one[0] == two[0] and "" in (one[1], two[1]):
            return True
        return any({join.many[0], join.one[0]} == {one, two} for join in self.lexicon.schema.joins)


def _first(pair: tuple[float, object]) -> float:
    return pair[0]


def _is_of(value: Value, link: Link) -> bool:
    return value.table == link.table and link.column in (None, value.column)
