"""Marks of a table that are pictures: a tick or a cross, by what the page calls them. Nothing else is read of them."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

YES, NO = "✓", "✗"
_PICTURES = frozenset(("img", "svg", "i", "span", "use", "path"))
_NAMED = (
    "class",
    "alt",
    "aria-label",
    "title",
    "href",
    "{http://www.w3.org/1999/xlink}href",
    "data-icon",
    "src",
)
_PREFIX = re.compile(
    r"^(?:fa[srlb]?|icon|ico|bi|ti|ri|lucide|mdi|glyphicon|svg|is|img|feature|status|cell)[-_]+"
)
_YES = re.compile(
    r"(?:check(?:ed|mark)?|tick(?:ed)?|yes|included|available|supported|true|ja|enthalten|inklusive|oui|inclus|sí|"
    r"incluido)(?:[-_ ]?(?:mark|circle|icon|solid|fill|green|bold|lg|sm))*"
)
_NO = re.compile(
    r"(?:x|cross|times|no|not[-_ ](?:included|available|supported)|unavailable|excluded|false|none|nein|"
    r"nicht[-_ ]enthalten|non[-_ ]inclus|non|no[-_ ]incluido)(?:[-_ ]?(?:mark|circle|icon|solid|fill|red|grey|gray|"
    r"bold|lg|sm))*"
)
_MOST_OF_NAME = 40  # letters


def tick_of(cell: HtmlElement) -> str:
    """The mark that a cell without words shows; empty where it shows none, or both."""
    found = {mark for name in _names(cell) for mark in (_mark(name),) if mark}
    return found.pop() if len(found) == 1 else ""


def _names(cell: HtmlElement) -> Iterator[str]:
    """What its pictures are called, and what is said beside them to those who listen."""
    said = " ".join("".join(cell.itertext()).split()).lower()
    if len(said) <= _MOST_OF_NAME:
        yield said.strip(" .")
    for one in cell.iterdescendants(*_PICTURES):
        for attribute in _NAMED:
            told = (one.get(attribute) or "").lower()
            if attribute in ("alt", "aria-label", "title"):
                yield told.strip(" .")
            elif attribute in ("src", "href") or attribute.endswith("href"):
                yield re.split(r"[/#]", told.partition("?")[0])[-1].partition(".")[0]
            else:
                yield from told.split()


def _mark(name: str) -> str:
    bare = _PREFIX.sub("", _PREFIX.sub("", name))
    return YES if _YES.fullmatch(bare) else NO if _NO.fullmatch(bare) else ""
