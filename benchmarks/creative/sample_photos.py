"""Takes the sample brand's product photos: three products modelled as distance fields and photographed by code.

`python -m benchmarks.creative.sample_photos FOLDER` takes some minutes; the same code gives the same files.
"""

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from benchmarks.creative.studio import (
    Paint,
    Points,
    Shot,
    Values,
    block,
    cone,
    drum,
    flat,
    joined,
    length,
    linear,
    near,
    nearest,
    noise,
    ring,
    rod,
    smooth,
    sphere,
    studio,
    take,
    turned,
    vec,
    woven,
)


def wooden(p: Points, _n: Points) -> tuple[Points, float, float]:
    q = p * vec((0.35, 1, 2.4))
    rings = np.sin(q[:, 2] * 9 + noise(q, 1.6, 3) * 9) * 0.5 + 0.5
    fibre = noise(p * vec((3, 1, 60)), 1.0, 5)
    board = np.where(np.abs((p[:, 2] / 0.9) % 1 - 0.5) > 0.494, 0.55, 1.0)
    tone_ = (0.72 + 0.2 * rings + 0.22 * fibre) * board
    return linear(176, 120, 74) * tone_[:, None], 0.16, 0.0


def oak(p: Points, _n: Points) -> tuple[Points, float, float]:
    rings = np.sin(np.hypot(p[:, 0] + 0.9, p[:, 2] * 1.2) * 60 + noise(p, 4) * 5) * 0.5 + 0.5
    return linear(196, 146, 92) * (0.78 + 0.22 * rings)[:, None], 0.12, 0.0


def lamp_parts(p: Points) -> tuple[tuple[Values, int], ...]:
    """Base, stem and arm, and a shade that leans to the right. Materials 1 and 2 metal, 3 bulb, 4 inside, 12 oak."""
    base = drum(p, (-0.35, 0.06, 0), 0.46, 0.055, 0.03)
    stem = rod(p, (-0.35, 0.1, 0), (-0.62, 1.45, 0), 0.03)
    arm = rod(p, (-0.62, 1.45, 0), (0.22, 2.12, 0), 0.027)
    joints = np.minimum(sphere(p, (-0.62, 1.45, 0), 0.065), sphere(p, (0.22, 2.12, 0), 0.06))
    q = turned(p, 0.42, 2, (0.4, 1.9, 0))
    outer = cone(q, 0.27, 0.5, 0.13) - 0.012
    inner = cone(q + vec((0, 0.03, 0)), 0.29, 0.5, 0.11)
    shade = np.maximum(outer, -inner)
    lining = np.maximum(np.abs(inner) - 0.004, outer)
    cap = rod(q, (0, 0.26, 0), (0, 0.4, 0), 0.075)
    bulb = sphere(q, (0, -0.12, 0), 0.13)
    brass = np.minimum(np.minimum(joints, np.minimum(stem, arm)), cap)
    return (base, 12), (brass, 2), (shade, 1), (bulb, 3), (lining, 4)


def books_and_mug(p: Points) -> tuple[Values, NDArray[np.int8]]:
    books = turned(p, -0.12, 1, (1.55, 0, -0.35))
    low = block(books, (0, 0.09, 0), (0.62, 0.09, 0.42), 0.015)
    middle = block(turned(books, 0.16, 1), (0.02, 0.255, 0), (0.56, 0.075, 0.38), 0.015)
    top = block(turned(books, -0.1, 1), (-0.03, 0.39, 0), (0.5, 0.06, 0.35), 0.015)
    mug = np.maximum(
        drum(p, (1.55, 0.64, -0.35), 0.2, 0.19, 0.02), -drum(p, (1.55, 0.72, -0.35), 0.17, 0.2, 0.01)
    )
    handle = np.maximum(ring(p, (1.77, 0.64, -0.35), 0.11, 0.03), -(p[:, 0] - 1.74))
    return nearest((low, 6), (middle, 7), (top, 8), (np.minimum(mug, handle), 9))


