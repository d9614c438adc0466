"""A PDF to Markdown: headings by their letters, lines that go on joined, tables row by row (pdfplumber, pdfminer)."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from indexing.blocks import page_marker
from indexing.sources.pdf.lines import Line, Style, lines_of
from indexing.sources.pdf.paragraphs import written
from indexing.sources.pdf.tables import Table, aligned, ruled

if TYPE_CHECKING:
    from pdfplumber.page import Page


def pdf_markdown(content: bytes) -> str:
    """Each page that holds text, behind a marker with its number. Raises what the reader makes of damaged files."""
    import pdfplumber

    read: list[tuple[list[Line], list[Table]]] = []
    # laparams={}: lines and their order as pdfminer sees them, so that columns of text stay apart
    with pdfplumber.open(BytesIO(content), laparams={}) as document:
        for page in document.pages:
            read.append(_read(page))
            page.close()
    usual = _usual_style(line for lines, _ in read for line in lines)
    sizes = _heading_sizes((line for lines, _ in read for line in lines), usual)
    pages = (written(lines, tables, usual, sizes) for lines, tables in read)
    return "\n\n".join(f"{page_marker(place)}\n\n{text}" for place, text in enumerate(pages, start=1) if text)


def _read(page: "Page") -> tuple[list[Line], list[Table]]:
    lines = lines_of(page)
    tables = ruled(page)
    apart = [line for line in lines if not any(table.holds(line) for table in tables)]
    return lines, [*tables, *aligned(apart)]


def _usual_style(lines: Iterator[Line]) -> Style:
    """That of most characters."""
    counts = Counter[Style]()
    for line in lines:
        counts[line.style] += len(line.text)
    return counts.most_common(1)[0][0] if counts else Style(0, is_bold=False)


def _heading_sizes(lines: Iterator[Line], usual: Style) -> tuple[float, ...]:
    """The sizes of letters above the usual one, largest first: a heading's level is its place here."""
    return tuple(sorted({line.style.size for line in lines if line.style.size > usual.size}, reverse=True))
