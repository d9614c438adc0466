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
# documents that we do not read, and what to save them as
_FOREIGN = {
    ".rtf": "is in Rich Text Format: save it as DOCX or PDF",
    ".odt": "is in an OpenDocument format: save it as DOCX or PDF",
    ".ods": "is in an OpenDocument format: save it as XLSX or CSV",
    ".odp": "is in an OpenDocument format: save it as PPTX or PDF",
    ".pages": "is in a format of Apple: export it as DOCX or PDF",
    ".numbers": "is in a format of Apple: export it as XLSX or CSV",
    ".key": "is in a format of Apple: export it as PPTX or PDF",
}
_MAIL = "is an e-mail: save its text as TXT or PDF, and what is attached as files"
_OFFICE_ENDINGS = (".pdf", ".docx", ".pptx", ".xlsx", ".doc", ".ppt", ".xls")
ENDINGS = frozenset({*_TEXT_ENDINGS, *_OFFICE_ENDINGS, ".rtf", ".odt", ".ods", ".odp"})
_OFFICE_FOLDERS = {"word/": "docx", "ppt/": "pptx", "xl/": "xlsx"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and new ones that are encrypted
_OUTLOOK = "__substg1.0_".encode("utf-16-le")  # where a message keeps its parts
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def media_of(name: str, content: bytes, *, max_expanded_bytes: int) -> str:
    """The form of a file (md, txt, html, csv, pdf, docx, pptx, xlsx); raises UnreadableFileError if none."""
    if not content.strip():
        raise UnreadableFileError(f"{name!r} is empty: put text in it, or remove it.")
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if said := _foreign(name, content):
        raise UnreadableFileError(f"{name!r} {said}.")
    if content.startswith(_OLE):
        raise UnreadableFileError(_ole_sentence(name, content))
    if content.startswith(b"PK\x03\x04"):
        return _office(name, content, max_expanded_bytes)
    if not looks_like_text(content):
        raise UnreadableFileError(f"{name!r} holds no text: save it as PDF, Word, HTML or plain text.")
    return _text(name, content)


def _foreign(name: str, content: bytes) -> str | None:
    ending = PurePath(name).suffix.lower()
    if content.startswith(b"{\\rtf"):
        return _FOREIGN[".rtf"]
    if content.startswith(b"PK\x03\x04"):
        return _FOREIGN.get(ending)
    is_outlook = content.startswith(_OLE) and (ending == ".msg" or _OUTLOOK in content)
    return _MAIL if is_outlook or ending == ".eml" else None


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