def plant(p: Points) -> tuple[Values, NDArray[np.int8]]:
    pot = cone(p - vec((-1.85, 0.36, -0.55)), 0.36, 0.3, 0.42)
    pot = np.maximum(pot, -drum(p, (-1.85, 0.74, -0.55), 0.36, 0.1))
    leaves = np.full(len(p), 9.0, np.float32)
    spread = np.random.default_rng(11)
    for _ in range(15):
        angle, tall, out = spread.uniform(0, 6.28), spread.uniform(0.5, 1.25), spread.uniform(0.25, 0.7)
        tip = (-1.85 + out * np.cos(angle), 0.7 + tall, -0.55 + out * np.sin(angle) * 0.6)
        middle = tuple((vec((-1.85, 0.7, -0.55)) + vec(tip)) / 2 + vec((0, 0.12, 0)))
        stalk = rod(p, (-1.85, 0.68, -0.55), middle, 0.012)
        q = turned(p - vec(tip), angle, 1) * vec((1, 4.16, 1.5))
        leaves = np.minimum(leaves, np.minimum(stalk, (length(q) - 0.27) / 2.8))
    return nearest((pot, 10), (leaves, 11))


def on_desk(p: Points) -> tuple[Values, NDArray[np.int8]]:
    """The lamp at home: a desk, a wall, books, a mug and a plant."""
    return joined(
        nearest((p[:, 1], 0), (p[:, 2] + 1.5, 5)),
        near(p, (-0.1, 1.1, 0), 1.4, lambda q: nearest(*lamp_parts(q))),
        near(p, (1.55, 0.4, -0.35), 0.85, books_and_mug),
        near(p, (-1.85, 0.95, -0.55), 1.25, plant),
    )


def plaster(p: Points, _n: Points) -> tuple[Points, float, float]:
    rough = 0.93 + 0.05 * noise(p, 3) + 0.05 * noise(p, 14)
    # the evening sun through a window with bars, somewhere to the left
    u, v = p[:, 0] + 0.45 * p[:, 1], p[:, 1]
    pane = ((u > 0.2) & (u < 2.6) & (v > 0.75) & (v < 3.2)).astype(np.float32)
    pane *= np.clip((np.abs((u - 0.2) / 1.2 % 1 - 0.5) - 0.5) * -18, 0, 1) * np.clip(
        np.abs(v - 2.0) * 18 - 0.8, 0, 1
    )
    warm = linear(212, 199, 178) * rough[:, None]
    return warm * (1 + pane[:, None] * vec((0.42, 0.3, 0.14))), 0.0, 0.0


def rucksack(p: Points) -> tuple[Values, NDArray[np.int8]]:
    return joined(nearest((p[:, 1] + 0.06, 0)), near(p, (0, 1.0, 0), 1.5, packed))


def packed(p: Points) -> tuple[Values, NDArray[np.int8]]:
    """Standing, a little turned. Materials 1 canvas, 2 leather, 3 brass, 4 dark canvas."""
    p = turned(p, 0.42, 1)
    lean = p.copy()
    lean[:, 0] *= 1 + 0.1 * (p[:, 1] - 0.9)
    belly = block(lean, (0, 0.95, 0), (0.68, 0.93, 0.3), 0.24) - 0.05
    fold = 0.012 * np.sin(p[:, 1] * 13 + np.sin(p[:, 0] * 6) * 1.4)
    body = smooth(belly + fold, sphere(lean * vec((1, 1, 1.6)), (0, 0.7, 0.05), 0.6), 0.25)
    pocket = block(lean, (0, 0.62, 0.36), (0.5, 0.4, 0.14), 0.1) + fold * 0.5
    sides = np.minimum(
        block(lean, (-0.74, 0.52, 0), (0.12, 0.38, 0.22), 0.1),
        block(lean, (0.74, 0.52, 0), (0.12, 0.38, 0.22), 0.1),
    )
    flap = block(lean, (0, 1.62, 0.14), (0.7, 0.32, 0.32), 0.2)
    flap = np.maximum(flap, -(p[:, 1] - (1.32 + 0.1 * np.abs(p[:, 0]))))
    lid = block(lean, (0, 0.93, 0.42), (0.52, 0.13, 0.11), 0.07)
    straps = np.full(len(p), 9.0, np.float32)
    buckles = straps.copy()
    for x in (-0.33, 0.33):
        straps = np.minimum(straps, block(lean, (x, 1.28, 0.45), (0.06, 0.34, 0.03), 0.02))
        straps = np.minimum(straps, block(lean, (x, 0.84, 0.545), (0.05, 0.17, 0.02), 0.014))
        buckles = np.minimum(buckles, np.abs(block(lean, (x, 1.06, 0.5), (0.085, 0.075, 0.02), 0.02)) - 0.012)
    handle = np.maximum(ring(p, (0, 1.9, 0), 0.24, 0.045), -(p[:, 1] - 1.86))
    bottom = np.maximum(block(lean, (0, 0.12, 0.02), (0.7, 0.16, 0.36), 0.12) - 0.06, p[:, 1] - 0.3)
    shoulder = np.maximum(
        ring(turned(p, 1.25, 1, (0.62, 0.95, -0.3)), (0, 0, 0), 0.62, 0.055), -0.1 - p[:, 1]
    )
    badge = block(lean, (0, 0.6, 0.5), (0.16, 0.1, 0.018), 0.014)
    return nearest(
        (np.minimum(np.minimum(body, sides), pocket), 1),
        (np.minimum(flap, lid), 4),
        (np.minimum(np.minimum(straps, handle), np.minimum(np.minimum(bottom, shoulder), badge)), 2),
        (buckles, 3),
    )


