"""Names of products, by which sentences are about the company that makes them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from indexing.web.page import BlockKind, WebPage
from skills.research.compare.figures import SIGN
from skills.research.cued import Cued
from skills.research.extract.fields.proofs.not_held import CERTIFICATE
from skills.research.extract.goods.bought import bought_once
from skills.research.extract.goods.house_goods import bearing_name
from skills.research.extract.goods.in_plans import held_by_plans, named_by_plans
from skills.research.extract.goods.shown import cards_of, is_not_sold, shown
from skills.research.extract.names.names import BEGINS, ENDS, ORGANISATIONS, bare, places_of

_NAME = r"[A-ZÀ-Þ][\w+]{2,}(?:[ -](?:[A-Z0-9][\w+.]*)){0,2}"
_LANGUAGE = r"(?:is|ist|est|es)"
_CALLED = Cued(
    r"\b(?:(?:[Pp]roduct|[Pp]latform|[Ss]oftware|[Aa]pp|[Tt]ool|[Dd]evice|[Ss]uite|[Ss]ystem|"
    r"[Ss]ervice|[Ss]olution|[Rr]obot|[Ss]canner|[Pp]rodukt|[Ll]ösung|[Pp]roduit|"
    r"[Pp]roducto)s?\s+"
    rf"(?:(?:{_LANGUAGE}\s+)?(?:called|named|known as)|heißt|s[’']appelle|se llama)|"
    rf"[Ff]lagship(?: \w+)?(?:,| is| called)?|[Hh]auptprodukt(?: ist)?|"
    r"(?:[Mm]eet|[Ii]ntroducing|[Ss]ay hello to|[Dd]iscover)|(?:[Oo]ur|[Ii]ts|[Uu]nsere?|"
    r"[Nn]otre|[Nn]uestr[oa])\s+(?:main |core |new )?(?:product|platform|software|app|tool|"
    r"device|suite|system|produkt|plattform|produit|logiciel|producto),?)\s+[“\"„«]?(?P<name>" + _NAME + r")"
)
VERB = (
    r"(?:is|works|turns|helps|lets|keeps|reads|plans|runs|gives|makes|connects|replaces|shows|"
    r"tracks|sends|creates|checks|finds|syncs|measures|recalculates|costs|starts|supports|"
    r"does|has|needs|can|cannot|will|tells|knows|won[’']t|doesn[’']t|can[’']t|"
    r"learns|sorts|prints|cleans|warns|predicts|records|offers|includes|comes|handles|fits|"
    r"lacks|detects|stores|scans|charges|"
    r"ist|hilft|liest|macht|kann|läuft|kostet|est|aide|permet|coûte|es|ayuda|permite|cuesta|"
    r"er|kan|har|koster|lader|hjælper|læser|tæller|viser|giver|virker|kører|heeft|kost|werkt|leest|telt|helpt|"
    r"geeft|laat|"
    r"kostar|läser|räknar|hjälper|visar|fungerar)"
)
# “le four s'appelle Galet”
_NAMED = Cued(
    rf"\b(?:le|la|les|l[’']|der|die|das|unser\w*|notre|nos|el|la|nuestr[oa]|the|our)\s+(?:\w+\s+){{1,3}}"
    rf"(?:s[’']appelle|heißt|se llama|is called|is named)\s+[“\"„«]?\s?(?P<name>{_NAME})",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"(?:^[#>*\s-]*|[.!?:;]\s+|\b[Bb]ecause |\b[Tt]hat |\b(?:[Ss]orry|[Tt]oday|[Hh]onestly|[Bb]esides|[Aa]lso|"
    rf"[Nn]o|[Yy]es), )(?P<name>{_NAME}) {VERB}\b",
    re.MULTILINE,
)
_OURS = re.compile(
    rf"(?:^[#>*\s-]*|[.!?:]\s+)(?P<name>{_NAME}) (?:is|ist|est|es) (?:the|our|what|unsere?|notre|"
    rf"nuestr[oa]|die|das)\b[^.!?\n]{{0,70}}\b(?:we|our|wir|unser\w*|nous|nosotros)\b",
    re.MULTILINE,
)
_NO_NAMES = frozenset(
    "The This That These Those It They We You He She There Here Who What Which When Where "
    "Why How Everything Nothing Everyone Nobody Support Pricing Setup Training Data Security "
    "Customers Users Teams Our Your Each Every All "
    "Both Some Many Most More One Two Three Software Planning Billing Onboarding Integration "
    "Installation Implementation Reporting Time Work Today Now January February March April "
    "May June July August September October "
    "November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Starter "
    "Basic Pro Plus Team Business Premium Enterprise Growth Free Standard Lite Professional "
    "Essential Essentials Scale Solo Das Der Die Ein Eine Es Was Wer Wie Wo Wann Warum Wozu Welche Und Oder "
    "Qué Quién Cómo Cuánto Cuándo Dónde Quoi Qui Combien Pourquoi "
    "Wir Sie Unser Unsere Le La Les Un Une Il Elle Nous Notre El Los Las Una Nuestro Nuestra "
    "News Support Alternatives Powered Prices Delivery Review Reviews Pricing Help Blog Press Offers Updates Notes "
    "Services Products Tools Compare Words Quote Quotes Made Sold Built Designed "
    "English German French Spanish Italian Dutch Portuguese "
    "Case Please Note Contact Independent Investors Analysts Reviewers Europe Germany France "
    "Spain London Berlin Ireland Scotland Wales England Britain Austria Switzerland Italy Netherlands Belgium Denmark "
    "Sweden Norway Finland Poland Portugal Canada America Mexico Brazil Australia India Japan China Paris Madrid "
    "Vienna "
    "Dublin Munich Amsterdam Green Red Yellow Blue Orange Black White Grey Gray Grün Rot Gelb".split()
)


# who does or is that is a customer
_BUYER = re.compile(
    r"(?: (?:uses?|chose|chooses|employs|switched|adopted|relies|selected|"
    r"operates|signed|needed|wanted|nutzt|setzt|utilise|utiliza|raised|acquired|"
    r"invested)\b|['’]s (?:team|staff|employees|ceo|head|director)|"
    r" (?:is|was|has been|became|ist|war|est) (?:an?|one of|our|eine?|une?|notre) (?:[\w-]+ ){0,3}?(?:customer|"
    r"client|user|"
    r"kunde|kundin|cliente?)\b(?! (?:portal|app|platform|system|area|database|list|desk|software))|"
    r" (?:is|was) (?:an?|one of) (?:[\w-]+ ){0,5}?(?:compan(?:y|ies)|banks?|firms?|retailers?|"
    r"manufacturers?|hospitals?|clinics?|schools?|chains?|agency|groups?|university|city|town|"
    r"startup|start-up|carriers?|distributors?|investors?|newspaper)\b)"
)


_WORD_BEGINS = re.compile(r"\b")
_OF_GOODS = re.compile(
    r"(?:products?|software|system|app|tool|produkte?|produits?|productos?)(?: name)?", re.IGNORECASE
)

# the row or the column of a comparison that says whose each thing is
_MAKER = re.compile(
    r"(?:the )?(?:makers?|manufacturers?|vendors?|suppliers?|brands?|compan(?:y|ies)|made by|hersteller(?:in)?|"
    r"anbieter|marke|"
    r"firma|fabricante?s?|marque|éditeur|produttore|marca|azienda|proveedor|fabrikant|merk|leverancier|producent)",
    re.IGNORECASE,
)


def is_name(words: str) -> bool:
    """Whether words are written as a product's name is, and are not what everybody writes large."""
    return bool(re.fullmatch(_NAME, words)) and not (
        words.split()[0] in _NO_NAMES or words.split()[-1] in ORGANISATIONS or CERTIFICATE.fullmatch(words)
    )


