"""Workbooks read with the values that they show."""

from datetime import datetime, time
from io import BytesIO

import openpyxl  # type: ignore[import-untyped]
import pytest

from indexing.sources.workbook import workbook_markdown


def read(rows: list[list[object]], formats: dict[str, str] | None = None) -> str:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Prices"
    for row in rows:
        sheet.append(row)
    for place, shape in (formats or {}).items():
        sheet[place].number_format = shape
    out = BytesIO()
    book.save(out)
    return workbook_markdown(out.getvalue())


@pytest.mark.parametrize(
    ("value", "shape", "shown"),
    [
        (685, "General", "685"),
        (0.07, "General", "0.07"),
        (0.25, "0%", "25 %"),
        (3, "[$-407]0", "3"),
        (4, "[$$-409]0", "$4"),
        (0.125, "0.0%", "12.5 %"),
        (1450, "[$€-407]#,##0", "€1450"),
        (2.5, '"£"#,##0.00', "£2.50"),
        (datetime(2026, 7, 6), "yyyy-mm-dd", "2026-07-06"),  # noqa: DTZ001
        (datetime(2026, 7, 6, 8, 30), "yyyy-mm-dd hh:mm", "2026-07-06 08:30"),  # noqa: DTZ001
        (time(6, 30), "h:mm", "06:30"),
        ("two\nlines", "General", "two lines"),
        ("a|b", "General", "a\\|b"),
    ],
)
def test_a_value_is_said_as_the_sheet_shows_it(value: object, shape: str, shown: str) -> None:
    assert read([["Article", "Price"], ["Pen", value], ["Ink", 0.5]], {"B2": shape}) == (
        f"## Prices\n| Article | Price |\n| --- | --- |\n| Pen | {shown} |\n| Ink | 0.5 |"
    )


def test_a_sheet_of_one_column_is_lines() -> None:
    assert read([["Weeks start on Monday."], [None], ["Ask Ana."]]) == (
        "## Prices\nWeeks start on Monday.\n\nAsk Ana."
    )


def test_empty_rows_and_columns_go() -> None:
    assert read([["Article", None, "Price"], [None, None, None], ["Pen", None, 2], ["Ink"]]) == (
        "## Prices\n| Article | Price |\n| --- | --- |\n| Pen | 2 |\n| Ink |  |"
    )


def test_a_stray_cell_far_to_the_right_is_one_more_column() -> None:
    markdown = read([["Pen", 3], ["Ink", 4], [*[None] * 16_383, "far"]])
    assert markdown == "## Prices\n| Pen | 3 |  |\n| --- | --- | --- |\n| Ink | 4 |  |\n|  |  | far |"
