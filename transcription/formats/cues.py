"""Timed blocks of lines, which .vtt and .srt share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transcription.formats import clock

_TIMING = re.compile(rf"\s*({clock.CLOCK})\s*--?>\s*({clock.CLOCK})")
_NUMBER = re.compile(r"\s*[0-9]+\s*")


@dataclass(frozen=True)
class Cue:
    """The lines between one timing line and the next, as they stand."""

    start: float
    end: float
    lines: tuple[str, ...]


def has_timing(text: str) -> bool:
    """Whether any line is a timing line."""
    return any(_TIMING.match(line) for line in text.split("\n"))


def cues(lines: list[str], *, blank_ends: bool) -> Iterator[Cue]:
    """Cues in the file's order.

    `blank_ends`: a blank line ends the text, and what follows up to the next timing line is an identifier;
    otherwise text may have gaps, and only a number before a timing line is left out, as a counter.
    """
    timings = [(place, found) for place, line in enumerate(lines) if (found := _TIMING.match(line))]
    unpadded = any(clock.is_unpadded(found[0]) for _, found in timings)
    ends = [place for place, _ in timings[1:]] + [len(lines)]
    for (place, found), end in zip(timings, ends, strict=False):
        text = _until_blank(lines[place + 1 : end]) if blank_ends else lines[place + 1 : end]
        if end < len(lines) and place + 1 + len(text) == end and text and _NUMBER.fullmatch(text[-1]):
            text = text[:-1]
        start, stop = (clock.seconds(found[side], unpadded=unpadded) for side in (1, 2))
        yield Cue(start, stop, tuple(text))


def _until_blank(lines: list[str]) -> list[str]:
    """Up to the first empty line; one with a space in it is text, and YouTube begins cues with it."""
    return lines[: lines.index("")] if "" in lines else lines
