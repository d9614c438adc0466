"""What a person has open beside the agent counts only where they are in it and no outsider is."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.directory import Directory
from bot.metrics import Metrics
from bot.open_channels import forget_open_channels
from bot.platforms import Heard, Platform
from bot.platforms.slack import connect
from bot.platforms.slack.settings import SlackSettings
from bot.tables import OpenChannelRow
from bot.testing.slack import Delivery, FakeSlack
from indexing.settings import FetchSettings

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
GENERAL = {"entities": [{"type": "slack#/types/channel_id", "value": "CGEN"}]}


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack(rate_limits=False) as running:
        running.add_user("UANA", "Ana Souza", "ana@example.org")
        running.add_user("UBO", "Bo Lind", "bo@example.org")
        bot = running.bot_user_id
        running.add_channel("CGEN", "general", ["UANA", bot])
        running.add_channel("CBOARD", "board", ["UBO", bot], private=True)
        running.add_channel("CEXT", "agency", ["UANA", bot], external=True)
        running.add_channel("CDARK", "dark", ["UANA"], private=True)
        yield running


@pytest.fixture
def clock() -> list[datetime]:
    """The time that it is, as the last of these."""
    return [NOW]


@pytest.fixture
def platform(slack: FakeSlack, store: Engine, clock: list[datetime]) -> Platform:
    settings = SlackSettings(
        bot_token=SecretStr(slack.bot_token), signing_secret=SecretStr("s"), base_url=slack.api_url
    )

    async def receive(_platform: str, _event: str, _body: dict[str, object]) -> bool:
        return True

    found, _ = connect(
        settings, FetchSettings(), store, Directory(store), lambda: clock[-1], receive, Metrics(), ()
    )
    return found


def hears(platform: Platform, sent: Delivery) -> Heard | None:
    return asyncio.run(platform.hear(dict(sent.envelopes[0].payload)))


def open_for(slack: FakeSlack, platform: Platform, user: str = "UANA") -> str:
    """What a message that says nothing of it is taken to have open beside it."""
    slack.world.tells_open = False
    heard = hears(platform, slack.says(user, slack.dm(user), "summarise this channel"))
    assert heard
    return heard.message.open_channel


@pytest.mark.parametrize(
    ("channel", "seen"),
    [("CGEN", "slack:CGEN"), ("CBOARD", ""), ("CEXT", ""), ("CDARK", ""), ("CGONE", "")],
    ids=["own", "of-others", "shared-with-outsiders", "closed-to-us", "gone"],
)
def test_an_open_channel_is_known_only_where_its_reader_is_in_it(
    slack: FakeSlack, platform: Platform, channel: str, seen: str
) -> None:
    slack.looks_at("UANA", channel)
    sent = slack.says("UANA", slack.dm("UANA"), "summarise this channel")
    heard = asyncio.run(platform.hear(dict(sent.envelopes[0].payload)))
    assert heard
    assert heard.message.open_channel == seen


def test_without_anything_open_nothing_is_known(slack: FakeSlack, platform: Platform) -> None:
    sent = slack.says("UANA", slack.dm("UANA"), "summarise this channel")
    heard = asyncio.run(platform.hear(dict(sent.envelopes[0].payload)))
    assert heard
    assert heard.message.open_channel == ""


def test_what_was_opened_before_a_message_is_remembered_for_an_hour(
    slack: FakeSlack, platform: Platform, clock: list[datetime]
) -> None:
    assert hears(platform, slack.looks_at("UANA", "CGEN")) is None
    clock.append(NOW + timedelta(minutes=59))
    assert open_for(slack, platform) == "slack:CGEN"
    assert open_for(slack, platform, "UBO") == ""
    clock.append(NOW + timedelta(minutes=61))
    assert open_for(slack, platform) == ""


def test_what_a_message_says_goes_before_what_was_opened_earlier(
    slack: FakeSlack, platform: Platform
) -> None:
    hears(platform, slack.looks_at("UANA", "CGEN"))
    slack.looks_at("UANA", "")  # of which we have not heard yet
    heard = hears(platform, slack.says("UANA", slack.dm("UANA"), "summarise this channel"))
    assert heard
    assert heard.message.open_channel == ""


def test_a_channel_that_is_closed_again_is_open_no_more(slack: FakeSlack, platform: Platform) -> None:
    hears(platform, slack.looks_at("UANA", "CGEN"))
    hears(platform, slack.looks_at("UANA", ""))
    assert open_for(slack, platform) == ""


@pytest.mark.parametrize("channel", ["CBOARD", "CEXT", "CDARK", "CGONE"])
def test_a_channel_that_its_reader_may_not_see_is_never_kept(
    slack: FakeSlack, platform: Platform, store: Engine, channel: str
) -> None:
    hears(platform, slack.looks_at("UANA", channel))
    with Session(store) as session:
        assert session.scalars(select(OpenChannelRow)).all() == []


def test_whoever_left_a_channel_since_has_it_open_no_more(slack: FakeSlack, platform: Platform) -> None:
    hears(platform, slack.looks_at("UANA", "CGEN"))
    hears(platform, slack.leave("UANA", "CGEN"))
    assert open_for(slack, platform) == ""


@pytest.mark.parametrize(
    "event",
    [
        {"type": "app_context_changed", "user": "UANA", "context": GENERAL},
        {"type": "app_home_opened", "user": "UANA", "channel": "DANA", "tab": "about", "context": GENERAL},
        {
            "type": "assistant_thread_context_changed",
            "assistant_thread": {"user_id": "UANA", "context": {"channel_id": "CGEN"}},
        },
    ],
    ids=["as-the-sdk-types-it", "with-the-home", "older-kind"],
)
def test_other_forms_of_saying_so_are_understood(
    slack: FakeSlack, platform: Platform, event: dict[str, object]
) -> None:
    hears(platform, slack.event(event))
    assert open_for(slack, platform) == "slack:CGEN"


def test_what_somebody_has_open_is_forgotten_with_the_rest_of_them(
    slack: FakeSlack, platform: Platform, store: Engine
) -> None:
    hears(platform, slack.looks_at("UANA", "CGEN"))
    with Session(store) as session, session.begin():
        (row,) = session.scalars(select(OpenChannelRow)).all()
        assert forget_open_channels(session, row.person) == 1
    assert open_for(slack, platform) == ""
