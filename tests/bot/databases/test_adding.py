"""Databases added, described and taken out in a chat, and who may."""

import json
import logging
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot.admin.tables import ProposalRow
from bot.audit import lines
from bot.databases.book import DatabaseBook
from bot.databases.tables import DatabaseRow
from bot.store import transaction
from bot.tables import AuditLineRow, InboxRow, TurnRow
from indexing.documents import DataClass
from skills.messages import Form, Table
from tests.bot.admin.conftest import option_of
from tests.bot.databases.conftest import HR, PLAIN, World, written
from tests.conftest import fresh_postgres
from tests.skills.sql.conftest import made

SECRET = "hunter2"  # what must show nowhere


def everything_kept(world: World) -> str:
    """All rows in which a word of an admin could stand, as text."""
    with transaction(world.app.engine) as session:
        rows = [
            row
            for kind in (ProposalRow, AuditLineRow, DatabaseRow, TurnRow, InboxRow)
            for row in session.scalars(select(kind))
        ]
        return json.dumps([{key: str(value) for key, value in vars(row).items()} for row in rows])


def test_a_form_asks_for_the_address(world: World) -> None:
    reply = world.say("sources add sql")
    assert reply.private
    assert [block.command for block in reply.blocks if isinstance(block, Form)] == ["sources"]


@pytest.mark.parametrize(
    "text",
    [
        f"sources add sql postgresql://u:{SECRET}@db/shop",
        f"please add mysql://u:{SECRET}@db/shop, thanks",
        f"ask what is postgres://db/shop?user=u&password={SECRET}",
        f"sources add sql host=db port=5432 dbname=shop user=u password={SECRET}",
        f"is dbname=shop user=u password='{SECRET} x' right?",
    ],
)
def test_a_message_with_a_password_is_answered_with_take_it_back(world: World, text: str) -> None:
    reply = world.say(text, channel="C01")
    assert "take it back" in reply.summary
    assert reply.private
    assert SECRET not in repr(reply)
    assert SECRET not in everything_kept(world)


def test_the_preview_says_what_it_is_and_nothing_is_kept_before_the_click(world: World) -> None:
    reply = world.fill_in(
        "sources", do="add", what="sql", address=f"sqlite:///{world.shop}", name="shop", readers="group:hr"
    )
    said = repr(reply)
    assert "SQLite at shop.sqlite" in said
    assert "3 tables: customers, orders and salaries" in said
    assert "only read" in said
    assert "group:hr" in said
    assert "class internal" in said
    assert DatabaseBook(world.app.engine).all() == []
    world.press(reply, "Confirm")
    [kept] = DatabaseBook(world.app.engine).all()
    assert (kept.name, kept.readers, kept.added_by) == ("shop", frozenset({"group:hr"}), "ana")


