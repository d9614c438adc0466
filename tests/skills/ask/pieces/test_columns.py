"""Which cells of a row are said: the column that the question names leads, wherever a reader pointed."""

import pytest

from skills.ask.pieces.columns import cells_asked, lacks_cell
from skills.ask.pieces.sentences import Sentence, sentences_of
from skills.ask.pieces.tables import named_cells, row_in_words
from tests.skills.ask.conftest import make_passage

CRANES = """| Crane | Wind limit at North Yard | Rain limit | Crew | Load |
|---|---|---|---|---|
| Crane Alba | 38 knots | 12 mm an hour in all yards | 4 | 220 tonnes |
"""
STANDBY = """| Country | Weekday | Weekend day or public holiday | Call-out, per started hour |
|---|---|---|---|
| Norway | 150 NOK | 340 NOK | 190 NOK |
"""
CARRIAGE = """| Line | Adult on foot | Child 5-15 | Van with driver | Moped with or without sidecar |
|---|---|---|---|---|
| East to Isle | £4.30 | £2.10 | not carried | not carried |
"""
ROTA = """| Service | 2 December | 9 December | 16 December |
|---|---|---|---|
| Payments first line | Ada Lovett | Bo Lindqvist | Cy Ashdown |
"""
PEOPLE = """| Site | Manager | Deputy manager | Fire warden | Telephone of the site |
|---|---|---|---|---|
| North yard | Nora Hale | Jim Reedy | Fay Dunnock | 5590 |
"""
TICKETS = """| Ticket | Adult | Child 5-15 | Over 65 |
|---|---|---|---|
| Week ticket | £24 | £12 | £16 |
"""
LEAVE = """| Group | Days a year | After 5 years | After 10 years |
|---|---|---|---|
| Office staff | 25 | 27 | 30 |
"""


def said(table: str, question: str, pointed: str = "", *, counts: bool = False) -> str:
    [row] = [one for one in sentences_of(make_passage(table)) if isinstance(one, Sentence) and one.is_row]
    at = row.text.index(f"| {pointed}") + 1 if pointed else None
    only = cells_asked(row.text, row.columns, question, at, counts=counts)
    return row_in_words(row.text, row.columns, only=only).text


@pytest.mark.parametrize(
    ("table", "question", "pointed", "words"),
    [
        (CRANES, "wind limit of crane Alba", "12 mm", "Crane Alba: Wind limit at North Yard 38 knots"),
        (CRANES, "rain limit of crane Alba", "38 knots", "Crane Alba: Rain limit 12 mm an hour in all yards"),
        (
            STANDBY,
            "standby on a weekend day in Norway",
            "150",
            "Norway: Weekend day or public holiday 340 NOK",
        ),
        (STANDBY, "standby on Tuesdays in Norway", "340", "Norway: Weekday 150 NOK"),
        (CARRIAGE, "fare to Isle for a van", "£4.30", "East to Isle: Van with driver not carried"),
        (ROTA, "who is first line on 16 December", "Ada", "Payments first line: 16 December Cy Ashdown"),
    ],
)
def test_a_column_that_the_question_names_comes_in_place_of_its_like(
    table: str, question: str, pointed: str, words: str
) -> None:
    assert said(table, question, pointed) == words


@pytest.mark.parametrize(
    ("table", "question", "pointed", "words"),
    [
        (PEOPLE, "phone number of the manager", "5590", "North yard: Manager Nora Hale"),
        (CRANES, "how heavy may it lift", "220 tonnes", "Crane Alba: Load 220 tonnes"),
        (CRANES, "wind limit and crew of Alba", "38 knots", "Wind limit at North Yard 38 knots, Crew 4"),
        (STANDBY, "what is paid when I am called out", "190", "Call-out, per started hour 190 NOK"),
    ],
)
def test_what_is_pointed_at_stays_where_no_column_of_its_kind_is_named(
    table: str, question: str, pointed: str, words: str
) -> None:
    found = said(table, question, pointed)
    assert words in found
    assert pointed in found


