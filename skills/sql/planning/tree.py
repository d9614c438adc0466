"""The tables of a query as a tree: what hangs on what, what is joined, what need only exist."""

from dataclasses import dataclass, field

from skills.sql.planning.graph import Hop, Ways
from skills.sql.planning.plan import Col, Condition, Counted, Exists, Not, Source, Step, both

TIE = 0.15
NEAR = 0.1  # a table named just before is the owner where two ways cost the same


@dataclass
class Node:
    """One table in its place, one join from its parent.

    `joined` rows appear in the result; of others there must be one, or none, or so many. Tables on the way to another
    are nodes as well (`passing`), so that what is said later of the same row finds it."""

    table: str
    alias: str
    at: int
    parent: "Node | None" = None
    hop: Hop | None = None
    joined: bool = False
    passing: bool = False
    absent: bool = False
    op: str | None = None
    number: int | None = None
    different: Col | None = None
    optional: bool = False
    conditions: list[Condition] = field(default_factory=list)
    children: "list[Node]" = field(default_factory=list)

    def col(self, name: str) -> Col:
        return Col(self.alias, self.table, name)

    @property
    def above(self) -> "tuple[Node, Hop]":
        """The parent and the join that leads from it here. Raises LookupError for the root, which has none."""
        if self.parent is None or self.hop is None:
            raise LookupError(self.table)
        return self.parent, self.hop

    @property
    def fans_out(self) -> bool:
        return self.hop is not None and self.hop.fans_out

    @property
    def apart(self) -> bool:
        """Whether nothing else may be said of its rows: there are none, or they are only counted."""
        return self.absent or self.op is not None


class UnreachableError(Exception):
    """No join leads to a table that the question names."""


