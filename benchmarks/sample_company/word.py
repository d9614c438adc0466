"""Writes a source as a Word document: headings, lists and tables in Word's own styles."""

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement

from benchmarks.sample_company.archive import settle
from benchmarks.sample_company.text import Block, Grid, Heading, Items, PageBreak, Paragraph, Source


def to_docx(source: Source) -> bytes:
    document = Document()
    properties = document.core_properties
    properties.title, properties.author = source.title, source.author
    properties.last_modified_by, properties.comments = source.author, ""
    properties.created = properties.modified = source.written_at
    document.sections[0].footer.paragraphs[0].text = f"Halden Instruments · {source.title}"
    for block in source.blocks:
        _write(block, document)
    file = BytesIO()
    document.save(file)
    return settle(file.getvalue(), source.written_at)


def _write(block: Block, document: WordDocument) -> None:
    match block:
        case Heading(level, text):
            document.add_heading(text, level)
        case Paragraph(text):
            document.add_paragraph(text)
        case Items(texts, numbered):
            for text in texts:
                document.add_paragraph(text, style="List Number" if numbered else "List Bullet")
        case Grid(rows):
            _write_table(rows, document)
        case PageBreak():
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case _:
            raise ValueError(f"A Word document has no place for {block!r}.")


def _write_table(rows: tuple[tuple[str, ...], ...], document: WordDocument) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Light Grid Accent 1")
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    header = OxmlElement("w:tblHeader")  # python-docx has no name for "repeat as header row"
    table.rows[0]._tr.get_or_add_trPr().append(header)
