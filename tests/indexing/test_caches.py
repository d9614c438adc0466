import asyncio
import logging
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Engine, create_engine

from indexing import DocumentDraft, IndexUnavailableError
from indexing.candidates import Entry, Visible
from indexing.exact import ExactVectors
from indexing.generation import Generation
from indexing.index import Index
from indexing.vectors import ChromaVectors
from tests.indexing.conftest import MakeIndex
from tests.indexing.fakes import MEMBER, WordEmbedder

ROOT = Path(__file__).parents[2]


def fill(index: Index, count: int = 30) -> None:
    index.add([DocumentDraft(f"{n}.md", f"Page {n}", f"words of page {n}") for n in range(count)])


def found(index: Index) -> list[str]:
    return [one.passage.location for one in asyncio.run(index.search("page 7", audience=MEMBER, limit=40))]


def cache(index: Index, name: str) -> Path:
    (folder,) = (one for one in index.caches.folder.iterdir() if one.is_dir())
    return folder / name


@pytest.mark.parametrize("name", ["keywords", "vectors", ""])
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


@pytest.mark.parametrize("name", ["keywords/meta.json", "vectors/chroma.sqlite3"])
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


def entries(count: int = 50) -> list[Entry]:
    vectors = WordEmbedder().embed([f"words of page {n} part {n % 7}" for n in range(count)])
    return [
        Entry(f"p{n}", f"d{n // 5}", n % 4, "meeting" if n % 3 else "file", n, f"words {n}", vectors[n])
        for n in range(count)
    ]


FILTERS = [Visible(None), Visible((1, 2)), Visible(()), Visible((9,)), Visible((0, 3), kind="file")]


@pytest.mark.parametrize("visible", FILTERS)
def test_chroma_finds_what_the_exact_search_finds(tmp_path: Path, visible: Visible) -> None:
    chroma, exact = ChromaVectors(tmp_path / "v"), ExactVectors(entries())
    chroma.replace([], entries())
    for entry in entries()[:10]:
        one, other = (index.nearest(entry.vector, visible, 12) for index in (chroma, exact))
        assert [round(score, 4) for _, score in one] == pytest.approx([score for _, score in other], abs=1e-3)
    chroma.close()


def test_replacing_a_document_twice_leaves_one_copy(tmp_path: Path) -> None:
    chroma = ChromaVectors(tmp_path / "v")
    for _ in range(2):
        chroma.replace(["d0", "d1"], entries(10))
    assert chroma.count() == 10
    chroma.replace(["d0"], [])
    assert chroma.count() == 5
    chroma.close()


def test_searches_every_vector_when_chroma_fails_and_says_so_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(folder: Path) -> ChromaVectors:
        raise RuntimeError("no room in the tree")

    generation = Generation(tmp_path, entries, chroma=broken)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            found = generation.nearest(entries()[7].vector, Visible((3,)), 1)
    assert found[0][0] == "p7"
    assert found[0][1] == pytest.approx(1.0, abs=1e-5)
    assert caplog.text.count("Chroma failed (no room in the tree)") == 1
    assert not generation.whole


def test_the_exact_search_looks_at_visible_vectors_only() -> None:
    exact = ExactVectors(entries())
    assert {name for name, _ in exact.nearest(entries()[0].vector, Visible((1,)), 99)} == {
        f"p{n}" for n in range(1, 50, 4)
    }
    assert exact.nearest(np.zeros(64, dtype=np.float32), Visible(()), 5) == []


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
