"""Lists of addresses, and folders of pages that somebody saved."""

import csv
import re
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from indexing.errors import FetchError, UnreadableFileError
from indexing.fetch.links import read_link
from indexing.sources.text import decode
from indexing.web.page import WebPage
from indexing.web.reading import read_web_page

MOST_BYTES = 5_000_000
_MEDIA = {
    ".html": "text/html",
    ".htm": "text/html",
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".pdf": "application/pdf",
}
_CANONICAL = re.compile(
    rb"<link[^>]{0,300}rel=[\"']?canonical[\"']?[^>]{0,300}href=[\"']([^\"']{1,2000})[\"']", re.IGNORECASE
)
_SAVED = re.compile(rb"saved from url=(?:\(\d+\))?(\S{1,2000})", re.IGNORECASE)


def urls_in(path: Path) -> tuple[str, ...]:
    """The addresses in a file: one a line, # for comments, or the column `url` of a table.

    Lines that are none stay among them, so that they are named with what was not read. Raises UnreadableFileError that
    names the line where there is nothing else."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFileError(f"{path.name!r} is larger than 5 MB; give fewer addresses.")
        text = decode(path.read_bytes())
    except OSError as error:
        raise UnreadableFileError(
            f"{str(path)!r} cannot be read ({error.strerror}); check its name."
        ) from error
    lines = text.lstrip("\ufeff").splitlines()
    found = _lines(lines)
    if not found:
        raise UnreadableFileError(f"{path.name!r} holds no addresses; write one a line.")
    faults = [(number, fault) for number, line in found if (fault := _fault(line))]
    if len(faults) == len(found):
        number, fault = faults[0]
        raise UnreadableFileError(f"{path.name!r}, line {number}: {fault}") from fault
    return tuple(dict.fromkeys(line for _, line in found))


def _fault(line: str) -> FetchError | None:
    try:
        read_link(line)
    except FetchError as error:
        return error
    return None


def _lines(lines: list[str]) -> list[tuple[int, str]]:
    head = next(iter(lines), "").lower()
    if "url" in [one.strip() for one in head.split(",")]:
        rows = csv.DictReader(StringIO("\n".join([head, *lines[1:]])))
        return [
            (number, (row.get("url") or "").strip())
            for number, row in enumerate(rows, 2)
            if (row.get("url") or "").strip()
        ]
    return [
        (number, line.strip())
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.strip().startswith("#")
    ]


def pages_in(folder: Path) -> list[WebPage]:
    """Every saved page below a folder, by name; hidden files and links that lead out of it are passed over.

    Raises UnreadableFileError where there is no such folder."""
    if not folder.is_dir():
        raise UnreadableFileError(f"{str(folder)!r} is no folder; give one with saved pages.")
    root = folder.resolve()
    found = []
    for path in sorted(folder.rglob("*")):
        media = _MEDIA.get(path.suffix.lower())
        inside = path.resolve().is_relative_to(root) and path.is_file()
        if media and inside and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            content = path.read_bytes()
            when = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            found.append(read_web_page(_address(content, path, folder), content, media, when))
    return found


def _address(content: bytes, path: Path, folder: Path) -> str:
    """Where a page was saved from, as it says itself; else its name in the folder."""
    head = content[:20_000]
    said = _SAVED.search(head) or _CANONICAL.search(head)
    if said:
        url = said[1].decode("utf-8", "replace")
        try:
            return str(read_link(url).url)
        except FetchError:
            pass
    return path.relative_to(folder).as_posix()
