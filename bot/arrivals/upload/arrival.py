"""The upload's hook: a file streamed to the disk, hashed on the way, and one meeting however often it comes."""

import asyncio
import hashlib
import hmac
import logging
import secrets
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePath

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.arrivals.download import check_size, plain_name
from bot.arrivals.hook import Hook
from bot.arrivals.kinds import WANTED, kind_of
from bot.arrivals.notice import Artefact, Notice, Participant
from bot.arrivals.stored import copy_same
from bot.arrivals.upload.parts import FormError, Parts
from bot.metrics import Metrics
from bot.platforms import Payload, Receive
from indexing.errors import FetchDiskError
from indexing.fetch.part import PartFile
from indexing.settings import FetchSettings

log = logging.getLogger(__name__)

NAME = "upload"
PATH = "/hooks/upload"
BLOCK_BYTES = 1 << 20
LONGEST_TITLE = 300
# a file may come from a slow line, but not for ever
LONGEST_SECONDS = 3600.0
_STALE_PART_SECONDS = 2 * LONGEST_SECONDS


class UploadArrival:
    """Hears where the settings name who may upload; `home` holds what was sent until it is forgotten."""

    name = NAME

    def __init__(
        self,
        uploaders: Mapping[str, str],
        home: Path,
        fetching: FetchSettings,
        now: Callable[[], datetime],
        metrics: Metrics | None,
    ) -> None:
        self.folder = home / "arrivals" / "uploads"
        self.fetching = fetching
        self.now = now
        self.metrics = metrics
        self._uploaders = {token.encode(): email for token, email in uploaders.items()}

    def routes(self, receive: Receive) -> Sequence[BaseRoute]:
        if not self._uploaders:
            return ()
        hook = Hook(NAME, receive, self.metrics)

        async def heard(request: Request) -> Response:
            return await self._hear(request, hook)

        return (Route(PATH, heard, methods=["POST"]),)

    async def start(self, _receive: Receive) -> None:
        """People call us."""

    async def stop(self) -> None: ...

    async def read(self, body: Payload) -> Notice | None:
        email = str(body["person"])
        return Notice(
            source=NAME,
            meeting=str(body["sha256"]),
            title=str(body["title"]) or None,
            organiser=email,
            started_at=datetime.fromisoformat(str(body["received_at"])).astimezone(UTC),
            participants=(Participant(email.partition("@")[0], email),),
            artefacts=(
                Artefact(
                    kind=body["kind"],
                    id=str(body["sha256"]),
                    name=str(body["name"]),
                    source=str(body["file"]),
                    size=int(body["size"]),
                ),
            ),
        )

    async def fetch(self, artefact: Artefact, folder: Path) -> Path:
        check_size(artefact, self.fetching)
        path, target = self.folder / PurePath(artefact.source).name, folder / plain_name(artefact.name)
        return await asyncio.to_thread(copy_same, path, target, artefact.id, artefact.name)

    async def forget(self, artefact: Artefact) -> bool:
        """Delete what was sent, and say whether it is gone: nothing else holds it."""
        path = self.folder / PurePath(artefact.source).name
        await asyncio.to_thread(path.unlink, missing_ok=True)
        return not await asyncio.to_thread(path.exists)

    def sweep(self, *, before: datetime) -> int:
        """Delete what was sent before then and is still here; returns how many files."""
        return sum(_drop_older(path, before) for path in self.folder.glob("*") if path.is_file())

    async def _hear(self, request: Request, hook: Hook) -> Response:
        person = self._person(request.headers.get("authorization", ""))
        try:
            async with asyncio.timeout(LONGEST_SECONDS):
                body = await self._store(request, person)
        except TimeoutError as error:
            raise HTTPException(408, "it took too long") from error
        except ClientDisconnect as error:
            raise HTTPException(400, "it broke off") from error
        except FormError as error:
            raise HTTPException(400, str(error)) from error
        except FetchDiskError as error:
            log.exception("an upload cannot be kept")
            raise HTTPException(507, "there is no room for it") from error
        who = hashlib.sha256(person.encode()).hexdigest()[:16]
        stored = await hook.keep((f"{body['sha256']}:{who}", body), status=202)
        return JSONResponse({"id": body["sha256"]}, 202) if stored.status_code == 202 else stored

    def _person(self, header: str) -> str:
        """Whose token it is; every token is compared, so that the time says nothing. Raises HTTPException."""
        scheme, _, token = header.partition(" ")
        given = token.strip().encode("utf-8", "replace")
        found = [email for known, email in self._uploaders.items() if hmac.compare_digest(known, given)]
        if scheme.lower() != "bearer" or not found:
            raise HTTPException(401, "no token that may upload", headers={"www-authenticate": "Bearer"})
        return found[0]

    async def _store(self, request: Request, person: str) -> Payload:
        """The event of a file that came whole and is a recording or a transcript."""
        declared = request.headers.get("content-length", "")
        expected = int(declared[:20]) if declared.isdecimal() else None
        if expected is not None and expected > self.fetching.max_bytes + BLOCK_BYTES:
            raise HTTPException(413, "too large")
        content_type = request.headers.get("content-type", "")
        parts = Parts(content_type) if content_type.lower().startswith("multipart/") else None
        target = self.folder / f"{secrets.token_hex(16)}.new"
        part = PartFile(target, expected)
        try:
            async for block in _blocks(request, parts):
                if part.size_bytes + len(block) > self.fetching.max_bytes:
                    raise HTTPException(413, "too large")
                await part.write(block)
            if parts:
                parts.finish()
            await part.finish()
        finally:
            await part.drop()
        name = plain_name((parts.filename if parts else "") or request.query_params.get("name", ""))
        title = (parts.fields.get("title", "") if parts else "") or request.query_params.get("title", "")
        return await asyncio.to_thread(self._name, target, part, name, _line(title), person)

    def _name(self, target: Path, part: PartFile, name: str, title: str, person: str) -> Payload:
        kind = kind_of(target)
        if kind is None:
            target.unlink()
            raise HTTPException(415, f"no recording and no transcript. {WANTED}")
        ending = PurePath(name).suffix.lower()
        file = f"{part.sha256}{ending if ending[1:].isalnum() and len(ending) < 8 else ''}"
        target.replace(self.folder / file)
        return {
            "sha256": part.sha256,
            "file": file,
            "name": name,
            "title": title or PurePath(name).stem,
            "person": person,
            "size": part.size_bytes,
            "kind": kind,
            "received_at": self.now().isoformat(),
        }


async def _blocks(request: Request, parts: Parts | None) -> AsyncIterator[bytes]:
    """The file in blocks of a megabyte or a little more, the last one smaller. Raises FormError."""
    waiting = bytearray()
    async for piece in request.stream():
        waiting += parts.feed(piece) if parts else piece
        if len(waiting) >= BLOCK_BYTES:
            yield bytes(waiting)
            waiting.clear()
    if waiting:
        yield bytes(waiting)


def _drop_older(path: Path, before: datetime) -> bool:
    changed = path.stat().st_mtime
    stale = path.suffix in (".new", ".part") and changed < time.time() - _STALE_PART_SECONDS
    if changed < before.timestamp() or stale:
        path.unlink(missing_ok=True)
        return True
    return False


def _line(text: str) -> str:
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())[:LONGEST_TITLE]
