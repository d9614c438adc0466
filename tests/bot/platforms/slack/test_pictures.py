"""Pictures in Slack: brought once as private files, shown once Slack takes them, and said in words until then."""

import asyncio
import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine

from bot.errors import PlatformBusyError
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.home import to_home
from bot.platforms.slack.picture_book import KEPT
from bot.platforms.slack.posting import SlackPosts
from bot.platforms.slack.render import to_slack
from bot.platforms.slack.settings import SlackSettings
from bot.testing.slack import FakeSlack
from skills.home import Home
from skills.messages import Picture, Reply
from skills.overview import Day, Week

PNG = b"\x89PNG\r\n" + bytes(range(200))
DAYS = (Day(datetime(2026, 11, 20, tzinfo=UTC).date(), asked=10, answered=7),)
WEEK = Week(7, 3, checked=2, right=1, liked=4, disliked=1, to_check=5, to_answer=6, days=DAYS)
ALT = "Answered: 70%; Right among those checked: 50%; 20 Nov: 7 of 10 answered"
UPLOAD = "files.getUploadURLExternal"


@dataclass
class Desk:
    slack: FakeSlack
    engine: Engine
    at: datetime = datetime(2026, 11, 26, 9, tzinfo=UTC)
    posts: SlackPosts = field(init=False)

    def __post_init__(self) -> None:
        token, secret = SecretStr(self.slack.bot_token), SecretStr(self.slack.signing_secret)
        settings = SlackSettings(bot_token=token, signing_secret=secret, base_url=self.slack.api_url)
        self.posts = SlackPosts(SlackApi(settings), self.engine, lambda: self.at)

    def opens(self, user: str = "U1", png: bytes = PNG) -> None:
        message = to_home(Home((), (), WEEK, (), picture=png).to_reply())
        asyncio.run(self.posts.send({"kind": "home", "user": user}, message, "slack:E1#0"))

    def blocks(self, user: str = "U1") -> str:
        """What the person's Home tab shows."""
        return json.dumps(
            [view.raw["blocks"] for view in self.slack.views if view.user == user], ensure_ascii=False
        )

    def shown(self, user: str = "U1") -> str:
        """The picture in the tab; empty while there are words in its place."""
        found = [
            block["slack_file"]["id"]
            for view in self.slack.views
            for block in view.blocks
            if view.user == user and block["type"] == "image"
        ]
        return found[0] if found else ""

    def count(self, method: str) -> int:
        return sum(call.method == method for call in self.slack.calls)


@pytest.fixture
def desk(store: Engine) -> Iterator[Desk]:
    with FakeSlack(rate_limits=False) as slack:
        for user in ("U1", "U2"):
            slack.add_user(user, user, f"{user}@example.org")
        slack.add_channel("C1", "general", members=["U1", slack.bot_user_id])
        yield Desk(slack, store)


def test_the_tab_is_there_in_words_before_its_picture_is(desk: Desk) -> None:
    seen: list[str] = []
    desk.slack.on_call(UPLOAD, lambda _: seen.append(desk.blocks()))
    desk.opens()
    assert ALT in seen[0]
    assert '"image"' not in seen[0]
    assert ALT in desk.blocks()
    assert desk.slack.world.files[desk.shown()].content == PNG


def test_a_picture_is_a_private_file_in_no_channel(desk: Desk) -> None:
    desk.opens()
    (call,) = [one for one in desk.slack.calls if one.method == "files.completeUploadExternal"]
    assert "channel_id" not in call.arguments
    assert not any(post.files for post in desk.slack.posts())
    assert desk.count("files.sharedPublicURL") == 0


def test_the_same_picture_is_brought_once_for_everybody_and_another_one_anew(desk: Desk) -> None:
    desk.opens("U1")
    desk.opens("U2")
    desk.opens("U1")
    assert desk.shown("U1") == desk.shown("U2") != ""
    assert desk.count(UPLOAD) == 1
    desk.opens("U1", PNG + b"more")
    assert desk.shown("U1") != desk.shown("U2")
    assert desk.count(UPLOAD) == 2