class Tree:
    """Grows from the table that a query is about; every further table hangs on the one it was said of."""

    def __init__(self, graph: Ways, root: str, at: int) -> None:
        self.graph = graph
        self.aliases: dict[str, int] = {}
        self.root = Node(root, self.alias(root), at, joined=True)
        self.nodes = [self.root]
        self.hops: list[Hop] = []
        self.twins = 0
        self.ties = 0  # how often two tables were as near

    def alias(self, table: str) -> str:
        plain = table.rsplit(".", 1)[-1]
        count = self.aliases.get(plain, 0) + 1
        self.aliases[plain] = count
        return plain if count == 1 else f"{plain}_{count}"

    def find(self, table: str, at: int | None = None) -> Node | None:
        """The node of this table, as far as what is said at this place may be said of it."""
        mine = [node for node in self.nodes if node.table == table]
        open_ones = [node for node in mine if not self._closed(node, None)]
        return next(iter(open_ones or [node for node in mine if not self._closed(node, at)]), None)

    def node(
        self, table: str, at: int, *, joined: bool = False, anew: bool = False, many: bool = False
    ) -> Node:
        """The node of this table, hung on the nearest if there is none yet; `many` where one row may have several.

        Raises UnreachableError."""
        found = None if anew else self.find(table, at)
        if found is None:
            found = self._hang(table, at, fresh=anew, many=many)
        elif found.passing:
            found.passing, found.at = False, at
        if joined:
            self._join(found)
        return found

    def top_of(self, node: Node) -> Node:
        """The first node of the branch that was grown for this one alone."""
        while node.parent is not None and node.parent.passing and len(node.parent.children) == 1:
            node = node.parent
        return node

    def _closed(self, node: Node, at: int | None) -> bool:
        """ "No orders in 2025": what is said after the orders is said of these, what was said before is not."""
        while node is not self.root:
            if node.parent is None or (node.apart and (at is None or at <= node.at)):
                return True
            node = node.parent
        return False

    def _hang(self, table: str, at: int, *, fresh: bool, many: bool = False) -> Node:
        best: tuple[float, Node, tuple[Hop, ...]] | None = None
        for node in self.nodes:
            if self._closed(node, at) or (fresh and node.passing):
                continue
            way = self.graph.way(node.table, table)
            if not way or (many and not any(hop.fans_out for hop in way)):
                continue
            cost = self._distance(node, way, at)
            if best is not None and abs(cost - best[0]) < TIE and not (node.passing or best[1].passing):
                self.ties += 1
            if best is None or cost < best[0]:
                best = cost, node, way
        if best is None:
            raise UnreachableError(table)
        return self._grow(at, best[1], best[2])

    def _distance(self, node: Node, way: tuple[Hop, ...], at: int) -> float:
        later = NEAR if node.at > at else 0.0
        return sum(map(self.graph.price, way)) + NEAR * 0.01 * abs(at - node.at) + later

    def _grow(self, at: int, parent: Node, way: tuple[Hop, ...]) -> Node:
        self.hops.extend(way)
        self.twins += self.graph.twins(way) + self.graph.detours(parent.table, way[-1].end)
        node = parent
        for place, hop in enumerate(way):
            last = place == len(way) - 1
            child = Node(hop.end, self.alias(hop.end), at, node, hop, passing=not last)
            node.children.append(child)
            self.nodes.append(child)
            node = child
        return node

    def _join(self, node: Node) -> None:
        while node.parent is not None and not node.joined:
            node.joined = True
            node = node.parent

    def drop(self, node: Node) -> None:
        """Take a node without children away again."""
        if node.parent is not None:
            node.parent.children.remove(node)
        self.nodes.remove(node)

    def source(self) -> tuple[Source, Condition | None]:
        """What to join, and what every row must fulfil."""
        steps: list[Step] = []
        where = self._walk(self.root, steps, inside=False)
        return Source(self.root.alias, self.root.table, tuple(steps)), where

    def _walk(self, node: Node, steps: list[Step], *, inside: bool) -> Condition | None:
        """Inside an EXISTS it does no harm that rows multiply, so everything there is joined."""
        where: Condition | None = None
        for condition in node.conditions:
            where = both(where, condition)
        for child in node.children:
            if not child.apart and (child.joined or inside or not child.fans_out):
                steps.append(self._step(child))
                where = both(where, self._walk(child, steps, inside=inside))
            else:
                where = both(where, self.must(child))
        return where

    def _step(self, node: Node) -> Step:
        parent, hop = node.above
        return Step(node.alias, hop.end, parent.alias, hop.on, hop.fans_out, hop.sure, node.optional)

    def _exists(self, node: Node) -> Exists:
        parent, hop = node.above
        steps: list[Step] = []
        where = self._walk(node, steps, inside=True)
        source = Source(node.alias, node.table, tuple(steps))
        return Exists(parent.alias, hop.on, source, where, hop.sure)

    def must(self, node: Node) -> Condition:
        """The condition that a branch hung on a row puts on that row."""
        found = self._exists(node)
        if node.op is not None and node.number is not None:
            return Counted(found, node.op, node.number, node.different)
        return Not(found) if node.absent else found

    def fans_from(self, node: Node, *, passing: bool = False) -> set[str]:
        """The aliases of joined tables of which several rows may meet one row of this node; `passing` of all tables."""
        fanned: set[str] = set()
        seen = {node.alias}
        queue = [(node, False)]
        while queue:
            at, fans = queue.pop()
            if fans:
                fanned.add(at.alias)
            for other, further in self._neighbours(at, passing=passing):
                if other.alias not in seen:
                    seen.add(other.alias)
                    queue.append((other, fans or further))
        return fanned

    def _neighbours(self, node: Node, *, passing: bool) -> list[tuple[Node, bool]]:
        found = [
            (child, child.fans_out)
            for child in node.children
            if passing or child.joined or (not child.fans_out and not child.apart)
        ]
        if node.parent is not None and node.hop is not None:
            # seen from below, a way from many to one fans out
            found.append((node.parent, not node.hop.fans_out))
        return found
