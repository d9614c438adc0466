"""Pictures of ours in Slack's blocks: each is brought once, as a private file, and named by its id from then on.

Slack looks at a file after it has come and refuses a block that names it before (slack-github-action#413); until then
its words stand in its place.
"""

import asyncio
import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine

from bot.enclosures import BASE64, SHA256, content_of
from bot.errors import PlatformBusyError, PlatformRefusedError
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.blocks import PICTURE, context
from bot.platforms.slack.mrkdwn import escape
from bot.platforms.slack.picture_book import PictureBook
from bot.platforms.slack.uploads import SlackUploads

Payload = dict[str, Any]  # Any: Slack's own JSON
LOOK_SECONDS = 1.0  # between two looks whether Slack shows it
PATIENCE = timedelta(minutes=1)  # then it will not: its words stay, and it is brought anew another time


class SlackPictures:
    def __init__(
        self, api: SlackApi, uploads: SlackUploads, engine: Engine, now: Callable[[], datetime]
    ) -> None:
        self.api = api
        self.uploads = uploads
        self.book = PictureBook(engine, now)

    async def shown(self, message: Payload) -> Payload | None:
        """The message with the files that Slack shows for its pictures; None while one is missing."""
        if not has_pictures(message):
            return message
        known = await asyncio.to_thread(self.book.known, [digest for digest, _ in _pictures(message)])
        ready = {digest: file_id for digest, (file_id, is_ready) in known.items() if is_ready}
        if any(digest not in ready for digest, _ in _pictures(message)):
            return None
        return _with_blocks(message, lambda block: _as_file(block, ready[_digest(block)]))

    async def bring(self, message: Payload) -> None:
        """Let Slack have each picture that it has not.

        Raises PlatformBusyError until Slack shows them, and whatever keeps a file from coming."""
        known = await asyncio.to_thread(self.book.known, [digest for digest, _ in _pictures(message)])
        for digest, block in _pictures(message):
            file_id, is_ready = known.get(digest) or (await self._upload(digest, block[PICTURE]), False)
            if not is_ready:
                await self._see(digest, file_id)

    async def forget(self, message: Payload) -> None:
        """Slack refuses what we named, so an admin deleted a file: it is brought anew another time."""
        await asyncio.to_thread(self.book.forget, [digest for digest, _ in _pictures(message)])

    async def _upload(self, digest: str, picture: Payload) -> str:
        for old, file_id in (await asyncio.to_thread(self.book.old)).items():
            await self.uploads.remove(file_id)
            await asyncio.to_thread(self.book.forget, [old])
        content = await asyncio.to_thread(content_of, self.uploads.engine, picture)
        brought = await self.uploads.bring(str(picture["name"]), content, len(content))
        counts = await asyncio.to_thread(self.book.brought, digest, brought)
        if counts != brought:
            await self.uploads.remove(brought)
        return counts

    async def _see(self, digest: str, file_id: str) -> None:
        """Ask whether Slack has looked at a file: only then it has a type."""
        file = (await self.api.call("files.info", file=file_id)).get("file") or {}
        if file.get("mimetype"):
            await asyncio.to_thread(self.book.is_ready, digest)
        elif await asyncio.to_thread(self.book.is_late, digest, PATIENCE):
            await asyncio.to_thread(self.book.forget, [digest])
            raise PlatformRefusedError("Slack does not show a picture of ours.", code="not_shown")
        else:
            raise PlatformBusyError("Slack still looks at a picture.", retry_seconds=LOOK_SECONDS)


def has_pictures(message: Payload) -> bool:
    return next(_pictures(message), None) is not None


def in_words(message: Payload) -> Payload:
    """The message with what each picture shows in its place."""
    return _with_blocks(message, lambda block: context(escape(str(block["alt_text"]))))


def _pictures(message: Payload) -> Iterator[tuple[str, Payload]]:
    return ((_digest(block), block) for block in message.get("blocks") or () if PICTURE in block)


def _digest(block: Payload) -> str:
    picture = block[PICTURE]
    # what an earlier version wrote into its message had the hash of its letters
    return str(picture.get(SHA256) or hashlib.sha256(str(picture[BASE64]).encode()).hexdigest())


def _as_file(block: Payload, file_id: str) -> Payload:
    kept = {name: value for name, value in block.items() if name != PICTURE}
    return {**kept, "slack_file": {"id": file_id}}


def _with_blocks(message: Payload, change: Callable[[Payload], Payload]) -> Payload:
    if not has_pictures(message):
        return message
    return {**message, "blocks": [change(one) if PICTURE in one else one for one in message["blocks"]]}
