"""What single items are to the grammar."""

from collections.abc import Sequence

from skills.sql.names import parts_of
from skills.sql.planning.cues import IRREGULAR, Cue, is_verb
from skills.sql.planning.items import VERBAL, Item

ENDS = frozenset(".?!;")
SKIPPED = (Cue.SMALL, Cue.OF, Cue.VERB)


def says_unit(items: Sequence[Item], item: Item) -> bool:
    """ "The fee in cents", where a column that was named says just that."""
    place = items.index(item)
    before = items[place - 1] if place else None
    if before is None or before.cue is not Cue.PREP or before.said.lower() != "in":
        return False
    named = [one.links[0].column for one in items[:place] if one.cue is Cue.REF and one.links]
    return any(column is not None and item.said.lower() in parts_of(column) for column in named)


def is_copula(item: Item) -> bool:
    """Is, are, have: what follows is said of what stands before."""
    return item.cue is Cue.SMALL and item.said.lower() in ("is", "are", "was", "were", "have", "has", "had")


def is_number(item: Item) -> bool:
    """Whether a name may be that of a column of numbers."""
    return any(link.column is not None and link.numeric for link in item.links)


def is_one(item: Item) -> bool:
    """Whether a name is said in the singular."""
    last = item.said.split()[-1].lower()
    return not last.endswith("s") or last.endswith(("ss", "us", "is"))


def is_participle(said: str) -> bool:
    """Whether words end in a form such as "written" or "located"."""
    last = said.split()[-1].lower()
    return last.endswith(("ed", "ing")) or last in IRREGULAR


def names_verb(item: Item) -> bool:
    """Whether a name is said as what somebody does."""
    return is_participle(item.said) or item.means == VERBAL or is_verb(item.said.lower(), item.stem)


def is_said_of(item: Item) -> bool:
    """ "Ordered" in "customers ordered": what they did, not one more thing."""
    word = item.said.lower()
    return item.means == VERBAL or word.endswith("ed") or word in IRREGULAR
