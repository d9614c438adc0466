"""The brand's logo for a ground: read once, cut to its own edges, the light one on dark and the dark one on light."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image

from skills.creative.brand.kit import Colour, Kit
from skills.creative.photo.reading import read_photo
from skills.creative.picture.palette import is_light


@dataclass(frozen=True)
class Variant:
    """One logo file as a picture; `ground` is light or dark, whichever it is meant for."""

    path: Path
    sha256: str
    ground: str
    clear: float
    least_px: int
    ratio: float

    def scaled(self, width: int, height: int) -> Image.Image:
        """The logo at that size; nobody may draw into it."""
        return _scaled(self.path, self.sha256, width, height)


@dataclass(frozen=True)
class Mark:
    """All logos of a kit."""

    variants: tuple[Variant, ...]

    def on(self, ground: Colour) -> Variant | None:
        """The one that is meant for such a ground; None where there is none, and the name is written instead."""
        wanted = "light" if is_light(ground) else "dark"
        return next((one for one in self.variants if one.ground == wanted), None)

    @property
    def least_px(self) -> int:
        return min((one.least_px for one in self.variants), default=16)


def mark_of(kit: Kit) -> Mark:
    """The kit's logos. Raises UserError where a file cannot be read."""
    return Mark(
        tuple(
            Variant(
                logo.path,
                logo.sha256,
                logo.ground,
                logo.clear,
                max(1, logo.least_px),
                _ratio(logo.path, logo.sha256),
            )
            for logo in kit.logos
        )
    )


@lru_cache(maxsize=32)
def _drawing(path: Path, _sha256: str) -> Image.Image:
    image = read_photo(path).image
    if image.mode == "RGBA" and (box := image.getchannel("A").getbbox()):
        return image.crop(box)
    return image


def _ratio(path: Path, sha256: str) -> float:
    image = _drawing(path, sha256)
    return image.width / image.height


@lru_cache(maxsize=128)
def _scaled(path: Path, sha256: str, width: int, height: int) -> Image.Image:
    return _drawing(path, sha256).resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
