"""The fonts there are to draw with: those that come in packages, and those that somebody uploaded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz as hb

from skills.creative.type.font_file import FontFile, font_file
from skills.errors import UserError
from skills.language import say

_HANKEN = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
_MANROPE = {**_HANKEN, 800: "ExtraBold"}
_SOURCE = {400: "Regular", 600: "Semibold", 700: "Bold", 800: "Black"}
_DEJAVU = {400: "DejaVuSans.ttf", 700: "DejaVuSans-Bold.ttf"}
_NANUM = {400: "NanumGothic.ttf", 700: "NanumGothicBold.ttf", 800: "NanumGothicExtraBold.ttf"}
# family: its package, the folder inside of it, its files by weight
_BUNDLED: Mapping[str, tuple[str, str, Mapping[int, str]]] = {
    "manrope": ("font_manrope", "files", {w: f"Manrope-{n}.ttf" for w, n in _MANROPE.items()}),
    "hanken-grotesk": (
        "font_hanken_grotesk",
        "files",
        {w: f"HankenGrotesk-{n}.otf" for w, n in _HANKEN.items()},
    ),
    "source-sans-pro": (
        "font_source_sans_pro",
        "files",
        {w: f"SourceSansPro-{n}.otf" for w, n in _SOURCE.items()},
    ),
    "source-serif-pro": (
        "font_source_serif_pro",
        "files",
        {w: f"SourceSerifPro-{n}.otf" for w, n in _SOURCE.items()},
    ),
    "dejavu-sans": ("matplotlib", "mpl-data/fonts/ttf", _DEJAVU),
    "ipaex-gothic": ("matplotlib_fontja", "fonts", {400: "ipaexg.ttf"}),
    "nanum-gothic": ("koreanize_matplotlib", "fonts", _NANUM),
}
# what a line grows by on each side, in ems, where a bold is asked for and the family has none
_DRAWN_BOLD = 0.022


@dataclass(frozen=True)
class Face:
    """One weight of a family. `bold` is how much it is thickened, in ems, where its family has no bold of its own."""

    path: Path
    sha256: str
    family: str
    weight: int
    bold: float = 0.0
    font: hb.Font = field(repr=False, compare=False, default=None)
    characters: frozenset[int] = field(repr=False, compare=False, default=frozenset())

    def covers(self, text: str) -> bool:
        """Whether the font's own table of characters holds all of them."""
        return all(ord(character) in self.characters for character in text)

    @property
    def upem(self) -> int:
        return int(self.font.face.upem)

    @property
    def cap_height(self) -> float:
        """The height of capitals in ems."""
        return _capitals(self)


@lru_cache(maxsize=256)
def _capitals(face: Face) -> float:
    height = face.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT) / face.upem
    return height if 0.3 < height < 1.2 else 0.7


@dataclass(frozen=True)
class Family:
    """A family's files by weight; `uploaded` ones have one file, and are never thickened by us."""

    name: str
    files: Mapping[int, Path]
    uploaded: bool = False

    def face(self, weight: int) -> Face:
        """The nearest weight there is; of two as near, the bolder one. Raises UserError for an unusable file."""
        nearest = min(self.files, key=lambda has: (abs(has - weight), -has))
        read = font_file(self.files[nearest])
        if read.most_bold:
            return _varied(self, read, min(max(weight, read.least_bold), read.most_bold))
        bold = _DRAWN_BOLD if weight >= 600 and max(self.files) < 600 and not self.uploaded else 0.0
        return faced(self.files[nearest], read, self.name, read.weight if self.uploaded else nearest, bold)


def _varied(family: Family, read: FontFile, weight: int) -> Face:
    return faced(next(iter(family.files.values())), read, family.name, weight, 0.0, varied=True)


@lru_cache(maxsize=128)
def faced(path: Path, read: FontFile, family: str, weight: int, bold: float, *, varied: bool = False) -> Face:
    """A face of a file that was read; its HarfBuzz font counts in the font's own units and is never changed."""
    font = hb.Font(read.face)
    if varied:
        font.set_variations({"wght": weight})
    if bold:
        font.synthetic_bold = (bold, bold, True)
    return Face(path, read.sha256, family, weight, bold, font, read.characters)


@lru_cache(maxsize=1)
def families() -> Mapping[str, Family]:
    """The bundled families that are installed here, by name, without importing their packages."""
    found = {}
    for name, (package, folder, names) in _BUNDLED.items():
        root = _package_folder(package)
        files = {weight: root / folder / file for weight, file in names.items()} if root else {}
        there = {weight: path for weight, path in files.items() if path.is_file()}
        if there:
            found[name] = Family(name, there)
    return found


def _package_folder(package: str) -> Path | None:
    spec = find_spec(package)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else None


def family(name: str) -> Family:
    """The family of this name, or of the font file at this path. Raises UserError for what is neither."""
    bundled = families().get("-".join(name.strip().lower().split()))
    if bundled is not None:
        return bundled
    if Path(name).suffix.lower() in (".ttf", ".otf") or "/" in name or "\\" in name:
        path = Path(name)
        read = font_file(path)
        return Family(read.name or path.stem, {read.weight: path}, uploaded=True)
    raise UserError(
        say("There is no font called {name!r} here.", name=name[:80]),
        hint=say(
            "Choose one of {names}, or upload a .ttf or .otf file.", names=", ".join(sorted(families()))
        ),
    )