def coffee(p: Points) -> tuple[Values, NDArray[np.int8]]:
    """A bag with beans before it. Materials 1 bag, 2 bean, 3 tin tie."""
    bag = near(p, (0, 1.05, 0), 1.4, pouch)
    return joined(nearest((p[:, 1], 0)), bag, near(p, (0, 0.06, 1.0), 1.55, beans))


def pouch(p: Points) -> tuple[Values, NDArray[np.int8]]:
    q = turned(p, 0.28, 1, (0, 0, 0))
    part = np.clip(q[:, 1] / 2.1, 0, 1)
    thick = 0.38 * (1 - part**2.2) + 0.035
    crease = 0.014 * np.sin(q[:, 0] * 7 + q[:, 1] * 9) * np.sin(q[:, 1] * 4.3 + 1) * (0.4 + part)
    half = np.stack(
        [np.full(len(q), 0.72, np.float32) - 0.03 * part, np.full(len(q), 1.05, np.float32), thick], axis=1
    )
    d = np.abs(q - vec((0, 1.05, 0))) - half + 0.07
    bag = (length(np.maximum(d, 0)) + np.minimum(d.max(axis=1), 0) - 0.07 + crease) * 0.75
    roll = block(q, (0, 2.06, 0.03), (0.71, 0.075, 0.065), 0.03)
    tie = block(q, (0, 2.06, 0.085), (0.8, 0.035, 0.02), 0.012)
    return nearest((np.minimum(bag, roll), 1), (tie, 3))


def beans(p: Points) -> tuple[Values, NDArray[np.int8]]:
    heap = np.maximum(p[:, 1] - 0.2, 0.02)
    low = heap < 0.15
    spread = np.random.default_rng(5)
    p = p[low]
    lying = np.full(len(p), 9.0, np.float32)
    for _ in range(22):
        x, z = spread.uniform(-1.02, 1.02), spread.uniform(0.62, 1.4)
        b = turned(p, spread.uniform(0, 3.1), 1, (x, 0.065, z))
        b = b * vec((0.62, 1.15, 1))
        bean = length(b) - 0.075
        groove = np.hypot(b[:, 1] - 0.075, b[:, 2]) - 0.016
        lying = np.minimum(lying, np.maximum(bean, -groove) * 0.8)
    heap[low] = lying
    return nearest((heap, 2))


