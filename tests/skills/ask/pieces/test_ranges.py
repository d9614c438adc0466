"""What a row spans, against what a question asks for."""

import pytest

from skills.ask.pieces.ranges import is_beyond_limit, spans_asked


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("which bike for an inside leg of 45 cm", "Pip 16: Inside leg 42–50 cm, Gears 1"),
        ("notice period grade D after probation", "D–E: On probation 2 weeks"),
        ("who approves 800 pounds", "£500 to £2,000: department head"),
        ("who approves 7500", "£5,000 to £50,000: CFO"),
        ("a boat of 11 m", "10 to 12 m: £40 a night"),
        ("sick pay after 3 years", "2 to 5 years: 8 weeks"),
        ("a parcel of 4 kg", "up to 5 kg: £6"),
        ("discount for 60 people", "50+: 12 %"),
        ("who signs for a 30k machine", "over £20,000: two directors"),
        ("who signs for 2 million", "£1,000,000 to £5,000,000: the board"),
        ("a crate of 12 kilos", "10 to 15 kg: £9"),
        ("a 40 litre pot", "30–50 l: Lid 28 cm"),
        ("sick pay after 8 years", "Over 7 years: Full pay 14 weeks"),
        ("sick pay after 1 year", "6 months to 2 years: 4 weeks"),
        ("who approves 450 pounds", "Up to £500: the desk"),
        ("who signs for 4 grand", "up to £5,000: two directors"),
        ("more than 20 guests", "over 20 guests: £9 each"),
        ("a parcel over 10 kg", "10 to 15 kg: £9"),
        ("leave after 5 years", "more than 5 years: 30 days"),
    ],
)
def test_what_lies_between_is_spanned(question: str, row: str) -> None:
    assert spans_asked(question, row) is True


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("which bike for an inside leg of 45 cm", "Pip 14: Inside leg 37–44 cm"),
        ("notice period grade D", "A–C: On probation 1 week"),
        ("a parcel of 14 kg", "up to 5 kg: £6"),
        ("who signs for a 30k machine", "up to £500: anybody"),
        ("leave at 5 years", "more than 5 years: 30 days"),
        ("leave after 5 years", "2 to 5 years: 26 days"),
        ("sick pay after 4 years", "Over 7 years: Full pay 14 weeks"),
        ("a rate after 10,000 miles", "Up to 10,000 miles: 45p"),
        ("a parcel over 10 kg", "up to 10 kg: £9"),
        ("sick pay after 3 years", "6 months to 2 years: 4 weeks"),
    ],
)
def test_what_lies_outside_is_not(question: str, row: str) -> None:
    assert spans_asked(question, row) is False


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("when do shops open", "Saturday: 10:00–16:00"),
        ("what does the Heron cost", "Heron: 3290"),
        ("is 2026-05-01 a holiday", "1 May: yes"),
        ("a 45 cm frame", "Alder: Seats 12"),
        ("a tank of 23 litres", "Trolley, up to 150 kg: Price 436"),
        ("a trip of 3 days", "Boat, 5 to 9 m: £40"),
        ("who is on duty in week 49", "Week 45, From 2 Nov 2026, Nurse Ana"),
        ("who is on duty in week 49", "Nurse Ana, From 07:00 Up to 19:00"),
        ("", ""),
    ],
)
def test_where_nothing_is_asked_or_spanned_nothing_is_known(question: str, row: str) -> None:
    assert spans_asked(question, row) is None


def test_a_row_filled_with_numbers_is_looked_at_at_once() -> None:
    for row in ("1-" * 40_000, "1" * 60_000, "up to " * 20_000, "£ " * 30_000):
        spans_asked("a boat of 11 m for 5k", row)


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("what happened in 2020", "2019–2021: the move"),
        ("what applies since 2022", "from 2020: new rates"),
        ("a boat of 11 m", "10–12m: £40"),
    ],
)
def test_a_year_is_spanned_by_years(question: str, row: str) -> None:
    assert spans_asked(question, row) is True


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("what were our goals in 2024", "more than 100 staff"),
        ("how much leave was there in 2024", "over 500 hours: 2 days"),
        ("what was the fee in 2024", "1 to 3000 units: £9"),
        ("what is bolt 2 for", "1-12b3: hinges"),
        ("night allowance in the cab 2026", "Meal: more than 13 hours on duty"),
    ],
)
def test_a_year_is_no_number_of_things_and_a_code_no_range(question: str, row: str) -> None:
    assert spans_asked(question, row) is None


@pytest.mark.parametrize("filled", ["1" * 20_000, ",000" * 5_000, "1," * 10_000, "1 " * 20_000])
def test_a_filled_row_spans_nothing(filled: str) -> None:
    assert spans_asked("a parcel of 4 kg", filled) is None


@pytest.mark.parametrize(
    ("question", "text", "is_beyond"),
    [
        ("a gift of £45", "Gifts up to £30 may be kept.", True),
        ("a gift of £30", "Gifts up to £30 may be kept.", False),
        ("a gift of 45 kg", "Gifts up to £30 may be kept.", False),
        ("a gift", "Gifts up to £30 may be kept.", False),
        ("a gift of £45", "Gifts from £30 on are entered.", False),
        ("a gift of £45", "Gifts up to £30, with leave up to £50.", False),
    ],
)
def test_a_number_above_each_limit_of_its_kind_is_beyond_it(
    question: str, text: str, is_beyond: bool
) -> None:
    assert is_beyond_limit(question, text) is is_beyond
