"""What an alarm does: warn, audit more, a stricter certified threshold, search only. Down by itself, up by a person."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

AUDIT_FACTOR = 2.0


class Rung(IntEnum):
    """How careful the skill is now."""

    CALM = 0
    WARNED = 1
    AUDITING = 2
    STRICTER = 3
    SEARCH_ONLY = 4


@dataclass(frozen=True)
class Ladder:
    """Where a skill stands. `threshold` is the stricter one in force on rung STRICTER; `reason` is for the owner;
    `loosened_by` is who last set it back."""

    rung: Rung = Rung.CALM
    threshold: float | None = None
    reason: str = ""
    loosened_by: str = ""

    @property
    def raised(self) -> float | None:
        """What `stand` takes: None, a stricter threshold, or infinity for search only."""
        if self.rung is Rung.SEARCH_ONLY:
            return math.inf
        return self.threshold if self.rung is Rung.STRICTER else None


def warn(ladder: Ladder, reason: str) -> Ladder:
    """A sign without labels: the first warns, a second asks for more audits, none does more than that."""
    if ladder.rung >= Rung.AUDITING:
        return ladder
    return replace(ladder, rung=Rung(ladder.rung + 1), reason=reason)


def tighten(ladder: Ladder, *, steps: Sequence[float], in_force: float, reason: str) -> Ladder:
    """An alarm from labels: the next stricter certified threshold, and search only where there is none.

    `steps` are the certificate's, in any order; `in_force` is the threshold that the alarm was about. Audits stay
    doubled. Watch afresh afterwards: the next alarm has to be about the new threshold."""
    if ladder.rung is Rung.SEARCH_ONLY:
        return ladder
    floor = max(in_force, ladder.threshold if ladder.threshold is not None else -math.inf)
    stricter = min((step for step in steps if step > floor), default=None)
    rung = Rung.SEARCH_ONLY if stricter is None else Rung.STRICTER
    return replace(ladder, rung=rung, threshold=stricter, reason=reason)


def loosen(ladder: Ladder, *, by: str) -> Ladder:
    """Back to normal, on the word of a person.

    Raises ValueError without a name."""
    if not by.strip():
        raise ValueError("Only a person loosens what drift tightened; say who.")
    return replace(Ladder(), loosened_by=by.strip(), reason=ladder.reason)


def audit_rate(ladder: Ladder, usual: float) -> float:
    """The share of answers to audit now, at most all."""
    return min(1.0, usual * AUDIT_FACTOR) if ladder.rung >= Rung.AUDITING else usual