def test_a_picture_waits_until_slack_has_looked_at_it(desk: Desk) -> None:
    desk.slack.world.file_looks = 2
    for _ in range(2):
        with pytest.raises(PlatformBusyError):
            desk.opens()
        assert not desk.shown()
        assert ALT in desk.blocks()
    desk.opens()
    assert desk.shown()
    assert desk.count(UPLOAD) == 1


def test_a_picture_that_slack_never_shows_stays_in_words(desk: Desk) -> None:
    desk.slack.world.file_looks = 1_000
    with pytest.raises(PlatformBusyError):
        desk.opens()
    desk.at += timedelta(minutes=2)
    desk.opens()
    assert not desk.shown()
    assert ALT in desk.blocks()


def test_a_picture_that_an_admin_deleted_is_said_in_words_and_brought_anew(desk: Desk) -> None:
    desk.opens()
    first = desk.shown()
    desk.slack.world.files[first] = replace(desk.slack.world.files[first], gone=True)
    desk.opens()
    assert ALT in desk.blocks()
    assert not desk.shown()
    desk.opens()
    assert desk.shown() not in ("", first)


@pytest.mark.parametrize("method", [UPLOAD, "files.completeUploadExternal", "files.info"])
def test_without_the_scope_for_files_the_tab_says_it_in_words(desk: Desk, method: str) -> None:
    desk.slack.fail_next(method, error="missing_scope")
    desk.opens()
    assert ALT in desk.blocks()
    assert not desk.shown()


def test_pictures_that_nobody_was_shown_for_long_are_deleted(desk: Desk) -> None:
    desk.opens()
    first = desk.shown()
    desk.at += KEPT / 2
    desk.opens()
    desk.at += KEPT / 2 + timedelta(days=1)
    desk.opens(png=PNG + b"more")
    assert not desk.slack.world.files[first].gone
    desk.at += KEPT
    desk.opens(png=PNG + b"even more")
    assert desk.slack.world.files[first].gone


def test_a_message_shows_a_picture_too_and_is_posted_once(desk: Desk) -> None:
    (message,) = to_slack(Reply("The week.", (Picture("week.png", "Seven of ten", PNG),)))
    asyncio.run(desk.posts.send({"kind": "channel", "channel": "C1", "thread": None}, message, "slack:E2#0"))
    (post,) = desk.slack.posts("C1")
    (image,) = [block for block in post.blocks if block["type"] == "image"]
    assert image["alt_text"] == "Seven of ten"
    assert desk.slack.world.files[image["slack_file"]["id"]].content == PNG


def test_a_command_answered_to_its_address_has_words_for_a_picture(desk: Desk) -> None:
    sent = desk.slack.command("U1", "/confidant", "home", "C1")
    (message,) = to_slack(Reply("The week.", (Picture("week.png", "Seven of ten", PNG),)))
    place = {"kind": "response", "url": sent.envelopes[0].payload["response_url"], "user": "U1"}
    asyncio.run(desk.posts.send(place, message, "slack:E3#0"))
    (post,) = desk.slack.posts("C1")
    assert "Seven of ten" in post.all_text
    assert desk.count(UPLOAD) == 0


def test_a_picture_that_an_earlier_version_wrote_into_its_message_is_shown(desk: Desk) -> None:
    [message] = to_slack(Reply("Drafts.", (Picture("sheet.png", "A contact sheet.", PNG),)))
    [block] = [one for one in message["blocks"] if "picture" in one]
    block["picture"] = {"name": "sheet.png", "base64": base64.b64encode(PNG).decode()}
    place = {"kind": "channel", "channel": "C1", "thread": None}
    asyncio.run(desk.posts.send(place, message, "slack:E2#0"))
    [post] = desk.slack.posts()
    shown = [one["slack_file"]["id"] for one in post.blocks if one["type"] == "image"]
    assert [desk.slack.world.files[one].content for one in shown] == [PNG]
