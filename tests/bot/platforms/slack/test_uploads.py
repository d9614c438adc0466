"""Files of ours in Slack: shared once, found again by the mark in their name, and in a place that holds files."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pydantic import SecretStr
from sqlalchemy import create_engine

from bot.enclosures import CONTENT, FILE, NAME
from bot.errors import PlatformRefusedError, PlatformUnreachableError
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.posting import SlackPosts, place_of_files
from bot.platforms.slack.render import plain, to_slack
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.uploads import marked
from bot.testing.slack import FakeSlack, Post
from skills.messages import File, Reply

REPLY = Reply("The transcript of Launch.", (File("2026-11-20-launch.vtt", "WEBVTT\n\nGrüße"),))
PLACE: dict[str, object] = {"kind": "channel", "channel": "C1", "thread": None}
KEY = "slack:E1#1"


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack(rate_limits=False) as slack:
        slack.add_user("U1", "Ana", "ana@example.org")
        slack.add_channel("C1", "general", members=["U1", slack.bot_user_id])
        yield slack


def posts_of(slack: FakeSlack) -> SlackPosts:
    token, secret = SecretStr(slack.bot_token), SecretStr(slack.signing_secret)
    settings = SlackSettings(bot_token=token, signing_secret=secret, base_url=slack.api_url)
    # none of these asks the database
    return SlackPosts(SlackApi(settings), create_engine("sqlite://"), lambda: datetime.now(UTC))


def send(slack: FakeSlack, place: dict[str, object] = PLACE) -> str:
    return asyncio.run(posts_of(slack).send(place, to_slack(REPLY)[1], KEY))


def found(slack: FakeSlack, place: dict[str, object] = PLACE, key: str = KEY) -> str | None:
    return asyncio.run(posts_of(slack).find(place, key))


def shared(slack: FakeSlack) -> list[Post]:
    return [post for post in slack.posts() if post.files]


def test_a_reply_with_a_file_is_a_message_and_the_file_behind_it() -> None:
    for messages in (to_slack(REPLY), plain(REPLY)):
        assert [FILE in one for one in messages] == [False, True]
        assert messages[1][FILE][NAME] == "2026-11-20-launch.vtt"
        assert messages[1][FILE][CONTENT] == "WEBVTT\n\nGrüße".encode()


def test_a_file_is_shared_in_its_thread_with_every_byte(slack: FakeSlack) -> None:
    root = slack.says("U1", "C1", "hello").ts
    send(slack, {**PLACE, "thread": root})
    (post,) = shared(slack)
    assert post.thread_ts == root
    assert post.files[0].content == "WEBVTT\n\nGrüße".encode()
    assert post.files[0].title == marked("2026-11-20-launch.vtt", KEY)
    assert found(slack, {**PLACE, "thread": root}) == post.files[0].id


def test_a_file_that_arrived_though_nobody_heard_so_is_found_and_not_shared_twice(slack: FakeSlack) -> None:
    slack.cut_next("files.completeUploadExternal", after=True)
    with pytest.raises(PlatformUnreachableError):
        send(slack)
    assert found(slack) == shared(slack)[0].files[0].id
    assert len(shared(slack)) == 1


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "upload", "files.completeUploadExternal"])
def test_a_file_that_did_not_arrive_is_not_found_and_sent_again(slack: FakeSlack, method: str) -> None:
    slack.cut_next(method, after=False)
    with pytest.raises(PlatformUnreachableError):
        send(slack)
    assert found(slack) is None
    send(slack)
    assert len(shared(slack)) == 1


def test_a_file_of_another_reply_is_not_taken_for_it(slack: FakeSlack) -> None:
    send(slack)
    assert found(slack, key="slack:E2#1") is None


@pytest.mark.parametrize("kind", ["ephemeral", "response"])
def test_what_one_person_sees_in_passing_holds_no_file_so_it_comes_directly(kind: str) -> None:
    assert place_of_files({"kind": kind, "user": "U1", "url": "x"}) == {"kind": "dm", "user": "U1"}
    assert place_of_files(PLACE) == PLACE


@pytest.mark.parametrize("name", ["a.md", "a", ".hidden", "a.b.c.json"])
def test_the_mark_stands_before_the_ending(name: str) -> None:
    assert marked(name, KEY).replace(f".{marked('', KEY).strip('.')}", "", 1) == name


def test_a_picture_is_shared_with_every_byte(slack: FakeSlack) -> None:
    picture = b"\x89PNG\r\n" + bytes(range(256))
    reply = Reply("The picture.", (File("risk.png", content=picture),))
    asyncio.run(posts_of(slack).send(PLACE, to_slack(reply)[1], KEY))
    assert shared(slack)[0].files[0].content == picture


REFUSED = ("file_upload_size_restricted", "file_uploads_disabled", "file_type_not_allowed")


@pytest.mark.parametrize("code", REFUSED)
def test_a_file_that_the_workspace_does_not_take_is_one_sentence_with_what_to_do(
    slack: FakeSlack, code: str
) -> None:
    slack.fail_next("files.getUploadURLExternal", error=code)
    reply = Reply("Packed.", (File("autumn-1.zip", content=b"PK" * 2_000_000),))
    sent = asyncio.run(posts_of(slack).send(PLACE, to_slack(reply)[1], KEY))
    (post,) = slack.posts()
    assert post.text == (
        "The file autumn-1.zip of 4 MB was not taken here: make a set of fewer pictures, or let `confidant create "
        "export` write it on the server."
    )
    # a second try after a crash finds it
    assert found(slack) == sent == post.ts


def test_a_file_that_is_refused_for_another_reason_is_not_said_to_be_too_large(slack: FakeSlack) -> None:
    slack.fail_next("files.getUploadURLExternal", error="channel_not_found")
    with pytest.raises(PlatformRefusedError, match="channel_not_found"):
        send(slack)
    assert not slack.posts()


@pytest.mark.parametrize("held", [{"text": "WEBVTT"}, {"base64": "V0VCVlRU"}], ids=["text", "base64"])
def test_a_file_that_an_earlier_version_wrote_into_its_message_is_sent(
    slack: FakeSlack, held: dict[str, str]
) -> None:
    message = {"text": "a.vtt", FILE: {NAME: "a.vtt", **held}}
    asyncio.run(posts_of(slack).send(PLACE, message, KEY))
    assert shared(slack)[0].files[0].content == b"WEBVTT"
