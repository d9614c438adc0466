"""Which part of a photo is shown in a place: products whole, faces whole, and of scenes what eyes go to.

A product on a plain or clear ground is fitted with room around it, beyond the photo's edge if need be: its ground goes
on there. A scene fills its place. Where that would cut its faces, or the thing that stands out, as much of it as holds
them is shown on a ground.
"""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from skills.creative.photo.photo import Photo
from skills.creative.photo.subject import WHOLE, Ground, Part, Subject, subject_of

Map = NDArray[np.float32]

# how near the subject of a fitted photo may come to the edges of its place
_ROOM = 0.08
# a scene may be shown this much larger, where that brings its subject to where it is wanted
_ZOOMS = (1.0, 1.12, 1.25)
# no more of one thing than this may be cut off, or of several beside each other, at the sides and above
_MOST_CUT, _MOST_CUT_BESIDE, _MOST_CUT_ABOVE = 0.1, 0.5, 0.15
# what lies on a cut edge counts this often against a window
_EDGES = 1.0


@dataclass(frozen=True)
class Crop:
    """A rectangle in the photo's pixels, which may reach beyond them where the ground is plain.

    `whole` says that this part does not fill its place: it is of another ratio, and what is left shows a ground."""

    left: float
    top: float
    right: float
    bottom: float
    whole: bool = False


@lru_cache(maxsize=1024)
def crop(
    photo: Photo, width: int, height: int, *, focus: Part = WHOLE, room: float = _ROOM, rest: float = 0.5
) -> Crop:
    """What of the photo to show in a place of that size. The subject belongs in `focus`, a part of the place.

    A product that leaves room above it stands in the middle at a `rest` of 0.5, and at the bottom at 1."""
    subject = subject_of(photo)
    if subject.ground is Ground.SCENE:
        return _filling(photo, subject, width / height, focus)
    return _fitting(photo, subject, width, height, focus, room, rest)


def _fitting(
    photo: Photo, subject: Subject, width: int, height: int, focus: Part, room: float, rest: float
) -> Crop:
    """The product as large as the focus allows, with `room` of the place's shorter side around it."""
    left, top = subject.box.left * photo.image.width, subject.box.top * photo.image.height
    right, bottom = subject.box.right * photo.image.width, subject.box.bottom * photo.image.height
    edge = room * min(width * (focus.right - focus.left), height * (focus.bottom - focus.top))
    wide = max(1.0, width * (focus.right - focus.left) - 2 * edge)
    high = max(1.0, height * (focus.bottom - focus.top) - 2 * edge)
    # photo pixels for each of the place
    times = max(max(1.0, right - left) / wide, max(1.0, bottom - top) / high)
    x = (left + right) / 2 - width * (focus.left + focus.right) / 2 * times
    spare = high - (bottom - top) / times
    y = top - (height * focus.top + edge + spare * rest) * times
    return Crop(x, y, x + width * times, y + height * times)


def _filling(photo: Photo, subject: Subject, ratio: float, focus: Part) -> Crop:
    """The window of that ratio that shows most of what eyes go to, with faces and the thing that stands out whole.

    Where no window of that ratio holds them, as much of the photo as holds them is shown on a ground."""
    wide, high = photo.image.size
    best: tuple[float, Crop] | None = None
    for zoom in _ZOOMS:
        across = min(wide, high * ratio) / zoom
        down = across / ratio
        for left in np.linspace(0, wide - across, 13 if wide > across + 1 else 1):
            for top in np.linspace(0, high - down, 13 if high > down + 1 else 1):
                window = Crop(float(left), float(top), float(left + across), float(top + down))
                score = _score(subject, window, focus, (wide, high)) - 0.5 * (zoom - 1)
                if score > -1 and (best is None or score > best[0] + 1e-9):
                    best = (score, window)
    return best[1] if best else _held(subject, ratio, (wide, high))


def _score(subject: Subject, window: Crop, focus: Part, size: tuple[int, int]) -> float:
    """The weight inside, that in the focus double, less what the edges cut; below -1 where a face or thing would be."""
    wide, high = size
    part = Part(window.left / wide, window.top / high, window.right / wide, window.bottom / high)
    if any(not _inside(face, part) for face in subject.faces):
        return -2.0
    if not subject.faces and _is_cut(subject, part):
        return -2.0
    across, down = part.right - part.left, part.bottom - part.top
    wanted = Part(
        part.left + focus.left * across,
        part.top + focus.top * down,
        part.left + focus.right * across,
        part.top + focus.bottom * down,
    )
    sums = _sums(subject)
    thing = subject.thing or subject.things
    held = (*subject.faces, thing) if thing else subject.faces
    # whole is worth more than in its place
    kept = sum(0.3 * (1 - _cut_off(one, part)) + 0.2 * (1 - _cut_off(one, wanted)) for one in held)
    return 0.5 * _within(sums, part) + 0.5 * _within(sums, wanted) + kept - _EDGES * _on_edges(sums, part)


