"""Which workspace a post of our own, a person and an event are in, where the app is installed in several."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine

from bot.directory import Directory, Person
from bot.errors import PlatformBusyError, PlatformRefusedError
from bot.languages import Languages
from bot.metrics import Metrics
from bot.platforms import Payload
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.history import SlackHistory
from bot.platforms.slack.listener import SlackListener
from bot.platforms.slack.platform import SlackPlatform
from bot.platforms.slack.workspaces import WORKSPACE
from bot.testing.databases import prepare
from bot.testing.slack import FakeSlack
from indexing.settings import FetchSettings
from skills.catalogue import SKILLS
from skills.language import ENGLISH
from skills.messages import Reply
from tests.bot.platforms.slack.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with FakeSlack(rate_limits=False) as slack:
        prepare(tmp_path / "store.db")
        made = House(slack, f"sqlite:///{tmp_path / 'store.db'}")
        for team in ("T1", "T2"):
            made.install(team)
        yield made
        for engine in made.engines:
            engine.dispose()


async def receive(_platform: str, _event: str, _body: Payload) -> bool:
    return True


def platform_of(house: House, api: SlackApi | None = None) -> SlackPlatform:
    api, engine = api or house.process(), house.engines[0]
    listener = SlackListener(
        house.settings, api, receive, Metrics(), SKILLS, Languages(Directory(engine), ENGLISH)
    )
    return SlackPlatform(house.settings, FetchSettings(), engine, Directory(engine), house.now, api, listener)


def link(engine: Engine, house: House, person: str, slack_id: str) -> None:
    found = Person(person, person, f"{person}@example.org", platform_ids=(("slack", slack_id),))
    Directory(engine).write([found], now=house.now())


def test_a_post_of_our_own_goes_to_the_workspace_of_its_channel(house: House) -> None:
    platform = platform_of(house)
    place = asyncio.run(platform.channel("CT2"))
    assert place
    assert place[WORKSPACE] == "T2"
    letter = platform.write("key", Reply("Hello"), place)
    asyncio.run(platform.send(letter.place, letter.rich[0], "key#0"))
    assert [post.text for post in house.company.teams["T2"].posts("CT2")] == ["Hello"]
    assert asyncio.run(platform.find(letter.place, "key#0"))


def test_a_person_is_written_to_in_their_own_workspace(house: House) -> None:
    link(house.engines[0], house, "bo", "UT2")
    platform = platform_of(house)
    place = asyncio.run(platform.direct("bo"))
    assert place == {"kind": "dm", "user": "UT2", WORKSPACE: "T2"}
    asyncio.run(platform.send(place, {"text": "hello"}, "key#0"))
    assert len(house.company.teams["T2"].posts("DT2")) == 1


def test_somebody_whom_only_one_workspace_knows_is_found_by_their_e_mail(house: House) -> None:
    place = asyncio.run(platform_of(house).direct("t2@example.org"))
    assert place == {"kind": "dm", "user": "UT2", WORKSPACE: "T2"}
    assert asyncio.run(platform_of(house).direct("nobody@example.org")) is None


def test_a_place_that_was_kept_before_there_were_several_is_looked_for(house: House) -> None:
    place = {"kind": "channel", "channel": "CT2", "thread": None, "user": None}
    asyncio.run(platform_of(house).send(place, {"text": "hello"}, "key#0"))
    assert len(house.company.teams["T2"].posts("CT2")) == 1


def test_a_reply_for_a_workspace_that_is_gone_is_refused_for_good_and_goes_nowhere_else(house: House) -> None:
    platform = platform_of(house)
    place = asyncio.run(platform.channel("CT2"))
    assert place
    house.installations.end("T2", said_at=house.now() + timedelta(seconds=1), now=house.now())
    with pytest.raises(PlatformRefusedError, match="not installed in the workspace T2") as refused:
        asyncio.run(platform.send(place, {"text": "hello"}, "key#0"))
    assert asyncio.run(platform.elsewhere(place, refused.value.code)) is None
    assert not [call for call in house.company.teams["T1"].calls if call.method == "chat.postMessage"]


def test_where_a_reply_goes_that_a_direct_message_takes_over_is_the_same_workspace(house: House) -> None:
    platform = platform_of(house)
    place = {"kind": "response", "url": "http://127.0.0.1/", "user": "UT2", WORKSPACE: "T2"}
    assert asyncio.run(platform.elsewhere(place, "used_url")) == {
        "kind": "dm",
        "user": "UT2",
        WORKSPACE: "T2",
    }
    private = platform.write("key", Reply("x", private=True), {**place, "kind": "channel", "channel": "CT2"})
    assert private.place[WORKSPACE] == "T2"


def test_the_channels_of_each_workspace_are_read_with_its_own_token(house: House) -> None:
    api = house.process()
    history = SlackHistory(api, house.engines[0], Directory(house.engines[0]), house.now)
    for team in ("T1", "T2"):
        house.company.teams[team].says(f"U{team}", f"C{team}", f"what {team} says")
        page = asyncio.run(history.page(f"C{team}", after="", before=""))
        assert len(page.heads) == 1
        assert page.heads[0].location.startswith(f"https://{team.lower()}.slack.com/")


@pytest.mark.parametrize(
    ("envelope", "workspace"),
    [
        ({"team_id": "T2", "authorizations": [{"team_id": "T1", "enterprise_id": None}]}, "T1"),
        ({"team_id": "T9", "context_team_id": "T1"}, "T1"),
        ({"team_id": "T1"}, "T1"),
        ({"team_id": "T9"}, None),
        ({"team_id": "T1", "authorizations": [{"team_id": "T9", "enterprise_id": None}]}, None),
        ({}, None),
    ],
)
def test_an_event_is_for_the_workspace_through_which_it_came_and_not_where_it_happened(
    house: House, envelope: Payload, workspace: str | None
) -> None:
    body = {"type": "event_callback", "event": {"type": "message"}, **envelope}
    assert asyncio.run(house.process().workspaces.of_body(body)) == workspace


def test_a_bot_token_that_slack_takes_no_more_keeps_no_installation_waiting(house: House) -> None:
    house.settings = house.settings.model_copy(update={"bot_token": SecretStr("xoxb-revoked")})
    workspaces = house.process().workspaces
    body: Payload = {"type": "event_callback", "event": {"type": "message"}, "team_id": "T1"}
    assert asyncio.run(workspaces.of_body(body)) == "T1"
    with pytest.raises(PlatformBusyError):
        asyncio.run(workspaces.of_body({**body, "team_id": "T9"}))


def test_a_press_is_for_the_workspace_whose_message_is_pressed(house: House) -> None:
    body: Payload = {
        "type": "block_actions",
        "team": {"id": "T2"},
        "message": {"bot_profile": {"team_id": "T1"}},
        "actions": [],
    }
    assert asyncio.run(house.process().workspaces.of_body(body)) == "T1"
    body = {"type": "block_actions", "team": None, "user": {"id": "UT2", "team_id": "T2"}, "actions": []}
    assert asyncio.run(house.process().workspaces.of_body(body)) == "T2"


def test_an_old_roster_of_another_workspace_is_read_there_and_not_lost(house: House) -> None:
    platform = platform_of(house)
    asyncio.run(platform.channel("CT2"))
    directory = Directory(house.engines[0])
    person = directory.find_on("slack", "UT2")
    assert person
    house.slack.advance(timedelta(days=2).total_seconds())
    team = house.company.teams["T1"]
    # the same person, in the workspace that does not have that channel
    team.add_user("UAGAIN", "again", "t2@example.org")
    said = team.says("UAGAIN", team.dm("UAGAIN"), "hello")
    asyncio.run(platform.hear({**said.envelopes[0].payload, "received_at": 0.0}))
    again = directory.find_on("slack", "UAGAIN")
    assert again
    assert again.id == person.id
    assert "CT2" in again.channels
