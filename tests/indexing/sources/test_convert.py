from datetime import UTC, datetime
from pathlib import Path

import pytest

from indexing import UnreadableFileError
from indexing.sources.convert import Converted, convert
from indexing.sources.media import media_of
from indexing.split import split
from tests.indexing.make_files import write_docx, write_pdf, write_pptx, write_xlsx


def read(path: Path) -> Converted:
    content = path.read_bytes()
    return convert(path.name, content, media_of(path.name, content, max_expanded_bytes=10**8))


def pages_of(converted: Converted, media: str) -> list[tuple[int | None, str]]:
    text = converted.markdown
    return [(one.page, text[one.start : one.end]) for one in split(text, title="", media=media)]


def test_reads_word_with_headings_and_author(tmp_path: Path) -> None:
    converted = read(write_docx(tmp_path / "a.docx", heading="Leave", text="Four hours.", author="Bo & Co"))
    assert converted.markdown == "# Leave\n\nFour hours."
    assert converted.about.author == "Bo & Co"


def test_reads_slides_with_their_numbers(tmp_path: Path) -> None:
    converted = read(write_pptx(tmp_path / "a.pptx", [("One", "first"), ("Two", "second")]))
    assert pages_of(converted, "pptx") == [(1, "# One\nfirst"), (2, "# Two\nsecond")]


def test_reads_sheets_with_their_names_and_no_filler(tmp_path: Path) -> None:
    converted = read(
        write_xlsx(tmp_path / "a.xlsx", {"Prices": [["name", "price"], ["pen", 2], ["ink", None]]})
    )
    assert converted.markdown.startswith("## Prices\n| name | price |")
    assert "| pen | 2" in converted.markdown
    assert "NaN" not in converted.markdown


def test_reads_a_pdf_page_by_page(tmp_path: Path) -> None:
    converted = read(write_pdf(tmp_path / "a.pdf", ["Hello first page", "Hello second page"]))
    assert pages_of(converted, "pdf") == [(1, "Hello first page"), (2, "Hello second page")]
    assert (converted.about.author, converted.about.title) == ("Bo", "Plan")
    assert converted.about.modified_at == datetime(2026, 1, 31, 12, tzinfo=UTC)


