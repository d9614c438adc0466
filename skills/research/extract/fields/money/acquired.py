"""Who bought the company, which is told under funding: “was bought by Corvane Industrial in 2022 for $63 million”."""

import re
from collections.abc import Iterator

from skills.research.cued import Cued

_NAME = r"(?:the )?(?-i:[A-ZÀ-Þ])[\w&’'-]*(?: (?:(?-i:[A-ZÀ-Þ&])[\w&’'-]*|of|de|und|and (?=(?-i:[A-Z]))))*"
_WHEN_OR_FOR = r"(?:,? (?:in|im|en|for|für|pour|by|late|early|(?:19|20)\d\d|a reported)\b(?:\.\d|[^.;,])*)"
_BOUGHT = Cued(
    rf"\b(?:was|were|has been|have been|is|wurde|a été|ha sido|fue)\b[^.;,]{{0,20}}? (?P<told>"
    rf"(?:acquired|bought(?: out)?|taken over|"
    rf"rachetée?|reprise?|acquise?|adquirid[oa]|comprad[oa]) (?:by|par|por) {_NAME}{_WHEN_OR_FOR}?)|"
    rf"\bwurde (?P<german>(?:(?:19|20)\d\d )?von (?:der |dem )?{_NAME}(?:(?:\.\d|[^.;,]){{0,40}})? "
    r"(?:übernommen|gekauft|erworben))\b",
    re.IGNORECASE,
)
# a site, a line, shares or a building that is bought is not the house
_PART = re.compile(
    r"\b(?:stakes?|shares?|site|building|plant|factory|line|brand|licen[cs]e|units?|copies|tickets?|products?|devices?|"
    r"software|customers?|anteile?|parts|gebäude|werk|halle)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
# “Acme, the maker of harbour software, was bought by”
_ASIDE = re.compile(r",? (?:an?|the) [^,.;]{3,70},\s*$")


def acquired(text: str) -> Iterator[tuple[int, int]]:
    """Where it says that the company was bought, by whom, when and for how much."""
    for found in _BOUGHT.finditer(text):
        if not _PART.search(_ASIDE.sub("", text[: found.start()])):
            yield found.span("told" if found["told"] else "german")
