"""Microsoft Teams as one of the program's platforms: an activity becomes a message with its readers, a reply posts."""

import asyncio
import re
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from bot.arrivals.graph.access import graph_api
from bot.arrivals.settings import GraphSettings
from bot.directory import Directory
from bot.outbox import Letter, Outbox
from bot.platforms import NO_SIGN, Heard, Payload, Sign, Stop
from bot.platforms.heard import message_of, received_at, with_people
from bot.platforms.teams.api import TeamsApi, Where
from bot.platforms.teams.book import STANDARD, Book, Known
from bot.platforms.teams.files import TeamsFiles
from bot.platforms.teams.graph import TeamsGraph
from bot.platforms.teams.groups import GroupBook, TeamsGroups
from bot.platforms.teams.inbound import (
    CHANNEL,
    CONSENT,
    GROUP,
    NAME,
    PERSONAL,
    Incoming,
    conversation_of,
    kind_of,
    tenant_of,
    to_incoming,
)
from bot.platforms.teams.meetings import MEETINGS_FROM, TeamsMeetings
from bot.platforms.teams.overheard import ALL_OF_IT, TeamsOverheard
from bot.platforms.teams.people import MEMBERSHIPS, TeamsPeople
from bot.platforms.teams.posting import DM, FORM_CODES, TARGETED, TeamsPosts, dm_place, private_place
from bot.platforms.teams.render import REPLACES, plain, to_teams
from bot.platforms.teams.settings import TeamsSettings
from bot.platforms.teams.signs import Pace, TeamsSigns
from bot.platforms.teams.stream import StreamPace, TeamsStreams
from bot.platforms.teams.welcome import TeamsWelcome
from bot.rosters import Rosters
from bot.suggestions import Suggest, suggest_nothing
from indexing.settings import FetchSettings
from skills.language import ENGLISH, Reader
from skills.messages import Attachment, Message, Reply, User

PERSON = re.compile(rf"{NAME}:(.+)")


