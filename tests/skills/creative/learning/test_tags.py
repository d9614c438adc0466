"""What a draft is tagged with: one vocabulary, measured where it can be."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skills.creative.brief.brief import Offer
from skills.creative.copy.tags import PERSUADES
from skills.creative.learning.tags import (
    APPEALS,
    COLOURS,
    TACTICS,
    Tag,
    colour_name,
    dominant_colours,
    length,
    offer_kind,
    tags_of,
)


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ((0, 0, 0), "black"), ((255, 255, 255), "white"), ((128, 128, 128), "grey"), ((220, 20, 30), "red"),
        ((255, 140, 0), "orange"), ((255, 220, 0), "yellow"), ((30, 160, 60), "green"), ((0, 150, 150), "teal"),
        ((20, 60, 200), "blue"), ((120, 40, 190), "purple"), ((255, 90, 180), "pink"), ((110, 70, 35), "brown"),
        ((200, 0, 20), "red"), ((250, 248, 245), "white"), ((15, 18, 25), "black"),
    ],
)  # fmt: skip
def test_names_a_colour_as_a_person_would(colour: tuple[int, int, int], name: str) -> None:
    assert colour_name(colour) == name


@settings(deadline=None, max_examples=50)
@given(st.tuples(*(st.integers(0, 255),) * 3))
def test_every_colour_has_a_name(colour: tuple[int, int, int]) -> None:
    assert colour_name(colour) in COLOURS


def test_dominant_colours_are_the_large_areas_only() -> None:
    pixels = np.zeros((100, 100, 3), dtype=np.uint8)
    pixels[:, :] = (20, 60, 200)
    pixels[:40, :] = (255, 140, 0)
    pixels[:5, :5] = (30, 160, 60)
    assert dominant_colours(pixels) == ("blue", "orange")


def test_a_picture_without_pixels_has_no_colours() -> None:
    assert dominant_colours(np.zeros((0, 0, 3), dtype=np.uint8)) == ()


def test_offer_kind_tells_a_percentage_from_a_price_and_from_none() -> None:
    offers = (
        Offer("Sale", percent=20, code="X"),
        Offer("Now", code="SAVE"),
        Offer("Free shipping"),
        Offer(" "),
    )
    assert tuple(offer_kind(one) for one in offers) == ("percent off", "code", "other", "none")


def test_length_counts_words_without_their_blanks() -> None:
    assert (length("Warm\n  feet"), length("a" * 60), length("word " * 40)) == ("short", "medium", "long")


def test_tags_hold_what_is_measured_above_what_the_words_say_and_nothing_empty() -> None:
    tags = tags_of(
        {"tactic": "authority", "layout": "guessed"},
        offer=Offer(percent=10), imagery="scene", colours=("blue", "white"), cta="shop", layout="split",
        words="Warm feet", logo_shown=True, locale="de-DE", platform="meta",
    )  # fmt: skip
    assert [str(tag) for tag in tags] == [
        "tactic:authority", "offer:percent off", "imagery:scene", "colour:blue", "colour:white", "cta:shop",
        "layout:split", "length:short", "logo:shown", "locale:de-DE", "platform:meta",
    ]  # fmt: skip


@settings(deadline=None, max_examples=50)
@given(st.text(min_size=1).map(str.strip).filter(bool), st.sampled_from(["cta", "layout"]))
def test_a_written_tag_reads_back(value: str, element: str) -> None:
    assert Tag.read(str(Tag(element, value))) == Tag(element, value)


@pytest.mark.parametrize("written", ["", "cta", "cta:", ":x", " : "])
def test_what_is_no_tag_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="no tag"):
        Tag.read(written)


def test_the_words_use_this_vocabulary() -> None:
    used = PERSUADES.values()
    assert {tactic for tactic, _ in used} <= set(TACTICS)
    assert {appeal for _, appeal in used} <= set(APPEALS)
