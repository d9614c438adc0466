"""Approvals that an earlier version kept, by content alone, count on for the pictures that they counted for."""

from datetime import timedelta
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text

from bot.store import MIGRATIONS, migrate, open_store, transaction
from bot.testing.chat import NOW, FakeChat
from skills.creatives import Standing
from tests.bot.creative.desk import Desk

BEFORE = "0021"


def back(engine: Engine) -> None:
    """The tables as they were when approvals were of content alone."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, BEFORE)


def test_approvals_of_before_count_on_wherever_they_counted(
    chat: FakeChat, tmp_path: Path, store_url: str
) -> None:
    engine = open_store(store_url)
    desk = Desk(chat, tmp_path, engine=engine)
    first, same = desk.keep(by="ana"), desk.keep(by="cy")
    desk.creatives.ask_for(same.assets[2], "make the dog happier", desk.user("cy"))
    back(engine)
    given = [
        {"seal": one.seal, "person": "bo", "name": "Bo Lind", "at": NOW, "void": void}
        for one, void in zip(first.assets, ("", "withdrawn by Bo Lind", ""), strict=True)
    ]
    with transaction(engine) as session:
        session.execute(
            text("INSERT INTO creative_approvals VALUES (:seal, :person, :name, :at, :void)"),
            [{**one, "at": "2026-11-20 09:00:00.000000"} for one in given],
        )
    migrate(engine)
    approved, void = Standing.APPROVED, Standing.VOID
    assert [one.standing for one in desk.found(first).assets] == [approved, void, approved]
    # where changes are wanted, nothing is approved
    assert [one.standing for one in desk.found(same).assets] == [approved, void, void]
    assert desk.found(first).assets[0].approvals[0].name == "Bo Lind"
    assert desk.found(first).assets[0].approvals[0].at - NOW < timedelta(days=1)
    engine.dispose()


def test_approvals_outlive_the_way_back_and_forth(chat: FakeChat, tmp_path: Path, store_url: str) -> None:
    engine = open_store(store_url)
    desk = Desk(chat, tmp_path, engine=engine)
    first, same = desk.keep(by="ana"), desk.keep(by="cy")
    desk.approve(first.assets)
    undone = desk.approve(same.assets[:2])
    desk.proposals.undo(undone, desk.user("bo"))
    back(engine)
    migrate(engine)
    assert desk.found(first).count(Standing.APPROVED) == 3
    engine.dispose()
