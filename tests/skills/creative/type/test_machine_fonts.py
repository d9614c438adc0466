"""The machine's own fonts: asked last, never one that draws boxes, and none at all is no error."""

import shutil
from pathlib import Path

from skills.creative.type.fonts import families
from skills.creative.type.machine_fonts import machine_face


def test_a_fitting_font_is_found_and_one_that_draws_boxes_for_everything_is_not(tmp_path: Path) -> None:
    dejavu = families()["dejavu-sans"].face(400).path
    shutil.copy(dejavu.parent / "LastResortHE-Regular.ttf", tmp_path / "LastResort.ttf")
    (tmp_path / "broken.ttf").write_bytes(b"\x00\x01\x00\x00half")
    (tmp_path / "sub").mkdir()
    shutil.copy(dejavu, tmp_path / "sub" / "Some-Regular.ttf")
    shutil.copy(families()["dejavu-sans"].face(700).path, tmp_path / "sub" / "Some-Bold.ttf")
    bold = machine_face("سعر", weight=700, language="ar-SA", folders=(str(tmp_path),))
    assert bold is not None
    assert bold.path.name == "Some-Bold.ttf"
    assert machine_face("ก", weight=700, language="th-TH", folders=(str(tmp_path),)) is None


def test_a_machine_without_fonts_has_no_face() -> None:
    assert machine_face("ก", weight=700, language="th-TH", folders=("/nowhere/at/all",)) is None
