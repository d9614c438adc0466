"""Google Drive: every file that the account sees, and then only what its changes list names."""

import hashlib
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from urllib.parse import quote

from pydantic import BaseModel, ValidationError

from indexing.documents import DocumentDraft
from indexing.errors import UnreadableFileError
from indexing.settings import IndexSettings
from indexing.sources import Change, Gone, Reached, Skipped, SourceItem
from indexing.sources.convert import convert
from indexing.sources.drive_api import (
    ChangePage,
    DriveApi,
    DriveFile,
    DriveGoneError,
    FilePage,
    Permission,
    PermissionPage,
    StartToken,
)
from indexing.sources.media import ENDINGS, media_of
from indexing.sources.metadata import titled
from indexing.sources.told import name_in_words, told_by

# Google's own forms have no bytes: each is exported as a form that we read
_EXPORTS = {
    "application/vnd.google-apps.document": ("text/markdown", ".md"),
    "application/vnd.google-apps.spreadsheet": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".xlsx",
    ),
    "application/vnd.google-apps.presentation": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ".pptx",
    ),
}
_TEXT_TYPES = ("text/plain", "text/markdown", "text/html", "text/csv", "application/pdf")
_PAGE = 100
# all drives that the account is a member of count as one
_DRIVES = {"supportsAllDrives": "true", "includeItemsFromAllDrives": "true"}
_EMAIL = re.compile(r"[^\s,:@]+@[^\s,:@]+")
PersonOf = Callable[[str], str | None]


class _Cursor(BaseModel, extra="forbid", frozen=True):
    """`page`: the first listing is under way; else `token` is where the list of changes goes on."""

    token: str = ""
    page: str | None = None


