"""What is to be researched: the question, the companies that it names, and where to look."""

import re
from pathlib import Path

from pydantic import BaseModel

from skills.errors import UserError
from skills.language import say

MOST_COMPANIES = 12
MOST_URLS = 500
_SOUGHT = ("pricing", "customers funding")
_COMPETITORS = re.compile(
    r"\b(our|my|unsere?n?|nos|nuestr[ao]s)\s+(\w+\s+)?(competitors?|rivals?|konkurrent\w*|wettbewerber|concurrents|competidores)\b",
    re.IGNORECASE,
)
# words that say what to do, not about whom
_EMPTY = frozenset(
    "research compare comparison market markets leader leaders leading who what which is are the a an of in for to "
    "and or vs versus competitors competitor companies company about me make report chart our us we find "
    "analyse analyze please their his edge price prices pricing".split()
)


class Order(BaseModel, extra="forbid", frozen=True):
    """`folder` holds saved pages; with `index` our own documents are read too, as far as whoever asks may read them."""

    question: str
    companies: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    folder: Path | None = None
    index: bool = True


def missing_in(question: str, companies: tuple[str, ...], us: str) -> str:
    """The one thing to ask back before anything is done; empty where nothing is missing."""
    if companies:
        return ""
    if _COMPETITORS.search(question):
        return (
            say("Whom do you count as competitors of {us}?", us=us)
            if us
            else say("Whom do you count as your competitors?")
        )
    words = [word for word in re.findall(r"\w+", question.lower()) if word not in _EMPTY]
    return "" if words else say("Which companies, or which market?")


def queries_of(order: Order) -> tuple[str, ...]:
    """What to search for, most telling first: the question, then prices, then customers of each company.

    Nothing where saved pages were given, which are read without a network."""
    if order.folder:
        return ()
    about = (f"{company} {words}" for words in _SOUGHT for company in order.companies)
    return tuple(dict.fromkeys((order.question, *about)))


def check(order: Order, *, searches: int = 0) -> None:
    """Raises UserError where nothing is asked, or there is nowhere to look; whoever may search needs no addresses."""
    if not re.search(r"\w", order.question):
        raise UserError(say("Which companies, or which market?"))
    if len(order.urls) > MOST_URLS:
        raise UserError(
            say("{n} addresses are too many for one report.", n=len(order.urls)),
            hint=say("Give {n} at most, those that say most first.", n=MOST_URLS),
        )
    if not (order.urls or order.folder or order.index or searches):
        raise UserError(
            say("There is nowhere to look: I have no addresses and no saved pages."),
            hint=say("Give the addresses of pages, one a line."),
        )
