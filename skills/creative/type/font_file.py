"""Reads one font file into memory and says plainly what is wrong with a file that is no font to draw with."""

import hashlib
import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

from skills.errors import UserError
from skills.language import say

MOST_BYTES = 20 * 1024 * 1024
# the machine's own collections of all Chinese, Japanese and Korean letters are about 20 to 120 MB
MOST_MACHINE_BYTES = 150 * 1024 * 1024
_KINDS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_COLLECTION = b"ttcf"
_OUTLINES = ("glyf", "CFF ", "CFF2")


@dataclass(frozen=True, eq=False)
class FontFile:
    """A font as HarfBuzz reads it, with nothing of it left on disk. `most_bold` is 0 unless weights can be set."""

    sha256: str
    face: hb.Face
    characters: frozenset[int]
    name: str
    weight: int
    least_bold: int
    most_bold: int


def font_file(path: Path) -> FontFile:
    """Read a font that somebody chose. Raises UserError where it cannot be drawn with."""
    try:
        stat = path.stat()
    except (OSError, ValueError):
        raise _unusable(path, say("it cannot be found or read")) from None
    return _read(path, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=48)
def _read(path: Path, size: int, _changed_ns: int) -> FontFile:
    reason = _refused(path, size)
    if reason:
        raise _unusable(path, reason)
    try:
        content = path.read_bytes()
    except OSError:
        raise _unusable(path, say("it cannot be found or read")) from None
    reason = _damaged(content)
    opened = None if reason else opened_font(content, 0)
    if opened is None:
        raise _unusable(path, reason or say("it holds no letters that can be drawn"))
    return opened


def _refused(path: Path, size: int) -> str:
    if path.suffix.lower() not in (".ttf", ".otf") or not path.is_file():
        return say("only .ttf and .otf files can be drawn with")
    if size == 0:
        return say("the file is empty")
    return say("it is larger than {most} MB", most=MOST_BYTES // 1024 // 1024) if size > MOST_BYTES else ""


def _damaged(content: bytes) -> str:
    if content[:4] == _COLLECTION:
        return say("it is a collection of fonts, not one font")
    if content[:4] not in _KINDS:
        return say("it is no TrueType or OpenType font")
    return "" if _is_whole(content) else say("the file is broken or was cut off")


def _unusable(path: Path, reason: str) -> UserError:
    return UserError(
        say("The font {name} cannot be used: {reason}.", name=path.name[:80], reason=reason),
        hint=say("Upload a whole .ttf or .otf file, or choose one of the fonts that come with the bot."),
    )


def _is_whole(content: bytes) -> bool:
    """Whether each table that the font's directory names lies within the file."""
    if len(content) < 12:
        return False
    (count,) = struct.unpack(">H", content[4:6])
    if not count or len(content) < 12 + 16 * count:
        return False
    rows = struct.iter_unpack(">4s3I", content[12 : 12 + 16 * count])
    return all(start + length <= len(content) for _tag, _sum, start, length in rows)


def opened_font(content: bytes, index: int) -> FontFile | None:
    """The font at this place of the file, or None where there is nothing that can be drawn."""
    try:
        return _opened(content, index)
    except (hb.HarfBuzzError, UnicodeDecodeError):  # damaged tables, or tags that are no text
        return None


def _opened(content: bytes, index: int) -> FontFile | None:
    face = hb.Face(hb.Blob(content), index)
    has_outlines = any(face.reference_table(tag).data for tag in _OUTLINES)
    if not face.glyph_count or not 16 <= face.upem <= 16_384 or not has_outlines:
        return None
    characters = frozenset(face.unicodes)
    if not characters or not _draws(face, characters):
        return None
    weight = _weight(face)
    axis = next((axis for axis in face.axis_infos if axis.tag == "wght"), None)
    return FontFile(
        sha256=hashlib.sha256(content).hexdigest(),
        face=face,
        characters=characters,
        name=face.get_name(hb.OTNameIdPredefined.FONT_FAMILY) or "",
        weight=weight,
        least_bold=int(axis.min_value) if axis else 0,
        most_bold=int(axis.max_value) if axis else 0,
    )


def _draws(face: hb.Face, characters: frozenset[int]) -> bool:
    """Whether any of the first letters has ink; tables that are damaged read as empty ones."""
    font = hb.Font(face)
    some = sorted(character for character in characters if character > 0x20)[:200]
    for character in some:
        glyph = font.get_nominal_glyph(character)
        extents = font.get_glyph_extents(glyph) if glyph else None
        if extents is not None and extents.width and extents.height:
            return True
    return False


def _weight(face: hb.Face) -> int:
    table = bytes(face.reference_table("OS/2").data or b"")
    (weight,) = struct.unpack(">H", table[4:6]) if len(table) >= 6 else (400,)
    return int(weight) if 1 <= weight <= 1000 else 400
