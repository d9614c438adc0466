"""Who buys, in a table of a house's own page that has a column for it: “Kunde | Projekt | Geräte”."""

import re
from collections.abc import Iterator

from indexing.web.page import Block, BlockKind, WebPage
from skills.research.extract.whose.attribute import Attribution
from skills.research.facts import Fact, Span, Voice

_WHO_BUYS = re.compile(
    r"\W*(?:(?:our|unsere?r?|notre|nos) )?(?:customers?|clients?|kund(?:e|in|en)|auftraggeber(?:in)?|bauherr(?:in)?|"
    r"referenz(?:en|kunde)?|références?|clientes?|klant(?:en)?|opdrachtgever)(?: ?(?:/|&|und|and|et) ?[^\W\d_]+)?\W*",
    re.IGNORECASE,
)
_JOINS = r"(?:(?:of|de|du|des|la|le|van|von|und|and|et|der|am|im|in|an|&) )*"
_NAME = re.compile(rf"[A-ZÀ-Þ][\w’'.&/-]*(?: {_JOINS}[A-ZÀ-Þ0-9][\w’'.&/-]*){{0,6}}")
_LEAST = 2  # rows that make a list
_SURE = 0.65


def names_buyers(column: str) -> bool:
    """Whether a column is called as those are who buy."""
    return bool(_WHO_BUYS.fullmatch(column))


def buyer_rows(source: str, page: WebPage, who: Attribution) -> Iterator[Fact]:
    """Customers by name, each with its row."""
    if who.own is None:
        return
    cells = [one for one in page.blocks if one.kind is BlockKind.CELL and names_buyers(one.column)]
    named = [one for one in cells if _NAME.fullmatch(page.words(one).strip()) and not one.struck]
    for cell in named if len(named) >= _LEAST else ():
        told = page.words(cell).strip()
        if who.called(told) is None:
            span = _row(source, page, cell)
            yield Fact(who.own.name, "customers", told, span, Voice.ITSELF, _SURE, "named")


def _row(source: str, page: WebPage, cell: Block) -> Span:
    """From the name to the end of its row."""
    ends = page.text.find("\n", cell.end)
    last = max(
        (one.end for one in page.blocks if one.kind is BlockKind.CELL and cell.start <= one.start < ends),
        default=cell.end,
    )
    return Span(source, cell.start, last, page.text[cell.start : last])
