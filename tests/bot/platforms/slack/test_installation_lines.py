"""What `confidant doctor` says of each workspace where the app is installed."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.platforms.slack.checkup import InstallationLine, installation_lines
from bot.platforms.slack.manifest import SCOPES
from bot.testing.databases import prepare
from bot.testing.slack import FakeSlack
from tests.bot.platforms.slack.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with FakeSlack(rate_limits=False) as slack:
        prepare(tmp_path / "store.db")
        made = House(slack, f"sqlite:///{tmp_path / 'store.db'}")
        yield made
        for engine in made.engines:
            engine.dispose()


def lines(house: House) -> list[InstallationLine]:
    return asyncio.run(installation_lines(house.process()))


def test_each_installation_is_named_and_what_it_lacks_by_scope_and_event(house: House) -> None:
    house.install("T1")
    house.install("T2", [scope for scope in SCOPES if scope != "im:history"])
    whole, lacking = lines(house)
    assert (whole.what, whole.sound) == ("Slack in Team T1 (T1)", True)
    assert (lacking.what, lacking.sound) == ("Slack in Team T2 (T2)", False)
    assert "im:history" in lacking.says
    assert "does not hear message.im" in lacking.says
    assert "/slack/install" in lacking.mend


def test_a_token_that_slack_takes_no_more_is_told_with_what_to_do(house: House) -> None:
    house.install("T1")
    house.company.grants.revoke("T1")
    [line] = lines(house)
    assert (line.sound, "token_revoked" in line.says) == (False, True)
    assert "install it again" in line.mend


def test_an_app_that_is_installed_nowhere_says_where_to_begin(house: House) -> None:
    [line] = lines(house)
    assert (line.sound, "/slack/install" in line.mend) == (None, True)


def test_an_installation_that_the_settings_do_not_name_is_not_served_and_said(house: House) -> None:
    house.install("T1")
    house.settings = house.settings.model_copy(update={"workspaces": ()})
    away, nobody = lines(house)
    assert (away.what, away.sound) == ("Slack in T1", False)
    assert "CONFIDANT_SLACK__WORKSPACES" in nobody.mend
