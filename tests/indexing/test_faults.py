"""Whatever happens to the files of the caches: the next start finds what is there, or says one clear sentence."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from indexing import DocumentDraft, IndexUnavailableError
from indexing.index import Index
from indexing.settings import IndexSettings
from tests.indexing.conftest import MakeIndex
from tests.indexing.test_caches import found

Damage = Callable[[Path], object]


def deleted(path: Path) -> None:
    path.unlink()


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwritten(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(path.stat().st_size))  # noqa: S311  # repeatable, not secret


def grown(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0" * 4097)


DAMAGES: list[Damage] = [deleted, emptied, cut_in_half, overwritten, grown]


def fill(index: Index) -> None:
    index.add([DocumentDraft(f"{n}.md", f"Page {n}", f"words of page {n}") for n in range(30)])


def files(folder: Path) -> list[Path]:
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def answers(index: Index) -> list[str] | str:
    """What is found, or the sentence of the error."""
    try:
        return found(index)
    except IndexUnavailableError as error:
        return str(error)


@pytest.mark.parametrize("most", [12, pytest.param(10_000, marks=pytest.mark.deep)])
@pytest.mark.parametrize("nearest", ["exact", "chroma"])
def test_damaged_files_are_noticed_and_rebuilt(
    sqlite_engine: Engine, make_index: MakeIndex, tmp_path: Path, nearest: str, most: int
) -> None:
    settings = IndexSettings.model_validate({"nearest": nearest})
    sound = make_index(sqlite_engine, settings, tmp_path / "sound")
    fill(sound)
    right = found(sound)
    sound.close()
    cases = [(path, damage) for path in files(tmp_path / "sound") for damage in DAMAGES]
    random.Random(7).shuffle(cases)  # noqa: S311
    for number, (path, damage) in enumerate(cases[:most]):
        home = tmp_path / f"home{number}"
        shutil.copytree(tmp_path / "sound", home)
        damage(home / path)
        index = make_index(sqlite_engine, settings, home)
        assert answers(index) == right, (path, damage.__name__)
        index.close()
        shutil.rmtree(home)


def test_a_state_file_cut_at_any_byte_is_not_believed(
    sqlite_engine: Engine, make_index: MakeIndex, tmp_path: Path
) -> None:
    index = make_index(sqlite_engine)
    fill(index)
    right = found(index)
    index.close()
    state = tmp_path / "home" / "search" / "state.json"
    whole = state.read_bytes()
    for length in range(0, len(whole), 25):
        state.write_bytes(whole[:length])
        again = make_index(sqlite_engine)
        assert answers(again) == right
        again.close()
