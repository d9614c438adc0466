"""A web site and a Google Drive on loopback, whose pages and files tests change between two syncs."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from starlette.types import Receive, Scope, Send

from indexing.settings import FetchSettings
from tests.indexing.fetch.web import WebServer

LOOPBACK = FetchSettings(allowed_networks=("127.0.0.1/32",), timeout_seconds=20, total_seconds=40)
Json = dict[str, Any]  # Any: what JSON holds
DOCUMENT = "application/vnd.google-apps.document"


class Answering(WebServer):
    """A server whose answers are made when they are asked for; `status` other than 200 answers everything."""

    def __init__(self) -> None:
        super().__init__({})
        self.status = 200

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        query = {name: values[0] for name, values in parse_qs(scope["query_string"].decode()).items()}
        self.requests.append((scope["path"], headers | {"query": scope["query_string"].decode()}))
        status, said, body = (
            (self.status, {}, b"") if self.status != 200 else self.answer(scope["path"], headers, query)
        )
        pairs = [(name.encode(), value.encode()) for name, value in said.items()]
        await send({"type": "http.response.start", "status": status, "headers": pairs})
        await send({"type": "http.response.body", "body": body})

    def answer(self, path: str, headers: Json, query: Json) -> tuple[int, dict[str, str], bytes]:
        raise NotImplementedError


class Site(Answering):
    """Pages by path, each with an ETag; a path without a page is a 404."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self.types: dict[str, str] = {}
        self.statuses: dict[str, int] = {}

    def answer(self, path: str, headers: Json, query: Json) -> tuple[int, dict[str, str], bytes]:
        if path in self.statuses:
            return self.statuses[path], {}, b""
        if path not in self.texts:
            return 404, {}, b""
        body = self.texts[path].encode()
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if headers.get("if-none-match") == tag:
            return 304, {"etag": tag}, b""
        kind = self.types.get(path, "text/html; charset=utf-8")
        return 200, {"content-type": kind, "etag": tag}, body


@dataclass
class DriveFake(Answering):
    """Drive's API, v3: files, their permissions and the list of changes. `most` items come in a page."""

    most: int = 100
    with_changes: bool = True
    files: dict[str, Json] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)  # files whose permissions the account may not see

    def __post_init__(self) -> None:
        super().__init__()

    def put(self, file_id: str, name: str, content: bytes, *, mime: str = DOCUMENT, **fields: Any) -> None:
        """A new file or a new version; `fields` are Drive's own."""
        self.log.append(file_id)
        self.contents[file_id] = content
        known = self.files.get(file_id, {"permissions": [{"type": "domain", "domain": "acme.example"}]})
        self.files[file_id] = (
            known
            | {
                "id": file_id,
                "name": name,
                "mimeType": mime,
                "modifiedTime": f"2026-03-02T10:00:{len(self.log):02}.000Z",
                "lastModifyingUser": {"displayName": "Ana Souza"},
            }
            | fields
        )

    def share(self, file_id: str, *permissions: Json) -> None:
        self.log.append(file_id)
        self.files[file_id]["permissions"] = list(permissions)

    def delete(self, file_id: str) -> None:
        self.log.append(file_id)
        del self.files[file_id]

    def answer(self, path: str, headers: Json, query: Json) -> tuple[int, dict[str, str], bytes]:
        if headers.get("authorization") != "Bearer good":
            return 401, {}, b""
        match path.strip("/").split("/"):
            case ["changes", "startPageToken"] if self.with_changes:
                return _json({"startPageToken": str(len(self.log))})
            case ["changes"] if self.with_changes:
                return _json(self._changes(int(query["pageToken"])))
            case ["files"]:
                return _json(self._list(int(query.get("pageToken", 0))))
            case ["files", file_id] if file_id in self.files and query.get("alt") == "media":
                return 200, {"content-type": self.files[file_id]["mimeType"]}, self.contents[file_id]
            case ["files", file_id, "export"] if file_id in self.files:
                return 200, {"content-type": query["mimeType"]}, self.contents[file_id]
            case ["files", file_id, "permissions"] if file_id in self.files and file_id not in self.hidden:
                return _json({"permissions": self.files[file_id]["permissions"]})
        return 404, {}, b""

    def _list(self, start: int) -> Json:
        shown = [self._shown(one) for one in sorted(self.files) if not self.files[one].get("trashed")]
        following = start + self.most
        return {"files": shown[start:following]} | (
            {"nextPageToken": str(following)} if following < len(shown) else {}
        )

    def _changes(self, start: int) -> Json:
        following = start + self.most
        changes = [
            {"fileId": one, "removed": one not in self.files, "file": self._shown(one)}
            for one in self.log[start:following]
        ]
        if following < len(self.log):
            return {"changes": changes, "nextPageToken": str(following)}
        return {"changes": changes, "newStartPageToken": str(len(self.log))}

    def _shown(self, file_id: str) -> Json | None:
        file = self.files.get(file_id)
        if file is None or file_id not in self.hidden:
            return file
        return {name: value for name, value in file.items() if name != "permissions"}


def _json(value: Json) -> tuple[int, dict[str, str], bytes]:
    return 200, {"content-type": "application/json; charset=UTF-8"}, json.dumps(value).encode()


def page(title: str, text: str, *, head: str = "") -> str:
    """A web page with all that surrounds a text: a menu, a banner, a footer."""
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/shop'>Shop now</a></nav>"
        f"<main><article><h1>{title}</h1><p>{text}</p></article></main>"
        "<footer>All rights reserved, cookie settings</footer></body></html>"
    )
