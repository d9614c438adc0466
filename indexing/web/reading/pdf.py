"""A PDF to text page by page, its paragraphs told apart by how its lines end."""

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from indexing.blocks import page_marker
from indexing.sources.metadata import about_pdf
from indexing.web.page import Trouble, WebPage
from indexing.web.reading.dates import in_front
from indexing.web.reading.markdown import blocks_of
from indexing.web.reading.sheet import plain

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

MOST_PAGES = 400
MOST_CHARACTERS = 5_000_000
_AS_ASKED_FOR = timedelta(days=2)  # days of files bear no zone
_PDFIUM = threading.Lock()  # the library may be in one place at a time
_BULLET = re.compile(r"^(?:[-*•▪‣◦–]|\d{1,3}[.)])\s+")
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")


def read_pdf(bare: WebPage, content: bytes) -> WebPage:
    """`bare` stays UNREADABLE where the file is encrypted, damaged, or only pictures of pages."""
    import pypdfium2

    with _PDFIUM:
        try:
            with pypdfium2.PdfDocument(content) as document:
                about = about_pdf(document.get_metadata_dict(skip_empty=True))
                cut = len(document) > MOST_PAGES
                text = "\n\n".join(_pages(document))
        except (pypdfium2.PdfiumError, OSError, ValueError):
            return bare
    if not text.strip():
        return bare
    blocks = blocks_of(text)
    first = next((text[one.start : one.end] for one in blocks), "")
    return replace(
        bare,
        text=text,
        title=plain(about.title or first).strip()[:300],
        published=in_front(text, bare.fetched_at.date()) or _made_on(about.modified_at, bare.fetched_at),
        blocks=blocks,
        trouble=Trouble.TOO_LARGE if cut or len(text) >= MOST_CHARACTERS else Trouble.NONE,
    )


def _made_on(moment: datetime | None, fetched_at: datetime) -> date | None:
    """The day that a file says it was made on; one that was made as it was asked for says nothing of its words."""
    if moment is None or abs(fetched_at - moment) < _AS_ASKED_FOR:
        return None
    return moment.date()


def _pages(document: "PdfDocument") -> Iterator[str]:
    left = MOST_CHARACTERS
    for place in range(min(len(document), MOST_PAGES)):
        page = document[place]
        try:
            sheet = page.get_textpage()
            try:
                raw = sheet.get_text_range()
            finally:
                sheet.close()
        finally:
            page.close()
        text = _paragraphs(raw[:left])
        left -= len(text)
        if text:
            yield f"{page_marker(place + 1)}\n\n{text}"
        if left <= 0:
            return


def _paragraphs(raw: str) -> str:
    """Lines that go on stay together; a blank line goes between those that do not."""
    # the library marks a word that is divided at the end of a line with this sign
    lines = [plain(one).strip() for one in raw.replace("\ufffe\r\n", "").replace("\r\n", "\n").split("\n")]
    usual = _usual(lines)
    found: list[str] = []
    for number, line in enumerate(lines):
        if not line:
            continue
        before = lines[number - 1] if number else ""
        goes_on = bool(before) and _goes_on(before, line, usual)
        item = _BULLET.match(line)
        words = f"- {line[item.end() :]}" if item and not line[0].isdigit() else line
        found.append(("\n" if goes_on or (found and item) else "\n\n") + words if found else words)
    return "".join(found)


def _usual(lines: list[str]) -> int:
    """How long a full line of the page is."""
    lengths = sorted(len(one) for one in lines if one)
    return lengths[len(lengths) * 4 // 5] if lengths else 0


def _goes_on(before: str, line: str, usual: int) -> bool:
    if _BULLET.match(line) or len(before) < 0.6 * usual or usual < 25:
        return False
    return not _ENDS.search(before) or line[0].islower() or len(before) > 0.85 * usual
