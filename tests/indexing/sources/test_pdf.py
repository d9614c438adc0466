"""PDFs read as a person reads them: headings, sentences over lines, rows of tables, columns one after the other."""

from collections.abc import Sequence
from pathlib import Path

from indexing.sources.convert import convert
from tests.indexing.make_files import ruled_at, text_at, write_drawn_pdf

FULL = (
    "Every guest signs in at the desk and gets a badge for the day; a badge",
    "that is not handed back opens no door",
    "after midnight. Hosts walk with guests to the door and wait until the bus",
    "has left.",
)
REST = (
    "which is often late in winter. Nobody stays alone in the hall after ten at night",
    "and the guard locks it. Badges that were lost are told to the desk.",
)
COLUMNS = (60, 200, 420)
SITES = [("Site", "Meeting point"), ("North yard", "Lawn"), ("South yard", "Gate 3")]


def read(tmp_path: Path, *pages: str) -> str:
    return convert("a.pdf", write_drawn_pdf(tmp_path / "a.pdf", list(pages)).read_bytes(), "pdf").markdown


def down(lines: Sequence[str], *, x: float = 60, y: float = 700, step: float, size: float = 11) -> str:
    return "".join(text_at(x, y - step * n, line, size=size) for n, line in enumerate(lines))


def test_a_sentence_goes_on_over_lines_that_stand_far_apart(tmp_path: Path) -> None:
    read_as = read(tmp_path, down(FULL, step=18))
    assert "a badge\nthat is not handed back" in read_as
    assert "until the bus\nhas left." in read_as


def test_a_line_after_one_with_room_left_begins_a_paragraph(tmp_path: Path) -> None:
    assert "opens no door\n\nafter midnight" in read(tmp_path, down(FULL, step=18))


def test_lines_of_a_list_stay_apart(tmp_path: Path) -> None:
    items = (
        "- Bring the badge of the day and the form that the desk has signed.",
        "- Bring no food into the hall.",
    )
    assert "signed.\n\n- Bring no food" in read(tmp_path, down(items, step=18))


def test_lines_in_larger_or_bolder_letters_are_headings(tmp_path: Path) -> None:
    page = text_at(60, 760, "Guests", size=18) + text_at(60, 730, "Badges", size=11, bold=True)
    assert read(tmp_path, page + down(FULL, step=13)).startswith(
        "<!-- Page: 1 -->\n\n# Guests\n\n## Badges\n\nEvery"
    )


def test_a_bold_sentence_is_no_heading(tmp_path: Path) -> None:
    page = text_at(60, 730, "Nobody enters without a badge.", bold=True)
    assert "\n\nNobody enters without a badge.\n\n" in read(tmp_path, page + down(FULL, step=13))


def test_a_bold_word_makes_no_heading_of_its_line(tmp_path: Path) -> None:
    page = text_at(60, 730, "Nobody", bold=True) + text_at(105, 730, "enters without a badge")
    assert "#" not in read(tmp_path, page + down(FULL, step=13))


def test_a_table_within_lines_is_read_row_by_row(tmp_path: Path) -> None:
    page = ruled_at([60, 200, 400], [700, 680, 660, 640]) + "".join(
        text_at(65, 685 - 20 * n, site) + text_at(205, 685 - 20 * n, point)
        for n, (site, point) in enumerate(SITES)
    )
    read_as = read(tmp_path, text_at(60, 720, "Where to meet:") + page + text_at(60, 600, "Go at once."))
    assert (
        "Where to meet:\n\n| Site | Meeting point |\n| --- | --- |\n| North yard | Lawn |\n| South yard | Gate 3 |"
        in read_as
    )
    assert read_as.endswith("\n\nGo at once.")
    assert read_as.count("Lawn") == 1


def test_cells_below_each_other_are_a_table_without_its_lines(tmp_path: Path) -> None:
    page = "".join(
        text_at(65, 685 - 20 * n, site) + text_at(305, 685 - 20 * n, point)
        for n, (site, point) in enumerate(SITES)
    )
    assert "| North yard | Lawn |\n| South yard | Gate 3 |" in read(tmp_path, page)


