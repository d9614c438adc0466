"""Which of several references a question names: "origin depot" goes over `origin_depot_id`."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from skills.sql.planning.cues import Cue
from skills.sql.planning.graph import Graph, Hop, same_root
from skills.sql.planning.items import Item

PART = "part"  # what such a word means: the part that a thing plays
UNUSED = "part unused"  # a doubt: the query goes over another reference


def with_parts(items: Sequence[Item], graph: Graph) -> tuple[Item, ...]:
    """Items with each unknown word that only says which reference leads to the thing behind it marked so."""
    found = [
        replace(item, cue=Cue.SMALL, means=PART) if _is_part(item, following, graph) else item
        for item, following in pairwise(items)
    ]
    return (*found, *items[-1:])


def part_words(items: Iterable[Item]) -> frozenset[str]:
    return frozenset(item.said.lower() for item in items if item.means == PART)


def unused_parts(items: Iterable[Item], hops: Sequence[Hop]) -> int:
    """How many of these words say something of which no join of the query makes use."""
    return sum(
        not any(same_root(role, word) for hop in hops for role in hop.role) for word in part_words(items)
    )


def _is_part(item: Item, following: Item, graph: Graph) -> bool:
    near = following.cue is Cue.REF and following.first == item.last + 1
    if item.cue is not Cue.UNKNOWN or not near:
        return False
    ends = {link.table for link in following.links}
    return any(
        hop.end in ends and not hop.fans_out and same_root(role, item.said.lower())
        for hops in graph.hops.values()
        for hop in hops
        for role in hop.role
    )
