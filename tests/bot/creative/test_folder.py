"""A set in a folder is held against the database: nothing that was changed there is believed."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.creative.folder import NAME, begin, manifest_of, open_folder, settle, write_folder
from skills.creatives import KeptSet, Standing
from skills.errors import UserError
from tests.bot.creative.desk import Desk, picture


def written(desk: Desk) -> tuple[Path, KeptSet]:
    found = desk.keep()
    folder = desk.folder / "out"
    begin(folder)
    write_folder(folder, found, desk.creatives)
    return folder, found


def edit(folder: Path, change: Any) -> None:  # Any: what is done to JSON
    told = json.loads((folder / NAME).read_text())
    change(told)
    (folder / NAME).write_text(json.dumps(told))


def test_what_was_written_is_believed(desk: Desk) -> None:
    folder, found = written(desk)
    opened = open_folder(folder, desk.creatives)
    assert opened.found.id == found.id
    assert opened.faults == {}
    assert opened.read(found.assets[0]) == picture(1)
    assert (folder / "contact-sheet-01.png").read_bytes() == picture(200)


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told["assets"][0]["texts"].update(headline="Buy now"),
        lambda told: told["assets"][0].update(checks=[]),
        lambda told: told["assets"][0].update(sha256="0" * 64),
        lambda told: told["assets"][0].update(kit_sha256="0" * 64),
        lambda told: told["assets"][0].update(platform="X"),
        lambda told: told["assets"][0].update(version=9),
        lambda told: told["assets"].pop(0),
    ],
)
def test_a_line_that_was_changed_by_hand_is_not(desk: Desk, change: Any) -> None:
    folder, found = written(desk)
    edit(folder, change)
    opened = open_folder(folder, desk.creatives)
    assert list(opened.faults) == [found.assets[0].asset.key]


def test_an_approval_written_by_hand_is_none(desk: Desk) -> None:
    folder, found = written(desk)
    edit(folder, lambda told: told["assets"][0].update(approval={"standing": "approved"}))
    opened = open_folder(folder, desk.creatives)
    assert opened.faults == {}
    assert opened.found.count(Standing.APPROVED) == 0
    assert found.assets[0].standing is Standing.DRAFT


def test_a_changed_file_loses_its_approval(desk: Desk) -> None:
    folder, found = written(desk)
    desk.approve(found.assets)
    (folder / found.assets[0].asset.path).write_bytes(picture(99))
    opened = open_folder(folder, desk.creatives)
    [said] = settle(opened, desk.creatives, desk.user("bo"))
    assert "approved no more" in said
    assert [one.standing for one in desk.found(found).assets] == [
        Standing.VOID,
        Standing.APPROVED,
        Standing.APPROVED,
    ]


def test_an_older_version_in_the_folder_is_refused_but_costs_no_approval(desk: Desk) -> None:
    folder, found = written(desk)
    desk.anew(found.assets[0], 77)
    opened = open_folder(folder, desk.creatives)
    assert "newer version" in opened.faults[found.assets[0].asset.key]
    assert opened.changed == frozenset()


def test_a_set_that_was_made_elsewhere_is_refused(desk: Desk) -> None:
    folder, _ = written(desk)
    edit(folder, lambda told: told.update(set="0123456789", brief_sha256="x"))
    with pytest.raises(UserError, match="not made here"):
        open_folder(folder, desk.creatives)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"assets": 3}', "\x00", '{"set": []}'])
def test_what_is_no_manifest_is_said_so(desk: Desk, text: str) -> None:
    folder = desk.folder / "other"
    folder.mkdir()
    (folder / NAME).write_text(text)
    with pytest.raises(UserError):
        open_folder(folder, desk.creatives)


def test_a_new_set_begins_without_the_old_manifest_and_leaves_foreign_files_alone(desk: Desk) -> None:
    folder, found = written(desk)
    (folder / "notes.txt").write_text("mine")
    outside = desk.folder / "outside.png"
    outside.write_bytes(picture(5))
    edit(folder, lambda told: told["assets"][1].update(path="../outside.png"))
    begin(folder)
    assert not (folder / NAME).exists()
    assert not (folder / found.assets[0].asset.path).exists()
    assert (folder / "notes.txt").read_text() == "mine"
    assert outside.exists()


def test_the_manifest_has_the_shape_that_was_agreed(desk: Desk) -> None:
    told = manifest_of(desk.keep())
    assert {"assets", "violations"} <= set(told)
    wanted = {
        "product",
        "variant",
        "audience",
        "locale",
        "platform",
        "placement",
        "path",
        "width",
        "height",
        "bytes",
    }
    wanted |= {"sha256", "texts", "checks", "tags", "model", "version", "approval"}
    assert wanted <= set(told["assets"][0])
    assert told["assets"][0]["approval"] is None
    assert set(told["violations"][0]) == {"what", "where", "why"}
    json.dumps(told)
