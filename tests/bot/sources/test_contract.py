"""What every source promises; a new one joins by a world of its own."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.sources import changing, channel
from indexing.audience import Audience
from indexing.documents import EVERYONE, DataClass, DocumentDraft
from indexing.index import Index
from indexing.ingest import IngestReport, sync
from tests.bot.sources.worlds import World


@dataclass
class Book:
    """What is kept between two syncs; `dies_at` is the cursor before whose keeping the process dies."""

    index: Index
    cursor: str = ""
    kept: list[str] = field(default_factory=list)
    dies_at: int = -1

    def sync(self, world: World, *, readers: frozenset[str] = EVERYONE) -> IngestReport:
        return sync(
            self.index,
            world.source(),
            self.cursor,
            readers=readers,
            data_class=DataClass.INTERNAL,
            on_cursor=self._keep,
        )

    def _keep(self, cursor: str) -> None:
        if len(self.kept) == self.dies_at:
            raise KeyboardInterrupt
        self.kept.append(cursor)
        self.cursor = cursor

    @property
    def texts(self) -> list[str]:
        drafts = self.index.library.drafts(self.index.library.document_ids())
        return sorted(draft.markdown for draft in drafts)


@pytest.fixture
def book(index: Index) -> Book:
    return Book(index)


def says(book: Book, *texts: str) -> bool:
    """Whether these and no others are stored, one in each document."""
    return len(book.texts) == len(texts) and all(
        any(text in stored for stored in book.texts) for text in texts
    )


def test_reads_everything_first_and_then_only_what_changed(world: World, book: Book) -> None:
    for name in ("a", "b", "c"):
        world.write(name, f"The {name} budget is 100 euros.")
    assert book.sync(world).added == 3
    calm = book.sync(world)
    assert (calm.added, calm.changed, calm.removed, calm.passages) == (0, 0, 0, 0)
    assert not calm.failed
    world.write("b", "The b budget is 250 euros.")
    world.write("d", "The d budget is 300 euros.")
    changed = book.sync(world)
    assert (changed.added, changed.changed, changed.removed) == (1, 1, 0)
    assert says(book, "a budget is 100", "b budget is 250", "c budget is 100", "d budget is 300")


def test_what_is_deleted_there_leaves_and_what_others_stored_stays(world: World, book: Book) -> None:
    for name in ("a", "b"):
        world.write(name, f"The {name} budget is 100 euros.")
    book.sync(world)
    meeting = DocumentDraft("launch.vtt", "Launch", "We move the launch.", kind="meeting")
    other = DocumentDraft("https://x.example/a", "Other", "Of another source.", origin="source:other/a")
    book.index.add([meeting, other])
    world.delete("a")
    assert book.sync(world).removed == 1
    assert says(book, "b budget", "We move the launch", "another source")
    assert [one.kind for one in book.index.list() if one.location == "launch.vtt"] == ["meeting"]


def test_a_crash_before_any_cursor_is_kept_loses_and_doubles_nothing(world: World, book: Book) -> None:
    for name in ("a", "b", "c", "d"):
        world.write(name, f"The {name} budget is 100 euros.")
    for dies_at in (0, 1, 2):
        book.dies_at = dies_at
        try:
            book.sync(world)
        except KeyboardInterrupt:
            continue
    book.dies_at = -1
    book.sync(world)
    assert says(book, *(f"{name} budget" for name in ("a", "b", "c", "d")))
    calm = book.sync(world)
    assert (calm.added, calm.changed, calm.removed) == (0, 0, 0)
    assert book.index.check()


def test_a_place_that_cannot_be_asked_keeps_what_was_stored_and_says_why(world: World, book: Book) -> None:
    world.write("a", "The a budget is 100 euros.")
    book.sync(world)
    before = book.cursor
    world.break_off()
    report = book.sync(world)
    assert report.removed == 0
    assert report.failed
    for _, sentence in report.failed:
        assert sentence.endswith(".")
        assert "\n" not in sentence
    assert says(book, "a budget")
    assert book.cursor == before


def test_a_cursor_that_cannot_be_read_counts_as_none(world: World, book: Book) -> None:
    world.write("a", "The a budget is 100 euros.")
    for cursor in ("", "{", '{"token": 3}', "\0", "null"):
        book.cursor = cursor
        assert not book.sync(world).failed
    assert says(book, "a budget")


def test_nobody_reads_what_whoever_added_it_did_not_choose(world: World, book: Book) -> None:
    world.write("a", "The a budget is 100 euros.")
    book.sync(world, readers=frozenset({"user:ana"}))
    assert all(one.readers <= {"user:ana"} for one in book.index.list())


def test_documents_know_their_link_their_kind_and_when_they_changed(world: World, book: Book) -> None:
    world.write("a", "The a budget is 100 euros.")
    book.sync(world)
    [document] = book.index.list()
    assert document.location
    assert document.title
    assert document.kind in ("file", "web", "drive", "chat")
    found = asyncio.run(book.index.search("budget", audience=_audience(document.readers), limit=1))
    assert found[0].passage.location == document.location


def _audience(readers: frozenset[str]) -> Audience:

    return Audience.of(readers)


def test_what_both_kinds_of_channels_do_stands_once() -> None:
    lines = [Path(str(one.__file__)).read_text(encoding="utf-8").splitlines() for one in (changing, channel)]
    said = [[one for one in each if one.strip() and "import" not in one] for each in lines]
    runs = [{tuple(each[at : at + 5]) for at in range(len(each) - 4)} for each in said]
    assert runs[0] & runs[1] == set()
