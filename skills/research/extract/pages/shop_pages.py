"""What the page of a web shop sells: the thing that it is headed with, with a price and one button that buys it.

So “Starter Kit”, £149 and “Add to basket” make a product, whatever a house calls its plans elsewhere."""

import re
from collections.abc import Iterator
from itertools import islice

from indexing.web.page import BlockKind, WebPage
from skills.research.extract.amounts.normal import money_in
from skills.research.extract.whose.attribute import Attribution
from skills.research.facts import Fact, Span, Voice

_BUY = re.compile(
    r"\b(?:add to (?:(?:your|my|the) )?(?:basket|cart|bag|trolley)|in den (?:warenkorb|einkaufswagen)|ajouter au "
    r"panier|"
    r"añadir (?:al carrito|a la cesta)|aggiungi al carrello|in (?:de )?winkel(?:wagen|mand)|læg i kurv(?:en)?|"
    r"lägg i varukorgen)(?![^\W\d_])",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-Þ0-9][\w+’'-]*(?: [\w+&’'.,-]+){0,6}")
_MOST_BELOW = 6  # blocks between the name and its price
_SURE = 0.85


def for_sale(source: str, page: WebPage, who: Attribution) -> Iterator[Fact]:
    """The one thing that a page of a house's own shop sells; where many can be bought, none."""
    if who.own is None or len(_BUY.findall(page.text)) != 1:
        return
    at = next(
        (at for at, one in enumerate(page.blocks) if one.kind is BlockKind.HEADING and not one.path), None
    )
    if at is None:
        return
    head = page.blocks[at]
    name = page.words(head).strip()
    below = islice(page.blocks, at + 1, at + 1 + _MOST_BELOW)
    is_priced = any(not one.struck and any(money_in(page.words(one))) for one in below if one.path == (name,))
    if is_priced and _NAME.fullmatch(name):
        span = Span(source, head.start, head.end, page.words(head))
        yield Fact(who.own.name, "product", name, span, Voice.ITSELF, _SURE, about=page.modified)
