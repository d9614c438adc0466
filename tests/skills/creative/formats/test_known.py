"""The file of formats, and finding one's way in it."""

import json
from datetime import date, timedelta

import pytest

from skills.creative.formats.format import Box, Counting, Format, Kind, Limit
from skills.creative.formats.known import formats, named, stale, with_own
from skills.creative.formats.row import FIELDS
from skills.errors import UserError


def one(id_: str) -> Format:
    (found,) = (row for row in formats() if row.id == id_)
    return found


def test_eighty_rows_of_ten_platforms_are_known() -> None:
    assert len(formats()) == len({row.id for row in formats()}) == 80
    assert len({row.platform for row in formats()}) == 10
    assert sum(row.is_image for row in formats()) == 76


def test_every_row_says_where_it_comes_from_and_when_it_was_read() -> None:
    for row in formats():
        assert row.source
        assert row.confidence in ("official", "secondary", "memory")
        assert row.checked_on == date(2026, 11, 24)


def test_every_picture_has_the_ratio_that_its_row_names() -> None:
    for row in formats():
        if row.width and row.height:
            wide, high = (float(part) for part in row.ratio.split(":"))
            assert row.width / row.height == pytest.approx(wide / high, rel=row.ratio_tolerance), row.id
            assert row.widths.holds(row.width)
            assert row.heights.holds(row.height)


def test_what_is_free_lies_within_the_picture_and_is_rounded_inwards() -> None:
    stories = one("meta/fb-ig-stories/1080x1920")
    assert stories.free == Box(0, 269, 1080, 1536)
    for row in formats():
        if row.free and row.width and row.height:
            assert Box(0, 0, row.width, row.height).holds(row.free)
            assert not any(row.free.meets(corner) for corner in row.taken)


def test_hard_visible_and_advised_lengths_are_told_apart() -> None:
    assert set(one("linkedin/single-image-square/1200x1200").texts["headline"]) == {
        Limit(70, Kind.VISIBLE),
        Limit(200, Kind.HARD),
    }
    assert one("meta/fb-marketplace/1200x1200").texts["primary"] == (Limit(125, Kind.RECOMMENDED),)
    assert one("x/website-card/800x418").counting is Counting.X_WEIGHTED


def test_how_many_headlines_go_in_is_known() -> None:
    row = one("google/performance-max-square/1200x1200")
    assert (row.counts["headline"].least, row.counts["headline"].most) == (3, 15)
    assert row.short == {"headline": 15, "description": 60}


def test_only_fields_that_have_a_name_stand_in_the_file() -> None:
    assert {name for row in formats() for name in row.texts} <= set(FIELDS)


def test_a_platform_is_found_however_it_is_written() -> None:
    assert named(["linkedin"]) == named([" LinkedIn "]) != ()
    assert named(["Twitter"]) == named(["X"])
    assert named() == named([""]) == formats()


def test_one_placement_can_be_named() -> None:
    assert {row.placement for row in named(["Meta/FB Feed square"])} == {"FB Feed square"}
    assert {row.platform for row in named(placements=["carousel card"])} == {
        "Meta",
        "LinkedIn",
        "X",
        "Reddit",
    }
    assert [row.id for row in named(["x/app-card/800x418"])] == ["x/app-card/800x418"]


def test_an_unknown_platform_is_answered_with_the_nearest_ones() -> None:
    with pytest.raises(UserError) as error:
        named(["Linkdin"])
    assert "LinkedIn" in error.value.hint
    with pytest.raises(UserError) as error:
        named(["Meta/FB Feed sqare"])
    assert "FB Feed square" in error.value.hint


def test_a_row_is_stale_after_180_days() -> None:
    row = formats()[0]
    assert not stale(row, row.checked_on + timedelta(days=180))
    assert stale(row, row.checked_on + timedelta(days=181))


OWN = {
    "id": "intranet/banner/900x300",
    "platform": "Intranet",
    "placement": "Banner",
    "size": {"width": 900, "height": 300},
    "ratio": "3:1",
    "texts": {"headline": [{"most": 40, "kind": "hard"}]},
    "zones": {"unit": "px", "left": 30},
    "source": "our own portal",
    "confidence": "official",
    "checked_on": "2026-11-01",
}


def test_a_workspace_adds_a_format_of_its_own() -> None:
    rows = with_own(json.dumps([OWN]))
    assert len(rows) == 81
    assert rows[-1].free == Box(30, 0, 900, 300)
    assert named(["intranet"], among=rows) == rows[-1:]


def test_a_workspace_changes_one_number_of_a_known_format() -> None:
    change = {
        "id": "x/app-card/800x418",
        "texts": {"headline": [{"most": 50, "kind": "hard"}]},
        "checked_on": "2026-12-01",
    }
    rows = with_own(json.dumps([change]))
    assert len(rows) == 80
    (changed,) = (row for row in rows if row.id == change["id"])
    assert changed.texts["headline"] == (Limit(50, Kind.HARD),)
    assert changed.texts["primary"] == (Limit(280, Kind.HARD),)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([OWN, OWN], "Row 2"),
        ([OWN | {"size": {"width": 0, "height": 3}}], "size.width"),
        ([OWN | {"sise": 3}], "sise"),
        ([OWN | {"zones": {"unit": "fraction", "left": 0.6, "right": 0.5}}], "nothing"),
        ([OWN | {"texts": {"heading": []}}], "heading"),
        ([{"id": "nobody/knows"}], "platform"),
        (["a row"], "Row 1"),
        ({"id": "x"}, "list"),
        ([OWN | {"zones": {"unit": "px", "left": "1e999999"}}], "Row 1"),
        ([OWN | {"zones": {"unit": "px", "left": "NaN"}}], "zones.left"),
    ],
)
def test_a_faulty_file_is_answered_with_the_row_and_the_fault(rows: object, says: str) -> None:
    with pytest.raises(UserError, match=says):
        with_own(json.dumps(rows))


@pytest.mark.parametrize("text", ["", "[{", "[" * 100_000, "null"])
def test_what_is_no_list_in_json_is_refused_in_words(text: str) -> None:
    with pytest.raises(UserError):
        with_own(text)
