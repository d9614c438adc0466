"""Products that a house's own page lists: each under the house's own name and one more, or below “Our products”.

“Acme Phone” and “Acme Video” stand there as headings, as rows or before a colon, and each with words about it; so may a
product that is known by its name. Headings right below “Our products” are read in `ranges`."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexing.web.page import BlockKind
from skills.research.extract.goods.goods import is_name
from skills.research.extract.labels.plans import PLAN_WORDS
from skills.research.extract.labels.value import Value
from skills.research.extract.names.names import bare
from skills.research.extract.pages.one_page import OnePage
from skills.research.extract.whose.attribute import Subject
from skills.research.extract.whose.companies import Company
from skills.research.extract.words.doubt import is_coming
from skills.research.extract.words.statements import Statement
from skills.research.facts import Fact

_ABOVE = re.compile(
    r"\W*(?:(?:our|the|all|unsere|alle|nos|tous nos|nuestros|vores|onze|våra) )?(?:products?|product range|programs?|"
    r"programmes|apps|machines|devices|modules|produkte|produktübersicht|geräte|programme|produits|logiciels|"
    r"productos|programas|produkter|producten)\W*|\W*what we (?:offer|make|sell|build)\W*|\W*was wir (?:anbieten|bauen|"
    r"machen|verkaufen)\W*|\W*ce que nous (?:proposons|fabriquons|vendons)\W*|\W*(?:qué|lo que) (?:ofrecemos|hacemos|"
    r"vendemos)\W*",
    re.IGNORECASE,
)
_OURS = re.compile(r"\W*(?:our|unsere|nos|i nostri|nuestros) ", re.IGNORECASE)
# “Anvil, the small press.” in a paragraph of its own
_OF_A_KIND = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w+’'-]+(?: [A-ZÀ-Þ0-9][\w+’'-]*){0,2}), (?:the|our|an?|der|die|das|unsere?|eine?|le|la|l[’']|"
    r"notre|une?|el|nuestr[ao]|una) ?[a-zß-ÿ]{3}"
)
_LABEL = re.compile(r"\W*(?P<name>[A-ZÀ-Þ][^:–—|.!?]{2,40}?)\s?[:–—]\s+(?=\S+ \S+ \S)")
# what stands behind a house's name and is a part of its site or of its people
_OF_SITE = frozenset(
    "Kunden Preise Team Jobs Karriere Presse Kontakt Blog Referenzen Partner Partners Newsletter Geschichte Shop Store "
    "Academy Akademie Community Clients Tarifs Prix Équipe Histoire Clientes Precios Equipo Prensa Historia Customers "
    "Careers Status Docs Documentation Group Gruppe Foundation Stiftung Labs Story Stories Events Webinars Login Forum "
    "Services Dienste Leistungen Vertrieb Verwaltung Deutschland France España Schweiz Österreich".split()
)
_WORK = re.compile(
    r"(?:ing|ions?|ments?|ances?|ences?|ung|ungen|heit|keit|schaft|ción|ciones|tions?|ages?|repairs?|services?|support|"
    r"advice|rentals?|leases?|spares?|parts|reparatur\w*|miete|verleih|verkauf|conseils?|location|vente|alquiler|venta)$",
    re.IGNORECASE,
)
_LEAST = 2  # of one kind on a page: a name alone may be anything
_LEAST_WORDS = 3  # about each


@dataclass(frozen=True)
class _Entry:
    """A label at the beginning of a statement, and the heading that it stands below."""

    statement: Statement
    start: int
    end: int
    above: str

    @property
    def name(self) -> str:
        return self.statement.text[self.start : self.end]


def listed_goods(on: OnePage, statements: Sequence[Statement]) -> Iterator[Fact]:
    """The products that are listed on a page of a house's own."""
    own = on.who.own
    if own is None or "product" not in on.finders:
        return
    entries = [one for one in _entries(on, statements) if not is_coming(one.statement.path)]
    house = bare(own.name)
    written = frozenset(re.findall(r"[\w-]+", on.page.text))
    called = [one for one in entries if _is_called_after(one.name, house)]
    below = [
        one
        for one in entries
        if one.statement.kind is not BlockKind.HEADING
        and _ABOVE.fullmatch(one.above)
        and _may_be_goods(one.name, house, written)
    ]
    for group in (called, below):
        if len({one.name for one in group}) < _LEAST:
            continue
        for one in group:
            value = Value(one.start, one.end, sure=0.95)
            yield on.fact(Subject(own, 0, 0.9), "product", one.statement, value)
    goods = {name for name, whose in on.who.found.goods if whose == own.name}
    yield from _in_rows(on, own, goods, statements)
    for statement, following in pairwise(statements):
        is_head = statement.kind is BlockKind.HEADING and statement.text in goods
        is_told = following.path == (*statement.path, statement.text)
        if is_head and is_told and not (statement.struck or is_coming(statement.path)):
            value = Value(0, len(statement.text), sure=0.95)
            yield on.fact(Subject(own, 0, 0.9), "product", statement, value)


