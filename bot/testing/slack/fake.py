"""The fake Slack as a test holds it: set up a world, act as its people, break things, see what was posted."""

import json
import mimetypes
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

from bot.testing.server import Server
from bot.testing.slack.app import build_app
from bot.testing.slack.courier import Courier, signature
from bot.testing.slack.deliveries import Attempt, Delivery, Envelope
from bot.testing.slack.desk import APP_TOKEN, BOT_TOKEN, Desk
from bot.testing.slack.faults import Failure, Faults, When
from bot.testing.slack.limits import Limits
from bot.testing.slack.people import People
from bot.testing.slack.rates import Rates
from bot.testing.slack.records import Call, Channel, File, Json, Post, Status, User, View
from bot.testing.slack.responses import take_answer
from bot.testing.slack.seen import Seen
from bot.testing.slack.sockets import Sockets
from bot.testing.slack.world import APP, BOT, BOT_NAME, BOT_USER, OTHER_TEAM, TEAM, World

SECRET = "a-signing-secret-for-tests"  # noqa: S105


class FakeSlack:
    """A workspace with one app, the product; start it with `with`. README.md lists what it does."""

    bot_token, app_token, team_id = BOT_TOKEN, APP_TOKEN, TEAM
    bot_user_id, bot_id, app_id = BOT_USER, BOT, APP

    def __init__(
        self,
        *,
        signing_secret: str = SECRET,
        ack_seconds: float = 3.0,
        retry_delays: tuple[float, ...] = (0.0, 60.0, 300.0),
        port: int = 0,
        events_url: str | None = None,
        rate_limits: bool = True,
        rate_scale: float = 1.0,
        limits: Limits | None = None,
        agent_view: bool = True,
        echoes: bool = True,
        server: Server | None = None,
    ) -> None:
        self.signing_secret = signing_secret
        self.limits = limits or Limits()
        self.world = World(agent_view=agent_view)
        self.world.users[BOT_USER] = User(BOT_USER, BOT_NAME, "", TEAM, bot=True)
        self._server = server or Server(port)
        self.port, self.url = self._server.port, self._server.url
        self.api_url = f"{self.url}/api/"
        self._echoes = echoes
        self._rates = Rates(self.limits, enabled=rate_limits, scale=rate_scale)
        self._faults = Faults(self._server.in_loop)
        self._sockets = Sockets(self.world, self.limits, lambda socket: self._server.lines.cut(socket.scope))
        self._courier = Courier(
            self.world,
            self._sockets,
            secret=signing_secret,
            ack_seconds=ack_seconds,
            retry_delays=retry_delays,
        )
        self._courier.events_url, self.heal = events_url, self._faults.heal
        self._people = People(self.world, self._courier, self.limits, self.url)
        self._desk = Desk(
            self.world,
            limits=self.limits,
            rates=self._rates,
            faults=self._faults,
            lines=self._server.lines,
            url=self.url,
            echo=self._echo,
            new_ticket=self._sockets.new_ticket,
        )
        self._courier.on_answer = self._take_answer
        self._show()

    def _show(self) -> None:
        """Offer what was seen as the fake's own words."""
        seen = Seen(self.world, self._courier)
        self.posts, self.messages, self.post, self.pings = seen.posts, seen.messages, seen.post, seen.pings
        self.home, self.prompts, self.title, self.transcript = (
            seen.home,
            seen.prompts,
            seen.title,
            seen.transcript,
        )
        self.status, self.session, self.pages = seen.status, seen.session, seen.pages
        self.wait_for, self.wait_idle = seen.wait_for, seen.wait_idle
        self.wait_for_post, self.wait_for_call = seen.wait_for_post, seen.wait_for_call
        self._seen = seen

    def __enter__(self) -> Self:
        self._courier.start(self._server.start(build_app(self.world, self._desk, self._sockets)))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
        self._server.run(self._courier.close())
        self.drop_sockets()
        self._server.stop()

    @property
    def events_url(self) -> str | None:
        return self._courier.events_url

    @events_url.setter
    def events_url(self, url: str | None) -> None:
        self._courier.events_url = url

    @property
    def scopes(self) -> tuple[str, ...]:
        """What the app may do; a call that wants more is refused with missing_scope."""
        return self._desk.scopes

    @scopes.setter
    def scopes(self, scopes: Sequence[str]) -> None:
        self._desk.scopes = tuple(scopes)

    def advance(self, seconds: float) -> None:
        """Move the clock of rate limits, triggers, streams and response URLs ahead."""
        with self.world.lock:
            self.world.ahead_seconds += seconds

    # the world

    def add_user(
        self,
        id: str,  # noqa: A002
        name: str,
        email: str,
        *,
        guest: bool = False,
        stranger: bool = False,
        bot: bool = False,
        locale: str = "en-GB",
        zone: str = "Europe/Berlin",
    ) -> User:
        with self.world.lock:
            team = OTHER_TEAM if stranger else TEAM
            kinds = {"guest": guest, "stranger": stranger, "bot": bot}
            user = User(id, name, email, team, **kinds, locale=locale, zone=zone)
            self.world.users[id] = user
            return user

    def add_channel(
        self,
        id: str,  # noqa: A002
        name: str,
        members: Sequence[str],
        *,
        private: bool = False,
        external: bool = False,
        archived: bool = False,
    ) -> Channel:
        with self.world.lock:
            kind = "group" if private else "channel"
            channel = Channel(id, name, tuple(members), kind, external, archived)
            self.world.channels[id] = channel
            return channel

    def dm(self, user: str) -> str:
        with self.world.lock:
            return self.world.dm(user)

    def users(self) -> list[User]:
        with self.world.lock:
            return list(self.world.users.values())

    def channels(self) -> list[Channel]:
        with self.world.lock:
            return list(self.world.channels.values())

    def members(self, channel: str) -> tuple[str, ...]:
        return self.world.channels[channel].members

    def add_file(
        self,
        user: str,
        name: str,
        content: bytes,
        *,
        mimetype: str | None = None,
        size: int | None = None,
        gone: bool = False,
        redirect_to: str | None = None,
    ) -> File:
        """`size` is what Slack claims, if it is not the truth."""
        with self.world.lock:
            kind = mimetype or mimetypes.guess_type(name)[0] or "application/octet-stream"
            claimed = len(content) if size is None else size
            file = File(self.world.new_id("F"), user, name, content, kind, claimed, gone, redirect_to)
            self.world.files[file.id] = file
            return file

    # people acting

    def says(
        self,
        user: str,
        channel: str,
        text: str,
        *,
        thread: str | None = None,
        files: Sequence[File] = (),
        mention: bool = False,
    ) -> Delivery:
        """`channel` may be a person's own id for their direct message with the bot."""
        channel = self.dm(channel) if channel in self.world.users else channel
        words = f"<@{BOT_USER}> {text}" if mention else text
        return self._people.says(self.world.users[user], channel, words, thread, files)

    def edits(self, user: str, message: "Delivery | Post | str", text: str) -> Delivery:
        return self._people.edits(self.world.users[user], self._meant(message), text)

    def deletes(self, message: "Delivery | Post | str") -> Delivery:
        return self._people.deletes(self._meant(message))

    def bot_says(
        self, channel: str, text: str, *, name: str = "otherbot", thread: str | None = None
    ) -> Delivery:
        with self.world.lock:
            user = self.world.users.setdefault(
                f"U{name.upper()}", User(f"U{name.upper()}", name, "", TEAM, bot=True)
            )
        return self._people.bot_says(user, channel, text, thread)

    def join(self, user: str, channel: str) -> Delivery:
        return self._people.moves(user, channel, into=True)

    def leave(self, user: str, channel: str) -> Delivery:
        return self._people.moves(user, channel, into=False)

    def command(self, user: str, word: str, text: str, channel: str) -> Delivery:
        return self._people.command(self.world.users[user], word, text, channel)

    def click(self, user: str, on: Post | View, wanted: str, *, choice: str | None = None) -> Delivery:
        """`wanted` is a value, a text or an action id; `choice` what was picked in a picker."""
        return self._people.click(self.world.users[user], self._now(on), wanted, choice)

    def shortcut(self, user: str, channel: str, ts: str, callback: str) -> Delivery:
        """Choose something from the menu of a message."""
        return self._people.shortcut(self.world.users[user], self.world.posts[channel, ts], callback)

    def submit(self, user: str, view: View, values: Mapping[str, str | Sequence[str]]) -> Delivery:
        return self._people.submit(self.world.users[user], self.world.views[view.id], values)

    def closes(self, user: str, view: View) -> Delivery:
        return self._people.closes(self.world.users[user], self.world.views[view.id])

    def opens_home(self, user: str, tab: str = "messages") -> Delivery:
        return self._people.opens_home(self.world.users[user], tab)

    def looks_at(self, user: str, channel: str) -> Delivery:
        """Open a channel beside the agent; direct messages say so from then on."""
        return self._people.looks_at(self.world.users[user], channel)

    def stops(self, user: str, channel: str, thread: str) -> Delivery:
        """Press the stop button of the agent's session in a thread."""
        return self._people.stops(self.world.users[user], channel, thread)

    def event(self, event: Json) -> Delivery:
        """Any other event of the workspace."""
        with self.world.lock:
            return self._people.events([event], self.world.channels.get(str(event.get("channel"))))

    def retry(self, delivery: Delivery) -> None:
        """Send it once more now, as a retry."""
        self._courier.resend(delivery)

    def verify_url(self) -> Attempt:
        """Slack's check of a new events address; the answer's body must hold the challenge."""
        return self.deliver_raw(
            {"token": "x", "challenge": "a-challenge-for-the-url", "type": "url_verification"}
        )

    def deliver_raw(
        self,
        body: bytes | str | Json,
        *,
        timestamp: str | int | None = None,
        signature: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Attempt:
        """One request to events_url, signed well unless told otherwise; waits for the answer."""
        raw = as_bytes(body)
        given = {"content-type": "application/json", **(headers or {})}
        stamp = None if timestamp is None else str(timestamp)
        return self._courier.run(self._courier.post(raw, headers=given, timestamp=stamp, signed=signature))

    def sign(self, body: bytes | str, timestamp: str | int) -> str:
        return signature(self.signing_secret, str(timestamp), as_bytes(body))

    # sockets

    @property
    def sockets(self) -> int:
        with self.world.lock:
            return len(self._sockets.ready)

    def wait_for_sockets(self, count: int = 1, timeout: float = 10.0) -> None:
        self.wait_for(lambda: len(self._sockets.ready) >= count, timeout)

    def drop_sockets(self) -> None:
        """Break every socket's line without a word."""
        self._server.in_loop(self._sockets.drop)

    def refuse_sockets(self, refused: bool = True) -> None:
        self._sockets.refused = refused

    def disconnect_sockets(self, reason: str = "refresh_requested") -> None:
        """Ask the clients to come back on new sockets."""
        self._server.run(self._sockets.disconnect(reason))

    # faults

    def fail_next(
        self, method: str, *, error: str | None = None, status: int | None = None, times: int = 1
    ) -> None:
        with self.world.lock:
            self._faults.fail(method, Failure(error, status), times)

    def cut_next(self, method: str, *, after: bool, times: int = 1) -> None:
        """Break the line before the call does anything, or after it took effect."""
        with self.world.lock:
            self._faults.cut(method, "after" if after else "before", times)

    def hold(self, method: str, when: When = "before") -> None:
        with self.world.lock:
            self._faults.hold(method, when)

    def release(self, method: str | None = None) -> None:
        with self.world.lock:
            self._faults.release(method)

    def on_call(
        self, method: str, callback: Callable[[Call], object], when: When = "before", nth: int = 1
    ) -> None:
        with self.world.lock:
            self._faults.call_back(method, callback, when, nth)

    def too_many(self, method: str, seconds: float) -> None:
        """Every call of it is refused with 429 for so long."""
        with self.world.lock:
            self._rates.force(method, self.world.now() + seconds)

    def expire_streams(self) -> None:
        with self.world.lock:
            for post in [post for post in self.world.posts.values() if post.streaming]:
                self.world.end_stream(post)

    def expire_triggers(self) -> None:
        with self.world.lock:
            self.world.triggers = {
                key: (0.0, user, view) for key, (_end, user, view) in self.world.triggers.items()
            }

    # what was seen; the rest of it is bound in __init__

    @property
    def calls(self) -> list[Call]:
        return self._seen.calls()

    @property
    def views(self) -> list[View]:
        return self._seen.views()

    @property
    def statuses(self) -> list[Status]:
        return self._seen.statuses()

    def _meant(self, message: "Delivery | Post | str") -> Post:
        with self.world.lock:
            if isinstance(message, str):
                return next(post for post in self.world.posts.values() if post.ts == message)
            return self.world.posts[message.channel, message.ts]

    def _now(self, on: Post | View) -> Post | View:
        with self.world.lock:
            return self.world.views[on.id] if isinstance(on, View) else self.world.posts[on.channel, on.ts]

    def _echo(self, event: Json) -> None:
        # what nobody ever listened to is not kept for later
        if self._echoes and self._courier.has_listener:
            self._people.events([event], self.world.channels[event["channel"]], str(event["ts"]))

    def _take_answer(self, envelope: Envelope, attempt: Attempt) -> None:
        take_answer(self._desk.request("answer", {}), envelope, attempt)


def as_bytes(body: bytes | str | Json) -> bytes:
    """A raw body; JSON is written out."""
    if isinstance(body, bytes):
        return body
    return (body if isinstance(body, str) else json.dumps(body)).encode()
