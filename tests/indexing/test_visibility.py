"""Nobody finds what one of the viewers may not read: any audience, any readers, caches in step or not."""

import asyncio
import random
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from indexing import Audience, DocumentDraft
from indexing.index import Index
from indexing.tables import DocumentRow, ReaderSetRow
from tests.indexing.conftest import MakeIndex

RIGHTS = ["world", "everyone", "group:hr", "group:it", "channel:C1", "channel:C2", "user:a", "user:b"]
WORDS = ["budget", "travel", "merger", "salary", "leave"]


def some_rights(chance: random.Random, least: int) -> frozenset[str]:
    return frozenset(chance.sample(RIGHTS, chance.randint(least, 4)))


def some_audience(chance: random.Random) -> Audience:
    return Audience.of(*(some_rights(chance, 0) for _ in range(chance.randint(0, 3))))


def fill(index: Index, chance: random.Random, count: int) -> None:
    index.add(
        [
            DocumentDraft(f"{number}.md", "T", " ".join(chance.choices(WORDS, k=9)), some_rights(chance, 1))
            for number in range(count)
        ]
    )


def readers_now(index: Index) -> dict[str, frozenset[str]]:
    query = select(DocumentRow.location, ReaderSetRow.readers).join(ReaderSetRow)
    with Session(index.library.engine) as session:
        return {location: frozenset(readers.split(",")) for location, readers in session.execute(query).all()}


def leaks(index: Index, chance: random.Random, truth: dict[str, frozenset[str]]) -> tuple[list[str], int]:
    """Search once for a random audience: what it found but may not read, and how many it found."""
    audience = some_audience(chance)
    found = asyncio.run(index.search(chance.choice(WORDS), audience=audience, limit=60))
    wrong = [
        one.passage.location
        for one in found
        if not all(rights & truth[one.passage.location] for rights in audience.viewers)
        or not audience.viewers
    ]
    document = asyncio.run(index.document(chance.choice(list(truth)), audience=audience))
    if document is not None and not audience.may_read(truth[document.location]):
        wrong.append(document.location)
    return wrong, len(found)


@pytest.mark.parametrize("rounds", [150, pytest.param(100_000, marks=pytest.mark.deep)])
def test_no_audience_ever_finds_what_it_may_not_read(local_index: Index, rounds: int) -> None:
    chance = random.Random(1)  # noqa: S311  # repeatable, not secret
    fill(local_index, chance, 60)
    truth, seen = readers_now(local_index), 0
    for _ in range(rounds):
        wrong, count = leaks(local_index, chance, truth)
        assert not wrong
        seen += count
    assert seen > rounds  # the audiences do find something


@pytest.mark.parametrize("rounds", [100, pytest.param(10_000, marks=pytest.mark.deep)])
def test_stale_caches_leak_nothing(local_index: Index, rounds: int) -> None:
    chance = random.Random(2)  # noqa: S311
    fill(local_index, chance, 60)
    local_index.check()
    for _ in range(rounds):
        _change_rights_behind_the_caches(local_index.library.engine, chance)
        wrong, _ = leaks(local_index, chance, readers_now(local_index))
        assert not wrong


def _change_rights_behind_the_caches(engine: Engine, chance: random.Random) -> None:
    """Give a document other readers without a new version, as if the caches could not follow."""
    with Session(engine) as session, session.begin():
        other = chance.choice(session.scalars(select(ReaderSetRow.id)).all())
        name = f"{chance.randrange(60)}.md"
        session.execute(update(DocumentRow).where(DocumentRow.location == name).values(reader_set_id=other))


def test_the_best_readable_passages_come_even_among_many_hidden_ones(
    sqlite_engine: Engine, make_index: MakeIndex, tmp_path: Path
) -> None:
    index = make_index(sqlite_engine)
    hidden = [DocumentDraft(f"h{n}.md", "T", "budget travel", frozenset({"group:hr"})) for n in range(300)]
    index.add([*hidden, DocumentDraft("seen.md", "T", "travel to the office", frozenset({"everyone"}))])
    found = asyncio.run(index.search("budget travel", audience=Audience.of({"everyone"}), limit=5))
    assert [one.passage.location for one in found] == ["seen.md"]
