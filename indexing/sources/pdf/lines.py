"""The lines of a PDF's page: where each stands and in what letters."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pdfminer.layout import LTTextLine
    from pdfplumber.page import Page

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\n]{2,}|[\t\r\f]")  # justified text comes with two blanks between words


@dataclass(frozen=True)
class Style:
    """`size` of the letters, in half points."""

    size: float
    is_bold: bool


@dataclass(frozen=True)
class Line:
    """A stretch of text on one line, in points from the page's top left corner; `box` numbers those that stand
    close."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    style: Style
    box: int

    @property
    def height(self) -> float:
        return self.bottom - self.top


def lines_of(page: "Page") -> list[Line]:
    """Every line with words in it, in the order of reading."""
    from pdfminer.layout import LTTextBox, LTTextLine

    boxes = (one for one in page.layout if isinstance(one, LTTextBox))
    return [
        found
        for number, box in enumerate(boxes)
        for line in box
        if isinstance(line, LTTextLine) and (found := _line(line, float(page.height), number))
    ]


def _line(line: "LTTextLine", height: float, box: int) -> Line | None:
    from pdfminer.layout import LTChar

    text = _BLANKS.sub(" ", line.get_text()).strip()
    styles = Counter(
        Style(round(one.size * 2) / 2, is_bold=bool(_BOLD.search(one.fontname)))
        for one in line
        if isinstance(one, LTChar) and not one.get_text().isspace()
    )
    if not text or not styles:
        return None
    # a word in bold makes no bold line, so the plain letters decide where there are any
    plain = [one for one in styles if not one.is_bold]
    style = max(plain or styles, key=lambda one: styles[one])
    return Line(text, line.x0, line.x1, height - line.y1, height - line.y0, style, box)
