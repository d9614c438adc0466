"""Lines of invented web pages whose words are tagged, as `pages/*.txt` hold them, in the tagger's own input.

A page begins with `P|own or other|publisher|market`; below it are `H|a heading`, `S|a line` and
`C|row | column | a cell`. `[[price: £99 a bike]]` tags words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from indexing.tagging import Line
from skills.research.extract.tagging.tagged import front_of

PAGES = Path(__file__).parent / "pages"
LABELS = ("segment", "product", "price", "customers", "funding", "edge", "weakness", "proof")
_TAG = re.compile(r"\[\[(?P<label>\w+): (?P<words>[^\[\]]+)\]\]")


@dataclass(frozen=True)
class Tagged:
    """`spans` are (label, start, end) of the line's text; `market` must stand on one side of a split alone."""

    line: Line
    spans: tuple[tuple[str, int, int], ...]
    market: str


def read_pages(folder: Path = PAGES) -> list[Tagged]:
    """Every line of every file, in order. Raises ValueError for a line of no known form."""
    return [
        one
        for file in sorted(folder.glob("*.txt"))
        for one in _page_lines(file.stem, file.read_text(encoding="utf-8").splitlines())
    ]


def _page_lines(writer: str, lines: Iterable[str]) -> Iterator[Tagged]:
    own, market = False, ""
    path: tuple[str, ...] = ()
    for line in lines:
        kind, _, rest = line.partition("|")
        if kind == "P":
            whose, _, of = rest.split("|")
            own, market, path = whose == "own", f"{writer}/{of}", ()
        elif kind == "H":
            text, spans = _plain(rest)
            yield Tagged(Line(text, front_of(own=own, path=path)), spans, market)
            path = (text,)
        elif kind == "S":
            text, spans = _plain(rest)
            yield Tagged(Line(text, front_of(own=own, path=path)), spans, market)
        elif kind == "C":
            row, column, cell = (one.strip() for one in rest.split("|", 2))
            text, spans = _plain(cell)
            label = " › ".join(one for one in (_plain(row)[0], _plain(column)[0]) if one)
            yield Tagged(Line(text, front_of(own=own, path=path, label=label)), spans, market)
        elif line.strip():
            raise ValueError(f"No page, heading, line or cell: {line[:60]!r}.")


def _plain(tagged: str) -> tuple[str, tuple[tuple[str, int, int], ...]]:
    text, spans, last = "", [], 0
    for found in _TAG.finditer(tagged):
        text += tagged[last : found.start()]
        spans.append((found["label"], len(text), len(text) + len(found["words"])))
        text += found["words"]
        last = found.end()
    return text + tagged[last:], tuple(spans)
