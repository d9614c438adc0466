"""A page in the pieces that are compared: sentences, items and rows of tables, each with the headings above it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest

from indexing.web.page import BlockKind, WebPage
from skills.research.compare.figures import figures_in

_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*\)")
_BULLET = re.compile(r"^\s*(?:[-*+•‣·]|\d{1,2}[.)])\s+")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*)")
_SHORTENED = "Inc No Co Ltd Corp St Dr Mr Ms Mio Mrd Nr ca approx vs incl excl zzgl inkl bzw".split()
_SENTENCE_END = re.compile(
    "".join(rf"(?<!\b{word})" for word in _SHORTENED)
    + r"(?<!\b[A-Z])[.!?]+[\"”’)]*\s+(?=[\"“(]?[A-ZÀ-Þ0-9$€£])|"
    r"(?<=\b(?:Inc|Ltd))\.\s+(?=(?:We|The|Our|Its?|In|They|This|An?|Since|As)\b)"
)
_MARKS = re.compile(r"[*_`>#|\\~]+")
_RULE = re.compile(r"[\s|:+=_*-]+")
_WORD = re.compile(r"[^\W_]+(?:['’&][^\W_]+)*")
_COUNTED = {
    word: str(number)
    for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_COUNTED)})\b", re.IGNORECASE)
# pairs of words that say the same, so that one for the other is no change
_SAME = {
    "purchase": "buy", "begin": "start", "begins": "starts", "clients": "customers", "client": "customer",
    "companies": "businesses", "firms": "businesses", "monthly": "month", "mo": "month", "yearly": "year",
    "annually": "year", "annual": "year", "yr": "year", "quick": "fast", "easy": "simple", "assist": "help",
    "organisations": "organizations", "utilise": "use", "utilize": "use", "cost": "price", "costs": "price",
}  # fmt: skip


SHORT = 8  # words up to which a piece is an item
FEWEST = 5  # words up to which a full stop makes no sentence of it


@dataclass(frozen=True)
class Unit:
    """Characters `start`..`end` of a page's text. `path` are headings above it; `quoted` are somebody else's words."""

    start: int
    end: int
    text: str
    path: tuple[str, ...] = ()
    quoted: bool = False
    below: str = ""  # the short line that follows, such as somebody's role

    @property
    def is_item(self) -> bool:
        """A heading, an item or a row, and no sentence: about what the heading above it says."""
        return len(self.key) <= SHORT and (len(self.key) <= FEWEST or self.words[-1:] not in ".!?")

    @cached_property
    def words(self) -> str:
        """Without Markdown, small numbers in digits."""
        return in_digits(self.shown)

    @cached_property
    def shown(self) -> str:
        """As a reader sees it."""
        return " ".join(_MARKS.sub(" ", _LINK.sub(r"\1", _BULLET.sub("", self.text))).split())

    @cached_property
    def key(self) -> tuple[str, ...]:
        """Equal for what differs in marks, case, gaps and the form of numbers alone."""
        return tuple(keyed(self.words))


def keyed(words: str) -> Iterator[str]:
    """Words in lower case and each number as its amount with its currency."""
    at = 0
    for figure in figures_in(words):
        # a currency that stands before its number is a part of it
        lead = re.sub(r"(?:[A-Z]{1,2}?[$]|[€£¥₹]|\b[A-Z]{3})\s?$", "", words[at : figure.start])
        yield from _words(lead)
        yield f"{figure.amount.normalize():f}{figure.unit}"
        at = figure.end
    yield from _words(words[at:])


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(text.casefold()):
        yield _SAME.get(word) or word


def in_digits(words: str) -> str:
    """Small numbers in words as digits, so that five seats are 5 seats."""
    return _NUMBER_WORD.sub(lambda found: _COUNTED[found[0].casefold()], words)


def units_of(page: WebPage) -> tuple[Unit, ...]:
    """Each sentence, item and row once, in the order of the page; crossed out words are not of today."""
    struck = [(block.start, block.end) for block in page.blocks if block.struck]
    quoted = [(block.start, block.end) for block in page.blocks if block.quoted]
    labels = [block for block in page.blocks if block.path and block.kind is not BlockKind.HEADING]
    paths = {block.start: block.path for block in labels}
    found: list[Unit] = []
    for start, end, path in _lines(page.text):
        if _within(start, end, struck):
            continue
        above = paths.get(start, path)
        for first, last in _sentences(page.text, start, end):
            text = page.text[first:last]
            found.append(
                Unit(first, last, text, above, _within(first, last, quoted) or page.text[start] == ">")
            )
    kept = [unit for unit in found if unit.key]
    return tuple(
        replace(unit, below=after.words if len(after.key) <= SHORT else "") if after else unit
        for unit, after in zip_longest(kept, kept[1:])
    )


def _within(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def _lines(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Each line with the headings above it."""
    path: list[tuple[int, str]] = []
    for line in re.finditer(r"[^\n]+", text):
        heading = _HEADING.match(line[0])
        if heading:
            depth = len(heading[1])
            path = [one for one in path if one[0] < depth]
        if not _RULE.fullmatch(line[0]):
            yield line.start(), line.end(), tuple(words for _, words in path)
        if heading:
            path.append((depth, heading[2].strip()))


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of a line stand; a row of a table stays whole."""
    line = text[start:end]
    cuts = [] if line.count("|") > 1 else [found.end() for found in _SENTENCE_END.finditer(line)]
    for first, last in zip((0, *cuts), (*cuts, len(line)), strict=True):
        piece = line[first:last]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            yield start + first + lead, start + first + len(piece.rstrip())
