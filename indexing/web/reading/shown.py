"""A page as a row of tokens: elements that open and close, and the words between them that a visitor sees."""

from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from indexing.web.reading.counters import counted_up
from indexing.web.reading.look import Look, Looks
from indexing.web.reading.unseen import hidden_words

OPEN, WORDS, CLOSE = 0, 1, 2
Token = tuple[int, HtmlElement, str, Look]

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q s samp small span "
    "strike strong sub sup time tt u var wbr br button rt rb ruby output meter progress picture tspan blink".split()
)
_ROLES = {
    "row": "tr", "cell": "td", "gridcell": "td", "columnheader": "th", "rowheader": "th", "listitem": "li",
    "table": "table", "grid": "table",
}  # fmt: skip


@dataclass(slots=True)
class Weight:
    """Characters that are seen within an element, how many of them in links, how many links, where its tokens are."""

    characters: int = 0
    linked: int = 0
    links: int = 0
    first: int = 0
    last: int = 0


@dataclass(frozen=True)
class Shown:
    """`unseen` are the words that a visitor does not see."""

    tokens: list[Token] = field(default_factory=list)
    weights: dict[HtmlElement, Weight] = field(default_factory=dict)
    unseen: list[str] = field(default_factory=list)

    def words(self, element: HtmlElement, most: int = 2_000) -> str:
        """What is seen of an element, in one line, parts that stand apart with a blank between them."""
        weight = self.weights[element]
        parts: list[str] = []
        for kind, one, words, look in self.tokens[weight.first : min(weight.last, weight.first + most)]:
            parts.append(words if kind == WORDS else "" if is_inline(one, look) else " ")
        return " ".join("".join(parts).split())


def shown(root: HtmlElement, looks: Looks) -> Shown:
    """One walk over the page, without recursion, so that no depth of it can do harm."""
    page = Shown()
    tokens, weights = page.tokens, page.weights
    above: list[tuple[HtmlElement, Look, Weight]] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    closed: HtmlElement | None = None
    for event, element in walker:
        look = above[-1][1] if above else Look()
        if event == "start":
            look = looks.of(element, look)
            if look.is_closed:
                walker.skip_subtree()
                page.unseen.extend(hidden_words(element))
                closed = element
                continue
            weight = weights[element] = Weight(first=len(tokens))
            above.append((element, look, weight))
            tokens.append((OPEN, element, "", look))
            _say(page, above, counted_up(element) or element.text)
        else:
            if closed is element:
                closed = None
            else:
                _close(tokens, above)
            if above:
                _say(page, above, element.tail)
    return page


def _say(page: Shown, above: list[tuple[HtmlElement, Look, Weight]], words: str | None) -> None:
    element, look, weight = above[-1]
    if words and not look.is_seen:
        page.unseen.append(" ".join(words.split()))
    elif words:
        page.tokens.append((WORDS, element, words, look))
        weight.characters += len(words) if len(words) < 20 else len(" ".join(words.split()))


def _close(tokens: list[Token], above: list[tuple[HtmlElement, Look, Weight]]) -> None:
    element, look, weight = above.pop()
    tokens.append((CLOSE, element, "", look))
    weight.last = len(tokens)
    if element.tag == "a" and element.get("href"):
        weight.linked = weight.characters
        weight.links += 1
    if above:
        outer = above[-1][2]
        outer.characters += weight.characters
        outer.linked += weight.linked
        outer.links += weight.links


def tag_of(element: HtmlElement) -> str:
    """Its name, or that of the element that its role makes it."""
    role = element.get("role")
    return _ROLES.get(role, str(element.tag)) if role else str(element.tag)


def is_inline(element: HtmlElement, look: Look) -> bool:
    """Whether it stands within a line."""
    display = look.display
    if display:
        if display.startswith("inline") or display == "contents":
            return element.tag in INLINE or element.tag in ("div", "p", "section")
        return element.tag in ("br", "wbr", "img")
    return element.tag in INLINE or "-" in element.tag
