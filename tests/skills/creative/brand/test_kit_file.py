"""A brand kit as a file: what is read, what is refused and how that is said."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from skills.creative.brand.kit_file import kit_of, kit_yaml, plain_kit, read_kit
from skills.errors import UserError

WHOLE = """
name: Halden
language: de
palette: {main: "#1F5A4C", accent: "#e0a526", paper: "#fff", more: ["#C9DDD5"]}
fonts: {heading: Manrope, body: fonts/own.ttf}
logos: [{file: logo.png, ground: dark, clear: 30 %}, small.png]
tone: plain
banned: [cheap, no]
claims: [Roasted in Ghent, {text: Aus Gent, products: [C-1], markets: [Germany, EU], language: de, proof: plan}]
disclaimers: {Germany: Preis inkl. MwSt.}
phrases: {de_DE: {wool: Wolle}}
headline_words: 7
two_persons: yes
third_parties: false
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Image.new("RGBA", (300, 120), (31, 90, 76, 255)).save(tmp_path / "logo.png")
    Image.new("RGB", (64, 64), (31, 90, 76)).save(tmp_path / "small.png")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "own.ttf").write_bytes(b"font")
    return tmp_path


def fault(text: str, folder: Path) -> str:
    with pytest.raises(UserError) as caught:
        kit_of(text, folder)
    return str(caught.value)


def test_each_part_of_a_file_reaches_the_kit(folder: Path) -> None:
    kit = kit_of(WHOLE, folder)
    assert kit.palette.main == (31, 90, 76)
    assert kit.palette.paper == (255, 255, 255)
    assert (kit.logos[0].ground, kit.logos[0].clear, kit.logos[1].ground) == ("dark", 0.3, "light")
    assert kit.fonts.body == str((folder / "fonts" / "own.ttf").resolve())
    assert kit.banned == ("cheap", "no")
    assert kit.claims[1].markets == ("DE", "EU")
    assert (kit.disclaimers[0].market, kit.disclaimers[0].when) == ("DE", "")
    assert kit.phrases == {"de-DE": {"wool": "Wolle"}}
    assert (kit.headline_words, kit.two_persons, kit.third_parties, kit.language) == (7, True, False, "de")


@pytest.mark.parametrize(
    "palette",
    [
        '{primary: "#1F5A4C", secondary: "#e0a526", background: "#fff", text: "#222", sky: "#C9DDD5"}',
        '{Brand: "#1F5A4C", highlight: "#e0a526", ground: "#fff", fg: "#222", more: "#C9DDD5"}',
    ],
    ids=["named", "otherwise"],
)
def test_a_palette_may_be_told_in_the_words_of_other_brand_books(palette: str, folder: Path) -> None:
    found = kit_of(f"name: Halden\npalette: {palette}", folder).palette
    assert found.main == (31, 90, 76)
    assert (found.accent, found.paper, found.ink) == ((224, 165, 38), (255, 255, 255), (34, 34, 34))
    assert found.more == ((201, 221, 213),)


def test_a_palette_may_be_a_list_that_begins_with_the_main_colour(folder: Path) -> None:
    found = kit_of('name: Halden\npalette: ["#1F5A4C", "#e0a526", "#C9DDD5"]', folder).palette
    assert (found.main, found.accent, found.more) == ((31, 90, 76), (224, 165, 38), ((201, 221, 213),))


def test_an_empty_palette_is_refused_in_one_sentence(folder: Path) -> None:
    assert "palette" in fault("name: Halden\npalette: []", folder)


def test_words_of_other_brand_books_are_understood(folder: Path) -> None:
    kit = kit_of(
        "name: H\ncolors: '#123456'\nbanned_words: [cheap]\napproved_claims: [Made in Ghent]\n"
        "fonts: {headline: Manrope}",
        folder,
    )
    assert (kit.banned, kit.claims[0].text, kit.fonts.heading) == (("cheap",), "Made in Ghent", "Manrope")


def test_a_kit_written_down_is_read_back_as_the_same(folder: Path) -> None:
    kit = kit_of(WHOLE, folder)
    assert kit_of(kit_yaml(kit, folder), folder) == kit


def test_a_name_and_one_colour_are_a_kit() -> None:
    kit = plain_kit("Halden", "#1F5A4C")
    assert (kit.palette.main, kit.palette.paper, kit.logos) == ((31, 90, 76), (255, 255, 255), ())
    assert kit_of(kit_yaml(kit, Path()), Path()) == kit


