"""Right queries as they are written down: `{a,b}` stands for any choice of columns, `{}` repeats the first one."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

MOST_COLUMNS = 5


def choices(golds: Iterable[str]) -> Iterator[str]:
    """Every query that these stand for: for `{a,b}` first a, then b, then both."""
    for gold in golds:
        match = re.search(r"\{([^{}]+)\}", gold)
        if match is None:
            yield gold
            continue
        columns = [column.strip() for column in match[1].split(",")][:MOST_COLUMNS]
        for size in range(1, len(columns) + 1):
            for some in combinations(columns, size):
                chosen = ", ".join(some)
                yield from choices(
                    [gold[: match.start()] + chosen + gold[match.end() :].replace("{}", chosen)]
                )
