"""The report as a PDF that can be put before a board: the summary first, tables, charts, numbered quotes."""

import io
from collections.abc import Iterator

from fpdf.enums import XPos, YPos

from skills.language import day, say
from skills.research.deliver.document import (
    Block,
    Document,
    Figure,
    Grid,
    Items,
    Line,
    Numbers,
    Paragraph,
    Section,
)
from skills.research.deliver.escape import plain_line, web_address
from skills.research.deliver.markdown import about_source, shortened
from skills.research.deliver.pdf.paper import (
    BLUE,
    FAINT,
    INK,
    LEADING,
    MARGIN,
    NIGHT,
    SIZE,
    SMALL,
    TINY,
    WARN,
    WHITE,
    Paper,
    said_marks,
)
from skills.research.deliver.pdf.tables import draw_grid, height_of_first, is_wide
from skills.research.deliver.telling import named_source, unquoted
from skills.research.report import Source

INDENT = 4.5  # mm of an item
WIDEST = 165.0  # mm of a chart
HEADING = 16.0  # mm of a section's title above its first chart or table, so that it does not stay behind


def pdf_of(document: Document) -> bytes:
    """Takes about a second, more for many companies: call it in a thread. In the language that is spoken now."""
    paper = Paper(document.title, document.report.made_at)
    paper.add_page()
    _front(paper, document)
    for section in document.sections:
        _section(paper, section, document.numbers)
    _sources(paper, document.numbers)
    if paper.lacks_letters:
        paper.ln(3)
        paper.block(
            say(
                "The mark \ufffd stands for a character that no font here has; the Markdown report holds it."
            ),
            SMALL,
            FAINT,
        )
    return bytes(paper.output())


def _front(paper: Paper, document: Document) -> None:
    """A dark band with the title and the question; the summary begins below it on the same page."""
    report = document.report
    paper.set_xy(MARGIN, 24)
    title = paper.clean(document.title)
    size = 25 if len(title) <= 60 else 20 if len(title) <= 120 else 16
    high = paper.height_of(title, paper.epw, size, heading=True) + paper.height_of(
        report.question, paper.epw, 12
    )
    bottom = 24 + high + 25
    paper.set_fill_color(*NIGHT)
    paper.rect(0, 0, paper.w, bottom, style="F")
    paper.set_fill_color(213, 94, 0)
    paper.rect(MARGIN, 17, 16, 1.4, style="F")
    paper.block(title, size, WHITE, bold=True, heading=True)
    paper.ln(4)
    paper.block(report.question, 12, (205, 217, 229), gap=4)
    made = say("As of {day}", day=day(report.made_at, full=True))
    paper.block(made, 9.5, (160, 178, 197))
    paper.set_xy(MARGIN, bottom + 2)


def _section(paper: Paper, section: Section, numbers: Numbers) -> None:
    wide = any(isinstance(one, Grid) and is_wide(one) for one in section.blocks)
    if section.new_page or wide != paper.is_sideways:
        paper.add_page(orientation="landscape" if wide else "portrait")
    if section.blocks and isinstance(first := section.blocks[0], Figure):
        paper.room(min(HEADING + _height_of(paper, first), paper.eph - 5))
    elif section.blocks and isinstance(first, Grid):
        paper.room(min(HEADING + height_of_first(paper, first, numbers), paper.eph - 5))
    paper.title_of_section(section.heading, section.level)
    for block in section.blocks:
        _block(paper, block, numbers)


def _block(paper: Paper, block: Block, numbers: Numbers) -> None:
    match block:
        case Paragraph():
            for line in block.lines:
                paper.flow(list(_pieces(paper, line, numbers)))
            paper.ln(1)
        case Items():
            _items(paper, block, numbers)
        case Grid():
            draw_grid(paper, block, numbers)
            paper.ln(2)
        case Figure():
            _figure(paper, block, numbers)