def _is_cut(subject: Subject, part: Part) -> bool:
    """Whether the window cuts the thing that stands out, or so much of several that they are no more what they were.

    What stands beside each other may lose one at a side; what is cut above or below is cut through each of them."""
    if subject.thing:
        return _cut_off(subject.thing, part) > _MOST_CUT
    if subject.things is None:
        return False
    box = subject.things
    beside = Part(part.left, 0.0, part.right, 1.0)
    above = Part(0.0, part.top, 1.0, part.bottom)
    return _cut_off(box, beside) > _MOST_CUT_BESIDE or _cut_off(box, above) > _MOST_CUT_ABOVE


def _cut_off(inner: Part, outer: Part) -> float:
    """Which part of the inner one lies outside."""
    across = min(inner.right, outer.right) - max(inner.left, outer.left)
    down = min(inner.bottom, outer.bottom) - max(inner.top, outer.top)
    area = (inner.right - inner.left) * (inner.bottom - inner.top)
    return 1 - max(0.0, across) * max(0.0, down) / max(1e-9, area)


def _on_edges(sums: np.ndarray[tuple[int, ...], np.dtype[np.float64]], part: Part) -> float:
    """The weight on a narrow band inside each of the edges that are not the photo's own: what they cut through."""
    band = 0.03
    near, far = min(part.right, part.left + band), max(part.left, part.right - band)
    upper, lower = min(part.bottom, part.top + band), max(part.top, part.bottom - band)
    sides = (
        (part.left > 0.005, Part(part.left, part.top, near, part.bottom)),
        (part.right < 0.995, Part(far, part.top, part.right, part.bottom)),
        (part.top > 0.005, Part(part.left, part.top, part.right, upper)),
        (part.bottom < 0.995, Part(part.left, lower, part.right, part.bottom)),
    )
    return sum(_within(sums, side) for cuts, side in sides if cuts)


def _held(subject: Subject, ratio: float, size: tuple[int, int]) -> Crop:
    """The part of the photo nearest to that ratio that still holds every face, or the thing that stands out."""
    held = subject.faces or (subject.thing or subject.things or WHOLE,)
    box = held[0]
    for one in held[1:]:
        box = box.joined(one)
    wide, high = size
    if wide / high > ratio:
        # the photo is wider than its place: all of its height, and no more of its width than there must be
        across = max(high * ratio, (box.right - box.left) * wide)
        left = min(max(0.0, (box.left + box.right) / 2 * wide - across / 2), wide - across)
        return Crop(left, 0.0, left + across, float(high), whole=True)
    down = max(wide / ratio, (box.bottom - box.top) * high)
    top = min(max(0.0, (box.top + box.bottom) / 2 * high - down / 2), high - down)
    return Crop(0.0, top, float(wide), top + down, whole=True)


