"""Files that people send in their chat with us, through the one safe fetcher; and those that they consent to."""

import asyncio
import logging
import secrets
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bot.enclosures import INSTEAD, NAME, opened, size_of
from bot.errors import PlatformRefusedError
from bot.platforms import Payload
from bot.platforms.files import DOCUMENT, RECORDING, bring, is_no_page, not_taken
from bot.platforms.teams.api import TeamsApi, Where
from bot.platforms.teams.book import Book
from bot.platforms.teams.graph import TeamsGraph
from bot.platforms.teams.graph_json import REFERENCE, DriveItem, SharedFile
from bot.platforms.teams.groups import UNPLACED_CHANNEL, GroupUnknownError
from bot.platforms.teams.inbound import (
    CHANNEL,
    FILE,
    HIDDEN,
    SHARED,
    UNPLACED,
    Incoming,
    conversation_of,
)
from bot.platforms.teams.settings import TeamsSettings, is_loopback
from bot.platforms.teams.upload import put
from indexing.errors import FetchForbiddenError
from indexing.fetch.headers import harmless_name
from indexing.fetch.named import origin_of, reaching
from indexing.settings import FetchSettings
from skills.errors import UserError
from skills.language import say
from skills.messages import Attachment

log = logging.getLogger(__name__)

IN_OUR_CHAT = say("Send it to me in our own chat: in channels and group chats Teams shows me no files.")
RIGHTS = say(
    "An admin can let me read files there (Files.Read.All, or Sites.Selected); or send it to me in our own chat."
)
SOON = say("Try again in a minute, or send it to me in our own chat.")
ACCEPT = "accept"
_CLOSED = ("403", "Forbidden", "accessDenied")


