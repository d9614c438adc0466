"""A chart as figures and words: what is drawn says nothing that does not stand here, and nothing is run to draw it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Point:
    """One bar, or one place on the line."""

    label: str
    figure: float


@dataclass(frozen=True)
class Chart:
    """`across` names what the labels are, `up` what the figures are; a line's points are in the order of time."""

    kind: Literal["bar", "line"]
    across: str
    up: str
    points: tuple[Point, ...]


Draw = Callable[
    [Chart], bytes
]  # a PNG, empty where no font can write its words; takes a moment: call it in a thread


def draw_nothing(_chart: Chart) -> bytes:
    """Where nothing can be drawn."""
    return b""
