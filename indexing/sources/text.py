"""Bytes to text, whatever the encoding: UTF-8, UTF-16 and Western European, also mixed in one file."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # starts like UTF-16's mark, so it goes first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES = 65_536
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")


def decode(content: bytes) -> str:
    """Text of a file that looks like text; nothing is lost, and line ends stay as they are."""
    encoding = _marked(content) or _unmarked_utf16(content)
    if encoding:
        return content.decode(encoding, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return "\n".join(_decode_line(line) for line in content.split(b"\n"))


def looks_like_text(content: bytes) -> bool:
    """Whether the start of a file reads as text in some encoding we know."""
    if _marked(content) or _unmarked_utf16(content):
        return True
    sample = content[:_SAMPLE_BYTES]
    controls = sum(byte in _CONTROLS for byte in sample)
    return 0 not in sample and controls <= len(sample) // 50


def _marked(content: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)


def _unmarked_utf16(content: bytes) -> str | None:
    """Western text in UTF-16 has a zero in nearly every other byte, and none in between."""
    sample = content[:_SAMPLE_BYTES]
    even, odd = sample[::2], sample[1::2]
    if len(odd) < 4:
        return None
    if odd.count(0) > 0.7 * len(odd) and not even.count(0):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and not odd.count(0):
        return "utf-16-be"
    return None


def _decode_line(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
