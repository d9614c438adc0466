"""From tokens to text: headings, paragraphs, items, tables and cards, as a visitor reads them."""

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from indexing.web.page import BlockKind
from indexing.web.reading.grid import Cell, Grid, cell_of, grids
from indexing.web.reading.line import Line, Stretch
from indexing.web.reading.look import Look
from indexing.web.reading.sheet import Sheet, plain
from indexing.web.reading.shown import CLOSE, OPEN, Shown, is_inline, tag_of
from indexing.web.reading.ticks import tick_of
from indexing.web.reading.titles import SEEMING, titles

_STRUCK_TAGS = frozenset(("del", "s", "strike"))
_STRUCK = re.compile(
    r"(?:^|[-_ ])(?:strike(?:d|through)?|line-?through|(?:old|was|original|regular|list|previous)-?price|"
    r"price-?(?:old|was|original|before))(?:$|[-_ ])",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:^|[-_ /])(?:testimonials?|reviews?|review-?body|comments?|user-?comments?|customer-?quotes?)(?:$|[-_ ])",
    re.IGNORECASE,
)
_ITEMS = frozenset(("li", "dd"))


@dataclass(frozen=True)
class Dated:
    """A `time` element: what it says, what its attribute says, the words before it, and its `itemprop`."""

    words: str
    told: str
    before: str
    named: str


@dataclass
class Written:
    """`aside` are the lines of what stands around the page's own words."""

    sheet: Sheet = field(default_factory=Sheet)
    aside: list[str] = field(default_factory=list)
    times: list[Dated] = field(default_factory=list)


def write(page: Shown, around: frozenset[HtmlElement]) -> Written:
    """All of the page's own words on a sheet."""
    writer = _Writer(page, around)
    for kind, element, words, look in page.tokens:
        if kind == OPEN:
            writer.open(element, look)
        elif kind == CLOSE:
            writer.close(element, look)
        else:
            writer.say(words, look)
    writer.flush()
    writer.settle()
    return writer.written


