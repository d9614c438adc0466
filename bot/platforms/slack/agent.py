"""Slack's view of an agent: prompts when somebody opens it, what they have open beside it, and the button that stops.

Apps of the newer kind get `app_home_opened` and no thread; older ones get `assistant_thread_started` and need one:
with a thread, the newer kind says yes and shows nothing.
"""

import asyncio
import logging
from typing import Any

from sqlalchemy import Engine

from bot.errors import PlatformError
from bot.languages import alone
from bot.open_channels import has_open, open_channel_of
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.inbound import opened_beside
from bot.platforms.slack.people import NAME, SlackPeople
from bot.platforms.text.spans import clean
from bot.suggestions import Suggest
from skills.language import Reader, again, say, speaking
from skills.messages import User

log = logging.getLogger(__name__)

Payload = dict[str, Any]  # Any: Slack's own JSON
PROMPTS = 4
PROMPTS_TITLE = say("For example:")


class SlackAgent:
    def __init__(
        self, api: SlackApi, engine: Engine, people: SlackPeople, suggest: Suggest, house: Reader
    ) -> None:
        self.api = api
        self.engine = engine
        self.people = people
        self.suggest = suggest
        self.house = house

    async def note(self, event: Payload, workspace: str) -> None:
        """Offer prompts to whoever opens the agent. Nobody waits for them, so what fails is left."""
        kind = event.get("type")
        try:
            if kind == "app_home_opened" and event.get("tab") == "messages":
                await self._offer(str(event.get("user")), str(event.get("channel")), None, workspace)
            elif kind == "assistant_thread_started":
                thread: Payload = event.get("assistant_thread") or {}
                user, channel = str(thread.get("user_id")), str(thread.get("channel_id"))
                await self._offer(user, channel, str(thread.get("thread_ts")), workspace)
        except PlatformError as error:
            log.info("no prompts are offered: %s", error)

    async def note_open(self, body: Payload, workspace: str) -> None:
        """Remember for a while which channel somebody has open beside the agent, if they may see it."""
        opened = opened_beside(body)
        if opened is None:
            return
        try:
            person = await self.people.user(opened[0], workspace)
            seen = await self.open_channel(opened[1], person, workspace)
        except PlatformError as error:
            log.info("what somebody has open is not noted: %s", error)
            return
        await asyncio.to_thread(lambda: has_open(self.engine, NAME, person.id, seen, now=self.people.now()))

    async def open_beside(self, said: str | None, person: User, workspace: str) -> str:
        """As `open_channel`, for what a message said is open, or else for what its sender had open last."""
        if said is None and person.known:
            now = self.people.now()
            kept = await asyncio.to_thread(lambda: open_channel_of(self.engine, NAME, person.id, now=now))
            said = kept.removeprefix(f"{NAME}:")
        return await self.open_channel(said or "", person, workspace)

    async def open_channel(self, channel: str, person: User, workspace: str) -> str:
        """A reference to the channel that a person has open, if they are in it and no outsider is; else empty."""
        if not channel or not person.known:
            return ""
        try:
            external = await self.people.is_external(channel, workspace)
        except PlatformError as error:
            log.info("an open channel is not looked at: %s", error)
            return ""
        directory = self.people.directory
        known = await asyncio.to_thread(directory.find, person.id)
        rights = await asyncio.to_thread(directory.rights_of, known) if known else frozenset[str]()
        return f"{NAME}:{channel}" if not external and f"channel:{channel}" in rights else ""

    async def _offer(self, external_id: str, channel: str, thread: str | None, workspace: str) -> None:
        user = await self.people.user(external_id, workspace)
        with speaking(alone(user, self.house)):
            title = again(PROMPTS_TITLE)
            offered = [
                {"title": clean(again(one.title)), "message": clean(one.message)}
                for one in await self.suggest(user)
            ]
        if not offered:
            return
        await self.api.call(
            "assistant.threads.setSuggestedPrompts",
            channel_id=channel,
            thread_ts=thread,
            title=title,
            prompts=offered[:PROMPTS],
        )
