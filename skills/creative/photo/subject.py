"""What is seen in a photo, worked out once: a product on a plain ground or a scene, where it is, and which faces.

Everything is measured on at most 256 pixels a side and given as parts of the photo, 0 to 1.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from skills.creative.brand.kit import Colour
from skills.creative.photo.outstanding import outstanding
from skills.creative.photo.photo import Photo

SIDE = 256
# faces are looked for on more pixels: the cascade's own window is 20 of them
FACE_SIDE = 768
# a face is at least this part of the photo's shorter side, and so many of the cascade's windows agree on it
_LEAST_FACE, _AGREED = 0.04, 5

Map = NDArray[np.float32]


class Ground(StrEnum):
    """What is behind the subject: nothing at all, one plain colour, or a scene."""

    CLEAR = "clear"
    PLAIN = "plain"
    SCENE = "scene"


@dataclass(frozen=True)
class Part:
    """A rectangle as parts of the photo's width and height, 0 to 1."""

    left: float
    top: float
    right: float
    bottom: float

    def joined(self, other: "Part") -> "Part":
        return Part(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


WHOLE = Part(0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, eq=False)
class Subject:
    """`box` holds the product, or the whole photo of a scene. `colour` is that of a plain ground.

    `weight` says how much each place is looked at, shape (height, width), summing to 1. `thing` holds what stands out
    of a scene with room around it, where that is one thing, and `things` that and what stands out beside it; `mask` is
    where a plain ground is seen, from 0 to 1."""

    ground: Ground
    box: Part
    colour: Colour
    faces: tuple[Part, ...]
    weight: Map
    thing: Part | None = None
    things: Part | None = None
    mask: Map | None = None


@lru_cache(maxsize=32)
def subject_of(photo: Photo) -> Subject:
    """What the photo shows; the same photo always gives the same."""
    small = _small(photo.image, SIDE)
    if photo.is_transparent:
        alpha = np.asarray(small.getchannel("A"), dtype=np.float32) / 255
        return Subject(Ground.CLEAR, _exact_alpha_box(photo.image), (255, 255, 255), (), _normal(alpha))
    pixels = np.asarray(small, dtype=np.uint8)
    faces = _faces(photo.image)
    lab = _lab(pixels)
    ground, rough = _fitted_ground(lab)
    apart: Map = lab - ground
    off: Map = np.sqrt((apart**2).sum(axis=2))
    box = _foreground_box(off, apart) if rough < 0.12 else None
    weight = _weight(pixels, lab)
    if box is None:
        return _scene(lab, _border_colour(pixels), faces, weight)
    for face in faces:
        box = box.joined(face)
    held = np.where(off > _OFF, weight, 0).astype(np.float32)
    bare = cv2.erode((off <= _OFF * _FAINT).astype(np.uint8), np.ones((5, 5), np.uint8)).astype(np.float32)
    return Subject(Ground.PLAIN, box, _border_colour(pixels), faces, _normal(held), mask=bare)


def aspect_of(photo: Photo) -> float | None:
    """The product's width by its height; None for a scene, which fills whatever place it gets."""
    subject = subject_of(photo)
    if subject.ground is Ground.SCENE:
        return None
    box = subject.box
    wide, high = (box.right - box.left) * photo.image.width, (box.bottom - box.top) * photo.image.height
    return wide / max(1.0, high)


def _scene(lab: Map, colour: Colour, faces: tuple[Part, ...], weight: Map) -> Subject:
    found = outstanding(lab)
    if found is None:
        return Subject(Ground.SCENE, WHOLE, colour, faces, weight)
    thing, things = (
        Part(
            max(0.0, left - _AROUND),
            max(0.0, top - _AROUND),
            min(1.0, right + _AROUND),
            min(1.0, bottom + _AROUND),
        )
        for left, top, right, bottom in (found.main, found.every)
    )
    # what reaches across the photo is several things, of which some may be cut
    is_one = thing.right - thing.left <= _MOST_WIDE
    return Subject(Ground.SCENE, WHOLE, colour, faces, weight, thing if is_one else None, things)


def _small(image: Image.Image, side: int) -> Image.Image:
    times = side / max(image.size)
    if times >= 1:
        return image
    size = (max(1, round(image.width * times)), max(1, round(image.height * times)))
    return image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)


