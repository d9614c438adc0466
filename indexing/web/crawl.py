"""Pages that were given, then those of the same sites that their links promise something of."""

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from urllib.parse import urlsplit

from indexing.web.page import PageLink, Trouble, WebPage
from indexing.web.visit import TROUBLES, Refused, Visitor, not_asked, plain_url

_USEFUL = re.compile(
    r"pric|plan|tarif|preis|cost|customer|client|kunden|about|company|unternehmen|ueber|über|team|press|news|blog|"
    r"fund|invest|"
    r"compare|comparison|vergleich|versus|\bvs\b|alternativ|product|produkt|feature|secur|trust|certif|complian|zertifi|award|"
    r"case.?stud|stor(?:y|ies)|"
    r"review|imprint|impressum|faq|changelog|release",
    re.IGNORECASE,
)
_TRAP = re.compile(
    r"log.?(?:in|out)|sign.?(?:in|up|out)|register|cart|checkout|calendar|/(?:tag|author|feed|wp-json|cgi-bin)/|"
    r"\.(?:zip|exe|dmg|png|jpe?g|gif|svg|mp4|"
    r"css|js|ico|xml|rss|docx?|xlsx?|pptx?)$|[?&](?:sid|session|sort|replytocom|share|print)=",
    re.IGNORECASE,
)
_FIRST = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"pric|plan|customer|about|compar|press|fund",
        r"trust.?cent|/trust\b|secur|certif|complian|zertifi|award|case.?stud",
    )
)
MOST_DEPTH = 6  # folders of a path
MOST_OF_FOUND = 6  # further pages of a site whose front page a search brought
_FRONT = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:index\.\w+|home)?/?", re.IGNORECASE)


async def crawl(
    urls: Sequence[str],
    visitor: Visitor,
    *,
    most_pages: int,
    per_site: int,
    follow: bool = True,
    found_urls: Sequence[str] = (),
) -> AsyncIterator[WebPage | Refused]:
    """Each page once, the given ones first; links are followed breadth first while the budget lasts.

    `found_urls`, which a search brought, are read behind the given ones. Links lead on within sites of given ones. Of a
    site whose front page was found they lead to the few pages that say most, such as its prices; from any other page
    that was found they lead nowhere, for a newspaper's other pages are about others. Those that were named and
    for which nothing was left come last, as not asked for."""
    given = list(dict.fromkeys(plain_url(one) for one in urls))
    wave = list(dict.fromkeys((*given, *(plain_url(one) for one in found_urls))))
    seen, taken = set(wave), Counter(_host(one) for one in given)
    most = dict.fromkeys(taken, per_site)
    sought = seen - set(given)
    pages, left_over = 0, wave[most_pages:]
    while wave and pages < most_pages:
        found: dict[str, PageLink] = {}
        asked = wave[: most_pages - pages]
        for url, result in zip(asked, await _visited(asked, visitor), strict=True):
            yield result
            pages += 1
            if isinstance(result, WebPage) and follow:
                found |= {plain_url(one.url): one for one in result.links}
                if url in sought and _is_front(result.url):
                    most.setdefault(urlsplit(result.url).netloc, min(MOST_OF_FOUND, per_site))
        wave = []
        for url, link in sorted(found.items(), key=lambda one: (_rank(one[1]), one[0])):
            host = _host(url)
            if url in seen or taken[host] >= most.get(host, 0) or not _is_useful(link):
                continue
            seen.add(url)
            taken[host] += 1
            wave.append(url)
    for url in left_over:
        yield not_asked(url)


def _host(url: str) -> str:
    """Empty for what is no address."""
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""


def _is_front(url: str) -> bool:
    """Whether it is a site's first page, perhaps in one of its languages."""
    parts = urlsplit(url)
    return bool(_FRONT.fullmatch(parts.path)) and not parts.query


async def _visited(urls: Sequence[str], visitor: Visitor) -> list[WebPage | Refused]:
    """In the order of the addresses; a page with trouble that holds no words counts as refused."""
    results = await asyncio.gather(*(visitor.visit(url) for url in urls))
    return [_judged(url, result) for url, result in zip(urls, results, strict=True)]


def _judged(url: str, result: WebPage | Refused) -> WebPage | Refused:
    if isinstance(result, WebPage) and result.trouble in TROUBLES and result.trouble is not Trouble.TOO_LARGE:
        has_words = result.trouble is Trouble.PAYWALL and len(result.text) > 200
        return result if has_words else Refused(url, f"{url} was not used: {TROUBLES[result.trouble]}.")
    return result


def _rank(link: PageLink) -> int:
    """Less comes first: prices and the like, then what proves something, then the rest."""
    words = f"{urlsplit(link.url).path} {link.words}"
    return next((place for place, said in enumerate(_FIRST) if said.search(words)), len(_FIRST))


def _is_useful(link: PageLink) -> bool:
    parts = urlsplit(link.url)
    if _TRAP.search(link.url) or parts.path.count("/") > MOST_DEPTH or len(parts.query) > 80:
        return False
    return bool(_USEFUL.search(f"{parts.path} {link.words}"))
