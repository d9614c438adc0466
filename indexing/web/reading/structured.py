"""What a page tells programs of itself: its tags and its structured data. None of it are words of the page."""

import json
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

Said = Mapping[str, object]
MOST_JSON = 500_000
_MOST_PARTS = 500
_MOST_DEPTH = 6


def metas(root: HtmlElement) -> dict[str, str]:
    """Each name in small letters with the first that is said of it."""
    found: dict[str, str] = {}
    for one in root.iter("meta"):
        name = (
            one.get("property") or one.get("name") or one.get("itemprop") or one.get("http-equiv") or ""
        ).lower()
        content = " ".join((one.get("content") or "")[:1_000].split())
        if name and content:
            found.setdefault(name, content)
    return found


def structured(root: HtmlElement) -> tuple[Said, ...]:
    """Every thing that its JSON-LD describes, also those within others, the outer ones first."""
    found: list[Said] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text and len(script.text) < MOST_JSON:
            try:
                told = json.loads(script.text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
            except (ValueError, RecursionError):
                continue
            for one in _things(told, 0):
                if len(found) < _MOST_PARTS:
                    found.append(one)
    return tuple(found)


def kinds(thing: Said) -> frozenset[str]:
    told = thing.get("@type")
    several = told if isinstance(told, list) else [told]
    return frozenset(str(one).rpartition("/")[2] for one in several if one)


def name_of(thing: object) -> str:
    """Of a thing, or of the first of several; empty where it has none."""
    if isinstance(thing, list):
        thing = next(iter(thing), None)
    name = thing.get("name") if isinstance(thing, dict) else thing
    return " ".join(name.split())[:100] if isinstance(name, str) else ""


def _things(told: object, depth: int) -> Iterator[Said]:
    if depth > _MOST_DEPTH:
        return
    if isinstance(told, list):
        for one in told[:_MOST_PARTS]:
            yield from _things(one, depth + 1)
    elif isinstance(told, dict):
        yield told
        for value in told.values():
            if isinstance(value, dict | list):
                yield from _things(value, depth + 1)
