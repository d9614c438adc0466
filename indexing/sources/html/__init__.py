"""HTML on its way to Markdown: what nobody is to read goes, and tables get a cell in every place."""

import re
from collections.abc import Callable

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring, tostring

from indexing.sources.html.grids import fill_tables
from indexing.sources.html.menus import drop_hidden, drop_menus

__all__ = ["settled", "without_hidden", "without_menus"]

_TO_SETTLE = re.compile(r"\b(?:col|row)span\s*=|<(?:s|del|strike)\b|<t[dh]\b[^<]{0,2000}\|", re.IGNORECASE)
_HIDES = re.compile(r"<[^<>]{1,2000}\b(?:hidden\b|display\s*:\s*none)", re.IGNORECASE)
_TO_DROP = re.compile(
    r"<(?:nav|footer|aside|header|dialog)\b|\b(?:role|class|id|hidden|style)\b", re.IGNORECASE
)


def settled(html: str) -> str:
    """Without what was struck out, and with every table as a grid."""
    return _changed(html, _settle) if _TO_SETTLE.search(html) else html


def without_menus(html: str) -> str:
    """The page without menus, banners and footers, without what stands beside its main part, and without what it
    hides; as it was where nothing else would be left, or where it cannot be taken apart."""
    return _changed(html, _drop) if _TO_DROP.search(html) else html


def without_hidden(html: str) -> str:
    return _changed(html, drop_hidden) if _HIDES.search(html) else html


def _settle(page: HtmlElement) -> None:
    for one in page.xpath("//s | //strike | //del"):
        one.drop_tree()
    fill_tables(page)


def _drop(page: HtmlElement) -> None:
    drop_menus(page)
    drop_hidden(page)


def _changed(html: str, change: Callable[[HtmlElement], None]) -> str:
    parser = HTMLParser(encoding="utf-8")
    try:
        page = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return html
    if any("depth" in one.message for one in parser.error_log):
        return html  # what lies deeper is not in the tree
    change(page)
    return tostring(page, encoding="unicode") if page.text_content().strip() else html
