"""How a document's place reads to a person."""

import re
from pathlib import PureWindowsPath

from skills.language import say

ATTACHED = "attached"  # the kind of documents that came with a message, and what their locations begin with
FEWEST_PARTS = 2  # of a path: the file and its folder

_WHOLE_PATH = re.compile(r"/(?!/)|[A-Za-z]:[\\/]|\\\\")


def where(location: str, *, unlike: str = "") -> str:
    """Where a document is: its path or address, or the name of a file that came along.

    Of a whole path of the machine only the end is told, which says enough to a reader and nothing of the machine;
    as much of it as differs from the end of the location that it must not be taken for."""
    kind, colon, rest = location.partition(":")
    if colon and kind == ATTACHED:
        return say("attached: {name}", name=rest.partition("/")[2])
    parts = _parts(location)
    if not parts:
        return location
    others = _parts(unlike)
    told = FEWEST_PARTS
    while told < len(parts) and parts[-told:] == others[-told:]:
        told += 1
    return "/".join(parts[-told:])


def _parts(location: str) -> tuple[str, ...]:
    """Folders and file of a whole path, as Windows or another system writes it; none of anything else."""
    if not _WHOLE_PATH.match(location):
        return ()
    path = PureWindowsPath(location) if not location.startswith("/") else None
    return path.parts[1:] if path else tuple(part for part in location.split("/") if part)
