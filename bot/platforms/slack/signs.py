"""The first sign: whoever asked sees at once that it is being worked on, until the reply is there.

In a thread that is Slack's status line, and in a direct message the session's status as well, which brings the button
that stops the work. Slack takes a status away when we post in its thread; after two minutes it goes by itself.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from bot.errors import PlatformBusyError, PlatformError, PlatformRefusedError, StoreError
from bot.platforms.growth import Growing
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.mrkdwn import label
from bot.platforms.slack.workspaces import working_for
from skills.language import ENGLISH, Reader, again, say, speaking
from skills.messages import Reply

log = logging.getLogger(__name__)

Payload = dict[str, Any]  # Any: Slack's own JSON
STATUS = say("is looking into it…")
LATE = say("I am looking into it…")
TITLE = 80  # characters; Slack takes 200, and shows one line
_TRIES = 3


@dataclass(frozen=True)
class Pace:
    """How fast signs come and go, in seconds.

    `line_after`: a command that is answered sooner gets its answer alone. `patience`: a sign that takes longer to be
    shown is none, and the answer does not wait for it."""

    refresh: float = 60.0
    line_after: float = 0.7
    patience: float = 2.0


ReaderThere = Callable[[Payload], Reader]


def _english(_place: Payload) -> Reader:
    return ENGLISH


class SlackSigns:
    """Makes the sign of each event; `reader` says who reads what is shown in a place, and may ask the database."""

    def __init__(self, api: SlackApi, pace: Pace = Pace(), reader: ReaderThere = _english) -> None:
        self.api = api
        self.pace = pace
        self.reader = reader
        self._background: set[asyncio.Task[None]] = set()
        self._late: dict[tuple[str, str], asyncio.Task[None]] = {}

    def begin(self, place: Payload, *, title: str, again: bool, words: Growing | None = None) -> "SlackSign":
        """Show it; on a running loop. `words` shows those of the answer."""
        return SlackSign(self, place, title=title, again=again, words=words)

    def leave_processing(self, place: Payload) -> None:
        """Let the session wait for the person again, which Slack never sets by itself; nobody waits for that."""
        if late := self._late.pop(_session(place), None):
            late.cancel()  # it would bring the button back
        self._in_background(self._leave(place))

    def process_later(self, place: Payload, sign: Coroutine[Any, Any, None]) -> None:
        """Show that a session works on without holding up its first reply; `leave_processing` takes that back."""
        self._late[_session(place)] = self._in_background(sign)

    def _in_background(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)
        return task

    async def call(self, place: Payload, method: str, **arguments: Any) -> None:  # Any: Slack's own JSON
        """A call about the thread of a place, for its workspace."""
        with working_for(await self.api.workspaces.of_place(place)):
            await self.api.call(method, channel_id=place["channel"], thread_ts=place["thread"], **arguments)

    async def _leave(self, place: Payload) -> None:
        for _ in range(_TRIES):
            try:
                await self.call(place, "agents.sessions.setStatus", status="active")
            except PlatformBusyError as error:
                await asyncio.sleep(error.retry_seconds)
            except PlatformError as error:
                log.info("a session's status is not set: %s", error)
                return
            else:
                return


class SlackSign:
    """The sign of one event."""

    def __init__(
        self, signs: SlackSigns, place: Payload, *, title: str, again: bool, words: Growing | None
    ) -> None:
        self.signs, self.api, self.pace = signs, signs.api, signs.pace
        self.place = place
        self._title = title
        self._words = words
        self._ending = asyncio.Event()
        self._ended = False
        self._shown = False
        self._processing = False
        self._work = asyncio.create_task(self._signal(again=again))

    def show(self, partial: str) -> None:
        if self._words:
            self._words.show(partial)

    async def end(self, reply: Reply | None) -> None:
        if self._ended:
            return
        self._ended = True
        self._ending.set()
        if self._words:
            await self._words.end()
        try:
            await asyncio.wait_for(self._work, self.pace.patience)
        except TimeoutError:
            log.info("a sign took too long and was left")
        if self._shown and _goes_elsewhere(self.place, reply):
            await self._quietly(self._status(""))
        if self.place["kind"] == "direct":
            self._settle_session(working=bool(reply and reply.working))

    def _settle_session(self, *, working: bool) -> None:
        """Work that goes on keeps the button that stops it, also where its first reply outran the sign."""
        if not working:
            self.signs.leave_processing(self.place)
        elif self.place.get("thread") and not self._processing:
            self.signs.process_later(self.place, self._quietly(self._process()))

    async def _signal(self, *, again: bool) -> None:
        try:
            reader = await asyncio.to_thread(self.signs.reader, self.place)
        except StoreError:
            reader = ENGLISH
        with speaking(reader):
            await self._shown_until_the_end(begun_before=again)

    async def _shown_until_the_end(self, *, begun_before: bool) -> None:
        if self.place["kind"] == "response":
            # the acknowledgement itself says nothing: nobody knows then how long it will take, and a line that the
            # answer follows at once is noise that Slack cannot take back
            if not begun_before and not await self._is_over(self.pace.line_after):
                await self._quietly(self.api.respond(self.place["url"], {"text": again(LATE)}))
        elif self.place.get("thread"):
            await self._keep_status()

    async def _keep_status(self) -> None:
        await self._quietly(self._status(again(STATUS)))
        if self.place["kind"] == "direct" and not self._ending.is_set():
            await self._quietly(self._process())
        while not await self._is_over(self.pace.refresh):
            # words that stand are a better sign, and no later post would take the status away
            if not (self._words and self._words.stands):
                await self._quietly(self._status(again(STATUS)))

    async def _status(self, words: str) -> None:
        await self.signs.call(self.place, "assistant.threads.setStatus", status=words)
        self._shown = bool(words)

    async def _process(self) -> None:
        """Let the session show that it works, and name it after its first question; older apps have a title only."""
        title = self._title or None
        try:
            await self.signs.call(self.place, "agents.sessions.setStatus", status="processing", title=title)
            self._processing = True
        except PlatformRefusedError:
            self._processing = True  # this app has no such button, now or later
            if title:
                await self.signs.call(self.place, "assistant.threads.setTitle", title=title)

    async def _is_over(self, seconds: float) -> bool:
        try:
            await asyncio.wait_for(self._ending.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def _quietly(self, call: Coroutine[Any, Any, None]) -> None:
        """A sign that Slack does not take is none; the answer comes all the same."""
        try:
            await asyncio.wait_for(call, self.pace.patience)
        except (PlatformError, TimeoutError) as error:
            log.info("no sign is shown: %s", error or "Slack took too long")


def _session(place: Payload) -> tuple[str, str]:
    return str(place.get("channel", "")), str(place.get("thread", ""))


def title_of(text: str) -> str:
    """A session's title from its first question."""
    return label(text, TITLE)


def _goes_elsewhere(place: Payload, reply: Reply | None) -> bool:
    """Whether no post of ours in the thread takes the status away."""
    if reply is None:
        return True
    replaces = reply.replaces and bool(place.get("pressed"))
    return replaces or (reply.private and place["kind"] == "channel")
