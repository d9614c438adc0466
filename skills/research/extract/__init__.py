"""From pages to facts about companies: each with the words that prove it, from whom they come and how sure that is."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from indexing.tagging import NO_TAGGER, Tagger
from indexing.web.page import WebPage
from skills.research.extract.fields import FINDERS, Finder
from skills.research.extract.fields.custom import custom_finder
from skills.research.extract.fields.prices.consumables import without_consumables
from skills.research.extract.fields.prices.extra_charges import without_extras
from skills.research.extract.fields.prices.loose_sums import without_loose_sums
from skills.research.extract.fields.prices.price_lists import PriceList, price_list
from skills.research.extract.fields.prices.service_contracts import without_service_contracts
from skills.research.extract.fields.prices.taxed import without_taxed_twins
from skills.research.extract.fields.proofs.whose_house import House, without_others_proofs
from skills.research.extract.goods.house_goods import without_named_plans
from skills.research.extract.names.names import flat, same_name
from skills.research.extract.pages.counted import known_amounts
from skills.research.extract.pages.plan_cards import without_plans_as_buyers
from skills.research.extract.pages.ranges import OF_PRICES, without_plans
from skills.research.extract.pages.reading import Reading
from skills.research.extract.tagging.signs import WithSigns
from skills.research.extract.tagging.tagged import EachOnce
from skills.research.extract.whose.brands import brands_of
from skills.research.extract.whose.companies import Ambiguous, Company, Found, find_companies, site_of
from skills.research.extract.words.empty_words import without_empty_words
from skills.research.extract.words.two_columns import with_terms
from skills.research.facts import Fact, Span, Voice
from skills.research.schema import Field

__all__ = ["Ambiguous", "Company", "Extracted", "Found", "Hostile", "extract", "find_companies"]

Hostile = Span  # words of a page that give orders to whatever program reads them
# how sure a count is that a noun calls customers; of a figure with its noun alone that is less
_COUNTED = 0.6
_LEAST_OF_NAME = 0.45  # how sure a product's name is
_TAGGED_SURELY = 0.6  # a count on a house's own page
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
    pages = [(source, with_terms(page)) for source, page in pages]
    finders, asked = finders_of(fields), {one.name for one in fields}
    facts: list[Fact] = []
    hostile: list[Span] = []
    once = EachOnce(WithSigns(tagger))
    own = frozenset(host for one in found.companies for host in one.hosts)
    first = {
        source: Reading(source, page, found, finders, asked, once)
        for source, page in pages
        if site_of(page) in own
    }
    told_by_itself = {source: list(reading.facts()) for source, reading in first.items()}
    sold = [one for one in chain(*told_by_itself.values()) if one.of != OF_PRICES]
    brands = brands_of(sold, found.companies, [page for _, page in pages])
    named = replace(found, brands=brands)
    readings = [
        first.get(source) or Reading(source, page, named, finders, asked, once) for source, page in pages
    ]
    for reading in readings:
        facts += told_by_itself[reading.source] if reading.source in told_by_itself else reading.facts()
        hostile += reading.hostile
    said = without_plans(without_empty_words(tuple(dict.fromkeys(facts))))
    said = without_loose_sums(said, _lists(first.values()))
    said = without_others_proofs(said, houses := _houses(first.values()))
    said = without_plans_as_buyers(
        said, {name: [*chain(*one.cards.values())] for name, one in houses.items()}
    )
    said = without_named_plans(said, {one.name: _own_pages(one, pages) for one in found.companies})
    best = without_service_contracts(_best(without_extras(said)))
    told = without_taxed_twins(without_consumables(best))
    known = known_amounts(told)
    told += [one for reading in readings for one in reading.counted(known)]
    return Extracted(tuple(dict.fromkeys(told)), tuple(hostile), once.left_out)


def _lists(readings: Iterable[Reading]) -> Mapping[str, Sequence[PriceList]]:
    """The price lists of houses' own pages, by company."""
    lists: dict[str, list[PriceList]] = {}
    for one in readings:
        found = None if one.old or not one.who.own else price_list(one.source, one.cards)
        if found and one.who.own:
            lists.setdefault(one.who.own.name, []).append(found)
    return lists


