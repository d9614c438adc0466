"""Which sites are a company's own: those that bear its name, its house's or the short one that the site goes by."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from indexing.web.page import WebPage
from skills.research.compare.hosts import publisher_of
from skills.research.extract.amounts.page_days import is_old
from skills.research.extract.names.called import trading_names
from skills.research.extract.names.names import bare, flat, same_name
from skills.research.extract.names.namesakes import is_of_trade

_LEAST_SHORT = 3  # times that a site calls itself by its short name
_LEAST_ALIKE = 0.4  # share of their words that a page and its copy of another year have in common
_WORD = re.compile(r"\w+")
_LEAST_CONTEXT = 2  # sites, of which each is held against the rest


def own_sites(name: str, called: Mapping[str, str], by_site: Mapping[str, Sequence[WebPage]]) -> list[str]:
    """Sites that bear a name, as their house's or as what they call themselves for short; of copies of one site, of
    which archives have some, the one with most pages."""
    found = _kept_up(
        [site for site, one in called.items() if same_name(one, name) or _has_for_short(name, by_site[site])],
        by_site,
    )
    full = {
        site: {page.organisation for page in by_site[site] if page.organisation != bare(page.organisation)}
        for site in found
    }
    home = max(found, key=lambda site: len(by_site[site]), default="")

    def is_copy(site: str) -> bool:
        return bool(full[site] & full[home]) or _is_copied(by_site[site], by_site[home])

    return [
        site for site in found if site == home or not is_copy(site) or is_one_house([home, site], by_site)
    ]


def _kept_up(sites: list[str], by_site: Mapping[str, Sequence[WebPage]]) -> list[str]:
    """Without those all of whose pages are kept for the record, unless there are no others."""
    return [site for site in sites if not all(map(is_old, by_site[site]))] or sites


def _is_copied(pages: Sequence[WebPage], of: Sequence[WebPage]) -> bool:
    """Whether each page has one of the same title, which says more than a name, beside it that says much the same, as
    in an archive."""
    return all(
        any(one.title == other.title and _likeness(one.text, other.text) >= _LEAST_ALIKE for other in of)
        and len(one.title.split()) > len(one.site.split())
        for one in pages
    )


def _likeness(one: str, other: str) -> float:
    """The share of their words that both have."""
    mine, theirs = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return len(mine & theirs) / max(1, len(mine | theirs))


def sites_of_longer_name(
    name: str, called: Mapping[str, str], by_site: Mapping[str, Sequence[WebPage]], context: Sequence[str]
) -> list[str]:
    """Where no site bears a name itself: those that bear a longer one and are of the trade of `context`, the other
    companies' sites; where these are too few to tell, those that call themselves by the short name."""
    start = f"{flat(bare(name)).casefold()} "
    longer = [site for site, one in called.items() if flat(one).casefold().startswith(start)]
    if len(context) < _LEAST_CONTEXT:
        is_only = len(longer) == 1 and _calls_itself(name, called[longer[0]], by_site[longer[0]])
        return longer if is_only else []
    texts = {site: "\n".join(page.text for page in own) for site, own in by_site.items()}
    return [site for site in longer if is_of_trade(site, context, texts)]


def _calls_itself(name: str, longer: str, pages: Sequence[WebPage]) -> bool:
    following = re.escape(longer[len(bare(name)) :].split()[0])
    alone = re.compile(rf"(?<![\w-]){re.escape(bare(name))}(?![\w-])(?!\s+{following})")
    return sum(len(alone.findall(page.text)) for page in pages) >= _LEAST_SHORT


def _has_for_short(name: str, pages: Sequence[WebPage]) -> bool:
    """Whether most pages that say a name of their site say this one, where their house has a longer name, or where the
    first page is among them, whatever their house is called: “Acme”, of Borea Ltd."""
    short = [page for page in pages if page.site]
    mine = [page for page in short if same_name(page.site, name)]
    houses = {page.organisation for page in mine if page.organisation}
    longer = [one for one in houses if not flat(one).casefold().startswith(flat(bare(name)).casefold())]
    is_rooted = any(urlsplit(page.url).path in ("", "/") for page in mine)
    return len(mine) * 2 > len(short) and (is_rooted or not longer or _trades_as(name, longer, pages))


def _trades_as(name: str, houses: Sequence[str], pages: Sequence[WebPage]) -> bool:
    """Whether the pages say of all these houses that they trade under the name."""
    told = trading_names(bare(name), pages)
    return all(any(same_name(one, other) for other in told) for one in houses)


def is_one_house(sites: Sequence[str], by_site: Mapping[str, Sequence[WebPage]]) -> bool:
    """Whether sites of one name belong together: one links to the other, or they are one name below other endings and
    say the same full name."""
    labels = {site.partition("#")[0].partition(":")[0].partition(".")[0] for site in sites}
    full = {page.organisation.casefold() for site in sites for page in by_site[site] if page.organisation}
    if len(labels) == 1 and len(full) == 1 and not any("#" in site for site in sites):
        return True
    linked = {
        site
        for site in sites
        for other in sites
        if other != site
        for page in by_site[other]
        for link in page.links
        if "#" not in site and publisher_of(link.url) == site
    }
    return len(linked) >= len(sites) - 1
