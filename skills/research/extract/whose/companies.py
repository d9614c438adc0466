"""Which companies a question and its pages are about, how each is called, and which others only sound alike."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import overload
from urllib.parse import urlsplit

from indexing.web.legal import LEGAL
from indexing.web.page import WebPage
from skills.research.compare.hosts import is_local, publisher_of
from skills.research.extract.goods.goods import goods_of
from skills.research.extract.goods.house_goods import DOES_TO
from skills.research.extract.names.aliases import aliases_of, is_no_kin
from skills.research.extract.names.called import for_short
from skills.research.extract.names.discovered import discovered, is_company
from skills.research.extract.names.disowned import disowned_like
from skills.research.extract.names.names import (
    BEGINS,
    ORGANISATIONS,
    Names,
    bare,
    flat,
    mentions,
    places_of,
    same_name,
)
from skills.research.extract.names.namesakes import meant
from skills.research.extract.names.own_sites import is_one_house, own_sites, sites_of_longer_name
from skills.research.extract.names.question import named_in
from skills.research.extract.names.writers import writes_about_others
from skills.research.extract.whose.not_asked import houses_not_asked, spoken_of

__all__ = [
    "Ambiguous",
    "Company",
    "Found",
    "bare",
    "find_companies",
    "mentions",
    "named_in",
    "site_of",
]


_OF_ANOTHER_TRADE = 3  # words more than a name's own


@dataclass(frozen=True)
class Company:
    """`aliases` are all ways in which it is named, its own name first; `hosts` are its own sites."""

    name: str
    aliases: tuple[str, ...]
    hosts: frozenset[str] = frozenset()

    def has_other_name_than(self, words: str) -> bool:
        """Whether a full name that begins like this company's is not the full name that it is known by, or goes on with
        words of another trade: “Acme Coins and Medals”."""
        names = {flat(bare(one)).casefold() for one in self.aliases}
        told = flat(bare(words)).casefold()
        is_known_in_full = any(len(one.split()) > len(self.name.split()) for one in names)
        begins = told.startswith(f"{flat(self.name).casefold()} ")
        is_long = len(told.split()) - len(self.name.split()) >= _OF_ANOTHER_TRADE
        return (is_known_in_full or is_long) and begins and told not in names


@dataclass(frozen=True)
class Ambiguous:
    """Two or more companies of exactly one name: the hosts of each, the one that is taken first."""

    name: str
    hosts: tuple[str, ...]

    @property
    def candidates(self) -> tuple[str, ...]:
        return self.hosts


@dataclass(frozen=True)
class Found(Sequence[Company]):
    """A sequence of companies. `others` are names that begin as one of the companies' do, but are another's;
    `products` are such names that are its own; `goods` are other names of products, each with its company's, and so
    are `brands`, which prove no product by themselves; `texts` are the words of sites that bear a name which is
    ambiguous; sentences that begin with one of `spoken_of` are of somebody else."""

    companies: tuple[Company, ...]
    ambiguous: tuple[Ambiguous, ...] = ()
    others: frozenset[str] = field(default_factory=frozenset)
    products: frozenset[str] = field(default_factory=frozenset)
    texts: tuple[tuple[str, str], ...] = ()
    goods: tuple[tuple[str, str], ...] = ()
    brands: tuple[tuple[str, str], ...] = ()
    spoken_of: frozenset[str] = field(default_factory=frozenset)

    def __len__(self) -> int:
        return len(self.companies)

    @overload
    def __getitem__(self, at: int) -> Company: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Company, ...]: ...

    def __getitem__(self, at: int | slice) -> Company | tuple[Company, ...]:
        return self.companies[at]

    def __iter__(self) -> Iterator[Company]:
        return iter(self.companies)

    @cached_property
    def names(self) -> Names:
        aliases = (
            dict(self.brands)
            | dict(self.goods)
            | {alias: one.name for one in reversed(self.companies) for alias in one.aliases}
        )
        own = {flat(one).casefold() for one in aliases}
        others = frozenset(one for one in self.others if flat(one).casefold() not in own)
        domains = frozenset(host.partition("#")[0] for one in self.companies for host in one.hosts) - {""}
        return Names(aliases, others, self.products, domains)


def site_of(page: WebPage) -> str:
    """What tells one site from another: its domain, and on this machine or in a folder also how it calls itself."""
    publisher, parts = publisher_of(page.url), urlsplit(page.url)
    if parts.scheme not in ("", "file") and not is_local(parts.hostname or ""):
        return publisher
    folder = next((one for one in parts.path.split("/")[:-1] if one), "")
    # a site writes its own name alike on all pages, and its full legal name only on some
    called = bare(page.site or page.organisation or folder).casefold()
    return f"{publisher}#{called}" if called else publisher


def find_companies(
    question: str, pages: Sequence[tuple[str, WebPage]], *, named: Sequence[str] = (), most: int = 12
) -> Found:
    """The companies asked for, or where none is named those whose own sites were read or that tables compare."""
    read = [page for _, page in pages]
    by_site = _by_site(read)
    called = {site: name for site, own in by_site.items() if (name := _called(own))}
    homes = {site: name for site, name in called.items() if is_company(name, site, by_site[site])}
    wanted = [one.strip() for one in (named or named_in(question)) if one.strip()]
    if not wanted:
        wanted = (
            _in_question(question, homes)
            or _for_short(question, homes, by_site)
            or discovered([(site_of(page), page) for page in read], _sellers(homes, by_site), most)
        )
    wanted = _once(wanted)
    texts = {site: "\n".join(page.text for page in own) for site, own in by_site.items()}
    hosts = {name: own_sites(name, called, by_site) for name in wanted}
    known = [site for own in hosts.values() if len(own) == 1 for site in own]
    hosts |= {
        name: sites_of_longer_name(name, homes, by_site, known) for name, own in hosts.items() if not own
    }
    companies, ambiguous = [], []
    for name in wanted:
        own = hosts[name]
        if len(own) > 1 and not is_one_house(own, by_site):
            context = [
                site for other in wanted if other != name for site in hosts[other] if len(hosts[other]) == 1
            ]
            first = meant(own, context, question, texts)
            own = [first]
            ambiguous.append(Ambiguous(name, (first, *(site for site in hosts[name] if site != first))))
        companies.append(Company(name, aliases_of(name, own, by_site), frozenset(own)))
    unclear = {site: texts[site] for one in ambiguous for site in one.hosts}
    kept = tuple(companies[:most])
    others, products = _longer(kept, read, called)
    own_pages = {one.name: [page for host in sorted(one.hosts) for page in by_site[host]] for one in kept}
    goods = goods_of(own_pages, [bare(one.name) for one in kept], read)
    own_hosts = {*(host for one in kept for host in one.hosts), *unclear}
    names = {*(alias for one in kept for alias in one.aliases), *goods, *products}
    others |= houses_not_asked(names, own_hosts, _sellers(homes, by_site), by_site)
    told = spoken_of(read, [one for own in own_pages.values() for one in own], {*names, *others})
    sorted_goods = tuple(sorted(goods.items()))
    whole = Found(kept, tuple(ambiguous), others, products, tuple(unclear.items()), sorted_goods)
    return replace(whole, spoken_of=told)


def _sellers(homes: Mapping[str, str], by_site: Mapping[str, Sequence[WebPage]]) -> dict[str, str]:
    """Homes of those who sell something themselves, each by the name that it goes by."""
    short = dict(homes) | for_short(homes, by_site)
    return {site: name for site, name in short.items() if not writes_about_others(site, name, short, by_site)}


def _once(names: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for one in names:
        if not any(same_name(one, other) for other in kept):
            kept.append(one)
    return kept


def _by_site(pages: Sequence[WebPage]) -> dict[str, list[WebPage]]:
    found: dict[str, list[WebPage]] = defaultdict(list)
    for page in pages:
        found[site_of(page)].append(page)
    return found


def _called(pages: Sequence[WebPage]) -> str:
    """The name that a site gives itself most often."""
    names: Counter[str] = Counter()
    for page in pages:
        for name, weight in ((page.organisation, 2), (page.site, 1)):
            if name and len(name) <= 60:
                names[bare(name)] += weight
    return names.most_common(1)[0][0] if names else ""


_LEAST_OF_SHORT = 3  # letters


def _for_short(
    question: str, homes: Mapping[str, str], by_site: Mapping[str, Sequence[WebPage]]
) -> list[str]:
    """A name in the question that houses' sites call themselves by, whatever their full names are: “Lantern” of
    Lantern Candles Inc and of Lantern Software LLC."""
    short: dict[str, set[str]] = defaultdict(set)
    for site in homes:
        for page in by_site[site]:
            if len(page.site) >= _LEAST_OF_SHORT:
                short[page.site].add(site)
    return [name for name, of in sorted(short.items()) if len(of) > 1 and mentions(question, (name,))]


def _in_question(question: str, homes: Mapping[str, str]) -> list[str]:
    """Companies that the question names among other words, because their sites were read."""
    found = [name for name in dict.fromkeys(homes.values()) if mentions(question, (name,))]
    if found:
        return found
    words = flat(question).casefold()
    return [
        name
        for name in dict.fromkeys(homes.values())
        if len(name) >= 5 and re.search(rf"(?<![\w-]){re.escape(flat(name).casefold())}(?![\w-])", words)
    ]


_LEGAL = re.compile(LEGAL)


def _longer(
    companies: Sequence[Company], pages: Sequence[WebPage], called: Mapping[str, str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Longer names that begin with a company's: those of somebody else, and those of its own products."""
    others: set[str] = set()
    products: set[str] = set()
    does: set[str] = set()
    for one in companies:
        start = re.escape(bare(one.name))
        known = {flat(alias).casefold() for alias in one.aliases}
        longer = re.compile(rf"{start}(?:\b\s+\S|\w)", re.IGNORECASE)
        others |= {name for name in map(bare, called.values()) if longer.match(name)}
        for page in pages:
            others |= disowned_like(bare(one.name), page.text)
            if site_of(page) in one.hosts:
                products |= set(_goes_on(page, bare(one.name), organisations=False))
                does |= set(_does(page, bare(one.name)))
            else:
                others |= set(_goes_on(page, bare(one.name), organisations=True))
                others |= set(_other_houses(page, one))
        others = {name for name in others if flat(name).casefold() not in known}
    others -= does - set(map(bare, called.values()))
    return frozenset(others), frozenset((products | does) - others)


