"""The first message to whoever installs it for themselves: what it is, and questions that it can answer."""

import asyncio
import logging
from dataclasses import dataclass

from bot.errors import PlatformError
from bot.languages import alone
from bot.platforms import Payload
from bot.platforms.teams import limits
from bot.platforms.teams.api import TeamsApi, Where
from bot.platforms.teams.cards import label
from bot.platforms.teams.inbound import PERSONAL, conversation_of, kind_of, sender_of
from bot.platforms.teams.people import TeamsPeople
from bot.platforms.teams.words import write
from bot.platforms.text.spans import Span, clean
from bot.suggestions import Suggest
from skills.language import Reader, again, say, speaking

log = logging.getLogger(__name__)

HELLO = say(
    "I answer from your company's documents and meetings when I can prove the answer, and say so when I cannot."
)


@dataclass(frozen=True)
class TeamsWelcome:
    api: TeamsApi
    people: TeamsPeople
    suggest: Suggest
    house: Reader

    async def note(self, activity: Payload) -> None:
        """Nobody waits for it, so what fails is left."""
        installed = activity.get("type") == "installationUpdate" and activity.get("action") == "add"
        if not installed or kind_of(activity) != PERSONAL:
            return
        try:
            await self._greet(activity)
        except PlatformError as error:
            log.info("nobody is greeted: %s", error)

    async def _greet(self, activity: Payload) -> None:
        incoming = sender_of(activity)
        user = await self.people.user(incoming)
        with speaking(alone(user, self.house)):
            offered = [(clean(again(one.title)), clean(one.message)) for one in await self.suggest(user)]
            text = await asyncio.to_thread(lambda: write([Span(again(HELLO))])[0].written)
        actions = [
            {"type": "imBack", "title": label(title, limits.BUTTON_LABEL), "value": words}
            for title, words in offered[: limits.SUGGESTED]
        ]
        suggested = {"suggestedActions": {"to": [incoming.user], "actions": actions}} if actions else {}
        where = Where(incoming.service, conversation_of(activity))
        await self.api.send(where, {"type": "message", "text": text, "textFormat": "markdown", **suggested})
