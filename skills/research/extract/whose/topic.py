"""Whom a page of somebody else is about: by its title, or as the only company that it names."""

from collections.abc import Callable, Sequence

from indexing.web.page import BlockKind, WebPage
from skills.research.extract.names.names import Mention

_MOST_OF_REPORT = 6_000  # letters that are looked through
_LEAD = 700  # letters within which a report names whom it is about

Mentions = Callable[..., Sequence[Mention]]


def topic_of(page: WebPage, mentions: Mentions) -> str:
    """The name of the one company in the first heading, or else in the title; empty where there is none."""
    first = next((page.words(one) for one in page.blocks if one.kind is BlockKind.HEADING), "")
    for words in (first, page.title):
        named = mentions(words, heading=True)
        if len({one.name for one in named}) == 1 and named[0].name:
            return named[0].name
    return ""


def alone_in(page: WebPage, mentions: Mentions) -> str:
    """The one company that a page names, if it begins with it and comes back to it: a report without a name in its
    title. Empty where there is none."""
    named = mentions(page.text[:_MOST_OF_REPORT])
    is_one = len({one.name for one in named}) == 1 and len(named) > 1  # a namesake is named by an empty name
    return named[0].name if is_one and named[0].start <= _LEAD else ""
