"""A photo that was read: its pixels in sRGB, the file's fingerprint, and what was done to it on the way."""

from dataclasses import dataclass

from PIL import Image

# pixels of the longer side that are kept: the tallest format is 2,560 px, and a photo may fill it
LONGEST = 3072


@dataclass(frozen=True, eq=False)
class Photo:
    """`image` is RGB, or RGBA where some of it is transparent; nobody may draw into it. `sha256` is the file's.

    `width` and `height` are the file's own, before it was made smaller; `done` are sentences for a person. Two photos
    are equal when their files are, so that what is worked out for one can be remembered by it."""

    image: Image.Image
    sha256: str
    width: int
    height: int
    done: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Photo) and other.sha256 == self.sha256

    def __hash__(self) -> int:
        return hash(self.sha256)

    @property
    def is_transparent(self) -> bool:
        return self.image.mode == "RGBA"