def _in_rows(
    on: OnePage, own: Company, goods: Collection[str], statements: Sequence[Statement]
) -> Iterator[Fact]:
    """Goods that a row of a table without a head begins with."""
    for one in statements:
        if len(one.cells) != 2 or one.cells[0].column or one.struck or is_coming(one.path):
            continue
        if on.page.words(one.cells[0]).strip() in goods:
            value = Value(0, one.cells[0].end - one.start, sure=0.95)
            yield on.fact(Subject(own, 0, 0.9), "product", one, value)


def _entries(on: OnePage, statements: Sequence[Statement]) -> Iterator[_Entry]:
    for number, one in enumerate(statements):
        if one.quoted or one.struck:
            continue
        above = one.path[-1] if one.path else ""
        if one.kind is BlockKind.HEADING:
            following = statements[number + 1] if number + 1 < len(statements) else None
            if following and following.path == (*one.path, one.text) and _says_enough(following.text):
                yield _Entry(one, 0, len(one.text), above)
        elif one.kind is BlockKind.CELL:
            is_read = (
                len(one.cells) == 2 and not one.cells[0].column and _OURS.match(above)
            )  # as a row of goods
            if (
                not is_read
                and len(one.cells) > 1
                and any(_says_enough(on.page.words(cell)) for cell in one.cells[1:])
            ):
                start = one.cells[0].start - one.start
                yield _Entry(one, start, start + one.cells[0].end - one.cells[0].start, above)
        elif label := _label_of(one, above):
            yield _Entry(one, label.start("name"), label.end("name"), above)


def _label_of(one: Statement, above: str) -> re.Match[str] | None:
    """What an item begins with, or below “What we make” a paragraph."""
    if one.kind is BlockKind.ITEM:
        return _LABEL.match(one.text)
    return _OF_A_KIND.match(one.text) if one.kind is BlockKind.TEXT and _ABOVE.fullmatch(above) else None


def _says_enough(words: str) -> bool:
    return len(re.findall(r"[^\W\d_]{2,}", words)) >= _LEAST_WORDS


def _is_called_after(name: str, house: str) -> bool:
    """Whether a label is the house's name with that of a thing behind it: “Acme Phone”."""
    start, more = f"{house} ", name[len(house) + 1 :]
    return name.startswith(start) and is_name(more) and more.split()[0] not in _OF_SITE


def _may_be_goods(name: str, house: str, written: Collection[str]) -> bool:
    """Whether a label below “Our products” is written as a name: of words that are all written large, of which the
    first is not `written` small on the page and no work that is done: “Framewise”, not “Consulting” or “Wartung”."""
    more = name.removeprefix(f"{house} ")
    if name == house or not is_name(more) or _WORK.search(more):
        return False
    words = more.lower().split()
    return PLAN_WORDS.isdisjoint(words) and words[0] not in written
