"""The week's gaps in a Slack channel: what its members may read, once, and nothing where outsiders listen."""

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from pydantic import SecretStr

from bot.courier import Courier
from bot.errors import PlatformRefusedError
from bot.languages import Languages
from bot.metrics import Metrics
from bot.outbox import Outbox
from bot.platforms.slack import connect
from bot.platforms.slack.settings import SlackSettings
from bot.testing.slack import FakeSlack, Post
from bot.weekly import Weekly
from indexing.settings import FetchSettings
from skills.language import ENGLISH
from tests.bot.review.conftest import Desk

DOG = "May I bring my dog to the office?"


@dataclass
class Monday:
    """A real Slack platform against the fake one, over a real index, outbox and courier."""

    desk: Desk
    slack: FakeSlack

    def __post_init__(self) -> None:
        settings = SlackSettings(
            bot_token=SecretStr(self.slack.bot_token),
            signing_secret=SecretStr(self.slack.signing_secret),
            base_url=self.slack.api_url,
        )
        desk, metrics = self.desk, Metrics()
        engine, now = desk.engine, lambda: desk.now
        platform, _ = connect(settings, FetchSettings(), engine, desk.directory, now, _never, metrics, ())
        platforms = {"slack": platform}
        self.outbox = Outbox(engine)
        self.courier = Courier(self.outbox, platforms, metrics, now)
        self.weekly = Weekly(
            "slack:CEXPERTS",
            desk.review.questions,
            desk.reviewed,
            desk.directory,
            platforms,
            self.outbox,
            now,
            lambda: None,
            Languages(desk.directory, ENGLISH),
        )
        self.slack.add_user("UBO", "Bo Lind", "bo@example.org")

    def channel(self, *, external: bool = False) -> None:
        self.slack.add_channel("CEXPERTS", "experts", ["UBO", self.slack.bot_user_id], external=external)

    def comes(self) -> list[Post]:
        """What stands in Slack after the chore, run twice as a restart would, and the courier's round."""
        return asyncio.run(self._comes())

    async def _comes(self) -> list[Post]:
        await self.weekly.post()
        await self.weekly.post()
        for delivery in self.outbox.take("p1", now=self.desk.now, limit=10):
            await self.courier.deliver(delivery)
        return self.slack.posts()


async def _never(_platform: str, _event_id: str, _body: dict[str, object]) -> bool:
    raise AssertionError


@pytest.fixture
def monday(desk: Desk) -> Iterator[Monday]:
    with FakeSlack(rate_limits=False) as slack:
        yield Monday(desk, slack)


def test_the_channel_reads_once_what_was_asked_most_and_the_nearest_document(monday: Monday) -> None:
    monday.channel()
    monday.desk.wrote("pets.md", "Dogs and the office.")
    monday.desk.wrote("secret.md", DOG, readers="group:hr")
    for asker in ("ana", "bo", "bo"):
        monday.desk.asks(DOG, asker=asker, decision="search")
    monday.desk.asks("Why was Bo dismissed?", decision="search")
    (post,) = monday.comes()
    assert post.channel == "CEXPERTS"
    for words in ("4 questions of the last 7 days got no answer", DOG, "3 times by 2 people", "pets.md"):
        assert words in post.all_text
    # of hr's document and of one person's words nothing is said
    assert "secret.md" not in post.all_text
    assert "dismissed" not in post.all_text
    assert "1 more is not shown" in post.all_text


def test_a_person_s_words_ping_nobody_and_link_nowhere(monday: Monday) -> None:
    monday.channel()
    for asker in ("ana", "bo"):
        monday.desk.asks("<!channel> is [this](https://evil.example) ours?", asker=asker, decision="search")
    (post,) = monday.comes()
    assert "<!channel>" not in str(post.blocks)
    assert "<https://evil.example" not in str(post.blocks)


def test_a_week_without_gaps_is_quiet(monday: Monday) -> None:
    monday.channel()
    monday.desk.asks("How long is leave?")
    assert monday.comes() == []


def test_nothing_is_posted_where_outsiders_listen(monday: Monday, caplog: pytest.LogCaptureFixture) -> None:
    monday.channel(external=True)
    for asker in ("ana", "bo"):
        monday.desk.asks(DOG, asker=asker, decision="search")
    with caplog.at_level(logging.WARNING):
        assert monday.comes() == []
    assert "shared with outsiders" in caplog.text


def test_a_channel_that_is_not_there_is_an_error_for_the_log(monday: Monday) -> None:
    with pytest.raises(PlatformRefusedError, match="channel_not_found"):
        monday.comes()


@pytest.mark.parametrize("named", ["", "teams:19:abc"])
def test_without_a_channel_or_its_platform_nothing_is_done(monday: Monday, named: str) -> None:
    monday.weekly = replace(monday.weekly, channel=named)
    assert monday.comes() == []
