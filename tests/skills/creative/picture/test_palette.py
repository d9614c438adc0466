"""Colours are measured as the standards' own tables say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.creative.picture.palette import (
    Lab,
    contrast,
    difference,
    from_lab,
    lab_difference,
    mixed,
    readable,
    to_lab,
)

colours = st.tuples(*[st.integers(0, 255)] * 3)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # from table 1 of Sharma, Wu and Dalal (2005)
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (50.0, 3.1736, 0.5854), 1.0),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_difference_is_that_of_the_paper(one: Lab, other: Lab, expected: float) -> None:
    assert lab_difference(one, other) == pytest.approx(expected, abs=1e-4)


def test_lab_of_red_is_that_of_the_tables() -> None:
    assert to_lab((255, 0, 0)) == pytest.approx((53.24, 80.09, 67.20), abs=0.01)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@given(colours)
def test_lab_and_back_is_the_same_colour(colour: tuple[int, int, int]) -> None:
    assert from_lab(to_lab(colour)) == colour


@given(colours, colours)
def test_difference_is_the_same_both_ways(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    assert difference(one, other) == pytest.approx(difference(other, one))
    assert (difference(one, other) == 0) == (one == other)


@given(colours, colours)
def test_every_ground_has_a_readable_tint(colour: tuple[int, int, int], ground: tuple[int, int, int]) -> None:
    tint = readable(colour, (ground,), 4.5)
    assert tint is not None
    assert contrast(tint, ground) >= 4.5


def test_a_tint_starts_and_ends_at_its_colours() -> None:
    assert mixed((10, 20, 30), (200, 100, 0), 0) == (10, 20, 30)
    assert mixed((10, 20, 30), (200, 100, 0), 1) == (200, 100, 0)
