"""Speech made readable by leaving words out."""

import pytest

from skills.proving.tidy import tidy


@pytest.mark.parametrize(
    ("said", "readable"),
    [
        ("um so we, uh, keep the the price", "We keep the price."),
        ("And I will, you know, call them.", "I will call them."),
        ("we w- will go", "We will go."),
        ("Okay.", "Okay."),
        ("So, yes.", "So, yes."),
        ("", ""),
    ],
)
def test_drops_fillers_and_adds_only_a_capital_and_a_stop(said: str, readable: str) -> None:
    assert tidy(said) == readable
