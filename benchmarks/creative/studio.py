"""A photographer's studio in code: shapes as distance fields, a camera that walks along rays, a soft lamp and the sky.

A model is a function from points to distances and materials. The camera goes along each ray until it meets one (sphere
tracing, Hart 1996); light comes from one soft lamp, the sky, the table and, where there is one, a bulb.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

# Any: floats of either precision, as numpy's functions give them
Points = NDArray[Any]
Values = NDArray[Any]
Scene = Callable[[Points], tuple[Values, NDArray[np.int8]]]
# a material's colour in linear light at these points with these normals, its gloss, and light of its own
Paint = Callable[[Points, Points], tuple[Points, float, float]]
SIDE = 1100


def vec(values: Any) -> Points:  # Any: whatever makes up a vector
    return np.asarray(values, dtype=np.float32)


def length(p: Points) -> Values:
    found: Values = np.sqrt((p * p).sum(axis=1))
    return found


def sphere(p: Points, centre: tuple[float, ...], radius: float) -> Values:
    return length(p - vec(centre)) - radius


def block(p: Points, centre: tuple[float, ...], half: tuple[float, ...], round_: float) -> Values:
    q = np.abs(p - vec(centre)) - (vec(half) - round_)
    outside = length(np.maximum(q, 0))
    found: Values = outside + np.minimum(q.max(axis=1), 0) - round_
    return found


def rod(p: Points, start: tuple[float, ...], end: tuple[float, ...], radius: float) -> Values:
    a, b = vec(start), vec(end)
    along = np.clip(((p - a) @ (b - a)) / ((b - a) @ (b - a)), 0, 1)
    return length(p - a - along[:, None] * (b - a)) - radius


def drum(p: Points, centre: tuple[float, ...], radius: float, half: float, round_: float = 0.02) -> Values:
    q = p - vec(centre)
    d = np.stack([np.hypot(q[:, 0], q[:, 2]) - radius + round_, np.abs(q[:, 1]) - half + round_], axis=1)
    found: Values = np.minimum(d.max(axis=1), 0) + length(np.maximum(d, 0)) - round_
    return found


def ring(p: Points, centre: tuple[float, ...], radius: float, thick: float) -> Values:
    """Standing upright, seen from the front."""
    q = p - vec(centre)
    found: Values = np.hypot(np.hypot(q[:, 0], q[:, 1]) - radius, q[:, 2]) - thick
    return found


def cone(p: Points, half: float, below: float, above: float) -> Values:
    """Along y from -half to half; radius `below` and `above`. A bound, made true by a shorter step."""
    across = np.hypot(p[:, 0], p[:, 2])
    part = np.clip((p[:, 1] + half) / (2 * half), 0, 1)
    side = (across - (below + (above - below) * part)) * np.cos(np.arctan((below - above) / (2 * half)))
    found: Values = np.maximum(side, np.abs(p[:, 1]) - half)
    return found


def smooth(one: Values, other: Values, soft: float) -> Values:
    h = np.clip(0.5 + 0.5 * (other - one) / soft, 0, 1)
    return other + (one - other) * h - soft * h * (1 - h)


def turned(p: Points, angle: float, axis: int, centre: tuple[float, ...] = (0, 0, 0)) -> Points:
    a, b = [i for i in range(3) if i != axis]
    q = p - vec(centre)
    c, s = vec(np.cos(angle)), vec(np.sin(angle))
    out = q.copy()
    out[:, a], out[:, b] = c * q[:, a] - s * q[:, b], s * q[:, a] + c * q[:, b]
    return out


def nearest(*parts: tuple[Values, int]) -> tuple[Values, NDArray[np.int8]]:
    distances = np.stack([part[0] for part in parts])
    which = distances.argmin(axis=0)
    return distances.min(axis=0), np.array([part[1] for part in parts], np.int8)[which]


def near(
    p: Points, centre: tuple[float, ...], radius: float, model: Scene
) -> tuple[Values, NDArray[np.int8]]:
    """The model, asked only about points near its bounding sphere: most of a scene is far from most of its things."""
    away = length(p - vec(centre)) - radius
    what = np.zeros(len(p), np.int8)
    close = away < 0.25
    distance = away + vec(0.05)
    if close.any():
        distance[close], what[close] = model(p[close])
    return distance, what


def joined(*parts: tuple[Values, NDArray[np.int8]]) -> tuple[Values, NDArray[np.int8]]:
    """The nearest of several models that say themselves what they are made of."""
    distances, what = np.stack([part[0] for part in parts]), np.stack([part[1] for part in parts])
    which = distances.argmin(axis=0)
    place = np.arange(len(which))
    return distances[which, place], what[which, place]


def noise(p: Points, scale: float, seed: int = 0) -> Values:
    """Smooth noise from a hash of the grid, 0 to 1."""
    q = p * scale
    cell = np.floor(q).astype(np.int64)
    f = q - cell
    f = f * f * (3 - 2 * f)
    total = np.zeros(len(p), np.float32)
    for dx in (0, 1):
        for dy in (0, 1):
            for dz in (0, 1):
                h = (
                    (cell[:, 0] + dx) * 374761393
                    + (cell[:, 1] + dy) * 668265263
                    + (cell[:, 2] + dz) * 2147483647
                )
                h = (h + seed * 974711) & 0x7FFFFFFF
                h = ((h ^ (h >> 13)) * 1274126177) & 0x7FFFFFFF
                value = ((h ^ (h >> 16)) & 0xFFFF) / 65535
                share = (f[:, 0] if dx else 1 - f[:, 0]) * (f[:, 1] if dy else 1 - f[:, 1])
                total += (value * share * (f[:, 2] if dz else 1 - f[:, 2])).astype(np.float32)
    return total


def linear(red: int, green: int, blue: int) -> Points:
    return (vec([red, green, blue]) / 255) ** 2.2


@dataclass(frozen=True)
class Shot:
    """A scene, its paints by material, and where the camera and the lamp are. `ground` is what rays without end see."""

    scene: Scene
    paints: tuple[Paint, ...]
    eye: tuple[float, float, float]
    look: tuple[float, float, float]
    lens: float
    lamp: tuple[float, float, float]
    ground: Callable[[NDArray[np.float32]], Points]
    lamp_colour: tuple[float, float, float] = (1.0, 0.96, 0.9)
    sky: tuple[float, float, float] = (0.52, 0.56, 0.62)
    floor: int = 0
    glow: tuple[tuple[float, float, float], float] | None = None
    size: tuple[int, int] = field(default=(SIDE, SIDE))


def rays(shot: Shot, over: float) -> tuple[Points, NDArray[np.float32]]:
    width, height = round(shot.size[0] * over), round(shot.size[1] * over)
    ahead = vec(shot.look) - vec(shot.eye)
    ahead /= np.linalg.norm(ahead)
    right = np.cross(ahead, vec((0, 1, 0)))
    right /= np.linalg.norm(right)
    up = np.cross(right, ahead)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    u, v = (x + 0.5) / height - width / height / 2, 0.5 - (y + 0.5) / height
    d = u.ravel()[:, None] * right + v.ravel()[:, None] * up + shot.lens * ahead
    d = (d / np.linalg.norm(d, axis=1, keepdims=True)).astype(np.float32)
    return d, np.stack([u.ravel(), v.ravel()], axis=1)


def march(
    scene: Scene, start: Points, d: Points, far: float, steps: int = 110
) -> tuple[Values, NDArray[np.int8]]:
    """How far each ray goes until it meets something, and what; -1 for nothing."""
    t, hit = np.full(len(d), 0.02, np.float32), np.full(len(d), -1, np.int8)
    live = np.arange(len(d))
    for _ in range(steps):
        distance, what = scene(start[live] + d[live] * t[live][:, None])
        met = distance < 0.0012
        hit[live[met]] = what[met]
        t[live] += np.where(met, 0, distance * 0.85)
        live = live[~met & (t[live] < far)]
        if not len(live):
            break
    return t, hit


def normals(scene: Scene, p: Points) -> Points:
    e = 0.0015
    axes = np.eye(3, dtype=np.float32) * e
    n = np.stack([scene(p + axis)[0] - scene(p - axis)[0] for axis in axes], axis=1)
    found: Values = (n / np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-9)).astype(np.float32)
    return found


def shadow(scene: Scene, p: Points, towards: Points, far: Values, soft: float) -> Values:
    """1 in full light, 0 in full shadow, between where the lamp is half hidden."""
    t, lit = np.full(len(p), 0.02, np.float32), np.ones(len(p), np.float32)
    live = np.arange(len(p))
    for _ in range(48):
        distance = scene(p[live] + towards[live] * t[live][:, None])[0]
        lit[live] = np.minimum(lit[live], np.clip(0.5 + 0.5 * soft * distance / t[live], 0, 1))
        t[live] += np.clip(distance, 0.012, 0.25)
        live = live[(t[live] < far[live]) & (lit[live] > 0.002)]
        if not len(live):
            break
    return lit * lit * (3 - 2 * lit)


def openness(scene: Scene, p: Points, n: Points) -> Values:
    """How much of the sky is seen: less in corners and under things."""
    closed = np.zeros(len(p), np.float32)
    for step, weight in ((0.03, 0.55), (0.09, 0.35), (0.2, 0.25), (0.42, 0.14)):
        closed += weight * np.clip(1 - scene(p + n * step)[0] / step, 0, 1)
    return np.clip(1 - closed, 0.05, 1)


def take(shot: Shot, over: float = 1.5) -> tuple[Image.Image, Image.Image]:
    """The photo and a mask of where a thing other than the floor is."""
    d, uv = rays(shot, over)
    start = np.broadcast_to(vec(shot.eye), d.shape)
    light = shot.ground(uv).astype(np.float32)
    seen = np.zeros(len(d), np.float32)
    for chunk in np.array_split(np.arange(len(d)), max(1, len(d) // 400_000)):
        t, hit = march(shot.scene, start[chunk], d[chunk], 30.0)
        there = hit >= 0
        where = chunk[there]
        p = start[where] + d[where] * t[there][:, None]
        light[where] = lit(shot, p, d[where], hit[there])
        seen[where] = hit[there] != shot.floor
    high, wide = round(shot.size[1] * over), round(shot.size[0] * over)
    picture = tone(light).reshape(high, wide, 3)
    grain = np.random.default_rng(7).normal(0, 0.004, picture.shape[:2])[:, :, None]
    pixels = np.clip((picture + grain) * 255 + 0.5, 0, 255).astype(np.uint8)
    mask = Image.fromarray((seen.reshape(high, wide) * 255).astype(np.uint8))
    half = Image.Resampling.LANCZOS
    return Image.fromarray(pixels).resize(shot.size, half), mask.resize(shot.size, Image.Resampling.BOX)


def lit(shot: Shot, p: Points, d: Points, hit: NDArray[np.int8]) -> Points:
    n = normals(shot.scene, p)
    colour, gloss, own = paint(shot, p, n, hit)
    to = vec(shot.lamp) - p
    far = length(to)
    to /= far[:, None]
    facing = np.clip((n * to).sum(axis=1), 0, 1)
    bright = facing * shadow(shot.scene, p + n * 0.004, to, far, 9.0)
    open_ = openness(shot.scene, p, n)
    above = 0.5 + 0.5 * n[:, 1]
    half = to - d
    half /= np.maximum(length(half), 1e-6)[:, None]
    shine = np.clip((n * half).sum(axis=1), 0, 1) ** (8 + 70 * gloss) * gloss * (bright > 0.02)
    edge = (1 - np.clip(-(n * d).sum(axis=1), 0, 1)) ** 4 * gloss * 0.35
    sky = vec(shot.sky)
    light = bright[:, None] * vec(shot.lamp_colour) * 1.25 + (open_ * (0.35 + 0.65 * above))[:, None] * sky
    light += (open_ * (1 - above) * 0.25)[:, None] * vec((1.0, 0.9, 0.8))
    if shot.glow:
        light += glowing(shot, p, n)
    light_: Points = colour * light + (shine * 0.8 + edge * open_)[:, None] + colour * own[:, None]
    return light_


def glowing(shot: Shot, p: Points, n: Points) -> Points:
    assert shot.glow
    to = vec(shot.glow[0]) - p
    far = length(to)
    to /= far[:, None]
    facing = np.clip((n * to).sum(axis=1), 0, 1)
    hidden = shadow(shot.scene, p + n * 0.004, to, np.maximum(far - 0.14, 0.03), 14.0)
    light_: Points = (facing * hidden * shot.glow[1] / (0.15 + far * far))[:, None] * vec((1.0, 0.78, 0.48))
    return light_


def paint(shot: Shot, p: Points, n: Points, hit: NDArray[np.int8]) -> tuple[Points, Values, Values]:
    colour = np.zeros_like(p)
    gloss, own = np.zeros(len(p), np.float32), np.zeros(len(p), np.float32)
    for number, how in enumerate(shot.paints):
        at = hit == number
        if at.any():
            colour[at], gloss[at], own[at] = how(p[at], n[at])
    return colour, gloss, own


def tone(light: Points) -> Points:
    """A film's soft shoulder, then sRGB's curve."""
    held = light * (2.51 * light + 0.03) / (light * (2.43 * light + 0.59) + 0.14)
    return np.clip(held, 0, 1) ** (1 / 2.2)


def flat(colour: Points, gloss: float = 0.1, own: float = 0.0) -> Paint:
    return lambda p, _n: (np.broadcast_to(colour, p.shape), gloss, own)


def woven(colour: Points, scale: float = 300.0, depth: float = 0.05) -> Paint:
    def how(p: Points, _n: Points) -> tuple[Points, float, float]:
        weave = np.sin(p[:, 0] * scale + p[:, 2] * scale * 0.6) * np.sin(p[:, 1] * scale)
        worn = noise(p, 5) * 0.25 + noise(p, 17) * 0.15
        return colour * (0.86 + depth * weave + worn)[:, None], 0.03, 0.0

    return how


def studio(top: Points, bottom: Points) -> Callable[[NDArray[np.float32]], Points]:
    return lambda uv: bottom + (top - bottom) * np.clip(uv[:, 1:2] + 0.5, 0, 1)
