"""Deletes a meeting wherever it is kept, looks again in each place, and leaves a line that says what was found."""

import asyncio
import logging
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.audit import AuditLine, note
from bot.errors import ConfidantError, JobError
from bot.jobs.kept import KeptJobs
from bot.meetings.disk import DiskPlace
from bot.meetings.optouts import Allowed
from bot.meetings.places import FilesPlace, IndexPlace, JobsPlace, Place
from bot.meetings.posts import Posts
from bot.meetings.privacy import recordings
from bot.meetings.proof import Proof
from bot.meetings.quotes import StorePlace
from bot.meetings.retention import Retention, standing, subject
from bot.meetings.tables import MeetingRow, MeetingState
from bot.meetings.traces import Traces
from bot.outbox import Outbox
from bot.platforms import Platforms
from bot.store import locked, transaction
from indexing.errors import IndexingError
from indexing.index import Index
from skills.errors import ForbiddenError, UserError
from skills.language import say
from skills.messages import User
from skills.permission import Permission

if TYPE_CHECKING:
    from bot.app import App

log = logging.getLogger(__name__)

# a step that was running may write once more, so the night after each place is looked at again
LOOK_AGAIN = timedelta(days=1)
BY_RULE = "retention"


class DeletionError(ConfidantError):
    """Something of a deleted meeting is still there; it is tried again each night."""


@dataclass(frozen=True)
class Deletion:
    """`places` are cleared in order, the database last of all but the disk: it knows what to look for elsewhere."""

    engine: Engine
    index: Index
    home: Path
    places: Sequence[Place]
    posts: Posts
    retention: Retention
    allowed: Allowed
    now: Callable[[], datetime]

    @classmethod
    def of(cls, app: "App", retention: Retention, platforms: Platforms) -> "Deletion":
        engine, home, url = app.engine, app.settings.home, app.settings.database_url
        places = (
            IndexPlace(engine, app.index),
            JobsPlace(engine, KeptJobs(url)),
            FilesPlace(home),
            StorePlace(engine),
            DiskPlace(engine, url, home),
        )
        posts = Posts(Outbox(engine), platforms, app.now, app.languages)
        return cls(engine, app.index, home, places, posts, retention, app.rights.allowed, app.now)

    async def delete(self, meeting_id: str, *, by: User) -> Proof:
        """Delete a meeting for somebody: its organiser, or who may set things.

        Raises ForbiddenError, and UserError for one that is not there or on hold."""
        row_id = await asyncio.to_thread(self._asked, meeting_id, by)
        return await self.finish(row_id, by=by.id)

    async def expire(self) -> list[Proof]:
        """Nightly: delete what is past its time, and look again at what was deleted the night before.

        Raises DeletionError once all were tried, if something is left of one."""
        await asyncio.to_thread(self._tidy_recordings)
        proofs = [
            await self.finish(one, by=BY_RULE)
            for one in await asyncio.to_thread(self.retention.due)
            if await asyncio.to_thread(self._expired, one)
        ]
        if left := [proof for proof in proofs if not proof.clean]:
            raise DeletionError(f"{len(left)} deleted meeting(s) still stand somewhere: {_where(left)}.")
        return proofs

    async def finish(self, meeting_id: str, *, by: str) -> Proof:
        """Clear each place of a meeting that is marked as deleted, look again, and write down what was found."""
        traces = await asyncio.to_thread(self._traces, meeting_id)
        await self.posts.withdraw(traces)
        for place in self.places:
            await asyncio.to_thread(_clear, place, traces)
        looks = [look for place in self.places for look in await asyncio.to_thread(place.look, traces)]
        proof = Proof(meeting_id, self.now(), (*looks, *await self.posts.look(traces)))
        await asyncio.to_thread(self._write, proof, by)
        return proof

    def _asked(self, meeting_id: str, by: User) -> str:
        with transaction(self.engine) as session:
            row = standing(session, meeting_id)
            own = by.known and bool(row.organiser) and row.organiser == by.id
            if not own and not self.allowed(by, Permission.SETTINGS):
                raise ForbiddenError(
                    say("You need the settings permission to delete a meeting of somebody else."),
                    hint=say("Ask its organiser or an admin."),
                )
            row_id = row.id
            if not row.held:
                self._mark(session, row, by.id, "deletion asked for")
                return row_id
            note(session, AuditLine(self.now(), by.id, "deletion refused", subject(row_id), "on hold"))
        raise UserError(
            say("Meeting {row_id} is on legal hold.", row_id=row_id),
            hint=say("An admin can release it first."),
        )

    def _expired(self, meeting_id: str) -> bool:
        """Mark what is past its time, unless it was held since; whether it is to be cleared."""
        with transaction(self.engine) as session:
            row = locked(session, MeetingRow, meeting_id)
            if row is None or row.held:
                return False
            if row.state != MeetingState.DELETED:
                self._mark(session, row, BY_RULE, "meeting expired")
            return True

    def _mark(self, session: Session, row: MeetingRow, by: str, did: str) -> None:
        """From here on nobody is shown anything of it, nothing is written of it, and it is tried until it is gone."""
        row.state, row.delete_after, row.done_at = MeetingState.DELETED, self.now(), self.now()
        note(session, AuditLine(self.now(), by, did, subject(row.id)))

    def _traces(self, meeting_id: str) -> Traces:
        with transaction(self.engine) as session:
            traces = Traces.of(session.get_one(MeetingRow, meeting_id))
        return replace(traces, entries=tuple(self.index.library.entries(traces.documents)))

    def _write(self, proof: Proof, by: str) -> None:
        with transaction(self.engine) as session:
            row = session.get_one(MeetingRow, proof.meeting, with_for_update=True)
            did = "meeting deleted" if proof.clean else "deletion unfinished"
            note(session, AuditLine(proof.at, by, did, subject(row.id), proof.to_json()))
            last_look = (row.done_at or proof.at) + LOOK_AGAIN
            row.delete_after = last_look if proof.clean else proof.at
            if proof.clean and proof.at >= last_look:
                row.location, row.delete_after = "", None

    def _tidy_recordings(self) -> None:
        """Sound that is past the days that the settings keep it, and that of no meeting."""
        folder = recordings(self.home, "")
        before = self.now() - timedelta(days=self.retention.settings.keep_audio_days)
        for one in sorted(folder.iterdir()) if folder.is_dir() else ():
            with transaction(self.engine) as session:
                row = session.get(MeetingRow, one.name)
                if row is not None and (
                    row.held or datetime.fromtimestamp(one.stat().st_mtime, UTC) > before
                ):
                    continue
                shutil.rmtree(one, ignore_errors=True)
                found = "nothing is left" if not one.exists() else "it is still there"
                line = AuditLine(
                    self.now(), BY_RULE, "audio deleted", subject(one.name), f"looked again: {found}"
                )
                note(session, line)


def _clear(place: Place, traces: Traces) -> None:
    try:
        place.clear(traces)
    except (IndexingError, JobError, OSError) as error:
        # the others go all the same, and looking again says what is left here
        log.warning("a place could not be cleared of meeting %s: %s", traces.id, error)


def _where(proofs: Sequence[Proof]) -> str:
    return "; ".join(f"{proof.meeting}: {look}" for proof in proofs for look in proof.looks if look.left)
