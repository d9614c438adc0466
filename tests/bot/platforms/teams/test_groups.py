"""The group behind a team, which Microsoft Graph wants and messages do not name: asked of Teams once, and kept."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.arrivals.graph.access import graph_api
from bot.arrivals.settings import GraphSettings
from bot.errors import PlatformRefusedError
from bot.platforms.teams import reach
from bot.platforms.teams.book import Known
from bot.platforms.teams.graph import TeamsGraph
from bot.platforms.teams.groups import GroupBook, GroupUnknownError, TeamsGroups
from bot.testing.databases import open_prepared
from bot.testing.teams import Chat, FakeTeams
from tests.bot.platforms.teams.house import House, graph_settings_of, settings_of


@dataclass
class Desk:
    """One database beside the fake; `groups` and `graph` are as a new process would make them."""

    teams: FakeTeams
    engine: Engine

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.teams.world.now(), UTC)

    @property
    def groups(self) -> TeamsGroups:
        api = reach(settings_of(self.teams), self.now)
        return TeamsGroups(api, GroupBook(self.engine, self.now))

    @property
    def graph(self) -> TeamsGraph:
        settings: GraphSettings = graph_settings_of(self.teams)
        return TeamsGraph(graph_api(settings, self.now), self.groups)

    def known(self, channel: Chat) -> Known:
        """As a message leaves it behind."""
        return Known(channel.id, "channel", self.teams.service, self.teams.issuer.tenant, team=channel.team)

    def asked(self) -> int:
        return sum(call.method == "team" for call in self.teams.calls)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with FakeTeams() as teams:
        teams.add_person("ana")
        engine = open_prepared(tmp_path / "desk.db")
        yield Desk(teams, engine)
        engine.dispose()


def test_teams_is_asked_once_and_what_it_said_survives_a_restart(desk: Desk) -> None:
    channel = desk.teams.add_channel("general", "ana")
    for _ in range(3):
        assert asyncio.run(desk.groups.of(desk.known(channel))).group == channel.group
    assert desk.asked() == 1


def test_a_second_channel_of_the_team_costs_no_question(desk: Desk) -> None:
    first = desk.teams.add_channel("general", "ana")
    second = desk.teams.add_channel("random", "ana", team=first.team)
    for channel in (first, second):
        assert asyncio.run(desk.groups.of(desk.known(channel))).group == first.group
    assert desk.asked() == 1


def test_an_event_that_names_the_group_saves_the_question(desk: Desk, tmp_path: Path) -> None:
    desk.teams.add_person("bo")
    channel = desk.teams.add_channel("general", "ana")
    house = House(desk.teams, tmp_path)
    joined = desk.teams.joins("bo", channel).activity
    said = desk.teams.says("ana", channel, "hello", mention=True).activity
    for activity in (joined, said):
        asyncio.run(house.platform.hear({"activity": activity, "received_at": 1}))
    known = house.platform.book.find(channel.id)
    assert known
    assert "aadGroupId" not in str(said)
    assert asyncio.run(house.platform.groups.of(known)).group == channel.group
    assert desk.asked() == 0


def test_a_team_that_graph_does_not_know_any_more_is_asked_about_anew(desk: Desk) -> None:
    channel = desk.teams.add_channel("general", "ana", listening=True)
    sent = desk.teams.says("ana", channel, "The door code is 1234.")
    known = desk.known(channel)
    asyncio.run(desk.graph.message(known, None, sent.id))
    channel.group = "64a90000-0000-4000-8000-000000000009"
    desk.teams.advance(3_700)
    assert asyncio.run(desk.graph.message(known, None, sent.id)).id == sent.id
    assert asyncio.run(desk.groups.of(known)).group == channel.group
    assert desk.asked() == 2


def test_messages_that_are_gone_are_no_reason_to_ask_again_and_again(desk: Desk) -> None:
    channel = desk.teams.add_channel("general", "ana", listening=True)
    for _ in range(5):
        with pytest.raises(PlatformRefusedError):
            asyncio.run(desk.graph.message(desk.known(channel), None, "1"))
    assert desk.asked() == 1


def test_while_teams_is_away_the_reason_is_said_and_the_next_call_asks_again(desk: Desk) -> None:
    channel = desk.teams.add_channel("general", "ana")
    desk.teams.fail_next("team", 503)
    with pytest.raises(GroupUnknownError, match="Which team this channel belongs to is not known"):
        asyncio.run(desk.groups.of(desk.known(channel)))
    assert asyncio.run(desk.groups.of(desk.known(channel))).group == channel.group


def test_our_token_goes_to_no_other_tenants_service(desk: Desk) -> None:
    channel = desk.teams.add_channel("general", "ana")
    ours = desk.known(channel)
    with FakeTeams(app="") as theirs:
        theirs.world.chats[channel.id] = channel
        elsewhere = [replace(ours, tenant="7e000000-0000-4000-8000-000000000002"),
                     replace(ours, service=theirs.service)]  # fmt: skip
        for known in elsewhere:
            with pytest.raises(GroupUnknownError):
                asyncio.run(desk.groups.of(known))
        assert theirs.calls == []
    assert desk.asked() == 0
