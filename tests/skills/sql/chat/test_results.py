"""Rows as people see them: data and nothing else, in their own numbers and days."""

import csv
import io

import pytest

from bot.calibration.pictures.chart import draw_chart
from bot.platforms.slack.render import to_slack
from bot.platforms.teams.render import to_teams
from skills.chart import Chart, Point
from skills.databases import Card
from skills.language import reader_of, speaking
from skills.messages import File, Footer, Picture, Table
from skills.sql.chat.charts import chart_of, in_words
from skills.sql.chat.csv_file import csv_of
from skills.sql.chat.results import Ran
from skills.sql.chat.table import MOST_ROWS, table_of
from skills.sql.database import Rows

CARD = Card("Sales", "sqlite", "sqlite:///sales.db")
HOSTILE = "<!channel> *bold* [free](https://evil.example) <@U1> @all `x`"


def rows(*cells: object, columns: tuple[str, ...] = ("city", "amount"), more: bool = False) -> Rows:
    return Rows(columns, cells, more=more)  # type: ignore[arg-type]


def ran(result: Rows) -> Ran:
    return Ran("3fa9c2d41b07", CARD, result, 1_000, chart_of(result))


def test_numbers_and_days_are_written_as_the_reader_writes_them() -> None:
    result = rows(("2026-10-02", 1234567.5), ("2026-10-03", -2.0), columns=("day", "amount"))
    with speaking(reader_of("de-DE")):
        assert table_of(result).rows == (("2. Okt. 2026", "1.234.567,50"), ("3. Okt. 2026", "-2"))
    assert table_of(result).rows[0] == ("2 Oct 2026", "1,234,567.50")


@pytest.mark.parametrize("column", ["id", "customer_id", "customerId", "year", "zip_code"])
def test_numbers_that_count_nothing_get_no_separators(column: str) -> None:
    assert table_of(rows((20261,), columns=(column,))).rows == (("20261",),)


def test_a_moment_is_not_moved_into_another_zone() -> None:
    result = rows(("2026-10-02 23:30:00",), columns=("at",))
    with speaking(reader_of("en-GB", "Asia/Tokyo")):
        assert table_of(result).rows == (("2 Oct 2026 23:30",),)


def test_what_is_no_day_stays_as_it_is() -> None:
    assert table_of(rows(("2026-99-99",), ("later",), columns=("day",))).rows == (("2026-99-99",), ("later",))


def test_a_chat_shows_the_first_rows_and_the_file_holds_them_all() -> None:
    reply = ran(rows(*((f"c{at}", at) for at in range(57)))).to_reply()
    (table,) = [one for one in reply.blocks if isinstance(one, Table)]
    (file,) = [one for one in reply.blocks if isinstance(one, File)]
    assert reply.summary == "57 rows:"
    assert len(table.rows) == MOST_ROWS
    assert len(file.text.splitlines()) == 58
    assert file.name == "sales-3fa9c2d41b07.csv"
    assert "the first 20 are shown" in str(reply.blocks[-1])


def test_more_rows_than_were_read_are_told_of() -> None:
    small = ran(rows(("a", 1), ("b", 2), more=True)).to_reply().blocks[-1]
    assert isinstance(small, Footer)
    assert "more than 1,000 rows" in small.text


def test_no_rows_are_one_sentence() -> None:
    assert ran(rows()).to_reply().summary == "No row fits."


def test_cells_are_neither_markup_nor_mentions_in_slack() -> None:
    messages = to_slack(ran(rows((HOSTILE, 1), ("b", 2))).to_reply())
    shown = str([one.get("blocks") for one in messages]) + str([one.get("text") for one in messages])
    assert "<!channel>" not in shown
    assert "<@U1>" not in shown
    assert "<https://evil.example" not in shown


def test_cells_stand_in_text_runs_in_teams() -> None:
    (card,) = [one for one in to_teams(ran(rows((HOSTILE, 1), ("b", 2))).to_reply()) if "attachments" in one]
    assert f"'text': {HOSTILE!r}" in str(card)
    assert "selectAction" not in str(card)


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =1+1", "\t=1", "＝1+1"])
def test_no_cell_of_the_file_is_a_formula(cell: str) -> None:
    (_, (written, _)) = csv.reader(io.StringIO(csv_of(rows((cell, 1)))))
    assert written == f"'{cell}"


def test_numbers_in_the_file_stay_numbers() -> None:
    result = rows((-5, "-5.20"), (None, True))
    assert csv_of(result) == "city,amount\n-5,-5.20\n,true\n"


def test_a_category_and_a_number_are_bars_in_the_order_of_the_rows() -> None:
    chart = chart_of(rows(("Ghent", 3), ("Leeds", 1.5)))
    assert chart == Chart("bar", "city", "amount", (Point("Ghent", 3.0), Point("Leeds", 1.5)))


def test_a_date_and_a_number_are_a_line_in_the_order_of_time() -> None:
    chart = chart_of(rows(("2026-02", 3), ("2026-01", "1.50"), columns=("month", "amount")))
    assert chart == Chart("line", "month", "amount", (Point("2026-01", 1.5), Point("2026-02", 3.0)))


@pytest.mark.parametrize(
    "result",
    [
        rows(("Ghent", 3)),
        rows(("Ghent", 3), ("Ghent", 4)),
        rows(("Ghent", 3), ("Leeds", None)),
        rows(("Ghent", 3), ("Leeds", 4), more=True),
        rows(*((f"c{at}", at) for at in range(60))),
        rows((1, 2), (2, 3), columns=("customer_id", "year")),
        rows(("Ghent", 1, 2), ("Leeds", 3, 4), columns=("city", "orders", "amount")),
    ],
    ids=["one row", "twice", "empty", "not all", "too many", "no figures", "two figures"],
)
def test_other_shapes_are_no_chart(result: Rows) -> None:
    assert chart_of(result) is None


def test_the_chart_in_words_holds_its_figures() -> None:
    chart = chart_of(rows(("Ghent", 3), ("Leeds", 1.5)))
    assert chart
    assert in_words(chart) == "Bars: amount by city: Ghent 3; Leeds 1.50"


def test_a_long_line_in_words_holds_its_ends_and_extremes() -> None:
    points = tuple(Point(f"d{at}", float(at % 97)) for at in range(200))
    assert in_words(Chart("line", "day", "amount", points)) == (
        "Line: amount over day: first d0 0; last d199 5; lowest d0 0; highest d96 96"
    )


@pytest.mark.parametrize("kind", ["bar", "line"])
def test_a_chart_is_drawn_whatever_its_labels_hold(kind: str) -> None:
    points = (Point("$\\frac{1}{0}$", 2.0), Point("x_{y", -1.0))
    assert draw_chart(Chart(kind, "a $b", "c", points)).startswith(b"\x89PNG")  # type: ignore[arg-type]


def test_what_no_font_can_write_is_said_in_words() -> None:
    chart = Chart("bar", "\U00012000", "amount", (Point("a", 1.0), Point("b", 2.0)))
    assert draw_chart(chart) == b""
    reply = Ran("3fa9c2d41b07", CARD, rows(("a", 1), ("b", 2)), 1_000, chart).to_reply()
    assert not [one for one in reply.blocks if isinstance(one, Picture)]
    assert "a 1; b 2" in str(reply.blocks)
