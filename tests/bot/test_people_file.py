"""People from a file: each fault names the file, the row and the mend."""

import json
from pathlib import Path

import pytest

from bot.errors import DirectoryError
from bot.people_file import read_people
from indexing.documents import check_readers


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
        ("id,name\nlocal,Me\n", "row 2: id 'local' is reserved"),
        ("id,name\na:b,Ana\n", "row 2: id"),
        ("id,name,groups\nana,Ana,hr;human resources\n", "row 2: groups 'human resources' must be"),
        ('id,name,groups\nana,Ana,"a,b"\n', "row 2: groups 'a,b'"),
        (f"id,name,groups\nana,Ana,{'g' * 256}\n", "row 2: groups 'ggg"),
        ("id,name,channels\nana,Ana,:C1\n", "row 2: channels ':C1'"),
        ("id,name,slack\nana,Ana,U 1\n", "row 2: slack 'U 1'"),
        ('[{"id": "ana", "name": "Ana", "groups": ["h\\u0000r"]}]', r"row 1: groups 'h\\x00r'"),
        ('[{"id": "ana", "name": "Ana", "groups": [""]}]', "row 1: groups ''"),
        ('[{"id": "ana", "name": "Ana", "teams": "29\\u200b"}]', "row 1: teams"),
        ('[{"id": "a\\u0000", "name": "Ana"}]', "row 1: id"),
        ('[{"id": "ana", "name": "A\\u0000na"}]', r"row 1: name 'A\\x00na' holds a control character"),
        ('[{"id": "ana", "name": "\\ud800"}]', "row 1: name"),
        ('id,name\nana,"Ana\nSouza"\n', "row 3: name"),
        ('[{"id": "ana", "name": "Ana", "email": "a\\u0007@x.org"}]', "row 1: email"),
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


@pytest.mark.parametrize("name", ["hr", "C0123", "19:abc@thread.tacv2", "人事", "a:b;c", "g" * 255])
def test_each_name_it_takes_can_be_written_as_a_reader(tmp_path: Path, name: str) -> None:
    file = tmp_path / "people.json"
    file.write_text(json.dumps([{"id": "ana", "name": "Ana", "groups": [name], "teams": name}]))
    (ana,) = read_people(file)
    assert check_readers(frozenset(f"group:{group}" for group in ana.groups)) == {f"group:{name}"}
