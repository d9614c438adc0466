import asyncio
import logging
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from indexing import DocumentDraft, IndexUnavailableError
from indexing.candidates import VectorCache, Visible
from indexing.generation import Generation
from indexing.index import Index
from tests.indexing.conftest import MakeIndex
from tests.indexing.fakes import MEMBER
from tests.indexing.test_vectors import entries

ROOT = Path(__file__).parents[2]


def fill(index: Index, count: int = 30) -> None:
    index.add([DocumentDraft(f"{n}.md", f"Page {n}", f"words of page {n}") for n in range(count)])


def found(index: Index) -> list[str]:
    return [one.passage.location for one in asyncio.run(index.search("page 7", audience=MEMBER, limit=40))]


def cache(index: Index, name: str) -> Path:
    (folder,) = (one for one in index.caches.folder.iterdir() if one.is_dir())
    return folder / name


@pytest.mark.parametrize("name", ["keywords", "nearest", ""])
def test_a_cache_that_went_away_is_rebuilt_at_the_next_start(
    sqlite_engine: Engine, make_index: MakeIndex, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    first = make_index(sqlite_engine)
    fill(first)
    before = found(first)
    first.close()
    shutil.rmtree(cache(first, name))
    second = make_index(sqlite_engine)
    assert found(second) == before
    assert "did not match the database: rebuilding" in caplog.text
    assert second.check()


@pytest.mark.parametrize(
    "name", ["keywords/meta.json", "nearest/manifest.json", "nearest/first/vectors", "nearest/first/readers"]
)
def test_a_damaged_cache_is_rebuilt_at_the_next_start(
    sqlite_engine: Engine, make_index: MakeIndex, name: str
) -> None:
    first = make_index(sqlite_engine)
    fill(first)
    before = found(first)
    first.close()
    cache(first, name).write_bytes(b"not what it was")
    second = make_index(sqlite_engine)
    assert found(second) == before
    assert second.check()


def test_caches_of_another_database_are_not_believed(tmp_path: Path, make_index: MakeIndex) -> None:
    from indexing.tables import IndexBase

    for name, count in (("a", 3), ("b", 2)):
        engine = create_engine(f"sqlite:///{tmp_path / name}.sqlite")
        IndexBase.metadata.create_all(engine)
        index = make_index(engine, home=tmp_path / "home")
        fill(index, count)
        assert len(found(index)) == count
        index.close()


def test_rebuilding_changes_no_answer(index: Index) -> None:
    fill(index)
    before = found(index)
    told: list[tuple[int, int]] = []
    index.rebuild(lambda done, total: told.append((done, total)))
    assert found(index) == before
    assert told[-1] == (30, 30)


def test_searches_every_vector_when_their_cache_fails_and_says_so_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(folder: Path) -> VectorCache:
        raise RuntimeError("no room in the tree")

    generation = Generation(tmp_path, entries, open_vectors=broken)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            found = generation.nearest(entries()[7].vector, Visible((3,)), 1)
    assert found[0][0] == "p7"
    assert found[0][1] == pytest.approx(1.0, abs=1e-5)
    assert caplog.text.count("nearest-vector cache failed (no room in the tree)") == 1
    assert not generation.whole


FULL = """
import resource, sys
from pathlib import Path
from sqlalchemy import create_engine
from indexing import DocumentDraft, IndexUnavailableError
from indexing.index import Index
from tests.indexing.fakes import WordEmbedder
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
index = Index(create_engine(sys.argv[1]), Path(sys.argv[2]), embedder=WordEmbedder())
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
try:
    index.add([DocumentDraft(f"{n}.md", "T", "w" * 3000) for n in range(200)])
except IndexUnavailableError as error:
    print(error)
"""


def test_a_full_disk_is_named_and_nothing_is_half_stored(
    sqlite_engine: Engine, make_index: MakeIndex, tmp_path: Path
) -> None:
    arguments = [sys.executable, "-c", FULL, str(sqlite_engine.url), str(tmp_path / "home")]
    said = subprocess.run(arguments, capture_output=True, text=True, cwd=ROOT, check=True).stdout
    assert "disk" in said
    assert said.count("\n") == 1
    index = make_index(sqlite_engine)
    assert index.list() == ()
    fill(index)
    assert len(found(index)) == 30


def test_a_database_without_tables_is_named_with_the_mend(tmp_path: Path, make_index: MakeIndex) -> None:
    index = make_index(create_engine(f"sqlite:///{tmp_path / 'none.sqlite'}"))
    with pytest.raises(IndexUnavailableError, match="tables are missing"):
        index.list()


def test_a_database_that_is_none_is_named_with_the_mend(tmp_path: Path, make_index: MakeIndex) -> None:
    (tmp_path / "odd.sqlite").write_text("these are not tables at all, " * 50)
    index = make_index(create_engine(f"sqlite:///{tmp_path / 'odd.sqlite'}"))
    with pytest.raises(IndexUnavailableError, match="the file is not a database"):
        index.list()
