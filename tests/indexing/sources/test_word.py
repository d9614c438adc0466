"""Word documents as people make them: changes that are tracked, merged cells, footnotes, hidden words."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

from indexing.sources.convert import convert

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MADE = 'w:id="1" w:author="Ana" w:date="2024-01-01T00:00:00Z"'


def read(tmp_path: Path, write: Callable[[Document], object], **parts: str) -> str:
    document = docx.Document()
    write(document)
    document.save(str(tmp_path / "a.docx"))
    with ZipFile(tmp_path / "a.docx", "a") as archive:
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return convert("a.docx", (tmp_path / "a.docx").read_bytes(), "docx").markdown


def add(paragraph: Paragraph, xml: str) -> Paragraph:
    paragraph._p.append(parse_xml(xml.replace(" ", f" {W} ", 1)))
    return paragraph


def test_inserted_and_moved_words_hold_and_deleted_ones_do_not(tmp_path: Path) -> None:
    def write(document: Document) -> None:
        line = document.add_paragraph("The limit is ")
        add(line, f"<w:del {MADE}><w:r><w:delText>30 euros</w:delText></w:r></w:del>")
        add(line, f"<w:ins {MADE}><w:r><w:t>45 euros</w:t></w:r></w:ins>")
        add(line, f"<w:moveFrom {MADE}><w:r><w:t> a trip</w:t></w:r></w:moveFrom>")
        add(line, f"<w:moveTo {MADE}><w:r><w:t> a day</w:t></w:r></w:moveTo>")

    assert read(tmp_path, write) == "The limit is 45 euros a day"


def test_what_is_hidden_or_struck_out_is_not_read(tmp_path: Path) -> None:
    def write(document: Document) -> None:
        line = document.add_paragraph("Up to ")
        line.add_run("30 euros ").font.strike = True
        line.add_run("20 euros ").font.double_strike = True
        line.add_run("10 euros ").font.hidden = True
        line.add_run("45 euros").font.hidden = False

    assert read(tmp_path, write) == "Up to 45 euros"


def test_a_comment_is_not_read(tmp_path: Path) -> None:
    def write(document: Document) -> None:
        document.add_comment(document.add_paragraph("Up to 45 euros.").runs, text="Is that so?", author="Bo")

    assert read(tmp_path, write) == "Up to 45 euros."


def test_merged_cells_stand_in_each_of_their_rows(tmp_path: Path) -> None:
    def write(document: Document) -> None:
        table = document.add_table(rows=4, cols=3)
        table.cell(0, 0).merge(table.cell(0, 2)).text = "Rates of 2024"
        rows = [("Grade", "Country", "Rate"), ("Senior", "DE", "40"), ("", "FR", "50")]
        for row, texts in zip(table.rows[1:], rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        table.cell(2, 0).merge(table.cell(3, 0))

    assert read(tmp_path, write).splitlines() == [
        "Rates of 2024",
        "",
        "| Grade | Country | Rate |",
        "| --- | --- | --- |",
        "| Senior | DE | 40 |",
        "| Senior | FR | 50 |",
    ]


def test_the_title_and_lines_in_bold_are_headings_and_the_table_of_contents_is_not_read(
    tmp_path: Path,
) -> None:
    def write(document: Document) -> None:
        document.styles.add_style("toc 1", 1)
        document.add_paragraph("Travel", style="Title")
        document.add_paragraph("Hotels 3", style="toc 1")
        document.add_paragraph().add_run("Hotels").bold = True
        document.add_paragraph("Book them early.")

    assert read(tmp_path, write) == "# Travel\n\n## Hotels\n\nBook them early."


def test_footnotes_stand_below_with_their_numbers_and_without_links(tmp_path: Path) -> None:
    def write(document: Document) -> None:
        add(document.add_paragraph("Up to 45 euros."), '<w:r ><w:footnoteReference w:id="2"/></w:r>')
        document.part.relate_to(
            "footnotes.xml",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes",
            is_external=True,
        )

    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Per day.</w:t></w:r></w:p></w:footnote>'
    read_as = read(tmp_path, write, footnotes=f"<w:footnotes {W}>{note}</w:footnotes>")
    assert read_as == "Up to 45 euros.[1]\n\n1. Per day."