def _goes_on(page: WebPage, name: str, *, organisations: bool) -> Iterator[str]:
    """The name with the next word, where that is, or is not, what houses are called; with the word after it too."""
    for hit in re.finditer(rf"(?<![\w-]){re.escape(name)} ([A-ZÀ-Þ][\w-]*)(?: ([A-ZÀ-Þ][\w-]*))?", page.text):
        if not organisations and _is_no_product(page.text, hit.start(), hit[1]):
            continue
        if (hit[1] in ORGANISATIONS) is organisations:
            yield f"{name} {hit[1]}"
        elif organisations and hit[2] in ORGANISATIONS:
            yield f"{name} {hit[1]} {hit[2]}"


def _is_no_product(text: str, start: int, following: str) -> bool:
    """Whether a name goes on with a legal form, or is of somebody of whom its page says before that it is no kin."""
    return bool(_LEGAL.fullmatch(following) or is_no_kin(text, start))


# what a product does for whoever uses it; who owns, pays or merely is called so does none of it
_DOES = (
    r"(?:works|turns|helps|lets|keeps|reads|plans|runs|connects|replaces|shows|tracks|sends|creates|checks|finds|syncs|"
    r"measures|recalculates|supports|learns|sorts|prints|cleans|warns|predicts|records|includes|handles|detects|"
    r"stores|scans)"
)
_NOT_OURS = re.compile(
    r"\b(?:not|another|nothing|parent|mother|mutter|owns?|owner|invest\w+|affiliated|confus\w+|namesake)\b",
    re.IGNORECASE,
)


