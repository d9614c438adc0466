"""A PDF to Markdown: headings by their letters, lines that go on joined, tables row by row (pdfplumber, pdfminer)."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from indexing.blocks import page_marker
from indexing.sources.pdf.aligned import aligned
from indexing.sources.pdf.joined import joined, unbroken
from indexing.sources.pdf.lines import Line, Style, lines_of
from indexing.sources.pdf.paragraphs import written
from indexing.sources.pdf.running import without_running
from indexing.sources.pdf.tables import Table, ruled


def pdf_markdown(content: bytes) -> str:
    """Each page that holds text, behind a marker with its number. Raises what the reader makes of damaged files."""
    import pdfplumber

    pages: list[list[Line]] = []
    drawn: list[list[Table]] = []
    heights: list[float] = []
    # laparams={}: lines and their order as pdfminer sees them, so that columns of text stay apart
    with pdfplumber.open(BytesIO(content), laparams={}) as document:
        for page in document.pages:
            pages.append(lines_of(page))
            drawn.append(ruled(page))
            heights.append(float(page.height))
            page.close()
    pages = without_running(pages, heights)
    usual = _usual_style(line for lines in pages for line in lines)
    sizes = _heading_sizes((line for lines in pages for line in lines), usual)
    found = joined(
        [
            written(lines, _with_aligned(lines, tables), usual, sizes)
            for lines, tables in zip(pages, drawn, strict=True)
        ]
    )
    texts = (
        "\n\n".join(one if isinstance(one, str) else one.markdown() for one in blocks) for blocks in found
    )
    return unbroken(
        "\n\n".join(f"{page_marker(place)}\n\n{text}" for place, text in enumerate(texts, start=1) if text)
    )


def _with_aligned(lines: list[Line], tables: list[Table]) -> list[Table]:
    apart = [line for line in lines if not any(table.holds(line) for table in tables)]
    return [table.noted(lines) for table in (*tables, *aligned(apart))]


def _usual_style(lines: Iterator[Line]) -> Style:
    """That of most characters."""
    counts = Counter[Style]()
    for line in lines:
        counts[line.style] += len(line.text)
    return counts.most_common(1)[0][0] if counts else Style(0, is_bold=False)


def _heading_sizes(lines: Iterator[Line], usual: Style) -> tuple[float, ...]:
    """The sizes of letters above the usual one, largest first: a heading's level is its place here."""
    return tuple(sorted({line.style.size for line in lines if line.style.size > usual.size}, reverse=True))
