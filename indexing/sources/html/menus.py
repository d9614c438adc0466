"""Saved HTML pages without what is the same on every page of their site."""

import re

from lxml import etree
from lxml.html import HTMLParser, document_fromstring, tostring

_MENUS = (
    "//nav | //footer[not(ancestor::article)] | //*[@role='navigation' or @role='contentinfo'"
    " or @role='search'] | //aside[not(ancestor::main or ancestor::article)]"
)
_HAS_MENU = re.compile(r"<(?:nav|footer|aside)\b|role\s*=", re.IGNORECASE)


def without_menus(html: str) -> str:
    """The page without menus and footers, and without what stands beside its main part; as it was where nothing
    else would be left, or where it cannot be taken apart."""
    if not _HAS_MENU.search(html):
        return html
    try:
        page = document_fromstring(html.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError):
        return html
    for one in page.xpath(_MENUS):
        one.drop_tree()
    return tostring(page, encoding="unicode") if page.text_content().strip() else html
