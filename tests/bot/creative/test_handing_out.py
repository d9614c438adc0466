"""Nothing is handed out that is not approved at that moment, whatever changes meanwhile and on whatever database."""

import io
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import OperationalError

from bot.creative.creatives import MOST_ZIP_BYTES
from bot.creative.folder import write_folder
from bot.creative.packing import pack
from bot.creative.shelf import sha256_of
from bot.creative.standing import hold
from bot.store import transaction
from bot.testing.chat import FakeChat
from skills.creatives import Kept, KeptSet, Standing
from skills.errors import ForbiddenError, UserError
from tests.bot.creative.desk import Desk, kit, made


@pytest.fixture
def anywhere(chat: FakeChat, tmp_path: Path, store: Engine) -> Desk:
    """A workspace whose advertisements are kept in either database."""
    return Desk(chat, tmp_path, engine=store)


class Packer:
    """Packs what it is given; `meanwhile` happens once each time, after it was packed, from the first on."""

    def __init__(self, desk: Desk, *meanwhile: object) -> None:
        self.desk, self.meanwhile = desk, list(meanwhile)
        self.packed: list[tuple[str, ...]] = []

    def write(self, found: KeptSet, approved: Sequence[Kept]) -> str:
        content = io.BytesIO()
        pack(content, found, approved, lambda one: self.desk.creatives.picture(one.asset.sha256), "1")
        self.packed.append(tuple(one.asset.key for one in approved))
        if self.meanwhile:
            happens = self.meanwhile.pop(0)
            assert callable(happens)
            happens()
        return sha256_of(content.getvalue())

    def hand_out(self, found: KeptSet) -> tuple[str, ...]:
        """The keys of what went out at last."""
        _, approved, _ = self.desk.creatives.hand_out(
            lambda: self.desk.found(found), self.desk.user("bo"), self.write
        )
        return tuple(one.asset.key for one in approved)


def keys(pictures: Sequence[Kept]) -> tuple[str, ...]:
    return tuple(one.asset.key for one in pictures)


def test_an_approval_withdrawn_while_a_set_is_packed_keeps_its_picture_back(anywhere: Desk) -> None:
    found = anywhere.keep()
    anywhere.approve(found.assets[:2])
    undone = anywhere.approve(found.assets[2:])
    packer = Packer(anywhere, lambda: anywhere.proposals.undo(undone, anywhere.user("bo")))
    assert packer.hand_out(found) == keys(found.assets[:2])
    assert packer.packed == [keys(found.assets), keys(found.assets[:2])]
    [line] = anywhere.audit("creatives exported")
    assert line.detail.startswith("2 pictures")


def test_changes_wanted_while_a_set_is_packed_keep_its_picture_back(anywhere: Desk) -> None:
    found = anywhere.keep()
    anywhere.approve(found.assets)
    asked = anywhere.found(found).assets[1]
    packer = Packer(anywhere, lambda: anywhere.creatives.ask_for(asked, "darker", anywhere.user("bo")))
    assert packer.hand_out(found) == keys([found.assets[0], found.assets[2]])


def test_a_new_version_made_while_a_set_is_packed_keeps_the_old_one_back(anywhere: Desk) -> None:
    found = anywhere.keep()
    anywhere.approve(found.assets)
    packer = Packer(anywhere, lambda: anywhere.anew(anywhere.found(found).assets[0], 77))
    assert packer.hand_out(found) == keys(found.assets[1:])


def test_another_brand_kit_set_while_a_set_is_packed_lets_nothing_out(anywhere: Desk) -> None:
    anywhere.set_kit(first := kit())
    found = anywhere.keep(first)
    anywhere.approve(found.assets)
    packer = Packer(anywhere, lambda: anywhere.set_kit(kit(banned=("cheap",))))
    with pytest.raises(UserError, match="Nothing of this is approved"):
        packer.hand_out(found)
    assert not anywhere.audit("creatives exported")


def test_what_never_comes_to_rest_is_not_handed_out(anywhere: Desk) -> None:
    found = anywhere.keep(count=8)
    anywhere.approve(found.assets[:2])
    undone = [anywhere.approve([one]) for one in found.assets[2:]]
    bo = anywhere.user("bo")
    packer = Packer(anywhere, *(lambda one=one: anywhere.proposals.undo(one, bo) for one in undone))
    with pytest.raises(UserError, match="being changed just now"):
        packer.hand_out(found)
    assert not anywhere.audit("creatives exported")


def test_nobody_changes_what_is_held_until_it_is_noted(anywhere: Desk) -> None:
    found, engine = anywhere.keep(), anywhere.engine
    anywhere.approve(found.assets)
    with transaction(engine) as session:
        hold(session, found.id, [one.id for one in found.assets])
        for table in ("creative_approvals", "creative_assets", "creative_sets"):
            assert is_held(engine, table)
    assert not is_held(engine, "creative_approvals")


def is_held(engine: Engine, table: str) -> bool:
    """Whether a second process would have to wait before it changes a row of this table."""
    if engine.dialect.name == "sqlite":
        with sqlite3.connect(str(engine.url.database), timeout=0, isolation_level=None) as second:
            try:
                second.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                return "locked" in str(error)
            second.execute("ROLLBACK")
            return False
    other = create_engine(engine.url)
    try:
        with other.begin() as connection:
            connection.execute(text(f"SELECT 1 FROM {table} LIMIT 1 FOR UPDATE NOWAIT"))
            return False
    except OperationalError:
        return True
    finally:
        other.dispose()


def test_a_picture_approved_meanwhile_is_not_taken_back_by_who_may_not(anywhere: Desk) -> None:
    found = anywhere.keep()
    seen_before = found.assets[0]
    anywhere.approve(found.assets)
    with pytest.raises(ForbiddenError, match="may not take that back"):
        anywhere.creatives.ask_for(seen_before, "darker", anywhere.user("eve"))
    assert anywhere.found(found).assets[0].standing is Standing.APPROVED
    assert not anywhere.found(found).assets[0].wish


def test_a_file_changed_between_the_look_and_the_packing_is_not_packed(desk: Desk, tmp_path: Path) -> None:
    found = desk.keep()
    desk.approve(found.assets)
    write_folder(tmp_path / "out", desk.found(found), desk.creatives)
    approved = desk.found(found).assets
    with pytest.raises(UserError, match="was changed just now"):
        pack(io.BytesIO(), found, approved, lambda one: b"other", "1")


def test_the_zip_holds_what_its_manifest_says_is_approved(anywhere: Desk) -> None:
    found = anywhere.keep()
    anywhere.approve(found.assets[:2])
    made = anywhere.creatives.export(found.id, anywhere.user("bo"), anywhere.audience("bo"))
    with ZipFile(io.BytesIO(made.content)) as packed:
        pictures = {name for name in packed.namelist() if name.endswith(".png")}
    assert pictures == {one.asset.path for one in found.assets[:2]}


def test_more_than_a_chat_takes_is_one_sentence_with_what_to_do(desk: Desk) -> None:
    new = made(desk.folder / "large", kit(), 3)
    large = tuple(replace(one, bytes=MOST_ZIP_BYTES // 3 + 1) for one in new.made.assets)
    found = desk.creatives.keep(replace(new, made=replace(new.made, assets=large)), desk.user("ana"))
    desk.approve(found.assets)
    with pytest.raises(UserError, match="more than 200 MB") as refused:
        desk.creatives.export(found.id, desk.user("bo"), desk.audience("bo"))
    assert "`confidant create export`" in refused.value.hint
    assert "fewer pictures" in refused.value.hint
    assert not desk.audit("creatives exported")
