"""The tenant behind the fake: one state, one lock, one clock; whoever waits is woken by every change."""

import itertools
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Condition
from typing import TypeVar

from bot.testing.teams.limits import Limits
from bot.testing.teams.records import Call, Chat, Delivery, Json, Meeting, Person, Post, SharedFile
from bot.testing.teams.rules import RefusedError

T = TypeVar("T")


@dataclass
class Stream:
    """A message that is being streamed."""

    chat: str
    began_at: float
    text: str = ""
    sequence: int = 0
    ended: str = ""


@dataclass
class World:
    """Change it only while holding `lock`; then call `changed()`."""

    app: str
    tenant: str
    limits: Limits
    rate_limits: bool = True
    people: dict[str, Person] = field(default_factory=dict)
    chats: dict[str, Chat] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    posts: dict[tuple[str, str], Post] = field(default_factory=dict)
    said: list[Json] = field(default_factory=list)  # what people wrote, as activities
    streams: dict[str, Stream] = field(default_factory=dict)
    typing: list[tuple[str, Json]] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    # files in SharePoint by their address, and which of them stand in a message, by its conversation and id
    shared: dict[str, SharedFile] = field(default_factory=dict)
    attached: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    edited: dict[tuple[str, str], str] = field(default_factory=dict)  # when, by conversation and message
    deleted: dict[tuple[str, str], str] = field(default_factory=dict)  # as above
    # what was done in channels, in order: where, to which reply chain, and when
    touches: list[tuple[str, str, datetime]] = field(default_factory=list)
    targeted: bool = True  # whether this tenant has targeted messages
    lock: Condition = field(default_factory=Condition)
    ahead_seconds: float = 0.0
    _last_id: int = 0
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    _sent: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    @property
    def bot(self) -> str:
        return f"28:{self.app}"

    def now(self) -> float:
        """Seconds since the epoch on the clock of limits, which tests may move ahead."""
        return time.time() + self.ahead_seconds

    def changed(self) -> None:
        self.lock.notify_all()

    def new_id(self) -> str:
        """A message id, which in Teams is a moment in milliseconds; never given before."""
        self._last_id = max(int(time.time() * 1000), self._last_id + 1)
        return str(self._last_id)

    def number(self) -> int:
        return next(self._numbers)

    def person(self, name: str) -> Person:
        """By name, Teams' id or the tenant's."""
        found = next((one for one in self.people.values() if name in (one.name, one.id, one.aad)), None)
        if found is None:
            raise RefusedError(404, "MemberNotFoundInConversation", f"{name} is not there")
        return found

    def chat(self, conversation: str) -> tuple[Chat, str]:
        """The conversation and the reply chain that an address names; refused where the bot is not."""
        base, _, thread = conversation.partition(";messageid=")
        chat = self.chats.get(base)
        if chat is None:
            raise RefusedError(404, "ConversationNotFound", "Conversation not found")
        if not chat.open:
            raise RefusedError(
                403, "BotNotInConversationRoster", "The bot is not part of the conversation roster"
            )
        if chat.blocked:
            raise RefusedError(403, "ConversationBlockedByUser", "The user has blocked the conversation")
        return chat, thread

    def take(self, conversation: str) -> None:
        """Count one message of the bot's; refused if it is one too many."""
        if not self.rate_limits:
            return
        now, sent = self.now(), self._sent[conversation]
        for most, seconds in self.limits.rates:
            recent = [moment for moment in sent if moment > now - seconds]
            if len(recent) >= most:
                raise RefusedError(
                    429, "TooManyRequests", "API calls quota exceeded", recent[0] + seconds - now
                )
        sent.append(now)

    def put(self, post: Post) -> Post:
        self.posts[post.chat, post.id] = post
        self.changed()
        return post

    def post(self, chat: str, post_id: str) -> Post:
        found = self.posts.get((chat, post_id))
        if found is None or found.deleted:
            raise RefusedError(404, "ActivityNotFoundInConversation", "Activity not found")
        return found

    def drop(self, post: Post) -> None:
        self.put(replace(post, deleted=True))

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
