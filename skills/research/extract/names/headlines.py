"""Pages that bear the name of the one they write about: a title that is the headline over an article names no site."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from indexing.web.page import BlockKind, WebPage
from skills.research.compare.hosts import is_local, publisher_of
from skills.research.extract.names.names import flat

_LEAST_WORDS = 3  # behind the name: “Acme: prices” is a page of Acme's
_NO_LETTERS = re.compile(r"[\W_]+")


def without_headline(page: WebPage) -> WebPage:
    """The page without its site's name, where that is only the subject of its headline: of “Acme: guests noticed
    nothing” on a wire's site. A first page, and one whose address is named after it, keep theirs."""
    named, colon, said = page.title.partition(":")
    is_told = bool(colon) and named.strip() == page.site and len(said.split()) >= _LEAST_WORDS
    if not is_told or not _is_heading(page) or _is_its_address(page):
        return page
    return replace(page, site="", organisation="" if page.organisation == page.site else page.organisation)


def _is_heading(page: WebPage) -> bool:
    """Whether the page's first heading says its whole title."""
    heading = next((page.words(one) for one in page.blocks if one.kind is BlockKind.HEADING), "")
    return _plain(heading) == _plain(page.title)


def _is_its_address(page: WebPage) -> bool:
    """Whether it is the first page of its address, or the address bears the name."""
    parts = urlsplit(page.url)
    host = "" if is_local(parts.hostname or "") else publisher_of(page.url)
    return parts.path in ("", "/") or _plain(page.site) in _plain(host)


def _plain(words: str) -> str:
    return _NO_LETTERS.sub("", flat(words).casefold())