def goods_of(
    own: Mapping[str, Sequence[WebPage]], companies: Iterable[str], pages: Sequence[WebPage] = ()
) -> dict[str, str]:
    """Each product's name with its company's, from what each company's own pages call their product, and from cells and
    headings of `pages` that have it beside the company: “Skein (Nightjar)”, “Skein by Nightjar”.

    A name that several companies' pages use like this is nobody's."""
    names = list(companies)
    claimed: dict[str, set[str]] = {}
    for company, mine in own.items():
        for name in (
            *_claimed(company, mine),
            *_shown(company, mine),
            *_beside(company, pages, mine),
            *_listed(company, pages, mine),
            *bearing_name(company, mine),
            *held_by_plans(company, mine),
            *_bought(company, mine),
            *named_by_plans(company, mine),
        ):
            claimed.setdefault(name, set()).add(company)
    return {
        name: owners.pop()
        for name, owners in claimed.items()
        if len(owners) == 1
        and not any(name == one or one.startswith(f"{name} ") for one in names)
        and not CERTIFICATE.fullmatch(name)
    }


def _claimed(company: str, pages: Sequence[WebPage]) -> Iterator[str]:
    told: Counter[str] = Counter()
    shown = _headlines(pages)
    beside = re.compile(
        rf"(?P<a>{_NAME}) (?:by|from|von|de|di) {re.escape(company)}\b|\b(?:With|Mit|Avec|Con) "
        rf"(?P<b>{_NAME}), (?:the team (?:at|of) )?{re.escape(company)}\b|"
        rf"{re.escape(company)}(?:['’]s|,? (?:the )?(?:makers?|developers?|company|team) (?:of|"
        rf"behind)|,? (?:Hersteller|Anbieter) von) (?P<c>{_NAME})\b"
    )
    for page in pages:
        for found in _CALLED.finditer(page.text):
            told[found["name"]] += 2
        for found in (*_OURS.finditer(page.text), *_NAMED.finditer(page.text)):
            told[found["name"]] += 2
        for found in beside.finditer(page.text):
            told[found["a"] or found["b"] or found["c"]] += 2
        for found in _SUBJECT.finditer(page.text):
            told[found["name"]] += 2 if found["name"] in shown else 1
    words = " ".join(page.text for page in pages)
    for name, count in told.items():
        first = name.split()[0]
        is_plain = first in _NO_NAMES or name.split()[-1] in ORGANISATIONS or name.startswith(company)
        # what is also written small is a word of the language
        if (
            count >= 2
            and not is_plain
            and not is_buyer(name, company, words)
            and not is_not_sold(name, words)
            and not re.search(rf"(?<![\w-]){re.escape(first.lower())}(?![\w-])", words)
        ):
            yield name


