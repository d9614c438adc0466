"""Bad input: each file gets one sentence that names it and says how to mend it, and the others go in."""

import asyncio
import os
import re
import socket
from pathlib import Path

import pytest
from sqlalchemy import Engine

from indexing import IngestReport, add_paths
from indexing.index import Index
from indexing.settings import IndexSettings
from tests.indexing.conftest import MakeIndex
from tests.indexing.fakes import MEMBER
from tests.indexing.make_files import write_bomb, write_encrypted_office, write_pdf


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "good.md").write_text("# Good\n\nA page that reads well.")
    return folder


def add(index: Index, folder: Path) -> IngestReport:
    report = add_paths(index, [folder])
    assert str(folder / "good.md") in [one.location for one in index.list()]
    return report


def only_failure(report: IngestReport, name: str) -> str:
    ((location, sentence),) = report.failed
    assert location.endswith(name)
    assert name in sentence
    assert re.fullmatch(r"[^\n]+: [^\n]+\.", sentence), sentence
    return sentence


def test_says_that_a_file_is_empty(local_index: Index, folder: Path) -> None:
    (folder / "none.md").touch()
    assert "is empty" in only_failure(add(local_index, folder), "none.md")


def test_says_that_a_file_holds_only_space(local_index: Index, folder: Path) -> None:
    (folder / "space.txt").write_text(" \n\t ")
    assert "is empty" in only_failure(add(local_index, folder), "space.txt")


def test_says_that_a_pdf_is_encrypted(local_index: Index, folder: Path) -> None:
    write_pdf(folder / "locked.pdf", ["secret"], password="x")
    assert "is encrypted" in only_failure(add(local_index, folder), "locked.pdf")


@pytest.mark.parametrize("name", ["locked.docx", "locked.xlsx"])
def test_says_that_an_office_file_is_encrypted(local_index: Index, folder: Path, name: str) -> None:
    write_encrypted_office(folder / name)
    assert "is encrypted" in only_failure(add(local_index, folder), name)


def test_refuses_500_megabytes_before_reading(local_index: Index, folder: Path) -> None:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(500_000_000)
    assert "larger than 200,000,000 bytes" in only_failure(add(local_index, folder), "huge.txt")


@pytest.mark.parametrize("name", ["bomb.docx", "bomb.xlsx"])
def test_refuses_an_office_file_that_unpacks_to_too_much(local_index: Index, folder: Path, name: str) -> None:
    write_bomb(folder / name)
    assert "unpacks to more than" in only_failure(add(local_index, folder), name)


def test_refuses_binary_content_under_a_text_name(local_index: Index, folder: Path) -> None:
    (folder / "photo.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    assert "holds no text" in only_failure(add(local_index, folder), "photo.md")


def test_a_pipe_does_not_hang_it(local_index: Index, folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    assert "is not a regular file" in only_failure(add(local_index, folder), "pipe.md")


def test_a_socket_does_not_stop_it(local_index: Index, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)  # socket paths are short
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("door.md")
        assert len(add(local_index, folder).failed) == 1


def test_says_that_a_file_may_not_be_read(local_index: Index, folder: Path) -> None:
    (folder / "private.md").write_text("text")
    (folder / "private.md").chmod(0)
    if os.access(folder / "private.md", os.R_OK):
        pytest.skip("root may read everything")
    assert "may not be read" in only_failure(add(local_index, folder), "private.md")


def test_says_that_a_link_leads_nowhere(local_index: Index, folder: Path) -> None:
    (folder / "broken.md").symlink_to("gone.md")
    assert "is not there" in only_failure(add(local_index, folder), "broken.md")


def test_links_in_a_circle_end(local_index: Index, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "loop").symlink_to(folder)
    (folder / "self.md").symlink_to("self.md")
    report = add(local_index, folder)
    assert (report.added, len(report.failed)) == (1, 1)


def test_does_not_follow_links_out_of_the_folder(local_index: Index, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("nobody chose to add this")
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    report = add(local_index, folder)
    assert (report.added, report.skipped) == (1, 1)


def test_leaves_out_hidden_names_and_counts_what_is_no_document(local_index: Index, folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git" / "config.md").write_text("hidden")
    (folder / "~$plan.docx").write_bytes(b"\x07Petra Lind")  # somebody has plan.docx open in Word
    (folder / "photo.png").write_bytes(b"\x89PNG")
    report = add(local_index, folder)
    assert (report.added, report.skipped, report.failed) == (1, 1, [])
    assert report.passed_over == [str(folder / "photo.png")]


@pytest.mark.parametrize("name", ["new\nline.md", "smile🙂.md", "quote'\".md", "-rf.md", "a:b,c.md"])
def test_strange_names_work(local_index: Index, folder: Path, name: str) -> None:
    (folder / name).write_text("Strange but fine.")
    assert add(local_index, folder).added == 2
    assert add(local_index, folder).unchanged == 2
    assert str(folder / name) in [one.location for one in local_index.list()]


def test_names_that_are_no_text_work(local_index: Index, folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.md")).write_text("Strange but fine.")
    assert add(local_index, folder).added == 2
    report = add(local_index, folder)
    assert (report.unchanged, report.removed) == (2, 0)


def test_a_folder_that_vanished_is_an_error_and_removes_nothing(local_index: Index, folder: Path) -> None:
    add(local_index, folder)
    folder.rename(folder.with_name("moved"))
    report = add_paths(local_index, [folder])
    assert "is not there" in only_failure(report, "docs")
    assert report.removed == 0
    assert len(local_index.list()) == 1


def test_a_named_file_is_read_whatever_its_ending(local_index: Index, folder: Path) -> None:
    (folder / "LICENSE").write_text("You may copy this.")
    assert add_paths(local_index, [folder / "LICENSE"]).added == 1


@pytest.mark.parametrize("rows", [5_000, pytest.param(100_000, marks=pytest.mark.deep)])
def test_reads_a_long_table_with_row_numbers(local_index: Index, folder: Path, rows: int) -> None:
    lines = (f"{number},name {number},{number * 7}\n" for number in range(2, rows + 2))
    (folder / "long.csv").write_text("number,name,price\n" + "".join(lines))
    assert add(local_index, folder).failed == []
    (found, *_) = asyncio.run(local_index.search(f"name {rows}", audience=MEMBER, limit=1))
    assert found.passage.row is not None
    assert found.passage.text.startswith(f"| {found.passage.row} |")


def test_honours_the_size_setting(make_index: MakeIndex, sqlite_engine: Engine, folder: Path) -> None:
    index = make_index(sqlite_engine, IndexSettings(max_file_bytes=20))
    assert "larger than 20 bytes" in add_paths(index, [folder]).failed[0][1]
