"""Pages that name no site take the name of their neighbours: on this machine and in folders no domain tells whose they
are."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from indexing.web.page import WebPage
from indexing.web.reading.about import is_plain_title
from skills.research.compare.hosts import is_local, publisher_of
from skills.research.extract.names.headlines import without_headline
from skills.research.extract.names.names import bare, mentions

_PARTS = re.compile(r"\s[|/–—·»«:-]+\s|:\s")
# what titles of one house call a part of its site
_SECTION = re.compile(
    r"(?:(?:our|the|company|customer|help|latest|workshop|field) )?(?:newsroom|news|press(?: room| releases?)?|blog|"
    r"notes|help(?: cent(?:er|re))?|docs|documentation|support|careers|jobs|stories|media|medien|presse|"
    r"actualités|noticias|insights|resources)",
    re.IGNORECASE,
)
_INDEX = re.compile(r"(?:index|home|default|start)\.\w+", re.IGNORECASE)
_MOST_WORDS = 3
# what titles of a first page say that is no name
_NO_NAME = frozenset(
    "our the my your all services service products product welcome to home page index main start site website untitled "
    "document loading login contact us team company work prices pricing shop store news menu overview coming soon "
    "willkommen startseite leistungen kontakt bienvenue accueil nos inicio bienvenidos online error not "
    "found".split()
)
_LEAST_ALIKE = 3  # pages whose titles share a part
_SHORTEST, _LONGEST = 3, 300  # characters: of a name, of a title that is read


def at_home(pages: Mapping[str, WebPage]) -> dict[str, WebPage]:
    """The same pages by their ids; those of one address that belong to one house all bear its name."""
    pages = {name: without_headline(page) for name, page in pages.items()}
    groups: dict[str, list[str]] = defaultdict(list)
    for name, page in pages.items():
        if _has_no_domain(page):
            groups[publisher_of(page.url)].append(name)
    settled = dict(pages)
    for names in groups.values():
        for some in _of_one_house(names, pages):
            settled |= _settled({name: pages[name] for name in some})
        settled |= _titled_alike({name: settled[name] for name in names})
    return {name: _called_by_title(page) for name, page in settled.items()}


def _called_by_title(page: WebPage) -> WebPage:
    """A first page that says no name of its site, and whose title is nothing but a name that it goes on to speak of."""
    name = " ".join(page.title.split())
    words = name.split()
    is_name = (
        0 < len(words) <= _MOST_WORDS
        and len(name) >= _SHORTEST
        and all(word[:1].isupper() or word == "&" for word in words)
    )
    is_plain = is_plain_title(name) or _SECTION.fullmatch(name) or set(name.casefold().split()) <= _NO_NAME
    if page.site or page.organisation or not is_name or is_plain or not _is_first(page):
        return page
    return replace(page, site=name, organisation=name) if mentions(page.text, (name,)) else page


def _titled_alike(pages: Mapping[str, WebPage]) -> Mapping[str, WebPage]:
    """A saved page whose title is nothing but the name that others beside it call their site is one of them."""
    known = {page.site.casefold(): page for page in pages.values() if page.site and _is_saved(page)}
    return {
        one: replace(page, site=known[title].site, organisation=known[title].organisation)
        for one, page in pages.items()
        if not page.site and _is_saved(page) and (title := page.title.strip().casefold()) in known
    }


def _has_no_domain(page: WebPage) -> bool:
    parts = urlsplit(page.url)
    return parts.scheme in ("", "file") or is_local(parts.hostname or "")


def _of_one_house(names: Collection[str], pages: Mapping[str, WebPage]) -> list[list[str]]:
    """All of an address, or where several houses live there those below each folder."""
    if len({_house(pages[name]).casefold() for name in names} - {""}) <= 1:
        return [list(names)]
    folders: dict[str, list[str]] = defaultdict(list)
    for name in names:
        folders[_folder(pages[name])].append(name)
    return [some for folder, some in folders.items() if folder]


def _settled(pages: Mapping[str, WebPage]) -> Mapping[str, WebPage]:
    houses = {_house(page).casefold(): page.organisation for page in pages.values() if _house(page)}
    full = next(iter(houses.values()), "")
    if not houses:
        return _called_alike(pages)
    name = (_name(pages.values(), bare(full)) or _trading_name(pages.values())) if len(houses) == 1 else ""
    if not name:
        return pages
    theirs = Counter(page.site for page in pages.values())
    folders = {_folder(page) for page in pages.values() if _house(page) and not _is_saved(page)}
    is_rooted = any(_is_first(page) and _house(page) for page in pages.values())

    def belongs(page: WebPage) -> bool:
        """By its name; else by its imprint or its folder, unless it bears another name that more pages bear; a
        “Newsroom” belongs to the house of the address's first page."""
        if any(one.casefold() == name.casefold() for one in _parts(page)):
            return True
        if _house(page):
            return not page.site or theirs[page.site] == 1
        if (
            is_rooted
            and not _is_saved(page)
            and (_SECTION.fullmatch(page.site) or _bears_no_other(page, name))
        ):
            return True
        return not page.site and not _is_saved(page) and _folder(page) in folders

    return {
        one: replace(page, site=name, organisation=page.organisation if _house(page) else full)
        if belongs(page)
        else page
        for one, page in pages.items()
    }


