"""What was said without naming us: a follow-up in a thread that we answered in, or a question where we may listen."""

import asyncio
from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import Engine

from bot.asking import could_be_looked_up
from bot.followups import Said, Thread, is_for_us, may_be_for_us
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.inbound import Incoming, mentions_in, said
from bot.platforms.slack.people import NAME, SlackPeople
from bot.threads import Part, part_in

Payload = dict[str, Any]  # Any: Slack's own JSON
# of a thread since our last answer; in a longer talk people talk to each other
_LATEST = 50


class SlackOverheard:
    """`listening` are the channels where an admin lets us answer what nobody asked us, as they are now."""

    def __init__(
        self,
        api: SlackApi,
        engine: Engine,
        people: SlackPeople,
        commands: Collection[str],
        listening: Callable[[], Collection[str]],
    ) -> None:
        self.api = api
        self.engine = engine
        self.people = people
        self.commands = commands
        self.listening = listening

    def may_be_answered(self, incoming: Incoming) -> bool:
        """Whether this, said to a whole channel, is a question where we may listen; nothing is asked of Slack."""
        return (
            not incoming.follows
            and incoming.channel in self.listening()
            and not (incoming.mentions or incoming.external or incoming.files)
            and could_be_looked_up(incoming.text)
        )

    async def is_follow_up(self, incoming: Incoming, workspace: str) -> bool:
        """Whether a message in a thread is meant for us; Slack is asked only where the message itself may be."""
        if not incoming.follows or incoming.mentions or not incoming.thread:
            return False
        part = await asyncio.to_thread(part_in, self.engine, NAME, incoming.channel, incoming.thread)
        if part is None:
            return False
        sender = await self.people.user(incoming.user, workspace)
        new = Said(sender.id, incoming.text)
        if sender.id == part.asker and incoming.files:
            return True
        alone = Thread(part.asker, asked_back=True, commands=self.commands)
        return may_be_for_us(new, alone) and is_for_us(new, await self._thread(incoming, part, workspace))

    async def _thread(self, incoming: Incoming, part: Part, workspace: str) -> Thread:
        """The thread since our last answer in it."""
        answer = await self.api.call(
            "conversations.replies",
            channel=incoming.channel,
            ts=incoming.thread,
            oldest=f"{part.answered_at.timestamp():.6f}",
            latest=incoming.ts,
            limit=_LATEST,
        )
        # the root comes whatever the window
        messages = [
            one for one in answer.get("messages") or () if part.answered_at.timestamp() <= _seconds(one)
        ]
        messages = [one for one in messages if _seconds(one) < float(incoming.ts)]
        us = str((await self.api.identity()).get("user_id") or "")
        own = [at for at, one in enumerate(messages) if one.get("user") == us]
        last = messages[own[-1]] if own else {}
        since, names = [], set[str]()
        for one in messages[own[-1] + 1 if own else 0 :]:
            user = await self.people.user(str(one.get("user") or ""), workspace)
            text, mentioned = str(one.get("text") or ""), mentions_in(one)
            since.append(Said(user.id, said(text, us), bool(mentioned)))
            names.add(user.name.split()[0] if user.name.strip() else "")
        asker = await asyncio.to_thread(self.people.directory.find, part.asker)
        names.add(asker.name.split()[0] if asker and asker.name.strip() else "")
        return Thread(part.asker, since, _asks_back(last), names - {""}, self.commands)


def _seconds(message: Payload) -> float:
    return float(message.get("ts") or 0)


def _asks_back(message: Payload) -> bool:
    """Whether a message of ours wants something said: "Did you mean …", "Which of these?"."""
    return str(message.get("text") or "").split("\n")[0].rstrip("*_ ").endswith(("?", "…"))
