import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session

from indexing import DataClass, IndexUnavailableError, Progress, add_paths
from indexing.index import Index
from indexing.tables import DocumentRow, IndexBase, PassageRow
from tests.indexing.conftest import MakeIndex
from tests.indexing.fakes import MEMBER
from tests.indexing.make_files import write_docx

ROOT = Path(__file__).parents[2]


def write_pages(folder: Path, count: int, words: int = 1) -> Path:
    folder.mkdir()
    for number in range(count):
        parts = (
            f"## Part {part}\n\n" + f"Words of part {part} on page {number}. " * words + "\n\n"
            for part in range(3)
        )
        (folder / f"{number:02}.md").write_text(f"# Page {number}\n\n" + "".join(parts))
    return folder


def contents(index: Index) -> list[tuple[str, ...]]:
    """Every stored passage, to compare two indexes."""
    with Session(index.library.engine) as session:
        rows = session.execute(
            select(DocumentRow.location, PassageRow.id, PassageRow.text)
            .join(PassageRow, PassageRow.document_id == DocumentRow.id)
            .order_by(DocumentRow.location, PassageRow.position)
        ).all()
    return [tuple(row) for row in rows]


def test_reads_only_what_changed(index: Index, tmp_path: Path) -> None:
    folder = write_pages(tmp_path / "docs", 4)
    assert add_paths(index, [folder]).added == 4
    (folder / "01.md").write_text("# Page 1\n\nNew words.")
    os.utime(folder / "02.md")
    report = add_paths(index, [folder])
    assert (report.added, report.changed, report.unchanged, report.passages) == (0, 1, 3, 1)
    assert index.check()


def test_removed_files_leave_the_index_and_others_stay(index: Index, tmp_path: Path) -> None:
    first, second = write_pages(tmp_path / "a", 2), write_pages(tmp_path / "ab", 2)
    add_paths(index, [first, second])
    (first / "00.md").unlink()
    assert add_paths(index, [first]).removed == 1
    assert [one.location for one in index.list()] == [str(first / "01.md")] + [
        str(second / f"0{number}.md") for number in range(2)
    ]
    assert index.check()


