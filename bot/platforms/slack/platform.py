"""Slack as one of the program's platforms: an event becomes a message with its readers, a reply becomes posts."""

import asyncio
import re
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from bot.attached.reading import documents_of
from bot.directory import Directory
from bot.languages import Languages
from bot.outbox import Letter, Outbox
from bot.platforms import NO_SIGN, Heard, Sign, Stop, channel_of
from bot.platforms.heard import message_of, received_at, with_people
from bot.platforms.slack.agent import SlackAgent
from bot.platforms.slack.api import SlackApi
from bot.platforms.slack.attachments import SlackAttachments
from bot.platforms.slack.files import SlackFiles
from bot.platforms.slack.home import plain_home, to_home
from bot.platforms.slack.inbound import Incoming, stopped_thread, to_incoming
from bot.platforms.slack.listener import SlackListener
from bot.platforms.slack.overheard import SlackOverheard
from bot.platforms.slack.people import NAME, SlackPeople
from bot.platforms.slack.posting import (
    ENDS_SESSION,
    FORM_CODES,
    HOME,
    SlackPosts,
    ending_session,
    instead_of,
    place_of_files,
    private_place,
    without_mark,
)
from bot.platforms.slack.render import plain, to_slack
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.signs import Pace, SlackSigns, title_of
from bot.platforms.slack.stream import SlackStreams
from bot.platforms.slack.workspaces import (
    WORKSPACE,
    at_place,
    current,
    in_channel,
    placed,
    working_for,
)
from bot.rosters import Rosters
from bot.suggestions import Suggest, suggest_nothing
from indexing.settings import FetchSettings
from skills.language import ENGLISH, Reader
from skills.messages import Attachment, File, Message, Reply, User

Payload = dict[str, Any]  # Any: Slack's own JSON
PERSON = re.compile(rf"{NAME}:([UW][A-Z0-9]+)")


