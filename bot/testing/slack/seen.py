"""What the product did, as tests ask for it: posts, calls, views, and waiting for one of them."""

import time
from collections.abc import Callable
from typing import TypeVar

from bot.testing.slack.courier import Courier
from bot.testing.slack.page import pages
from bot.testing.slack.records import Call, Json, Post, Status, View
from bot.testing.slack.texts import pings_in
from bot.testing.slack.transcript import transcript
from bot.testing.slack.world import World

T = TypeVar("T")


class Seen:
    """Reads the world; waiting is woken by every change, so nothing is polled."""

    def __init__(self, world: World, courier: Courier) -> None:
        self._world = world
        self._courier = courier

    def posts(self, channel: str | None = None, thread: str | None = None) -> list[Post]:
        """What the product posted, oldest first; ephemerals and deleted ones too."""
        return [post for post in self.messages(channel, thread) if post.by_bot]

    def messages(self, channel: str | None = None, thread: str | None = None) -> list[Post]:
        """Everybody's; a thread includes its root."""
        with self._world.lock:
            return [
                post
                for post in self._world.posts.values()
                if channel in (None, post.channel) and thread in (None, post.root_ts)
            ]

    def post(self, channel: str, ts: str) -> Post:
        """As it is now."""
        with self._world.lock:
            return self._world.posts[channel, ts]

    def pings(self, post: Post) -> list[str]:
        """Mentions in it that Slack would notify people of, as written."""
        return pings_in(post.text, post.blocks)

    def calls(self) -> list[Call]:
        with self._world.lock:
            return list(self._world.calls)

    def views(self) -> list[View]:
        with self._world.lock:
            return list(self._world.views.values())

    def home(self, user: str) -> View | None:
        return next((view for view in self.views() if view.kind == "home" and view.user == user), None)

    def statuses(self) -> list[Status]:
        with self._world.lock:
            return list(self._world.statuses)

    def status(self, channel: str, thread_ts: str) -> str:
        """The status that stands in a thread now, if any."""
        with self._world.lock:
            text, until = self._world.standing.get((channel, thread_ts), ("", 0.0))
            return text if self._world.now() < until else ""

    def session(self, channel: str, thread_ts: str) -> str:
        """The status of an agent's session; empty where none was begun."""
        with self._world.lock:
            return self._world.sessions.get((channel, thread_ts), "")

    def prompts(self, channel: str) -> tuple[Json, ...]:
        with self._world.lock:
            return self._world.prompts.get(channel, ())

    def title(self, channel: str, thread_ts: str = "") -> str:
        with self._world.lock:
            return self._world.titles.get((channel, thread_ts), "")

    def transcript(self, channel: str | None = None) -> str:
        """Markdown of who said what."""
        with self._world.lock:
            return transcript(self._world, channel)

    def pages(self) -> dict[str, str]:
        """HTML of each channel, Home tab and form as a person sees it, by a name that a file may have."""
        with self._world.lock:
            return pages(self._world)

    def wait_for(self, predicate: Callable[[], T], timeout: float = 10.0) -> T:
        """The first true value of `predicate`; TimeoutError shows what happened instead."""
        return self._world.wait_for(predicate, timeout, self._story)

    def wait_for_post(
        self,
        channel: str | None = None,
        *,
        containing: str | None = None,
        thread: str | None = None,
        count: int = 1,
        timeout: float = 10.0,
    ) -> Post:
        """The count-th post of the product that fits."""

        def fitting() -> Post | None:
            found = [
                post
                for post in self.posts(channel, thread)
                if containing is None or containing in post.all_text
            ]
            return found[count - 1] if len(found) >= count else None

        post = self.wait_for(fitting, timeout)
        assert post  # noqa: S101
        return post

    def wait_for_call(self, method: str, *, count: int = 1, timeout: float = 10.0) -> Call:
        """The count-th call of a method as it was when it arrived, answered or not."""

        def arrived() -> Call | None:
            found = [call for call in self.calls() if call.method == method]
            return found[count - 1] if len(found) >= count else None

        call = self.wait_for(arrived, timeout)
        assert call  # noqa: S101
        return call

    def wait_idle(self, quiet_seconds: float = 0.3, timeout: float = 10.0) -> None:
        """Until every delivery is settled, no call is under way, and nothing happened for so long."""
        ends = time.monotonic() + timeout
        with self._world.lock:
            while True:
                left = ends - time.monotonic()
                if left <= 0:
                    raise TimeoutError(f"Not idle after {timeout:g} s.\n{self._story()}")
                # a wait that nobody ended is a quiet one
                if not self._world.lock.wait(min(quiet_seconds, left)) and self._settled():
                    return

    def _settled(self) -> bool:
        answered = all(call.status is not None for call in self._world.calls)
        return answered and all(delivery.settled for delivery in self._courier.deliveries)

    def _story(self) -> str:
        calls = [f"{call.method} {call.status} {call.error or ''}" for call in self.calls()[-20:]]
        open_ones = [delivery.attempts for delivery in self._courier.deliveries if not delivery.acked]
        return f"{self.transcript()}\nLast calls: {calls}\nNot acknowledged: {open_ones}"
