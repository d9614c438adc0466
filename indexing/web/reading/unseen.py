"""Words of a page that no visitor sees: hidden elements and remarks in its source. They prove nothing, ever."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.html import HtmlElement

from indexing.web.reading.look import UNSHOWN

MOST_CHARACTERS = 40_000  # of one page, the first ones
_MOST_REMARK = 4_000
_WITH_WORDS = frozenset(("template", "noscript"))
_WITHIN_A_LINE = frozenset(
    "a abbr b bdi bdo code em font i mark q s small span strong sub sup time u".split()
)
_TAG = re.compile(r"<[^<>]{0,400}>")


def hidden_words(element: HtmlElement) -> Iterator[str]:
    """What an element that is not shown says, paragraph by paragraph."""
    if element.tag in UNSHOWN - _WITH_WORDS:
        return
    parts: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, one in walker:
        if one.tag not in _WITHIN_A_LINE:
            yield " ".join("".join(parts).split())
            parts = []
        if event == "end":
            parts.append((one.tail if one is not element else "") or "")
        elif one.tag in UNSHOWN - _WITH_WORDS:
            walker.skip_subtree()
        else:
            parts.append(one.text or "")
    yield " ".join("".join(parts).split())


def remarks(html: str) -> Iterator[str]:
    """The comments of a page's source."""
    start = html.find("<!--")
    while start >= 0:
        end = html.find("-->", start)
        if end < 0:
            return
        yield " ".join(_TAG.sub(" ", html[start + 4 : min(end, start + _MOST_REMARK)]).split())
        start = html.find("<!--", end)


def first_of(pieces: Iterable[str]) -> tuple[str, ...]:
    """As many as are kept, each once, without those that are hardly a sentence."""
    kept: dict[str, None] = {}
    left = MOST_CHARACTERS
    for piece in pieces:
        if " " in piece and piece not in kept:
            left -= len(piece)
            if left < 0:
                break
            kept[piece] = None
    return tuple(kept)
