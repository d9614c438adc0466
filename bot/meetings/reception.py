"""Works through what sources of meetings told us; the source has had its answer, so nobody waits."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from bot.arrivals import Arrivals
from bot.arrivals.notice import Artefact
from bot.errors import PlatformBusyError, PlatformRefusedError, PlatformUnreachableError, StoreError
from bot.inbox import Event, Inbox
from bot.meetings.files import artefact_of, files_of
from bot.meetings.meetings import Meetings
from bot.meetings.order import STANDING
from bot.meetings.tables import MeetingRow
from bot.store import transaction
from indexing.errors import IndexUnavailableError
from skills.errors import UserError
from skills.language import say
from skills.messages import KEPT, Attachment

log = logging.getLogger(__name__)

# a source that is away comes back within a day, or its files are gone
PATIENCE = timedelta(days=1)
LONGEST_PAUSE_SECONDS = 600.0
MOST_TRIES = 8  # of an event that fails in a way nobody foresaw
WAITS = (PlatformBusyError, PlatformUnreachableError, StoreError, IndexUnavailableError)


@dataclass(frozen=True)
class Reception:
    """Reads stored events and fetches files of meetings, each from its own source."""

    engine: Engine
    inbox: Inbox
    arrivals: Arrivals
    meetings: Meetings
    now: Callable[[], datetime]

    async def take(self, event: Event) -> None:
        """Handle one event to its end, or let it wait."""
        try:
            notice = await self.arrivals[event.platform].read(event.body)
            if notice is not None:
                await self.meetings.take(notice)
            if notice is not None and notice.closed and self.now() - event.received_at < PATIENCE:
                # whoever was told of it may mend it
                await self._later(event, PlatformRefusedError(notice.closed, code="closed"))
                return
        except WAITS as error:
            if self.now() - event.received_at < PATIENCE:
                await self._later(event, error)
                return
            log.exception("event %s could not be handled for a day and was given up", event.key)
        except Exception as error:
            log.exception("event %s of a meeting cannot be handled", event.key)
            # a bug may be mended, and a database that is locked comes back, before the files are gone
            if event.attempts < MOST_TRIES:
                await self._later(event, error)
            else:
                await self._end(event, failed=True)
            return
        await self._end(event)

    async def fetch(self, attachment: Attachment, folder: Path) -> Path:
        """Bring a file of a meeting here. Raises UserError where it is gone, and what its source raises."""
        meeting_id, _, file_id = attachment.source.removeprefix(KEPT).partition("/")
        if file_id == STANDING:
            return await asyncio.to_thread(self._write_standing, meeting_id, folder / attachment.name)
        found = await asyncio.to_thread(self._artefact, meeting_id, file_id)
        if found is None or found[0] not in self.arrivals:
            raise UserError(
                say("{name!r} is no longer at its source.", name=attachment.name),
                hint=say("Send the file itself."),
            )
        source, artefact = found
        return await self.arrivals[source].fetch(artefact, folder)

    async def forget(self, meeting_id: str) -> bool:
        """Delete what we ourselves hold of a meeting's files; whether nothing of them is left here."""
        files = await asyncio.to_thread(self._artefacts, meeting_id)
        return all(
            [await self.arrivals[source].forget(file) for source, file in files if source in self.arrivals]
        )

    def _write_standing(self, meeting_id: str, path: Path) -> Path:
        with transaction(self.engine) as session:
            meeting = session.get(MeetingRow, meeting_id)
            if meeting is None or not meeting.transcript:
                raise UserError(
                    say("The transcript of this meeting is gone."), hint=say("Send the recording again.")
                )
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(meeting.transcript, encoding="utf-8")
        return path

    def _artefact(self, meeting_id: str, file_id: str) -> tuple[str, Artefact] | None:
        found = (one for one in self._artefacts(meeting_id) if one[1].id == file_id)
        return next(found, None)

    def _artefacts(self, meeting_id: str) -> list[tuple[str, Artefact]]:
        """The files of a meeting, each with the name of its source."""
        with transaction(self.engine) as session:
            meeting = session.get(MeetingRow, meeting_id)
            return (
                [(meeting.source, artefact_of(row)) for row in files_of(session, meeting)] if meeting else []
            )

    async def _later(self, event: Event, error: Exception) -> None:
        pause = min(2.0**event.attempts, LONGEST_PAUSE_SECONDS)
        seconds = max(pause, getattr(error, "retry_seconds", 0.0))
        log.warning("event %s waits %.0f s: %s", event.key, seconds, error)
        not_before = self.now() + timedelta(seconds=seconds)
        await asyncio.to_thread(lambda: self.inbox.later(event, not_before=not_before))

    async def _end(self, event: Event, *, failed: bool = False) -> None:
        await asyncio.to_thread(lambda: self._finish(event, failed=failed))

    def _finish(self, event: Event, *, failed: bool) -> None:
        with transaction(self.engine) as session:
            self.inbox.finish(session, event, failed=failed)