class _Writer:
    def __init__(self, page: Shown, around: frozenset[HtmlElement]) -> None:
        self.page = page
        self.around = around
        self.grids = grids(page)
        self.titles = titles(page, around, self.grids)
        self.written = Written()
        self.sheet = self.written.sheet
        self.line = Line()
        self.left_out: HtmlElement | None = None
        self.whole: HtmlElement | None = None  # a heading or a cell, which is one line whatever is in it
        self.grid: Grid | None = None
        self.grid_of: HtmlElement | None = None
        self.cell: Cell | None = None
        self.seeming = False  # the last block only looked like a heading, and nothing stands below it yet
        self.seeming_in: HtmlElement | None = None  # the item that it stands in
        self.open_items: list[HtmlElement] = []
        self.begun: set[HtmlElement] = set()  # items whose first line is written
        self.struck: list[HtmlElement] = []
        self.quoting: list[HtmlElement] = []
        self.quotes: list[HtmlElement] = []
        self.ends: dict[HtmlElement, list[int]] = {}
        self.kept: list[HtmlElement] = []  # `pre`: line ends are the page's own
        first = page.tokens[0][1] if page.tokens else None
        self.total = page.weights[first].characters if first is not None else 0

    # what opens

    def open(self, element: HtmlElement, look: Look) -> None:
        inline = is_inline(element, look)
        if self.left_out is None and self.whole is None and element in self.around:
            self.flush()
            self.left_out = element
        if self.left_out is not None:
            self._pass(inline=inline)
            return
        tag = tag_of(element)
        if tag == "br":
            self.line.break_off(struck=bool(self.struck))
        elif inline:
            self._open_inline(element, tag)
        elif self.whole is not None:
            self.line.gap(struck=bool(self.struck))
        else:
            self.flush()
        if tag in _STRUCK_TAGS or _STRUCK.search(element.get("class") or ""):
            self.struck.append(element)
        if self.whole is None:
            self._open_block(element, tag)

    def _pass(self, *, inline: bool) -> None:
        if not inline:
            self._aside()

    def _open_inline(self, element: HtmlElement, tag: str) -> None:
        self.line.opened = True
        if tag == "sup":
            self.line.raised = True
        elif "-" in tag or (tag in ("button", "img", "a") and self.line.closed):
            self.line.gap(struck=bool(self.struck))
        elif tag == "time":
            self._time(element)

    def _time(self, element: HtmlElement) -> None:
        before = "".join(words for words, _ in self.line.pieces[-6:])[-60:]
        told = (element.get("datetime") or "")[:60]
        words = self.page.words(element)[:80]
        self.written.times.append(Dated(words, told, before, (element.get("itemprop") or "").lower()))

    def _open_block(self, element: HtmlElement, tag: str) -> None:
        if self.grid is not None:
            self._open_in_grid(self.grid, element, tag)
        elif element in self.titles.levels:
            self.flush()
            self.whole = element
        elif element in self.grids:
            self.grid, self.grid_of = Grid(quoted=bool(self.quoting)), element
        elif tag in _ITEMS:
            self.open_items.append(element)
        elif tag == "pre":
            self.kept.append(element)
        if self._is_of_others(element, tag):
            self.quoting.append(element)
        if tag == "blockquote":
            self.quotes.append(element)

    def _open_in_grid(self, grid: Grid, element: HtmlElement, tag: str) -> None:
        if tag == "tr":
            parent = element.getparent()
            grid.open_row(in_head=parent is not None and parent.tag == "thead")
        elif tag in ("td", "th"):
            self.cell = cell_of(element)
            self.whole = element

    def _is_of_others(self, element: HtmlElement, tag: str) -> bool:
        if tag == "blockquote":
            return True
        names = (element.get("class"), element.get("id"), element.get("itemprop"), element.get("itemtype"))
        said = " ".join(one for one in names if one)
        # a page that is a review as a whole speaks for itself
        return (
            bool(said)
            and bool(_OTHERS.search(said))
            and self.page.weights[element].characters < 0.7 * self.total
        )

    # words

    def say(self, words: str, look: Look) -> None:
        struck = bool(self.struck) or look.struck
        if not self.kept or "\n" not in words:
            self.line.say(words, struck=struck)
            return
        for number, one in enumerate(words.split("\n")):
            if number:
                self.line.break_off(struck=struck)
            self.line.say(one, struck=struck)

    # what closes

    def close(self, element: HtmlElement, look: Look) -> None:
        inline = is_inline(element, look)
        if self.left_out is not None:
            self._pass(inline=inline and element is not self.left_out)
            self.left_out = None if self.left_out is element else self.left_out
            return
        if element is self.whole:
            self._close_whole(element)
        elif inline:
            self._close_inline(tag_of(element))
        elif self.whole is not None:
            self.line.gap(struck=bool(self.struck))
        else:
            self.flush()
        if self.grid is not None and element is self.grid_of:
            self._close_grid(self.grid)
        self._let_go(element)

    def _let_go(self, element: HtmlElement) -> None:
        if element in self.ends:
            self.flush()
            self._end(element)
        for held in (self.struck, self.quoting, self.quotes, self.open_items, self.kept):
            if held and held[-1] is element:
                held.pop()

    def _close_inline(self, tag: str) -> None:
        self.line.closed = True
        if tag == "button" or "-" in tag:
            self.line.gap(struck=bool(self.struck))

    def _close_whole(self, element: HtmlElement) -> None:
        self.whole = None
        stretches = self.line.stretches()
        if self.cell is not None and self.grid is not None:
            mark = tick_of(element) if not stretches else ""
            self.cell.stretches = [(mark, False)] if mark else stretches
            self.grid.add(self.cell)
            self.cell = None
            return
        level = self.titles.levels[element]
        if level == SEEMING and any(struck for _, struck in stretches):
            self._block(stretches, self.open_items[-1] if self.open_items else None)
        elif words := " ".join(words for words, _ in stretches):
            self._heading(element, words, level)

    def _heading(self, element: HtmlElement, words: str, level: int) -> None:
        if self.seeming and self.sheet.headings[-1][0] >= level:
            self.settle()
        self.seeming = level == SEEMING
        self.seeming_in = self.open_items[-1] if self.open_items else None
        self.sheet.heading(words, level, quoted=bool(self.quoting))
        self.ends.setdefault(self.titles.ends[element], []).append(level)

    def _end(self, element: HtmlElement) -> None:
        """Headings that speak for this element alone speak no longer."""
        levels = self.ends.pop(element)
        if self.seeming and SEEMING in levels:
            self.settle()
        least = min(levels)
        self.sheet.headings = [one for one in self.sheet.headings if one[0] < least]

    def _close_grid(self, grid: Grid) -> None:
        self.line.paragraphs()
        self.seeming = False
        self.sheet.apart()
        grid.write(self.sheet)
        self.grid = self.grid_of = None

    # lines

    def flush(self) -> None:
        """What was gathered of a line becomes blocks, one for each stretch that is crossed out or is not; in a table
        only what stands before its rows, as its caption."""
        if self.whole is None and (self.grid is None or not self.grid.rows):
            for paragraph in self.line.paragraphs():
                self._block(paragraph, self.open_items[-1] if self.open_items else None)

    def _block(self, stretches: list[Stretch], item: HtmlElement | None) -> None:
        if not stretches:
            return
        self.seeming = False
        if item is None:
            self.sheet.apart()
        if self.quotes:
            self.sheet.put("> ")
        if item is not None:
            self.sheet.put("  " if item in self.begun else "- ")
            self.begun.add(item)
        kind = BlockKind.ITEM if item is not None else BlockKind.TEXT
        for number, (words, struck) in enumerate(stretches):
            if number:
                self.sheet.put(" ")
            self.sheet.block(words, kind, struck=struck, quoted=bool(self.quoting))
        self.sheet.put("\n" if item is not None else "\n\n")

    def settle(self) -> None:
        """What looks like a heading but has nothing below it is a line like any other."""
        if self.seeming:
            self.seeming = False
            self._block([(self.sheet.take_back(), False)], self.seeming_in)

    def _aside(self) -> None:
        for paragraph in self.line.paragraphs():
            self.written.aside.append(" ".join(plain(words) for words, _ in paragraph))