def _does(page: WebPage, name: str) -> Iterator[str]:
    """Of “Acme Pay runs your wages” on Acme's own page Acme Pay, though houses are called like that too."""
    told = rf"(?:^|[.!?] )({re.escape(name)} [A-ZÀ-Þ][\w-]*) (?:{_DOES}\b|{DOES_TO})[^.!?\n]*"
    for hit in re.finditer(told, page.text, re.MULTILINE):
        if not _NOT_OURS.search(hit[0]):
            yield hit[1]


_MORE_OF_NAME = re.compile(rf"(?P<more>(?: [A-ZÀ-Þ][\w&-]+){{1,3}}),? {LEGAL}\.?(?![^\W_])")


def _other_houses(page: WebPage, company: Company) -> Iterator[str]:
    """Of “Acme Architects Ltd” the whole name, where the company's own pages say their full name and it is another."""
    full = [bare(alias) for alias in company.aliases if bare(alias) != alias]
    if not full:
        return
    name, end = bare(company.name), 0
    for at in places_of(name, page.text):
        is_apart = at >= end and BEGINS.match(page.text, at)
        more = _MORE_OF_NAME.match(page.text, at + len(name)) if is_apart else None
        if more:
            end = more.end()
            if not any(same_name(f"{name}{more['more']}", one) for one in full):
                yield f"{name}{more['more']}"
