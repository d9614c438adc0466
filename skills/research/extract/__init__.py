"""From pages to facts about companies: each with the words that prove it, from whom they come and how sure that is."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from indexing.tagging import NO_TAGGER, Tagger
from indexing.web.page import WebPage
from skills.research.extract.companies import Ambiguous, Company, Found, find_companies
from skills.research.extract.fields import FINDERS, Finder
from skills.research.extract.fields.custom import custom_finder
from skills.research.extract.fields.customers import TILE
from skills.research.extract.reading import Reading
from skills.research.extract.tagged import EachOnce
from skills.research.facts import Fact, Span
from skills.research.schema import Field

__all__ = ["Ambiguous", "Company", "Extracted", "Found", "Hostile", "extract", "find_companies"]

Hostile = Span  # words of a page that give orders to whatever program reads them
_OF_PAGES = ("company", "date")  # found in whole pages, see `fields.itself`


@dataclass(frozen=True)
class Extracted:
    """`hostile` are blocks of pages that gave orders; nothing was taken from them. `untagged` counts lines that
    patterns alone have read, because there are so many."""

    facts: tuple[Fact, ...]
    hostile: tuple[Hostile, ...] = ()
    untagged: int = 0


def extract(
    pages: Sequence[tuple[str, WebPage]],
    found: Found,
    fields: Sequence[Field],
    tagger: Tagger = NO_TAGGER,
) -> Extracted:
    """Every fact that the pages, each under its source's id, prove about the companies."""
    finders, asked = finders_of(fields), {one.name for one in fields}
    facts: list[Fact] = []
    hostile: list[Span] = []
    once = EachOnce(tagger)
    for source, page in pages:
        reading = Reading(source, page, found, finders, asked, once)
        facts += reading.facts()
        hostile += reading.hostile
    return Extracted(tuple(_best(dict.fromkeys(facts))), tuple(hostile), once.left_out)


def finders_of(fields: Sequence[Field]) -> Mapping[str, Finder]:
    return {
        one.name: FINDERS.get(one.name) or custom_finder(one) for one in fields if one.name not in _OF_PAGES
    }


def _best(facts: Iterable[Fact]) -> list[Fact]:
    """Where a product's own name was found, what kind of thing it is says less and is left out; where a pattern found
    how many customers there are, what only the tagger takes for such a number is."""
    every = list(facts)
    named = {
        one.company
        for one in every
        if one.field == "product" and one.sure >= 0.49 and one.value[:1].isupper() and not one.past
    }
    counted = {
        one.company
        for one in every
        if one.field == "customers" and one.measure and one.sure > TILE and not (one.tagged or one.past)
    }
    return [one for one in every if not (_is_kind(one, named) or _is_guess(one, counted))]


def _is_kind(one: Fact, named: Collection[str]) -> bool:
    return one.field == "product" and one.company in named and not one.value[:1].isupper()


def _is_guess(one: Fact, counted: Collection[str]) -> bool:
    return one.field == "customers" and one.tagged and bool(one.measure) and one.company in counted
