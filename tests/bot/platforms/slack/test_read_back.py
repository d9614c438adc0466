"""What a message of ours shows in Slack: read back after an edit, and gone after it was taken away."""

import asyncio

import pytest

from bot.platforms.slack.posting import SlackPosts
from bot.testing.slack import FakeSlack
from tests.bot.platforms.slack.test_uploads import PLACE, posts_of, send, slack

__all__ = ["slack"]


async def _read(posts: SlackPosts, place: dict[str, object]) -> list[str | None]:
    said = {"text": "Launch: the minutes", "blocks": []}
    ts = await posts.send(place, said, "k#0")
    shown = [await posts.text_of(place, ts)]
    await posts.edit(place, ts, {"text": "deleted"})
    shown.append(await posts.text_of(place, ts))
    await posts.remove(place, ts)
    return [*shown, await posts.text_of(place, ts)]


@pytest.mark.parametrize("threaded", [False, True])
def test_an_edit_and_a_removal_are_read_back(slack: FakeSlack, threaded: bool) -> None:  # the fixture
    root = slack.says("U1", "C1", "hello").ts if threaded else None
    before, after, gone = asyncio.run(_read(posts_of(slack), {**PLACE, "thread": root}))
    assert "Launch" in (before or "")
    assert "Launch" not in (after or "Launch")
    assert "deleted" in (after or "")
    assert gone is None


def test_a_shared_file_is_taken_away_and_taking_it_away_twice_does_no_harm(slack: FakeSlack) -> None:
    posts = posts_of(slack)
    file_id = send(slack)
    asyncio.run(posts.remove(PLACE, file_id))
    asyncio.run(posts.remove(PLACE, file_id))
    assert asyncio.run(posts.text_of(PLACE, file_id)) is None


def test_a_shared_file_is_still_there_until_slack_has_it_no_more(slack: FakeSlack) -> None:
    assert asyncio.run(posts_of(slack).text_of(PLACE, send(slack)))
    assert asyncio.run(posts_of(slack).text_of(PLACE, "F0GONE")) is None
