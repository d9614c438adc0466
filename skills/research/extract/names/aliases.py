"""All ways in which a house is named on its own pages: with its legal form, for short, in brackets behind its name."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from indexing.web.legal import LEGAL
from indexing.web.page import WebPage
from skills.research.extract.names.called import short_of, trading_names
from skills.research.extract.names.names import bare, flat, places_of, same_name

# “we are not affiliated with Acme Removals Ltd”
_NO_KIN = re.compile(
    r"\b(?:sans (?:aucun )?(?:lien|rapport)|sin relación|(?:not|un)(?: \w+){0,2} ?(?:affiliated|related|connected|"
    r"associated|the same)|"
    r"no (?:connection|relation|link|affiliation)|nothing to do|confus\w+|mistak\w+|mix(?:ed)? up|"
    r"nicht (?:\w+ ){0,2}(?:verbunden|verwandt))\b[^.!?\n]*$",
    re.IGNORECASE,
)
_NO_KIN_BEHIND = re.compile(
    r"[^.!?\n]{0,80}[.!?] (?:we|they|both|neither)\b[^.!?\n]{0,30}\b(?:not|un) ?(?:related|affiliated|connected|"
    r"associated)\b|"
    r"[^.!?\n]{0,60}\b(?:(?:is|are) not (?:us|ours)|not (?:related|affiliated|connected|associated) (?:to|with) us|"
    r"nothing to do with us)\b",
    re.IGNORECASE,
)
_BEFORE_NAME = 120  # characters
_BRACKETS_OR_LEGAL = re.compile(
    rf" \((?:formerly |also |legally )?(?P<other>[A-Z][^()\n]{{2,50}})\)|"
    rf"(?P<longer>(?: [A-Z][\w&-]+){{1,3}},? {LEGAL}\.?)(?![^\W_])"
)
_WORD_BEGINS = re.compile(r"\b")
_ENDS_LEGALLY = re.compile(rf"\b{LEGAL}\.?$")


def is_no_kin(text: str, at: int) -> bool:
    """Whether a text says before a name at `at` that who is called so is no kin."""
    return bool(_NO_KIN.search(text[max(0, at - _BEFORE_NAME) : at]))


def aliases_of(name: str, sites: Sequence[str], by_site: Mapping[str, Sequence[WebPage]]) -> tuple[str, ...]:
    """Its name without and with its legal form, and what its own site calls itself where that begins alike."""
    told = [
        one
        for site in sites
        for page in by_site[site]
        for one in (page.organisation, page.site)
        if one and len(one) <= 60 and flat(one).casefold().startswith(flat(bare(name)).casefold())
    ]
    told += short_of(bare(name), sites, by_site)
    pages = [page for site in sites for page in by_site[site]]
    house = _house(pages)
    shown = [*_in_brackets(bare(name), pages, house), *trading_names(bare(name), pages)]
    told += [house] if house else []
    every = (name, bare(name), *told, *(bare(one) for one in told), *shown)
    return tuple(dict.fromkeys(one for one in every if len(one) > 1))


def _house(pages: Sequence[WebPage]) -> str:
    """The name with a legal form that most of its own pages have in their imprint; empty where there is none."""
    told = Counter(page.organisation for page in pages if page.organisation != bare(page.organisation))
    name, count = max(told.items(), key=lambda one: (one[1], one[0]), default=("", 0))
    return name if count * 2 > len(pages) and len(name) <= 60 else ""


def _in_brackets(name: str, pages: Sequence[WebPage], house: str) -> list[str]:
    """Other names that its own pages set beside its name: Acme (Acme Robotics Inc.), Acme Robotics Inc. (“Acme”). What
    else has a legal form is another than the `house` of the imprint."""
    found: list[str] = []
    for page in pages:
        for at, behind in _beside(name, page.text):
            longer = f"{name}{behind['longer']}" if behind["longer"] else ""
            full = (behind["other"] or longer).strip(' “”"')
            if longer and house and not same_name(longer, house):
                continue
            if is_no_kin(page.text, at) or _NO_KIN_BEHIND.match(page.text, behind.end()):
                continue
            if _ENDS_LEGALLY.search(full) or full.startswith(name):
                found += [full, bare(full)]
    return found


def _beside(name: str, text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Where a text has the name with another one in brackets, as a word, or with more words and a legal form."""
    end = 0
    for at in places_of(name, text):
        found = _BRACKETS_OR_LEGAL.match(text, at + len(name)) if at >= end else None
        if found and (found["longer"] or _WORD_BEGINS.match(text, at)):
            yield at, found
            end = found.end()
