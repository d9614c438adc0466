"""What sites call themselves for short: “Acme” in title and logo, where the imprint says Acme Textile Intelligence."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from indexing.web.page import WebPage
from skills.research.extract.names import bare, flat

_LEAST = 3  # letters of a short name
_LEAST_SAID = 2  # times that others, or its own sentences, say the short name alone


def for_short(homes: Mapping[str, str], by_site: Mapping[str, Sequence[WebPage]]) -> dict[str, str]:
    """By site the short name that it goes by, where its full one is longer and words of others or its own say the short
    one alone; a name that two sites would share is none."""
    found = {
        site: short
        for site, name in homes.items()
        if (short := _short(name, by_site[site])) and _said_alone(short, name, by_site) >= _LEAST_SAID
    }
    told = Counter(flat(one).casefold() for one in found.values())
    taken = {flat(one).casefold() for site, one in homes.items() if site not in found}
    return {
        site: one
        for site, one in found.items()
        if told[flat(one).casefold()] == 1 and flat(one).casefold() not in taken
    }


def short_of(name: str, sites: Sequence[str], by_site: Mapping[str, Sequence[WebPage]]) -> list[str]:
    """The short names that the sites of a company go by, where they begin its name and no other site bears them."""
    found = [short for site in sites if (short := _short(name, by_site[site]))]
    others = {
        flat(bare(one)).casefold()
        for site, pages in by_site.items()
        if site not in sites
        for page in pages
        for one in (page.site, page.organisation)
        if one
    }
    return [one for one in found if flat(one).casefold() not in others]


def _short(name: str, pages: Sequence[WebPage]) -> str:
    """What most pages that say a name of their site call it, if that begins the name and is shorter; else empty."""
    told = Counter(bare(page.site) for page in pages if page.site)
    short, count = max(told.items(), key=lambda one: (one[1], one[0]), default=("", 0))
    begins = flat(name).casefold().startswith(f"{flat(short).casefold()} ")
    return short if begins and len(short) >= _LEAST and count * 2 > told.total() else ""


def _said_alone(short: str, name: str, by_site: Mapping[str, Sequence[WebPage]]) -> int:
    """How often pages say the short name with no word of the longer one behind it."""
    following = re.escape(name[len(short) :].split()[0])
    alone = re.compile(rf"(?<![\w-]){re.escape(short)}(?![\w-])(?!\s+{following})")
    return sum(len(alone.findall(page.text)) for pages in by_site.values() for page in pages)