def _items(paper: Paper, block: Items, numbers: Numbers) -> None:
    if block.lead:
        paper.room(14)
        paper.block(block.lead, SIZE, NIGHT, bold=True, gap=0.4)
    for line in block.lines:
        paper.room(SIZE * LEADING)
        paper.use(SIZE, FAINT)
        paper.set_x(paper.l_margin + 0.8)
        paper.cell(INDENT - 0.8, SIZE * LEADING, "•")
        paper.flow(list(_pieces(paper, line, numbers)), indent=INDENT)
    paper.ln(1.6)


def _pieces(
    paper: Paper, line: Line, numbers: Numbers
) -> Iterator[tuple[str, float, tuple[int, int, int], bool, int]]:
    yield paper.clean(line.text), SIZE, INK, False, 0
    if marks := said_marks(line.marks, internal=line.internal):
        yield f" ({paper.clean(marks)})", SMALL, WARN, False, 0
    for n in numbers.cited(line.spans):
        yield f" [{n}]", TINY, BLUE, False, n


def _figure(paper: Paper, figure: Figure, numbers: Numbers) -> None:
    chart = figure.chart
    picture = io.BytesIO(chart.content)
    wide, high = _size_of(chart.content)
    shown = min(paper.epw, WIDEST)
    paper.room(min(_height_of(paper, figure), paper.eph - 5))
    if shown * high / wide > paper.eph - 40:
        shown = (paper.eph - 40) * wide / high
    paper.image(picture, x=paper.l_margin, w=shown, alt_text=plain_line(f"{chart.title}. {chart.caption}"))
    paper.ln(1.5)
    *told, last = chart.told
    # the numbers of its quotes stand behind the last of what it shows
    for line in (*map(Line, told), Line(last, chart.spans), *map(Line, chart.notes)):
        paper.use(SMALL, FAINT)
        pieces = [(text, min(size, SMALL), colour if note else FAINT, bold, note)
                  for text, size, colour, bold, note in _pieces(paper, line, numbers)]  # fmt: skip
        paper.flow(pieces, leading=SMALL)
    paper.ln(4)


def _height_of(paper: Paper, figure: Figure) -> float:
    """Of a chart with the beginning of its caption, in mm."""
    wide, high = _size_of(figure.chart.content)
    return min(paper.epw, WIDEST) * high / wide + 24


def _size_of(png: bytes) -> tuple[int, int]:
    """Width and height stand at fixed places in the head of a PNG."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def _sources(paper: Paper, numbers: Numbers) -> None:
    if paper.is_sideways:
        paper.add_page(orientation="portrait")
    paper.room(50)
    paper.title_of_section(say("Sources"), 2)
    if not numbers.sources:
        paper.block(say("No source is cited."))
    for source, quotes in numbers.sources:
        _source(paper, source)
        for n, span in quotes:
            paper.room(SMALL * LEADING + 1)
            paper.set_link(paper.note(n), y=paper.get_y(), page=paper.page_no())
            paper.use(SMALL, BLUE)
            paper.cell(9, SMALL * LEADING, f"[{n}]")
            paper.use(SMALL, INK)
            paper.multi_cell(
                paper.epw - 9, SMALL * LEADING, f"“{paper.clean(unquoted(shortened(span.quote)))}”", align="L",
                new_x=XPos.LMARGIN, new_y=YPos.NEXT,
            )  # fmt: skip
        paper.ln(3)


def _source(paper: Paper, source: Source) -> None:
    paper.room(22)
    paper.block(f"{source.id}: {named_source(source)}", 9, NIGHT, bold=True)
    link = web_address(source.address)
    paper.use(SMALL, BLUE if link else FAINT)
    paper.multi_cell(
        paper.epw, SMALL * LEADING, paper.clean(source.address), align="L", link=link or None,
        new_x=XPos.LMARGIN, new_y=YPos.NEXT,
    )  # fmt: skip
    paper.block(about_source(source), SMALL, FAINT, gap=0.6)
