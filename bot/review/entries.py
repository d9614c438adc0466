"""Verified entries: experts' answers in the index, for as long as what they rest on stands as it was."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.review.errors import ReviewError
from bot.review.people import Reviewers
from bot.review.settings import ReviewSettings
from bot.review.sources import (
    Readers,
    Source,
    hashes_of,
    may_read_all,
    shared_readers,
    sources_of,
    strictest,
)
from bot.review.tables import EntryRow, EntrySourceRow, EntryState
from bot.store import transaction
from indexing.audience import Audience
from indexing.documents import DocumentDraft
from indexing.drafts import storable
from indexing.index import Index
from skills.language import say

log = logging.getLogger(__name__)

KIND = "verified"
RightsOf = Callable[[str], frozenset[str]]
CURRENT = (EntryState.PENDING.value, EntryState.LIVE.value)


@dataclass(frozen=True)
class NewEntry:
    """An expert's answer to one question, and the documents it rests on."""

    id: str
    title: str
    restated: bool
    text: str
    asker: str
    expert: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class _Known:
    """An entry as it was written, and its sources as they stand now; `intact` while none changed or went."""

    row: EntryRow
    sources: tuple[Source, ...]
    intact: bool


class Entries:
    """Rows of `verified_entries` and their documents in the index.

    The row is written first and settled afterwards, so that a crash in between is made good by the next `keep_up`."""

    def __init__(
        self,
        engine: Engine,
        index: Index,
        people: Reviewers,
        settings: ReviewSettings,
        now: Callable[[], datetime],
    ) -> None:
        self._engine = engine
        self._index = index
        self._people = people
        self._settings = settings
        self._now = now
        self._seen_version: int | None = None

    def write(self, session: Session, new: NewEntry) -> str:
        """Keep an entry within this transaction; `keep_up` then puts it into the index. Returns its id."""
        now = self._now()
        hashes = hashes_of(session, [source.id for source in new.sources])
        standing = list(sources_of(session, hashes).values())
        readers = _readers(new.asker, new.expert, standing, self._people.rights_of)
        row = EntryRow(
            id=new.id,
            location=f"{KIND}/{new.id}",
            title=storable(new.title),
            restated=new.restated,
            text=storable(new.text),
            asker=new.asker,
            expert=new.expert,
            readers=_joined(readers),
            state=EntryState.PENDING.value,
            written_at=now,
            expires_at=now + timedelta(days=self._settings.verified_days),
        )
        session.add(row)
        session.flush()
        session.add_all(
            EntrySourceRow(entry_id=new.id, document_id=one, content_hash=content_hash)
            for one, content_hash in hashes.items()
        )
        return new.id

    def get(self, entry_id: str) -> EntryRow:
        """An entry as it stands. Raises ReviewError."""
        with transaction(self._engine) as session:
            row = session.get(EntryRow, entry_id)
            if row is None:
                raise ReviewError(say("There is no verified entry {entry_id!r}.", entry_id=entry_id))
            session.expunge(row)
            return row

    def follow(self) -> None:
        """Settle all entries if the index has changed since this process last looked: one number to compare."""
        version = self._index.library.state()[1]
        if version != self._seen_version:
            self.keep_up()
            self._seen_version = version

    def keep_up(self) -> int:
        """Bring the index in step: new entries in, changed rights applied, expired and outdated ones out.

        Safe to repeat and to run in several processes; returns how many entries were touched."""
        rights_of = cache(
            self._people.rights_of
        )  # asked once a person, as this runs before a question is answered
        return sum(self._settle(known, rights_of) for known in self._current())

    def readable(self, locations: Iterable[str], audience: Audience) -> frozenset[str]:
        """Those of these entries that hold now and rest only on what the audience may read, whatever a cache says."""
        wanted = set(locations)
        if not wanted:
            return frozenset()
        return frozenset(
            known.row.location
            for known in self._current(wanted)
            if known.intact
            and known.row.expires_at > self._now()
            and may_read_all(audience, [one.id for one in known.sources], {s.id: s for s in known.sources})
        )

    def forget(self, person: str) -> int:
        """Take out entries in the words of this asker, forget who asked for the others; returns how many went."""
        mine = select(EntryRow).where(EntryRow.asker == person)
        with transaction(self._engine) as session:
            worded = [row.location for row in session.scalars(mine.where(EntryRow.restated.is_(False)))]
        for location in worded:
            self._index.remove(location)
        with transaction(self._engine) as session:
            for row in session.scalars(mine):
                if row.location in worded:
                    session.delete(row)
                else:
                    row.asker = None
        self.keep_up()
        return len(worded)

    def _current(self, locations: set[str] | None = None) -> list[_Known]:
        query = select(EntryRow).where(EntryRow.state.in_(CURRENT)).order_by(EntryRow.id)
        if locations is not None:
            query = query.where(EntryRow.location.in_(locations))
        with transaction(self._engine) as session:
            rows = session.scalars(query).all()
            rests = select(EntrySourceRow).where(EntrySourceRow.entry_id.in_([row.id for row in rows]))
            rested = session.scalars(rests).all()
            standing = sources_of(session, [one.document_id for one in rested])
            session.expunge_all()
        return [_known(row, [one for one in rested if one.entry_id == row.id], standing) for row in rows]

    def _settle(self, known: _Known, rights_of: RightsOf) -> bool:
        row = known.row
        if row.expires_at <= self._now():
            return self._end(row, EntryState.EXPIRED)
        if not known.intact:
            return self._end(row, EntryState.OUTDATED)
        readers = _readers(row.asker, row.expert, known.sources, rights_of)
        if not readers:
            return self._end(row, EntryState.WITHDRAWN)
        if row.state == EntryState.LIVE.value and row.readers == _joined(readers):
            return False
        self._index.add([self._draft(row, readers, known.sources)])
        return self._mark(row.id, EntryState.LIVE, readers=_joined(readers))

    def _end(self, row: EntryRow, state: EntryState) -> bool:
        self._index.remove(row.location)
        log.info("verified entry %s is out of the index: %s", row.id, state.value)
        return self._mark(row.id, state, ended_at=self._now())

    def _mark(self, entry_id: str, state: EntryState, **values: object) -> bool:
        with transaction(self._engine) as session:
            row = session.get(EntryRow, entry_id)
            for name, value in {"state": state.value, **values}.items() if row else ():
                setattr(row, name, value)
        return True

    def _draft(self, row: EntryRow, readers: Readers, sources: Sequence[Source]) -> DocumentDraft:
        person = self._people.directory.find(row.expert)
        return DocumentDraft(
            location=row.location,
            title=row.title,
            markdown=row.text,
            readers=readers,
            data_class=strictest(sources),
            author=person.name if person else row.expert,
            modified_at=row.written_at,
            kind=KIND,
        )


def _known(row: EntryRow, rested: Sequence[EntrySourceRow], standing: dict[str, Source]) -> _Known:
    sources = tuple(standing[one.document_id] for one in rested if one.document_id in standing)
    intact = all(
        one.document_id in standing and standing[one.document_id].content_hash == one.content_hash
        for one in rested
    )
    return _Known(row, sources, intact)


def _readers(asker: str | None, expert: str, sources: Sequence[Source], rights_of: RightsOf) -> Readers:
    """Who may read every source; where no word names them all, asker and expert as far as they may themselves."""
    shared = shared_readers(sources)
    if shared:
        return shared
    return frozenset(
        f"user:{person}"
        for person in (asker, expert)
        if person and all(rights_of(person) & source.readers for source in sources)
    )


def _joined(readers: Readers) -> str:
    return ",".join(sorted(readers))
