"""Bytes of a page to characters, also where its charset is not named, named wrongly, or mixed."""

import codecs
import re

from indexing.sources.text import decode, looks_like_text

_META = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})")
_LANGUAGE = re.compile(rb"<html[^>]{0,300}?\blang\s*=\s*[\"']?([a-z]{2})", re.IGNORECASE)
_MANY_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HEAD_BYTES = 8_192
# what browsers take where a page that is not UTF-8 names no charset, by its language
_OF_LANGUAGE = {
    "ru": "cp1251", "uk": "cp1251", "bg": "cp1251", "el": "cp1253", "tr": "cp1254", "he": "cp1255", "ar": "cp1256",
    "ja": "shift_jis", "zh": "gb18030", "ko": "cp949", "pl": "cp1250", "cs": "cp1250", "hu": "cp1250",
}  # fmt: skip
# these names have meant the Windows page on the web for decades
_WESTERN = frozenset(("iso8859-1", "ascii", "cp1252", "latin_1"))
_SEVEN_BIT = ("iso2022", "hz")
_STRAY = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


def characters(content: bytes, declared: str) -> str:
    """`declared` is what the transport says behind the media type; UTF-8 that is called otherwise stays UTF-8."""
    if content[:1] in (b"\xef", b"\xfe", b"\xff", b"\x00") or b"\x00" in content[:200]:
        return decode(content)
    named = _named(content, declared)
    try:
        if not named.startswith(_SEVEN_BIT):
            return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if named and (found := _as_named(content, named)) is not None:
        return found
    return content.decode("utf-8", "surrogateescape").translate(_STRAY)


def is_readable(content: bytes) -> bool:
    """Whether it is text in a charset that can be told, a stray zero within a page of HTML forgiven."""
    if looks_like_text(content):
        return True
    sample = content[:65_536]
    return (
        b"<html" in sample[:2_000].lower()
        and looks_like_text(sample.replace(b"\x00", b""))
        and (sample.count(0) * 10 < len(sample))
    )


def _named(content: bytes, declared: str) -> str:
    """A codec's name by the transport, by the page itself, or by its language; empty where there is none."""
    head = content[:_HEAD_BYTES]
    header, meta, language = _HEADER.search(declared.lower()), _META.search(head), _LANGUAGE.search(head)
    names = [header[1] if header else "", meta[1].decode() if meta else ""]
    names.append(_OF_LANGUAGE.get(language[1].decode().lower(), "") if language else "")
    for name in names:
        try:
            known = codecs.lookup(name).name if name else ""
        except LookupError:
            continue
        if known and known != "utf-8" and not known.startswith(("utf-16", "utf-32", "utf-7", "idna", "puny")):
            return "cp1252" if known in _WESTERN else known
    return ""


def _as_named(content: bytes, named: str) -> str | None:
    """None where the bytes are UTF-8 that is damaged here and there, or no text of that charset."""
    if named == "cp1252":
        high = sum(1 for byte in content if byte >= 0x80)
        unseen = sum(len(found) for found in _MANY_BYTES.findall(content))
        return None if unseen * 2 > high else content.decode(named, "replace")
    try:
        found = content.decode(named, "replace")
    except (LookupError, ValueError):  # a codec that is none of text
        return None
    return found if found.count("\ufffd") * 100 <= len(found) else None
