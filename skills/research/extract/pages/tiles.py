"""Tiles of a house's page, a number as a heading and below it whom it counts: “1,340 / businesses hired from us”."""

import re
from collections.abc import Iterator

from indexing.web.page import BlockKind, WebPage
from skills.research.extract.fields.buyers.customers import customers
from skills.research.extract.labels.value import Said
from skills.research.extract.whose.attribute import Attribution
from skills.research.facts import Fact, Span, Voice

_NUMBER = re.compile(r"\d{1,3}(?:[.,’' \u00a0\u202f]?\d{3})*\s?\+?")
_SURE = 0.8
_MOST = 160  # characters below the number


def tiles(source: str, page: WebPage, who: Attribution) -> Iterator[Fact]:
    """Counts of customers, each with the words of both blocks."""
    if who.own is None:
        return
    for head, below in zip(page.blocks, page.blocks[1:], strict=False):
        number, words = page.words(head).strip(), page.words(below).strip()
        is_tile = head.kind is BlockKind.HEADING and below.path == (*head.path, number)
        if not is_tile or below.quoted or len(words) > _MOST or not _NUMBER.fullmatch(number):
            continue
        said = Said(f"{number} {words}", head.path, own=True)
        for one in customers(said):
            if one.measure is None or one.start:
                continue
            span = Span(source, head.start, below.end, page.text[head.start : below.end])
            yield Fact(
                who.own.name,
                "customers",
                said.text[: one.end],
                span,
                Voice.ITSELF,
                round(_SURE * one.sure, 3),
                measure=one.measure,
                about=page.modified or page.published,
            )