def _houses(readings: Iterable[Reading]) -> Mapping[str, House]:
    """What the pages of each company say of whom it works with."""
    own: dict[str, list[Reading]] = {}
    for one in readings:
        if one.who.own:
            own.setdefault(one.who.own.name, []).append(one)
    return {
        name: House(
            "\n".join(one.page.text for one in each),
            max(one.page.fetched_at.year for one in each),
            {one.source: one.cards for one in each},
        )
        for name, each in own.items()
    }


def _own_pages(company: Company, pages: Sequence[tuple[str, WebPage]]) -> list[WebPage]:
    return [page for _, page in pages if site_of(page) in company.hosts]


def finders_of(fields: Sequence[Field]) -> Mapping[str, Finder]:
    return {
        one.name: FINDERS.get(one.name) or custom_finder(one) for one in fields if one.name not in _OF_PAGES
    }


def _best(facts: Iterable[Fact]) -> list[Fact]:
    """Where a product's own name was found, what kind of thing it is says less and is left out; where a sentence says
    how many customers there are, other numbers that only the tagger takes for that are."""
    every = list(facts)
    named = {one.company for one in every if _is_goods(one) and not same_name(one.value, one.company)}
    sold = {one.company for one in every if _names_goods(one) or _is_thing(one)}
    counted: dict[tuple[str, Voice], set[Decimal]] = {}
    for one in every:
        if one.field == "customers" and one.measure and one.sure > _COUNTED and not (one.tagged or one.past):
            counted.setdefault((one.company, one.voice), set()).add(one.measure.amount)
    asked = {(one.company, one.of, one.span.source) for one in every if _is_asked(one)}
    return [
        one
        for one in every
        if not (
            _is_kind(one, named)
            or _is_house(one, sold)
            or _is_outdone(one, counted)
            or _is_button(one, asked)
        )
    ]


def _is_kind(one: Fact, named: Collection[str]) -> bool:
    return one.field == "product" and one.company in named and not one.value[:1].isupper()


def _is_house(one: Fact, sold: Collection[str]) -> bool:
    """Whether the tagger took the house's name for that of what it sells, which has one of its own."""
    return one.field == "product" and one.tagged and one.company in sold and same_name(one.value, one.company)


def _is_goods(one: Fact) -> bool:
    return one.field == "product" and one.sure >= _LEAST_OF_NAME and one.value[:1].isupper() and not one.past


def _is_thing(one: Fact) -> bool:
    """Whether it says what kind of thing a house sells: “online booking engine”."""
    return (
        one.field == "product" and not one.past and one.sure >= _LEAST_OF_NAME and not one.value[:1].isupper()
    )


def _names_goods(one: Fact) -> bool:
    """Whether it names what a house sells by another name than the house's own."""
    return _is_goods(one) and not flat(one.value).casefold().startswith(flat(one.company).casefold())


def _is_asked(one: Fact) -> bool:
    return one.field == "price" and bool(one.of and one.measure and one.measure.amount) and not one.past


def _is_button(one: Fact, asked: Collection[tuple[str, str, str]]) -> bool:
    """“Request a quote” below a plan that has its price beside it; a share may be asked with a price."""
    is_told = one.measure is not None or "%" in one.value
    return one.field == "price" and not is_told and (one.company, one.of, one.span.source) in asked


def _is_outdone(one: Fact, counted: Mapping[tuple[str, Voice], Collection[Decimal]]) -> bool:
    """What a house says of itself is outdone by what it says elsewhere alone: others may contradict it."""
    if one.field != "customers" or one.measure is None or not one.tagged:
        return False
    voices = (Voice.ITSELF,) if one.voice is Voice.ITSELF and one.sure >= _TAGGED_SURELY else tuple(Voice)
    known = {amount for voice in voices for amount in counted.get((one.company, voice), ())}
    return bool(known) and one.measure.amount not in known
