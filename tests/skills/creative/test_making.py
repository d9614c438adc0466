"""A brief to a folder of drafts."""

import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from skills.creative.asset import Asset, Made
from skills.creative.brand.kit import Disclaimer, Fonts
from skills.creative.brand.kit_file import plain_kit, read_kit
from skills.creative.brief.brief_file import read_brief
from skills.creative.checks.contrast import measured
from skills.creative.checks.decoded import decode
from skills.creative.checks.fonts import fonts_for
from skills.creative.copy.grammar import wordings
from skills.creative.copy.wording import Wording
from skills.creative.formats.known import named
from skills.creative.making import make, make_anew
from skills.creative.manifest import manifest, to_text
from skills.creative.order import Edits
from skills.creative.photo.reading import read_photo
from skills.creative.picture.job import Job
from skills.creative.picture.render import render
from skills.errors import UserError
from tests.skills.creative.small import brief, by_path, kit, order, photo, product

SAMPLE = Path(__file__).parents[3] / "docs" / "sample_company" / "creative"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds the photo of a jug."""
    made = tmp_path_factory.mktemp("creative")
    photo(made / "jug.png")
    return made


@pytest.fixture(scope="module")
def made(folder: Path) -> Made:
    return make(order(brief(product(folder / "jug.png"))), folder / "set")


def test_what_the_manifest_says_of_a_file_is_so(made: Made, folder: Path) -> None:
    assert made.assets
    for asset in made.assets:
        content = (folder / "set" / asset.path).read_bytes()
        assert hashlib.sha256(content).hexdigest() == asset.sha256
        assert len(content) == asset.bytes
        assert Image.open(io.BytesIO(content)).size == (asset.width, asset.height)


def test_a_plain_brief_passes_every_check(made: Made) -> None:
    assert [finding for asset in made.assets for finding in asset.checks if finding.hard] == []
    assert all(asset.passed for asset in made.assets)


def test_the_sheets_are_there_and_nothing_half_written(made: Made, folder: Path) -> None:
    files = by_path(folder / "set")
    assert made.sheets
    assert set(files) == {*made.sheets, *(asset.path for asset in made.assets)}


def test_the_same_brief_gives_the_same_bytes(made: Made, folder: Path, tmp_path: Path) -> None:
    again = make(order(brief(product(folder / "jug.png"))), tmp_path)
    assert to_text(manifest(again)) == to_text(manifest(made))
    assert by_path(tmp_path) == by_path(folder / "set")


def test_the_manifest_is_the_shape_that_others_read(made: Made) -> None:
    read = json.loads(to_text(manifest(made)))
    asset = read["assets"][0]
    expected = (
        "product variant audience locale platform placement path width height bytes sha256 texts checks tags"
    )
    assert {*expected.split(), "model", "version", "approval"} <= set(asset)
    assert {"name", "provider", "data_class", "licence"} == set(asset["model"])
    assert asset["approval"] is None
    assert all(set(one) == {"what", "where", "why"} for one in read["violations"])


def test_everybody_is_told_how_far_it_is(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    asked = order(brief(product(folder / "jug.png"), platforms=("TikTok",)))
    make(asked, tmp_path, progress=lambda done, wanted: told.append((done, wanted)))
    assert told == [(number, told[-1][1]) for number in range(1, told[-1][1] + 1)]


def test_a_photo_that_cannot_be_read_is_named_and_the_set_is_made_without(tmp_path: Path) -> None:
    broken = tmp_path / "jug.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    made = make(order(brief(product(broken), platforms=("TikTok",))), tmp_path / "set")
    assert made.assets
    assert [(one.what, one.where) for one in made.violations] == [("made without a photo", "JUG-01")]


def newest(made: Made) -> Asset:
    return next(asset for asset in made.assets if asset.shown.get("price"))


def test_a_person_has_their_own_headline_in_the_next_version(
    made: Made, folder: Path, tmp_path: Path
) -> None:
    before = newest(made)
    asked = order(brief(product(folder / "jug.png")))
    after = make_anew(asked, before, Edits(texts={"headline": "For soup and sundays"}), tmp_path)
    assert after.shown["headline"] == "For soup and sundays"
    assert after.texts["headline"] == "For soup and sundays"
    assert (after.version, after.key) == (before.version + 1, before.key)
    assert after.path != before.path
    assert after.sha256 != before.sha256


def test_a_person_has_a_picture_without_the_price(made: Made, folder: Path, tmp_path: Path) -> None:
    asked = order(brief(product(folder / "jug.png")))
    after = make_anew(asked, newest(made), Edits(without=frozenset({"price"})), tmp_path)
    assert "price" not in after.shown
    assert "was" not in after.shown


def test_a_banned_word_of_a_person_keeps_the_picture_from_approval(
    made: Made, folder: Path, tmp_path: Path
) -> None:
    asked = order(brief(product(folder / "jug.png")), kit(banned=("best",)))
    after = make_anew(asked, newest(made), Edits(texts={"headline": "The best jug"}), tmp_path)
    assert not after.passed
    assert "banned-word" in {one.check for one in after.checks if one.hard}


def test_a_name_that_may_not_be_said_is_left_out_of_the_words(tmp_path: Path) -> None:
    asked = order(brief(product(name="Best Jug"), platforms=("TikTok",)), kit(banned=("best",)))
    made = make(asked, tmp_path)
    assert all(asset.passed for asset in made.assets)
    assert "best" not in str([(asset.texts, asset.shown) for asset in made.assets]).casefold()


def test_a_headline_that_no_format_takes_is_named_and_not_cut(
    made: Made, folder: Path, tmp_path: Path
) -> None:
    asked, words = order(brief(product(folder / "jug.png"))), "word " * 100
    after = make_anew(asked, newest(made), Edits(texts={"headline": words.strip()}), tmp_path)
    assert not after.passed
    assert after.texts["headline"] == words.strip()


def test_a_picture_that_the_brief_no_longer_asks_for_is_not_made_anew(made: Made, tmp_path: Path) -> None:
    asked = order(brief(product(sku="OTHER-01")))
    with pytest.raises(UserError, match="does not ask for"):
        make_anew(asked, made.assets[0], Edits(), tmp_path)


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "set").write_text("a file stands in the way")
    with pytest.raises(UserError, match="cannot be written"):
        make(order(brief(product(folder / "jug.png"), platforms=("TikTok",))), tmp_path / "set")


def test_where_what_must_stand_beside_a_price_has_no_room_the_price_goes_too(tmp_path: Path) -> None:
    due = Disclaimer("Plus tax and shipping, which depend on the state and the weight.", "US", when="price")
    asked = order(brief(product(), platforms=("YouTube/Companion banner",)), kit(disclaimers=(due,)))
    [asset] = make(asked, tmp_path).assets
    assert asset.passed
    assert "price" not in asset.shown
    assert [one.check for one in asset.checks if one.mended] == ["disclaimer"]


def test_on_the_smallest_banner_the_logo_of_the_sample_brand_lies_over_nothing(tmp_path: Path) -> None:
    told = read_brief(SAMPLE / "brief.yaml")
    asked = replace(
        told, products=told.products[2:], locales=("de-DE",), platforms=("YouTube/Companion banner",)
    )
    made = make(order(asked, read_kit(SAMPLE / "brand.yaml")), tmp_path)
    assert [
        finding for asset in made.assets for finding in asset.checks if not finding.mended and finding.hard
    ] == []


def test_a_font_that_is_none_of_the_brand_s_is_named_and_one_that_stands_in_for_a_script_is_not(
    tmp_path: Path,
) -> None:
    own = Fonts("manrope", "source-sans-pro")
    drawn = render(Job(product(), Wording("ar-SA", {}, ("مصباح",)), kit(fonts=own), named(("Pinterest",))[0]))
    [headline] = [one for one in drawn.placed if one.kind == "headline"]
    assert headline.font in fonts_for(kit(fonts=own), drawn)
    latin = replace(headline, text=("Lamp",))
    assert headline.font not in fonts_for(kit(fonts=own), replace(drawn, placed=(latin,)))


@pytest.mark.parametrize("design", ["bold", "card", "editorial"])
def test_words_of_a_grey_brand_can_be_read_in_the_file_too(design: str, folder: Path) -> None:
    asked, grey = brief(product(folder / "jug.png")), plain_kit("Grey", "#7a7f85")
    [said] = wordings(asked.products[0], "home cooks", "en-US", asked, grey)
    jug = read_photo(folder / "jug.png")
    for variant in range(4):
        for place in named(("LinkedIn/Single image square", "Instagram/Explore")):
            drawn = render(Job(asked.products[0], said, grey, place, jug, variant, design))
            seen = decode(drawn.content)
            assert min(measured(seen, one) or 0 for one in drawn.placed if one.text) >= 4.5
