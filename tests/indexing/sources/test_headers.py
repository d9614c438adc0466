"""Tables whose names of columns a converter did not find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.sources.headers import with_headers

EMPTY = "|  |  |  |\n| --- | --- | --- |\n| Part | Torque | Note |\n| Crank bolt | 40 Nm | grease |\n"
TITLED = (
    "## Prices\n| Yard price list, valid from 1 March | Unnamed: 1 | Unnamed: 2 |\n| --- | --- | --- |\n|  |  |  |\n"
    "| Service | Unit | Price (£) |\n| Winter storage | per metre | 14.2 |\n\nAsk Ana.\n"
)


def test_below_an_empty_header_the_first_row_names_the_columns() -> None:
    assert with_headers(EMPTY) == (
        "| Part | Torque | Note |\n| --- | --- | --- |\n| Crank bolt | 40 Nm | grease |\n"
    )


def test_a_title_in_the_first_row_stands_above_the_table() -> None:
    assert with_headers(TITLED) == (
        "## Prices\nYard price list, valid from 1 March\n\n| Service | Unit | Price (£) |\n| --- | --- | --- |\n"
        "| Winter storage | per metre | 14.2 |\n\nAsk Ana.\n"
    )


@pytest.mark.parametrize(
    "table",
    [
        "| Part | Torque |\n| --- | --- |\n| Crank bolt | 40 Nm |\n",
        "|  |  |\n| --- | --- |\n| Crank bolt | 40 Nm |\n| Pedals | 35 Nm |\n",
        "|  |  |\n| --- | --- |\n| Part | Torque |\n",
        "| One |\n| --- |\n| a |\n",
        "no table | at all\n",
        "",
    ],
    ids=["named", "no row of names", "nothing below", "one column", "no table", "nothing"],
)
def test_any_other_table_stays_as_it_is(table: str) -> None:
    assert with_headers(table) == table


def test_a_title_with_its_day_in_the_first_cells_stands_above_the_table_too() -> None:
    table = (
        "| Yard price list | valid from 1 March |  |  |\n| --- | --- | --- | --- |\n| Service | Unit | Price | Note |\n"
        "| Storage | metre | 14 | dry |\n"
    )
    assert with_headers(table) == (
        "Yard price list, valid from 1 March\n\n| Service | Unit | Price | Note |\n| --- | --- | --- | --- |\n"
        "| Storage | metre | 14 | dry |\n"
    )


@pytest.mark.parametrize(
    "table",
    [
        "|  | Leeds | Ghent |\n| --- | --- | --- |\n| Street | Mill Lane | Korte Straat |\n| Desk | open | closed |\n",
        "| Team | Lead | Deputy |  |\n| --- | --- | --- | --- |\n| Sales | Ana | Bo | new |\n| Yard | Cy | Di | x |\n",
        "| Team | Lead |  |  |\n| --- | --- | --- | --- |\n| Sales | Ana |  | new |\n| Yard | Cy | Di | old |\n",
    ],
    ids=["no name for the first", "no name for the last", "a row with a gap"],
)
def test_names_that_some_columns_lack_stay_names(table: str) -> None:
    assert with_headers(table) == table


@pytest.mark.parametrize(
    "names",
    ["Area | 30 November | 7 December", "Weight up to | Zone IE1 | Zone IE2", "Team | Q1 2026 | Q2 2026"],
)
def test_names_of_columns_may_hold_a_number(names: str) -> None:
    rows = "| Hull | 9.65 | Ana Lee |\n| York | 12.4 | Bo Dahl |"
    table = f"| Prices of 2026 |  |  |\n| --- | --- | --- |\n| {names} |\n{rows}"
    assert with_headers(table) == (f"Prices of 2026\n\n| {names} |\n| --- | --- | --- |\n{rows}")


@pytest.mark.parametrize(
    "rows",
    [
        ("Ana | Room 4 | ext. 12", "Bo | Room 7 | ext. 31", "Cy | Bay 2 | ext. 9"),
        ("Fleet | 2 vans | 3 trucks", "Depot | 4 vans | 1 truck"),
        ("Hull | 9.65 | Ana", "York | 12.4 | Bo"),
        ("30 November | Ana | Bo", "7 December | Cy | Di"),
    ],
)
def test_a_row_like_those_below_it_names_no_columns(rows: tuple[str, ...]) -> None:
    table = "\n".join(["| Who sits where |  |  |", "| --- | --- | --- |", *(f"| {row} |" for row in rows)])
    assert with_headers(table) == table


GROUPED = (
    "| Role | Town houses |  |  | Country houses |  |  |\n| --- | --- | --- | --- | --- | --- | --- |\n"
    "| {first} | Under 18 | 18 to 20 | 21 and over | Under 18 | 18 to 20 | 21 and over |\n"
    "| Bar | 8.6 | 11.35 | 13.05 | 8.4 | 11.1 | 12.85 |\n| Floor | 8.6 | 11.35 | 13.05 | 8.4 | 11.1 | 12.85 |\n"
)
JOINED = (
    "| Role | Town houses, Under 18 | Town houses, 18 to 20 | Town houses, 21 and over | Country houses, Under 18 "
    "| Country houses, 18 to 20 | Country houses, 21 and over |\n"
)


@pytest.mark.parametrize("first", ["Role", ""], ids=["merged down", "not merged"])
def test_a_header_of_two_rows_names_each_column_by_its_group_and_itself(first: str) -> None:
    found = with_headers(GROUPED.format(first=first)).splitlines(keepends=True)
    assert found[0] == JOINED
    assert [row[:6] for row in found[1:]] == ["| --- ", "| Bar ", "| Floo"]


def test_a_title_and_a_note_stand_above_a_header_of_two_rows() -> None:
    rows = GROUPED.format(first="Role").splitlines(keepends=True)
    titled = (
        "| Hourly rates |  |  |  |  |  |  |\n"
        + rows[1]
        + "| As of May. |  |  |  |  |  |  |\n"
        + rows[0]
        + "".join(rows[2:])
    )
    assert with_headers(titled).startswith("Hourly rates\n\nAs of May.\n\n" + JOINED + rows[1])


@pytest.mark.parametrize(
    "table",
    [
        "| Day | Leeds |  | Bonn |  |\n| --- | --- | --- | --- | --- |\n| M | 9 | 1 | 8 | 6 |\n| T | 9 | 1 | 8 | 6 |\n",
        "| Day | Leeds |  |\n| --- | --- | --- |\n| Mo | open | dry |\n| Tu | open | dry |\n",
        "| Day | Leeds |  | Ghent |  |\n| --- | --- | --- | --- | --- |\n| Part | a | b | c | d |\n",
    ],
    ids=["figures below", "one group", "nothing below"],
)
def test_a_row_with_gaps_that_no_names_follow_is_no_upper_row(table: str) -> None:
    assert with_headers(table) == table


@pytest.mark.parametrize("rest", ["  |  |", " {name} | {name} |"], ids=["alone", "merged over all"])
def test_rows_stand_below_the_name_of_their_part(rest: str) -> None:
    header = "| Name | Room | Phone |\n| --- | --- | --- |\n"
    north, south = (f"| {name} |{rest.format(name=name)}\n" for name in ("North office", "South office"))
    table = f"{header}{north}| Ana | 1 | 11 |\n| Bo | 2 | 12 |\n{south}| Cy | 3 | 13 |\n| Di | 4 | 14 |\n\nAsk Ed.\n"
    assert with_headers(table) == (
        f"North office\n\n{header}| Ana | 1 | 11 |\n| Bo | 2 | 12 |\n\n"
        f"South office\n\n{header}| Cy | 3 | 13 |\n| Di | 4 | 14 |\n\nAsk Ed.\n"
    )


def test_the_names_of_groups_that_a_converter_repeats_are_one_each() -> None:
    table = (
        "| Role | Town | Town | Country | Country |\n| --- | --- | --- | --- | --- |\n"
        "| Role | Day | Night | Day | Night |\n| Bar | 8.6 | 9 | 8.4 | 9 |\n"
    )
    assert with_headers(table).startswith(
        "| Role | Town, Day | Town, Night | Country, Day | Country, Night |\n"
    )


_CELL = st.sampled_from(
    ["", "Ana", "Leeds", "12", "8.6", "2026", "Zone 2", "a@b.example", "7 December", "NaN"]
)
_TABLE = st.integers(1, 5).flatmap(
    lambda wide: st.lists(st.lists(_CELL, min_size=wide, max_size=wide), min_size=1, max_size=9)
)


@given(_TABLE)
def test_no_cell_is_lost_whatever_a_table_is_taken_for(rows: list[list[str]]) -> None:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    told = with_headers("\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]]))
    for row in rows:
        assert all(cell in told for cell in row if cell not in ("", "NaN"))