@lru_cache(maxsize=32)
def _sums(subject: Subject) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Sums of all weight above and to the left of each place, one row and column of nothing first."""
    return np.asarray(cv2.integral(subject.weight.astype(np.float64)))


def _within(sums: np.ndarray[tuple[int, ...], np.dtype[np.float64]], part: Part) -> float:
    high, wide = sums.shape[0] - 1, sums.shape[1] - 1
    left, right = round(part.left * wide), round(part.right * wide)
    top, bottom = round(part.top * high), round(part.bottom * high)
    return float(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left])


def _inside(inner: Part, outer: Part) -> bool:
    return (
        outer.left - 1e-6 <= inner.left
        and outer.top - 1e-6 <= inner.top
        and inner.right <= outer.right + 1e-6
        and inner.bottom <= outer.bottom + 1e-6
    )


@lru_cache(maxsize=48)
def cut(photo: Photo, part: Crop, width: int, height: int) -> Image.Image:
    """That part of the photo at that size. A plain ground goes on beyond the edge, a clear one stays clear.

    Nobody may draw into what is returned: it is kept for the next picture."""
    image = photo.image
    inside = (
        max(0.0, part.left),
        max(0.0, part.top),
        min(float(image.width), part.right),
        min(float(image.height), part.bottom),
    )
    if inside == (part.left, part.top, part.right, part.bottom):
        return image.resize((width, height), Image.Resampling.BICUBIC, box=inside, reducing_gap=2.0)
    across, down = width / (part.right - part.left), height / (part.bottom - part.top)
    left, top = round((inside[0] - part.left) * across), round((inside[1] - part.top) * down)
    right = max(left + 1, round((inside[2] - part.left) * across))
    bottom = max(top + 1, round((inside[3] - part.top) * down))
    shown = image.resize((right - left, bottom - top), Image.Resampling.BICUBIC, box=inside, reducing_gap=2.0)
    if photo.is_transparent:
        clear = Image.new("RGBA", (width, height), (0, 0, 0, 0))
        clear.paste(shown, (left, top))
        return clear
    soft = _soft(photo, part, (across, down), shown.size)
    return _continued(shown, (left, top), (width, height), soft, _bare(photo, inside))


def _soft(photo: Photo, part: Crop, times: tuple[float, float], size: tuple[int, int]) -> "Sides":
    """How far from each edge of the photo its ground may fade into what goes on: at most to the product."""
    box, wide, high = subject_of(photo).box, photo.image.width, photo.image.height
    room = (
        (box.top * high - max(0.0, part.top)) * times[1],
        (min(part.bottom, high) - box.bottom * high) * times[1],
        (box.left * wide - max(0.0, part.left)) * times[0],
        (min(part.right, wide) - box.right * wide) * times[0],
    )
    most = min(size) // 5
    top, bottom, left, right = (max(2, min(most, round(one))) for one in room)
    return Sides(top, bottom, left, right)


def _bare(photo: Photo, inside: tuple[float, float, float, float]) -> Map | None:
    """Where that part of the photo shows its plain ground, from 0 to 1; None where it has none."""
    mask = subject_of(photo).mask
    if mask is None:
        return None
    across, down = mask.shape[1] / photo.image.width, mask.shape[0] / photo.image.height
    left, top = int(inside[0] * across), int(inside[1] * down)
    right, bottom = max(left + 1, round(inside[2] * across)), max(top + 1, round(inside[3] * down))
    return mask[top:bottom, left:right]


def _continued(
    shown: Image.Image, at: tuple[int, int], size: tuple[int, int], soft: "Sides", bare: Map | None
) -> Image.Image:
    """The photo with its edges' colours carried on outwards; what lies on an edge, such as a shadow, is not."""
    (left, top), (width, height) = at, size
    right, bottom = max(0, width - left - shown.width), max(0, height - top - shown.height)
    # carried on from a small copy: the ground is smooth, and a blur of the large one would cost most of the time
    step = max(1, min(shown.size) // 48)
    area = (-(-shown.width // step), -(-shown.height // step))
    small = np.array(cv2.resize(np.asarray(shown), area, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    small = _calm_edges(small if bare is None else _only_ground(small, bare))
    above, below, before, after = (-(-side // step) for side in (top, bottom, left, right))
    wider = cv2.copyMakeBorder(small, above, below, before, after, cv2.BORDER_REPLICATE)
    blurred = np.asarray(cv2.GaussianBlur(wider, (0, 0), 3), dtype=np.uint8)
    offset = (before * step - left, above * step - top)
    whole = (blurred.shape[1] * step, blurred.shape[0] * step)
    ground = Image.fromarray(blurred).resize(whole, Image.Resampling.BILINEAR)
    ground = ground.crop((offset[0], offset[1], offset[0] + width, offset[1] + height))
    rows = _ramp(shown.height, soft.top if top else 0, soft.bottom if bottom else 0)
    columns = _ramp(shown.width, soft.left if left else 0, soft.right if right else 0)
    mask = Image.fromarray((rows[:, None] * columns[None, :] * 255).astype(np.uint8))
    ground.paste(shown, (left, top), mask)
    return ground


def _only_ground(small: NDArray[np.uint8], bare: Map) -> NDArray[np.uint8]:
    """The ground alone: where something stands on it, the mean of what ground is near, and else of all of it."""
    seen = np.asarray(cv2.resize(bare, (small.shape[1], small.shape[0]), interpolation=cv2.INTER_AREA))
    known = (seen > 0.9).astype(np.float32)
    if not known.any():
        return small
    filled = np.broadcast_to(small[known > 0].mean(axis=0), small.shape).astype(np.float32)
    for reach in (24.0, 8.0, 3.0):
        near = cv2.GaussianBlur(known, (0, 0), reach)[..., None]
        mean = cv2.GaussianBlur(small * known[..., None], (0, 0), reach) / np.maximum(near, 1e-6)
        filled = np.where(near > 0.02, mean, filled)
    return np.asarray(np.where(known[..., None] > 0, small, filled), dtype=np.uint8)


@dataclass(frozen=True)
class Sides:
    """Pixels at each side."""

    top: int
    bottom: int
    left: int
    right: int


# a blur of 3 pixels takes in what is this near to an edge
_BAND = 9


def _calm_edges(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A band at each edge as the middle value of a third of it around each place: small things on it disappear."""
    calm = pixels.copy()
    deep = min(_BAND, *(side // 2 for side in pixels.shape[:2])) or 1
    calm[:deep], calm[-deep:] = _calm(pixels[0]), _calm(pixels[-1])
    calm[:, :deep], calm[:, -deep:] = _calm(calm[:, 0])[:, None], _calm(calm[:, -1])[:, None]
    return calm


def _calm(line: NDArray[np.uint8]) -> NDArray[np.uint8]:
    reach = max(1, len(line) // 6)
    padded = np.pad(line, ((reach, reach), (0, 0)), mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1, axis=0)
    return np.asarray(np.median(windows, axis=-1), dtype=np.uint8)


def _ramp(length: int, start: int, end: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    ramp = np.ones(length, dtype=np.float32)
    if start:
        ramp[:start] = np.minimum(
            ramp[:start], np.linspace(0, 1, start, dtype=np.float32)[: len(ramp[:start])]
        )
    if end:
        ramp[-end:] = np.minimum(ramp[-end:], np.linspace(1, 0, end, dtype=np.float32)[-len(ramp[-end:]) :])
    return ramp