def _shown(company: str, pages: Sequence[WebPage]) -> Iterator[str]:
    """Names of headings below which, and in sentences, is said what they do; with the house's own name before them too:
    “Nightjar Desk”."""
    words = "\n".join(page.text for page in pages)
    known = {one for page in pages for told in (page.organisation, page.site) for one in (told, bare(told))}
    cards = cards_of(pages)
    for name in shown(company, pages, _subjects_in, {company, *known}):
        # of a card the first word may be a word of the language: “Press Tag”
        is_longer = name.startswith(f"{company} ") or (" " in name and name in cards)
        if (
            is_name(name)
            and not is_buyer(name, company, words)
            and (is_longer or not stands_in(name.split()[0].lower(), words))
        ):
            yield name


def _bought(company: str, pages: Sequence[WebPage]) -> Iterator[str]:
    """Names of things that are bought once, which none of the pages says to be sold no more."""
    words = "\n".join(page.text for page in pages)
    for name in bought_once(pages):
        if is_name(name) and not (is_buyer(name, company, words) or is_not_sold(name, words)):
            yield name


def _subjects_in(text: str) -> frozenset[str]:
    return frozenset(found["name"] for found in _SUBJECT.finditer(text))


def is_buyer(name: str, company: str, words: str) -> bool:
    """Whether sentences tell of somebody who buys: “Alder is a Nightjar customer”, “Alder runs two on Nightjar”."""
    on_house = re.compile(
        rf" [a-z]+s (?:[\w’'-]+ ){{1,6}}(?:on|with|through|in) {re.escape(company)}\b(?! [A-ZÀ-Þ])"
    )
    ends = (at + len(name) for at in places_of(name, words) if _WORD_BEGINS.match(words, at))
    return any(_BUYER.match(words, end) or on_house.match(words, end) for end in ends)


