"""The group of the tenant's directory behind a team, by which Microsoft Graph knows the team.

Messages name the team alone. Events of a team name its group too; else Teams' connector is asked, once a team.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Engine

from bot.errors import PlatformError, PlatformRefusedError
from bot.platforms.teams.api import TeamsApi
from bot.platforms.teams.book import Known
from bot.platforms.teams.inbound import CHANNEL
from bot.platforms.teams.rows import TeamsTeamRow
from bot.store import transaction
from skills.language import say

log = logging.getLogger(__name__)

# a message that is gone looks as a team that is gone does, so the connector is not asked for each of them
ASKED_AGAIN = timedelta(hours=1)
UNPLACED_CHANNEL = say("Teams does not tell me just now which team this channel belongs to.")
UNKNOWN = "group_unknown"


class GroupUnknownError(PlatformRefusedError):
    """Nobody says which group is behind a team just now, so Microsoft Graph cannot be asked about it."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Which team this channel belongs to is not known: {why}", code=UNKNOWN)


class GroupBook:
    """What is kept of it."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self.engine = engine
        self.now = now

    def find(self, team: str) -> tuple[str, datetime] | None:
        """A team's group, and when somebody said so."""
        with transaction(self.engine) as session:
            row = session.get(TeamsTeamRow, team)
            return (row.group, row.told_at) if row else None

    def keep(self, team: str, group: str) -> None:
        with transaction(self.engine) as session:
            session.merge(TeamsTeamRow(team=team, group=group, told_at=self.now()))

    def told(self, team: str, group: str) -> None:
        """An event says it; nothing is written where that is known."""
        if not (team and group):
            return
        known = self.find(team)
        if known is None or known[0] != group:
            self.keep(team, group)


@dataclass(frozen=True)
class TeamsGroups:
    """Puts the group into what is known of a channel."""

    api: TeamsApi
    book: GroupBook

    async def of(self, known: Known) -> Known:
        """Raises GroupUnknownError; what is no channel is given back as it is."""
        if known.kind != CHANNEL:
            return known
        kept = await asyncio.to_thread(self.book.find, known.team)
        group = kept[0] if kept else known.group
        return replace(known, group=group or await self._asked(known))

    async def anew(self, known: Known) -> Known | None:
        """The same with another group, after Graph said that there is none such; None where nobody knows another."""
        if known.kind != CHANNEL:
            return None
        kept = await asyncio.to_thread(self.book.find, known.team)
        if kept and self.book.now() - kept[1] < ASKED_AGAIN:
            return None
        try:
            group = await self._asked(known)
        except GroupUnknownError as error:
            log.info("a team that Microsoft Graph does not know: %s", error)
            return None
        return replace(known, group=group) if group != known.group else None

    async def _asked(self, known: Known) -> str:
        settings = self.api.settings
        if settings.in_use and known.tenant != settings.tenant_id:
            raise GroupUnknownError("it is of another tenant.")
        try:
            group = await self.api.group_of(known.service, known.team)
        except PlatformError as error:
            raise GroupUnknownError(str(error)) from error
        if not group:
            raise GroupUnknownError("Teams does not say.")
        await asyncio.to_thread(self.book.keep, known.team, group)
        return group
