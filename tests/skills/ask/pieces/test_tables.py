"""Table rows, said in words."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.documents import Passage
from skills.ask.pieces.columns import cells_asked
from skills.ask.pieces.plain import plain
from skills.ask.pieces.sentences import Sentence, sentences_of
from skills.ask.pieces.tables import cells_of, row_in_words, without_tables
from tests.skills.ask.conftest import make_passage

MakePassage = Callable[..., Passage]
PRICES = """# Prices

What our chairs cost:

| Product | Price | Unnamed: 2 |
| --- | --- | --- |
| Aero One | 189 | NaN |
| Aero Pro | **420** | from October |
"""
RATES = """| Grade | Day rate | Hotel limit | Approved by | Booked through |
|---|---|---|---|---|
| Senior | 34 EUR | 120 EUR | the team lead, then Finance | travel desk |
"""


def rows(markdown: str, columns: tuple[str, ...] = ()) -> list[Sentence]:
    return [sentence for sentence in sentences_of(make_passage(markdown), columns) if sentence.is_row]


def test_each_cell_stands_behind_its_column_and_empty_ones_are_left_out() -> None:
    said = [row.words for row in rows(PRICES)]
    assert said == ["Aero One: Price 189", "Aero Pro: Price 420, from October"]


def test_the_header_itself_is_never_quoted() -> None:
    assert all("Product" not in row.text for row in rows(PRICES))


def test_a_row_whose_table_began_before_the_passage_has_its_columns_all_the_same() -> None:
    piece = "| Aero Pro | 420 |\n| Aero Two | 230 |\n\nPrices hold until May.\n"
    assert [row.words for row in rows(piece)] == ["Aero Pro: 420", "Aero Two: 230"]
    named = rows(piece, ("Product", "Price"))
    assert [row.words for row in named] == ["Aero Pro: Price 420", "Aero Two: Price 230"]
    another = rows(f"{piece}\n| Room | Seats |\n|---|---|\n| Alder | 12 |\n", ("Product", "Price"))
    assert another[-1].words == "Alder: Seats 12"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("| Day | Opens | Closes |\n|---|---|---|\n| Sunday | closed | closed |\n", "Sunday: closed"),
        (
            "| Group | Days a year | After 5 years |\n|---|---|---|\n| Trainees | 24 | 24 |\n",
            "Trainees: Days a year 24, After 5 years 24",
        ),
        (
            "| Date | Holiday |\n|---|---|\n| 2026-05-01 | Labour Day |\n",
            "Date 2026-05-01, Holiday Labour Day",
        ),
        ("| | |\n|---|---|\n| Phone | 555 120 |\n", "Phone: 555 120"),
        ("| a | b |\n| c | d |\n", "a: b"),
    ],
    ids=["cells alike", "numbers alike", "no words to begin with", "columns without names", "no header"],
)
def test_a_row_reads_as_a_person_would_say_it(table: str, said: str) -> None:
    assert rows(table)[0].words == said


def test_cells_with_commas_in_them_are_told_apart() -> None:
    assert rows(RATES)[0].words.startswith(
        "Senior: Day rate 34 EUR; Hotel limit 120 EUR; Approved by the team lead"
    )


@pytest.mark.parametrize(
    ("question", "at", "said"),
    [
        ("hotel limit for seniors", None, "Senior: Hotel limit 120 EUR"),
        ("day rate and hotel limit of a senior", None, "Senior: Day rate 34 EUR, Hotel limit 120 EUR"),
        ("who approves it", "the team lead", "Senior: Approved by the team lead, then Finance"),
    ],
)
def test_of_a_long_row_only_what_is_asked_for_is_said(question: str, at: str | None, said: str) -> None:
    [row] = rows(RATES)
    begins = row.text.index(at) - 1 if at else None
    only = cells_asked(row.text, row.columns, question, begins)
    assert row_in_words(row.text, row.columns, only=only).text.replace(";", ",") == said


def test_of_a_long_row_of_which_nothing_is_asked_by_name_all_is_said() -> None:
    [row] = rows(RATES)
    only = cells_asked(row.text, row.columns, "what do seniors get", None)
    assert row_in_words(row.text, row.columns, only=only).text == row.words


def test_the_words_of_a_row_lead_back_to_its_cells() -> None:
    [row] = rows(RATES)
    in_words = row.row
    cell = in_words.cell_at(in_words.text.index("120 EUR"))
    assert row.text[cell:].lstrip().startswith("120 EUR")
    assert in_words.cell_at(2) == dict(enumerate(at for at, _ in cells_of(row.text)))[0]


def test_what_leads_in_stands_with_every_row_but_never_a_number() -> None:
    assert {row.lead for row in rows(PRICES)} == {"What our chairs cost:"}
    assert {row.lead for row in rows("We have 12 chairs.\n\n| A | B |\n|---|---|\n| c | d |\n")} == {""}
    assert {row.lead for row in rows("Chairs.\n\n## Desks\n\n| A | B |\n|---|---|\n| c | d |\n")} == {""}


def test_blanks_stand_where_a_table_stood() -> None:
    text = without_tables(PRICES)
    assert len(text) == len(PRICES)
    assert text.split() == ["#", "Prices", "What", "our", "chairs", "cost:"]


@given(st.lists(st.text(alphabet="ab |\\*é1,", max_size=8), min_size=1, max_size=6), st.integers(0, 7))
def test_no_cell_is_lost_whatever_the_row_and_its_header_are_like(cells: list[str], names: int) -> None:
    row = "|" + "|".join(one.replace("\\", "").replace("|", "\\|") for one in cells) + "|"
    said = row_in_words(row, tuple(f"N{n}" for n in range(names)))
    alike = len({plain(one) for _, one in cells_of(row)} - {""}) <= 2
    assert alike or all(plain(one) in said.text for _, one in cells_of(row))
    assert all(0 <= at <= len(row) for _, at in said.places)


@pytest.mark.parametrize(
    ("columns", "row", "only", "text"),
    [
        ("No|Article|Temp C|Minutes", "6|Chef whites|80|40", "80", "Chef whites: No 6, Temp C 80"),
        ("Nr.|Artikel|Grad", "6|Kochjacken|80", "80", "Kochjacken: Nr. 6, Grad 80"),
        ("#|Article|Price", "2|Towels, white|£3", "£3", "Towels, white: # 2, Price £3"),
        ("No|Article|Temp C", "6|Chef whites|80", "Chef whites", "Chef whites: No 6, Temp C 80"),
        ("No|Size|Temp C|Minutes", "6|12|80|40", "80", "No 6, Temp C 80"),
        ("Year|Name|Pay|Days", "2025|Ana|£3|20", "£3", "Year 2025, Pay £3"),
        ("No|Article|Temp C", "A6|Chef whites|80", "80", "A6 (Chef whites): Temp C 80"),
        ("Article|No|Temp C", "Chef whites|6|80", "80", "Chef whites: Temp C 80"),
        ("No|Temp C", "6|80", "80", "No 6, Temp C 80"),
        (
            "No|Article|Temp C|Minutes",
            "6|Chef whites|80|40",
            "",
            "No 6, Article Chef whites, Temp C 80, Minutes 40",
        ),
    ],
)
def test_a_row_that_is_only_counted_is_told_by_its_second_cell(
    columns: str, row: str, only: str, text: str
) -> None:
    line = f"|{row}|"
    told = [line.index(only)] if only else []
    assert row_in_words(line, columns.split("|"), only=told).text == text


SPARES = """| Part | What it is | Price | Weight |
|---|---|---|---|
| KX-12 | Kettle lid, steel | £14 | 0.4 kg |
| Lid B | for the big kettle | £19 | 0.9 kg |
| KX-13 | 12/400 | £9 | 0.2 kg |
"""


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (0, "KX-12 (Kettle lid, steel): Price £14"),
        (1, "Lid B: Price £19"),
        (2, "KX-13: Price £9"),
    ],
)
def test_a_number_of_an_article_is_said_with_what_it_is(row: int, said: str) -> None:
    found = rows(SPARES)[row]
    price = cells_of(found.text)[2][0]
    assert row_in_words(found.text, found.columns, only={price}).text == said


def test_the_whole_row_of_an_article_is_said_as_before() -> None:
    assert rows(SPARES)[0].words == "KX-12: What it is Kettle lid, steel; Price £14; Weight 0.4 kg"