class TeamsPlatform:
    """What an activity says and how a reply looks; the web server's route is what hears them."""

    name = NAME
    meetings_from = MEETINGS_FROM

    def __init__(
        self,
        settings: TeamsSettings,
        fetching: FetchSettings,
        engine: Engine,
        directory: Directory,
        now: Callable[[], datetime],
        api: TeamsApi,
        *,
        commands: Collection[str] = (),
        suggest: Suggest = suggest_nothing,
        house: Reader = ENGLISH,
        listening: Callable[[], Collection[str]] | None = None,
        graph: GraphSettings | None = None,
        pace: Pace | None = None,
        streaming: StreamPace | None = None,
    ) -> None:
        self.settings = settings
        self.engine = engine
        self.now = now
        self.api = api
        self.book = Book(engine, now)
        self.groups = TeamsGroups(api, GroupBook(engine, now))
        reader = _graph_of(graph, self.groups, now)
        self.people = TeamsPeople(api, self.book, directory, Rosters(engine, NAME), now, reader)
        self.files = TeamsFiles(api, self.book, settings, fetching, reader)
        self.posts = TeamsPosts(api, self.book)
        self.signs = TeamsSigns(api, self.posts, pace or Pace())
        self.streams = TeamsStreams(api, self.posts, Outbox(engine), now, streaming or StreamPace())
        self.overheard = TeamsOverheard(
            engine, self.book, self.people, frozenset(commands), listening or (lambda: settings.listening)
        )
        self.meetings = TeamsMeetings(api, self.book)
        self.welcome = TeamsWelcome(api, self.people, suggest, house)

    async def start(self) -> None:
        """Teams calls us; there is nothing to open."""

    async def stop(self) -> None: ...

    async def hear(self, body: Payload) -> Heard | None:
        activity: Payload = body.get("activity") or {}
        await asyncio.to_thread(self._note, activity)
        await self.people.note(activity)
        await self.welcome.note(activity)
        await self.meetings.note(activity)
        if activity.get("name") == CONSENT:
            await self.files.consented(activity)
            return None
        incoming = to_incoming(body, received_at=received_at(body))
        if incoming is None:
            return None
        addressed = incoming.addressed or await self.overheard.is_follow_up(incoming)
        if not (addressed or await self.overheard.may_be_answered(incoming)):
            return None
        sender = await self.people.user(incoming)
        if incoming.private:
            await self.people.refresh(sender.id)
        external = not incoming.private and await self.people.is_external(incoming)
        incoming = replace(incoming, files=await self.files.named(incoming))
        incoming = replace(incoming, values=await with_people(incoming.values, PERSON, self._find))
        place = self._place(incoming)
        return Heard(
            _message(incoming, sender), place, external, later=_later_place(place), addressed=addressed
        )

    def _note(self, activity: Payload) -> None:
        """Where this conversation is, so that it can be written to at any time."""
        conversation, sender = conversation_of(activity), activity.get("from") or {}
        if not conversation or (
            activity.get("type") in ("conversationUpdate", "installationUpdate") and not sender
        ):
            return
        alone = kind_of(activity) == PERSONAL
        person = str(sender.get("aadObjectId") or sender.get("id") or "") if alone else ""
        data = activity.get("channelData") or {}
        known = Known(
            conversation,
            kind_of(activity),
            str(activity.get("serviceUrl") or ""),
            tenant_of(activity),
            team=str((data.get("team") or {}).get("id") or ""),
            group=str((data.get("team") or {}).get("aadGroupId") or ""),
            name=str((data.get("channel") or {}).get("name") or ""),
            person=person,
            account=str(sender.get("id") or "") if alone else "",
        )
        self.book.note(self._with_members(known, str((data.get("channel") or {}).get("type") or "")))
        self.groups.book.told(known.team, known.group)

    def _with_members(self, known: Known, told: str) -> Known:
        """A channel with what Teams says of who is in it: where that is not its team, Graph alone says from now on.

        Source: channelData.channel.type, Microsoft's page on shared and private channels."""
        if told not in MEMBERSHIPS:
            return known
        before = self.book.find(known.conversation)
        membership = before.membership if before else ""
        if told == STANDARD or membership not in ("", STANDARD):
            # what Graph said goes before
            return known if membership else replace(known, membership=told)
        # the roster that is known may be the team's
        self.people.rosters.forget([known.conversation])
        return replace(known, membership=told)

    def place_of(self, body: Payload) -> Payload | None:
        incoming = to_incoming(body, received_at=received_at(body))
        return self._place(incoming) if incoming and incoming.addressed else None

    def begin(self, key: str, body: Payload, *, place: Payload | None = None, again: bool = False) -> Sign:  # noqa: ARG002  # typing may be shown twice
        where = place or self.place_of(body)
        if where is None:
            return NO_SIGN
        return self.signs.begin(where, self.streams.of(key, where))

    async def stops(self, body: Payload) -> Stop | None:  # noqa: ARG002  # Teams tells no bot of its stop button
        return None

    def write(self, key: str, reply: Reply, place: Payload) -> Letter:
        where = private_place(place) if reply.private else place
        rich, simple = (
            to_teams(reply, alone=where["kind"] == TARGETED and self.settings.targeted),
            plain(reply),
        )
        if reply.replaces and place.get("pressed"):
            # in the place of the message with the button; should that be gone, where a new one would go
            rich[0], simple[0] = (
                {**rich[0], REPLACES: place["pressed"]},
                {**simple[0], REPLACES: place["pressed"]},
            )
        return Letter(key, self.name, where, tuple(rich), tuple(simple), about=reply.about)

    async def send(self, place: Payload, message: Payload, key: str) -> str:
        return await self.posts.send(place, message, key)

    async def find(self, place: Payload, key: str) -> str | None:  # noqa: ARG002  # Teams lets no bot look through a conversation
        return None

    def is_lasting(self, place: Payload) -> bool:
        """A targeted message goes after a day."""
        return str(place["kind"]) != TARGETED

    async def edit(self, place: Payload, message_id: str, message: Payload) -> None:
        await self.posts.edit(place, message_id, message)

    async def remove(self, place: Payload, message_id: str) -> None:
        await self.posts.remove(place, message_id)

    def is_about_form(self, code: str) -> bool:
        return code in FORM_CODES

    async def elsewhere(self, place: Payload, code: str) -> Payload | None:
        return self.posts.elsewhere(place, code)

    async def fetch(
        self,
        attachment: Attachment,
        message: Message,  # noqa: ARG002  # the file's address says all
        folder: Path,
        *,
        document_bytes: int | None = None,
    ) -> Path:
        return await self.files.fetch(attachment, folder, document_bytes=document_bytes)

    async def channel(
        self, channel: str, thread: str | None = None, *, instead: str | None = None
    ) -> Payload | None:
        known = await asyncio.to_thread(self.book.find, channel)
        if known is None or await self.people.is_shared(Where(known.service, channel), known.tenant):
            return None
        user = await asyncio.to_thread(self.people.directory.id_on, NAME, instead) if instead else None
        return {
            "kind": known.kind,
            "conversation": channel,
            "thread": thread,
            "user": user or "",
            "service": known.service,
            "tenant": known.tenant,
        }

    async def meeting_chat(self, chat: str, series: str, *, instead: str) -> Payload | None:
        conversation, chain = await self.meetings.chat(chat, series)
        place = await self.channel(conversation, chain)
        directory = self.people.directory
        person = await asyncio.to_thread(directory.find, instead) if place and instead else None
        user = await asyncio.to_thread(directory.id_on, NAME, person.id) if person else None
        return {**place, "user": user or ""} if place else None

    async def direct(self, person: str) -> Payload | None:
        directory = self.people.directory
        known = await asyncio.to_thread(directory.find, person)
        user = await asyncio.to_thread(directory.id_on, NAME, known.id) if known else None
        if not user:
            return None
        chat = await asyncio.to_thread(self.book.chat_with, user) or await asyncio.to_thread(self.book.any)
        if chat is None:
            # nobody has written yet, so where this tenant's service stands is not known
            return None
        account = chat.account if chat.person == user else user
        return {"kind": DM, "user": user, "account": account, "service": chat.service, "tenant": chat.tenant}

    async def has_outsiders(self, place: Payload, *, anew: bool) -> bool:
        where = Where(str(place["service"]), str(place["conversation"]))
        return await self.people.is_shared(where, str(place["tenant"]), anew=anew)

    async def alone(self, place: Payload) -> Payload | None:
        known = await self.people.find(str(place.get("user") or ""))
        return dm_place(place) if known else None

    def taken_part(self, place: Payload) -> tuple[str, str] | None:
        if place["kind"] == CHANNEL and place.get("thread"):
            return place["conversation"], place["thread"]
        return (place["conversation"], ALL_OF_IT) if place["kind"] == GROUP else None

    def _place(self, incoming: Incoming) -> Payload:
        kind = incoming.kind
        if incoming.targeted and kind != PERSONAL:
            # a private reply among others, where the tenant has that; else in their chat with us
            kind = TARGETED if self.settings.targeted else DM
        return {
            "kind": kind,
            "base": incoming.kind,
            "alone": incoming.targeted,
            "conversation": incoming.conversation,
            "thread": incoming.thread if incoming.kind == CHANNEL else None,
            "user": incoming.aad or incoming.user,
            "account": incoming.user,
            "service": incoming.service,
            "tenant": incoming.tenant,
            "pressed": incoming.pressed,
        }

    async def _find(self, account: str) -> str | None:
        person = await self.people.find(account)
        return person.id if person else None


def _graph_of(
    settings: GraphSettings | None, groups: TeamsGroups, now: Callable[[], datetime]
) -> TeamsGraph | None:
    return TeamsGraph(graph_api(settings, now), groups) if settings and settings.has_app else None


def _message(incoming: Incoming, sender: User) -> Message:
    return message_of(
        incoming,
        sender,
        incoming.files,
        platform=NAME,
        workspace=incoming.tenant,
        channel=incoming.conversation,
        direct=incoming.kind == PERSONAL,
    )


def _later_place(place: Payload) -> Payload | None:
    """What one person sees among others goes after a day, so long work ends in their chat with us."""
    return {**place, "kind": DM} if place["kind"] == TARGETED else None
