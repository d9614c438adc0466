"""PDF, workbooks, and through markitdown other Office files, HTML and CSV, to Markdown, with what the file says of its
author and date."""

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from indexing.errors import UnreadableFileError
from indexing.sources.front_matter import About, about_markdown
from indexing.sources.headers import with_headers
from indexing.sources.headings import with_headings
from indexing.sources.html import settled, without_menus
from indexing.sources.metadata import about_html, about_office, about_pdf
from indexing.sources.pdf import pdf_markdown
from indexing.sources.text import decode
from indexing.sources.values import with_commas
from indexing.sources.word import word_html
from indexing.sources.workbook import workbook_markdown

if TYPE_CHECKING:
    from markitdown import DocumentConverter, DocumentConverterResult

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
# a comment, but for one that numbers a page; in code it is an example
_REMARK = re.compile(
    r"(?P<kept>^ {0,3}(?P<fence>`{3,}|~{3,})[\s\S]*?(?:^ {0,3}(?P=fence)|\Z)|`[^`\n]*`|"
    r"<!-- (?:Page|Slide number): \d+ -->)|<!--(?:(?!<!--)[\s\S])*?-->",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Converted:
    markdown: str
    about: About


def convert(name: str, content: bytes, media: str) -> Converted:
    """Markdown of a file; plain text and Markdown keep their words, but for remarks that no reader of the page sees.

    Raises UnreadableFileError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl misses in a workbook is not our reader's business
            converted = _CONVERTERS[media](content)
    except Exception as error:
        if "password" in f"{error!r} {error.__cause__!r}".lower():
            raise UnreadableFileError(f"{name!r} is encrypted: save a copy without a password.") from error
        raise UnreadableFileError(f"{name!r} is damaged ({type(error).__name__}): save it again.") from error
    if not converted.markdown.strip():
        raise UnreadableFileError(f"{name!r} holds no text: if it was scanned, save it with recognised text.")
    return converted


def _plain(content: bytes) -> Converted:
    return Converted(with_headings(decode(content), plain=True), About())


def _markdown(content: bytes) -> Converted:
    text = _REMARK.sub(lambda found: found["kept"] or "", decode(content))
    return Converted(text, about_markdown(text))


def html_text(content: bytes) -> str:
    """The characters of a page, in the encoding that it names itself if that holds."""
    said = _CHARSET.search(content[:4096])
    try:
        return content.decode(said[1].decode()) if said else decode(content)
    except (LookupError, UnicodeDecodeError):
        return decode(content)


def _html(content: bytes) -> Converted:
    text = html_text(content)
    result = _vendor("html", settled(without_menus(text)).encode("utf-8", "replace"))
    markdown = with_headers(with_headings(result.markdown, plain=False))
    return Converted(markdown, about_html(text, result.title))


def _csv(content: bytes) -> Converted:
    table = _vendor("csv", with_commas(decode(content)).encode("utf-8", "replace"))
    return Converted(with_headers(table.markdown), About())


def _word(content: bytes) -> Converted:
    result = _vendor("html", word_html(content).encode("utf-8", "replace"))
    return Converted(with_headers(with_headings(result.markdown, plain=False)), about_office(content))


def _slides(content: bytes) -> Converted:
    return Converted(with_headers(_vendor("pptx", content).markdown), about_office(content))


def _workbook(content: bytes) -> Converted:
    return Converted(workbook_markdown(content), about_office(content))


def _pdf(content: bytes) -> Converted:
    """Through a copy that pdfium writes: it reads what is slightly broken, and the reader of lines does not."""
    import pypdfium2  # type: ignore[import-untyped]

    with (
        pypdfium2.PdfDocument(content) as document,
        pypdfium2.PdfDocument.new() as copy,
        BytesIO() as out,
    ):
        about = about_pdf(document.get_metadata_dict(skip_empty=True))
        copy.import_pages(document)
        copy.save(out)
        whole = out.getvalue()
    return Converted(pdf_markdown(whole), about)


def _vendor(media: str, content: bytes) -> "DocumentConverterResult":
    from markitdown import StreamInfo

    info = StreamInfo(extension=f".{media}", charset="utf-8" if media in ("html", "csv") else None)
    return _converters()[media].convert(BytesIO(content), info)


@lru_cache(maxsize=1)
def _converters() -> dict[str, "DocumentConverter"]:
    # The converters themselves, not MarkItDown(): that guesses types with a model and would follow URLs.
    from markitdown.converters import (
        CsvConverter,
        HtmlConverter,
        PptxConverter,
    )

    return {
        "csv": CsvConverter(),  # type: ignore[no-untyped-call]
        "html": HtmlConverter(),
        "pptx": PptxConverter(),  # type: ignore[no-untyped-call]
    }


_CONVERTERS: dict[str, Callable[[bytes], Converted]] = {
    "txt": _plain,
    "md": _markdown,
    "html": _html,
    "csv": _csv,
    "pdf": _pdf,
    "docx": _word,
    "pptx": _slides,
    "xlsx": _workbook,
}