class SlackPlatform:
    """What an event says and how a reply looks; `listener` is what hears events."""

    name = NAME

    def __init__(
        self,
        settings: SlackSettings,
        fetching: FetchSettings,
        engine: Engine,
        directory: Directory,
        now: Callable[[], datetime],
        api: SlackApi,
        listener: SlackListener,
        *,
        suggest: Suggest = suggest_nothing,
        pace: Pace | None = None,
        commands: Collection[str] = (),
        listening: Callable[[], Collection[str]] | None = None,
        house: Reader = ENGLISH,
    ) -> None:
        self.settings = settings
        self.engine = engine
        self.now = now
        self.api = api
        self._listener = listener
        self.people = SlackPeople(self.api, directory, Rosters(engine, NAME), now)
        self.files = SlackFiles(self.api, settings, fetching)
        self.attachments = SlackAttachments(self.api)
        self.posts = SlackPosts(self.api, engine, now)
        self.signs = SlackSigns(
            self.api, pace or Pace(), lambda place: Languages(directory, house).reader_there(NAME, place)
        )
        self.streams = SlackStreams(self.api, self.posts, Outbox(engine), now)
        self.agent = SlackAgent(self.api, engine, self.people, suggest, house)
        self.overheard = SlackOverheard(
            self.api, engine, self.people, commands, listening or (lambda: settings.listening)
        )
        self._bots: dict[str, str] = {}

    async def start(self) -> None:
        await self._listener.start()

    async def stop(self) -> None:
        await self._listener.stop()

    async def identity(self) -> Payload:
        """Who the token says we are: `user_id`, `team_id`, `url`; asked once for each workspace."""
        return await self.api.identity()

    async def hear(self, body: Payload) -> Heard | None:
        if await self.api.workspaces.ends(body):
            return None
        workspace = await self.api.workspaces.of_body(body)
        if workspace is None:
            self.api.workspaces.not_here(body)
            return None
        with working_for(workspace):
            return await self._hear(body)

    async def _hear(self, body: Payload) -> Heard | None:
        identity = await self.identity()
        bot, workspace = str(identity.get("user_id") or ""), str(identity.get("team_id") or "")
        self.people.own_id = self._bots[current()] = bot
        event: Payload = body.get("event") or {}
        await self.people.note(event, workspace)
        await self.agent.note(event, workspace)
        await self.agent.note_open(body, workspace)
        if stopped := stopped_thread(body):
            self.signs.leave_processing(placed({"channel": stopped[0], "thread": stopped[1]}))
        incoming = to_incoming(body, bot, self.settings.renamed, received_at=received_at(body))
        if incoming is None:
            return None
        overheard = not incoming.addressed and self.overheard.may_be_answered(incoming)
        if not (incoming.addressed or overheard or await self.overheard.is_follow_up(incoming, workspace)):
            return None
        sender = await self.people.user(incoming.user, workspace)
        external = incoming.external
        if incoming.private:
            await self.people.refresh(sender.id)
        if not incoming.private and not external:
            external = await self.people.is_external(incoming.channel, workspace)

        async def find(user: str) -> str:
            return (await self.people.user(user, workspace)).id

        incoming = replace(incoming, values=await with_people(incoming.values, PERSON, find))
        opened = ""
        if incoming.direct:
            opened = await self.agent.open_beside(incoming.open_channel, sender, workspace)
        files, earlier = await self.attachments.of(incoming)
        message = replace(
            self._message(incoming, sender, files), open_channel=opened, thread_files=documents_of(earlier)
        )
        home = placed({"kind": HOME, "user": incoming.user}) if incoming.on_home else None
        place, later = placed(_place(incoming)), _later_place(incoming)
        return Heard(
            message,
            place,
            external,
            later=later,
            refresh=home,
            addressed=not overheard,
            failed=incoming.failed,
        )

    def place_of(self, body: Payload) -> Payload | None:
        incoming = self._addressed(body)
        return placed(_place(incoming), self.api.workspaces.named_in(body)) if incoming else None

    def _addressed(self, body: Payload) -> Incoming | None:
        """What the event alone says, if it must be answered."""
        bot = self._bots.get(self.api.workspaces.named_in(body), "")
        incoming = to_incoming(body, bot, self.settings.renamed, received_at=received_at(body))
        return incoming if incoming and incoming.addressed else None

    def begin(self, key: str, body: Payload, *, place: Payload | None = None, again: bool = False) -> Sign:
        incoming, where = self._addressed(body), place or self.place_of(body)
        if where is None:
            return NO_SIGN
        # a session begins with the first message of its thread
        first = incoming is not None and not where.get("follows")
        title = title_of(incoming.text) if first and incoming else ""
        return self.signs.begin(where, title=title, again=again, words=self.streams.of(key, where))

    async def stops(self, body: Payload) -> Stop | None:
        stopped = stopped_thread(body)
        if stopped is None:
            return None
        user = str((body.get("event") or {}).get("user") or "")
        # Slack may be what keeps the work waiting, so it is not asked who this is
        person = await self.people.find(user)
        by = person.user if person else User(f"{NAME}:{user}", "", known=False)
        return Stop(by, lambda place: (place.get("channel"), place.get("thread")) == stopped)

    def write(self, key: str, reply: Reply, place: Payload) -> Letter:
        where = private_place(place) if reply.private else place
        if any(isinstance(block, File) for block in reply.blocks):
            where = place_of_files(where)
        where = placed(where, place.get(WORKSPACE))
        if where["kind"] == HOME:
            # what is shown is made anew each time it is opened, so there is nothing to take back
            return Letter(key, self.name, where, (to_home(reply),), (plain_home(reply),))
        rich, simple = to_slack(reply), plain(reply)
        if reply.replaces and place.get("pressed"):
            # in the place of the message with the button, which is where it was and not where a new one would go
            where = place
            rich, simple = instead_of(rich, place["pressed"]), instead_of(simple, place["pressed"])
        if reply.working is False and where["kind"] == "direct":
            rich, simple = ending_session(rich), ending_session(simple)
        return Letter(key, self.name, where, tuple(rich), tuple(simple), about=reply.about)

    @at_place
    async def send(self, place: Payload, message: Payload, key: str) -> str:
        sent = await self.posts.send(place, without_mark(message), key)
        self._end_session(place, message)
        return sent

    @at_place
    async def find(self, place: Payload, key: str) -> str | None:
        return await self.posts.find(place, key)

    def is_lasting(self, place: Payload) -> bool:
        return self.posts.is_lasting(place)

    @at_place
    async def edit(self, place: Payload, message_id: str, message: Payload) -> None:
        await self.posts.edit(place, message_id, without_mark(message))
        self._end_session(place, message)

    def _end_session(self, place: Payload, message: Payload) -> None:
        if message.get(ENDS_SESSION):
            self.signs.leave_processing(place)

    @at_place
    async def remove(self, place: Payload, message_id: str) -> None:
        await self.posts.remove(place, message_id)

    @at_place
    async def text_of(self, place: Payload, message_id: str) -> str | None:
        return await self.posts.text_of(place, message_id)

    def is_about_form(self, code: str) -> bool:
        return code in FORM_CODES

    @at_place
    async def elsewhere(self, place: Payload, code: str) -> Payload | None:
        where = self.posts.elsewhere(place, code)
        return placed(where) if where else None

    async def fetch(
        self, attachment: Attachment, message: Message, folder: Path, *, document_bytes: int | None = None
    ) -> Path:
        asker = await asyncio.to_thread(self.people.directory.id_on, NAME, message.sender.id)
        with working_for(await self.api.workspaces.of_team(message.conversation.workspace)):
            return await self.files.fetch(
                attachment, message, folder, asker=asker or "", document_bytes=document_bytes
            )

    @in_channel
    async def channel(
        self, channel: str, thread: str | None = None, *, instead: str | None = None
    ) -> Payload | None:
        identity = await self.identity()
        if await self.people.is_external(channel, str(identity.get("team_id") or "")):
            return None
        user = await asyncio.to_thread(self.people.directory.id_on, NAME, instead) if instead else None
        return placed({"kind": "channel", "channel": channel, "thread": thread, "user": user})

    async def direct(self, person: str) -> Payload | None:
        directory = self.people.directory
        known = await asyncio.to_thread(directory.find, person)
        user = await asyncio.to_thread(directory.id_on, NAME, known.id) if known else None
        if user:
            workspace = await self.api.workspaces.of_person(user)
            return placed({"kind": "dm", "user": user}, workspace) if workspace is not None else None
        email = (known.email if known else person) or ""
        return await self._by_email(email) if "@" in email else None

    async def _by_email(self, email: str) -> Payload | None:
        for workspace in await self.api.workspaces.everywhere():
            with working_for(workspace):
                team = str((await self.identity()).get("team_id") or "")
                known = await self.people.by_email(email, team)
                user = await asyncio.to_thread(self.people.directory.id_on, NAME, known.id) if known else None
                if user:
                    return placed({"kind": "dm", "user": user})
        return None

    @at_place
    async def has_outsiders(self, place: Payload, *, anew: bool) -> bool:
        workspace = str((await self.identity()).get("team_id") or "")
        return await self.people.has_outsiders(channel_of(place), workspace, anew=anew)

    @at_place
    async def alone(self, place: Payload) -> Payload | None:
        known = await self.people.find(str(place.get("user") or ""))
        return placed({"kind": "dm", "user": place["user"]}) if known else None

    def taken_part(self, place: Payload) -> tuple[str, str] | None:
        if place["kind"] == "channel" and place.get("thread"):
            return place["channel"], place["thread"]
        return None

    def _message(self, incoming: Incoming, sender: User, files: tuple[Attachment, ...]) -> Message:
        return message_of(
            incoming,
            sender,
            files,
            platform=NAME,
            workspace=current() or incoming.workspace,
            channel=incoming.channel,
            direct=incoming.direct,
        )


def _place(incoming: Incoming) -> Payload:
    if incoming.home:
        return {"kind": HOME, "user": incoming.user}
    if incoming.response_url:
        return {
            "kind": "response",
            "url": incoming.response_url,
            "user": incoming.user,
            "pressed": incoming.pressed,
        }
    if incoming.private and not incoming.ts and not incoming.thread:
        return {"kind": "dm", "user": incoming.user}
    return {
        "kind": "direct" if incoming.direct else "channel",
        "channel": incoming.channel,
        "thread": incoming.thread,
        "user": incoming.user,
        "team": incoming.workspace,
        # a reply comes after what it answers, so nothing older need be looked through for it
        "asked": incoming.ts or None,
        "follows": incoming.thread != incoming.ts,
        "pressed": incoming.pressed,
    }


def _later_place(incoming: Incoming) -> Payload | None:
    """A command's URL lives for half an hour only; what takes longer comes as a direct message."""
    return placed({"kind": "dm", "user": incoming.user}) if incoming.response_url else None
