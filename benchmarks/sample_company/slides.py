"""Writes a source as a PowerPoint deck: `#` is the title slide, `##` a slide, `>` what the speaker says."""

from io import BytesIO
from itertools import pairwise

from pptx import Presentation
from pptx.slide import Slide
from pptx.util import Inches, Pt

from benchmarks.sample_company.archive import settle
from benchmarks.sample_company.text import Block, Grid, Heading, Items, Note, Paragraph, Source

_TITLE, _TITLE_AND_TEXT = 0, 1  # places of the layouts in python-pptx's own template


def to_pptx(source: Source) -> bytes:
    deck = Presentation()
    properties = deck.core_properties
    properties.title = source.title
    properties.author = properties.last_modified_by = source.author
    properties.created = properties.modified = source.written_at
    starts = [place for place, block in enumerate(source.blocks) if isinstance(block, Heading)]
    for start, end in pairwise([*starts, len(source.blocks)]):
        heading, *blocks = source.blocks[start:end]
        assert isinstance(heading, Heading)
        layout = deck.slide_layouts[_TITLE if heading.level == 1 else _TITLE_AND_TEXT]
        _fill(deck.slides.add_slide(layout), heading.text, blocks)
    file = BytesIO()
    deck.save(file)
    return settle(file.getvalue(), source.written_at)


def _fill(slide: Slide, title: str, blocks: list[Block]) -> None:
    lines: list[str] = []
    for block in blocks:
        match block:
            case Paragraph(text):
                lines.append(text)
            case Items(texts):
                lines.extend(texts)
            case Grid(rows):
                _write_table(slide, rows)
            case Note(text):
                notes = slide.notes_slide.notes_text_frame
                assert notes is not None
                notes.text = text
            case _:
                raise ValueError(f"A slide has no place for {block!r}.")
    heading, body = slide.placeholders[0], slide.placeholders[1]
    heading.text_frame.text = title
    if lines:
        body.text_frame.text = "\n".join(lines)
    else:
        body.element.getparent().remove(body.element)


def _write_table(slide: Slide, rows: tuple[tuple[str, ...], ...]) -> None:
    frame = slide.shapes.add_table(
        len(rows), len(rows[0]), Inches(0.6), Inches(2.0), Inches(8.8), Inches(0.45 * len(rows))
    )
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            cell = frame.table.cell(y, x)
            cell.text = text
            cell.text_frame.paragraphs[0].font.size = Pt(14)
