"""Which elements are headings, also without a heading's tag, and for how much of a page each of them speaks."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from indexing.web.reading.shown import CLOSE, OPEN, Shown, is_inline

HEADINGS = {f"h{level}": level for level in range(1, 7)}
SEEMING = 7  # the level of what only looks like a heading
_TITLED = re.compile(
    r"(?:^|[-_ ])(?:title|heading|headline|name|plan|tier|label|eyebrow)(?:$|[-_ ])", re.IGNORECASE
)
_NO_TITLE = re.compile(r"\d[\d.,]*\s*[%kKmM+]?$|[.!?;,]$|[$€£¥₹]|^\W*$")
_HEAD = re.compile(r"(?:^|[-_ ])(?:head|header|heading|title|titles|intro|top)(?:$|[-_ ])", re.IGNORECASE)
_BOXES = frozenset("div section article li a".split())
_MOST = 20_000
_MOST_WORDS = 6


@dataclass(frozen=True)
class Titles:
    """`ends` says with which element's end a heading stops to speak for what follows it."""

    levels: dict[HtmlElement, int] = field(default_factory=dict)
    ends: dict[HtmlElement, HtmlElement] = field(default_factory=dict)


def titles(page: Shown, around: frozenset[HtmlElement], grids: frozenset[HtmlElement]) -> Titles:
    """Headings outside of what stands around the page's words and outside of tables."""
    levels: dict[HtmlElement, int] = {}
    without: HtmlElement | None = None
    first = _firsts(page)
    for kind, element, _, look in page.tokens:
        if without is not None:
            if kind == CLOSE and element is without:
                without = None
        elif kind == OPEN:
            if element in around or element in grids:
                without = element
            elif len(levels) < _MOST and (
                level := _level(page, element, inline=is_inline(element, look), first=first)
            ):
                levels[element] = level
                without = element
    return Titles(levels, _ends(page, levels))


def _level(page: Shown, element: HtmlElement, *, inline: bool, first: frozenset[HtmlElement]) -> int:
    if level := HEADINGS.get(element.tag, 0):
        return level
    if element.get("role") == "heading":
        told = element.get("aria-level") or "2"
        return int(told) if told in "123456" and len(told) == 1 else 2
    if element.tag in ("dt", "summary"):
        return _level_within(element)
    weight = page.weights[element]
    if not 1 < weight.characters <= 80 or element.tag in ("li", "td", "th", "button", "label"):
        return 0
    is_called_so = _is_called_so(element) and not _is_line_of_title(element)
    if inline and not (is_called_so and _is_alone_first(element)):
        return 0
    if is_called_so or element in first or _is_bold(page, element):
        return SEEMING if _reads_as_title(page.words(element)) else 0
    return 0


def _level_within(element: HtmlElement) -> int:
    """That of a heading inside a term or a summary; of a summary over headings, one above the highest of them."""
    inner = next(element.iter(*HEADINGS), None)
    if inner is not None:
        return HEADINGS[inner.tag]
    folded = element.getparent() if element.tag == "summary" else None
    below = (HEADINGS[one.tag] for one in folded.iter(*HEADINGS)) if folded is not None else ()
    return max(2, min(below, default=SEEMING + 1) - 1)


def _is_called_so(element: HtmlElement) -> bool:
    return bool(_TITLED.search(element.get("class") or ""))


def _is_line_of_title(element: HtmlElement) -> bool:
    """Whether it stands right below a heading of its box, as the only one of its kind there: whom a plan is for."""
    before, kind = element.getprevious(), element.get("class")
    return (
        before is not None
        and before.tag in HEADINGS
        and not any(one.get("class") == kind for one in element.itersiblings())
    )


def _reads_as_title(words: str) -> bool:
    return len(words.split()) <= _MOST_WORDS and not _NO_TITLE.search(words)


def _is_alone_first(element: HtmlElement) -> bool:
    """The first of several in a box that has no words of its own."""
    box = element.getparent()
    if box is None or box.tag not in _BOXES or (box.text or "").strip() or (element.tail or "").strip():
        return False
    return len(box) > 1 and box[0] is element


def _is_bold(page: Shown, element: HtmlElement) -> bool:
    """A line that is bold as a whole."""
    inner = next(iter(element), None)
    return (
        element.tag in ("p", "div")
        and inner is not None
        and inner.tag in ("b", "strong")
        and inner in page.weights
        and page.weights[inner].characters >= page.weights[element].characters - 2
        and element.getnext() is not None
    )


def _firsts(page: Shown) -> frozenset[HtmlElement]:
    """The first line of each of several boxes that are built alike, none of which has a heading: names of cards."""
    found: set[HtmlElement] = set()
    for outer in page.weights:
        if outer.tag not in ("div", "section", "ul", "ol", "main", "body") or len(outer) < 2:
            continue
        boxes = [one for one in outer if one.tag in _BOXES and one in page.weights][:200]
        kinds = Counter((one.tag, one.get("class")) for one in boxes)
        for box in boxes:
            if (
                kinds[box.tag, box.get("class")] > 1
                and len(box) > 1
                and (line := _first_line(box)) is not None
            ):
                found.add(line)
    return frozenset(found)


def _first_line(box: HtmlElement) -> HtmlElement | None:
    """The first child of a card, which is a short line, and not the only one."""
    lines = [one for one in list(box)[:12] if isinstance(one.tag, str)]
    is_card = sum(one.tag in ("p", "div", "ul", "ol", "dl") for one in lines) >= 2
    has_heading = any(
        one.tag in HEADINGS or (one.get("class") and _TITLED.search(one.get("class"))) for one in lines
    )
    if not is_card or has_heading or (box.text or "").strip() or len(lines[0]) > 0:
        return None
    return lines[0] if lines[0].tag in ("p", "div") else None


def _ends(page: Shown, levels: dict[HtmlElement, int]) -> dict[HtmlElement, HtmlElement]:
    """A heading speaks for the widest element in which no other of its rank stands, at least for its parent."""
    counted: dict[HtmlElement, list[int]] = {}
    for title, level in levels.items():
        for outer in title.iterancestors():
            counted.setdefault(outer, [0] * (SEEMING + 1))[level] += 1
    found: dict[HtmlElement, HtmlElement] = {}
    for title, level in levels.items():
        end = title
        for outer in _outward(page, title):
            if sum(counted[outer][: level + 1]) > 1 or _is_one_of_several(end):
                end = outer if end is title or _is_only_a_head(page, title, end) else end
                break
            end = outer
        found[title] = end
    return found


def _outward(page: Shown, title: HtmlElement) -> Iterator[HtmlElement]:
    return (one for one in title.iterancestors() if one in page.weights)


def _is_one_of_several(box: HtmlElement) -> bool:
    """A card beside others that are built alike."""
    kind = box.get("class")
    if box.tag not in _BOXES or (not kind and box.tag not in ("li", "article")):
        return False
    return any(
        one is not None and one.tag == box.tag and one.get("class") == kind
        for one in (box.getprevious(), box.getnext())
    )


def _is_only_a_head(page: Shown, title: HtmlElement, box: HtmlElement) -> bool:
    """A box for the heading itself, perhaps with a line below it: what it speaks for stands beside the box."""
    characters = page.weights[box].characters
    if characters <= page.weights[title].characters + 2 or box.tag in ("header", "hgroup"):
        return True
    return characters < 400 and bool(_HEAD.search(box.get("class") or ""))
