"""Tables of values as programs write them: whichever mark stands between two of them."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

_MARKS = ",;\t|"
_LOOKED_AT = 50  # rows
_SAYS = "sep="  # a first line that Excel writes to tell the mark


def with_commas(text: str) -> str:
    """The same rows with commas between their values. Blank rows go."""
    first, _, rest = text.removeprefix("\ufeff").partition("\n")
    said = first.strip().strip('"')
    is_said = said.lower().startswith(_SAYS) and len(said) == len(_SAYS) + 1
    rows = rest if is_said else text
    out = StringIO(newline="")
    csv.writer(out).writerows(filter(any, _rows(rows, said[-1] if is_said else _mark(rows))))
    return out.getvalue()


def _mark(text: str) -> str:
    """That which cuts the most rows into as many values; of two that do, the one that cuts them finer."""
    return max(_MARKS, key=lambda mark: _evenness(text, mark))


def _evenness(text: str, mark: str) -> tuple[int, int]:
    widths = Counter(len(row) for row in islice(filter(any, _rows(text, mark)), _LOOKED_AT))
    cut = [(count, width) for width, count in widths.items() if width > 1]
    return max(cut, default=(0, 0))


def _rows(text: str, mark: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=mark)
