"""Words of an answer while it is put together: a stream, or where Slack takes no more of those, a post that grows.

The words never decide what a reply says. What was begun is in the outbox before it says anything, and whoever delivers
the reply lets that very message say the whole, whatever became of the stream: after five minutes, after a stop, after a
broken line, after a crash.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.errors import PlatformBusyError, PlatformError, PlatformRefusedError, StoreError
from bot.outbox import BEGUN, Outbox
from bot.platforms.slack import limits
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.mrkdwn import clean, unping
from bot.platforms.slack.people import NAME
from bot.platforms.slack.posting import SlackPosts, task_of
from bot.platforms.slack.render import to_slack
from bot.platforms.slack.workspaces import working_for
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

    def of(self, key: str, place: Payload) -> "SlackStream | None":
        """None where nothing can grow: what one person sees in passing, and what is in no thread."""
        grows = place["kind"] in ("channel", "direct") and place.get("thread") and place.get("user")
        return SlackStream(self, key, place) if grows else None


class SlackStream:
    """One answer's words. Nothing begins before there are any."""

    def __init__(self, streams: SlackStreams, key: str, place: Payload) -> None:
        self.streams, self.api, self.pace = streams, streams.api, streams.pace
        self.key, self.place = key, place
        self._wanted = self._shown = ""
        self._ts = ""
        self._edits = False
        self._ending = asyncio.Event()
        self._work: asyncio.Task[None] | None = None

    def show(self, partial: str) -> None:
        """Words that do not begin with those of the last time are left to the reply."""
        if not partial.startswith(self._wanted) or self._ending.is_set():
            return
        self._wanted = partial
        self._work = self._work or asyncio.create_task(self._run())

    async def end(self) -> None:
        """Show nothing more; what is under way is waited for, but not long."""
        self._ending.set()
        if self._work:
            await asyncio.wait({self._work}, timeout=self.pace.patience)
            self._work.cancel()

    def abandon(self) -> None:
        """Let go at once, as the end of a process does."""
        self._ending.set()
        if self._work:
            self._work.cancel()

    def is_idle(self, partial: str) -> bool:
        """Whether these words went out, or none go out any more."""
        return self._shown == partial or (self._work is not None and self._work.done())

    @property
    def stands(self) -> bool:
        """Whether a message of it is there."""
        return bool(self._ts)

    async def _run(self) -> None:
        if await self._is_over(self.pace.hold):
            return
        try:
            with working_for(await self.api.workspaces.of_place(self.place)):
                if await self._begin():
                    await self._grow()
        except (PlatformError, StoreError) as error:
            log.info("an answer's words are not shown any further: %s", error)
        except Exception:
            log.exception("an answer's words are not shown any further")

    async def _begin(self) -> bool:
        """Let a message stand that the outbox knows, before it says anything."""
        begun = {**self.place, BEGUN: f"{self.key}#0"}
        outbox, now = self.streams.outbox, self.streams.now()
        if not await asyncio.to_thread(lambda: outbox.open(self.key, NAME, begun, now=now)):
            return False
        try:
            self._ts = await self._start()
        except (PlatformBusyError, PlatformRefusedError) as error:
            log.info("no stream, so a post grows: %s", error)
            begun, self._edits = self.place, True
            try:
                self._ts = await self._post()
            except (PlatformBusyError, PlatformRefusedError):
                await asyncio.to_thread(outbox.unopened, self.key)
                raise
        if await asyncio.to_thread(outbox.opened, self.key, self._ts, begun):
            return True
        # the work was stopped meanwhile, and what is said to that stands elsewhere
        await self.streams.posts.remove(begun, self._ts)
        return False

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

    async def _post(self) -> str:
        words = self._wanted
        ts = await self.streams.posts.send(self.place, grown(words), f"{self.key}#0")
        self._shown = words
        return ts

    async def _grow(self) -> None:
        while True:
            words = self._wanted
            if words != self._shown:
                try:
                    await (self._edit(words) if self._edits else self._append(words))
                except PlatformBusyError as error:
                    if await self._is_over(error.retry_seconds):
                        return
                    continue
            if await self._is_over(self.pace.edit if self._edits else self.pace.append):
                return

    async def _append(self, words: str) -> None:
        more = chunk_of(words[len(self._shown) :])
        try:
            await self.api.call(
                "chat.appendStream",
                channel=self.place["channel"],
                ts=self._ts,
                markdown_text=harmless(more),
            )
        except PlatformRefusedError as error:
            if error.code != "message_not_in_streaming_state":
                raise
            # it ran out of time: the same message goes on growing by edits
            self._edits = True
            return
        self._shown += more

    async def _edit(self, words: str) -> None:
        if not await asyncio.to_thread(self.streams.outbox.is_open, self.key):
            # stopped, or taken over by another process: the message says something else by now
            self._ending.set()
            return
        await self.streams.posts.edit(self.place, self._ts, grown(words))
        self._shown = words

    async def _is_over(self, seconds: float) -> bool:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ending.wait(), seconds)
        return self._ending.is_set()


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
