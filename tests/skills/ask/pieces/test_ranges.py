"""What a row spans, against what a question asks for."""

import pytest

from skills.ask.pieces.ranges import spans_asked


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
        ("", ""),
    ],
)
def test_where_nothing_is_asked_or_spanned_nothing_is_known(question: str, row: str) -> None:
    assert spans_asked(question, row) is None
