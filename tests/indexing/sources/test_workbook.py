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
    return saved(book)


def saved(book: openpyxl.Workbook) -> str:
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


def test_a_merged_cell_stands_in_each_of_its_rows() -> None:
    book = openpyxl.Workbook()
    rows = [
        ["Rates of 2024"],
        ["Grade", "Country", "Rate"],
        ["Senior", "DE", 40],
        [None, "FR", 50],
        [None, "ES", 30],
    ]
    for row in rows:
        book.active.append(row)
    book.active.merge_cells("A1:C1")
    book.active.merge_cells("A3:A4")
    assert saved(book).splitlines()[1:] == [
        "Rates of 2024",
        "",
        "| Grade | Country | Rate |",
        "| --- | --- | --- |",
        "| Senior | DE | 40 |",
        "| Senior | FR | 50 |",
        "|  | ES | 30 |",
    ]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_not_read(state: str) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Rate", 40])
    old = book.create_sheet("Old")
    old.append(["Rate", 20])
    old.sheet_state = state
    assert "Old" not in saved(book)


def test_tables_below_each_other_have_each_their_head() -> None:
    rows: list[list[object]] = [
        ["Staff"],
        ["Name", "Desk"],
        ["Ana", 1],
        [],
        ["Rooms"],
        ["Room", "Seats"],
        ["Blue", 8],
    ]
    assert read(rows).split("\n\n")[1:] == [
        "| Name | Desk |\n| --- | --- |\n| Ana | 1 |",
        "Rooms",
        "| Room | Seats |\n| --- | --- |\n| Blue | 8 |",
    ]


@pytest.mark.parametrize(
    "below", [["Bo", 2], ["Abroad"], ["Bo", "none"]], ids=["more", "a part", "a row without figures"]
)
def test_a_blank_row_within_a_table_is_air(below: list[object]) -> None:
    table = read([["Name", "Desk"], ["Ana", 1], [], below, ["Cy", "Lawn"]])
    assert table.count("---") == 2
    assert "| Cy | Lawn |" in table


def test_tables_side_by_side_are_two() -> None:
    found = read(
        [
            ["Rooms", None, None, None, "Prices", None],
            ["Room", "Floor", "Seats", None, "Item", "Price"],
            ["Oak", 1, 8, None, "Coffee", 2.5],
            ["Ash", 2, 12, None, "Tea", 2],
        ]
    )
    assert "| Room | Floor | Seats |\n| --- | --- | --- |\n| Oak | 1 | 8 |" in found
    assert "Prices\n\n| Item | Price |\n| --- | --- |\n| Coffee | 2.5 |" in found


def test_a_blank_column_within_a_table_is_air() -> None:
    found = read([["Role", "Town", None, "Country"], ["Bar", 8.6, None, 8.4], ["Floor", 9, None, 8.8]])
    assert "| Role | Town | Country |\n| --- | --- | --- |\n| Bar | 8.6 | 8.4 |" in found


def test_rows_stand_below_the_name_that_stands_alone_above_them() -> None:
    found = read(
        [
            ["Name", "Room", "Phone"],
            ["North office", None, None],
            ["Ana", 1, "11"],
            ["Bo", 2, "12"],
            ["South office", None, None],
            ["Cy", 3, "13"],
            ["Note: ring twice", None, None],
        ]
    )
    header = "| Name | Room | Phone |\n| --- | --- | --- |\n"
    assert found == (
        f"## Prices\nNorth office\n\n{header}| Ana | 1 | 11 |\n| Bo | 2 | 12 |\n\n"
        f"South office\n\n{header}| Cy | 3 | 13 |\n| Note: ring twice |  |  |"
    )


@pytest.mark.parametrize(
    "rows",
    [
        [["Total", None, None], ["Ana", 1, "11"], ["Cy", 3, "13"]],
        [["Ana", 1, "11"], ["Bo", None, None], ["Cy", 3, "13"], ["Di", None, None], ["Ed", 5, "15"]],
        [["Bo", None, None], ["Cy", 3, "13"], ["Di", None, None], ["Ed", 5, "15"]],
    ],
    ids=["one name", "rows with blanks", "as many names as rows"],
)
def test_a_row_whose_other_cells_are_blank_heads_no_part(rows: list[list[object]]) -> None:
    assert read([["Name", "Room", "Phone"], *rows]).count("| Name |") == 1


def test_pairs_have_no_names_of_columns() -> None:
    pairs: list[list[object]] = [
        ["Address", "12 Mill Lane"],
        ["Phone", "0161 496 0000"],
        ["Manager", "Ana Marsh"],
    ]
    assert "|  |  |\n| --- | --- |\n| Address | 12 Mill Lane |\n" in read(pairs)
    assert "|  |  |\n" in read([["Email", "info@acme.example"], *pairs[1:]])
    assert "| Item | 2026 |\n| --- | --- |\n| Rent | 100 |" in read(
        [["Item", 2026], ["Rent", 100], ["Power", 30]]
    )
    days: list[list[object]] = [
        ["Holiday", "2026"],
        ["Christmas", "Friday 25 December"],
        ["New year", "1 January"],
    ]
    assert "| Holiday | 2026 |\n| --- | --- |\n" in read(days)


def test_a_spacer_cuts_no_row_apart() -> None:
    rows: list[list[object]] = [
        ["Name", "Room", None, "Manager", "Phone"],
        ["Ana", "1a", None, "Bo", "+44"],
        ["Cy", "2b", None, "Di", "+45"],
    ]
    assert "| Ana | 1a | Bo | +44 |" in read(rows)


def test_a_stray_cell_far_to_the_right_costs_no_time() -> None:
    """A row of 16,384 cells among many: read once, and not once for each column."""
    book = openpyxl.Workbook()
    for number in range(3000):
        book.active.append([f"Part {number}", "shelf"])
    book.active["XFD5"] = "x"
    assert "| Part 2999 | shelf |" in saved(book)
