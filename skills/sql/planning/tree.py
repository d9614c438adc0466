"""The tables of a query as a tree: what hangs on what, what is joined, what need only exist."""

from dataclasses import dataclass, field

from skills.sql.planning.graph import Graph, Hop
from skills.sql.planning.plan import (
    Col,
    Condition,
    Counted,
    Exists,
    Not,
    Source,
    Step,
    both,
)

TIE = 0.15
NEAR = 0.1  # a table named just before is the owner where two ways cost the same


@dataclass
class Node:
    """One table in its place. `joined` rows appear in the result; of others there must be one, or none, or so many."""

    table: str
    alias: str
    at: int
    parent: "Node | None" = None
    way: tuple[Hop, ...] = ()
    joined: bool = False
    absent: bool = False
    op: str | None = None
    number: int | None = None
    optional: bool = False
    conditions: list[Condition] = field(default_factory=list)
    children: "list[Node]" = field(default_factory=list)

    def col(self, name: str) -> Col:
        return Col(self.alias, self.table, name)

    @property
    def fans_out(self) -> bool:
        return any(hop.fans_out for hop in self.way)


class Unreachable(Exception):
    """No join leads to a table that the question names."""


class Tree:
    """Grows from the table that a query is about; every further table hangs on the one it was said of."""

    def __init__(self, graph: Graph, root: str, at: int) -> None:
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

    def find(self, table: str) -> Node | None:
        return next((node for node in self.nodes if node.table == table and not node.absent and node.op is None), None)

    def node(self, table: str, at: int, *, joined: bool = False, anew: bool = False) -> Node:
        """The node of this table, hung on the nearest if there is none yet. Raises Unreachable."""
        found = None if anew else self.find(table)
        if found is None:
            found = self._hang(table, at)
        if joined:
            self._join(found)
        return found

    def _hang(self, table: str, at: int) -> Node:
        best: tuple[float, Node, tuple[Hop, ...]] | None = None
        for node in self.nodes:
            if node.absent or node.op is not None:
                continue
            way = self.graph.way(node.table, table)
            if way is None or not way:
                continue
            cost = sum(hop.cost for hop in way) + NEAR * 0.01 * abs(at - node.at) + (NEAR if node.at > at else 0.0)
            if best is not None and abs(cost - best[0]) < TIE and node is not best[1]:
                self.ties += 1
            if best is None or cost < best[0]:
                best = cost, node, way
        if best is None:
            raise Unreachable(table)
        return self._grow(table, at, best[1], best[2])

    def _grow(self, table: str, at: int, parent: Node, way: tuple[Hop, ...]) -> Node:
        self.hops.extend(way)
        self.twins += self.graph.twins(way)
        node = Node(table, self.alias(table), at, parent, way)
        parent.children.append(node)
        self.nodes.append(node)
        return node

    def _join(self, node: Node) -> None:
        while node.parent is not None and not node.joined:
            node.joined = True
            node = node.parent

    def ensure_parents_joined(self) -> None:
        for node in self.nodes:
            if node.joined:
                self._join(node)

    def source(self) -> tuple[Source, Condition | None]:
        """What to join, and what every row must fulfil."""
        steps: list[Step] = []
        where = self._walk(self.root, steps)
        return Source(self.root.alias, self.root.table, tuple(steps)), where

    def _walk(self, node: Node, steps: list[Step]) -> Condition | None:
        where: Condition | None = None
        for condition in node.conditions:
            where = both(where, condition)
        for child in node.children:
            plain = not child.fans_out and not child.absent and child.op is None
            if child.joined or plain:
                steps.extend(self._steps(child))
                where = both(where, self._walk(child, steps))
            else:
                where = both(where, self._existing(child))
        return where

    def _steps(self, node: Node) -> list[Step]:
        assert node.parent is not None  # only the root has none
        steps, parent = [], node.parent.alias
        for place, hop in enumerate(node.way):
            last = place == len(node.way) - 1
            alias = node.alias if last else self.alias(hop.end)
            steps.append(Step(alias, hop.end, parent, hop.on, hop.fans_out, hop.sure, node.optional))
            parent = alias
        return steps

    def exists(self, node: Node) -> Exists:
        """Rows of a node's branch that belong to the row of its parent."""
        assert node.parent is not None  # only the root has none
        steps = self._steps(node)
        first = steps[0]
        inner: list[Step] = list(steps[1:])
        where = self._walk(node, inner)
        source = Source(first.alias, first.table, tuple(inner))
        return Exists(node.parent.alias, first.on, source, where, min(hop.sure for hop in node.way))

    def must(self, node: Node) -> Condition:
        """The condition that a branch hung on a row puts on that row."""
        return self._existing(node)

    def _existing(self, node: Node) -> Condition:
        found = self.exists(node)
        if node.op is not None and node.number is not None:
            return Counted(found, node.op, node.number)
        return Not(found) if node.absent else found

    def fans_from(self, node: Node) -> set[str]:
        """The aliases of joined tables of which several rows may meet one row of this node."""
        fanned: set[str] = set()
        seen = {node.alias}
        queue = [(node, False)]
        while queue:
            at, fans = queue.pop()
            if fans:
                fanned.add(at.alias)
            for other, further in self._neighbours(at):
                if other.alias not in seen:
                    seen.add(other.alias)
                    queue.append((other, fans or further))
        return fanned

    def _neighbours(self, node: Node) -> list[tuple[Node, bool]]:
        found = [
            (child, child.fans_out)
            for child in node.children
            if child.joined or (not child.fans_out and not child.absent and child.op is None)
        ]
        if node.parent is not None:
            # seen from below, a way from many to one fans out
            found.append((node.parent, any(not hop.fans_out for hop in node.way)))
        return found


