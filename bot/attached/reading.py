"""Reads the files that came with a message, or says in one sentence of each why not."""

import asyncio
import logging
import secrets
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.attached.apart import take_apart
from bot.attached.index import Aside, AttachedIndex
from bot.commands import is_picture, is_recording
from bot.errors import FileWithheldError, PlatformBusyError, PlatformRefusedError, PlatformUnreachableError
from indexing.documents import DataClass, DocumentDraft
from indexing.errors import (
    FetchBusyError,
    FetchCutOffError,
    FetchError,
    FetchServerError,
    FetchTimeoutError,
    FetchUnreachableError,
    IndexingError,
)
from indexing.index import Index
from skills.context import Fetch, SearchIndex
from skills.documents import ATTACHED
from skills.errors import UserError
from skills.language import joined, say
from skills.messages import Attachment, Message

log = logging.getLogger(__name__)

MOST_FILES = 10
MOST_BYTES = 50_000_000
# about 100 pages; a text model takes 4 to 20 seconds for them on a processor
MOST_CHARACTERS = 400_000
READ_SECONDS = 120.0
_TRIES, _PAUSE = 5, 0.05  # seconds
AT_ONCE = (
    2  # files that are taken apart at the same time, each of which may take ten times its size of memory
)
_PASSING = (
    PlatformBusyError,
    PlatformUnreachableError,
    FetchBusyError,
    FetchServerError,
    FetchTimeoutError,
    FetchUnreachableError,
    FetchCutOffError,
)

# brings a file of at most so many bytes into a folder
FetchDocument = Callable[[Attachment, Path, int], Awaitable[Path]]


def whole(fetch: FetchDocument) -> Fetch:
    """Brings files for a skill that takes them as they are."""
    return lambda attachment, folder: fetch(attachment, folder, MOST_BYTES)


