"""Which part of a sentence speaks of one sum, where it tells of several: each has a day and a round of its own."""

import re

from skills.research.extract.amounts.normal import money_in
from skills.research.extract.words.phrases import clause_at

_JOINED = re.compile(r"[,;]\s+|\s(?:and|plus|und|sowie|et|y|e|en)\s(?!(?:19|20)\d\d\b)", re.IGNORECASE)


def part_of(text: str, at: int) -> tuple[int, int]:
    """Start and end of what is said of the sum at character `at`; of anything else, and of a lone sum, its clause."""
    sums = [(one.start, one.end) for one in money_in(text)]
    number = next((number for number, (start, end) in enumerate(sums) if start <= at < end), None)
    if number is None or len(sums) == 1:
        return clause_at(text, at)
    begins = _cut(text, sums[number - 1][1], sums[number][0]) if number else 0
    ends = _cut(text, sums[number][1], sums[number + 1][0]) if number + 1 < len(sums) else len(text)
    return begins, ends


def _cut(text: str, end: int, start: int) -> int:
    """Between two sums: behind the last word or mark that joins them, else where the second begins."""
    return max((one.end() for one in _JOINED.finditer(text, end, start)), default=start)
