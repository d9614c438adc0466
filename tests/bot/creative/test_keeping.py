"""Sets are kept whole or not at all, once, and only as long and for whom they should be."""

import errno
import io
import json
import os
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select

from bot.creative.book import SetBook
from bot.creative.shelf import Shelf, cannot_write, sha256_of
from bot.creative.tables import AssetRow, SetRow
from bot.creative.tidying import creatives_of, forget_creatives
from bot.store import transaction
from bot.testing.chat import NOW
from skills.creative.asset import Asset
from skills.creatives import Search, Standing, Upload, seal_of
from skills.errors import UserError
from tests.bot.creative.desk import Desk, asset, kit, made, picture


def count(engine: Engine, table: type[SetRow] | type[AssetRow]) -> int:
    with transaction(engine) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_set_is_kept_on_any_database_and_read_back_as_it_was_made(store: Engine, tmp_path: Path) -> None:
    book = SetBook(store, Shelf(tmp_path / "shelf"))
    new = made(tmp_path / "made", kit(), 3)
    found = book.find(book.keep(new, "ana", NOW))
    assert tuple(one.asset for one in found.assets) == new.made.assets
    assert found.violations == new.made.violations
    assert [book.shelf.get(one.asset.sha256) for one in found.assets] == [picture(1), picture(2), picture(3)]


def test_the_same_set_by_the_same_person_is_kept_once(desk: Desk) -> None:
    first = desk.keep()
    assert desk.keep().id == first.id
    assert desk.keep(by="bo").id != first.id
    assert count(desk.chat.engine, SetRow) == 2
    assert len(desk.audit("creatives made")) == 2


def test_a_picture_changed_before_it_is_kept_leaves_no_set(desk: Desk) -> None:
    new = made(desk.folder / "made", kit(), 3)
    (new.folder / new.made.assets[1].path).write_bytes(b"other")
    with pytest.raises(UserError, match="changed before it was kept"):
        desk.creatives.keep(new, desk.user("ana"))
    assert count(desk.chat.engine, SetRow) == count(desk.chat.engine, AssetRow) == 0


def test_a_picture_that_is_gone_before_it_is_kept_leaves_no_set(desk: Desk) -> None:
    new = made(desk.folder / "made", kit(), 3)
    (new.folder / new.made.assets[2].path).unlink()
    with pytest.raises(UserError, match="gone before it was kept"):
        desk.creatives.keep(new, desk.user("ana"))
    assert count(desk.chat.engine, SetRow) == 0


def test_what_a_stop_left_is_cleared_away_and_what_is_named_stays(desk: Desk) -> None:
    found = desk.keep()
    shelf = desk.creatives.shelf
    stray = shelf.path(shelf.put(b"of a set that never came to be"))
    torn = shelf.root / "new" / "half"
    torn.write_bytes(b"half")
    young = shelf.path(shelf.put(b"of a set that is being kept just now"))
    for path in (stray, torn, *(shelf.path(one.asset.sha256) for one in found.assets)):
        os.utime(path, (0, 0))
    os.utime(young, (NOW.timestamp(), NOW.timestamp()))
    desk.creatives.tidy()
    assert not stray.exists()
    assert not torn.exists()
    assert young.exists()
    assert all(desk.creatives.picture(one.asset.sha256) for one in found.assets)


