"""The workspace behind the fake: one state, one lock, one clock; whoever waits is woken by every change."""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Condition
from typing import TypeVar

from bot.testing.slack.errors import RefusedError
from bot.testing.slack.records import Call, Channel, File, Json, Post, Status, User, View

T = TypeVar("T")
TEAM, OTHER_TEAM, DOMAIN = "T0FAKE", "T0OTHER", "fake"
APP, BOT_USER, BOT = "A0FAKE", "U0CONFIDANT", "B0CONFIDANT"
BOT_NAME = "confidant"


@dataclass
class World:
    """Change it only while holding `lock`; then call `changed()`."""

    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    posts: dict[tuple[str, str], Post] = field(default_factory=dict)
    views: dict[str, View] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    statuses: list[Status] = field(default_factory=list)
    # (channel, thread) -> the status that stands there, and until when
    standing: dict[tuple[str, str], tuple[str, float]] = field(default_factory=dict)
    # the newer kind of agent; the older kind has prompts of each thread
    agent_view: bool = True
    prompts: dict[str, tuple[Json, ...]] = field(default_factory=dict)
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    sessions: dict[tuple[str, str], str] = field(default_factory=dict)
    # what each person has open beside the agent
    file_looks: int = 0  # how often files.info says nothing of an uploaded file's type
    open_channels: dict[str, str] = field(default_factory=dict)
    tells_open: bool = True  # whether a direct message says too what its sender has open
    # trigger id -> (when it ends, who, the view it came from)
    triggers: dict[str, tuple[float, str, str | None]] = field(default_factory=dict)
    responses: dict[str, "ResponseUrl"] = field(default_factory=dict)
    lock: Condition = field(default_factory=Condition)
    ahead_seconds: float = 0.0
    _last_ts: float = 0.0
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def now(self) -> float:
        """Seconds since the epoch on the clock of limits, which tests may move ahead."""
        return time.time() + self.ahead_seconds

    def changed(self) -> None:
        self.lock.notify_all()

    def new_ts(self) -> str:
        """A message id that was never given before: real seconds with six decimals."""
        self._last_ts = max(time.time(), self._last_ts + 0.00001)
        return f"{self._last_ts:.6f}"

    def new_id(self, prefix: str) -> str:
        return f"{prefix}0{next(self._numbers):08X}"

    def wait_for(self, predicate: Callable[[], T], timeout: float, story: Callable[[], str]) -> T:
        """The first true value of `predicate`, tried after every change; TimeoutError tells `story`."""
        ends = time.monotonic() + timeout
        with self.lock:
            while not (found := predicate()):
                left = ends - time.monotonic()
                if left <= 0:
                    raise TimeoutError(f"Nothing of the kind in {timeout:g} s.\n{story()}")
                self.lock.wait(left)
            return found

    def channel(self, channel_id: str) -> Channel:
        """Raises RefusedError as Slack would for a channel this bot cannot see."""
        channel = self.channels.get(channel_id)
        if channel is None or (channel.kind == "group" and BOT_USER not in channel.members):
            raise RefusedError("channel_not_found")
        return channel

    def joined_channel(self, channel_id: str) -> Channel:
        channel = self.channel(channel_id)
        if BOT_USER not in channel.members:
            raise RefusedError("not_in_channel")
        return channel

    def writable_channel(self, channel_id: str) -> Channel:
        """The channel to post to; a person's id means the direct message with them."""
        if channel_id in self.users:
            channel_id = self.dm(channel_id)
        channel = self.joined_channel(channel_id)
        if channel.archived:
            raise RefusedError("is_archived")
        return channel

    def user(self, user_id: str) -> User:
        if user_id not in self.users:
            raise RefusedError("user_not_found")
        return self.users[user_id]

    def dm(self, user_id: str) -> str:
        """The id of the bot's direct message with this person, opened now if need be."""
        user = self.user(user_id)
        channel_id = f"D{user.id[1:]}"
        members = (user.id, BOT_USER)
        self.channels.setdefault(channel_id, Channel(channel_id, "", members, "im", user.stranger))
        return channel_id

    def put(self, post: Post) -> Post:
        """Keep a post as it is now; a new one of the bot's takes the status of its thread away."""
        if post.by_bot and post.ephemeral_to is None and (post.channel, post.ts) not in self.posts:
            self.standing.pop((post.channel, post.root_ts), None)
        self.posts[post.channel, post.ts] = post
        self.changed()
        return post

    def live_post(self, channel_id: str, ts: str, missing: str = "message_not_found") -> Post:
        post = self.posts.get((channel_id, ts))
        if post is None or post.deleted or post.ephemeral_to:
            raise RefusedError(missing)
        return post

    def thread(self, channel_id: str, root_ts: str) -> list[Post]:
        """The root and its replies that stand, oldest first."""
        return [
            post
            for post in self.posts.values()
            if post.channel == channel_id and post.root_ts == root_ts and self._stands(post)
        ]

    def history(self, channel_id: str) -> list[Post]:
        """What stands in the channel itself, newest first."""
        own = [
            post
            for post in self.posts.values()
            if post.channel == channel_id and post.root_ts == post.ts and self._stands(post)
        ]
        return sorted(own, key=lambda post: post.ts, reverse=True)

    @staticmethod
    def _stands(post: Post) -> bool:
        return not post.deleted and post.ephemeral_to is None

    def new_trigger(self, user: str, seconds: float, view: str | None = None) -> str:
        trigger = f"{next(self._numbers)}.{next(self._numbers)}.{time.monotonic_ns():x}"
        self.triggers[trigger] = (self.now() + seconds, user, view)
        return trigger

    def spend_trigger(self, trigger: str) -> tuple[str, str | None]:
        """Whose click it was and in which view; a trigger works once and not for long."""
        if trigger not in self.triggers:
            raise RefusedError("invalid_trigger_id")
        ends, user, view = self.triggers[trigger]
        if ends < 0:
            raise RefusedError("exchanged_trigger_id")
        if self.now() > ends:
            raise RefusedError("expired_trigger_id")
        self.triggers[trigger] = (-1.0, user, view)
        return user, view

    def end_stream(self, post: Post) -> Post:
        return self.put(replace(post, streaming=False, stream_ends_at=None))


@dataclass
class ResponseUrl:
    """A response_url: where it leads, and how often and how long it still works."""

    channel: str
    user: str
    thread_ts: str | None
    source: Post | None
    ends_at: float
    posts_left: int
