"""Reads a chat back for one person: only a channel they are in, and aloud only where it was written."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.directory import Directory
from bot.errors import PlatformRefusedError
from bot.platforms.history import Readable, ThreadHead
from indexing.sources.threads import Thread
from skills.errors import ForbiddenError, UserError
from skills.language import say
from skills.messages import Conversation, User
from skills.talk import Saying, Talked, nothing_here

SLACK, TEAMS = "slack", "teams"
MOST_THREADS = 300
MOST_WITH_REPLIES = 60  # each costs a call
NO_CHANNEL = say("Which channel you mean is missing.")


@dataclass(frozen=True)
class ChatTalk:
    """`history_of` opens a platform's channels by its name; None for one that is not set up."""

    history_of: Callable[[str], Readable | None]
    directory: Directory

    async def thread(self, place: Conversation, by: User) -> Talked:
        history = self._history(place.platform)
        name = await self._checked(history, place, place.channel, by)
        thread = await history.thread(place.channel, place.thread or "")
        return Talked(name, (_sayings(thread),) if thread else ())

    async def channel(self, place: Conversation, channel: str, by: User, *, since: datetime) -> Talked:
        platform, _, own = channel.rpartition(":")
        history = self._history(platform or place.platform)
        if own.startswith("#"):
            own = await self._named(history, place, own.removeprefix("#"), by)
        wanted = own or place.channel
        if place.private and not own and await self._is_direct(history, wanted):
            raise UserError(NO_CHANNEL, hint=say("`catchup` in the channel, or `/confidant catchup` there."))
        name = await self._checked(history, place, wanted, by)
        return await _read(history, wanted, name, since)

    async def _named(self, history: Readable, place: Conversation, name: str, by: User) -> str:
        """The id of a channel that is called so, if this person is in it."""
        external_id = await asyncio.to_thread(self.directory.id_on, place.platform, by.id)
        return only(f"#{name}", await history.named(name, external_id) if external_id else ())

    def _history(self, platform: str) -> Readable:
        history = self.history_of(platform)
        if history is None:
            raise nothing_here()
        return history

    async def _is_direct(self, history: Readable, channel: str) -> bool:
        try:
            return (await history.about(channel)).direct
        except PlatformRefusedError:
            return True

    async def _checked(self, history: Readable, place: Conversation, channel: str, by: User) -> str:
        """The channel's name, once all that forbids to read it is ruled out."""
        if not place.private and channel != place.channel:
            raise UserError(
                say("Others read along here, so I tell only what was written here."),
                hint=say("Ask me in a direct message about another channel."),
            )
        try:
            about = await history.about(channel)
        except PlatformRefusedError as error:
            raise _not_there() from error
        name = f"#{about.name}"
        if about.external:
            raise UserError(
                say("{name} is shared with people outside the company, so I tell nothing of it.", name=name)
            )
        if not about.direct:
            external_id = await asyncio.to_thread(self.directory.id_on, place.platform, by.id)
            if not about.joined:
                raise _not_there()
            if external_id is None or not await history.has_member(channel, external_id):
                raise ForbiddenError(
                    say("You are not in this channel."), hint=say("Join it first, then ask again.")
                )
        return "here" if about.direct else name


def only(name: str, found: Sequence[str]) -> str:
    """The one channel that is called so. Raises UserError where there is none, or more than one."""
    if not found:
        raise UserError(
            say("You and I are in no channel that is called {name}.", name=name),
            hint=say("Somebody who is in it can invite me."),
        )
    if len(found) > 1:
        raise UserError(
            say("You are in {n} channels that are called {name}.", n=len(found), name=name),
            hint=say("Pick the one you mean after a #, or send a link to it."),
        )
    return found[0]


async def _read(history: Readable, channel: str, name: str, since: datetime) -> Talked:
    after, before = f"{since.timestamp():.6f}", ""
    heads: list[ThreadHead] = []
    more = True
    while more and len(heads) < MOST_THREADS:
        page = await history.page(channel, after=after, before=before)
        heads += page.heads
        before, more = page.lowest, page.more
    threads, replied = [], 0
    for head in heads[:MOST_THREADS]:
        replied += head.replied
        if head.replied and replied > MOST_WITH_REPLIES:
            more = True
            continue
        thread = await history.thread(channel, head.id) if head.replied else head.thread
        # what was asked of us, and what followed from that, is no talk of theirs
        if thread is not None and not thread.messages[0].to_bot:
            threads.append(_sayings(thread))
    return Talked(name, tuple(sorted(filter(None, threads), key=lambda one: one[0].said_at)), whole=not more)


def _sayings(thread: Thread) -> tuple[Saying, ...]:
    return tuple(
        Saying(one.author, one.text, one.said_at, one.link or thread.location)
        for one in thread.messages
        if not one.to_bot
    )


def _not_there() -> UserError:
    # the same words for a channel that does not exist: who is in which is told to nobody
    return UserError(say("I am not in this channel."), hint=say("Somebody who is in it can invite me."))
