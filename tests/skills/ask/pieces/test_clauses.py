"""Each figure is of what its clause, or one before it in its sentence, names."""

import pytest

from skills.ask.pieces.clauses import owners


def whose(text: str, name: str = "dinner") -> list[bool]:
    return list(owners(text, lambda clause: name in clause.lower()))


@pytest.mark.parametrize(
    "said",
    [
        "Dinner: max. £30 a head.",
        "Dinner is approx. 30 pounds.",
        "For dinner, e.g. £30, keep the bill.",
        "Dinner: ca. 30 Euro",
        "Dinner costs, incl. drinks, £30.",
    ],
)
def test_the_stop_of_an_abbreviation_parts_no_figure_from_what_it_is_of(said: str) -> None:
    assert whose(said) == [True]


@pytest.mark.parametrize(
    ("said", "owned"),
    [
        ("Dinner is on us. Each may spend £30.", [False]),
        ("Lunch costs £40. £65 is for dinner.", [False, True]),
        ("Dinner for guests\nTaxi: £20", [False]),
        ("Dinner £30 (drinks £10), which is paid back in 5 days.", [True, True, True]),
        ("It is £15, and £30 for dinner.", [False, True]),
        ("", []),
    ],
)
def test_a_sentence_and_a_line_end_what_a_figure_is_of(said: str, owned: list[bool]) -> None:
    assert whose(said) == owned
