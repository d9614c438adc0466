"""Words of an answer while it is put together: a stream, or where Slack takes no more of those, a post that grows."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.errors import PlatformBusyError, PlatformRefusedError
from bot.outbox import Outbox
from bot.platforms.growth import Begun, Growing
from bot.platforms.slack import limits
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.mrkdwn import unping
from bot.platforms.slack.people import NAME
from bot.platforms.slack.posting import SlackPosts, task_of
from bot.platforms.slack.render import to_slack
from bot.platforms.slack.workspaces import working_for
from bot.platforms.text.spans import clean
from skills.language import again, say
from skills.messages import Reply

log = logging.getLogger(__name__)

Payload = dict[str, Any]  # Any: Slack's own JSON
TASK = say("Putting the answer together")
# Slack takes 12,000 characters at once
_MOST = 8_000
# a mention or a link in words of others must neither ping nor lead anywhere; the reply itself shows the characters
_HARMLESS = str.maketrans({"<": "‹", ">": "›", "[": "［", "]": "］"})


@dataclass(frozen=True)
class StreamPace:
    """In seconds. `hold`: an answer that is whole sooner is simply posted. `patience`: how long it waits for a call.

    Streams share 100 appends a minute, posts that grow 50 edits."""

    hold: float = 0.4
    append: float = 1.0
    edit: float = 3.0
    patience: float = 3.0


@dataclass(frozen=True)
class SlackStreams:
    """Makes the stream of each answer."""

    api: SlackApi
    posts: SlackPosts
    outbox: Outbox
    now: Callable[[], datetime]
    pace: StreamPace = StreamPace()

    def of(self, key: str, place: Payload) -> Growing | None:
        """None where nothing can grow: what one person sees in passing, and what is in no thread."""
        grows = place["kind"] in ("channel", "direct") and place.get("thread") and place.get("user")
        if not grows:
            return None
        surface, pace = _Surface(self.api, self.posts, key, place, self.pace), self.pace
        return Growing(
            surface, self.outbox, self.now, NAME, key, place, hold=pace.hold, patience=pace.patience
        )


class _Surface:
    """A stream in Slack, which goes on by edits once it ran out of time or none is to be had."""

    def __init__(self, api: SlackApi, posts: SlackPosts, key: str, place: Payload, pace: StreamPace) -> None:
        self.api, self.posts, self.key, self.place, self.pace = api, posts, key, place, pace
        self.edits = False

    @property
    def pause(self) -> float:
        return self.pace.edit if self.edits else self.pace.append

    async def session(self) -> AbstractContextManager[object]:
        return working_for(await self.api.workspaces.of_place(self.place))

    async def start(self, begun: Payload, words: str) -> Begun:
        try:
            return Begun(await self._start(), begun)
        except (PlatformBusyError, PlatformRefusedError) as error:
            log.info("no stream, so a post grows: %s", error)
        self.edits = True
        ts = await self.posts.send(self.place, grown(words), f"{self.key}#0")
        return Begun(ts, self.place, words)

    async def grow(self, message_id: str, shown: str, words: str) -> str:
        if self.edits:
            await self.posts.edit(self.place, message_id, grown(words))
            return words
        more = chunk_of(words[len(shown) :])
        try:
            await self.api.call(
                "chat.appendStream",
                channel=self.place["channel"],
                ts=message_id,
                markdown_text=harmless(more),
            )
        except PlatformRefusedError as error:
            if error.code != "message_not_in_streaming_state":
                raise
            # it ran out of time: the same message goes on growing by edits
            self.edits = True
            return shown
        return shown + more

    async def withdraw(self, begun: Begun) -> None:
        await self.posts.remove(begun.place, begun.id)

    async def _start(self) -> str:
        is_channel = self.place["kind"] == "channel"
        answer = await self.api.call(
            "chat.startStream",
            channel=self.place["channel"],
            thread_ts=self.place["thread"],
            recipient_team_id=self.place.get("team") if is_channel else None,
            recipient_user_id=self.place["user"] if is_channel else None,
            task_display_mode="timeline",
            chunks=[
                {
                    "type": "task_update",
                    "id": task_of(f"{self.key}#0"),
                    "title": again(TASK),
                    "status": "in_progress",
                }
            ],
        )
        return str(answer.get("ts") or "")


def chunk_of(words: str) -> str:
    """As many of the words as Slack takes at once; it counts in UTF-16, where a picture of a family is eleven."""
    part = words[:_MOST]
    while limits.size(harmless(part)) > _MOST:
        part = part[: max(1, len(part) * 3 // 4)]
    return part


def harmless(text: str) -> str:
    """Markdown of others for a stream: it pings nobody and links nowhere."""
    return unping(clean(text)).translate(_HARMLESS)


def grown(words: str) -> Payload:
    """The words so far as a message of their own; those that fill more than one wait for the reply."""
    return to_slack(Reply(words))[0]
