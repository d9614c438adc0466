"""A report in a folder: all files or a plain reason, and nothing of what was there before is harmed."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from skills.errors import UserError
from skills.research.deliver.folder import LISTED, file_name, write_folder
from tests.skills.research.sample import LUMENTA, empty, rich


def names(folder: Path) -> set[str]:
    return {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole report; whoever changes it copies it first."""
    folder = tmp_path_factory.mktemp("rich") / "out"
    (folder.parent / "told.json").write_text(json.dumps(write_folder(rich(), folder)), encoding="utf-8")
    return folder


def test_everything_is_written_and_quotes_point_into_the_stored_sources(out: Path) -> None:
    assert {"report.md", "report.pdf", "evidence.csv", "research.json", "charts/prices.png", "battlecards/lumenta.md",
            "sources/s1.md"} <= names(out)  # fmt: skip
    kept = json.loads((out / "research.json").read_text(encoding="utf-8"))
    assert kept == json.loads((out.parent / "told.json").read_text(encoding="utf-8"))
    assert kept["report"] == (out / "report.md").read_text(encoding="utf-8")
    for cell in kept["matrix"]["cells"]:
        for one in cell["evidence"]:
            stored = (out / f"sources/{one['source']}.md").read_bytes().decode("utf-8")
            assert stored[one["start"] : one["end"]] == one["quote"]
    assert all((out / chart["file"]).is_file() for chart in kept["charts"])


def test_other_files_of_the_folder_stay_and_old_ones_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "report.md").write_text("old")
    write_folder(empty(), tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / "report.md").read_text().startswith("# Competitor report")
    assert names(tmp_path) - {LISTED} == {
        "notes.txt",
        "report.md",
        "report.pdf",
        "evidence.csv",
        "research.json",
    }


def test_cards_and_sources_of_an_earlier_report_go_and_other_files_beside_them_stay(
    out: Path, tmp_path: Path
) -> None:
    shutil.copytree(out, tmp_path, dirs_exist_ok=True)
    assert "battlecards/lumenta.md" in names(tmp_path)
    (tmp_path / "battlecards/mine.md").write_text("mine")
    (tmp_path / LISTED).write_text((tmp_path / LISTED).read_text() + "../notes.txt\nbattlecards/../../x.md\n")
    write_folder(empty(), tmp_path)
    assert {one for one in names(tmp_path) if "/" in one} == {"battlecards/mine.md"}


def test_line_ends_of_a_source_are_kept_for_its_offsets(tmp_path: Path) -> None:
    source = replace(rich().source("s7"), text="a\r\nb\u2028c\n")
    write_folder(replace(empty(), sources=(source,)), tmp_path)
    assert (tmp_path / "sources/s7.md").read_bytes() == source.text.encode()


def test_a_folder_that_cannot_be_written_is_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(UserError, match="cannot be written to"):
        write_folder(empty(), tmp_path / "taken")
    assert names(tmp_path) == {"taken"}


def test_a_source_or_company_cannot_name_a_place_outside(tmp_path: Path) -> None:
    source = replace(rich().source("s1"), id="../../evil")
    write_folder(replace(empty(), sources=(source,)), tmp_path / "out")
    assert names(tmp_path) == {f"out/{one}" for one in names(tmp_path / "out")}
    assert "sources/source-1.md" in names(tmp_path / "out")


@pytest.mark.parametrize(
    ("company", "name"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-"),
        ("...", "company"),
        ("A/B", "a-b"),
        ("海鳴", "海鳴"),
    ],
)
def test_companies_make_file_names(company: str, name: str) -> None:
    assert file_name(company, set()) == name


def test_two_companies_never_share_a_file() -> None:
    assert file_name(LUMENTA.upper(), {"lumenta"}) == "lumenta-2"
    assert len(file_name("x" * 500, set()).encode()) <= 80
