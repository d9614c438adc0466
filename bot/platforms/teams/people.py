"""Who somebody in Teams is, and who reads a conversation: Teams' side of the directory."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.accounts import Account, join, speaking_as
from bot.directory import Directory, Person
from bot.errors import PlatformRefusedError
from bot.platforms import Payload
from bot.platforms.teams.api import TeamsApi, Where
from bot.platforms.teams.book import Book
from bot.platforms.teams.inbound import NAME, PERSONAL, Incoming, conversation_of, kind_of
from bot.rosters import Roster, Rosters
from skills.messages import User

_ANONYMOUS = "anonymous"
_GUEST = "guest"
_BOT = "28:"
_DELETED = ("channelDeleted", "teamDeleted", "teamHardDeleted")


class TeamsPeople:
    """Joins accounts of the own tenant to people; guests of it are guests, and everybody else is a stranger."""

    def __init__(
        self, api: TeamsApi, book: Book, directory: Directory, rosters: Rosters, now: Callable[[], datetime]
    ) -> None:
        self.api = api
        self.book = book
        self.directory = directory
        self.rosters = rosters
        self.now = now

    async def user(self, incoming: Incoming) -> User:
        """Whoever wrote; not `known` for outsiders and those who left."""
        account = incoming.aad or incoming.user
        person = await self.find(account)
        if person is None:
            found = await self._member(incoming)
            person = await self._write(found, incoming.tenant) if found else None
        if person is None:
            return User(f"{NAME}:{account}", incoming.name or account, known=False)
        return (await self._speaking(person, incoming)).user

    async def _speaking(self, person: Person, incoming: Incoming) -> Person:
        """Each message says the language and the zone of its sender's Teams."""
        known = (person.locale, person.zone)
        if known == (incoming.locale or known[0], incoming.zone or known[1]):
            return person
        return await asyncio.to_thread(speaking_as, self.directory, person, incoming.locale, incoming.zone)

    async def _member(self, incoming: Incoming) -> Payload | None:
        try:
            return await self.api.member(Where(incoming.service, incoming.conversation), incoming.user)
        except PlatformRefusedError:
            # a conversation that we are not in tells us nothing of who is
            return None

    async def find(self, account: str) -> Person | None:
        return await asyncio.to_thread(self.directory.find_on, NAME, account)

    async def is_external(self, incoming: Incoming) -> bool:
        """Whether outsiders read along; reads the roster if it is not known or not fresh."""
        if incoming.kind == PERSONAL:
            return False
        return await self.is_shared(Where(incoming.service, incoming.conversation), incoming.tenant)

    async def is_shared(self, where: Where, tenant: str, *, anew: bool = False) -> bool:
        """The same of a conversation; `anew` reads its roster whatever is known."""
        known = await asyncio.to_thread(lambda: self.rosters.external(where.conversation, now=self.now()))
        if known is not None and not anew:
            return known
        roster = await self._roster(where, tenant)
        await asyncio.to_thread(lambda: self.rosters.write(where.conversation, roster, now=self.now()))
        return roster.external

    async def refresh(self, person: str) -> None:
        """Read again the old rosters that give this person rights; a conversation closed to us gives none."""
        for conversation in await asyncio.to_thread(lambda: self.rosters.stale_of(person, now=self.now())):
            known = await asyncio.to_thread(self.book.find, conversation)
            try:
                if known is None:
                    await asyncio.to_thread(self.rosters.drop, [conversation])
                else:
                    await self.is_shared(Where(known.service, conversation), known.tenant)
            except PlatformRefusedError:
                await asyncio.to_thread(self.rosters.drop, [conversation])

    async def note(self, activity: Payload) -> None:
        """Follow somebody joining or leaving, and ourselves being put out."""
        if activity.get("type") not in ("conversationUpdate", "installationUpdate"):
            return
        conversation, ours = conversation_of(activity), (activity.get("recipient") or {}).get("id")
        team = str((((activity.get("channelData") or {}).get("team")) or {}).get("id") or "")
        gone = {str(one.get("id")) for one in activity.get("membersRemoved") or ()}
        data = activity.get("channelData") or {}
        out = (
            data.get("eventType") in _DELETED
            or ours in gone
            or (activity.get("type") == "installationUpdate" and activity.get("action") == "remove")
        )
        touched = [conversation, *(await asyncio.to_thread(self.book.in_team, team) if team else ())]
        if out:
            await asyncio.to_thread(self.rosters.drop, touched)
            for one in touched:
                await asyncio.to_thread(self.book.drop, one)
        elif kind_of(activity) != PERSONAL and (gone or activity.get("membersAdded")):
            # who came may be a stranger, and a team's members read all of its channels: only the roster tells
            await asyncio.to_thread(self.rosters.forget, touched)

    async def _roster(self, where: Where, tenant: str) -> Roster:
        people: set[str] = set()
        strangers = external = False
        for member in await self.api.members(where):
            if str(member["id"]).startswith(_BOT):
                continue
            person = await self.find(str(member["aad"] or member["id"])) or await self._write(member, tenant)
            if person:
                people.add(person.id)
                continue
            strangers = True
            external = external or self._is_outsider(member, tenant)
        return Roster(frozenset(people), strangers, external)

    async def _write(self, member: Payload, tenant: str) -> Person | None:
        if not member["aad"] or self._is_outsider(member, tenant):
            return None
        guest = str(member["role"]).lower() == _GUEST
        account = Account(
            NAME,
            str(member["aad"]),
            str(member["name"]),
            # admins of the tenant set their people's addresses; a guest's is whatever another company says
            email="" if guest else str(member["email"] or member["upn"]).lower(),
            guest=guest,
        )
        return await asyncio.to_thread(lambda: join(self.directory, account, now=self.now()))

    def _is_outsider(self, member: Payload, tenant: str) -> bool:
        """Of another tenant, or of none that is said, unless nothing is checked at all."""
        said = member["tenant"] or ("" if self.api.settings.in_use else tenant)
        return said != tenant or str(member["role"]).lower() == _ANONYMOUS
