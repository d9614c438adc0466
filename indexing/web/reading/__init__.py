"""Bytes of a page to what a visitor sees of it, with blocks whose offsets point into its text."""

import hashlib
from dataclasses import replace
from datetime import datetime

from indexing.sources.front_matter import about_markdown
from indexing.web.page import Trouble, WebPage
from indexing.web.reading.characters import characters, is_readable
from indexing.web.reading.languages import language_of
from indexing.web.reading.markdown import blocks_of

__all__ = ["blocks_of", "read_web_page"]

MOST_HTML_BYTES = 5_000_000  # of a longer page its beginning is read
MOST_PDF_BYTES = 60_000_000
_NO_TEXT = ("image/", "audio/", "video/", "font/", "application/zip", "application/gzip")


def read_web_page(url: str, content: bytes, media_type: str, fetched_at: datetime) -> WebPage:
    """Read a page of HTML, PDF, Markdown or plain text; what is wrong with it is said in `trouble`, never raised.

    `media_type` may carry a charset, which counts where the bytes are not plainly another."""
    # whoever only asks what of a page is shown, as the files of a folder do, starts without the readers
    from indexing.web.reading.html import read_html
    from indexing.web.reading.pdf import read_pdf

    media, _, more = media_type.lower().partition(";")
    bare = WebPage(url, hashlib.sha256(content).hexdigest(), fetched_at, "", trouble=Trouble.UNREADABLE)
    if not content.strip():
        return replace(bare, trouble=Trouble.EMPTY)
    if b"%PDF-" in content[:1_024] and not _looks_like_html(content):
        return read_pdf(bare, content) if len(content) <= MOST_PDF_BYTES else bare
    if media.strip().startswith(_NO_TEXT) or not is_readable(content[:MOST_HTML_BYTES]):
        return bare
    cut = len(content) > MOST_HTML_BYTES
    text = characters(_beginning(content) if cut else content, more)
    if "html" in media or (
        media.strip() not in ("text/plain", "text/markdown") and _looks_like_html(content)
    ):
        return read_html(bare, text, cut=cut)
    return _plain(bare, text, cut=cut)


def _beginning(content: bytes) -> bytes:
    """Up to where a tag or a line begins, so that no character is cut in two."""
    start = content[:MOST_HTML_BYTES]
    at = max(start.rfind(b"<"), start.rfind(b"\n"))
    return start[:at] if at > MOST_HTML_BYTES // 2 else start


def _looks_like_html(content: bytes) -> bool:
    start = content[:1_000].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return (
        start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<!--"))
        or b"<html" in start
    )


def _plain(bare: WebPage, text: str, *, cut: bool) -> WebPage:
    """Text as it is: whoever wrote it may hold another copy, whose offsets are these."""
    about = about_markdown(text)
    return replace(
        bare,
        text=text,
        title=about.title or _first_line(text),
        language=language_of("", text),
        modified=about.modified_at.date() if about.modified_at else None,
        blocks=blocks_of(text),
        trouble=Trouble.TOO_LARGE if cut else Trouble.NONE if text.strip() else Trouble.EMPTY,
    )


def _first_line(text: str) -> str:
    line = next((one.strip("# \t") for one in text.splitlines() if one.strip("#- \t")), "")
    return line[:200]
