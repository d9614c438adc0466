"""How tables hang together: the shortest way of joins from what a query has to what it needs."""

import heapq
from collections import defaultdict
from dataclasses import dataclass

from skills.sql.schema import Join, Schema

UNSURE = 2.0  # a join that is not sure at all costs as much as three sure ones
FARTHEST = 7.0


@dataclass(frozen=True)
class Hop:
    """One join walked in one direction; `fans_out` when it goes from one row to many."""

    start: str
    end: str
    on: tuple[tuple[str, str], ...]
    fans_out: bool
    sure: float

    @property
    def cost(self) -> float:
        return 1.0 + UNSURE * (1.0 - self.sure)


class Graph:
    """The joins of a schema, declared and inferred."""

    def __init__(self, schema: Schema) -> None:
        self.hops: dict[str, list[Hop]] = defaultdict(list)
        for join in schema.joins:
            self._add(join)

    def _add(self, join: Join) -> None:
        many, one = join.many[0][0], join.one[0][0]
        up = tuple((a[1], b[1]) for a, b in zip(join.many, join.one, strict=True))
        down = tuple((b, a) for a, b in up)
        self.hops[many].append(Hop(many, one, up, fans_out=False, sure=join.sure))
        self.hops[one].append(Hop(one, many, down, fans_out=True, sure=join.sure))

    def way(self, start: str, end: str) -> tuple[Hop, ...] | None:
        """The cheapest walk from one table to another, () for the same table, None where there is none."""
        return self.ways(start).get(end)

    def ways(self, start: str) -> dict[str, tuple[Hop, ...]]:
        """The cheapest walk to every table that can be reached."""
        best: dict[str, float] = {start: 0.0}
        found: dict[str, tuple[Hop, ...]] = {start: ()}
        queue: list[tuple[float, int, str]] = [(0.0, 0, start)]
        turn = 0
        while queue:
            cost, _, at = heapq.heappop(queue)
            if cost > best[at]:
                continue
            for hop in self.hops.get(at, ()):
                further = cost + hop.cost
                if further <= FARTHEST and further < best.get(hop.end, FARTHEST + 1):
                    best[hop.end], found[hop.end] = further, (*found[at], hop)
                    turn += 1
                    heapq.heappush(queue, (further, turn, hop.end))
        return found

    def cost(self, start: str, end: str) -> float | None:
        """What the cheapest walk costs; None where there is none."""
        way = self.way(start, end)
        return None if way is None else sum(hop.cost for hop in way)

    def twins(self, way: tuple[Hop, ...]) -> int:
        """How many other joins lead from the same table to the same next one at no greater cost, over the whole walk."""
        return sum(
            sum(other != hop and other.end == hop.end and other.cost <= hop.cost for other in self.hops[hop.start])
            for hop in way
        )