def _exact_alpha_box(image: Image.Image) -> Part:
    """From the full-size alpha, so that no thin handle is cut; faint dust does not count."""
    alpha = image.getchannel("A")
    seen = alpha.point([0] * 16 + [255] * 240).getbbox() or alpha.getbbox() or (0, 0, *image.size)
    left, top, right, bottom = seen
    return Part(left / image.width, top / image.height, right / image.width, bottom / image.height)


def _lab(pixels: NDArray[np.uint8]) -> Map:
    return np.asarray(cv2.cvtColor(pixels.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), dtype=np.float32)


# Lab distance from the ground at which a pixel is of the product, and no longer its soft shadow
_OFF = 10.0
# what is joined to the subject and this part as far off belongs to it: its shaded side, a thin handle
_FAINT, _AS_MUCH = 0.5, 1.8
# a thing in a scene is this part of its width at most, and has this part of its sides around it
_MOST_WIDE, _AROUND = 0.7, 0.03


def _ring(height: int, width: int) -> NDArray[np.bool_]:
    """The outermost 3 % on the sides and at the top; below, a product may stand on the edge."""
    deep = max(1, round(0.03 * min(height, width)))
    ring = np.zeros((height, width), dtype=bool)
    ring[:deep], ring[:, :deep], ring[:, -deep:] = True, True, True
    ring[-deep:] = True
    return ring


def _fitted_ground(lab: Map) -> tuple[Map, float]:
    """The ground as a smooth slope of colour fitted to the border, and which part of the border is off it.

    Fitted a second time without what stuck out at first, so that a product that touches an edge does not tilt it."""
    height, width = lab.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = columns / max(1, width - 1) - 0.5, rows / max(1, height - 1) - 0.5
    terms = np.stack([np.ones_like(x), x, y, x * x, y * y, x * y], axis=2)
    ring = _ring(height, width)
    inputs, outputs = terms[ring], lab[ring]
    kept = np.ones(len(inputs), dtype=bool)
    away = np.zeros(len(inputs), dtype=np.float32)
    factors = np.zeros((6, 3), dtype=np.float32)
    for _ in range(3):
        factors = np.linalg.lstsq(inputs[kept], outputs[kept], rcond=None)[0].astype(np.float32)
        away = np.sqrt(((inputs @ factors - outputs) ** 2).sum(axis=1))
        nearer = away <= max(4.0, float(np.quantile(away, 0.8)))
        if nearer.sum() < 12:
            break
        kept = nearer
    return terms @ factors, float((away > 6).mean())


def _foreground_box(off: Map, apart: Map) -> Part | None:
    """The box of what is not ground; None where that is next to nothing or nearly everything."""
    mask = _opened(off > _OFF)
    share = float(mask.mean())
    if not 0.005 < share < 0.8:
        return None
    mask = _with_faint(mask, apart)
    height, width = mask.shape
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    # one pixel more on each side: the mask was opened and the photo made smaller
    return Part(
        max(0, int(columns[0]) - 1) / width,
        max(0, int(rows[0]) - 1) / height,
        min(width, int(columns[-1]) + 2) / width,
        min(height, int(rows[-1]) + 2) / height,
    )


def _opened(flags: NDArray[np.bool_]) -> NDArray[np.uint8]:
    kernel = np.ones((2, 2), np.uint8)
    return np.asarray(cv2.morphologyEx(flags.astype(np.uint8), cv2.MORPH_OPEN, kernel), dtype=np.uint8)


