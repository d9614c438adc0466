from hypothesis import given, settings
from hypothesis import strategies as st

from indexing.blocks import front_matter_end
from indexing.split import Split, split

LINES = st.sampled_from(
    [
        "# Title\n", "## Part\n", "###### Deep ##\n", "\n", "  \n", "| a | b |\n", "|---|---|\n", "```python\n",
        "```\n", "~~~\n", "- item\n", "x" * 300 + "\n", "A sentence. Another one! A third? " * 9 + "\n", "\r\n",
        "---\n", "| " + "cell " * 90 + "|\n", "tail without end", "\u2028", "ä🙂e\u0301\n", "\f",
    ]
)  # fmt: skip
MARKDOWN = st.one_of(st.text(max_size=600), st.lists(LINES, max_size=40).map("".join))


@settings(deadline=None, max_examples=200)
@given(MARKDOWN, st.integers(100, 900), st.sampled_from(["md", "csv"]))
def test_passages_are_slices_in_order_that_cover_all_text(markdown: str, size: int, media: str) -> None:
    passages = split(markdown, title="T", media=media, size=size)
    covered = front_matter_end(markdown)
    for passage in passages:
        assert not markdown[covered : passage.start].strip()
        assert markdown[passage.start : passage.end].strip() == markdown[passage.start : passage.end] != ""
        covered = passage.end
    assert not markdown[covered:].strip()


def texts(markdown: str, passages: list[Split]) -> list[str]:
    return [markdown[passage.start : passage.end] for passage in passages]


def test_keeps_the_heading_path_of_each_passage() -> None:
    markdown = "# Leave\n\nAll kinds.\n\n## Sick\n\nHours.\n\n# Pay\n\nMonthly."
    assert [one.heading_path for one in split(markdown, title="Handbook")] == [
        ("Leave",),
        ("Leave", "Sick"),
        ("Pay",),
    ]


def test_puts_title_and_headings_into_the_context() -> None:
    (passage,) = split("# Leave\n\n## Sick\n\nHours.", title="Handbook")
    assert passage.context == "Handbook > Leave > Sick"


def test_a_heading_stays_with_the_text_below_it() -> None:
    markdown = "# Leave\n\n" + "word " * 150 + "\n\n## Sick\n\nHours."
    assert texts(markdown, split(markdown, title="", size=800))[-1] == "## Sick\n\nHours."


def test_table_rows_stay_whole_and_later_passages_know_the_columns() -> None:
    rows = "".join(f"| item {number} | {number} euros |\n" for number in range(60))
    markdown = "| name | price |\n| --- | --- |\n" + rows
    passages = split(markdown, title="Prices", media="csv", size=400)
    lines = [line for text in texts(markdown, passages) for line in text.splitlines()]
    assert lines == markdown.splitlines()
    assert all("| name | price |" in passage.context for passage in passages[1:])


def test_counts_rows_of_a_spreadsheet_from_the_header_row() -> None:
    rows = "".join(f"| item {number} |\n" for number in range(2, 80))
    markdown = "| name |\n| --- |\n" + rows
    for passage in split(markdown, title="", media="csv", size=200)[1:]:
        assert markdown[passage.start :].startswith(f"| item {passage.row} |")


def test_a_table_in_prose_has_no_row_numbers() -> None:
    assert split("| a |\n|---|\n| 1 |", title="")[0].row is None


def test_code_fences_that_fit_are_not_cut_and_hide_headings() -> None:
    code = "```\n# not a heading\n" + "x = 1\n" * 20 + "```"
    markdown = "word " * 150 + "\n\n" + code
    passages = split(markdown, title="", size=800)
    assert texts(markdown, passages)[-1] == code
    assert passages[-1].heading_path == ()


def test_pages_do_not_mix() -> None:
    markdown = "<!-- Page: 1 -->\n\nFirst.\n\n<!-- Page: 2 -->\n\nSecond."
    passages = split(markdown, title="", media="pdf")
    assert [(one.page, markdown[one.start : one.end]) for one in passages] == [(1, "First."), (2, "Second.")]


def test_leaves_front_matter_out_of_passages() -> None:
    markdown = "---\ntitle: Leave\n---\nHours."
    assert texts(markdown, split(markdown, title="Leave")) == ["Hours."]


def test_no_passage_is_much_longer_than_the_size() -> None:
    markdown = "A sentence that goes on. " * 400 + "x" * 5000
    assert max(one.end - one.start for one in split(markdown, title="", size=800)) <= 800