def test_keeps_a_location_as_it_was_added(
    local_index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pages(tmp_path / "docs", 1)
    monkeypatch.chdir(tmp_path)
    add_paths(local_index, ["docs"])
    assert [one.location for one in local_index.list()] == ["docs/00.md"]


def test_a_file_added_by_another_name_is_not_doubled(
    local_index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_pages(tmp_path / "docs", 2)
    monkeypatch.chdir(tmp_path)
    add_paths(local_index, ["docs"])
    add_paths(local_index, [folder])
    assert [one.location for one in local_index.list()] == [str(folder / "00.md"), str(folder / "01.md")]


def test_gives_documents_their_readers_and_class(local_index: Index, tmp_path: Path) -> None:
    folder = write_pages(tmp_path / "docs", 1)
    add_paths(local_index, [folder])
    report = add_paths(
        local_index, [folder], readers=frozenset({"group:hr"}), data_class=DataClass.CONFIDENTIAL
    )
    assert (report.changed, report.passages) == (1, 0)
    (document,) = local_index.list()
    assert document.readers == {"group:hr"}
    assert document.data_class is DataClass.CONFIDENTIAL


def test_tells_how_far_it_is(local_index: Index, tmp_path: Path) -> None:
    folder = write_pages(tmp_path / "docs", 3)
    (folder / "empty.md").touch()
    told: list[Progress] = []
    add_paths(local_index, [folder], on_progress=told.append)
    assert sorted(one.done for one in told) == [1, 2, 3, 4]
    assert {one.total for one in told} == {4}
    assert told[-1].passages == 9


def test_a_file_that_cannot_be_read_now_keeps_what_was_stored(local_index: Index, tmp_path: Path) -> None:
    folder = write_pages(tmp_path / "docs", 1)
    write_docx(folder / "a.docx", heading="Plan", text="Merger.")
    add_paths(local_index, [folder])
    (folder / "a.docx").write_bytes(b"PK\x03\x04 damaged")
    report = add_paths(local_index, [folder])
    assert (len(report.failed), report.removed) == (1, 0)
    assert asyncio.run(local_index.search("merger", audience=MEMBER, limit=1))[0].passage.text.endswith(
        "Merger."
    )


def test_a_locked_database_is_named_with_the_mend(
    sqlite_engine: Engine, make_index: MakeIndex, tmp_path: Path
) -> None:
    folder = write_pages(tmp_path / "docs", 1)
    index = make_index(create_engine(sqlite_engine.url, connect_args={"timeout": 0}))
    with sqlite_engine.connect() as holder:
        holder.exec_driver_sql("BEGIN IMMEDIATE")
        with pytest.raises(IndexUnavailableError, match="another program is writing to it; try again"):
            add_paths(index, [folder])
    assert add_paths(index, [folder]).added == 1


CHILD = """
import sys
from pathlib import Path
from sqlalchemy import create_engine
from indexing import add_paths
from indexing.caches import Caches
from indexing.index import Index
from tests.indexing.fakes import WordEmbedder

def step(*_):
    print("step", flush=True)
    sys.stdin.readline()

class SteppingEmbedder(WordEmbedder):
    def embed(self, texts):
        step()
        return super().embed(texts)

class SteppingCaches(Caches):
    def _write(self, state):
        step()
        super()._write(state)
        step()

url, home, folder = sys.argv[1:]
index = Index(create_engine(url), Path(home), embedder=SteppingEmbedder())
index.caches = SteppingCaches(index.library, Path(home) / "search")
add_paths(index, [folder], on_progress=step)
print("end", flush=True)
"""


def run_and_kill(arguments: list[str], at_step: int) -> int:
    """Start an ingest and kill -9 it at a step; returns how many steps it took if it came to its end, else 0."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, *arguments],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        for number, line in enumerate(child.stdout, start=1):
            if line == "end\n":
                return number - 1
            if number == at_step:
                child.send_signal(signal.SIGKILL)
                return 0
            child.stdin.write("\n")
            child.stdin.flush()
    raise AssertionError("the ingest ended by itself before its end")


def open_database(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}")
    IndexBase.metadata.create_all(engine)
    return engine


@pytest.mark.parametrize(
    "kills",
    [
        pytest.param([1, 12, 20, 16, 8, 3, 1], marks=pytest.mark.slow),
        pytest.param(list(range(60, 0, -1)), marks=pytest.mark.deep),
    ],
    ids=["some", "every step"],
)
def test_killed_at_any_step_and_run_again_loses_and_doubles_nothing(
    tmp_path: Path, make_index: MakeIndex, kills: list[int]
) -> None:
    folder = write_pages(tmp_path / "docs", 40, words=120)
    calm = make_index(open_database(tmp_path / "calm.sqlite"), home=tmp_path / "calm")
    add_paths(calm, [folder])
    engine = open_database(tmp_path / "killed.sqlite")
    arguments = [str(engine.url), str(tmp_path / "killed"), str(folder)]
    for at_step in kills:
        run_and_kill(arguments, at_step)
    assert run_and_kill(arguments, 10_000)
    killed = make_index(engine, home=tmp_path / "killed")
    assert contents(killed) == contents(calm)
    assert killed.check()
    assert found(killed) == found(calm)


def found(index: Index) -> list[tuple[str, float]]:
    ranking = asyncio.run(index.search("words of part 2 on page 7", audience=MEMBER, limit=300))
    return sorted((one.passage.id, round(one.score, 4)) for one in ranking)


def test_a_folder_that_moved_keeps_its_readers_where_the_names_are_the_same(
    local_index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for company in ("old", "new"):
        (tmp_path / company).mkdir()
        write_pages(tmp_path / company / "docs", 1)
    monkeypatch.chdir(tmp_path / "old")
    add_paths(local_index, ["docs"], readers=frozenset({"group:hr"}))
    monkeypatch.chdir(tmp_path / "new")
    report = add_paths(local_index, ["docs"])
    assert [one.readers for one in local_index.list()] == [{"group:hr"}]
    assert (report.narrow, report.widened) == ({"docs/00.md"}, set())
