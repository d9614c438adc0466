"""Slack's channels as the index reads them: pages of threads, one thread, and which thread an event touches."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from pydantic import ValidationError
from sqlalchemy import Engine

from bot.directory import Directory
from bot.errors import PlatformRefusedError
from bot.platforms.history import ChannelAbout, HistoryPage, ThreadHead, Touched
from bot.platforms.slack.api import Payload, SlackApi
from bot.platforms.slack.people import NAME, SlackPeople
from bot.platforms.slack.posting import SlackPosts
from bot.platforms.slack.render import to_slack
from bot.platforms.slack.workspaces import in_channel, working_for
from bot.rosters import Rosters
from indexing.sources.slack_messages import SlackMessage, people_in, permalink, thread_of
from indexing.sources.threads import Thread
from skills.messages import Reply

# Slack advises 200; an app that Slack limits to 15 gets 15 whatever it asks for
PAGE = 200
_MEMBER_PAGES = 100
_CHANNEL_PAGES = 10
_NOT_THERE = ("thread_not_found", "message_not_found")
_EVENTS = (None, "", "file_share", "thread_broadcast", "me_message", "message_changed", "message_deleted")


class SlackHistory:
    def __init__(
        self,
        api: SlackApi,
        engine: Engine,
        directory: Directory,
        now: Callable[[], datetime],
        *,
        page_size: int = PAGE,
    ) -> None:
        self.api = api
        self.page_size = page_size
        self.people = SlackPeople(api, directory, Rosters(engine, NAME), now)
        self.posts = SlackPosts(api, engine, now)
        self._names: dict[str, str] = {}

    @in_channel
    async def about(self, channel: str) -> ChannelAbout:
        """Also reads who is in the channel, if that is not known or old: they are who may read what is indexed."""
        said = (await self.api.call("conversations.info", channel=channel)).get("channel") or {}
        workspace = str((await self.api.identity()).get("team_id") or "")
        joined = bool(said.get("is_member", True))
        external = any(said.get(flag) for flag in ("is_ext_shared", "is_pending_ext_shared"))
        direct = bool(said.get("is_im") or said.get("is_mpim"))
        if joined and not direct:
            external = await self.people.is_external(channel, workspace) or external
        return ChannelAbout(
            name=str(said.get("name") or channel),
            private=bool(said.get("is_private") or said.get("is_group")),
            direct=direct,
            external=external,
            joined=joined,
        )

    @in_channel
    async def has_member(self, channel: str, external_id: str) -> bool:
        members = self.api.pages("conversations.members", "members", most=_MEMBER_PAGES, channel=channel)
        return any([one == external_id async for one in members])

    async def named(self, name: str, external_id: str) -> Sequence[str]:
        workspace = await self.api.workspaces.of_person(external_id)
        if workspace is None:
            return ()
        with working_for(workspace):
            channels = self.api.pages(
                "users.conversations",
                "channels",
                most=_CHANNEL_PAGES,
                user=external_id,
                types="public_channel,private_channel",
                exclude_archived=True,
            )
            # Slack writes names in small letters, whatever people type
            return [str(one["id"]) async for one in channels if one.get("name") == name.lower()]

    @in_channel
    async def page(self, channel: str, *, after: str, before: str) -> HistoryPage:
        answer = await self.api.call(
            "conversations.history",
            channel=channel,
            oldest=after or None,
            latest=before or None,
            limit=self.page_size,
        )
        messages = _messages(answer.get("messages") or ())
        # a reply that was also sent to the channel stands below its thread already
        roots = [one for one in messages if one.root == one.ts]
        heads = [await self._head(channel, one) for one in roots]
        lowest = min((one.ts for one in messages), default="")
        return HistoryPage(tuple(heads), lowest, bool(answer.get("has_more")) and bool(lowest))

    @in_channel
    async def thread(self, channel: str, thread: str) -> Thread | None:
        found: list[SlackMessage] = []
        cursor: str | None = None
        while True:
            try:
                answer = await self.api.call(
                    "conversations.replies", channel=channel, ts=thread, limit=self.page_size, cursor=cursor
                )
            except PlatformRefusedError as error:
                if error.code in _NOT_THERE:
                    return None
                raise
            found += _messages(answer.get("messages") or ())
            cursor = (answer.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return await self._read(channel, thread, found)

    @in_channel
    async def location(self, channel: str, thread: str) -> str:
        url = str((await self.api.identity()).get("url") or "https://slack.com")
        return permalink(url, channel, thread)

    @in_channel
    async def announce(self, channel: str, words: str, key: str) -> None:
        place: Payload = {"kind": "channel", "channel": channel}
        if await self.posts.find(place, key) is None:
            await self.posts.send(place, to_slack(Reply(words))[0], key)

    def touched(self, body: Payload) -> Touched | None:
        event: Payload = body.get("event") or {}
        channel = str(event.get("channel") or "")
        if event.get("type") != "message" or event.get("subtype") not in _EVENTS or channel.startswith("D"):
            return None
        message: Payload = event.get("message") or event.get("previous_message") or event
        thread = message.get("thread_ts") or message.get("ts") or event.get("deleted_ts")
        if not channel or not thread:
            return None
        private = event.get("channel_type") == "group"
        return Touched(channel, str(thread), private, bool(body.get("is_ext_shared_channel")))

    async def _head(self, channel: str, root: SlackMessage) -> ThreadHead:
        location = await self.location(channel, root.ts)
        replied = root.reply_count > 0
        edited = root.edited.ts if root.edited else ""
        fingerprint = f"{root.subtype or ''}:{edited}:{root.reply_count}:{root.latest_reply or ''}"
        alone = None if replied else await self._read(channel, root.ts, [root])
        return ThreadHead(root.ts, location, fingerprint, replied, alone)

    async def _read(self, channel: str, thread: str, messages: list[SlackMessage]) -> Thread | None:
        own = str((await self.api.identity()).get("user_id") or "")
        names = await self._names_of(people_in(messages))
        location = await self.location(channel, thread)
        return thread_of(messages, names, location=location, bots=frozenset({own}))

    async def _names_of(self, ids: Iterable[str]) -> dict[str, str]:
        workspace = str((await self.api.identity()).get("team_id") or "")
        for one in ids:
            if one not in self._names:
                self._names[one] = (await self.people.user(one, workspace)).name
        return self._names


def _messages(items: Iterable[Payload]) -> list[SlackMessage]:
    """What Slack wrote in a form that we know; one odd message does not hide the others."""
    found: list[SlackMessage] = []
    for item in items:
        try:
            found.append(SlackMessage.model_validate(item))
        except ValidationError:
            continue
    return found
