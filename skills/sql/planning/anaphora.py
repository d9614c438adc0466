""" "With a pool … without one": a word that stands for the one that was named before."""

from collections.abc import Sequence
from dataclasses import replace

from skills.sql.planning.cues import Cue
from skills.sql.planning.items import Item

_HAVING = frozenset("with without have has had having no not".split())
_ONE = ("one", "any", "it")


def filled_in(items: Sequence[Item]) -> tuple[Item, ...]:
    """Items with each "one" behind "without" put as what was last said to be there, or not."""
    found: list[Item] = []
    had: Item | None = None
    for place, item in enumerate(items):
        said = [one.said.lower() for one in found[-2:]]
        ends = place + 1 == len(items) or items[place + 1].cue not in (Cue.REF, Cue.VALUE, Cue.OF)
        if had is not None and item.said.lower() in _ONE and said[-1:] == ["without"] and ends:
            found.append(replace(had, first=item.first, last=item.last))
            continue
        if item.cue in (Cue.REF, Cue.VALUE) and _HAVING & set(said):
            had = item
        found.append(item)
    return tuple(found)
