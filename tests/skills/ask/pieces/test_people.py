"""Which groups of people a text speaks of."""

import pytest

from skills.ask.pieces.people import groups_in


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("do cleaners get boots", 1),
        ("Agency cleaners bring their own boots.", 2),
        ("Contractors and interns have read access.", 2),
        ("Everybody gets boots.", 0),
        ("All staff get boots from our own store.", 0),
        ("The pension is paid by the company.", 0),
        ("The company pays 7 % of salary.", 0),
    ],
)
def test_groups_are_known_by_their_names(text: str, groups: int) -> None:
    assert len(groups_in(text)) == groups


def test_one_and_many_are_the_same_group() -> None:
    assert groups_in("is a contractor insured") == groups_in("Contractors are insured.")