def test_reads_a_table_of_values(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes('\ufeffname,price\nstift|blau,2\n"zwei\nzeilen",3\n'.encode())
    assert read(tmp_path / "a.csv").markdown.splitlines() == [
        "| name | price |",
        "| --- | --- |",
        "| stift\\|blau | 2 |",
        "| zwei zeilen | 3 |",
    ]


def test_reads_values_between_tabs(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("name\tprice\npen\t2, or 3\n")
    assert "| pen | 2, or 3 |" in read(tmp_path / "a.tsv").markdown


@pytest.mark.parametrize(
    ("content", "row"),
    [
        ("Büro;Miete;Größe\nKöln;1.200,50;3\nBonn;2.000,00;4\n".encode("cp1252"), "| Köln | 1.200,50 | 3 |"),
        ("Name\tAmount, net\nA\t3\n".encode("utf-16"), "| A | 3 |"),
        ("sep=;\r\nName;Amount\r\nA, B;3\r\nC;4,5\r\n".encode("utf-8-sig"), "| C | 4,5 |"),
        (b"Name|Amount\nA|3\nB|4\n", "| A | 3 |"),
        (b'"Name";"Note"\n"A";"one; or, two"\n', "| A | one; or, two |"),
        (b"Name,Hours\nDesk,8 to 12; 13 to 17\nLab,9 to 12; 14 to 17\n", "| Lab | 9 to 12; 14 to 17 |"),
        (b"Name\nAda\nBo\n", "| Ada |"),
    ],
)
def test_reads_values_whatever_stands_between_them(tmp_path: Path, content: bytes, row: str) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    lines = read(tmp_path / "a.csv").markdown.splitlines()
    assert row in lines
    assert len({line.count("|") for line in lines}) == 1


def test_a_title_above_a_table_of_values_is_no_row_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Rents of May 2026\n\nSite;Rent\nNorth;3\nSouth;4,5\n")
    assert read(tmp_path / "a.csv").markdown.splitlines() == [
        "Rents of May 2026",
        "",
        "| Site | Rent |",
        "| --- | --- |",
        "| North | 3 |",
        "| South | 4,5 |",
    ]


def test_remarks_in_a_markdown_page_are_not_read_and_those_in_code_are(tmp_path: Path) -> None:
    code = "```\n<!-- kept -->\n```"
    page = f"# A\n\n<!-- limit:\n\n99 euros -->\nText `<!-- x -->`.\n\n{code}\n\n<!-- Page: 2 -->\n\nEnd <!--"
    (tmp_path / "a.md").write_text(page)
    assert read(tmp_path / "a.md").markdown == page.replace("<!-- limit:\n\n99 euros -->", "")


def test_drops_scripts_and_dangerous_links_from_html(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<html><head><title>T</title><meta name='author' content='Bo'><style>x{}</style></head><body onload=evil()>"
        "<script>evil()</script><p>Fine &amp; good</p><a href='javascript:evil()'>link</a>"
        "<svg><script>evil()</script></svg><img src=x onerror=evil()></body></html>"
    )
    converted = read(tmp_path / "a.html")
    assert "evil" not in converted.markdown
    assert "Fine & good" in converted.markdown
    assert (converted.about.title, converted.about.author) == ("T", "Bo")


def test_reads_html_nested_beyond_reason(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body>" + "<div>" * 3000 + "deep" + "</div>" * 3000)
    assert "deep" in read(tmp_path / "a.html").markdown


def test_reads_html_in_its_declared_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes("<html><meta charset=koi8-r><p>привет".encode("koi8-r"))
    assert "привет" in read(tmp_path / "a.html").markdown


def test_keeps_markdown_and_text_word_for_word(tmp_path: Path) -> None:
    text = "---\ntitle: 'Leave'\nauthor: Ana\ndate: 2026-01-31\nreaders: world\n---\r\n  Four  hours.\t\n\n\n"
    for name in ("a.md", "a.txt"):
        (tmp_path / name).write_bytes(text.encode())
        assert read(tmp_path / name).markdown == text
    about = read(tmp_path / "a.md").about
    assert (about.title, about.author, about.modified_at) == (
        "Leave",
        "Ana",
        datetime(2026, 1, 31, tzinfo=UTC),
    )


def test_takes_the_first_main_heading_as_title(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("intro\n\n# The *title* #\n")
    assert read(tmp_path / "a.md").about.title == "The *title*"


@pytest.mark.parametrize(
    "content",
    [
        "é ü ß".encode("latin-1") + b"\n" + "é ü ß".encode(),
        "é ü ß\né ü ß".encode("utf-16"),
        "é ü ß\né ü ß".encode("utf-16-be"),
        "é ü ß\né ü ß".encode("utf-8-sig"),
        "é ü ß\né ü ß".encode("utf-32"),
    ],
    ids=["mixed", "utf-16", "utf-16 without mark", "utf-8 with mark", "utf-32"],
)
def test_reads_other_encodings(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    assert read(tmp_path / "a.txt").markdown == "é ü ß\né ü ß"


def test_knows_a_file_by_its_content(tmp_path: Path) -> None:
    pdf = write_pdf(tmp_path / "a.docx", ["Really a PDF"])
    assert "Really a PDF" in read(pdf).markdown


def test_calls_a_broken_file_damaged(tmp_path: Path) -> None:
    content = write_docx(tmp_path / "a.docx", heading="x", text="y").read_bytes()
    (tmp_path / "a.docx").write_bytes(content[: len(content) // 2])
    with pytest.raises(UnreadableFileError, match=r"'a\.docx' is damaged"):
        read(tmp_path / "a.docx")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.msg", OLE, "is an e-mail: save its text as TXT or PDF"),
        ("a.doc", OLE + "__substg1.0_0037001F".encode("utf-16-le"), "is an e-mail"),
        ("a.doc", OLE, "is in an old Office format: save it as DOCX"),
        ("a.eml", b"From: ana@acme.example\nSubject: Rent\n\nTWVldA==", "is an e-mail"),
        ("a.rtf", b"{\\rtf1\\ansi Up to 45 euros}", "is in Rich Text Format: save it as DOCX or PDF"),
        ("a.doc", b"{\\rtf1\\ansi Up to 45 euros}", "is in Rich Text Format"),
        ("a.odt", b"PK\x03\x04" + b"\0" * 60, "is in an OpenDocument format: save it as DOCX or PDF"),
        ("a.ods", b"PK\x03\x04" + b"\0" * 60, "save it as XLSX or CSV"),
        ("a.pages", b"PK\x03\x04" + b"\0" * 60, "export it as DOCX or PDF"),
    ],
)
def test_of_what_is_not_read_it_is_told_how_to_save_it(name: str, content: bytes, told: str) -> None:
    with pytest.raises(UnreadableFileError, match=told):
        media_of(name, content, max_expanded_bytes=10**8)


def test_a_text_that_only_speaks_of_mail_is_read() -> None:
    assert media_of("mail.txt", b"From: ana@acme.example\n\nHello", max_expanded_bytes=10**8) == "txt"


def test_remarks_that_never_end_cost_no_time(tmp_path: Path) -> None:
    page = "<!-- a --> b " + "<!-- " * 100_000
    (tmp_path / "a.md").write_text(page)
    assert read(tmp_path / "a.md").markdown == page.removeprefix("<!-- a -->")
