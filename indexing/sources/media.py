"""What a file is, by its content first and its name second, and whether it is safe to open."""

import zipfile
from io import BytesIO
from pathlib import PurePath

from indexing.errors import UnreadableFileError
from indexing.sources.text import looks_like_text

_TEXT_ENDINGS = {
    ".md": "md",
    ".markdown": "md",
    ".txt": "txt",
    ".text": "txt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".csv": "csv",
    ".tsv": "csv",
}
ENDINGS = frozenset({*_TEXT_ENDINGS, ".pdf", ".docx", ".pptx", ".xlsx", ".doc", ".ppt", ".xls"})
_OFFICE_FOLDERS = {"word/": "docx", "ppt/": "pptx", "xl/": "xlsx"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and new ones that are encrypted
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def media_of(name: str, content: bytes, *, max_expanded_bytes: int) -> str:
    """The form of a file (md, txt, html, csv, pdf, docx, pptx, xlsx); raises UnreadableFileError if none."""
    if not content.strip():
        raise UnreadableFileError(f"{name!r} is empty: put text in it, or remove it.")
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(_OLE):
        raise UnreadableFileError(_ole_sentence(name, content))
    if content.startswith(b"PK\x03\x04"):
        return _office(name, content, max_expanded_bytes)
    if not looks_like_text(content):
        raise UnreadableFileError(f"{name!r} holds no text: save it as PDF, Word, HTML or plain text.")
    return _text(name, content)


def _ole_sentence(name: str, content: bytes) -> str:
    if _ENCRYPTED in content:
        return f"{name!r} is encrypted: save a copy without a password."
    return f"{name!r} is in an old Office format: save it as DOCX, PPTX or XLSX."


def _office(name: str, content: bytes, max_expanded_bytes: int) -> str:
    try:
        entries = zipfile.ZipFile(BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableFileError(f"{name!r} is damaged: open it in Office and save it again.") from error
    if sum(entry.file_size for entry in entries) > max_expanded_bytes:
        raise UnreadableFileError(
            f"{name!r} unpacks to more than {max_expanded_bytes:,} bytes: split it, or raise "
            "CONFIDANT_INDEX__MAX_EXPANDED_BYTES."
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableFileError(f"{name!r} is encrypted: save a copy without a password.")
    for folder, media in _OFFICE_FOLDERS.items():
        if any(entry.filename.startswith(folder) for entry in entries):
            return media
    raise UnreadableFileError(f"{name!r} is an archive: unpack it and add the folder.")


def _text(name: str, content: bytes) -> str:
    start = content[:512].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    return _TEXT_ENDINGS.get(PurePath(name).suffix.lower(), "txt")
