"""What was said without naming us: a follow-up to what we answered, or a question where we may listen.

Teams delivers such messages by consent of a team or chat alone. Of what is not for us nothing is kept but who spoke.
"""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Engine

from bot.asking import could_be_looked_up, is_aside
from bot.followups import Said, Thread, may_be_for_us
from bot.platforms.teams.book import Book
from bot.platforms.teams.inbound import CHANNEL, GROUP, NAME, PERSONAL, Incoming
from bot.platforms.teams.people import TeamsPeople
from bot.threads import Part, part_in

ALL_OF_IT = ""  # the one talk of a group chat, among the threads that we took part in
# after this silence of ours people in a group chat talk about something else
TALK = timedelta(minutes=30)


@dataclass(frozen=True)
class TeamsOverheard:
    """`listening` are the conversations where an admin lets us answer what nobody asked us, as they are now."""

    engine: Engine
    book: Book
    people: TeamsPeople
    commands: Collection[str]
    listening: Callable[[], Collection[str]]

    async def may_be_answered(self, incoming: Incoming) -> bool:
        """Whether this, said to everybody, is a question where we may listen and no outsiders do."""
        return (
            incoming.kind != PERSONAL
            and not _follows(incoming)
            and incoming.conversation in self.listening()
            and not (incoming.mentions or incoming.files)
            and could_be_looked_up(incoming.text)
            and not await self.people.is_external(incoming)
        )

    async def is_follow_up(self, incoming: Incoming) -> bool:
        """Whether a message in a reply chain or a group chat goes on with what we answered there.

        Once people talk to each other, nobody means us without saying so."""
        if not (_follows(incoming) or incoming.kind == GROUP):
            return False
        thread = _talk_of(incoming)
        part = await asyncio.to_thread(part_in, self.engine, NAME, incoming.conversation, thread)
        if part is None or (incoming.kind == GROUP and incoming.sent_at - part.answered_at > TALK):
            return False
        sender = await self.people.user(incoming)
        said = Said(sender.id, incoming.text, incoming.mentions)
        talkers = await asyncio.to_thread(
            lambda: self.book.talkers(incoming.conversation, thread, since=part.answered_at)
        )
        is_ours = not talkers - {sender.id} and may_be_for_us(said, await self._thread(part, talkers))
        if not is_ours and not is_aside(incoming.text):
            spoke = talkers | {sender.id}
            await asyncio.to_thread(lambda: self.book.talked(incoming.conversation, thread, spoke))
        return is_ours

    async def _thread(self, part: Part, talkers: Collection[str]) -> Thread:
        names = set[str]()
        for one in {part.asker, *talkers}:
            person = await asyncio.to_thread(self.people.directory.find, one)
            names |= {person.name.split()[0]} if person and person.name.strip() else set()
        return Thread(part.asker, names=names, commands=self.commands)


def _talk_of(incoming: Incoming) -> str:
    """The reply chain; empty in a group chat, which is one talk."""
    return (incoming.thread or "") if incoming.kind == CHANNEL else ALL_OF_IT


def _follows(incoming: Incoming) -> bool:
    """Whether it stands below another message."""
    return incoming.kind == CHANNEL and bool(incoming.thread) and incoming.thread != incoming.id
