"""Products that bear their house's own name, “Acme Cloud watches your rooms”, and which names of a house's pages are
plans: columns of ticks, or cards with what each costs a month."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from indexing.web.legal import LEGAL
from indexing.web.page import Block, BlockKind, WebPage
from skills.research.compare.figures import TIMES
from skills.research.extract.amounts.normal import money_in
from skills.research.extract.names.names import ORGANISATIONS, same_name
from skills.research.facts import Fact

# what a house does, and no product
_OF_A_HOUSE = (
    r"(?:owns|pays|has|was|is|does|employs|invests|holds|acquires|announces|raises|says|sells|serves|supplies|operates|"
    r"belongs|hires|joins|makes|manages|provides|offers|develops|welcomes|celebrates|believes|wins|opens|ships|"
    r"delivers|builds|designs|manufactures|sponsors|uses|leads|wants|plans|goes|comes|runs|works)"
)
# what a product does with something: “watches your rooms”
DOES_TO = rf"(?!{_OF_A_HOUSE}\b)[a-z]{{3,}}s(?= (?:your|the|each|every|all|any|which|what|when|how|[A-Z0-9]))"
_DOES = re.compile(
    rf"(?P<en>{DOES_TO}\b)|(?P<de>[a-zß-ÿ]{{3,}}t\b(?! (?:es|seit)\b))|(?P<fr>[a-zà-ÿ]{{3,}}e\b)"
)
_ARTICLE = re.compile(
    r"(?:^|[.!?]\s+|\n)[-#>* ]*(?:(?P<article>Der|Die|Das|Le|La|El|The) (?:[a-zà-ÿ-]+ )?)?$"
)
_OF_GOODS = re.compile(
    r"\W*(?:(?:our|the|all|unsere|die|nos|les|nuestros|los|onze|de|våra|vores|"
    r"[\w’'-]+(?: [\w’'-]+)?,) )?(?:\w+ )?(?:products?|"
    r"produkte|produits|productos|prodotti|producten|produkter|apps?|programs?|programme|programmes)\W*",
    re.IGNORECASE,
)
_TICK = frozenset("✓✔✗✘×–—-")
_LEAST_TICKS, _LEAST_CARDS = 3, 2
_LEAST_SURE = 0.7  # that a name is a product's


def bearing_name(company: str, pages: Sequence[WebPage]) -> Iterator[str]:
    """Longer names on a house's own pages that are the subject of what a product does."""
    longer = re.compile(
        rf"(?P<name>{re.escape(company)} (?P<more>[A-ZÀ-Þ][\w+]*(?: [A-Z0-9][\w+.]*)?)) (?=[a-zß-ÿ])"
    )
    every = "\n".join(page.text for page in pages)
    for found in longer.finditer(every):
        before = _ARTICLE.search(every, max(0, found.start() - 60), found.start())
        does = _DOES.match(every, found.end()) if before else None
        if before is None or does is None or not (does["en"] or before["article"]):
            continue
        is_house = found["more"].split()[-1] in ORGANISATIONS and not does["en"]
        if not is_house and not re.search(rf"{re.escape(found['name'])}[^.\n]{{0,30}}? {LEGAL}\b", every):
            yield found["name"]


def without_named_plans(facts: Sequence[Fact], own: Mapping[str, Sequence[WebPage]]) -> list[Fact]:
    """Facts without the names of plans among the products of those houses that sell something by another name; what
    stands in full below “Our products” is one, whatever a plan is called."""
    plans = {company: plans_of(pages) - _listed(company, pages) for company, pages in own.items()}
    sells = {one.company for one in facts if _is_goods(one) and _bare(one) not in plans[one.company]}
    return [
        one
        for one in facts
        if one.field != "product" or one.company not in sells or _bare(one) not in plans[one.company]
    ]


def _is_goods(one: Fact) -> bool:
    """Whether it names what a house sells by a name of its own."""
    is_name = one.value[:1].isupper() and not same_name(_bare(one), one.company)
    return one.field == "product" and is_name and one.sure >= _LEAST_SURE and not one.past


def _bare(one: Fact) -> str:
    """Of “Acme Grove, a plan” the name without its house's."""
    return one.value.partition(", ")[0].removeprefix(f"{one.company} ").strip()


def _listed(company: str, pages: Sequence[WebPage]) -> frozenset[str]:
    """What stands below a heading of products with the house's name before it, without that name."""
    headings = (
        page.words(one).strip()
        for page in pages
        for one in page.blocks
        if one.kind is BlockKind.HEADING and any(map(_OF_GOODS.fullmatch, one.path[-1:]))
    )
    return frozenset(one.removeprefix(f"{company} ") for one in headings if one.startswith(f"{company} "))


def plans_of(pages: Sequence[WebPage]) -> frozenset[str]:
    """What a house's own pages call its plans."""
    return frozenset(name for page in pages for name in (*_ticked(page), *_asked_by_month(page)))


def _ticked(page: WebPage) -> Iterator[str]:
    """The columns of a table most of whose cells are ticks."""
    ticks: Counter[str] = Counter()
    for one in page.blocks:
        if one.kind is BlockKind.CELL and one.column and set(page.words(one).strip()) <= _TICK:
            ticks[one.column.strip()] += 1
    if len(ticks) >= _LEAST_CARDS:
        yield from (name for name, count in ticks.items() if count >= _LEAST_TICKS)


def _asked_by_month(page: WebPage) -> Iterator[str]:
    """Headings beside each other, below each of which stands what it costs for a time."""
    cards: dict[tuple[str, ...], dict[str, None]] = {}
    for one in page.blocks:
        if one.kind is BlockKind.TEXT and len(one.path) > 1 and _is_for_a_time(page, one):
            cards.setdefault(one.path[:-1], {})[one.path[-1]] = None
    for names in cards.values():
        if len(names) >= _LEAST_CARDS:
            yield from names


def _is_for_a_time(page: WebPage, block: Block) -> bool:
    words = page.words(block)
    return len(words.split()) <= 8 and any(set(one.measure.per) & set(TIMES) for one in money_in(words))
