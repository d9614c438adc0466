"""Where things stand: within the picture, outside what the platform covers, and not over one another."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from skills.creative.checks.decoded import Decoded, furthest
from skills.creative.checks.draft import Draft
from skills.creative.checks.finding import Finding
from skills.creative.formats.format import Box
from skills.creative.picture.drawn import Placed
from skills.language import say

# these may lie behind everything and reach to the edges
_BEHIND = ("photo", "shape")
# a step in lightness between neighbours that is an edge, not a gradient or the noise of a JPG
_EDGE = 56
# a row of letters has at least so many edges; a border or a slanted area has fewer
_EDGES_IN_A_ROW = 7
_ROWS_OF_LETTERS = 4
# boxes may share this many pixels: letters' boxes are rounded outwards
_SHARED = 2


def check(draft: Draft, decoded: Decoded) -> Iterator[Finding]:
    """Boxes first, then what is really drawn where no box says that anything is."""
    if decoded.pixels is None:
        return
    whole = Box(0, 0, decoded.width, decoded.height)
    free = draft.format.free or whole
    things = [one for one in draft.drawn.placed if one.kind not in _BEHIND]
    for placed in things:
        if not whole.holds(placed.box):
            yield _finding("outside", placed, say("it reaches beyond the picture's edge"))
        elif not free.holds(placed.box):
            why = say("{platform} covers that part", platform=draft.format.platform)
            yield _finding("safe-zone", placed, why)
    yield from _overlaps(things)
    for place, strip in _strips(free, whole).items():
        if _has_letters(decoded, strip, draft.drawn.placed):
            yield Finding(
                check="safe-zone",
                what=say("something like letters is drawn in the part at the {place}", place=place),
                where="picture",
                why=say("{platform} covers that part", platform=draft.format.platform),
                hard=True,
            )


def _finding(name: str, placed: Placed, why: str) -> Finding:
    box = placed.box
    return Finding(
        check=name,
        what=say(
            "the {kind} stands from {left}, {top} to {right}, {bottom}",
            kind=placed.kind,
            left=box.left,
            top=box.top,
            right=box.right,
            bottom=box.bottom,
        ),
        where=f"picture/{placed.kind}",
        why=why,
        hard=True,
    )


def _overlaps(things: list[Placed]) -> Iterator[Finding]:
    for at, one in enumerate(things):
        for other in things[at + 1 :]:
            if _shared(one.box, other.box) > _SHARED:
                yield Finding(
                    check="overlap",
                    what=say("the {kind} lies over the {other}", kind=one.kind, other=other.kind),
                    where=f"picture/{one.kind}",
                    why=say("neither can be read"),
                    hard=True,
                )


def _shared(one: Box, other: Box) -> int:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0, min(across, down))


def _strips(free: Box, whole: Box) -> dict[str, Box]:
    strips = {
        "top": Box(0, 0, whole.right, free.top),
        "bottom": Box(0, free.bottom, whole.right, whole.bottom),
        "left": Box(0, free.top, free.left, free.bottom),
        "right": Box(free.right, free.top, whole.right, free.bottom),
    }
    return {place: box for place, box in strips.items() if box.width > 0 and box.height > 0}


def _has_letters(decoded: Decoded, strip: Box, placed: tuple[Placed, ...]) -> bool:
    """Rows with many edges side by side, outside what lies behind. On a photo nothing can be said."""
    part = decoded.part(strip)
    edges = furthest(part[:, :-1], part[:, 1:]) > _EDGE
    for one in placed:
        if one.kind in _BEHIND and one.box.meets(strip):
            top, left = max(one.box.top - strip.top - 3, 0), max(one.box.left - strip.left - 3, 0)
            bottom, right = max(one.box.bottom - strip.top + 3, 0), max(one.box.right - strip.left + 3, 0)
            edges[top:bottom, left:right] = False
    rows = edges.sum(axis=1) >= _EDGES_IN_A_ROW
    return _longest_run(rows) >= _ROWS_OF_LETTERS


def _longest_run(flags: NDArray[np.bool_]) -> int:
    longest = run = 0
    for flag in flags.tolist():
        run = run + 1 if flag else 0
        longest = max(longest, run)
    return longest
