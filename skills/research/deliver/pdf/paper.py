"""A page: its fonts for every script, margins, running head and foot, and sentences that flow with their citations."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, XPos, YPos

from skills.language import Sentence, current, day, say
from skills.research.deliver.charts.fonts import ABSENT, characters_of, machine_fonts
from skills.research.deliver.escape import plain_line
from skills.research.deliver.font_files import BODY, FALLBACKS, HEADINGS, bundled

INK, FAINT, RULE, BLUE, WARN = (31, 41, 51), (107, 119, 133), (208, 214, 220), (0, 94, 150), (168, 74, 0)
NIGHT, WHITE, PALE = (16, 42, 67), (255, 255, 255), (243, 246, 249)
MARGIN, FOOT = 19.0, 18.0  # mm
SIZE, SMALL, TINY = 10.0, 8.0, 7.0  # points
LEADING = 0.48  # mm of a line for each point of its letters
Colour = tuple[int, int, int]


class Paper(FPDF):
    """A4 in millimetres. The same report always gives the same bytes: its day is the only one in it."""

    def __init__(self, title: str, made_at: datetime) -> None:
        super().__init__(format="A4")
        # it warns of tables of a font that no PDF needs
        logging.getLogger("fontTools.subset").setLevel(logging.ERROR)
        self.running = plain_line(title)
        self.made_at = made_at
        self.notes: dict[int, int] = {}  # the link to each numbered quote
        self.lacks_letters = False
        self._heights: dict[tuple[str, float, float, bool], float] = {}
        there = {one.name: one for one in bundled()}
        self.body, self.head = BODY, HEADINGS if HEADINGS in there else BODY
        self._chain: list[str] = []
        self._covered: frozenset[int] = frozenset()
        self._waiting = [there[one] for one in FALLBACKS if one in there]
        for one in dict.fromkeys((self.body, self.head)):
            self._add(one, there[one].plain, there[one].bold)
        self.set_text_shaping(use_shaping_engine=True)
        self.set_creation_date(made_at)
        self.set_title(self.running)
        self.set_creator("Confidant")
        self.set_lang(current().language)
        self.set_margins(MARGIN, MARGIN, MARGIN)
        self.set_auto_page_break(auto=True, margin=FOOT + 4)
        self.alias_nb_pages()

    def _add(self, name: str, plain: Path, bold: Path | None = None) -> None:
        self.add_font(name, "", plain)
        if bold and bold != plain:
            self.add_font(name, "B", bold)
        self._covered |= characters_of(plain)
        if name != self.head or name == self.body:
            self._chain.append(name)
            self.set_fallback_fonts(self._chain, exact_match=False)

    def _find_letters(self, line: str) -> None:
        """Bring fonts for what no font so far has: reading one of Japanese takes longer than a whole page."""
        for one in self._waiting.copy():
            if _codes(line) - self._covered & characters_of(one.plain):
                self._waiting.remove(one)
                self._add(one.name, one.plain, one.bold)
        if _codes(line) - self._covered:
            for path in machine_fonts([line]):
                if _codes(line) - self._covered & characters_of(path):
                    self._add(f"machine{len(self._chain)}", path)

    def header(self) -> None:
        if self.page_no() == 1:
            return
        self.use(TINY, FAINT)
        self.set_xy(self.l_margin, 9)
        self.cell(self.epw, 4, self.clipped(self.running, self.epw))
        self.set_draw_color(*RULE)
        self.line(self.l_margin, 14, self.w - self.r_margin, 14)
        self.set_xy(self.l_margin, MARGIN)

    def footer(self) -> None:
        self.set_xy(self.l_margin, -FOOT + 4)
        self.use(TINY, FAINT)
        self.cell(self.epw / 2, 4, self.clean(day(self.made_at)))
        said = say("Page {n} of {total}", n=self.page_no(), total="{nb}")
        self.cell(self.epw / 2, 4, self.clean(said), align="R")

    def use(self, size: float, colour: Colour = INK, *, bold: bool = False, heading: bool = False) -> None:
        self.set_font(self.head if heading else self.body, "B" if bold else "", size)
        self.set_text_color(*colour)

    def clean(self, text: str) -> str:
        """One line of what can be written; a mark stands for a character that no font at hand has."""
        line = plain_line(text)
        if _codes(line) - self._covered:
            self._find_letters(line)
            lacking = _codes(line) - self._covered
            self.lacks_letters |= bool(lacking)
            line = "".join(ABSENT if ord(one) in lacking else one for one in line)
            self._find_letters(line)
        return line

    def clipped(self, text: str, wide: float) -> str:
        line = self.clean(text)
        if self.get_string_width(line) <= wide:
            return line
        while line and self.get_string_width(f"{line}…") > wide:
            line = line[: -max(1, len(line) // 20)]
        return f"{line.rstrip()}…"

    def room(self, needed: float) -> None:
        """Begin a page where less than this is left, in mm."""
        if self.will_page_break(needed):
            self.add_page(same=True)

    def block(self, text: str, size: float = SIZE, colour: Colour = INK, *, bold: bool = False,
              heading: bool = False, gap: float = 0.0) -> None:  # fmt: skip
        """A paragraph of one look across the page."""
        self.use(size, colour, bold=bold, heading=heading)
        self.multi_cell(
            self.epw, size * LEADING, self.clean(text), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT
        )
        self.ln(gap)

    def flow(
        self,
        pieces: Sequence[tuple[str, float, Colour, bool, int]],
        *,
        indent: float = 0.0,
        leading: float = SIZE,
    ) -> None:
        """Words of several looks in one paragraph: text, points, colour, bold, and the number of a quote or 0."""
        left = self.l_margin
        self.set_left_margin(left + indent)
        self.set_x(left + indent)
        for text, size, colour, bold, note in pieces:
            self.use(size, colour, bold=bold)
            self.write(leading * LEADING, text, link=self.note(note) if note else "")
        self.set_left_margin(left)
        self.ln(leading * LEADING)

    def height_of(self, text: str, wide: float, size: float, *, heading: bool = False) -> float:
        """How high some words are in bold, which is never less than they need."""
        # a table asks when its section begins and again when it is drawn, and measuring takes as long as writing
        words = self.clean(text), wide, size, heading
        if words not in self._heights:
            self._heights[words] = self._measured(*words)
        return self._heights[words]

    def _measured(self, line: str, wide: float, size: float, heading: bool) -> float:
        self.use(size, bold=True, heading=heading)
        found = self.multi_cell(
            wide, size * LEADING, line, align="L", dry_run=True, output=MethodReturnValue.HEIGHT
        )
        return float(found) if isinstance(found, int | float) else size * LEADING

    @property
    def is_sideways(self) -> bool:
        return bool(self.w > self.h)

    def note(self, n: int) -> int:
        """The link to a numbered quote."""
        if n not in self.notes:
            self.notes[n] = self.add_link()
        return self.notes[n]

    def title_of_section(self, text: str, level: int) -> None:
        size = {2: 14.5, 3: 11.5}.get(level, 11.5)
        self.room(26)
        self.ln(5 if level == 2 else 2.5)
        self.start_section(self.clean(text) or "–", level=level - 2, strict=False)
        self.block(text, size, NIGHT, bold=True, heading=True, gap=1.6)


def _codes(line: str) -> frozenset[int]:
    return frozenset(map(ord, line)) - {0x20}


def said_marks(marks: Iterable[str], *, internal: bool) -> str:
    told: list[str] = [str(one) for one in marks]
    hidden: Sentence = say("internal")
    if internal and hidden not in told:
        told.append(hidden)
    return ", ".join(told)
