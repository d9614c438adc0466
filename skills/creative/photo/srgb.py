"""Any picture's pixels as 8-bit sRGB: palettes, greys, print colours, 16 bits, colour profiles, transparency."""

from io import BytesIO

import numpy as np
from PIL import Image, ImageCms

from skills.language import say

# an alpha this high everywhere is a photo that somebody saved with an idle channel
OPAQUE = 250


def to_srgb(image: Image.Image) -> tuple[Image.Image, tuple[str, ...]]:
    """The picture as RGB or RGBA, and what was done, in sentences. Raises ImageCms.PyCMSError for nothing."""
    profile = image.info.get("icc_profile")
    done: list[str] = []
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        image = _eight_bits(image)
        done.append(say("16-bit pixels were made 8-bit."))
    if (image.mode == "P" and "transparency" in image.info) or image.mode in ("PA", "RGBa", "La"):
        image = image.convert("RGBA")
    alpha = _alpha(image)
    if image.mode in ("CMYK", "LAB"):
        done.append(say("Its {mode} colours were made sRGB.", mode=image.mode))
    seen = _converted(image, profile if isinstance(profile, bytes) else b"")
    if seen is None:
        done.append(say("Its colour profile cannot be read and was left out."))
        seen = image.convert("RGB")
    if alpha is not None and _low(alpha) < OPAQUE:
        seen.putalpha(alpha)
    return seen, tuple(done)


def _low(alpha: Image.Image) -> float:
    low = alpha.getextrema()[0]
    return low if isinstance(low, int | float) else low[0]


def _alpha(image: Image.Image) -> Image.Image | None:
    if image.mode in ("RGBA", "LA"):
        return image.getchannel("A")
    if "transparency" in image.info:
        return image.convert("RGBA").getchannel("A")
    return None


def _eight_bits(image: Image.Image) -> Image.Image:
    """Deep greys as 8-bit ones; floating point counts as 0 to 1 where nothing is above it."""
    values = np.asarray(image).astype(np.float64)
    values = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    top = float(values.max(initial=0.0))
    if image.mode == "F":
        most = 1.0 if top <= 1 else 255.0
    else:
        most = 65535.0 if image.mode.startswith("I;16") or top > 255 else 255.0
    scaled = np.clip(values / max(most, top if top > 65535 else 0) * 255 + 0.5, 0, 255)
    return Image.fromarray(scaled.astype(np.uint8))


def _converted(image: Image.Image, profile: bytes) -> Image.Image | None:
    """Through its profile, where it has one and it fits; None where the profile is unusable."""
    if image.mode == "LAB":
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    if not profile:
        return image.convert("RGB")
    # a profile says nothing of alpha
    plain = image if image.mode in ("CMYK", "RGB", "L", "LAB") else image.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(plain, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
