"""Clock times as transcripts write them, to seconds."""

import re

CLOCK = r"-?(?:-?[0-9]{1,6}:)?-?[0-9]{1,6}:-?[0-9]{1,6}(?:[.,]-?[0-9]{1,9})?"
_WHOLE = re.compile(rf"\s*({CLOCK})\s*")
_UNPADDED = re.compile(r"(?<![0-9])[0-9]:(?:[0-9]:[0-9]|[0-9]{2}:[0-9](?![0-9]))")


def is_unpadded(line: str) -> bool:
    """Whether a timing line is in the style of Teams, 0:0:5.90, where what follows the point is a count of
    milliseconds: real files run from 0:0:6.90 to 0:0:6.500."""
    return bool(_UNPADDED.search(line))


def seconds(clock: str, *, unpadded: bool = False) -> float:
    """Seconds of a time that CLOCK matches; negative ones, which Teams writes, keep their sign."""
    whole, _, fraction = clock.replace("-", "").replace(",", ".").partition(".")
    total = 0
    for part in whole.split(":"):
        total = total * 60 + int(part)
    # 999999 hours fit in a float to the millisecond
    after = int(fraction or 0) / (1000 if unpadded and len(fraction) < 3 else 10 ** len(fraction))
    return (total + after) * (-1 if "-" in clock else 1)


def read(text: str) -> float | None:
    """Seconds of a text that is a clock time and nothing else, else None."""
    found = _WHOLE.fullmatch(text)
    return seconds(found[1]) if found else None
