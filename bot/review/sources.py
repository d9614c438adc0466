"""The documents that an answer or an entry rests on: how they stand now, and who may read all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.review.tables import EntryRow, EntrySourceRow
from indexing.audience import Audience
from indexing.documents import DataClass
from indexing.tables import DocumentRow, ReaderSetRow

Readers = frozenset[str]
_STRICTEST_FIRST = (DataClass.CONFIDENTIAL, DataClass.INTERNAL, DataClass.OPEN)


@dataclass(frozen=True)
class Source:
    """A stored document without its text."""

    id: str
    location: str
    title: str
    content_hash: str
    readers: Readers
    data_class: DataClass


def sources_of(session: Session, ids: Iterable[str]) -> dict[str, Source]:
    """Those of these documents that still stand, by id."""
    wanted = sorted(set(ids))
    return {source.id: source for source in _select(session, wanted)} if wanted else {}


def sources_at(session: Session, locations: Iterable[str]) -> dict[str, Source]:
    """Those of these documents that stand, by location."""
    query = _QUERY.where(DocumentRow.location.in_(sorted(set(locations))))
    return {source.location: source for source in map(_source, session.execute(query))}


def hashes_of(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """Content hashes by id of these documents, and of what the verified entries among them rest on.

    One that has gone has an empty hash, so that nobody can be said to be allowed to read it. An entry's own sources
    count with the hashes that it was written for: what rests on an entry must not outlive what that rests on."""
    wanted = set(ids)
    stored = sources_of(session, wanted)
    rests = (
        select(EntrySourceRow.document_id, EntrySourceRow.content_hash)
        .join(EntryRow, EntryRow.id == EntrySourceRow.entry_id)
        .where(EntryRow.location.in_([source.location for source in stored.values()]))
    )
    own = {one: stored[one].content_hash if one in stored else "" for one in sorted(wanted)}
    return own | {row[0]: row[1] for row in session.execute(rests).all()}


def may_read_all(audience: Audience, ids: Sequence[str], sources: Mapping[str, Source]) -> bool:
    """Whether the audience may read every document; one that is gone cannot be read."""
    return all(one in sources and audience.may_read(sources[one].readers) for one in ids)


def shared_readers(sources: Sequence[Source]) -> Readers:
    """The readers under which every source may be read: `world` holds for all, any other word only for itself.

    Nothing is inferred from who is in a group today: membership changes, and a right must not outlive it."""
    words = frozenset[str]().union(*(source.readers for source in sources))
    return frozenset(word for word in words if all({word, "world"} & source.readers for source in sources))


def strictest(sources: Sequence[Source]) -> DataClass:
    """The narrowest class among the sources; `internal` where there are none."""
    classes = {source.data_class for source in sources}
    return next((one for one in _STRICTEST_FIRST if one in classes), DataClass.INTERNAL)


_QUERY = select(
    DocumentRow.id,
    DocumentRow.location,
    DocumentRow.title,
    DocumentRow.content_hash,
    ReaderSetRow.readers,
    DocumentRow.data_class,
).join(ReaderSetRow, ReaderSetRow.id == DocumentRow.reader_set_id)


def _select(session: Session, ids: Sequence[str]) -> list[Source]:
    return [_source(row) for row in session.execute(_QUERY.where(DocumentRow.id.in_(ids)))]


def _source(row: tuple[str, str, str, str, str, str]) -> Source:
    one, location, title, content_hash, readers, data_class = row
    return Source(one, location, title, content_hash, frozenset(readers.split(",")), DataClass(data_class))