def _beside(company: str, pages: Sequence[WebPage], own: Sequence[WebPage]) -> Iterator[str]:
    """Of “Nightjar (Skein)”, “Skein (Nightjar)” or “Skein by Nightjar”, a cell, an item or a heading, the product,
    where the company's own pages know that name."""
    house = rf"{re.escape(company)}[\w .,&-]{{0,24}}?"
    called = re.compile(
        rf"{house} \((?P<a>{_NAME})\)|"
        rf"(?P<b>{_NAME})(?:,? [\w ]{{1,24}}?)?,? (?:\({house}\)|(?:by|from|von|de|di|par) {house})"
    )
    known = "\n".join(page.text for page in own)
    for page in pages:
        for block in page.blocks:
            found = called.fullmatch(page.words(block).strip())
            name = found and (found["a"] or found["b"])
            if (
                name
                and name.split()[0] not in _NO_NAMES
                and re.search(
                    rf"[a-z,] {re.escape(name)}(?![\w-])|^{re.escape(name)} {VERB}\b", known, re.MULTILINE
                )
            ):
                yield name


def _listed(company: str, pages: Sequence[WebPage], own: Sequence[WebPage]) -> Iterator[str]:
    """Of a heading with “by Nightjar, 4.4 of 5” or a price right below it, of a cell of Nightjar's row, or of a table
    that says whose each thing is, the product, where the company's own pages know that name and write no such word
    small."""
    known = "\n".join(page.text for page in own)
    for page in pages:
        made = [
            *(head for head, below in _headed(page) if _is_rated_or_priced(below, company)),
            *(
                page.words(one).strip()
                for one in page.blocks
                if one.row == company and _OF_GOODS.fullmatch(one.column)
            ),
            *_made_by(company, page),
        ]
        for name in made:
            if is_name(name) and stands_in(name, known) and not stands_in(name.split()[0].lower(), known):
                yield name


_BY = re.compile(r"(?:by|von|de|di|par|da) ")
_RATED_OR_PRICED = re.compile(
    rf"[\w .]{{0,12}}\s*[,·|–-]\s*(?:\d(?:[.,]\d)?\s?(?:/|of|out|von|sur|stars?)|(?:from )?{SIGN})"
)


def _is_rated_or_priced(words: str, company: str) -> bool:
    """“by Nightjar, 4.4 of 5”"""
    by = _BY.match(words)
    return (
        by is not None
        and words.startswith(company, by.end())
        and bool(_RATED_OR_PRICED.match(words, by.end() + len(company)))
    )


def _made_by(company: str, page: WebPage) -> Iterator[str]:
    """What a table has in the row or above the column in whose cell for the maker the company stands."""
    for one in page.blocks:
        if one.kind is BlockKind.CELL and page.words(one).strip() == company:
            if _MAKER.fullmatch(one.row.strip()):
                yield one.column.strip()
            if _MAKER.fullmatch(one.column.strip()):
                yield one.row.strip()


def stands_in(name: str, text: str) -> bool:
    """Whether a text holds a name as words of their own, written just so."""
    return any(BEGINS.match(text, at) and ENDS.match(text, at + len(name)) for at in places_of(name, text))


def _headed(page: WebPage) -> Iterator[tuple[str, str]]:
    """Each heading with the words right below it."""
    for head, below in pairwise(page.blocks):
        if head.kind is BlockKind.HEADING:
            yield page.words(head).strip(), page.words(below).strip()


def _headlines(pages: Sequence[WebPage]) -> frozenset[str]:
    """The names that titles and headings begin with."""
    lines = [
        *(page.title for page in pages),
        *(page.words(block) for page in pages for block in page.blocks if block.kind is BlockKind.HEADING),
    ]
    return frozenset(
        found[0] for line in lines if (found := re.match(rf"{_NAME}(?=:|\s[–—|:-]|$| by | for | is )", line))
    )
