"""Which fonts there are, and what is said of files that are none."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skills.creative.type.fallback import chain
from skills.creative.type.fonts import families, family
from skills.errors import UserError


def manrope(weight: int = 400) -> Path:
    return families()["manrope"].face(weight).path


def test_every_bundled_family_is_found_without_importing_its_package() -> None:
    code = (
        "import sys; from skills.creative.type.fonts import families; found = families(); "
        "assert 'matplotlib' not in sys.modules and 'font_manrope' not in sys.modules; print(*found)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.split() == [
        "manrope",
        "hanken-grotesk",
        "source-sans-pro",
        "source-serif-pro",
        "dejavu-sans",
        "ipaex-gothic",
        "nanum-gothic",
    ]


@pytest.mark.parametrize("name", list(families()))
@pytest.mark.parametrize("weight", [1, 400, 500, 600, 700, 800, 1000])
def test_a_family_gives_the_nearest_weight_it_has(name: str, weight: int) -> None:
    face = family(name).face(weight)
    assert min(abs(have - weight) for have in families()[name].files) == abs(face.weight - weight)
    assert len(face.sha256) == 64
    assert 0.5 < face.cap_height < 0.9


def test_a_family_with_no_bold_is_thickened_and_one_with_a_bold_is_not() -> None:
    assert family("ipaex-gothic").face(700).bold > 0
    assert family("ipaex-gothic").face(400).bold == 0
    assert family("manrope").face(700).bold == 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ωραία ñ ß Ж", "manrope"),
        ("مرحبا שלום", "dejavu-sans"),
        ("電動自転車、", "ipaex-gothic"),
        ("전기", "nanum-gothic"),
    ],
)
def test_the_bundled_faces_cover_the_scripts_they_are_there_for(text: str, name: str) -> None:
    assert family(name).face(700).covers(text.replace(" ", ""))


def test_an_uploaded_font_is_drawn_with_under_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "brand.TTF"
    path.write_bytes(manrope().read_bytes())
    face = family(str(path)).face(800)
    assert face.family == "Manrope"
    assert face.weight == 400
    assert face.sha256 == families()["manrope"].face(400).sha256


def test_a_font_file_that_was_replaced_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "brand.ttf"
    path.write_bytes(manrope(400).read_bytes())
    first = family(str(path)).face(400)
    path.write_bytes(manrope(800).read_bytes())
    assert family(str(path)).face(400).sha256 != first.sha256


def test_a_variable_font_takes_the_weight_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "variable.ttf"
    path.write_bytes((manrope().parent / "Manrope-VariableFont_wght.ttf").read_bytes())
    thin, bold = family(str(path)).face(400), family(str(path)).face(800)
    assert (thin.weight, bold.weight) == (400, 800)
    assert thin != bold


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.ttf", b"", "empty"),
        ("note.ttf", b"Dear all, here is the font.", "no TrueType"),
        ("picture.png", b"\x89PNG", "only .ttf and .otf"),
        ("huge.otf", b"OTTO" + bytes(20 * 1024 * 1024), "larger than 20 MB"),
        ("many.ttf", b"ttcf" + bytes(100), "collection"),
        ("short.ttf", b"\x00\x01\x00\x00", "broken"),
        ("zeros.ttf", b"\x00\x01\x00\x00" + bytes(500), "broken"),
    ],
)
def test_a_file_that_is_no_font_is_named_with_the_reason(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError, match=said) as caught:
        family(f"{tmp_path}/{name}")
    assert name in caught.value.message
    assert caught.value.hint


def test_a_font_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    content = manrope().read_bytes()
    path = tmp_path / "half.ttf"
    for part in (13, 200, len(content) // 2, len(content) - 1000):
        path.write_bytes(content[:part])
        with pytest.raises(UserError, match=r"half\.ttf"):
            family(str(path))


@pytest.mark.parametrize(
    "name", ["Comic Papyrus", "", "/nowhere/at/all.ttf", "x" * 5000 + ".ttf", "a\0b.ttf", "/"]
)
def test_a_name_that_is_no_family_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(UserError) as caught:
        family(name)
    assert caught.value.hint


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_damaged_font_is_refused_or_drawn_with_but_never_fails_otherwise(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray(manrope().read_bytes())
    for _ in range(data.draw(st.integers(1, 30))):
        content[data.draw(st.integers(0, min(len(content), 4000) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("fonts") / "damaged.ttf"
    path.write_bytes(content)
    try:
        chain(str(path), (), weight=700, language="en-US")
    except UserError as error:
        assert "damaged.ttf" in error.message  # noqa: PT017 - either outcome is right
