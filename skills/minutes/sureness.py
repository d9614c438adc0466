"""How often lines of a plain wording were right, as read by us on 182 meetings (README.md): their confidence."""

from dataclasses import replace
from typing import TypeVar

from skills.minutes.lines import Line

L = TypeVar("L", bound=Line)

SURE = 0.5  # a line that is wrong as often as right is shown as possible

# From the strength that a finder gives a wording to the share of its lines that were right. Where a stronger
# wording was right less often than a weaker one, both have their common share (isotonic regression). Printed
# by `python -m benchmarks.minutes wordings`.
_SHARES: dict[str, tuple[tuple[float, float], ...]] = {
    "action": ((0.55, 0.54), (0.7, 0.56), (0.9, 0.65)),
    "decision": ((0.75, 0.68), (0.95, 0.79)),
    "risk": ((0.8, 0.29), (0.85, 0.62)),
}


def calibrated(kind: str, line: L) -> L:
    """The line with the share of its wording as confidence, possible where that is below SURE."""
    shares = _SHARES[kind]
    share = next((share for least, share in reversed(shares) if line.confidence >= least), shares[0][1])
    return replace(line, confidence=share, possible=line.possible or share < SURE)
