"""Tables of HTML as grids: a cell that reaches over rows or columns stands in each of them."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml.html import Element, HtmlElement

_MOST_CELLS = 50_000  # of one table, as it may claim to be of any size
_WIDEST, _TALLEST = 200, 2_000


@dataclass(frozen=True)
class _Cell:
    """`left` for the first column that it stands in."""

    element: HtmlElement
    left: int
    wide: int
    tall: int


_Grid = list[dict[int, _Cell]]


def fill_tables(page: HtmlElement) -> None:
    for table in page.xpath("//table[not(.//table)]"):
        for cell in table.iter("td", "th"):
            _escape(cell)
        if table.xpath(".//*[@colspan > 1 or @rowspan > 1]"):
            _fill(table)


def _escape(cell: HtmlElement) -> None:
    """A bar within a cell would end it."""
    for one in cell.iter():
        if isinstance(one.tag, str):
            one.text = one.text and one.text.replace("|", "\\|")
        if one is not cell:
            one.tail = one.tail and one.tail.replace("|", "\\|")


def _fill(table: HtmlElement) -> None:
    rows = list(table.iter("tr"))
    grid = _grid(rows)
    wide = max((place + 1 for row in grid for place in row), default=0)
    if not wide or wide * len(rows) > _MOST_CELLS:
        return
    for row, cells in zip(rows, grid, strict=True):
        for one in row.xpath("./td | ./th"):
            row.remove(one)
        row.extend(_copy(cells.get(place), place, wide) for place in range(wide))
    _join_heads(rows, grid, wide)


def _grid(rows: Sequence[HtmlElement]) -> _Grid:
    grid: _Grid = [{} for _ in rows]
    for number, row in enumerate(rows):
        left = 0
        for one in row.xpath("./td | ./th"):
            while left in grid[number]:
                left += 1
            cell = _Cell(one, left, _span(one, "colspan", _WIDEST), _span(one, "rowspan", _TALLEST))
            for below in grid[number : number + cell.tall]:
                below.update(dict.fromkeys(range(left, left + cell.wide), cell))
            left += cell.wide
    return grid


def _span(cell: HtmlElement, name: str, most: int) -> int:
    said = cell.get(name) or "1"
    return min(max(int(said), 1), most) if said.isdecimal() else 1


def _copy(cell: _Cell | None, place: int, wide: int) -> HtmlElement:
    """What heads the whole table, or a part of it, is said once."""
    if cell is None or (cell.wide == wide and place > cell.left):
        return Element(cell.element.tag if cell else "td")
    copy = deepcopy(cell.element)
    copy.tail = None
    for name in ("colspan", "rowspan"):
        copy.attrib.pop(name, None)
    return copy


def _join_heads(rows: Sequence[HtmlElement], grid: _Grid, wide: int) -> None:
    """Names above some of the columns go before those of each: "2026 H1", "2026 H2"."""
    first = next((n for n, row in enumerate(grid) if len({id(one) for one in row.values()}) > 1), None)
    if first is None or first + 2 >= len(rows):
        return
    groups = {id(one) for one in grid[first].values() if 1 < one.wide < wide}
    heads, below = list(rows[first]), list(rows[first + 1])
    is_named = all(_words(one) and not any(map(str.isdigit, _words(one)[:1])) for one in below)
    if not groups or not is_named:
        return
    for head, own in zip(heads, below, strict=True):
        words = dict.fromkeys(filter(None, (_words(head), _words(own))))
        for child in list(own):
            own.remove(child)
        own.text = " ".join(words)
    rows[first].getparent().remove(rows[first])


def _words(cell: HtmlElement) -> str:
    return " ".join(_texts(cell))


def _texts(cell: HtmlElement) -> Iterator[str]:
    for text in cell.itertext():
        yield from text.split()
