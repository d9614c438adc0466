"""Saved HTML pages without what is the same on every page of their site, and without what they hide."""

import re

from lxml.html import HtmlElement

from indexing.web.reading.css import sheets_of
from indexing.web.reading.furniture import SURE, furniture
from indexing.web.reading.look import Looks
from indexing.web.reading.shown import shown

_MENUS = (
    "//nav | //footer[not(ancestor::article)] | //*[@role='navigation' or @role='contentinfo'"
    " or @role='search'] | //aside[not(ancestor::main or ancestor::article)] | //button | //select"
    " | //div[(@id='footer' or @class='footer') and not(ancestor::article)]"
)
_HIDDEN = "//*[@hidden] | //*[contains(translate(@style, 'DISPLAYNOE ', 'displaynoe'), 'display:none')]"
# what a press opens is the page's own, though a saved page shows it closed
_OPENED = re.compile(
    r"accordion|collaps|expand|toggle|panel|\btab|faq|answer|details|spoiler|content|body|submenu",
    re.IGNORECASE,
)
_OPENERS = frozenset("button summary dt h1 h2 h3 h4 h5 h6 label a".split())


def drop_menus(page: HtmlElement) -> None:
    seen = shown(page, Looks(sheets_of(one.text or "" for one in page.iter("style")), plain=False))
    for one in {*furniture(seen, SURE), *page.xpath(_MENUS)}:
        if one.getparent() is not None and not _heads(one):
            one.drop_tree()


def _heads(element: HtmlElement) -> bool:
    """A button that opens an answer is its question."""
    return element.tag == "button" and (
        element.get("aria-expanded") is not None or element.get("aria-controls") is not None
    )


def drop_hidden(page: HtmlElement) -> None:
    pointed = {one.lstrip("#") for name in _POINTERS for one in page.xpath(f"//@{name}")}
    for one in page.xpath(_HIDDEN):
        if one.getparent() is not None and not _opens(one, pointed):
            one.drop_tree()


_POINTERS = ("aria-controls", "href", "data-target", "data-bs-target", "for")


def _opens(element: HtmlElement, pointed: set[str]) -> bool:
    """Whether a visitor can make it show, as the answers of a list of questions."""
    before = element.getprevious()
    return (
        element.get("id") in pointed
        or element.get("hidden") == "until-found"
        or element.get("role") in ("tabpanel", "region")
        or element.tag in ("html", "body", "main", "article")
        or bool(_OPENED.search(f"{element.get('class', '')} {element.get('id', '')}"))
        or (before is not None and before.tag in _OPENERS)
    )
