"""What companies call their products on their own pages, as names by which others speak of those companies.

A review says “Fryline: it cannot split a shift” and never whose Fryline is. What was found for a product at two places
of one company's own pages, or at one while they have the name more often, and stands on no other company's, is taken
for such a name, though it proves no product anywhere else."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from indexing.web.page import WebPage
from skills.research.extract.goods.goods import is_name, stands_in
from skills.research.extract.names.names import flat, places_of
from skills.research.extract.whose.companies import Company, site_of
from skills.research.facts import Fact, Span, Voice

_SURE, _PLACES = 0.8, 2  # of all places together
_OFTEN = 3  # times that its pages have a name, which a heading shows to be a product's
# what a house works with, has left or sells besides is not called so by it alone
_OF_OTHERS = re.compile(
    r"\b(?:support\w*|replac\w+|integrat\w+|interfaces?|import\w*|export\w*|sells?|offers?|resells?|compatible|"
    r"works? with|"
    r"connects? (?:to|with)|joined|partner\w*)\b",
    re.IGNORECASE,
)
_LEAST = 4  # letters; shorter ones are words of too many things


def brands_of(
    facts: Iterable[Fact], companies: Sequence[Company], pages: Sequence[WebPage]
) -> tuple[tuple[str, str], ...]:
    """Each name with its company's, those left out that stand on two companies' own pages or that any page writes
    small."""
    known = [flat(alias).casefold() for one in companies for alias in (one.name, *one.aliases)]
    every = "\n".join(page.text for page in pages)
    own = {
        one.name: "\n".join(page.text for page in pages if site_of(page) in one.hosts) for one in companies
    }
    return tuple(
        (name, company)
        for (company, name), told in _claimed(facts).items()
        if (len(told) >= _PLACES or sum(1 for _ in places_of(name, own[company])) >= _OFTEN)
        and sum(told) >= _SURE
        and not any(one.startswith(flat(name).casefold()) for one in known)
        and not stands_in(name.split()[0].lower(), every)
        and not any(stands_in(name, text) for other, text in own.items() if other != company)
    )


def _claimed(facts: Iterable[Fact]) -> dict[tuple[str, str], list[float]]:
    """How surely each company calls a product so, at each place where it does."""
    sure: dict[tuple[str, str, Span], float] = {}
    for one in facts:
        name = one.value.partition(", ")[0]
        is_own = one.field == "product" and one.voice is Voice.ITSELF and not one.past
        if is_own and len(name) >= _LEAST and is_name(name) and not _OF_OTHERS.search(one.span.quote):
            place = (one.company, name, one.span)
            sure[place] = max(sure.get(place, 0.0), one.sure)
    claimed: dict[tuple[str, str], list[float]] = defaultdict(list)
    for (company, name, _), each in sure.items():
        claimed[company, name].append(each)
    return claimed