def _with_faint(mask: NDArray[np.uint8], apart: Map) -> NDArray[np.uint8]:
    """The subject and what is joined to it and a little off the ground.

    What is merely darker is its shadow, and what makes it much larger is no part of it."""
    lighter = np.concatenate([np.maximum(apart[:, :, :1], 0), apart[:, :, 1:]], axis=2)
    faint = np.sqrt((lighter**2).sum(axis=2)) > _OFF * _FAINT
    count, parts, stats, _ = cv2.connectedComponentsWithStats(_opened(faint | (mask > 0)), connectivity=8)
    strong = np.bincount(parts.ravel(), mask.ravel(), count)
    joined = (strong > 0) & (stats[:, cv2.CC_STAT_AREA] < _AS_MUCH * strong)
    joined[0] = False
    return np.asarray(np.maximum(mask, joined[parts]), dtype=np.uint8)


def _border_colour(pixels: NDArray[np.uint8]) -> Colour:
    middle = np.median(pixels[_ring(*pixels.shape[:2])], axis=0)
    return (int(middle[0]), int(middle[1]), int(middle[2]))


def _weight(pixels: NDArray[np.uint8], lab: Map) -> Map:
    """Where eyes go: what is unusual in the spectrum, edges, strong colour, and the middle, where products stand.

    Source of the first: spectral residual, Hou and Zhang, CVPR 2007, on 64 pixels as there."""
    height, width = pixels.shape[:2]
    grey = lab[:, :, 0]
    edges = cv2.GaussianBlur(
        np.hypot(cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1)), (0, 0), 4
    )
    centre = lab.reshape(-1, 3).mean(axis=0)
    colour = cv2.GaussianBlur(np.hypot(lab[:, :, 1] - centre[1], lab[:, :, 2] - centre[2]), (0, 0), 4)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    middle = np.exp(-(((columns / width - 0.5) ** 2 + (rows / height - 0.5) ** 2) / 0.1))
    parts = ((_residual(grey), 0.25), (edges, 0.25), (colour, 0.2), (middle, 0.3))
    total = sum((_normal(part) * share for part, share in parts), np.zeros((height, width), np.float32))
    return _normal(total.astype(np.float32))


def _residual(grey: Map) -> Map:
    small = cv2.resize(grey, (64, 64), interpolation=cv2.INTER_AREA)
    spectrum = np.fft.fft2(small)
    strength = np.log(np.abs(spectrum) + 1e-6).astype(np.float32)
    unusual = strength - cv2.blur(strength, (3, 3))
    back = np.fft.ifft2(np.exp(unusual + 1j * np.angle(spectrum)))
    seen = cv2.GaussianBlur((np.abs(back) ** 2).astype(np.float32), (0, 0), 2.5)
    large = cv2.resize(seen, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(large, dtype=np.float32)


# Any: a weight of whatever precision, and OpenCV's own type
def _normal(weight: NDArray[Any]) -> Map:
    total = float(weight.sum())
    if total <= 0:
        return np.full(weight.shape, 1 / max(1, weight.size), dtype=np.float32)
    return (weight / total).astype(np.float32)


# `cv2.data`, which OpenCV's own types do not know
_CASCADE = Path(cv2.__file__).parent / "data" / "haarcascade_frontalface_alt2.xml"


def _faces(image: Image.Image) -> tuple[Part, ...]:
    """Faces seen from the front, largest first, with hair and chin. A cascade is made anew: it is not thread-safe."""
    small = _small(image.convert("RGB"), FACE_SIDE)
    # contrast is evened out piece by piece: over a whole photo, a large plain ground would take it from the face
    grey = cv2.createCLAHE(2.0, (8, 8)).apply(np.asarray(small.convert("L")))
    height, width = grey.shape
    least = max(24, round(_LEAST_FACE * min(height, width)))
    if least >= min(height, width):
        return ()
    cascade = cv2.CascadeClassifier(str(_CASCADE))
    found = cascade.detectMultiScale(grey, scaleFactor=1.1, minNeighbors=_AGREED, minSize=(least, least))
    faces = []
    for left, top, wide, high in sorted(
        (tuple(int(v) for v in box) for box in found), key=lambda b: (-b[2], b)
    ):
        faces.append(
            Part(
                max(0.0, (left - 0.15 * wide) / width),
                max(0.0, (top - 0.35 * high) / height),
                min(1.0, (left + 1.15 * wide) / width),
                min(1.0, (top + 1.2 * high) / height),
            )
        )
    return tuple(faces)
