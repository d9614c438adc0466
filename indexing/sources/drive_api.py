"""Drive's API, v3, as far as it is used here: only GET, through the one fetcher, with the account's token."""

import asyncio
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlencode

from pydantic import BaseModel, ValidationError
from pydantic.alias_generators import to_camel

from indexing.errors import (
    FetchError,
    FetchForbiddenError,
    FetchGoneError,
    FetchTooLargeError,
    FetchTypeError,
    IndexingError,
    ItemGoneError,
    SourceUnavailableError,
    UnreadableFileError,
)
from indexing.fetch import fetch
from indexing.fetch.named import origin_of, reaching
from indexing.settings import FetchSettings

_JSON_BYTES = 50_000_000
_PERMISSION_FIELDS = "type,emailAddress,domain,deleted,view"
Model = TypeVar("Model", bound=BaseModel)


class DriveGoneError(IndexingError):
    """Drive knows no such file, page or method."""


class _Json(BaseModel, extra="ignore", alias_generator=to_camel):
    """Drive's JSON, whose names are written in another way."""


class _Person(_Json):
    display_name: str = ""


class Permission(_Json):
    """Who may read a file; `view` is set for what shows another version of it."""

    type: str
    email_address: str | None = None
    domain: str | None = None
    deleted: bool = False
    view: str | None = None


class _Capabilities(_Json):
    can_download: bool = True


class DriveFile(_Json):
    """`permissions` is None where Drive does not say them."""

    id: str
    name: str = ""
    mime_type: str = ""
    modified_time: str = ""
    md5_checksum: str | None = None
    size: str | None = None
    trashed: bool = False
    owners: list[_Person] = []
    last_modifying_user: _Person | None = None
    permissions: list[Permission] | None = None
    capabilities: _Capabilities = _Capabilities()

    @property
    def author(self) -> str | None:
        people = [self.last_modifying_user, *self.owners]
        return next((one.display_name for one in people if one and one.display_name), None)

    @staticmethod
    def fields() -> str:
        return (
            "id,name,mimeType,modifiedTime,md5Checksum,size,trashed,owners(displayName),"
            f"lastModifyingUser(displayName),permissions({_PERMISSION_FIELDS}),capabilities(canDownload)"
        )


class FilePage(_Json):
    files: list[DriveFile] = []
    next_page_token: str | None = None

    @staticmethod
    def fields() -> str:
        return f"nextPageToken,files({DriveFile.fields()})"


class DriveChange(_Json):
    file_id: str | None = None
    removed: bool = False
    file: DriveFile | None = None


class ChangePage(_Json):
    changes: list[DriveChange] = []
    next_page_token: str | None = None
    new_start_page_token: str | None = None

    @staticmethod
    def fields() -> str:
        return f"nextPageToken,newStartPageToken,changes(fileId,removed,file({DriveFile.fields()}))"


class PermissionPage(_Json):
    permissions: list[Permission] = []
    next_page_token: str | None = None

    @staticmethod
    def fields() -> str:
        return f"nextPageToken,permissions({_PERMISSION_FIELDS})"


class StartToken(_Json):
    start_page_token: str


@dataclass(frozen=True)
class DriveApi:
    """`base_url` ends before `files`; `token` gives an access token that is good now."""

    base_url: str
    token: Callable[[], str]
    fetching: FetchSettings

    def get(self, path: str, model: type[Model], **parameters: str | None) -> Model:
        """One answer. Raises DriveGoneError, or SourceUnavailableError for anything else that goes wrong."""
        try:
            return self._read(path, model, parameters)
        except FetchGoneError as error:
            raise DriveGoneError(str(error)) from error
        except FetchError as error:
            raise SourceUnavailableError(f"Google Drive: {error}") from error

    def try_get(self, path: str, model: type[Model], **parameters: str | None) -> Model | None:
        """The same; None where Drive does not let us see it."""
        try:
            return self._read(path, model, parameters)
        except (FetchGoneError, FetchForbiddenError):
            return None
        except FetchError as error:
            raise SourceUnavailableError(f"Google Drive: {error}") from error

    def download(self, path: str, max_bytes: int, **parameters: str | None) -> bytes:
        """The bytes of a file. Raises UnreadableFileError for one that is too large or a program."""
        try:
            return self._fetch(path, parameters, max_bytes)
        except FetchGoneError as error:
            raise ItemGoneError(str(error)) from error
        except (FetchTooLargeError, FetchTypeError) as error:
            raise UnreadableFileError(str(error)) from error
        except FetchError as error:
            raise SourceUnavailableError(f"Google Drive: {error}") from error

    def _read(self, path: str, model: type[Model], parameters: dict[str, str | None]) -> Model:
        content = self._fetch(path, parameters, _JSON_BYTES)
        try:
            return model.model_validate_json(content)
        except ValidationError as error:
            raise SourceUnavailableError(
                f"Google Drive answered {path} in a way that cannot be read: check CONFIDANT_DRIVE__BASE_URL."
            ) from error

    def _fetch(self, path: str, parameters: dict[str, str | None], max_bytes: int) -> bytes:
        query = urlencode({name: value for name, value in parameters.items() if value is not None})
        with tempfile.TemporaryDirectory(prefix="confidant-drive-") as folder:
            fetched = asyncio.run(
                fetch(
                    f"{self.base_url.rstrip('/')}/{path}?{query}",
                    Path(folder) / "answer",
                    reaching(self.fetching, self.base_url),
                    bearer=self.token(),
                    bearer_hosts=frozenset({origin_of(self.base_url)}),
                    max_bytes=max_bytes,
                )
            )
            return fetched.path.read_bytes()
