"""Which pictures a brief asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.creative.formats.known import formats, named
from skills.creative.plan import MOST_ASSETS, plain, plan
from skills.errors import UserError
from tests.skills.creative.small import brief, product


def test_each_product_audience_locale_and_variant_gets_each_image_format() -> None:
    asked = brief(
        product(), product(sku="JUG-02"), audiences=("a", "b"), locales=("en-US", "de-DE"), variants=3
    )
    found = plan(asked, formats())
    images = [one for one in formats() if one.is_image]
    assert len(found.wanted) == 2 * 2 * 2 * 3 * len(images)
    assert len({one.key for one in found.wanted}) == len(found.wanted)
    assert len({one.stem for one in found.wanted}) == len(found.wanted)


def test_formats_without_a_picture_are_listed_with_the_reason() -> None:
    found = plan(brief(product()), formats())
    others = [one for one in formats() if not one.is_image]
    assert others
    assert [one.where for one in found.violations] == [f"{one.platform}, {one.placement}" for one in others]
    assert {"video" in one.why or "text only" in one.why for one in found.violations} == {True}


def test_a_brief_for_no_audience_in_particular_is_for_all() -> None:
    found = plan(brief(product(), audiences=()), named(("Reddit",)))
    assert {one.audience for one in found.wanted} == {""}


def test_a_brief_that_asks_for_too_much_says_how_much() -> None:
    asked = brief(product(), locales=tuple(f"x{number}" for number in range(400)), variants=50)
    with pytest.raises(UserError, match=f"one may ask for {MOST_ASSETS}"):
        plan(asked, named(("Reddit",)))


def test_only_texts_and_videos_make_no_set() -> None:
    with pytest.raises(UserError, match="takes a picture"):
        plan(brief(product()), [one for one in formats() if not one.is_image])


def test_the_key_of_a_picture_does_not_depend_on_the_order_of_the_brief() -> None:
    one, two = product(), product(sku="JUG-02")
    keys = [
        {wanted.key for wanted in plan(brief(*pair), named(("X",))).wanted}
        for pair in ((one, two), (two, one))
    ]
    assert keys[0] == keys[1]


@given(st.text())
def test_a_name_on_the_disk_is_plain_whatever_a_product_is_called(name: str) -> None:
    found = plain(name)
    assert all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in found)
    assert len(found) <= 60
