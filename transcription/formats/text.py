"""Bytes of a transcript to text, whatever program wrote them."""

import codecs
import re

from transcription.errors import UnreadableTranscriptError

# UTF-32 before UTF-16: its little-endian mark begins with the other's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.01  # a stray control character is a slip of a tool; many are not text


def decode(data: bytes, name: str) -> str:
    """Text with newlines as \\n and no byte-order mark. Raises UnreadableTranscriptError if it is binary."""
    text = _marked(data) or _unmarked(data)
    if "\0" in text or len(_CONTROL.findall(text)) > len(text) * _CONTROL_SHARE:
        raise UnreadableTranscriptError(
            f"{name!r} is binary and not a transcript; give a .vtt, .srt or .json file, or a recording."
        )
    # A second mark appears where files were glued together.
    return _CONTROL.sub("", text).replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")


def _marked(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    return None


def _unmarked(data: bytes) -> str:
    """UTF-8, else UTF-16 (every second byte of Western text is then zero), else Windows' Latin letters."""
    for place, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(data) >= 4 and not any(data[place:64:2]) and all(data[1 - place : 64 : 2]):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
