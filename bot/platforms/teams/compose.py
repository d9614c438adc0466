"""A question from the box that people write in, which everybody in that conversation will read the answer to."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.errors import PlatformError
from bot.platforms import Payload
from bot.platforms.teams.inbound import NAME, PERSONAL, Incoming, sender_of
from bot.platforms.teams.people import TeamsPeople
from skills.language import say
from skills.messages import Conversation, Message, Reply

# who reads what is published, and nothing else
_WORLD = "world"
OUTSIDERS = say("This conversation is shared with people outside the company, so I answer nothing here.")


@dataclass(frozen=True)
class Composing:
    """`answer` is what a message would be answered with."""

    people: TeamsPeople
    answer: Callable[[Message], Awaitable[Reply]]

    async def __call__(self, activity: Payload, question: str) -> Reply:
        incoming = sender_of(activity)
        sender = await self.people.user(incoming)
        alone = incoming.kind == PERSONAL and await self._is_ours(incoming)
        audience: tuple[str, ...] = () if alone else (_WORLD,)
        if not alone and incoming.kind != PERSONAL:
            try:
                if await self.people.is_external(incoming):
                    return Reply(OUTSIDERS)
                audience = (f"channel:{incoming.conversation}",)
            except PlatformError:
                # a chat that we are not in: who reads it is not known, so what is published may be shown there alone
                audience = (_WORLD,)
        place = Conversation(NAME, incoming.tenant, incoming.conversation, private=True)
        return await self.answer(Message(f"/ask {question}", sender, place, incoming.sent_at, audience))

    async def _is_ours(self, incoming: Incoming) -> bool:
        """Whether it is the chat that this person has with us alone, and not one of two people."""
        known = await asyncio.to_thread(self.people.book.find, incoming.conversation)
        return known is not None and known.person == (incoming.aad or incoming.user)
