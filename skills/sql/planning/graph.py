"""How tables hang together: the shortest way of joins from what a query has to what it needs."""

import heapq
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from skills.sql.names import Named, parts_of
from skills.sql.schema import Join, Schema
from skills.stems import stem

UNSURE = 2.0  # a join that is not sure at all costs as much as three sure ones
FARTHEST = 7.0
ROLE = 0.4
TOLD, SAME = 0.3, 0.1
ROOT = 4  # letters that two words of one family share at least
# words of one family that their letters do not show
_FAMILIES = {
    word: family
    for family, words in enumerate(
        (
            ("sell", "sold", "sale", "seller"),
            ("buy", "bought", "buyer"),
            ("pay", "paid", "payment"),
            ("send", "sent", "sender"),
            ("write", "wrote", "written", "writer"),
            ("teach", "taught", "teacher"),
        )
    )
    for word in words
}


@dataclass(frozen=True)
class Hop:
    """One join walked in one direction; `fans_out` when it goes from one row to many.

    `role` are the words of the reference that do not name the table it points at: `sender` in `sender_id`."""

    start: str
    end: str
    on: tuple[tuple[str, str], ...]
    fans_out: bool
    sure: float
    role: frozenset[str] = frozenset()

    @property
    def cost(self) -> float:
        return 1.0 + UNSURE * (1.0 - self.sure)


class Graph:
    """The joins of a schema, declared and inferred, as they are before anybody asks."""

    def __init__(self, schema: Schema, called: Mapping[str, Named]) -> None:
        self.called = called
        self.hops: dict[str, list[Hop]] = defaultdict(list)
        self.last_words = {table: stem(name.words[-1]) for table, name in called.items()}
        self.roles: set[str] = set()
        for join in schema.joins:
            self._add(join)

    def _add(self, join: Join) -> None:
        many, one = join.many[0][0], join.one[0][0]
        up = tuple((a[1], b[1]) for a, b in zip(join.many, join.one, strict=True))
        down = tuple((b, a) for a, b in up)
        target = self.called[one].stems
        words = {word for column in join.many for word in parts_of(column[1]) if stem(word) not in target}
        role = frozenset(words - {"id", "key"}) if not join.declared else frozenset()
        self.roles |= role
        self.hops[many].append(Hop(many, one, up, fans_out=False, sure=join.sure, role=role))
        self.hops[one].append(Hop(one, many, down, fans_out=True, sure=join.sure, role=role))


class Ways:
    """The ways between tables, for one question: what its words speak for is nearer.

    Where two references lead to the same table ("sender", "receiver"), it is the one whose part is named; of two ways
    for "courses offered", the one over the table of offerings. `words` are those of the question, `verbs` stems."""

    def __init__(
        self, graph: Graph, words: frozenset[str] = frozenset(), verbs: frozenset[str] = frozenset()
    ) -> None:
        self.graph = graph
        self.hops = graph.hops
        self.spoken = frozenset(role for role in graph.roles if any(same_root(role, word) for word in words))
        self.told = frozenset(
            table for table, last in graph.last_words.items() if any(same_root(last, verb) for verb in verbs)
        )
        self._ways: dict[str, dict[str, tuple[Hop, ...]]] = {}
        self._equals: dict[tuple[str, str], int] = {}

    def price(self, hop: Hop) -> float:
        """What one join costs in this question."""
        return hop.cost - (ROLE if hop.role & self.spoken else 0.0) - (TOLD if hop.end in self.told else 0.0)

    def way(self, start: str, end: str) -> tuple[Hop, ...] | None:
        """The cheapest walk from one table to another, () for the same table, None where there is none."""
        return self.ways(start).get(end)

    def ways(self, start: str) -> dict[str, tuple[Hop, ...]]:
        """The cheapest walk to every table that can be reached."""
        if start not in self._ways:
            self._ways[start] = self._walks(start)
        return self._ways[start]

    def _walks(self, start: str) -> dict[str, tuple[Hop, ...]]:
        best: dict[str, float] = {start: 0.0}
        found: dict[str, tuple[Hop, ...]] = {start: ()}
        queue: list[tuple[float, int, str]] = [(0.0, 0, start)]
        turn = 0
        while queue:
            cost, _, at = heapq.heappop(queue)
            if cost > best[at]:
                continue
            for hop in self.hops.get(at, ()):
                further = cost + self.price(hop)
                if abs(further - best.get(hop.end, FARTHEST + 1)) < SAME and hop.end != start:
                    self._equals[start, hop.end] = self._equals.get((start, hop.end), 0) + 1
                if further <= FARTHEST and further < best.get(hop.end, FARTHEST + 1):
                    best[hop.end], found[hop.end] = further, (*found[at], hop)
                    turn += 1
                    heapq.heappush(queue, (further, turn, hop.end))
        return found

    def cost(self, start: str, end: str) -> float | None:
        """What the cheapest walk costs; None where there is none."""
        way = self.way(start, end)
        return None if way is None else sum(map(self.price, way))

    def detours(self, start: str, end: str) -> int:
        """How many other walks from one table to another are as short, over other tables."""
        way = self.way(start, end) or ()
        return sum(self._equals.get((start, hop.end), 0) for hop in way)

    def points_at(self, table: str) -> int:
        """How many other tables a row of this one points at."""
        return len({hop.end for hop in self.hops.get(table, ()) if not hop.fans_out and hop.sure >= 0.5})

    def twins(self, way: tuple[Hop, ...]) -> int:
        """How many other joins lead, at no greater cost, from one table of the walk to the next."""
        return sum(
            sum(
                other != hop and other.end == hop.end and self.price(other) <= self.price(hop) + 1e-9
                for other in self.hops[hop.start]
            )
            for hop in way
        )


def same_root(one: str, two: str) -> bool:
    """Whether two words belong to one family: sender and sent, receiver and receives."""
    if one in _FAMILIES and two in _FAMILIES:
        return _FAMILIES[one] == _FAMILIES[two]
    short = min(len(one), len(two))
    return short >= 3 and one[: max(ROOT, short - 2)] == two[: max(ROOT, short - 2)]
