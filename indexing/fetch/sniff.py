"""What the first bytes of a download are, whatever its name and headers say."""

import codecs
import re
from collections.abc import Callable

from indexing.errors import FetchTypeError
from indexing.fetch.links import Link

HEAD_BYTES = 4096
# tags that open a page (WHATWG MIME sniffing, section 7.1)
HTML = re.compile(
    rb"(?:\s|<!--.*?-->|<\?xml.*?\?>)*<(?:!doctype html|html|head|body|script|title|iframe|style|table|meta|link)\b",
    re.IGNORECASE | re.DOTALL,
)
# ELF, the Mach-O forms (the last is also Java's), WebAssembly, Windows shortcut
PROGRAMS = tuple(
    bytes.fromhex(magic)
    for magic in (
        "7f454c46", "feedface", "feedfacf", "cefaedfe", "cffaedfe", "cafebabe", "bebafeca", "0061736d",
        "4c0000000114",
    )
)  # fmt: skip
SCRIPT = re.compile(rb"\s*(?:#!|<\?php|@echo off\b)", re.IGNORECASE)
UTF16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def looks_like(head: bytes) -> str:
    """`html`, `executable`, `script`, or `other`, from the first 4,096 bytes or fewer."""
    head = _without_mark(head[:HEAD_BYTES])
    # MZ alone could open a text; the header of a Windows program has zero bytes soon after
    if head.startswith(PROGRAMS) or (head.startswith(b"MZ") and b"\0" in head[:64]):
        return "executable"
    if SCRIPT.match(head):
        return "script"
    return "html" if HTML.match(head) else "other"


def check_declared(media_type: str, accept: Callable[[str], bool] | None, link: Link) -> None:
    """Raise FetchTypeError unless the caller wants the media type that the host names."""
    if accept and not accept(media_type):
        raise _unwanted(media_type, link)


def check_head(head: bytes, media_type: str, accept: Callable[[str], bool] | None, link: Link) -> None:
    """Raise FetchTypeError if the bytes are a program, or a page or script under another type's name."""
    kind = looks_like(head)
    if kind == "executable" or (kind == "script" and not _is_text(media_type)):
        raise FetchTypeError(f"{link} came as a program, not as {media_type}; it was not kept.")
    if kind == "html" and not _is_text(media_type):
        disguised = media_type.startswith(("audio/", "video/", "image/"))
        if disguised or (accept and not accept("text/html")):
            raise _unwanted("text/html", link)


def _unwanted(media_type: str, link: Link) -> FetchTypeError:
    if media_type in ("text/html", "application/xhtml+xml"):
        return FetchTypeError(
            f"{link} gave a web page, not the file; it may want a sign-in, so check the token or the sharing."
        )
    return FetchTypeError(f"{link} came as {media_type}, which is not what is wanted here; check the link.")


def _is_text(media_type: str) -> bool:
    return media_type.startswith("text/") or media_type.endswith(("xml", "+html"))


def _without_mark(head: bytes) -> bytes:
    for mark, encoding in UTF16.items():
        if head.startswith(mark):
            return head.decode(encoding, errors="replace").encode()
    return head.removeprefix(codecs.BOM_UTF8)