def test_a_password_stands_in_no_row_reply_or_log(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    reply = world.fill_in(
        "sources", do="add", what="sql", name="far", address=f"postgresql://u:{SECRET}@127.0.0.1:1/shop"
    )
    assert "cannot be reached" in repr(reply)
    world.press(reply, "Confirm")
    world.app.databases.refresh()
    listed = world.say("sources")
    assert "cannot be reached" in repr(listed)
    assert SECRET not in repr((reply, listed)) + everything_kept(world) + caplog.text
    assert "far" in everything_kept(world)


def test_a_user_that_may_write_is_refused(world: World) -> None:
    with fresh_postgres() as url:
        reply = world.fill_in("sources", do="add", what="sql", name="pg", address=url)
    assert "may do more than read" in reply.summary
    assert DatabaseBook(world.app.engine).all() == []


@pytest.mark.parametrize("kind", ["sqlite", "postgres", "mysql", "duckdb"])
def test_a_database_of_each_kind_is_added_and_asked(world: World, tmp_path: Path, kind: str) -> None:
    script = (
        "CREATE TABLE boats (id INTEGER PRIMARY KEY, name VARCHAR(40)); INSERT INTO boats VALUES (1, 'Ada')"
    )
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    with made(kind, folder, script) as url:
        world.add(address=url, name="port", layer="")
        desk = world.app.databases.desk("port", PLAIN)
        drafted = desk.draft("How many boats are there?", world.app.databases.settings(world.clock()))
        assert drafted.checked
        assert desk.run(drafted.checked).rows == ((1,),)


def test_confidants_own_database_is_refused(world: World) -> None:
    home = world.app.settings.home
    reply = world.fill_in("sources", do="add", what="sql", address=f"sqlite:///{home / 'confidant.db'}")
    assert "own database" in reply.summary


def test_a_copy_of_confidants_database_is_refused_by_its_tables(world: World, tmp_path: Path) -> None:
    tables = "inbox outbox proposals live_settings alembic_version".split()
    copy = written(tmp_path / "copy.db", ";".join(f"CREATE TABLE {name} (id INTEGER)" for name in tables))
    reply = world.fill_in("sources", do="add", what="sql", address=f"sqlite:///{copy}")
    assert "own database" in reply.summary


def test_a_file_of_the_server_needs_the_settings_permission(world: World) -> None:
    reply = world.fill_in("sources", "cur", do="add", what="sql", address=f"sqlite:///{world.shop}")
    assert "settings permission" in reply.summary


def test_whoever_may_not_add_sources_cannot_confirm_either(world: World) -> None:
    reply = world.fill_in("sources", do="add", what="sql", address=f"sqlite:///{world.shop}", name="shop")
    assert "permission" in world.press(reply, "Confirm", "bo").summary
    assert DatabaseBook(world.app.engine).all() == []


def test_the_same_name_again_is_replaced_by_confirmation_and_can_be_put_back(world: World) -> None:
    world.add()
    reply = world.fill_in(
        "sources", do="add", what="sql", address=f"sqlite:///{world.shop}", name="shop", readers="group:it"
    )
    assert "Now: SQLite at shop.sqlite" in repr(reply)
    done = world.press(reply, "Confirm")
    [kept] = DatabaseBook(world.app.engine).all()
    assert kept.readers == {"group:it"}
    world.press(done, "Undo")
    [kept] = DatabaseBook(world.app.engine).all()
    assert kept.readers == {"everyone"}


def test_a_layer_that_does_not_fit_is_refused_before_anything_is_kept(world: World) -> None:
    reply = world.fill_in(
        "sources",
        do="add",
        what="sql",
        address=f"sqlite:///{world.shop}",
        layer="readers: {wages: [group:hr]}",
    )
    assert "names wages" in reply.summary


def test_the_list_shows_each_database(world: World) -> None:
    world.add()
    tables = [block for block in world.say("sources").blocks if isinstance(block, Table)]
    assert [row[:5] for row in tables[0].rows] == [("shop", "SQLite", "shop.sqlite", "everyone", "internal")]


def test_a_description_is_proposed_shown_and_changed_by_a_click(world: World) -> None:
    world.add(layer="")
    shown = world.say("sources layer shop")
    assert "could be" in shown.summary
    changed = world.fill_in("sources", do="layer", what="shop", layer="synonyms: {turnover: orders.amount}")
    assert "1 synonym" in repr(changed)
    assert DatabaseBook(world.app.engine).all()[0].layer == ""
    world.press(changed, "Confirm")
    assert "turnover" in DatabaseBook(world.app.engine).all()[0].layer
    assert "is said about shop" in world.say("sources layer shop").summary
    assert next(one.subject for one in lines(world.app.engine, word="confirmed")) == "database-layer shop"


def test_taking_it_out_takes_all_that_was_kept_of_it(world: World) -> None:
    world.add()
    databases = world.app.databases
    databases.verify(world.draft(), world.user("ana"), PLAIN)
    kept = world.app.settings.home / "databases" / "kept"
    assert list(kept.iterdir())
    world.do("sources remove shop")
    assert databases.open_to(HR) == ()
    assert databases.drafts.verified("shop") == ()
    assert list(kept.iterdir()) == []


def test_a_button_names_no_address(world: World) -> None:
    reply = world.fill_in("sources", do="add", what="sql", address=f"sqlite:///{world.shop}", name="shop")
    assert str(world.shop) not in option_of(reply, "Confirm")


def kept_class(world: World) -> DataClass:
    [kept] = DatabaseBook(world.app.engine).all()
    return kept.data_class


def test_how_far_its_data_may_travel_is_asked_for_by_the_form(world: World) -> None:
    [form] = [block for block in world.say("sources add sql").blocks if isinstance(block, Form)]
    assert "data_class" not in dict(form.given)
    world.add(data_class="confidential")
    assert kept_class(world) is DataClass.CONFIDENTIAL


def test_how_far_its_data_may_travel_can_be_typed_beside_the_address(world: World) -> None:
    world.do(f"sources add sql sqlite:///{world.shop} name=shop data_class=open")
    assert kept_class(world) is DataClass.OPEN


def test_how_far_its_data_may_travel_is_changed_by_a_click_and_put_back(world: World) -> None:
    world.add()
    asked = world.say("sources class shop confidential")
    assert "Now: class internal" in repr(asked)
    assert "Then: class confidential" in repr(asked)
    assert kept_class(world) is DataClass.INTERNAL
    done = world.press(asked, "Confirm")
    assert kept_class(world) is DataClass.CONFIDENTIAL
    assert next(one.subject for one in lines(world.app.engine, word="confirmed")) == "database-class shop"
    world.press(done, "Undo")
    assert kept_class(world) is DataClass.INTERNAL


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("sources class shop secret", "'secret' is no class of data."),
        ("sources class shop internal", "shop is of class internal already."),
        ("sources class barn open", "There is no database 'barn'."),
        ("sources class", "Which database is missing."),
    ],
)
def test_a_class_that_cannot_be_is_one_sentence(world: World, words: str, sentence: str) -> None:
    world.add()
    assert world.say(words).summary.startswith(sentence)


def test_whoever_may_not_add_sources_does_not_change_a_class(world: World) -> None:
    world.add()
    assert "permission" in world.say("sources class shop open", "bo").summary


def test_a_database_of_an_older_version_travels_nowhere_until_somebody_says_so(world: World) -> None:
    world.add()
    columns = "name, dialect, shown, address, readers, layer, version, added_by, added_at, trouble"
    old = columns.replace("name,", "'old',", 1)
    with transaction(world.app.engine) as session:
        session.execute(text(f"INSERT INTO sql_databases ({columns}) SELECT {old} FROM sql_databases"))
    found = DatabaseBook(world.app.engine).find("old")
    assert found is not None
    assert found.data_class is DataClass.CONFIDENTIAL
