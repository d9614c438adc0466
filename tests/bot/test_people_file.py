"""People from a file: each fault names the file, the row and the mend."""

import json
from pathlib import Path

import pytest

from bot.errors import DirectoryError
from bot.people_file import read_people


def test_reads_csv_with_groups_and_platform_ids(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(
        "id,name,email,guest,groups,slack\nana,Ana,ana@x.org,,hr;it,U1\ngus,Gus,,yes,,\n",
        encoding="utf-8-sig",
    )
    ana, gus = read_people(file)
    assert (ana.groups, ana.platform_ids) == (frozenset({"hr", "it"}), (("slack", "U1"),))
    assert (gus.guest, gus.email) == (True, None)


def test_reads_json(tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    file.write_text(json.dumps([{"id": "ana", "name": "Ana", "groups": ["hr"]}]))
    assert read_people(file)[0].groups == {"hr"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "names nobody"),
        ("id,name\n", "names nobody"),
        ("id,name\nana,Ana\nana,Ana\n", "twice"),
        ("id,name,role\nana,Ana,boss\n", "row 2: role"),
        ("id,name,email\nana,Ana,not-an-address\n", "row 2: email"),
        ("id,name\n,Ana\n", "row 2: id"),
        ("id,name\nlocal,Me\n", "reserved"),
        ("id,name,guest\nana,Ana,perhaps\n", "row 2: guest"),
        ('id,name\n"ana,Ana\n', "not CSV"),
        ("[1]", "list of objects"),
        ("{", "not JSON"),
    ],
)
def test_a_fault_names_the_file_and_the_row(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "people.csv"
    file.write_text(text)
    with pytest.raises(DirectoryError, match=says) as caught:
        read_people(file)
    assert "people.csv" in str(caught.value)


def test_a_file_that_is_not_text_or_not_there_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes(b"\xff\xfe\x00\x01")
    for name in ("people.csv", "absent.csv"):
        with pytest.raises(DirectoryError, match=name):
            read_people(tmp_path / name)
