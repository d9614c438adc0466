"""A page of HTML: parsed leniently, walked without recursion, and judged."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from indexing.web.page import PageLink, Trouble, WebPage
from indexing.web.reading.about import about_page
from indexing.web.reading.css import sheets_of
from indexing.web.reading.furniture import LIKELY, SURE, furniture
from indexing.web.reading.laid_out import call_tables
from indexing.web.reading.look import Looks
from indexing.web.reading.sheet import plain
from indexing.web.reading.shown import OPEN, Shown, shown
from indexing.web.reading.trouble import trouble_of
from indexing.web.reading.unseen import first_of, remarks
from indexing.web.reading.write import Written, write

MOST_LINKS = 2_000
_LEAST_MAIN = 200  # characters: where less is left, what only seemed to be furniture is read too
_MOST_DEPTH = 100
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]{0,60})([^<>]{0,4000})>?")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr p li".split())


def read_html(bare: WebPage, html: str, *, cut: bool = False) -> WebPage:
    """What a visitor sees of a page; `cut` where only its beginning was given."""
    root = _parsed(html)
    if root is None:
        return replace(bare, trouble=Trouble.EMPTY)
    call_tables(root)
    page = _shown(root)
    written = _written(page)
    text = written.sheet.text
    about = about_page(root, bare.url, written)
    # no page is of a day to come, whatever it announces
    latest = bare.fetched_at.date() + timedelta(days=1)
    published, modified = (
        day if day and day <= latest else None for day in (about.published, about.modified)
    )
    trouble = Trouble.TOO_LARGE if cut else trouble_of(root, text, is_free=about.is_free)
    return replace(
        bare,
        text=text,
        title=about.title,
        site=about.site,
        organisation=about.organisation,
        language=about.language,
        published=published,
        modified=modified,
        blocks=tuple(written.sheet.blocks),
        links=_links(root, page, bare.url),
        unseen=first_of((*page.unseen, *remarks(html))),
        trouble=trouble,
    )


def _parsed(html: str) -> HtmlElement | None:
    html = html.replace("\x00", "")
    root, is_whole = _tree(html)
    return root if is_whole else _tree(_flattened(html))[0]


def _tree(html: str) -> tuple[HtmlElement | None, bool]:
    """The page's tree, and whether it is that of all of the page: the parser stops at a depth that harms."""
    # as bytes: a declaration of another encoding within would be believed, and raise for a str
    parser = HTMLParser(
        encoding="utf-8", recover=True, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, True
    return root, not any("depth" in one.message for one in parser.error_log)


def _flattened(html: str) -> str:
    """Without the tags that are nested deeper than any page needs, so that their words are read all the same."""
    depth = 0

    def kept(found: re.Match[str]) -> str:
        nonlocal depth
        if found[2].lower() in _VOID or found[3].endswith("/"):
            return found[0] if depth <= _MOST_DEPTH else " "
        depth = max(0, depth - 1) if found[1] else depth + 1
        return found[0] if depth + bool(found[1]) <= _MOST_DEPTH else " "

    return _TAG.sub(kept, html)


def _shown(root: HtmlElement) -> Shown:
    sheets = sheets_of(one.text or "" for one in root.iter("style"))
    linked = any("stylesheet" in (one.get("rel") or "").lower() for one in root.iter("link"))
    page = shown(root, Looks(sheets, plain=not linked))
    if not _has_words(page):
        _open_noscript(root)
        page = shown(root, Looks(sheets, plain=not linked))
    return page


def _has_words(page: Shown) -> bool:
    return bool(page.tokens) and page.weights[page.tokens[0][1]].characters >= _LEAST_MAIN


def _open_noscript(root: HtmlElement) -> None:
    """A page that shows next to nothing is for those without scripts what it says to them."""
    for one in list(root.iter("noscript")):
        if len("".join(one.itertext()).strip()) >= _LEAST_MAIN:
            one.tag = "div"


def _written(page: Shown) -> Written:
    """Without furniture, unless next to nothing is left then, and much more with what only seemed to be some."""
    found = write(page, furniture(page, LIKELY))
    for level in (SURE, None):
        if len(found.sheet.text) >= _LEAST_MAIN:
            break
        more = write(page, furniture(page, level) if level else frozenset())
        found = more if len(more.sheet.text) > 2 * len(found.sheet.text) + 20 else found
    return found


def _links(root: HtmlElement, page: Shown, url: str) -> tuple[PageLink, ...]:
    """Where the page leads that a visitor can follow, each once, with the words of its first link."""
    base = next(iter(root.iter("base")), None)
    start = _joined(url, base.get("href") or "") if base is not None else url
    found: dict[str, str] = {}
    joined: dict[str, str] = {}
    for one in _anchors(page):
        link = one.get("href").strip()
        if link not in joined:
            joined[link] = _joined(start or url, link).partition("#")[0]
        target = joined[link]
        if target and not found.get(target):
            found[target] = plain(page.words(one)).strip()[:200]
        if len(found) == MOST_LINKS:
            break
    return tuple(PageLink(target, words) for target, words in found.items())


def _anchors(page: Shown) -> Iterator[HtmlElement]:
    return (
        one
        for kind, one, _, _ in page.tokens
        if kind == OPEN and one.tag in ("a", "area") and one.get("href")
    )


def _joined(start: str, link: str) -> str:
    """Empty for what is no address of the web."""
    try:
        target = urljoin(start, link)
        return target if urlsplit(target).scheme in ("http", "https") else ""
    except ValueError:
        return ""
