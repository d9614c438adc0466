"""What a site calls itself where each of its pages leads to its first one: the words of that link."""

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, urljoin, urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

# a site of several languages has a first page of each: /, /index.html, /en/, /de-at/
FIRST_PATH = re.compile(r"/?(?:(?:index|home|default)\.\w{2,5})?")
_FIRST_OF_LANGUAGE = re.compile(r"/[a-z]{2}(?:[-_][a-z]{2})?/?", re.IGNORECASE)
_MOST_LINKS = 60  # that are looked at: it stands at the top of a page
_SEEN = XPath(".//text()[not(ancestor::svg) and not(ancestor::title)]")
_SHORTEST, _LONGEST = 3, 40  # characters of a name


def home_links(root: HtmlElement, url: str) -> Iterator[str]:
    """The words of links to the first page of the address, those at the top of the page first."""
    for place, one in enumerate(root.iter("a")):
        if place == _MOST_LINKS:
            return
        words = _words(one)
        if _SHORTEST <= len(words) <= _LONGEST and _leads_home(one.get("href") or "", url):
            yield words


def _words(link: HtmlElement) -> str:
    """What it says, without the titles of drawings, which nobody sees; of a drawing, what is drawn."""
    told = " ".join(" ".join(_SEEN(link)).split())
    drawn = (one.get("alt") or "" for one in link.iter("img"))
    return told or next((" ".join(one.split()) for one in drawn if one.strip()), "")


def _leads_home(href: str, url: str) -> bool:
    if not href.strip() or href.lstrip().startswith(("#", "?")):
        return False
    here, there = _split(url, ""), _split(url, href.strip())
    if here is None or there is None or here.netloc != there.netloc or there.query:
        return False
    return bool(FIRST_PATH.fullmatch(there.path) or _FIRST_OF_LANGUAGE.fullmatch(there.path))


def _split(url: str, href: str) -> SplitResult | None:
    try:
        return urlsplit(urljoin(url, href))
    except ValueError:
        return None