def test_a_torn_file_is_written_anew(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    sha256 = shelf.put(b"whole")
    shelf.path(sha256).write_bytes(b"wh")
    with pytest.raises(UserError, match="changed on the disk"):
        shelf.get(sha256)
    assert shelf.put(b"whole") == sha256
    assert shelf.get(sha256) == b"whole"


def test_a_full_disk_is_one_sentence() -> None:
    error = cannot_write(Path("/home/x"), OSError(errno.ENOSPC, "No space left on device"))
    assert str(error) == "There is no room left on the disk for /home/x; free some space and ask again."


def test_drafts_go_after_their_time_and_what_was_approved_stays(desk: Desk) -> None:
    old, kept = desk.keep(), desk.keep(campaign="Winter", count=2)
    desk.approve(kept.assets[:1])
    desk.later(days=366)
    desk.creatives.tidy()
    with pytest.raises(UserError):
        desk.found(old)
    assert len(desk.found(kept).assets) == 2


def test_what_a_person_made_goes_with_them_unless_it_was_approved(desk: Desk) -> None:
    drafts, kept = desk.keep(), desk.keep(campaign="Winter", count=2)
    desk.approve(kept.assets[:1])
    with transaction(desk.chat.engine) as session:
        assert creatives_of(session, "ana") == 2
        forget_creatives(session, "ana")
        assert creatives_of(session, "ana") == 0
    with pytest.raises(UserError):
        desk.found(drafts)
    assert desk.found(kept).made_by == ""
    assert desk.found(kept).assets[0].standing is Standing.APPROVED


def test_a_set_is_seen_by_its_readers_and_by_who_may_release(desk: Desk) -> None:
    found = desk.keep()
    assert desk.creatives.set(found.id, desk.audience("ana"))
    assert desk.creatives.set(found.id, desk.audience("cy"))
    with pytest.raises(UserError, match="I know no pictures"):
        desk.creatives.set(found.id, desk.audience("eve"))
    with pytest.raises(UserError, match="I know no pictures"):
        desk.creatives.one(found.assets[0].id, desk.audience("eve"))
    assert desk.creatives.find(Search("rucksack"), desk.audience("eve")) == ()
    assert desk.creatives.sets(desk.audience("eve")) == ()


def test_a_zip_holds_what_is_approved_and_nothing_else(desk: Desk) -> None:
    found = desk.keep(count=4)
    desk.approve(found.assets[:2])
    made_zip = desk.creatives.export(found.id, desk.user("bo"), desk.audience("bo"))
    with ZipFile(io.BytesIO(made_zip.content)) as packed:
        names = packed.namelist()
        told = json.loads(packed.read("manifest.json"))
        proof = json.loads(packed.read("provenance.json"))
        assert packed.read(found.assets[0].asset.path) == picture(1)
    paths = sorted(one.asset.path for one in found.assets[:2])
    assert names == [*paths, "manifest.json", "provenance.json"]
    assert [one["approval"]["by"][0]["person"] for one in told["assets"]] == ["bo", "bo"]
    assert proof["signed"] is False
    [actions, hashed, made_of] = proof["claims"][0]["assertions"]
    assert [one["action"] for one in actions["data"]["actions"]] == ["c2pa.created", "confidant.approved"]
    assert hashed["data"]["hash"] == found.assets[0].asset.sha256
    assert made_of["data"]["models"][0]["provider"] == "none"
    assert len(made_zip.left_out) == 2
    assert desk.audit("exported")[0].by == "bo"


def test_the_same_approvals_make_the_same_bytes_whenever_they_are_packed(desk: Desk) -> None:
    found = desk.keep()
    desk.approve(found.assets)
    first = desk.creatives.export(found.id, desk.user("bo"), desk.audience("bo"))
    desk.later(days=3)
    assert desk.creatives.export(found.id, desk.user("cy"), desk.audience("cy")).content == first.content


def test_nothing_is_handed_out_that_nobody_approved(desk: Desk) -> None:
    found = desk.keep()
    with pytest.raises(UserError, match="Nothing of this is approved"):
        desk.creatives.export(found.id, desk.user("bo"), desk.audience("bo"))
    desk.approve(found.assets)
    with pytest.raises(UserError, match="release"):
        desk.creatives.export(found.id, desk.user("ana").__class__("eve", "Eve"), desk.audience("bo"))


def test_a_kit_is_kept_with_its_files_and_read_back_the_same(desk: Desk, tmp_path: Path) -> None:
    from skills.creative.brand.kit_file import read_kit

    (tmp_path / "kit").mkdir()
    (tmp_path / "kit" / "my logo.png").write_bytes(picture(9, (200, 100)))
    text = 'name: Alpenrad\npalette: "#1f4e79"\nlogo: my logo.png\nbanned: [cheap]\n'
    (tmp_path / "kit" / "brand.yaml").write_text(text)
    read = read_kit(tmp_path / "kit" / "brand.yaml")
    desk.set_kit(read)
    held = desk.creatives.kit(" ALPENRAD ")
    assert held is not None
    assert held.sha256 == read.sha256
    assert held.logos[0].path.read_bytes() == picture(9, (200, 100))
    held.logos[0].path.write_bytes(picture(10, (200, 100)))
    with pytest.raises(UserError, match="changed on the disk"):
        desk.creatives.kit("Alpenrad")


def test_the_library_finds_by_words_product_campaign_tag_and_licence(desk: Desk) -> None:
    desk.keep(count=2)
    desk.creatives.upload(
        Upload("Hütte.jpg", picture(50), "Hut", "Winter", ("scene",), "own photo"),
        desk.user("ana"),
        frozenset({"everyone"}),
    )

    def find(**wanted: str) -> list[str]:
        found = desk.creatives.find(Search(**wanted), desk.audience("cy"))  # type: ignore[arg-type]  # words alone
        return [one.title for one in found]

    assert len(find(words="RUCKSACK weiter")) == 2
    assert find(words="hütte") == ["Hütte.jpg"]
    assert find(licence="own photo") == ["Hütte.jpg"]
    assert len(find(campaign="autumn")) == len(find(product="trail")) == len(find(tag="layout:split")) == 2
    assert find(words="100%") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(field=st.sampled_from(["sha256", "texts", "shown", "kit_sha256", "version", "locale", "platform"]))
def test_whatever_is_changed_has_another_seal(field: str) -> None:
    from dataclasses import replace

    one: Asset = asset(1, kit(), picture(1))
    other = {"texts": {"headline": "x"}, "shown": {}, "version": 2}.get(field, "other")
    assert seal_of(replace(one, **{field: other})) != seal_of(one)  # type: ignore[arg-type]  # one of its fields


def test_files_are_named_by_their_bytes(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert shelf.put(b"a") == sha256_of(b"a")
