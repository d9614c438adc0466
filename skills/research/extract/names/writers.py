"""Sites that write about a market and sell nothing in it: trade papers and associations that no name gives away."""

import re
from collections.abc import Collection, Mapping, Sequence

from indexing.web.page import WebPage
from skills.research.compare.figures import SIGN
from skills.research.extract.names.names import mentions

_TIMES = 3  # as often as its own name those of others are said
_LEAST = 2  # names of others on all its pages
_SUM = re.compile(rf"(?:¥|{SIGN})\s?\d|\d\s?(?:[$€£¥]|(?:EUR|USD|GBP|CHF|euros?)\b)")
_OFFERS = re.compile(
    r"\b(?:our|unsere?[nmrs]?|nos|notre|nuestr[ao]s?) (?:\w+ )?(?:products?|plans?|pric(?:es?|ing)|software|customers?|"
    r"app|platform|system|produkte?|preise?|tarife?|kunden|lösung(?:en)?|produits?|tarifs?|clients?|solutions?|"
    r"precios?|clientes)\b",
    re.IGNORECASE,
)


def writes_about_others(
    site: str, name: str, homes: Mapping[str, str], by_site: Mapping[str, Sequence[WebPage]]
) -> bool:
    """Whether most of a site's pages tell of other houses, far oftener than of its own, and none offers anything."""
    others = [one for other, one in homes.items() if other != site and one != name]
    pages = by_site[site]
    told = [len(mentions(f"{page.title}\n{page.text}", others)) for page in pages]
    of_itself = sum(len(mentions(page.text, (name,))) for page in pages)
    is_about_them = sum(told) >= _LEAST and sum(count > 0 for count in told) * 2 > len(pages)
    if not is_about_them or sum(told) <= of_itself * _TIMES:
        return False
    return not _offers(pages, told) and not is_spoken_of(name, site, by_site)


def _offers(pages: Sequence[WebPage], told: Collection[int]) -> bool:
    """Whether a page speaks of an offer of its own, or one that names nobody else of money."""
    return any(
        _OFFERS.search(page.text) or (not count and _SUM.search(page.text))
        for page, count in zip(pages, told, strict=True)
    )


def is_spoken_of(name: str, site: str, by_site: Mapping[str, Sequence[WebPage]]) -> bool:
    """Whether others name it too, as they do who compare houses."""
    return any(
        mentions(page.text, (name,)) for other, pages in by_site.items() if other != site for page in pages
    )
