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
