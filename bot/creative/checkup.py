"""What advertisements are made with, for `confidant doctor`: fonts, what finds faces, brand kits, an image model."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from indexing.documents import DataClass
from skills.errors import UserError
from skills.model import Task

if TYPE_CHECKING:
    from bot.app import App

FINDER = "haarcascade_frontalface_alt2.xml"
# what it looked at, how it stands, what mends it (empty where nothing is due), and whether it works
Line = tuple[str, str, str, bool]


def lines(app: "App") -> Iterator[Line]:
    yield _fonts()
    yield _faces()
    yield from _brands(app)
    yield _images(app)


def _fonts() -> Line:
    try:
        from skills.creative.type.fonts import families
    except ImportError as error:
        return (
            "fonts for adverts",
            f"a library is missing ({error.name})",
            "install it again: make install",
            False,
        )
    found = families()
    if not found:
        return "fonts for adverts", "none is installed, so nothing can be drawn", "make install", False
    return "fonts for adverts", f"{len(found)} bundled families", "", True


def _faces() -> Line:
    """Looked for without loading the library, which takes a second."""
    spec = find_spec("cv2")
    if spec is None or spec.origin is None:
        return "faces on photos", "a library is missing (cv2)", "install it again: make install", False
    if not (Path(spec.origin).parent / "data" / FINDER).is_file():
        return (
            "faces on photos",
            "what finds them is not installed, so a crop may cut one",
            "make install",
            False,
        )
    return "faces on photos", "found, so that no crop cuts one", "", True


def _brands(app: "App") -> Iterator[Line]:
    try:
        facts = app.creatives.brands()
    except UserError as error:
        yield "brand kit", str(error), "confidant brand set FILE", False
        return
    if not facts:
        says = "none is set, so adverts are plain unless a brief brings its own"
        yield "brand kit", says, "confidant brand set FILE", True
    for one in facts:
        rule = "two people approve" if one.kit.two_persons else "one person approves"
        yield (
            f"brand kit {one.name}",
            f"version {one.version}, {len(one.kit.logos)} logo(s); {rule}",
            "",
            True,
        )


def _images(app: "App") -> Line:
    what = "backgrounds by a model"
    status = next((one for one in app.gateway.describe() if one.task is Task.IMAGES), None)
    if status is None:
        return what, "no model is set, so adverts come from templates", "", True
    if status.problem:
        return what, status.problem, "see CONFIDANT_MODELS__IMAGES in .env.example", True
    if not app.settings.creative.third_parties:
        says = f"{status.model} is left alone: this workspace allows no third parties"
        return what, says, "", True
    if status.cleared is DataClass.OPEN:
        says = f"{status.model} is cleared for open data, and briefs are internal"
        return what, says, "clear it in CONFIDANT_MODELS__CLEARED", True
    return what, f"{status.model}, cleared for {status.cleared} data", "", True
