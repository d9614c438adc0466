"""What a house offers by the headings below “Our range”, “What we offer” or “Models”, each with words of its own."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice, takewhile

from indexing.web.page import Block, BlockKind, WebPage
from skills.research.extract.amounts.normal import money_in
from skills.research.extract.goods.goods import is_name
from skills.research.extract.labels.labels import asks
from skills.research.extract.names.names import same_name
from skills.research.extract.whose.attribute import Attribution
from skills.research.facts import Fact, Span, Voice

_THINGS = (
    r"(?:products?|models?|machines?|vans?|vehicles?|trailers?|containers?|boats?|bikes?|devices?|solutions|programs?|"
    r"programmes?|apps?|tools|services|range|fleet|line-?up|collection|catalogue|catalog|produkte?|modelle?|geräte|"
    r"maschinen|fahrzeuge|anhänger|lösungen|leistungen|angebote?|sortiment|flotte|dienste|produits|modèles|gamme|"
    r"appareils|logiciels|flotte|services|solutions|productos|modelos|gama|servicios)"
)
_RANGE = re.compile(
    rf"\W*(?:what we (?:offer|make|sell|build|hire(?: out)?|do)|(?:(?:our|the|unsere?|nos|notre|nuestr[ao]s?|la|die|"
    rf"das) )?(?:(?:product|produkt) ?(?:range|palette)|{_THINGS})(?: (?:at a glance|im überblick))?|was wir "
    r"(?:bieten|bauen|vermieten|anbieten|machen)|ce que nous proposons|qué ofrecemos)\W*",
    re.IGNORECASE,
)
# “Three machines, and the beans to go with them”, with as many headings below
_N = {
    word: number
    for number, words in enumerate(
        "two zwei deux dos twee|three drei trois tres drie|four vier quatre cuatro|five fünf cinq cinco vijf|"
        "six sechs seis zes".split("|"),
        2,
    )
    for word in words.split()
}
_SO_MANY = re.compile(
    rf"\W*(?:(?:our|unsere|nos|nuestr[ao]s|onze) )?(?P<n>{'|'.join(_N)}) (?:[\w-]+ )?{_THINGS}(?:(?:,? (?:and|und|et|"
    rf"y|en|for|für|pour)|[,.:–—]) "
    r"[^.?]{3,40})?\W*",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w+’'-]*(?: [A-ZÀ-Þ0-9&][\w+’'-]*){0,2}")
# what stands between the things themselves
_NO_THING = re.compile(
    r"(?:accessor(?:y|ies)|extras?|options?|retired|discontinued|coming(?: soon)?|overview|delivery|insurance|support|"
    r"training|consulting|installation|maintenance|service|services|prices?|pricing|faqs?|questions?|contact|sizes?|"
    r"how it works|why us|about us|more|details|zubehör|lieferung|ablauf|preise|kontakt|fragen|größen|beratung|"
    r"montage|wartung|miete|verkauf|planung|schulung|accessoires|livraison|conseil|contact|tarifs|precios|accesorios)",
    re.IGNORECASE,
)
_LEAST_SURE = 0.45  # that a name is a product's
_LEAST = 2  # things that make a range
_SURE, _PRICED = 0.86, 0.56
OF_PRICES = "list of prices"  # may be of plans, so that its names are goods only where no others are told


def ranged(source: str, page: WebPage, who: Attribution) -> Iterator[Fact]:
    """Products by name, on a company's own page."""
    if who.own is None:
        return
    written = frozenset(re.findall(r"[\w-]+", page.text))
    for at, block in enumerate(page.blocks):
        words = page.words(block).strip()
        is_range, counted = bool(_RANGE.fullmatch(words)), _SO_MANY.fullmatch(words)
        if block.kind is not BlockKind.HEADING or not (is_range or counted or asks("price", words)):
            continue
        things = _things(page, at, words, written)
        is_range = is_range or (counted is not None and len(things) == _N[counted["n"].lower()])
        if len(things) < _LEAST or not (is_range or all(_is_priced(page, one) for one in things)):
            continue
        for thing in things:
            name = page.words(thing)
            span = Span(source, thing.start, thing.end, name)
            sure, of = (_SURE, "") if is_range else (_PRICED, OF_PRICES)
            yield Fact(who.own.name, "product", name, span, Voice.ITSELF, sure, of, about=page.modified)


def without_plans(facts: Sequence[Fact]) -> list[Fact]:
    """Facts without names of a list of prices of those houses that say otherwise what they sell."""
    sells = {one.company for one in facts if _names_goods(one)}
    return [one for one in facts if one.field != "product" or one.of != OF_PRICES or one.company not in sells]


def _names_goods(one: Fact) -> bool:
    is_house = same_name(one.value, one.company)
    return (
        one.field == "product"
        and one.of != OF_PRICES
        and not (one.past or is_house)
        and one.sure >= _LEAST_SURE
    )


def _things(page: WebPage, at: int, words: str, written: Collection[str]) -> Sequence[Block]:
    """Headings of one level right below a heading, as long as they are names of things with words below them."""
    path = (*page.blocks[at].path, words)
    # another heading of the same words begins another section
    below = list(takewhile(lambda one: one.path[: len(path)] == path, islice(page.blocks, at + 1, None)))
    told = {one.path for one in below}
    found: list[Block] = []
    for one in (one for one in below if one.kind is BlockKind.HEADING and one.path == path):
        name = page.words(one).strip()
        is_level = not found or _level(page, one) == _level(page, found[0])
        if not (is_level and (*path, name) in told and _is_thing(name, page.text, written)):
            break
        found.append(one)
    return found


def _is_thing(name: str, text: str, written: Collection[str]) -> bool:
    """Whether it is written as a name, and the page has no such word in small letters."""
    small = name.lower()
    is_word = small in text if " " in name else small in written
    return bool(_NAME.fullmatch(name)) and is_name(name) and not (_NO_THING.fullmatch(name) or is_word)


def _level(page: WebPage, heading: Block) -> int:
    """As many marks as Markdown sets before it."""
    begins = page.text.rfind("\n", 0, heading.start) + 1
    return page.text.count("#", begins, heading.start)


def _is_priced(page: WebPage, heading: Block) -> bool:
    path = (*heading.path, page.words(heading).strip())
    return any(any(money_in(page.words(one))) for one in page.blocks if one.path == path)