@pytest.mark.parametrize(
    ("table", "question", "counts", "words"),
    [
        (TICKETS, "how much is a week ticket for a child", True, "Week ticket: Child 5-15 £12"),
        (TICKETS, "how much is the week ticket for over 65s", True, "Week ticket: Over 65 £16"),
        (LEAVE, "how many days do office staff get after 10 years", True, "Office staff: After 10 years 30"),
        (TICKETS, "how much is a week ticket", True, "Week ticket: Adult £24, Child 5-15 £12, Over 65 £16"),
        (TICKETS, "can a child use it", False, "Week ticket: Adult £24, Child 5-15 £12, Over 65 £16"),
    ],
)
def test_of_a_short_row_one_column_is_said_where_something_is_counted_and_the_column_is_named(
    table: str, question: str, counts: bool, words: str
) -> None:
    assert said(table, question, counts=counts) == words


DAYS_OFF = """| Works | Yearly leave | Public holidays | Moving house |
|---|---|---|---|
| Porto | 23 days a year and one more after 3 years | 13 | 2 |
"""


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("how many days holiday in porto", 1),
        ("how many holidays do i get in porto", 1),
        ("how much leave in porto", 1),
        ("how many public holidays in porto", 2),
        ("how many bank holidays in porto", 2),
    ],
)
def test_holidays_are_leave_unless_they_are_public(question: str, column: int) -> None:
    row = next(one for one in sentences_of(make_passage(DAYS_OFF)) if one.is_row)
    places = [at for at, _, _ in named_cells(row.text, row.columns)]
    assert cells_asked(row.text, row.columns, question, None, counts=True) == {places[column]}


def test_a_holiday_is_a_public_one_where_no_column_is_about_leave() -> None:
    row = next(one for one in sentences_of(make_passage(STANDBY)) if one.is_row)
    places = [at for at, _, _ in named_cells(row.text, row.columns)]
    assert places[2] in cells_asked(
        row.text, row.columns, "how much for weekend day or holiday", None, counts=True
    )


CARE = """| Boat | First service, hours | Then every, hours | Greasing | Who may do it |
|---|---|---|---|---|
| Ferry Alma | none yet | 150 | monthly | an engineer from the yard |
"""


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("how often does the Alma need a service", "Ferry Alma: Then every, hours 150"),
        ("how often is the greasing done", "Ferry Alma: Greasing monthly"),
        ("who services the Alma", "Ferry Alma: Who may do it an engineer from the yard"),
        ("when is the first service due", "Ferry Alma: First service, hours none yet"),
    ],
)
def test_how_often_and_who_are_told_by_the_column_that_is_called_so(question: str, words: str) -> None:
    assert said(CARE, question, "none yet") == words


PRICES = """| Ticket | Museum | Gardens only | Saltmarsh Mill | How to book |
|---|---|---|---|---|
| Audio guide | £3.00 | £3.50 |  |  |
"""


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("price of an audio guide at the mill", True),
        ("how to book an audio guide", True),
        ("price of an audio guide", False),
        ("audio guide at the museum", False),
        ("audio guide in the museum or the mill", False),
        ("can I have a guide in the shop", False),
    ],
)
def test_a_row_lacks_the_cell_that_is_asked_for(question: str, *, lacks: bool) -> None:
    row = next(one for one in sentences_of(make_passage(PRICES)) if one.is_row)
    assert lacks_cell(row.text, row.columns, question) == lacks


@pytest.mark.parametrize(
    ("table", "question"),
    [
        (
            "| Item | Limit | Approval |\n|---|---|---|\n| Taxi | £40 |  |",
            "what may a taxi cost without approval",
        ),
        ("| Name | Extension | Mobile Phone |\n|---|---|---|\n| Ana Ruiz | 4417 |  |", "Ana's phone number"),
        (
            "| Asset | Owner | Last Check | Every |\n|---|---|---|---|\n| Boiler | Ana | | week |",
            "who checks the boiler",
        ),
    ],
)
def test_an_empty_cell_beside_things_of_other_kinds_lacks_nothing(table: str, question: str) -> None:
    row = next(one for one in sentences_of(make_passage(table)) if one.is_row)
    assert not lacks_cell(row.text, row.columns, question)
