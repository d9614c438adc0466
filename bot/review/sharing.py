"""A private question asked again for a whole channel: what everyone there may know is posted, and nothing else."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Engine

from bot.directory import Directory
from bot.errors import PlatformRefusedError
from bot.outbox import Letter, Outbox
from bot.platforms import Payload, Platforms
from bot.review.matters import trace_of
from bot.store import transaction
from skills.ask.answer import Asked
from skills.errors import UserError
from skills.help_desk import Kept
from skills.language import Reader, anew, say, speaking
from skills.messages import Message

NOT_ENOUGH = say(
    "I posted nothing: what everyone in this channel may read proves no answer. Yours stays with you alone."
)


@dataclass(frozen=True)
class Sharing:
    """`ask` answers a question for those who read the reply to a message."""

    engine: Engine
    directory: Directory
    platforms: Platforms
    outbox: Outbox
    ask: Callable[[str, Message], Awaitable[Asked]]
    now: Callable[[], datetime]
    wake: Callable[[], None]
    house: Reader

    async def share(self, kept: Kept, message: Message) -> str:
        """What was done, for its asker alone. Raises UserError where the channel may not have it."""
        channel = message.conversation.beside
        key = f"share:{kept.id}:{channel}"
        if await asyncio.to_thread(self.outbox.place_of, key):
            return say("It is in the channel already.")
        place = await self._place(message, channel)
        await asyncio.to_thread(self._check_member, message, channel)
        asked = await self.ask(kept.text, _for_all(message, channel))
        if asked.decision != "answer":
            return NOT_ENOUGH
        letter = self._letter(asked, kept, message, key, place)
        await asyncio.to_thread(self._post, letter)
        self.wake()
        return say("I asked it again for everyone here and posted that answer; it may differ from yours.")

    def _letter(self, asked: Asked, kept: Kept, message: Message, key: str, place: Payload) -> Letter:
        """In the language of all who read the channel."""
        with speaking(self.house):
            asker, said = message.sender.name, anew(asked).to_reply()
            reply = replace(
                said,
                summary=say("{asker} asked: {question}", asker=asker, question=kept.text),
                about=(*said.about, trace_of(kept.id)),
            )
            return self.platforms[message.conversation.platform].write(key, anew(reply), place)

    async def _place(self, message: Message, channel: str) -> Payload:
        posts = self.platforms.get(message.conversation.platform)
        try:
            # who shares it has it alone, should outsiders join meanwhile
            place = await posts.channel(channel, instead=message.sender.id) if posts else None
        except PlatformRefusedError as error:
            raise UserError(
                say("I am not in this channel, so I can post nothing here."),
                hint=say("Invite me and press again."),
            ) from error
        if place is None:
            raise UserError(
                say("This channel is shared with people outside the company, so I post nothing here.")
            )
        return place

    def _check_member(self, message: Message, channel: str) -> None:
        person = self.directory.find(message.sender.id)
        if person is None or channel not in person.channels:
            raise UserError(say("You are not in this channel, so you cannot post to it through me."))

    def _post(self, letter: Letter) -> None:
        with transaction(self.engine) as session:
            # it lasts, so that a second press finds it however late it comes
            self.outbox.put(session, replace(letter, lasting=True), now=self.now())


def _for_all(message: Message, channel: str) -> Message:
    """As if it had been asked in the channel, where nothing was said before it."""
    place = replace(message.conversation, channel=channel, thread=None, private=False, beside="")
    return replace(
        message,
        conversation=place,
        audience=(f"channel:{channel}",),
        attachments=(),
        thread_files=(),
        earlier=(),
        values=(),
    )
