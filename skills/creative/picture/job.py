"""What one picture is drawn from."""

from dataclasses import dataclass

from skills.creative.brand.kit import Kit
from skills.creative.brief.brief import Product
from skills.creative.copy.wording import Wording
from skills.creative.formats.format import Format
from skills.creative.photo.photo import Photo


@dataclass(frozen=True)
class Job:
    """`photo` is the product's, read once for all its pictures by `photo.reading.read_photo`; None where there is none.

    `variant` counts from 0: other variants look different. `design` is one of `designs.DESIGNS`, or None to have it
    chosen. `background` is a picture to stand behind a product whose own ground is clear."""

    product: Product
    wording: Wording
    kit: Kit
    format: Format
    photo: Photo | None = None
    variant: int = 0
    design: str | None = None
    background: Photo | None = None
