"""Houses that nobody asks about: what is said of them is never said of a company that is asked about.

Their own sites were read beside the others, or a page says of them what they make, ask or raised."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from indexing.web.page import WebPage
from skills.research.cued import Cued
from skills.research.extract.goods.goods import is_name, stands_in
from skills.research.extract.labels.plans import PLAN_WORDS
from skills.research.extract.names.names import flat, same_name
from skills.research.extract.names.writers import is_spoken_of

_LEAST = 4  # letters; shorter ones are words of too many things
_MOST_OF_PAGE = 200_000  # letters of a page that are looked through
_NAME = r"(?P<name>[A-ZÀ-Þ][\w’'-]{3,}(?: [A-ZÀ-Þ][\w’'-]+)?)"
# what a customer never is
_SELLER = (
    r"(?:makers?|vendor|supplier|start-?up|platform|software|tool|app|till|rival|competitor|hersteller|anbieter|"
    r"software\w*|éditeur|logiciel)"
)
_SAID_OF = Cued(
    rf"(?:^|(?<=[.!?] )|(?<=[*_>] )){_NAME},?"
    rf"(?: (?:is|ist|est) (?:an?|the|eine?|der|die|das|une?|le|la)(?: [\w-]+){{0,4}}? {_SELLER}\b|"
    r" (?:has |have )?raised (?:over |about |another |some )?(?:[$€£]|[A-Z]{3} ?)\d)",
    re.MULTILINE,
)


def houses_not_asked(
    wanted: Collection[str],
    hosts: Collection[str],
    sellers: Mapping[str, str],
    by_site: Mapping[str, Sequence[WebPage]],
) -> frozenset[str]:
    """Names of the sellers whose sites were read, that others speak of and that are none of those `wanted`, whose own
    sites are `hosts`."""
    every = "\n".join(page.text[:_MOST_OF_PAGE] for pages in by_site.values() for page in pages)
    return frozenset(
        name
        for site, name in sellers.items()
        if site not in hosts
        and not any(same_name(name, one) for one in wanted)
        and _is_own_name(name, every)
        and is_spoken_of(name, site, by_site)
    )


def spoken_of(pages: Sequence[WebPage], own: Sequence[WebPage], known: Collection[str]) -> frozenset[str]:
    """Names of which pages say that they make what is sold, or what they raised, and that are none of the `known`.

    A company's own pages name what it sells, which others may call a platform too: of what stands on those nothing is
    taken but who raised money."""
    mine = "\n".join(page.text for page in own)
    folded = {flat(one).casefold() for one in known}
    return frozenset(
        name
        for page in pages
        for name, has_raised in _said(page)
        if flat(name).casefold() not in folded
        and not any(flat(name).casefold().startswith(f"{one} ") for one in folded)
        and (has_raised or name not in mine)
        and is_name(name)
        and _is_own_name(name, page.text)
    )


_WORD = re.compile(r"\W*(?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)")


def begins_with(text: str, names: Collection[str]) -> tuple[int, int] | None:
    """Where a sentence names one of them before anything else."""
    found = _WORD.match(text) if names else None
    if found is None:
        return None
    name = found["name"]
    told = name if name in names else name.split()[0]
    start = found.start("name")
    return (start, start + len(told)) if told in names else None


def _said(page: WebPage) -> Iterator[tuple[str, bool]]:
    for found in _SAID_OF.finditer(page.text, 0, _MOST_OF_PAGE):
        yield found["name"], "raised" in found[0]


def _is_own_name(name: str, text: str) -> bool:
    """Whether it is written large wherever it stands, and is no word that a plan is called by."""
    is_plain = name.lower() in PLAN_WORDS or len(name) < _LEAST
    return not is_plain and not stands_in(name.split()[0].lower(), text)
