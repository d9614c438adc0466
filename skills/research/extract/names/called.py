"""What sites call themselves for short: “Acme” in title and logo, where the imprint says Acme Textile Intelligence."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from indexing.web.legal import LEGAL
from indexing.web.page import WebPage
from skills.research.extract.names.names import bare, flat

_LEAST = 3  # letters of a short name
_LEAST_SAID = 2  # times that others, or its own sentences, say the short name alone

_WORD = r"[A-ZÀ-Þ][\w&’'.-]{0,40}"
_FULL = rf"(?P<full>{_WORD}(?: (?:(?:&|and|und|et|of|de) )?{_WORD}){{0,5}}?,? {LEGAL}\.?)(?![^\W_])"


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
    found += [short for site in sites if (short := _of_family(name, by_site[site]))]
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


# “Acme & Sons”, “Acme et Fils”
_FAMILY = re.compile(
    r"(?P<short>[A-ZÀ-Þ][\w’'-]{2,}) (?:&|and|und|et|y|og) (?:Sons?|Daughters?|Brothers|Sisters|Söhne|Töchter|Fils|"
    r"Filles|Hijos|Figli|Sønner|Co|Company|Partners?|Partner)"
)


def _of_family(name: str, pages: Sequence[WebPage]) -> str:
    """“Acme” of “Acme & Sons”, where sentences of its own pages have it alone before a verb; else empty."""
    family = _FAMILY.fullmatch(name)
    if family is None:
        return ""
    # neither “Ann Acme” nor “Acme & Sons”
    alone = re.compile(
        rf"(?:^|[.!?:\n]\s*|[a-zß-ÿ,] ){re.escape(family['short'])}(?:[’']s)? (?=[a-zß-ÿ]{{2}})(?!and |und |et )"
    )
    said = sum(len(alone.findall(page.text)) for page in pages)
    return family["short"] if said >= _LEAST_SAID else ""


def _said_alone(short: str, name: str, by_site: Mapping[str, Sequence[WebPage]]) -> int:
    """How often pages say the short name with no word of the longer one behind it."""
    following = re.escape(name[len(short) :].split()[0])
    alone = re.compile(rf"(?<![\w-]){re.escape(short)}(?![\w-])(?!\s+{following})")
    return sum(len(alone.findall(page.text)) for pages in by_site.values() for page in pages)


# without these no page says under which name a house trades
_OF_TRADE = re.compile(
    r"(?:trading|trade|business|handelsname|nom commercial)(?: (?:name|style))? (?:of|used by|der|von|de|as) |t/a |"
    r"d/b/a |dba |handelnd |agissant |que opera "
)


def trading_names(name: str, pages: Sequence[WebPage]) -> list[str]:
    """The full names of the house that trades as `name`, by its own pages: “Acme is a trading name of Borea Ltd”,
    “Borea Ltd, trading as Acme”."""
    if not any(_OF_TRADE.search(page.text) for page in pages):
        return []
    its = re.escape(name)
    told = re.compile(
        rf"(?<![\w-]){its}[”\"»]? (?:is|are|ist|est) (?:an? |the |our |ein |der |le )?(?:registered )?(?:trading|trade|"
        rf"business|handelsname|nom commercial)(?: (?:name|style))? (?:of|used by|der|von|de) (?:the )?{_FULL}"
    )
    reversed_ = re.compile(
        rf"{_FULL},? \(?(?:trading as|t/a|doing business as|d/b/a|dba|handelnd als|handelnd unter|"
        rf"agissant sous le nom(?: de)?|que opera como) [“\"„«]?{its}(?![\w-])"
    )
    found = (one["full"] for page in pages for way in (told, reversed_) for one in way.finditer(page.text))
    return list(dict.fromkeys(found))
