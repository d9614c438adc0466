"""The machine's own fonts, asked only for scripts of which no font comes with the bot, such as Thai."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

from skills.creative.type.font_file import MOST_MACHINE_BYTES, FontFile, opened_font
from skills.creative.type.fonts import Face, faced

_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "C:/Windows/Fonts",
)
_MOST_FILES = 3000
# fonts that draw a box or nothing for every character there is, and slanted ones
_NEVER = (
    "lastresort",
    "blank",
    "fallback",
    "tofu",
    "unifont",
    "italic",
    "oblique",
    "emoji",
    "mono",
    "condensed",
)
_DRAWN_BOLD = 0.022
# how the names of fonts for one way of writing Chinese characters end, by language
_WRITINGS = {"zh-hant": "TC", "zh-tw": "TC", "zh-hk": "HK", "zh": "SC", "ja": "JP", "ko": "KR"}


@dataclass(frozen=True)
class _Known:
    path: Path
    index: int
    name: str
    characters: hb.Set


@lru_cache(maxsize=2048)
def machine_face(
    text: str, *, weight: int, language: str, folders: tuple[str, ...] = _FOLDERS
) -> Face | None:
    """The machine's best face that has all these characters, or None."""
    needed = frozenset(map(ord, text))
    fitting = [known for known in _known(folders) if all(one in known.characters for one in needed)]
    if not fitting:
        return None
    writing = _writing(language)
    best = min(fitting, key=lambda known: (_weight_off(known.path, weight), not known.name.endswith(writing)))
    read = _opened(best.path, best.index)
    if read is None:
        return None
    bold = _DRAWN_BOLD if weight >= 600 and read.weight < 600 else 0.0
    return faced(best.path, read, best.name or best.path.stem, read.weight, bold)


def _writing(language: str) -> str:
    low = language.lower()
    return next((ending for start, ending in _WRITINGS.items() if low.startswith(start)), "")


def _weight_off(path: Path, weight: int) -> int:
    """By its name: reading the weight of each of a thousand fonts would take seconds."""
    low = path.stem.lower()
    named = {
        "extrabold": 800,
        "semibold": 600,
        "bold": 700,
        "black": 900,
        "light": 300,
        "thin": 100,
        "medium": 500,
    }
    return abs(next((number for word, number in named.items() if word in low), 400) - weight)


@lru_cache(maxsize=4)
def _known(folders: tuple[str, ...]) -> tuple[_Known, ...]:
    """All fonts of the machine with their characters, Noto's first, then by name; read once."""
    paths = [path for folder in folders for path in sorted(Path(folder).rglob("*")) if _is_usable(path)]
    paths.sort(key=lambda path: ("noto" not in path.name.lower(), path.name))
    return tuple(known for path in paths[:_MOST_FILES] for known in _read(path))


def _is_usable(path: Path) -> bool:
    low = path.name.lower()
    if not low.endswith((".ttf", ".otf", ".ttc")) or any(word in low for word in _NEVER):
        return False
    try:
        return path.is_file() and path.stat().st_size <= MOST_MACHINE_BYTES
    except OSError:
        return False


def _read(path: Path) -> list[_Known]:
    try:
        blob = hb.Blob.from_file_path(str(path))
    except (hb.HarfBuzzError, OSError):
        return []
    faces = [hb.Face(blob, index) for index in range(min(max(hb.Face(blob).count, 1), 12))]
    family = hb.OTNameIdPredefined.FONT_FAMILY
    return [_Known(path, i, face.get_name(family) or "", face.unicodes) for i, face in enumerate(faces)]


@lru_cache(maxsize=8)
def _opened(path: Path, index: int) -> FontFile | None:
    try:
        return opened_font(path.read_bytes(), index)
    except OSError:
        return None
