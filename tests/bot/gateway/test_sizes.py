"""The size of picture that is asked for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.gateway.names import ModelName, Provider
from bot.gateway.sizes import Size, fitted, parse_sizes, size_for

MINI = ModelName(Provider.OPENAI, "gpt-image-1-mini")
FREE = ModelName(Provider.OPENAI, "gpt-image-2.5-flare")
sides = st.integers(-10, 100_000)


@pytest.mark.parametrize(
    ("wanted", "asked"),
    [
        ((1080, 1080), "1024x1024"),
        ((1080, 1200), "1024x1024"),
        ((1080, 1350), "1024x1536"),
        ((1080, 1920), "1024x1536"),
        ((1200, 628), "1536x1024"),
        ((970, 90), "1536x1024"),
        ((0, 0), "1024x1024"),
    ],
)
def test_a_model_with_three_sizes_is_asked_for_the_nearest_ratio(wanted: tuple[int, int], asked: str) -> None:
    assert str(size_for(MINI, (), *wanted)) == asked


@pytest.mark.parametrize("model", ["gpt-image-2", "gpt-image-2.5-flare", "gpt-image-2-2026-04-21"])
def test_a_model_of_any_size_is_asked_for_the_very_ratio(model: str) -> None:
    size = size_for(ModelName(Provider.OPENAI, model), (), 1920, 1080)
    assert (size.width % 16, size.height % 16) == (0, 0)
    assert size.ratio == pytest.approx(1920 / 1080, rel=0.02)


@settings(deadline=None)
@given(sides, sides)
def test_what_is_asked_for_is_within_what_the_model_takes(width: int, height: int) -> None:
    size = size_for(FREE, (), width, height)
    assert (size.width % 16, size.height % 16) == (0, 0)
    assert 1 / 3 <= size.ratio <= 3
    assert 1_000_000 < size.width * size.height < 2560 * 1440


@settings(deadline=None)
@given(st.integers(1, 5000), st.integers(1, 5000))
def test_a_wide_picture_never_becomes_a_tall_one(width: int, height: int) -> None:
    size = fitted(Size(width, height), area=512 * 512, step=64, widest=2.0)
    assert size.ratio >= 1 if width >= height else size.ratio <= 1


def test_sizes_that_an_admin_names_go_before_the_models_own() -> None:
    assert str(size_for(FREE, parse_sizes("512x512, 768x512"), 1920, 1080)) == "768x512"


def test_of_two_sizes_alike_the_larger_is_asked_for() -> None:
    assert str(size_for(MINI, parse_sizes("512x512,1024x1024,256x256"), 10, 10)) == "1024x1024"


@settings(deadline=None)
@given(st.text())
def test_any_text_is_sizes_or_refused_in_words(text: str) -> None:
    try:
        assert all(size.width > 9 and size.height > 9 for size in parse_sizes(text))
    except ValueError as error:
        assert "1024x1024" in str(error)  # noqa: PT017  # either is right
