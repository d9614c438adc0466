"""Who somebody in Teams is, and who reads a conversation: Teams' side of the directory."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.accounts import Account, join, speaking_as
from bot.directory import Directory, Person
from bot.errors import PlatformRefusedError
from bot.platforms import Payload
from bot.platforms.teams.api import TeamsApi, Where
from bot.platforms.teams.book import STANDARD, Book, Known
from bot.platforms.teams.consent import CHANNEL as CHANNEL_RIGHT
from bot.platforms.teams.consent import MEMBERS, NO_GRAPH, consented, missing
from bot.platforms.teams.graph import TeamsGraph
from bot.platforms.teams.graph_json import ChannelMember
from bot.platforms.teams.inbound import CHANNEL, NAME, PERSONAL, Incoming, conversation_of, kind_of
from bot.rosters import Roster, Rosters
from skills.language import say
from skills.messages import User

_ANONYMOUS = "anonymous"
_GUEST = "guest"
UNKNOWN_MEMBERS = "unknown"
# one with members of its own; others than the team's may be in a shared one
PRIVATE, SHARED = "private", "shared"
MEMBERSHIPS = (STANDARD, PRIVATE, SHARED)
_BOT = "28:"
_DELETED = ("channelDeleted", "teamDeleted", "teamHardDeleted")


def _account_of(member: ChannelMember) -> Payload:
    """A member as the connector would name them."""
    return {
        "id": member.user_id or "",
        "name": member.display_name or "",
        "email": member.email or "",
        "upn": "",
        "aad": member.user_id or "",
        "tenant": member.tenant_id or "",
        "role": _GUEST if any(one.lower() == _GUEST for one in member.roles) else "user",
    }


class TeamsPeople:
    """Joins accounts of the own tenant to people; guests of it are guests, and everybody else is a stranger."""

    def __init__(
        self,
        api: TeamsApi,
        book: Book,
        directory: Directory,
        rosters: Rosters,
        now: Callable[[], datetime],
        graph: TeamsGraph | None = None,
    ) -> None:
        self.api = api
        self.book = book
        self.directory = directory
        self.rosters = rosters
        self.now = now
        self.graph = graph

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

    async def told(self, known: Known) -> Known:
        """A channel with its name and who is in it, as Microsoft Graph says. Raises a PlatformError."""
        if self.graph is None:
            return known
        said = await consented(self.graph.channel(known), CHANNEL_RIGHT)
        # a shared one may be called unknownFutureValue
        membership = said.membership_type if said.membership_type in MEMBERSHIPS else UNKNOWN_MEMBERS
        whole = replace(known, name=said.display_name or known.name, membership=membership)
        await asyncio.to_thread(self.book.note, whole)
        if membership not in (STANDARD, known.membership):
            # the roster that is known may be the whole team's
            await asyncio.to_thread(self.rosters.forget, [known.conversation])
        return whole

    async def has_member(self, known: Known, account: str) -> bool:
        """Whether the one with this id in the tenant's directory reads a conversation.

        Nobody counts as in a channel for being in its team, unless somebody said that the whole team is in it.
        Raises a PlatformError where nobody says who is; reads no further than to the one who is asked about."""
        where = Where(known.service, known.conversation)
        if known.kind == CHANNEL and not known.membership:
            known = await self.told(known)
        if known.kind != CHANNEL or known.membership == STANDARD:
            return await self.api.member(where, account) is not None
        async for page in self._own_members(known):
            if any(one["aad"] == account for one in page):
                return True
        return False

    async def members(self, where: Where) -> AsyncIterator[list[Payload]]:
        """Who reads a conversation, page by page; of a channel with members of its own Graph alone says it."""
        known = await asyncio.to_thread(self.book.find, where.conversation)
        own = known is not None and known.membership not in ("", STANDARD)
        async for page in self._own_members(known) if known and own else self.api.members(where):
            yield page

    async def can_be_told(self, known: Known) -> None:
        """Raise a PlatformError where nobody says who is in a channel."""
        if not known.membership:
            known = await self.told(known)
        if known.membership != STANDARD:
            async for _ in self._own_members(known):
                return

    async def _own_members(self, known: Known) -> AsyncIterator[list[Payload]]:
        if self.graph is None:
            raise PlatformRefusedError(
                say("Who is in this channel is told by Microsoft Graph alone, which is not set up."),
                code=NO_GRAPH,
            )
        try:
            async for page in self.graph.channel_members(known):
                yield [_account_of(one) for one in page]
        except PlatformRefusedError as error:
            raise missing(error, MEMBERS) from error

    async def _roster(self, where: Where, tenant: str) -> Roster:
        people: set[str] = set()
        strangers = external = False
        async for page in self.members(where):
            readers = [one for one in page if not str(one["id"]).startswith(_BOT)]
            known = await asyncio.to_thread(self._people_of, readers, tenant)
            people |= {person.id for person in known if person}
            unknown = [one for one, person in zip(readers, known, strict=True) if person is None]
            strangers = strangers or bool(unknown)
            external = external or any(self._is_outsider(one, tenant) for one in unknown)
        return Roster(frozenset(people), strangers, external)

    def _people_of(self, members: Sequence[Payload], tenant: str) -> list[Person | None]:
        """Who these are, in their order; those who are new are written down."""
        ids = [str(one["aad"] or one["id"]) for one in members]
        known = self.directory.all_on(NAME, ids)
        return [
            known.get(account) or self._joined(one, tenant) for account, one in zip(ids, members, strict=True)
        ]

    async def _write(self, member: Payload, tenant: str) -> Person | None:
        return await asyncio.to_thread(self._joined, member, tenant)

    def _joined(self, member: Payload, tenant: str) -> Person | None:
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
        return join(self.directory, account, now=self.now())

    def _is_outsider(self, member: Payload, tenant: str) -> bool:
        """Of another tenant, or of none that is said, unless nothing is checked at all."""
        said = member["tenant"] or ("" if self.api.settings.in_use else tenant)
        return said != tenant or str(member["role"]).lower() == _ANONYMOUS