def _bears_no_other(page: WebPage, name: str) -> bool:
    """Whether what stands where a title has the name of its site is that of the house, with more behind it (“Acme
    Help”), or no name: an address has one owner, whose first page says who that is."""
    last = _PARTS.split(" ".join(page.title.split())[:_LONGEST])[-1]
    return not page.site or last[:1].islower() or f"{last} ".casefold().startswith(f"{name} ".casefold())


def _called_alike(pages: Mapping[str, WebPage]) -> Mapping[str, WebPage]:
    """No imprint says whose they are: the part that most titles of an address share, its first page's among them, is
    what they call their site."""
    first = {part for page in pages.values() if _is_first(page) for part in _parts(page, of_title=True)}
    told = Counter(
        part
        for page in pages.values()
        for part in first
        if mentions(page.title, (part,)) and not (_SECTION.fullmatch(part) or is_plain_title(part))
    )
    name, count = max(told.items(), key=lambda one: (one[1], one[0]), default=("", 0))
    if count < _LEAST_ALIKE or count * 2 <= len(pages):
        return pages
    return {
        one: replace(page, site=name, organisation=name)
        if name in _parts(page, of_title=True) or (not _is_saved(page) and _bears_no_other(page, name))
        else page
        for one, page in pages.items()
    }


def _name(pages: Collection[WebPage], house: str) -> str:
    """What most pages call their site, if the house's name begins with it; empty where more call it otherwise."""
    words = house.split()
    told: Counter[str] = Counter()
    others = 0
    for page in pages:
        parts = [one.casefold().split() for one in _parts(page)]
        mine = {len(one) for one in parts if one == [word.casefold() for word in words[: len(one)]]}
        told.update(" ".join(words[:count]) for count in mine)
        is_theirs = not _is_saved(page) and _bears_no_other(page, words[0])
        others += not mine and bool(page.site) and not is_theirs
    if not told:
        return ""
    name = max(told, key=lambda one: (told[one], -len(one), one))
    # “About Acme” and “Acme pricing” name no site, where the address's first page says whose all of them are
    is_rooted = not others and any(
        _is_first(page) and not _is_saved(page) and name.casefold() in map(str.casefold, _parts(page))
        for page in pages
    )
    return name if told[name] > max(1, others) or is_rooted else ""


def _trading_name(pages: Collection[WebPage]) -> str:
    """What the first page of an address calls its site, though its house has another name: “Acme”, of Borea Ltd."""
    rooted = (one for one in pages if _is_first(one) and _house(one) and not _is_saved(one))
    first = next((one.site for one in rooted if not _begins_alike(_house(one), one.site)), "")
    told = sum(first in _parts(one) for one in pages)
    return first if first and told >= _LEAST_ALIKE - 1 else ""


def _begins_alike(one: str, other: str) -> bool:
    return one.casefold().startswith(other.casefold())


def _parts(page: WebPage, *, of_title: bool = False) -> list[str]:
    """What a page may call its site: its name, unless only the title counts, and the parts of its title."""
    title = " ".join(page.title.split())[:_LONGEST]
    told = (bare(one) for one in ("" if of_title else page.site, *_PARTS.split(title)) if one)
    return [one for one in told if len(one) >= _SHORTEST]


def _folder(page: WebPage) -> str:
    above, below, _ = urlsplit(page.url).path.lstrip("/").partition("/")
    return above if below else ""


def _is_first(page: WebPage) -> bool:
    path = urlsplit(page.url).path
    return path in ("", "/") or (_is_saved(page) and bool(_INDEX.fullmatch(path.rpartition("/")[2])))


def _is_saved(page: WebPage) -> bool:
    return urlsplit(page.url).scheme in ("", "file")


def _house(page: WebPage) -> str:
    """The company that a page says to be of; a site's own name that stands for want of one is none."""
    return bare(page.organisation) if page.organisation != page.site else ""
