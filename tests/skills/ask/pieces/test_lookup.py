"""A question looks a row up by one of its cells and the whole name of another cell's column."""

import pytest

from skills.ask.pieces.lookup import asked_stems, is_looked_up

COLUMNS = ("No", "House", "Kitchen closes", "Firkin (9 gallons)", "Order cut-off")
ROW = "| 9 | The Swan | 21:30 | 98.5 | Monday 14:00 |"


@pytest.mark.parametrize(
    "question",
    ["when does the kitchen close at the swan", "swan: order cut off?", "price of a firkin for the Swan"],
)
def test_a_cell_and_the_name_of_a_column_look_a_row_up(question: str) -> None:
    assert is_looked_up(ROW, COLUMNS, asked_stems(question))


@pytest.mark.parametrize(
    "question",
    [
        "when does the swan close",  # half of a column's name
        "when does the kitchen close",  # no cell
        "what is number 9's kitchen closes",  # a number alone is no name
        "which swan",
        "",
    ],
)
def test_less_than_both_does_not(question: str) -> None:
    assert not is_looked_up(ROW, COLUMNS, asked_stems(question))


def test_a_table_without_names_of_columns_is_not_looked_up() -> None:
    assert not is_looked_up(ROW, (), asked_stems("when does the kitchen close at the swan"))


def test_a_code_with_a_hyphen_names_a_row() -> None:
    columns = ("Date", "Brew no", "Vessel")
    row = "| Mon 2 November | 26-417 | FV6 |"
    assert is_looked_up(row, columns, asked_stems("which vessel is brew 26-417 going into"))
    assert not is_looked_up(row, columns, asked_stems("which vessel is brew 26-418 going into"))


LIMITS = ("Place", "Limit per night, breakfast included", "Remark")


def test_a_part_of_a_columns_name_is_enough_where_the_table_stands_under_all_else() -> None:
    row, asked = "| London | £172 | book early |", asked_stems("hotel limit for london")
    assert is_looked_up(row, LIMITS, asked, frozenset({"hotel"}))
    assert not is_looked_up(row, LIMITS, asked)
    assert not is_looked_up(row, LIMITS, asked_stems("hotels in london"), frozenset({"hotel"}))


def test_what_the_first_cells_column_is_called_may_be_asked_besides() -> None:
    columns, row = ("Ticket", "Museum", "Saltmarsh Mill"), "| Adult | £9.00 | £6.50 |"
    assert is_looked_up(row, columns, asked_stems("adult ticket for the mill?"))
    assert not is_looked_up(row, columns, asked_stems("adult guide for the mill?"))
    pub = asked_stems("when does the Swan pub close")
    assert not is_looked_up("| Swan | 21:00 |", ("Pub", "Kitchen closes"), pub)