def bagged(p: Points, _n: Points) -> tuple[Points, float, float]:
    """Matt dark paper with a label: a ring with a rising sun, three lines, a band of colour."""
    q = turned(p, 0.28, 1)
    x, y = q[:, 0], q[:, 1]
    colour = np.broadcast_to(linear(34, 52, 48), p.shape) * (0.9 + 0.2 * noise(p, 30))[:, None]
    front = (q[:, 2] > 0.05) & (np.abs(x) < 0.5)
    label = front & (y > 0.42) & (y < 1.5)
    colour[label] = linear(240, 230, 212)
    far = np.hypot(x, y - 1.08)
    colour[label & (far < 0.3)] = linear(214, 92, 46)
    colour[label & (far < 0.3) & (y < 1.02)] = linear(34, 52, 48)
    waves = np.abs(np.sin((y - 1.02) * 42 + np.sin(x * 9) * 0.6)) < 0.35
    colour[label & (far < 0.3) & (y < 1.0) & waves] = linear(240, 230, 212)
    for at, wide, thick in ((0.68, 0.3, 0.03), (0.59, 0.2, 0.014), (0.53, 0.24, 0.014)):
        colour[label & (np.abs(x) < wide) & (np.abs(y - at) < thick)] = linear(34, 52, 48)
    return colour.astype(np.float32), 0.14, 0.0


def bean(p: Points, _n: Points) -> tuple[Points, float, float]:
    return linear(74, 43, 26) * (0.75 + 0.5 * noise(p, 40))[:, None], 0.3, 0.0


def at_home() -> tuple[Paint, ...]:
    """The paints of the lamp and of what stands around it, by material."""
    return (
        wooden,
        flat(linear(178, 182, 184), 0.55),
        flat(linear(150, 154, 157), 0.7),
        flat(linear(255, 226, 170), 0.0, 6.0),
        flat(linear(250, 240, 220), 0.1, 0.4),
        plaster,
        flat(linear(196, 84, 46), 0.1),
        flat(linear(233, 221, 200), 0.1),
        flat(linear(38, 62, 74), 0.1),
        flat(linear(238, 234, 226), 0.4),
        flat(linear(201, 128, 92), 0.05),
        flat(linear(74, 112, 66), 0.12),
        oak,
    )


def shots() -> dict[str, Shot]:
    sand = linear(226, 216, 203)
    canvas, dark, leather = linear(186, 128, 42), linear(150, 98, 32), linear(94, 54, 30)
    brass = flat(linear(196, 160, 92), 0.8)
    white = flat(linear(226, 226, 226), 0.0)
    return {
        "lamp": Shot(
            on_desk,
            at_home(),
            (0.1, 1.75, 7.2),
            (0.0, 1.32, 0),
            1.75,
            (-5, 6.5, 4.5),
            studio(sand, sand),
            lamp_colour=(1.0, 0.9, 0.76),
            sky=(0.36, 0.39, 0.44),
            glow=((0.33, 1.72, 0.0), 0.95),
            size=(1440, 1080),
        ),
        "rucksack": Shot(
            rucksack,
            (white, woven(canvas), flat(leather, 0.2), brass, woven(dark)),
            (0.0, 1.5, 5.4),
            (0.0, 1.0, 0),
            1.72,
            (-3.5, 6, 4.5),
            studio(sand, sand),
        ),
        "coffee": Shot(
            coffee,
            (flat(sand, 0.0), bagged, bean, flat(linear(200, 168, 104), 0.7)),
            (0.0, 1.7, 6.4),
            (0.0, 1.0, 0),
            1.75,
            (-3.6, 6, 4.2),
            studio(sand * 0.98, sand * 0.98),
            sky=(0.6, 0.6, 0.62),
        ),
    }


def cut_out(photo: Image.Image, mask: Image.Image) -> Image.Image:
    """Only the product: what is not, is clear, and has the colour of what is beside it, so that no edge shows."""
    solid = mask.point([0] * 250 + [255] * 6)
    spread_ = Image.composite(photo, photo.filter(ImageFilter.MedianFilter(5)), solid)
    spread_.putalpha(mask)
    return spread_.crop(mask.getbbox())


def main(folder: Path, names: list[str]) -> None:
    for name, shot in shots().items():
        if names and name not in names:
            continue
        picture, mask = take(shot)
        if name == "rucksack":
            cut_out(picture, mask).save(folder / f"{name}.png", optimize=True)
        else:
            picture.save(folder / f"{name}.jpg", quality=86, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
