"""Writes a source as a PDF: A4 pages in Helvetica, a footer on each, real text that can be copied out.

Written by hand because the format needs little here, and so the bytes hold no clock and no random identifier.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pdfminer.fontmetrics import FONT_METRICS

from benchmarks.sample_company.text import Block, Grid, Heading, Items, PageBreak, Paragraph, Source

WIDTH, HEIGHT, MARGIN, BOTTOM = 595, 842, 64, 80  # A4 in points of 1/72 inch
_FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold"}
_SIZE, _LEADING = 10.5, 14.5
_HEADING_SIZES = {1: 19.0, 2: 13.5, 3: 11.5}


@dataclass
class _Layout:
    """Pages of drawing commands, and how far down the last one is filled."""

    pages: list[list[str]] = field(default_factory=lambda: [[]])
    y: float = HEIGHT - MARGIN

    def line(self, text: str, x: float = MARGIN, *, size: float = _SIZE, font: str = "F1") -> None:
        self.pages[-1].append(_draw(text, x, self.y, size, font))

    def down(self, points: float) -> None:
        self.y -= points
        if self.y < BOTTOM:
            self.turn()

    def turn(self) -> None:
        self.pages.append([])
        self.y = HEIGHT - MARGIN


def to_pdf(source: Source) -> bytes:
    layout = _Layout()
    for block in source.blocks:
        _place(block, layout)
    count = len(layout.pages)
    for number, page in enumerate(layout.pages, start=1):
        what = f"{source.title} · {source.written_at:%d %B %Y}"
        footer = f"Halden Instruments · {what} · Page {number} of {count}"
        page.append(_draw(footer, MARGIN, 40, 8, "F1"))
    return _file(source, ["\n".join(page) for page in layout.pages])


def _place(block: Block, layout: _Layout) -> None:
    match block:
        case Heading(level, text):
            size = _HEADING_SIZES[level]
            if layout.y < BOTTOM + 5 * _LEADING:
                layout.turn()  # a heading stays with its text
            layout.down(size if level > 1 else 0)
            layout.line(text, size=size, font="F2")
            layout.down(size + 6)
        case Paragraph(text):
            _place_text(text, layout)
        case Items(texts, numbered):
            for number, text in enumerate(texts, start=1):
                _place_text(f"{number}. {text}" if numbered else f"• {text}", layout, after=2)
            layout.down(5)
        case Grid(rows):
            _place_table(rows, layout)
        case PageBreak():
            layout.turn()
        case _:
            raise ValueError(f"A PDF page has no place for {block!r}.")


def _place_text(text: str, layout: _Layout, after: float = 7) -> None:
    for line in _wrap(text, WIDTH - 2 * MARGIN):
        layout.line(line)
        layout.down(_LEADING)
    layout.down(after)


def _place_table(rows: tuple[tuple[str, ...], ...], layout: _Layout) -> None:
    """Columns as wide as their longest cell plus an equal share of what is left; cells do not wrap."""
    widths = [max(_width(cell, "F2") for cell in column) for column in zip(*rows, strict=True)]
    spare = (WIDTH - 2 * MARGIN - sum(widths)) / len(widths)
    if spare < 6:
        raise ValueError(f"The table that begins {rows[0]!r} is too wide for a page.")
    for y, row in enumerate(rows):
        x = float(MARGIN)
        for cell, width in zip(row, widths, strict=True):
            layout.line(cell, x, font="F1" if y else "F2")
            x += width + spare
        rule = layout.y - 4
        layout.pages[-1].append(f"0.5 w {MARGIN} {rule:.1f} m {WIDTH - MARGIN} {rule:.1f} l S")
        layout.down(_LEADING + 3)
    layout.down(7)


def _width(text: str, font: str = "F1", size: float = _SIZE) -> float:
    widths = FONT_METRICS[_FONTS[font]][1]
    return sum(widths.get(character, 556) for character in text) * size / 1000


def _wrap(text: str, width: float) -> Iterable[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if _width(longer) > width:
            yield line
            longer = word
        line = longer
    yield line


def _draw(text: str, x: float, y: float, size: float, font: str) -> str:
    return f"BT /{font} {size:g} Tf {x:.1f} {y:.1f} Td ({_escape(text)}) Tj ET"


def _escape(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(source: Source, pages: list[str]) -> bytes:
    """Objects 1 to 5: catalogue, page tree, description, two fonts; then by turns a page and its drawing."""
    date = source.written_at.strftime("D:%Y%m%d%H%M%SZ")
    about = f"/Title ({_escape(source.title)}) /Author ({_escape(source.author)})"
    kids = " ".join(f"{6 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"<< {about} /CreationDate ({date}) /ModDate ({date}) >>",
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
            for name in _FONTS.values()
        ),
    ]
    for place, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {7 + 2 * place} 0 R "
            "/Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(page.encode('cp1252'))} >>\nstream\n{page}\nendstream")
    return _with_offsets(objects)


def _with_offsets(objects: list[str]) -> bytes:
    """The table at the end says at which byte each object begins."""
    content, offsets = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(content))
        content += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")  # what WinAnsiEncoding means
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R /Info 3 0 R >>\nstartxref\n{len(content)}\n%%EOF\n"
    return content + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()
