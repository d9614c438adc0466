"""Tables that are laid out with boxes instead of `table`: rows built alike, each a name and cells of one kind."""

from collections.abc import Sequence

from lxml.html import HtmlElement

_BOXES = frozenset(("div", "ul", "ol", "section", "li", "span", "p", "dl", "dd", "dt"))
_NO_CELL = ("h1", "h2", "h3", "h4", "ul", "ol", "p", "form", "table", "section", "article", "details")
_LEAST_ROWS, _LEAST_CELLS, _MOST_CELLS = 3, 3, 12
_MOST_OF_CELL = 80  # letters


def call_tables(root: HtmlElement) -> None:
    """Give such boxes the roles that their author owed them."""
    for box in root.iter("div", "ul", "section"):
        rows = _rows(box) if not box.get("role") else []
        if rows:
            _call(box, rows)


def _rows(box: HtmlElement) -> list[list[HtmlElement]]:
    """The cells of each row; empty where the box is no such table."""
    lines = list(box)
    if len(lines) < _LEAST_ROWS or not _are_alike(lines):
        return []
    rows = [list(one) for one in lines]
    width = len(rows[0])
    if not _LEAST_CELLS <= width <= _MOST_CELLS or any(len(row) != width for row in rows):
        return []
    cells = [cell for row in rows for cell in row[1:]]
    is_named = all(_words(row[0]) for row in rows[1:])
    is_plain = all(_is_cell(cell) for row in rows for cell in row) and not any(
        _has_loose_words(one) for one in (box, *lines)
    )
    return rows if is_named and is_plain and cells[0].get("class") and _are_alike(cells) else []


def _are_alike(boxes: Sequence[HtmlElement]) -> bool:
    """Whether they have one tag, and a class that all of them bear."""
    first = boxes[0]
    if first.tag not in _BOXES or any(one.tag != first.tag for one in boxes):
        return False
    return bool(set.intersection(*(set((one.get("class") or "").split()) for one in boxes)))


def _is_cell(one: HtmlElement) -> bool:
    return (
        one.tag in _BOXES
        and len(_words(one)) <= _MOST_OF_CELL
        and next(one.iterdescendants(*_NO_CELL), None) is None
    )


def _words(one: HtmlElement) -> str:
    return " ".join("".join(one.itertext()).split())


def _has_loose_words(one: HtmlElement) -> bool:
    return bool((one.text or "").strip()) or any((each.tail or "").strip() for each in one)


def _call(box: HtmlElement, rows: Sequence[Sequence[HtmlElement]]) -> None:
    box.set("role", "table")
    first, second = (row[0].getparent() for row in rows[:2])
    names_columns = not _words(rows[0][0]) or first.get("class") != second.get("class")
    for number, row in enumerate(rows):
        row[0].getparent().set("role", "row")
        for place, cell in enumerate(row):
            is_head = number == 0 and names_columns
            cell.set("role", "columnheader" if is_head else "cell" if place else "rowheader")
