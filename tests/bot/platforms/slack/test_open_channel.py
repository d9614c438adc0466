"""What a person has open beside the agent counts only where they are in it and no outsider is."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine

from bot.directory import Directory
from bot.metrics import Metrics
from bot.platforms import Platform
from bot.platforms.slack import connect
from bot.platforms.slack.settings import SlackSettings
from bot.testing.slack import FakeSlack
from indexing.settings import FetchSettings

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


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
def platform(slack: FakeSlack, store: Engine) -> Platform:
    settings = SlackSettings(
        bot_token=SecretStr(slack.bot_token), signing_secret=SecretStr("s"), base_url=slack.api_url
    )

    async def receive(_platform: str, _event: str, _body: dict[str, object]) -> bool:
        return True

    found, _ = connect(
        settings, FetchSettings(), store, Directory(store), lambda: NOW, receive, Metrics(), ()
    )
    return found


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
