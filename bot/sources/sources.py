"""Sources brought up to date, taken out again, and followed by events as people write."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from bot.platforms import Payload
from bot.platforms.history import Touched
from bot.sources.book import Added, Book
from bot.sources.build import Builder, chats, scope_of
from bot.sources.places import ChatPlace
from indexing.errors import IndexUnavailableError, SourceUnavailableError
from indexing.index import Index
from indexing.ingest import IngestReport, OnProgress, sync
from indexing.sources.rights import narrowed
from indexing.sources.threads import Thread, thread_draft
from skills.errors import UserError
from skills.language import say

if TYPE_CHECKING:
    from bot.app import App

log = logging.getLogger(__name__)

# a long first sync goes on next time, so that other sources and chores get their turn
MOST_SECONDS = 600.0
_BUG = "Something went wrong on our side; the log says more."


@dataclass(frozen=True)
class Sources:
    """The added sources of one index."""

    book: Book
    index: Index
    builder: Builder
    now: Callable[[], datetime]

    @classmethod
    def of(cls, app: "App") -> "Sources":
        known = chats(app.settings, app.engine, app.directory, app.now)
        builder = Builder(app.settings, app.directory, known, app.now)
        return cls(Book(app.engine), app.index, builder, app.now)

    def sync_all(self) -> None:
        """Bring every source up to date; trouble with one is noted and keeps no other from its turn."""
        for added in self.book.all():
            try:
                report = self.sync(added, most_seconds=MOST_SECONDS)
            except IndexUnavailableError:
                raise  # it would be the same for every other source
            except Exception:
                log.exception("source %s cannot be synced", added.name)
                self.book.note_sync(added.name, at=self.now(), trouble=_BUG)
                continue
            log.info(
                "source synced",
                extra={"source": added.name, "added": report.added, "failed": len(report.failed)},
            )

    def sync(
        self, added: Added, *, on_progress: OnProgress | None = None, most_seconds: float | None = None
    ) -> IngestReport:
        """Bring one source up to date from where its last sync came to."""
        try:
            report = sync(
                self.index,
                self.builder.source(added),
                added.cursor,
                readers=added.readers,
                data_class=added.data_class,
                on_cursor=partial(self.book.keep_cursor, added.name),
                on_progress=on_progress,
                most_seconds=most_seconds,
            )
        except SourceUnavailableError as error:
            report = IngestReport(failed=[(added.name, str(error))])
        if self.book.find(added.name) is None:
            self._clear(added)  # it was removed while this ran
        self.book.note_sync(added.name, at=self.now(), trouble=_trouble(report))
        return report

    def remove(self, name: str) -> int:
        """Take a source and its documents out; returns how many documents. Raises UserError if there is none."""
        added = self.find(name)
        removed = self._clear(added)
        self.book.remove(name)
        return removed

    def find(self, name: str) -> Added:
        """The source of this name. Raises UserError if there is none."""
        added = self.book.find(name)
        if added is None:
            raise UserError(
                say("There is no source {name!r}.", name=name),
                hint=say("`confidant sources list` shows them."),
            )
        return added

    async def follow(self, platform: str, body: Payload) -> None:
        """Bring one thread up to date that an event touched, if its channel was added.

        Raises a PlatformError when the platform cannot be asked, so that the event is tried again."""
        history = self.builder.chats.of(platform)
        touched = history.touched(body) if history else None
        if history is None or touched is None:
            return
        added = await asyncio.to_thread(self.book.of_channel, platform, touched.channel)
        if added is None or not isinstance(added.place, ChatPlace) or not _may_follow(added.place, touched):
            return
        thread = await history.thread(touched.channel, touched.thread)
        location = await history.location(touched.channel, touched.thread)
        await asyncio.to_thread(self._keep, added, added.place, touched.thread, location, thread)

    def _keep(
        self, added: Added, place: ChatPlace, thread_id: str, location: str, thread: Thread | None
    ) -> None:
        source = self.builder.channel(place)
        readers = narrowed(source.readers, added.readers)
        if thread is None or not readers:
            self.index.remove(location)
            return
        # without a fingerprint the next pass looks at it once more
        draft = thread_draft(thread, origin=source.origin(thread_id), fingerprint="", known_hash=None)
        if draft is not None:
            self.index.add([replace(draft, readers=readers, data_class=added.data_class)])
        if self.book.find(added.name) is None:
            self.index.remove(location)  # the source was taken out meanwhile

    def _clear(self, added: Added) -> int:
        known = self.index.library.known_files(scope_of(added))
        self.index.shelves.remove([one.document_id for one in known.values()])
        self.index.catch_up()
        return len(known)


def _may_follow(place: ChatPlace, touched: Touched) -> bool:
    """A channel that became private without a member's word, or shared with outsiders, is followed no more."""
    return not touched.external and (not touched.private or bool(place.private_by))


def _trouble(report: IngestReport) -> str:
    """One sentence for the list of sources."""
    if not report.failed:
        return ""
    more = f" (and {len(report.failed) - 1} more)" if len(report.failed) > 1 else ""
    return f"{report.failed[0][1]}{more}"
