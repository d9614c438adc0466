"""Web pages through the safe fetcher: asked only whether they changed, kept when their host is in trouble."""

import asyncio
import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pydantic import BaseModel, ValidationError

from indexing.documents import DocumentDraft
from indexing.errors import (
    FetchError,
    FetchGoneError,
    FetchTypeError,
    FetchUnchangedError,
    ItemGoneError,
    SourceUnavailableError,
    UnreadableFileError,
)
from indexing.fetch import Fetched, fetch
from indexing.settings import FetchSettings, IndexSettings
from indexing.sources import Change, Failure, Gone, Reached, SourceItem
from indexing.sources.convert import Converted, convert
from indexing.sources.media import media_of
from indexing.sources.page import read_page
from indexing.sources.told import name_in_words, told_by

MOST_BYTES = 20_000_000
# changed pages that are held in memory before they are stored
_MOST_HELD, _MOST_HELD_BYTES = 50, 50_000_000
_TYPES = ("text/", "application/pdf", "application/xhtml", "application/vnd.", "application/octet-stream")


class _Seen(BaseModel, extra="forbid", frozen=True):
    """What a host called the version of a page that is stored."""

    etag: str = ""
    last_modified: str = ""
    fingerprint: str = ""


class _Cursor(BaseModel, extra="forbid"):
    """By address."""

    pages: dict[str, _Seen] = {}


@dataclass(frozen=True)
class _Body:
    content: bytes
    media_type: str
    last_modified: str


class Web:
    """Some addresses, each one document; `listed_at` names a file or an address with one more address a line."""

    def __init__(
        self,
        urls: Sequence[str],
        settings: IndexSettings,
        fetching: FetchSettings,
        *,
        scope: str,
        listed_at: str = "",
    ) -> None:
        self.urls = urls
        self.settings = settings
        self.fetching = fetching
        self.listed_at = listed_at
        self._scope = scope
        self._bodies: dict[str, _Body] = {}

    @property
    def scope(self) -> str:
        return self._scope

    def changes(self, cursor: str, known: frozenset[str]) -> Iterator[Change]:
        """Every page, asked with what its host last called it. Only 404 and 410 take a page out."""
        seen = _read_cursor(cursor).pages
        kept: dict[str, _Seen] = {}
        for url in self._all_urls():
            origin = f"{self.scope}/{url}"
            before = seen.get(url) if origin in known else None
            yield self._ask(url, origin, before, kept)
            held = sum(len(one.content) for one in self._bodies.values())
            if len(self._bodies) >= _MOST_HELD or held >= _MOST_HELD_BYTES:
                yield Reached(_Cursor(pages=seen | kept).model_dump_json())
                self._bodies.clear()
        yield Reached(_Cursor(pages=kept).model_dump_json(), whole=True)
        self._bodies.clear()

    def _ask(
        self, url: str, origin: str, before: _Seen | None, kept: dict[str, _Seen]
    ) -> SourceItem | Failure | Gone:
        try:
            fetched, content = self._fetch(url, before)
        except FetchUnchangedError:
            if before is None:
                return Failure(url, origin, SourceUnavailableError(f"{url!r} answered without the page."))
            kept[url] = before
            return SourceItem(url, origin, before.fingerprint)
        except FetchGoneError:
            return Gone(origin)
        except FetchError as error:
            if before:
                kept[url] = before
            return Failure(url, origin, error)
        self._bodies[url] = _Body(content, fetched.media_type, fetched.last_modified)
        kept[url] = _Seen(etag=fetched.etag, last_modified=fetched.last_modified, fingerprint=fetched.sha256)
        return SourceItem(url, origin, fetched.sha256)

    def load(self, item: SourceItem, known_hash: str | None) -> DocumentDraft | None:
        """What a page says, told by its text: a banner that changes each time is no change."""
        body = self._bodies.pop(item.location, None) or self._fetch_again(item.location)
        converted, media = self._convert(item.location, body)
        content_hash = hashlib.sha256(converted.markdown.encode("utf-8", "backslashreplace")).hexdigest()
        if content_hash == known_hash:
            return None
        touched = _moment(body.last_modified)
        # a page of no known day is of none to come, whatever it announces
        told = told_by(_path_of(item.location), converted, media, before=touched or datetime.now(UTC))
        return DocumentDraft(
            location=item.location,
            title=told.title or _name_of(item.location),
            markdown=converted.markdown,
            author=told.author or converted.about.author,
            modified_at=told.modified_at or converted.about.modified_at or touched,
            kind="web",
            media=media,
            origin=item.origin,
            fingerprint=item.fingerprint,
            content_hash=content_hash,
        )

    def _convert(self, url: str, body: _Body) -> tuple[Converted, str]:
        name = urlsplit(url).path if "html" not in body.media_type else "page.html"
        media = media_of(name or url, body.content, max_expanded_bytes=self.settings.max_expanded_bytes)
        if media == "html":
            return read_page(url, body.content), media
        return convert(url, body.content, media), media

    def _fetch_again(self, url: str) -> _Body:
        try:
            fetched, content = self._fetch(url, None)
        except FetchGoneError as error:
            raise ItemGoneError(str(error)) from error
        except FetchTypeError as error:
            raise UnreadableFileError(str(error)) from error
        except FetchError as error:
            raise SourceUnavailableError(str(error)) from error
        return _Body(content, fetched.media_type, fetched.last_modified)

    def _fetch(self, url: str, before: _Seen | None) -> tuple[Fetched, bytes]:
        asked = {"If-None-Match": before.etag, "If-Modified-Since": before.last_modified} if before else {}
        with tempfile.TemporaryDirectory(prefix="confidant-web-") as folder:
            fetched = asyncio.run(
                fetch(
                    url,
                    Path(folder) / "page",
                    self.fetching,
                    max_bytes=min(MOST_BYTES, self.settings.max_file_bytes),
                    accept=lambda media_type: media_type.startswith(_TYPES),
                    headers={name: value for name, value in asked.items() if value},
                )
            )
            return fetched, fetched.path.read_bytes()

    def _all_urls(self) -> tuple[str, ...]:
        """Each address once. Raises SourceUnavailableError when the list of them cannot be read."""
        lines = self._list().splitlines() if self.listed_at else ()
        listed = (line.strip() for line in lines)
        return tuple(dict.fromkeys((*self.urls, *(one for one in listed if one and not one.startswith("#")))))

    def _list(self) -> str:
        try:
            if is_web(self.listed_at):
                return self._fetch(self.listed_at, None)[1].decode("utf-8-sig")
            return Path(self.listed_at).read_text("utf-8-sig")
        except FetchError as error:
            raise SourceUnavailableError(str(error)) from error
        except (OSError, UnicodeDecodeError) as error:
            raise SourceUnavailableError(
                f"The list {self.listed_at!r} cannot be read: put one address a line in it, as UTF-8 text."
            ) from error


def is_web(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def page_scope(url: str) -> str:
    """The scope of a page that was added by itself; not its address, below which others may lie."""
    return f"web:{hashlib.sha256(url.encode('utf-8', 'backslashreplace')).hexdigest()[:24]}"


def _read_cursor(text: str) -> _Cursor:
    try:
        return _Cursor.model_validate_json(text)
    except ValidationError:
        return _Cursor()


def _name_of(url: str) -> str:
    return name_in_words(_path_of(url)) or urlsplit(url).netloc


def _path_of(url: str) -> str:
    return unquote(urlsplit(url).path)


def _moment(last_modified: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(last_modified)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
