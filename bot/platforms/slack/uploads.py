"""Files of ours to Slack: asked for, sent and shared in three steps, and found again by a mark in their name.

A shared file can carry no metadata, so its delivery key stands, shortened, before the ending of its name.
"""

import asyncio
import hashlib
import json
from contextlib import ExitStack
from typing import IO, Any

from sqlalchemy import Engine

from bot.enclosures import LOST, opened, size_of
from bot.errors import PlatformRefusedError
from bot.platforms.slack.api import SlackApi

Payload = dict[str, Any]  # Any: Slack's own JSON
GONE = ("file_not_found", "file_deleted")
# a workspace may refuse files, large ones or some kinds, and a proxy may refuse what it finds too large
NOT_TAKEN = (
    "file_type_not_allowed",
    "file_upload_size_restricted",
    "file_uploads_disabled",
    "file_uploads_except_images_disabled",
    LOST,
    "status_413",
)


class SlackUploads:
    def __init__(self, api: SlackApi, engine: Engine) -> None:
        self.api = api
        self.engine = engine

    async def send(self, channel: str, thread: str | None, file: Payload, key: str) -> str:
        """Share a file; its id. Until the last step nobody sees anything of it.

        Raises a PlatformError."""
        with ExitStack() as held:
            content = await asyncio.to_thread(held.enter_context, opened(self.engine, file))
            name = marked(str(file["name"]), key)
            return await self.bring(name, content, size_of(file), channel=channel, thread=thread)

    async def bring(
        self,
        name: str,
        content: bytes | IO[bytes],
        size_bytes: int,
        *,
        channel: str | None = None,
        thread: str | None = None,
    ) -> str:
        """Let Slack have a file, for nobody to see unless a channel is named; its id.

        Raises a PlatformError."""
        place = await self.api.call("files.getUploadURLExternal", filename=name, length=max(size_bytes, 1))
        url = str(place.get("upload_url") or "")
        await self.api.upload(url, content if size_bytes else b"\n", size_bytes)
        file_id = str(place.get("file_id") or "")
        if not file_id:
            raise PlatformRefusedError("Slack gave no place for a file.", code="no_file_id")
        await self.api.call(
            "files.completeUploadExternal",
            files=json.dumps([{"id": file_id, "title": name}]),
            channel_id=channel,
            thread_ts=thread,
        )
        return file_id

    async def remove(self, file_id: str) -> None:
        """Delete a file of ours; one that is gone already is no error. Raises a PlatformError."""
        try:
            await self.api.call("files.delete", file=file_id)
        except PlatformRefusedError as error:
            if error.code not in GONE:
                raise


def marked(name: str, key: str) -> str:
    """`plan.md` as `plan.3f9a2c1b.md`."""
    stem, dot, suffix = name.rpartition(".")
    mark = hashlib.sha256(key.encode()).hexdigest()[:8]
    return f"{stem}.{mark}.{suffix}" if dot else f"{name}.{mark}"


def file_with(message: Payload, key: str) -> str | None:
    """The id of a file in a message of Slack's that this key marks."""
    mark = marked(".", key).strip(".")
    for file in message.get("files") or ():
        names = (str(file.get("name") or ""), str(file.get("title") or ""))
        if any(f".{mark}." in f"{one}." for one in names):
            return str(file.get("id") or "")
    return None
