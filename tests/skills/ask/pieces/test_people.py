"""Which groups of people a text speaks of."""

import pytest

from skills.ask.pieces.people import groups_in, is_narrower


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


@pytest.mark.parametrize(
    ("text", "asked", "narrower"),
    [
        ("Agency cleaners start at 5.", "cleaners", True),
        ("Cleaners start at 6, agency cleaners at 5.", "cleaners", False),
        ("Cleaners start at 6.", "cleaners", False),
        ("Agency cleaners start at 5.", "agency cleaners", False),
        ("All staff start at 6.", "cleaners", False),
    ],
)
def test_a_part_of_a_group_is_not_the_whole_of_it(text: str, asked: str, narrower: bool) -> None:
    assert is_narrower(text, groups_in(asked)) is narrower