@dataclass(frozen=True)
class Attached:
    """What came along: `index` finds it beside what the company wrote; `unread` says what was not read, and why."""

    index: SearchIndex
    files: tuple[Attachment, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass
class _Read:
    drafts: list[DocumentDraft] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def characters(self) -> int:
        return sum(len(one.markdown) for one in self.drafts)


def _clear(folder: Path) -> None:
    """Take a folder away, once more where something was still being written into it; a sweep takes what stays."""
    for _ in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(_PAUSE)
    log.warning("files that came with a message could not be cleared away yet: %s", folder)


@dataclass(frozen=True)
class Reading:
    """Brings files here, reads them, and clears all of it away again. `beside` is the index they are searched with."""

    index: Index
    beside: SearchIndex
    home: Path
    taken_apart: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    @asynccontextmanager
    async def of(self, message: Message, fetch: FetchDocument, *, patient: bool) -> AsyncIterator[Attached]:
        """The documents of a message or else of its thread, while the block lasts.

        `patient`: what the network withholds for a moment is worth another try of the whole message; it raises
        FileWithheldError then, else a sentence says so."""
        own = bool(documents_of(message.attachments))
        files = message.attachments if own or not message.thread_files else message.thread_files
        if not files:
            yield Attached(self.beside)
            return
        # where what a killed process left is swept away
        folder = self.home / "jobs" / f"attached-{secrets.token_hex(8)}"
        folder.mkdir(parents=True)
        aside: Aside | None = None
        try:
            read = await self._read_all(files, message, folder, fetch, patient=patient)
            if read.drafts:
                aside = await asyncio.to_thread(Aside, folder, read.drafts, self.index)
            found = AttachedIndex(self.beside, aside) if aside else self.beside
            yield Attached(found, tuple(read.files), tuple(read.unread))
        finally:
            if aside:
                await asyncio.to_thread(aside.close)
            await asyncio.to_thread(_clear, folder)

    async def _read_all(
        self,
        files: Sequence[Attachment],
        message: Message,
        folder: Path,
        fetch: FetchDocument,
        *,
        patient: bool,
    ) -> _Read:
        read = _Read()
        wanted = documents_of(files)
        for other in (one for one in files if one not in wanted):
            read.unread.append(_unlooked_at(other.name))
        for number, one in enumerate(wanted[:MOST_FILES]):
            try:
                draft = await self._read_one(one, folder / str(number), fetch, patient=patient)
            except UserError as error:
                read.unread.append(joined((error.message, error.hint)))
            except IndexingError as error:
                read.unread.append(str(error))
            else:
                _take(read, one, draft, message)
        if len(wanted) > MOST_FILES:
            read.unread.append(
                say(
                    "I read the first {some} of {all} documents: send the others in a message of their own.",
                    some=MOST_FILES,
                    all=len(wanted),
                )
            )
        return read

    async def _read_one(
        self, one: Attachment, folder: Path, fetch: FetchDocument, *, patient: bool
    ) -> DocumentDraft:
        """Raises UserError or IndexingError with a sentence for the person."""
        name = repr(one.name)
        try:
            path = await fetch(one, folder, MOST_BYTES)
        except _PASSING as error:
            log.warning("an attached file does not come: %s", error)
            if patient:
                raise FileWithheldError(f"{one.name!r} could not be fetched just now.") from error
            raise UserError(
                say("{name} could not be fetched just now.", name=name), hint=say("Send it again later.")
            ) from error
        except (FetchError, PlatformRefusedError) as error:
            log.warning("an attached file is not given: %s", error)
            raise UserError(
                say("{name} could not be fetched.", name=name), hint=say("Send it again.")
            ) from error
        try:
            async with self.taken_apart:
                return await take_apart(
                    one.name,
                    path,
                    most_bytes=MOST_BYTES,
                    most_expanded_bytes=4 * MOST_BYTES,
                    seconds=READ_SECONDS,
                )
        except TimeoutError as error:
            raise UserError(
                say("{name} takes too long to read.", name=name),
                hint=say("Send the part that matters, or save it as PDF."),
            ) from error
        except (OSError, MemoryError) as error:
            log.warning("an attached file cannot be opened: %s", error)
            raise UserError(
                say("{name} cannot be opened here.", name=name), hint=say("Save it in another form.")
            ) from error
        finally:
            with suppress(OSError):
                await asyncio.to_thread(_clear, folder)


def _unlooked_at(name: str) -> str:
    if is_picture(name):
        return say(
            "I cannot see {name}: no model that looks at pictures can be set up here. Write what it shows.",
            name=repr(name),
        )
    return say("I did not listen to {name}: write `minutes` with it, and I write it up.", name=repr(name))


def documents_of(files: Sequence[Attachment]) -> tuple[Attachment, ...]:
    """Those that may hold a text to be read; whether they do is seen when they are opened."""
    return tuple(one for one in files if not (is_recording(one.name) or is_picture(one.name)))


def _take(read: _Read, one: Attachment, draft: DocumentDraft, message: Message) -> None:
    """Keep a document as far as there is room, for whoever reads the reply."""
    room = MOST_CHARACTERS - read.characters
    if room <= 0:
        read.unread.append(
            say(
                "I did not read {name}: the documents before it are as much as I read at a time.",
                name=repr(one.name),
            )
        )
        return
    if len(draft.markdown) > room:
        share = 100 * room // len(draft.markdown)
        read.unread.append(
            say(
                "I read the first {share} % of {name}: the rest is too long for one question.",
                share=max(share, 1),
                name=repr(one.name),
            )
        )
    location = location_of(one)
    read.files.append(replace(one, location=location))
    read.drafts.append(
        replace(
            draft,
            location=location,
            title=draft.title.strip() or one.name,
            markdown=draft.markdown[:room],
            readers=_readers(message),
            # nobody said how far it may travel
            data_class=DataClass.CONFIDENTIAL,
            kind=ATTACHED,
        )
    )


def location_of(one: Attachment) -> str:
    """Names an attached file among all documents; its platform's id tells two of one name apart."""
    return f"{ATTACHED}:{one.source.rpartition(':')[2] or 'here'}/{one.name}"


def _readers(message: Message) -> frozenset[str]:
    """Who has the file before them: the channel, or whoever sent it in private."""
    channels = frozenset(one for one in message.audience if one.startswith("channel:"))
    return channels or frozenset({f"user:{message.sender.id}"})
