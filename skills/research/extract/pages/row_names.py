"""What a price in a table is for: its row or its column, the article that a code stands for, so many of a thing."""

import re
from collections.abc import Sequence

from indexing.web.page import Block, WebPage
from skills.research.extract.labels.labels import asks
from skills.research.extract.pages.row_plans import plan_of
from skills.research.extract.whose.attribute import Attribution

# beside an article's code
_DESCRIPTION = re.compile(
    r"\W*(?:(?:item|product|article) )?(?:descriptions?|names?|items?|articles?|products?)\W*|"
    r"\W*(?:artikel|produkt)?(?:bezeichnung|beschreibung|name)\W*|\W*(?:artikel|désignation|libellé|article|"
    r"descripción|artículo|producto|descrizione|articolo|omschrijving)\W*",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z]{1,5}[ -]?\d{0,6}[A-Z]{0,3}(?:-[A-Z0-9]{1,6})*|\d{3,}[A-Z0-9-]*")
# a row of a list of prices by number: “5 to 9”, “ab 20 Stück”
_SO_MANY = re.compile(
    r"\W*(?:(?:from|over|up to|ab|bis|über|dès|à partir de|plus de|desde|más de|a partir de|hasta) )?"
    r"\d[\d.,]*\s?\+?(?: ?(?:to|[-–—]|bis|à|a|y) ?\d[\d.,]*)?"
    r"(?: (?:and|or) (?:up|more|over|above)| (?:und|oder) mehr| et plus| ou plus| y más| o más)?"
    r"(?: (?:units?|pieces?|pcs|stück|pièces?|unidades|piezas))?\W*",
    re.IGNORECASE,
)
# “Anvil ab 20 Stück”
_OF_MANY = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?: [\w’'-]+)?),? (?:ab|from|over|dès|à partir de|desde|a partir de) \d+(?: [^\W\d_]+)?"
)
_MOST_DESCRIBED = 7  # words


def called_in_row(cell: Block, cells: Sequence[Block], page: WebPage, who: Attribution) -> str:
    """What the price in a cell is for, by the other cells of its row."""
    row = cell.row.strip()
    if (name := described(cell, cells, page)) and len(name.split()) <= _MOST_DESCRIBED:
        return name
    head = cells[0].column.strip()
    if _SO_MANY.fullmatch(row) and head[:1].isupper() and not asks("price", head):
        return _by_number(head, row) if not _SO_MANY.fullmatch(head) else ""
    return _plan_of(cell, who)


def _by_number(head: str, row: str) -> str:
    """A thing by the one, and in quantity: what a house asks for ten is nobody's entry price."""
    return head if re.match(r"\W*1(?!\d)", row) else f"{head}, in quantity"


def described(cell: Block, cells: Sequence[Block], page: WebPage) -> str:
    """What stands in the column of descriptions where a row begins with an article's code."""
    if not _CODE.fullmatch(cell.row.strip()):
        return ""
    beside = (one for one in cells if one is not cell and _DESCRIPTION.fullmatch(one.column))
    return next((page.words(one).strip() for one in beside), "")


def _plan_of(cell: Block, who: Attribution) -> str:
    """So many of a thing, else what a row or its column calls a plan."""
    many = _OF_MANY.fullmatch(cell.row.strip())
    return f"{many['name']}, in quantity" if many else plan_of(cell, who)
