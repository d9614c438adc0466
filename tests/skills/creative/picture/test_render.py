"""Every format in every design with words of every kind: right size, readable, inside what is free."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import combinations

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from skills.creative.brand.kit import Palette
from skills.creative.copy.wording import Wording
from skills.creative.formats.format import Box, Format
from skills.creative.picture.designs import DESIGNS
from skills.creative.picture.drawn import Drawn, Placed
from skills.creative.picture.job import Job
from skills.creative.picture.render import render
from skills.errors import UserError
from tests.skills.creative.picture.sample import KIT, PRODUCT, WORDINGS, images, job, photo

WORDS = ("logo", "headline", "support", "price", "was", "offer", "cta", "disclaimer")
KINDS = ("scene", "plain", "clear", "none")


def every_job() -> Iterator[Job]:
    for number, format_ in enumerate(images().values()):
        for place, design in enumerate(DESIGNS):
            for words in WORDINGS:
                kind = KINDS[(number + place) % len(KINDS)]
                yield job(format_, words=words, kind=kind, design=design, variant=number % 3)


def words_of(drawn: Drawn) -> list[Placed]:
    return [one for one in drawn.placed if one.kind in WORDS]


def check(one: Job) -> Drawn:
    """Everything that holds for each picture."""
    drawn, format_ = render(one), one.format
    assert (drawn.width, drawn.height) == (format_.width, format_.height)
    with Image.open(BytesIO(drawn.content)) as image:
        assert image.size == (format_.width, format_.height)
        assert image.format == {"jpg": "JPEG", "png": "PNG"}[drawn.media]
    assert format_.most_bytes is None or len(drawn.content) <= format_.most_bytes
    assert not format_.file_types or {"jpg": "jpg", "png": "png"}[drawn.media] in format_.file_types
    assert drawn.contrast >= 4.5
    free = format_.free or Box(0, 0, drawn.width, drawn.height)
    words = words_of(drawn)
    for placed in words:
        assert free.holds(placed.box), (placed, free)
        assert not placed.text or placed.size_px >= 11
    for first, second in combinations(words, 2):
        assert not first.box.meets(second.box), (first, second)
    for logo in words:
        if logo.clear:
            assert not [other for other in words if other is not logo and other.box.meets(logo.clear)]
    return drawn


@pytest.mark.deep
def test_every_format_holds_in_every_design() -> None:
    for one in every_job():
        check(one)


def test_a_sample_of_formats_holds_in_every_design() -> None:
    # a step that is coprime to designs and wordings, so that all of them come
    for one in list(every_job())[::109]:
        check(one)


def test_the_same_job_gives_the_same_bytes() -> None:
    for one in list(every_job())[5::601]:
        assert render(one).content == render(one).content


def picture(drawn: Drawn) -> np.ndarray:
    with Image.open(BytesIO(drawn.content)) as image:
        return np.asarray(image.convert("RGB"), dtype=np.int16)


@pytest.mark.parametrize("design", list(DESIGNS))
def test_no_pixel_outside_of_the_free_part_changes_with_the_words(design: str) -> None:
    story = next(one for one in images().values() if one.free and one.free.top and one.height == 1920)
    free = story.free
    assert free is not None
    # lossless, so that a pixel that differs was drawn differently; a fading photo follows its words
    story = replace(story, file_types=("png",), most_bytes=None)
    kind = "plain" if design != "overlay" else "none"
    one = job(story, design=design, kind=kind)
    silent = replace(one, wording=Wording("en-US", {}, ()), kit=replace(KIT, name=" "))
    changed = (picture(render(one)) != picture(render(silent))).any(axis=2)
    assert changed.any()
    changed[free.top : free.bottom, free.left : free.right] = False
    assert not changed.any()


def by_size(width: int, height: int) -> Format:
    return next(
        one for one in images().values() if (one.width, one.height) == (width, height) and not one.is_logo
    )


def test_a_logo_place_holds_the_name_and_no_other_word() -> None:
    for format_ in images().values():
        if format_.is_logo:
            assert [one.kind for one in render(job(format_)).placed] == ["logo"]


def test_says_what_a_strip_has_no_room_for() -> None:
    drawn = render(job(by_size(300, 50), words="long"))
    kinds = {one.kind for one in words_of(drawn)}
    assert "disclaimer" in drawn.left_out
    assert kinds.isdisjoint(drawn.left_out)
    assert kinds | set(drawn.left_out) == set(WORDS)


def test_readers_from_the_right_find_the_words_there() -> None:
    wide = by_size(1200, 628)
    left = {one.kind: one.box for one in words_of(render(job(wide, design="split", kind="scene")))}
    right = {
        one.kind: one.box
        for one in words_of(render(job(wide, design="split", kind="scene", words="right to left")))
    }
    assert left["headline"].left > 600
    assert right["headline"].right < 600
    assert right["cta"].right > right["headline"].left


def test_the_old_price_is_struck_through() -> None:
    drawn = render(job(by_size(1200, 628), design="editorial", kind="plain"))
    was = next(one for one in drawn.placed if one.kind == "was")
    pixels = picture(drawn)[was.box.top : was.box.bottom, was.box.left : was.box.right].sum(axis=2)
    darkest_rows = (pixels < pixels.max() - 150).mean(axis=1)
    assert darkest_rows.max() > 0.95


def test_variants_of_a_product_look_different_and_formats_of_one_alike() -> None:
    square, wide = by_size(1080, 1080), by_size(1200, 628)
    looks = [render(job(square, kind="plain", variant=variant)).layout for variant in range(6)]
    assert len(set(looks)) == 6
    assert [render(job(wide, kind="plain", variant=variant)).layout for variant in range(6)] == looks


def test_areas_have_colours_of_the_palette_or_tints_of_it() -> None:
    drawn = render(job(by_size(1080, 1080), design="split", kind="scene"))
    assert set(drawn.fills) & set(KIT.palette.all)


def test_a_picture_that_cannot_be_made_small_enough_is_refused() -> None:
    hopeless = replace(by_size(1080, 1080), most_bytes=900)
    with pytest.raises(UserError, match="does not fit in 900 bytes"):
        render(job(hopeless))


def test_a_banner_with_a_white_edge_gets_a_line_around_it() -> None:
    banner = by_size(300, 250)
    drawn = render(job(banner, kind="none", design="editorial"))
    edge = picture(drawn)[0].mean(axis=1)
    assert edge.max() < 215


colours = st.tuples(*[st.integers(0, 255)] * 3)


@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(colours, colours, colours, colours, st.sampled_from(sorted(DESIGNS)), st.sampled_from(KINDS))
@example((128, 128, 128), (128, 128, 128), (128, 128, 128), (128, 128, 128), "overlay", "scene")
@example((255, 255, 255), (255, 255, 255), (255, 255, 255), (255, 255, 255), "bold", "clear")
def test_words_can_be_read_in_any_palette(
    main: tuple[int, int, int],
    accent: tuple[int, int, int],
    paper: tuple[int, int, int],
    ink: tuple[int, int, int],
    design: str,
    kind: str,
) -> None:
    kit = replace(KIT, palette=Palette(main, accent, paper, ink))
    check(Job(PRODUCT, WORDINGS["whole"], kit, by_size(300, 250), photo(kind), 0, design))


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)


@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(
    texts,
    texts,
    texts,
    texts,
    st.sampled_from(["en-US", "ar-SA", "ja-JP", "xx"]),
    st.sampled_from([0, 7, 13, 29]),
)
def test_words_of_any_kind_do_no_harm(
    headline: str, price: str, cta: str, small: str, locale: str, at: int
) -> None:
    formats = list(images().values())
    wording = Wording(locale, {}, (headline,), (small,), price, price, small, cta, small)
    check(Job(PRODUCT, wording, KIT, formats[at % len(formats)], photo("plain")))
