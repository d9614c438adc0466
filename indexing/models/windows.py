"""A passage cut into runs of a few sentences, which is how the bundled reader learnt to read."""

import re
from itertools import pairwise

_SENTENCE = re.compile(r"(?<=[.!?:])[\"'”’)\]*_]*\s+(?=[\"'“‘(\[*_]*[A-Z0-9À-Þ])|\n+")
LONGEST = 420  # characters: three sentences of ordinary length


def windows(text: str) -> list[tuple[int, int]]:
    """Start and end of each run, in characters; together they hold all of the text.

    A run begins with the last sentence of the one before, so that two neighbours stand together in one of them."""
    pieces = _pieces(text)
    runs: list[tuple[int, int]] = []
    first = 0
    while first < len(pieces):
        start, last = pieces[first][0], first
        while last + 1 < len(pieces) and pieces[last + 1][1] - start <= LONGEST:
            last += 1
        runs.append((start, pieces[last][1]))
        if last + 1 == len(pieces):
            break
        first = last if last > first else first + 1
    return runs


def _pieces(text: str) -> list[tuple[int, int]]:
    """Sentences, those that are longer than a run cut where it is full."""
    marks = sorted({0, len(text), *(match.end() for match in _SENTENCE.finditer(text))})
    return [
        (at, min(at + LONGEST, end)) for start, end in pairwise(marks) for at in range(start, end, LONGEST)
    ]