def test_another_logo_under_the_same_name_is_another_version(folder: Path) -> None:
    before = kit_of(WHOLE, folder).sha256
    assert kit_of(WHOLE, folder).sha256 == before
    Image.new("RGB", (64, 64), (0, 0, 0)).save(folder / "small.png")
    assert kit_of(WHOLE, folder).sha256 != before


def test_another_font_under_the_same_name_is_another_version(folder: Path) -> None:
    before = kit_of(WHOLE, folder).sha256
    (folder / "fonts" / "own.ttf").write_bytes(b"another")
    assert kit_of(WHOLE, folder).sha256 != before


def test_where_a_kit_lies_does_not_matter(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "kit"
    folder.rename(elsewhere)
    moved = kit_of(WHOLE, elsewhere).sha256
    elsewhere.rename(folder)
    assert kit_of(WHOLE, folder).sha256 == moved


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: X\npalette: #123456", "palette.main: write the colour in quotes"),
        ("name: X\npalette: {main: green}", "palette.main: write a colour in quotes"),
        ('name: X\npalette: {main: "#12"}', "palette.main"),
        ('palette: "#123456"', "name: it is missing"),
        ('name: X\npalette: "#123456"\nbaned: [x]', "baned: there is no such field"),
        ('name: X\nname: Y\npalette: "#123456"', "line 2: name stands there twice"),
        ('name: X\npalette: "#123456"\nlogos: [gone.png]', "there is no file gone.png"),
        ('name: X\npalette: "#123456"\nlogos: [../secret.png]', "../secret.png leads out of the folder"),
        ('name: X\npalette: "#123456"\nlogos: [/etc/passwd]', "leads out of the folder"),
        ('name: X\npalette: "#123456"\nlogos: ["C:\\\\logo.png"]', "leads out of the folder"),
        ('name: X\npalette: "#123456"\ndisclaimers: {Narnia: x}', "'Narnia' is no market"),
        ('name: X\npalette: "#123456"\nphrases: {xx-YY: {a: b}}', "'xx-YY' is no locale"),
        ('name: X\npalette: "#123456"\nheadline_words: many', "headline_words: write a whole number"),
        ("- just\n- a list", "holds no names with a colon"),
        ("name: [unclosed", "is not YAML"),
        ("", "holds no names with a colon"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(text: str, said: str, folder: Path) -> None:
    assert said in fault(text, folder)


def test_a_drawing_is_no_logo_and_the_person_hears_what_is(folder: Path) -> None:
    (folder / "logo.svg").write_text("<svg/>", encoding="utf-8")
    assert "PNG" in fault('name: X\npalette: "#123456"\nlogos: [logo.svg]', folder)


def test_a_logo_that_is_no_picture_or_half_of_one_is_refused(folder: Path) -> None:
    (folder / "text.png").write_text("hello", encoding="utf-8")
    assert "no picture" in fault('name: X\npalette: "#123456"\nlogos: [text.png]', folder)
    (folder / "half.png").write_bytes((folder / "logo.png").read_bytes()[:80])
    assert "no picture" in fault('name: X\npalette: "#123456"\nlogos: [half.png]', folder)


def test_a_logo_that_is_too_small_is_refused_with_its_size(folder: Path) -> None:
    Image.new("RGB", (16, 300)).save(folder / "thin.png")
    assert "16 × 300" in fault('name: X\npalette: "#123456"\nlogos: [thin.png]', folder)


def test_a_link_that_leads_out_of_the_folder_is_refused(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "logo.png"
    Image.new("RGB", (64, 64)).save(outside)
    (folder / "link.png").symlink_to(outside)
    assert "leads out" in fault('name: X\npalette: "#123456"\nlogos: [link.png]', folder)


def test_a_file_that_is_gone_or_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_kit(tmp_path / "brand.yaml")
    (tmp_path / "brand.yaml").write_bytes(b"name: \xff\xfe")
    with pytest.raises(UserError, match="UTF-8"):
        read_kit(tmp_path / "brand.yaml")


def test_aliases_that_grow_without_end_are_refused_quickly(folder: Path) -> None:
    bomb = 'a: &a [x, x]\nb: &b [*a, *a]\nname: X\npalette: "#123456"\n'
    assert "there is no such field" in fault(bomb, folder)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_kit_or_one_sentence(text: str) -> None:
    with suppress(UserError):
        kit_of(text, Path())
