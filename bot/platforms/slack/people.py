"""Who somebody in Slack is, and who reads a channel: Slack's side of the directory."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.accounts import Account, join
from bot.directory import Directory, Person
from bot.errors import PlatformError, PlatformRefusedError
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.workspaces import in_channel, is_member
from bot.rosters import Roster, Rosters
from skills.messages import User

log = logging.getLogger(__name__)

NAME = "slack"
Payload = dict[str, Any]  # Any: Slack's own JSON
# beyond this many unknown members, one list of everybody is cheaper than a call for each
_ONE_BY_ONE = 50
# 200 to a page: 20,000 members of a channel, 40,000 people
_MEMBER_PAGES, _PEOPLE_PAGES = 100, 200
_ENGLISH = "en-US"


class SlackPeople:
    """Joins Slack ids to people by verified e-mail; full members of the own workspace are people, others are not."""

    def __init__(
        self, api: SlackApi, directory: Directory, rosters: Rosters, now: Callable[[], datetime]
    ) -> None:
        self.api = api
        self.directory = directory
        self.rosters = rosters
        self.now = now
        self.own_id = ""

    async def user(self, external_id: str, workspace: str) -> User:
        """Whoever is behind a Slack id; not `known` for bots, outsiders and those who left."""
        person = await self.find(external_id) or await self._learn(external_id, workspace)
        if person is None:
            return User(f"{NAME}:{external_id}", external_id, known=False)
        return person.user if person.locale else await self._with_language(person, external_id, workspace)

    async def _with_language(self, person: Person, external_id: str, workspace: str) -> User:
        """Ask for the language of somebody who was written down without; it is worth no failure."""
        try:
            return (await self._learn(external_id, workspace) or person).user
        except PlatformError as error:
            log.info("the language of %s is not known: %s", person.id, error)
            return person.user

    async def by_email(self, email: str, workspace: str) -> Person | None:
        """The member of the own workspace with this e-mail, written down if they are new; None if there is none."""
        try:
            answer = await self.api.call("users.lookupByEmail", email=email)
        except PlatformRefusedError as error:
            if error.code == "users_not_found":
                return None
            raise
        return await self._write(dict(answer.get("user") or {}), workspace)

    async def is_external(self, channel: str, workspace: str) -> bool:
        """Whether a channel is shared with outsiders; reads its roster if it is not known or not fresh."""
        known = await asyncio.to_thread(lambda: self.rosters.external(channel, now=self.now()))
        if known is not None:
            return known
        roster = await self._roster(channel, workspace)
        await asyncio.to_thread(lambda: self.rosters.write(channel, roster, now=self.now()))
        return roster.external

    async def has_outsiders(self, channel: str, workspace: str, *, anew: bool) -> bool:
        """The same; `anew` asks Slack of the channel, and of who is in it when that is next needed."""
        if not anew:
            return await self.is_external(channel, workspace)
        about = (await self.api.call("conversations.info", channel=channel)).get("channel") or {}
        known = await asyncio.to_thread(lambda: self.rosters.external(channel, now=self.now()))
        if known is not None and known != _is_shared(about):
            await asyncio.to_thread(self.rosters.forget, [channel])
        return _is_shared(about)

    async def refresh(self, person: str) -> None:
        """Read again the old rosters that give this person rights; a channel closed to us gives none."""
        for channel in await asyncio.to_thread(lambda: self.rosters.stale_of(person, now=self.now())):
            try:
                await self.read_again(channel)
            except PlatformRefusedError:
                await asyncio.to_thread(self.rosters.drop, [channel])

    @in_channel
    async def read_again(self, channel: str) -> None:
        """Read a roster that is old, with the token of the workspace that the channel is in."""
        await self.is_external(channel, str((await self.api.identity()).get("team_id") or ""))

    async def note(self, event: Payload, workspace: str) -> None:
        """Follow somebody joining or leaving a channel, and a person or a channel changing."""
        kind, channel, user = event.get("type"), str(event.get("channel") or ""), event.get("user")
        if kind in ("member_joined_channel", "member_left_channel"):
            await self._moved(kind == "member_joined_channel", channel, str(user), workspace)
        elif kind in ("team_join", "user_change") and isinstance(user, dict):
            person = await self._write(user, workspace)
            if person and not user.get("locale"):
                # it may have changed, and the event does not say to what: the next message asks
                await asyncio.to_thread(self.directory.note_language, person.id, "", person.zone)
        elif kind in ("channel_shared", "channel_unshared"):
            await asyncio.to_thread(self.rosters.forget, [channel])

    async def _moved(self, joined: bool, channel: str, user: str, workspace: str) -> None:
        if user == str(self.own_id):
            await asyncio.to_thread(self.rosters.drop, [channel])
            return
        person = await self.find(user) or (await self._learn(user, workspace) if joined else None)
        if person is None:
            # a stranger came or went: only the whole roster tells who is left
            await asyncio.to_thread(self.rosters.forget, [channel])
            return
        await asyncio.to_thread(self.rosters.join if joined else self.rosters.leave, channel, person.id)

    async def _roster(self, channel: str, workspace: str) -> Roster:
        about = (await self.api.call("conversations.info", channel=channel)).get("channel") or {}
        members = [
            str(one)
            async for one in self.api.pages(
                "conversations.members", "members", most=_MEMBER_PAGES, channel=channel
            )
        ]
        people: set[str] = set()
        strangers = False
        unknown = [one for one in members if await self.find(one) is None]
        # the token of a whole organisation lists people of one team only
        team = about.get("context_team_id") if workspace.startswith("E") else None
        known_bots = await self._learn_all(unknown, workspace, team)
        for member in members:
            person = await self.find(member)
            if person:
                people.add(person.id)
            elif member not in known_bots:
                strangers = True
        return Roster(frozenset(people), strangers, _is_shared(about))

    async def _learn_all(self, ids: list[str], workspace: str, team: str | None) -> set[str]:
        """Write down who these are; returns those that are bots, which read nothing."""
        bots: set[str] = set()
        if len(ids) > _ONE_BY_ONE:
            wanted = set(ids)
            async for user in self.api.pages(
                "users.list", "members", most=_PEOPLE_PAGES, team_id=team, include_locale=True
            ):
                if user.get("id") in wanted:
                    bots |= await self._sort(user, workspace)
            return bots
        for one in ids:
            bots |= await self._sort(await self._about(one), workspace)
        return bots

    async def _sort(self, user: Payload, workspace: str) -> set[str]:
        if user.get("is_bot") or user.get("id") == "USLACKBOT":
            return {str(user["id"])}
        await self._write(user, workspace)
        return set()

    async def find(self, external_id: str) -> Person | None:
        """Whoever is written down under a Slack id; Slack is not asked."""
        return await asyncio.to_thread(self.directory.find_on, NAME, external_id)

    async def _learn(self, external_id: str, workspace: str) -> Person | None:
        return await self._write(await self._about(external_id), workspace)

    async def _about(self, external_id: str) -> Payload:
        try:
            answer = await self.api.call("users.info", user=external_id, include_locale=True)
            # asked for, it is always said; where it is not, nobody asks for it again with each message
            return {"locale": _ENGLISH, **(answer.get("user") or {})} if answer.get("user") else {}
        except PlatformRefusedError as error:
            if error.code in ("user_not_found", "user_not_visible"):
                return {}
            raise

    async def _write(self, user: Payload, workspace: str) -> Person | None:
        # in an organisation the token, and not the team, says who belongs to it
        identity = await self.api.identity()
        ours = is_member(user, {**identity, "team_id": workspace})
        return await asyncio.to_thread(self._write_down, user) if ours else None

    def _write_down(self, user: Payload) -> Person | None:
        """Join this account to the person with its e-mail, or make it a person."""
        profile, external_id = user.get("profile") or {}, str(user["id"])
        # absent where Slack does not say; a workspace shows an address only once it was confirmed or set by its admins
        verified = user.get("is_email_confirmed") is not False
        account = Account(
            NAME,
            external_id,
            str(profile.get("real_name") or user.get("real_name") or user.get("name") or external_id),
            email=str(profile.get("email") or "") if verified else "",
            guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
            closed=bool(user.get("deleted")),
            locale=str(user.get("locale") or ""),
            zone=str(user.get("tz") or ""),
        )
        return join(self.directory, account, now=self.now())


def _is_shared(about: Payload) -> bool:
    """Whether a channel is shared with another company, or is about to be."""
    return any(about.get(flag) for flag in ("is_ext_shared", "is_pending_ext_shared"))
