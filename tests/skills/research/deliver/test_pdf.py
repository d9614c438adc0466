"""The PDF holds the report's words in any script, leads from each number to its quote, and is the same each time."""

import re
from dataclasses import replace
from functools import cache

import pypdfium2  # type: ignore[import-untyped]
import pytest

from skills.language import Sentence, reader_of, speaking
from skills.research.deliver.battlecard import battlecards
from skills.research.deliver.charts.drawing import draw_all
from skills.research.deliver.document import Grid, Items, Line, Section
from skills.research.deliver.pdf.laying import pdf_of
from skills.research.deliver.sections import document
from skills.research.report import Report
from tests.skills.research.sample import HOSTILE, KESTREL, LUMENTA, PYXIDA, UMINARI, dozen, empty, rich


def text_of(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as read:
        pages = [page.get_textpage().get_text_range() for page in read]
    return re.sub(r"\s+", " ", "\n".join(pages))


@cache
def whole() -> bytes:
    return pdf_of(document(rich(), draw_all(rich()), cards=battlecards))


def test_the_words_of_the_report_can_be_read_from_it() -> None:
    said = text_of(whole())
    for words in (rich().question, KESTREL, LUMENTA, "Summary", "own claim", "not found", "contradicted", "stale",
                  "Method and limits", "It asks for a login.", "Battlecard: Lumenta", "27 November 2026"):  # fmt: skip
        assert words in said


def test_greek_japanese_and_arabic_are_written_with_their_letters() -> None:
    said = text_of(whole())
    assert PYXIDA in said
    assert UMINARI in said
    assert "一台で倉庫全体を測ります" in said
    assert re.search(r"[\u0600-\u06ff\ufb50-\ufeff]{4}", said)
    assert "\ufffd" not in said


def test_signs_that_no_font_has_are_marked_and_said() -> None:
    said = text_of(pdf_of(document(replace(empty(), question="Who makes \U0001f9ff and \U00013000?"))))
    assert "no font here has" in said


def test_hostile_words_stand_there_as_words_and_lead_nowhere() -> None:
    assert "<script>alert(1)</script>" in text_of(whole())
    assert b"evil.example" not in b"".join(re.findall(rb"/URI \([^)]*\)", whole()))


def test_only_addresses_that_were_read_are_linked() -> None:
    linked = {one.decode() for one in re.findall(rb"/URI \(([^)]*)\)", whole())}
    assert linked
    assert linked <= {one.address for one in rich().sources}


def test_the_same_report_gives_the_same_bytes() -> None:
    assert pdf_of(document(rich(), draw_all(rich()), cards=battlecards)) == whole()


def test_pages_are_numbered_and_the_matrix_of_many_companies_lies_on_its_side() -> None:
    with pypdfium2.PdfDocument(whole()) as read:
        sizes = [page.get_size() for page in read]
    assert f"Page 2 of {len(sizes)}" in text_of(whole())
    assert any(wide > high for wide, high in sizes)
    assert sizes[0][0] < sizes[0][1]


@pytest.mark.parametrize(
    ("turned", "companies", "filling"),
    [(True, 1, range(30, 41, 2)), (True, 9, range(19, 30, 2)), (False, 1, range(30, 41, 2))],
    ids=["upright", "sideways", "not_turned"],
)
def test_no_heading_stays_behind_alone_where_its_table_fills_a_page(
    companies: int, filling: range, *, turned: bool
) -> None:
    """However long the table and what stands before it: about a page's length, in steps lower than a heading."""
    tables = [table_of(companies, 2, "Boat by boat. " * n, turned=turned) for n in (1, 30, 58 // companies)]
    tables += [
        table_of(companies, n, "Boat.", turned=True) if turned else table_of(n, 2, "Boat.") for n in filling
    ]
    sections: list[Section] = []
    for place, table in enumerate(tables):
        before = Items((Line("One line"),) * (1 + place * 19 % 40))
        sections.append(Section(Sentence("Before"), (before,), new_page=True))
        sections.append(Section(Sentence("Table"), (table,)))
    # one document for all of them, as each brings its fonts
    with pypdfium2.PdfDocument(pdf_of(replace(document(empty()), sections=tuple(sections)))) as read:
        pages = [" ".join(page.get_textpage().get_text_range().split()) for page in read]
    alone = r"Table(?: Company(?: [A-Z]\w*)*)?(?: 27 Nov 2026 Page \d+ of \d+)?$"
    assert not [one for one in pages if re.search(alone, one)]


def table_of(companies: int, fields: int, told: str, *, turned: bool = False) -> Grid:
    row = (Line("Acme"), *(Line(told),) * fields)
    return Grid(("Company", *(f"F{n}" for n in range(fields))), (row,) * companies, turned=turned)


def test_a_table_over_several_pages_says_its_columns_on_each() -> None:
    fields = tuple(replace(rich().fields[1], name=f"more{n}", label=f"Field {n}") for n in range(40))
    cells = tuple(
        replace(rich().cell(one, "product"), company=one, field=field.name)
        for one in (KESTREL, LUMENTA)
        for field in fields
    )
    report = replace(
        empty(), fields=fields, companies=(KESTREL, LUMENTA), cells=cells, sources=rich().sources
    )
    with pypdfium2.PdfDocument(pdf_of(document(report))) as read:
        pages = [page.get_textpage().get_text_range() for page in read]
    tables = [one for one in pages if re.search(r"Field \d+\s", one)]
    assert len(tables) > 1
    assert all(LUMENTA in one for one in tables)


@pytest.mark.parametrize("report", [empty(), dozen()], ids=["empty", "dozen"])
def test_nothing_and_twelve_companies_are_set_too(report: Report) -> None:
    said = text_of(pdf_of(document(report)))
    assert all(one in said for one in report.companies)


def test_very_long_words_and_names_break_no_page() -> None:
    name = "Consolidated" * 30
    cells = tuple(replace(one, company=name) if one.company == LUMENTA else one for one in rich().cells)
    report = replace(
        rich(), question=HOSTILE * 5, companies=(name,), cells=cells, leaders=(), comparisons=(), us=""
    )
    assert pdf_of(document(report, cards=battlecards)).startswith(b"%PDF")


def test_it_comes_in_the_language_of_its_reader() -> None:
    with speaking(reader_of("de")):
        assert "27. November 2026" in text_of(pdf_of(document(empty())))
