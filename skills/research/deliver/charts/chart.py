"""A drawn chart with the cells that it rests on, or the reason why there is none."""

from dataclasses import dataclass

from skills.research.facts import Span
from skills.research.report import Cell

NEXT = " · "  # between the things that a caption tells


@dataclass(frozen=True)
class Chart:
    """`content` is a PNG, empty where nothing could be drawn: then `why` says the reason.

    `name` is that of its file, without an ending; `caption` tells its figures, `notes` how it is read
    and what was left out; `spans` are the quotes of each figure."""

    name: str
    title: str
    content: bytes = b""
    caption: str = ""
    cells: tuple[Cell, ...] = ()
    spans: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    why: str = ""

    @property
    def told(self) -> tuple[str, ...]:
        """What the caption tells, one by one."""
        return tuple(self.caption.split(NEXT))