def test_two_columns_of_running_text_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = (
        "Every guest signs in at the front",
        "desk and gets a badge for the day",
        "which is handed back at night.",
    )
    right = (
        "Hosts walk with their guests to the",
        "door and wait there until the bus",
        "of the evening has left the yard.",
    )
    read_as = read(tmp_path, down(left, step=13) + down(right, x=250, step=13))
    assert "|" not in read_as
    assert read_as.index("handed back") < read_as.index("Hosts walk")


def test_a_frame_around_text_is_no_table(tmp_path: Path) -> None:
    page = ruled_at([50, 560], [720, 600]) + down(FULL, step=13)
    assert "|" not in read(tmp_path, page)


def test_a_page_without_words_leaves_the_numbers_of_the_others(tmp_path: Path) -> None:
    read_as = read(tmp_path, down(FULL, step=13), "", down(FULL, step=13))
    assert "<!-- Page: 3 -->" in read_as
    assert "<!-- Page: 2 -->" not in read_as


def row(y: float, *cells: str, xs: Sequence[float] = COLUMNS) -> str:
    """Cells side by side; a bar within one begins its next line."""
    return "".join(
        text_at(x, y - 13 * n, line)
        for x, cell in zip(xs, cells, strict=True)
        for n, line in enumerate(cell.split("|"))
        if line
    )


def table(y: float, *rows: tuple[str, str], bold: bool = False) -> str:
    """A ruled table whose upper edge is at `y`."""
    edges = [y - 20 * n for n in range(len(rows) + 1)]
    return ruled_at([60, 200, 400], edges) + "".join(
        text_at(65, y - 15 - 20 * n, one, bold=bold and not n)
        + text_at(205, y - 15 - 20 * n, other, bold=bold and not n)
        for n, (one, other) in enumerate(rows)
    )


PAID = ("Germany", "Hotels and meals with|receipt, also taxis", "120")


def test_a_cell_over_several_lines_is_one_cell(tmp_path: Path) -> None:
    page = (
        row(700, "Country", "What is paid", "Limit") + row(680, *PAID) + row(645, "France", "Hotels", "150")
    )
    page += row(625, "Great|Britain", "Meals, trains in|second class", "180 in London,|140 elsewhere")
    rows = (
        "| Country | What is paid | Limit |\n| --- | --- | --- |\n"
        "| Germany | Hotels and meals with receipt, also taxis | 120 |\n| France | Hotels | 150 |\n"
        "| Great Britain | Meals, trains in second class | 180 in London, 140 elsewhere |"
    )
    read_as = read(tmp_path, page + text_at(60, 540, "All limits are per night."))
    assert read_as.endswith(f"{rows}\n\nAll limits are per night.")


def test_so_it_is_where_rows_stand_as_close_as_lines(tmp_path: Path) -> None:
    page = (
        row(700, "Country", "What is paid", "Limit") + row(687, *PAID) + row(661, "France", "Hotels", "150")
    )
    assert "with receipt, also taxis | 120 |\n| France | Hotels | 150 |" in read(tmp_path, page)


def test_rows_that_stand_in_groups_stay_rows(tmp_path: Path) -> None:
    page = row(700, "Country", "Paid", "Limit") + row(687, "Germany", "Hotels", "120")
    page += row(660, "France", "Hotels", "150") + row(647, "Spain", "Trains", "50")
    assert "| France | Hotels | 150 |\n| Spain | Trains | 50 |" in read(tmp_path, page)


def test_a_row_below_a_name_that_is_said_once_stays_a_row(tmp_path: Path) -> None:
    page = row(700, "Country", "Paid", "Limit") + row(687, "Germany", "Hotels", "120")
    page += row(674, "", "Meals", "45") + row(661, "France", "Hotels", "150") + row(648, "", "Meals", "50")
    read_as = read(tmp_path, page)
    assert "| Germany | Hotels | 120 |\n|  | Meals | 45 |\n| France | Hotels | 150 |" in read_as


