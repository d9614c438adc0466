"""Whether two lines say the same, and one line made of both."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from skills.minutes.lines import Action, Line
from skills.proving.support import exact_words, stems

ALIKE = 0.7  # share of common key words, of the shorter line, from which two lines are one
ALIKE_TOLD = 0.34  # where a model says that they are
ALIKE_NEAR = 0.5  # where both quote the same words
MOST_EVIDENCE = 6

L = TypeVar("L", bound=Line)

words_of = lru_cache(maxsize=20_000)(stems)  # each line is held against all others
names_and_numbers = lru_cache(maxsize=20_000)(exact_words)


def is_same(one: Line, other: Line, *, told: bool = False) -> bool:
    """Whether both say it; never if owner, deadline, or both lines' names and numbers differ."""
    if isinstance(one, Action) and isinstance(other, Action) and _differ(one, other):
        return False
    mine, theirs = names_and_numbers(one.text), names_and_numbers(other.text)
    if mine - theirs and theirs - mine:
        return False
    quoted = {item.segment for item in one.evidence} & {item.segment for item in other.evidence}
    enough = ALIKE_TOLD if told else ALIKE_NEAR if quoted else ALIKE
    return likeness(one, other) >= enough


def likeness(one: Line, other: Line) -> float:
    """Share of the shorter line's key words that the other has too, 0 to 1."""
    mine, theirs = words_of(one.text), words_of(other.text)
    return len(mine & theirs) / max(min(len(mine), len(theirs)), 1)


def together(line: L, others: Sequence[Line]) -> L:
    """The line with the proof of all; owner and deadline from whichever names them."""
    lines: tuple[Line, ...] = (line, *others)
    proof = dict.fromkeys(item for each in lines for item in each.evidence)
    joined = replace(
        line,
        evidence=tuple(proof)[:MOST_EVIDENCE],
        confidence=max(line.confidence, *(other.confidence for other in others), 0.0),
        possible=line.possible and all(other.possible for other in others),
    )
    if isinstance(joined, Action):
        actions = [item for item in (joined, *others) if isinstance(item, Action)]
        owner = next((item.owner for item in actions if item.owner), None)
        due = next((item.due for item in actions if item.due), None)
        joined = replace(joined, owner=owner, due=due)
    return joined


def _differ(one: Action, other: Action) -> bool:
    owners = {item.owner for item in (one, other) if item.owner}
    dues = {item.due.lower() for item in (one, other) if item.due}
    return len(owners) > 1 or len(dues) > 1
