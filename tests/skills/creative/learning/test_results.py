"""An export's rows find back to the assets they show, or are named as nobody's."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skills.creative.learning.asset_key import asset_key, keys_in
from skills.creative.learning.performance_file import Row
from skills.creative.learning.results import Asset, match
from skills.creative.learning.tags import Tag

ROW = Row("meta", "Spring", "", date(2026, 3, 1), date(2026, 3, 1), 100, 3, None, "", 1.0, 2)
SOCKS = Asset("cf-0a1b2c3d", "meta/feed/socks-1.png", ())
SHOES = Asset("cf-99999999", "meta/feed/shoes-1.png", ())


@pytest.mark.parametrize(
    "ad",
    [
        "cf-0a1b2c3d", "Spring | CF-0A1B2C3D | v2", "spring_cf_0a1b2c3d_v2", "(cf-0a1b2c3d)", "socks-1.png", "socks-1",
        "meta/feed/socks-1.png", "Meta\\feed\\Socks-1.PNG", "Socks-1 ",
    ],
)  # fmt: skip
def test_finds_an_asset_by_its_key_its_path_or_its_file(ad: str) -> None:
    assert [one.asset for one in match([replace(ROW, ad=ad)], [SHOES, SOCKS]).results] == [SOCKS]


@pytest.mark.parametrize(
    "ad", ["socks", "cf-0a1b2c3", "cf-0a1b2c3d4", "xcf-0a1b2c3d", "cf-ffffffff socks-1x", ""]
)
def test_names_what_is_nobodys(ad: str) -> None:
    matched = match([replace(ROW, ad=ad), replace(ROW, ad=ad)], [SHOES, SOCKS])
    assert (matched.results, [(one.ad, one.impressions) for one in matched.unmatched]) == ((), [(ad, 200)])


def test_a_name_that_fits_two_assets_is_no_match() -> None:
    other = Asset("cf-11111111", "google/socks-1.png", ())
    rows = [replace(ROW, ad="socks-1.png"), replace(ROW, ad="cf-0a1b2c3d and cf-99999999")]
    matched = match(rows, [SOCKS, SHOES, other])
    assert [one.ambiguous for one in matched.unmatched] == [True, True]


def test_adds_up_days_and_keeps_campaigns_and_networks_apart() -> None:
    rows = [
        replace(ROW, ad=SOCKS.key), replace(ROW, ad=SOCKS.key, day=date(2026, 3, 2)),
        replace(ROW, ad=SOCKS.key, campaign="Summer"), replace(ROW, ad=SOCKS.key, network="x"),
    ]  # fmt: skip
    assert [(one.campaign, one.network, one.clicks, one.conversions) for one in match(rows, [SOCKS]).results] == [
        ("Spring", "meta", 6, 2.0), ("Summer", "meta", 3, 1.0), ("Spring", "x", 3, 1.0),
    ]  # fmt: skip


def test_an_export_that_does_not_say_whose_it_is_is_of_the_assets_platform() -> None:
    asset = Asset(SOCKS.key, "", (Tag("platform", "reddit"),))
    assert [one.network for one in match([replace(ROW, ad=asset.key, network="")], [asset]).results] == [
        "reddit"
    ]


def test_conversions_that_only_some_days_tell_are_not_told() -> None:
    rows = [replace(ROW, ad=SOCKS.key), replace(ROW, ad=SOCKS.key, conversions=None)]
    assert match(rows, [SOCKS]).results[0].conversions is None


@settings(deadline=None, max_examples=50)
@given(st.text(), st.text(), st.text())
def test_a_key_is_found_in_any_name_around_it(identity: str, before: str, after: str) -> None:
    key = asset_key(identity)
    assert key in keys_in(f"{before} {key} {after}")


def test_a_key_is_the_same_each_time_and_never_one_that_is_taken() -> None:
    first = asset_key("socks", "1")
    assert first == asset_key("socks", "1")
    assert first != asset_key("socks1")
    assert asset_key("socks", "1", taken={first}) != first