def test_narrow_columns_of_running_text_are_no_table(tmp_path: Path) -> None:
    left = (
        "Every guest signs in at",
        "the front desk and gets a",
        "badge for the day, which",
        "is handed back.",
    )
    right = (
        "Hosts walk with their",
        "guests to the door and",
        "wait there until the bus",
        "has left the yard.",
    )
    read_as = read(tmp_path, down(left, step=13) + down(right, x=320, step=13))
    assert "|" not in read_as
    assert read_as.index("handed back") < read_as.index("Hosts walk")


def test_what_heads_and_ends_each_page_stands_in_no_sentence(tmp_path: Path) -> None:
    def page(number: int, lines: Sequence[str]) -> str:
        return (
            text_at(60, 760, "Visitor rules", size=9)
            + down(lines, step=13)
            + text_at(60, 40, "Acme Ltd", size=9)
            + text_at(280, 30, f"Page {number} of 2", size=9)
        )

    read_as = read(tmp_path, page(1, [*FULL[:1], "opens until the bus has left the yard,"]), page(2, REST))
    first, second = read_as.split("<!-- Page: 2 -->")
    assert "yard,\nwhich is often late in winter.\n\n" in first
    assert second.strip().startswith("Nobody stays alone")
    assert (read_as.count("Visitor rules"), read_as.count("Acme Ltd")) == (1, 1)
    assert "of 2" not in read_as


def test_a_figure_or_a_line_of_one_page_stays(tmp_path: Path) -> None:
    read_as = read(tmp_path, text_at(60, 760, "4711") + down(FULL, step=13) + text_at(60, 40, "Ask Bo."))
    assert "4711" in read_as
    assert "Ask Bo." in read_as


def test_a_sentence_that_ends_on_its_page_stays_there(tmp_path: Path) -> None:
    read_as = read(tmp_path, down(FULL, step=13), down(["Nobody stays.", "Bo locks it."], step=13))
    assert "has left.\n\n<!-- Page: 2 -->\n\nNobody stays" in read_as


def test_a_table_that_goes_on_has_its_head_on_each_page(tmp_path: Path) -> None:
    rest = [("East yard", "Bridge"), ("West yard", "Car park")]
    for below in (table(740, *rest), table(740, SITES[0], *rest)):
        read_as = read(tmp_path, down(FULL, step=13) + table(140, *SITES), below)
        assert read_as.endswith(
            "| Site | Meeting point |\n| --- | --- |\n| East yard | Bridge |\n| West yard | Car park |"
        )


def test_a_table_with_its_own_head_keeps_it(tmp_path: Path) -> None:
    people = [("Role", "Person"), ("Guard", "Bo"), ("Lead", "Ana")]
    years = [("Year", "Guests"), ("2023", "30"), ("2024", "40")]
    for below, first in ((table(740, *people, bold=True), "Role"), (table(740, *years), "Year")):
        read_as = read(tmp_path, down(FULL, step=13) + table(140, *SITES), below)
        assert read_as.split("<!-- Page: 2 -->\n\n| ")[1].startswith(first)


def test_words_that_a_line_breaks_are_whole_and_hyphens_of_their_own_stay(tmp_path: Path) -> None:
    lines = (
        "Every guest signs in at the front desk and gets a badge for the com-",
        "plete day, as long-term guests do, and hosts too; the rules for long-",
        "term guests and for self-",
        "service hold, day-",
        "and night alike.",
    )
    read_as = read(tmp_path, down(lines, step=13))
    assert "complete day" in read_as
    assert "rules for long-term guests" in read_as
    assert "self-service" in read_as
    assert "day-\nand" in read_as


def test_a_line_in_capitals_heads_what_follows(tmp_path: Path) -> None:
    page = text_at(60, 740, "EXPENSES POLICY 2024") + text_at(60, 713, "MEALS AND DRINKS")
    read_as = read(tmp_path, page + down(FULL, step=13))
    assert "# EXPENSES POLICY 2024\n\n# MEALS AND DRINKS\n\nEvery guest" in read_as


def test_capitals_head_nothing_where_all_is_in_capitals(tmp_path: Path) -> None:
    page = down(["THE YARD CLOSES AT TEN", "ASK THE GUARD"], step=30)
    assert "#" not in read(tmp_path, page)