class Drive:
    """`person_of` gives the directory's id for a verified e-mail.

    `domain` is the company's: what is shared with it is for everyone. `unsaid` are the readers of files whose
    sharing the account may not see; without them such files are left out."""

    def __init__(
        self,
        api: DriveApi,
        settings: IndexSettings,
        *,
        scope: str,
        person_of: PersonOf,
        domain: str = "",
        unsaid: frozenset[str] = frozenset(),
    ) -> None:
        self.api = api
        self.settings = settings
        self.person_of = person_of
        self.domain = domain.lower()
        self.unsaid = unsaid
        self._scope = scope
        self._files: dict[str, DriveFile] = {}

    @property
    def scope(self) -> str:
        return self._scope

    def changes(self, cursor: str, known: frozenset[str]) -> Iterator[Change]:
        state = _read_cursor(cursor)
        try:
            if state.token and state.page is None:
                yield from self._follow(state.token, known)
            else:
                yield from self._list(state, known)
        except DriveGoneError:
            # Drive forgot the token: everything is told once more
            yield from self._list(_Cursor(), known)

    def load(self, item: SourceItem, known_hash: str | None) -> DocumentDraft | None:
        file = self._files[item.origin]
        limit = self.settings.max_file_bytes
        if int(file.size or 0) > limit:
            raise UnreadableFileError(
                f"{file.name!r} in Drive is larger than {limit:,} bytes: split it, or raise "
                "CONFIDANT_INDEX__MAX_FILE_BYTES."
            )
        content, name = self._content(file, limit)
        content_hash = hashlib.sha256(file.name.encode("utf-8", "replace") + b"\0" + content).hexdigest()
        if content_hash == known_hash:
            return None
        media = media_of(name, content, max_expanded_bytes=self.settings.max_expanded_bytes)
        converted = convert(name, content, media)
        touched = _moment(file.modified_time)
        told = told_by(name, converted, media, before=touched)
        return DocumentDraft(
            location=item.location,
            title=_title(file.name) or told.title or file.name,
            markdown=converted.markdown,
            author=told.author or file.author or converted.about.author,
            modified_at=told.modified_at or touched,
            kind="drive",
            media=media,
            origin=item.origin,
            fingerprint=item.fingerprint,
            content_hash=content_hash,
        )

    def _list(self, state: _Cursor, known: frozenset[str]) -> Iterator[Change]:
        """Everything. The token is asked for first, so that a change made meanwhile is told afterwards."""
        resumed = state.page is not None
        token = state.token if resumed else self._start_token()
        page = state.page
        while True:
            answer = self.api.get(
                "files",
                FilePage,
                q="trashed = false",
                pageSize=str(_PAGE),
                pageToken=page,
                fields=FilePage.fields(),
                **_DRIVES,
            )
            for file in answer.files:
                yield self._tell(file, known)
            page = answer.next_page_token
            if not page:
                break
            yield Reached(_Cursor(token=token, page=page).model_dump_json())
            self._files.clear()
        yield Reached(_Cursor(token=token).model_dump_json() if token else "", whole=not resumed)

    def _start_token(self) -> str:
        """Where the list of changes stands; empty for a stand-in that keeps none, which is listed whole each time."""
        try:
            return self.api.get(
                "changes/startPageToken", StartToken, supportsAllDrives="true"
            ).start_page_token
        except DriveGoneError:
            return ""

    def _follow(self, token: str, known: frozenset[str]) -> Iterator[Change]:
        while True:
            answer = self.api.get(
                "changes",
                ChangePage,
                pageToken=token,
                pageSize=str(_PAGE),
                includeRemoved="true",
                fields=ChangePage.fields(),
                **_DRIVES,
            )
            for change in answer.changes:
                if change.file_id and (change.removed or change.file is None):
                    yield Gone(self._origin(change.file_id))
                elif change.file:
                    yield self._tell(change.file, known)
            following = answer.next_page_token or answer.new_start_page_token or token
            yield Reached(_Cursor(token=following).model_dump_json())
            self._files.clear()
            if not answer.next_page_token:
                return
            token = following

    def _tell(self, file: DriveFile, known: frozenset[str]) -> Change:
        origin = self._origin(file.id)
        if file.trashed or not _is_document(file):
            return Gone(origin) if origin in known else Skipped(_location(file))
        self._files[origin] = file
        version = file.md5_checksum or file.modified_time
        return SourceItem(_location(file), origin, f"{version}:{file.name}", self._readers(file))

    def _content(self, file: DriveFile, limit: int) -> tuple[bytes, str]:
        """Bytes, and a name whose ending says what they are."""
        path = f"files/{quote(file.id, safe='')}"
        if file.mime_type in _EXPORTS:
            form, ending = _EXPORTS[file.mime_type]
            return self.api.download(f"{path}/export", limit, mimeType=form), f"{file.name}{ending}"
        return self.api.download(path, limit, alt="media", supportsAllDrives="true"), file.name

    def _readers(self, file: DriveFile) -> frozenset[str]:
        permissions = file.permissions
        if permissions is None:
            permissions = self._permissions(file.id)
        if permissions is None:
            return self.unsaid
        return frozenset(filter(None, map(self._reader, permissions)))

    def _permissions(self, file_id: str) -> list[Permission] | None:
        """Asked for by themselves, as Drive leaves them out for shared drives; None if the account may not see them."""
        found: list[Permission] = []
        page: str | None = None
        while True:
            answer = self.api.try_get(
                f"files/{quote(file_id, safe='')}/permissions",
                PermissionPage,
                pageSize=str(_PAGE),
                pageToken=page,
                supportsAllDrives="true",
                fields=PermissionPage.fields(),
            )
            if answer is None:
                return None
            found += answer.permissions
            page = answer.next_page_token
            if not page:
                return found

    def _reader(self, permission: Permission) -> str | None:
        """Unknown means no: a person who is not in the directory, and another company's domain, give no right."""
        email = (permission.email_address or "").lower()
        if permission.deleted or permission.view:
            return None
        match permission.type:
            case "anyone":
                return "world"
            case "domain":
                return (
                    "everyone" if self.domain and (permission.domain or "").lower() == self.domain else None
                )
            case "group" if _EMAIL.fullmatch(email):
                return f"group:{email}"
            case "user" if email:
                person = self.person_of(email)
                return f"user:{person}" if person else None
        return None

    def _origin(self, file_id: str) -> str:
        return f"{self.scope}/{file_id}"


def _is_document(file: DriveFile) -> bool:
    if not file.capabilities.can_download:
        return False
    ending = f".{file.name.lower().rpartition('.')[2]}"
    return file.mime_type in _EXPORTS or file.mime_type.startswith(_TEXT_TYPES) or ending in ENDINGS


def _title(name: str) -> str | None:
    """The name that somebody gave it, without an ending; None where Drive or a program did."""
    ending = f".{name.lower().rpartition('.')[2]}"
    return titled(name_in_words(name) if ending in ENDINGS else name)


def _location(file: DriveFile) -> str:
    """A link that stays the same when a file is renamed or moved."""
    return f"https://drive.google.com/open?id={quote(file.id, safe='')}"


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _read_cursor(text: str) -> _Cursor:
    try:
        return _Cursor.model_validate_json(text)
    except ValidationError:
        return _Cursor()
