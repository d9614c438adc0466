"""Pages that name no site take the name of their neighbours: on this machine and in folders no domain tells whose they
are."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from indexing.web.page import WebPage
from skills.research.compare.hosts import is_local, publisher_of
from skills.research.extract.names import bare

_PARTS = re.compile(r"\s+[|/–—·»«:-]+\s+|:\s+")
_SHORTEST = 3


def at_home(pages: Mapping[str, WebPage]) -> dict[str, WebPage]:
    """The same pages by their ids; those of one address that belong to one house all bear its name."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name, page in pages.items():
        if _has_no_domain(page):
            groups[publisher_of(page.url)].append(name)
    settled = dict(pages)
    for names in groups.values():
        for some in _of_one_house(names, pages):
            settled |= _settled({name: pages[name] for name in some})
    return settled


def _has_no_domain(page: WebPage) -> bool:
    parts = urlsplit(page.url)
    return parts.scheme in ("", "file") or is_local(parts.hostname or "")


def _of_one_house(names: Collection[str], pages: Mapping[str, WebPage]) -> list[list[str]]:
    """All of an address, or where several houses live there those below each folder."""
    if len({_house(pages[name]).casefold() for name in names} - {""}) <= 1:
        return [list(names)]
    folders: dict[str, list[str]] = defaultdict(list)
    for name in names:
        above, below, _ = urlsplit(pages[name].url).path.lstrip("/").partition("/")
        folders[above if below else ""].append(name)
    return [some for folder, some in folders.items() if folder]


def _settled(pages: Mapping[str, WebPage]) -> Mapping[str, WebPage]:
    houses = {_house(page).casefold(): page.organisation for page in pages.values() if _house(page)}
    full = next(iter(houses.values()), "")
    name = _name(pages.values(), bare(full)) if len(houses) == 1 else ""
    if not name:
        return pages
    return {
        one: replace(page, site=name, organisation=page.organisation if _house(page) else full)
        for one, page in pages.items()
    }


def _name(pages: Collection[WebPage], house: str) -> str:
    """What most pages call their site, if that begins the house's name; empty where more call it otherwise."""
    told: Counter[str] = Counter()
    others = 0
    for page in pages:
        parts = {
            bare(one).casefold() for one in (page.site, *_PARTS.split(page.title)) if len(one) >= _SHORTEST
        }
        mine = [one for one in parts if house.casefold().startswith(one)]
        told.update(mine)
        others += not mine and bool(page.site)
    if not told:
        return ""
    name, times = told.most_common(1)[0]
    return house[: len(name)] if times > max(1, others) else ""


def _house(page: WebPage) -> str:
    """The company that a page says to be of; a site's own name that stands for want of one is none."""
    return bare(page.organisation) if page.organisation != page.site else ""