@dataclass(frozen=True)
class TeamsFiles:
    api: TeamsApi
    book: Book
    teams: TeamsSettings
    settings: FetchSettings
    graph: TeamsGraph | None = None

    async def fetch(self, attachment: Attachment, folder: Path, *, document_bytes: int | None = None) -> Path:
        """Bring an attachment or a linked file into `folder`, under its own name.

        Without `document_bytes` a recording is wanted. Raises UserError, a FetchError or a PlatformError."""
        if attachment.source.startswith(HIDDEN):
            raise _unseen()
        if attachment.source.startswith(UNPLACED):
            raise _unplaced()
        if attachment.source.startswith(SHARED):
            return await self._shared(attachment, folder, document_bytes)
        url, name = attachment.source.removeprefix(FILE), attachment.name
        # the address that Teams gives opens the file by itself, so no token of ours goes there
        settings = self._where_it_stands(url) if attachment.source.startswith(FILE) else self.settings
        if document_bytes is not None:
            settings = settings.model_copy(update={"max_bytes": document_bytes})
        return await bring(
            url,
            folder / (harmless_name(name) or secrets.token_hex(4)),
            settings,
            name=name,
            wanted=RECORDING if document_bytes is None else DOCUMENT,
            accept=None if _is_page(name) else is_no_page,
        )

    async def named(self, incoming: Incoming) -> tuple[Attachment, ...]:
        """The files of a channel's message, as Microsoft Graph names those that Teams hides; else as they are.

        Those of chats stay hidden: they lie in the sender's OneDrive, and who may open them there is not told."""
        if self.graph is None or incoming.kind != CHANNEL:
            return incoming.files
        if not any(one.source.startswith(HIDDEN) for one in incoming.files):
            return incoming.files
        known = await asyncio.to_thread(self.book.find, incoming.conversation)
        try:
            message = await self.graph.message(known, incoming.thread, incoming.id) if known else None
        except GroupUnknownError as error:
            log.warning("the files of a message are not seen: %s", error)
            return tuple(_unplaced_if_hidden(one) for one in incoming.files)
        except PlatformRefusedError as error:
            log.info("Microsoft Graph keeps the files of a message: %s", error)
            return incoming.files
        there = {one.id: one for one in message.attachments} if message else {}
        return tuple(_known_by(one, there, incoming.conversation) for one in incoming.files)

    async def _shared(self, attachment: Attachment, folder: Path, document_bytes: int | None) -> Path:
        """A file in a channel's folder: our token goes to Graph alone, which names where the content is."""
        if self.graph is None:
            raise _unseen()
        url, name = self.graph.content_url(await self._opened(self.graph, attachment)), attachment.name
        settings = reaching(self.settings, url)
        if document_bytes is not None:
            settings = settings.model_copy(update={"max_bytes": document_bytes})
        try:
            return await bring(
                url,
                folder / (harmless_name(name) or secrets.token_hex(4)),
                settings,
                name=name,
                wanted=RECORDING if document_bytes is None else DOCUMENT,
                accept=None if _is_page(name) else is_no_page,
                bearer=await self.graph.api.token.get(),
                bearer_hosts=frozenset({origin_of(url)}),
            )
        except UserError as error:
            if isinstance(error.__cause__, FetchForbiddenError):
                raise _closed(name) from error
            raise

    async def _opened(self, graph: TeamsGraph, attachment: Attachment) -> DriveItem:
        """Our token opens the files of the whole tenant, so only what the channel itself may open is taken."""
        conversation, _, address = attachment.source.removeprefix(SHARED).partition(" ")
        known = await asyncio.to_thread(self.book.find, conversation)
        try:
            file = await graph.file_in(known, address) if known else None
        except GroupUnknownError as error:
            raise _unplaced() from error
        except PlatformRefusedError as error:
            raise (_closed(attachment.name) if error.code in _CLOSED else _unseen()) from error
        if file is None:
            raise _unseen()
        return file

    def _where_it_stands(self, url: str) -> FetchSettings:
        """Where Teams itself stands at a private address by setting, its files may be fetched from there too."""
        return reaching(self.settings, url) if self._is_beside_teams(url) else self.settings

    def _is_beside_teams(self, url: str) -> bool:
        theirs = urlsplit(url)
        if not self.teams.in_use:
            # with nothing set up, whatever speaks to us is on this machine
            return is_loopback(theirs.hostname or "")
        ours = (urlsplit(one) for one in self.teams.service_urls)
        return any((one.hostname, one.port) == (theirs.hostname, theirs.port) for one in ours)

    async def consented(self, activity: Payload) -> None:
        """Give somebody the file that they said yes to, in place of the question; or forget it.

        Said twice it does no harm. Raises a PlatformError."""
        value = activity.get("value") or {}
        context = value.get("context")
        file_id = str(context.get("file") or "") if isinstance(context, dict) else ""
        sender = activity.get("from") or {}
        person = str(sender.get("aadObjectId") or sender.get("id") or "")
        kept = await asyncio.to_thread(self.book.offered, file_id, person)
        where = Where(str(activity.get("serviceUrl") or ""), conversation_of(activity))
        card = str(activity.get("replyToId") or "")
        accepts = value.get("action") == ACCEPT
        # what somebody else answers takes nothing from whom it was offered to
        if kept and not accepts:
            # first, so that whoever reads that it was not sent cannot have it by another press
            await asyncio.to_thread(self.book.taken, file_id)
        if accepts and kept:
            await self._say(where, card, await self._given(kept, value.get("uploadInfo") or {}))
        elif accepts:
            await self._say(where, card, _words(say("This file is no longer kept. Ask for it again.")))
        else:
            await self._say(where, card, _words(say("The file was not sent.")))
        if kept and accepts:
            await asyncio.to_thread(self.book.taken, file_id)

    async def _given(self, file: Payload, info: Payload) -> Payload:
        """What is said once a file is where its reader keeps theirs, or was not taken there."""
        url = str(info.get("uploadUrl") or "")
        with ExitStack() as held:
            try:
                content = await asyncio.to_thread(held.enter_context, opened(self.book.engine, file))
                await put(url, content, size_of(file), self._where_it_stands(url))
            except PlatformRefusedError as error:
                log.warning("a file that somebody wanted is not there: %s", error)
                return _words(str(file.get(INSTEAD) or not_taken(str(file[NAME]), size_of(file))))
        return _taken(str(file[NAME]), info)

    async def _say(self, where: Where, card: str, message: Payload) -> None:
        try:
            await self.api.update(where, card, message)
        except PlatformRefusedError:
            await self.api.send(where, message)


def _unseen() -> UserError:
    return UserError(say("I cannot see the file here."), hint=IN_OUR_CHAT)


def _unplaced() -> UserError:
    return UserError(UNPLACED_CHANNEL, hint=SOON)


def _unplaced_if_hidden(file: Attachment) -> Attachment:
    hidden = file.source.startswith(HIDDEN)
    return Attachment(file.name, source=UNPLACED + file.source.removeprefix(HIDDEN)) if hidden else file


def _closed(name: str) -> UserError:
    return UserError(say("{name!r} is closed to me.", name=name), hint=RIGHTS)


def _known_by(file: Attachment, there: Mapping[str, SharedFile], conversation: str) -> Attachment:
    found = there.get(file.source.removeprefix(HIDDEN)) if file.source.startswith(HIDDEN) else None
    if found is None or found.content_type != REFERENCE or not found.content_url:
        return file
    return Attachment(found.name or file.name, source=f"{SHARED}{conversation} {found.content_url}")


def _taken(name: str, info: Payload) -> Payload:
    content = {
        "uniqueId": str(info.get("uniqueId") or ""),
        "fileType": str(info.get("fileType") or Path(name).suffix[1:]),
    }
    attachment = {
        "contentType": "application/vnd.microsoft.teams.card.file.info",
        "contentUrl": str(info.get("contentUrl") or ""),
        "name": str(info.get("name") or name),
        "content": content,
    }
    return {"type": "message", "attachments": [attachment]}


def _words(text: str) -> Payload:
    return {"type": "message", "text": text, "textFormat": "plain"}


def _is_page(name: str) -> bool:
    return Path(name).suffix.lower() in (".html", ".htm")
