"""A fake Teams on loopback: people write, the product is called with signed tokens, and what it does is seen."""

import asyncio
import base64
import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import NAMESPACE_URL, uuid5

import httpx

from bot.testing.server import KEPT_OPEN_SECONDS, Server
from bot.testing.teams.graph import FakeGraph
from bot.testing.teams.limits import Limits
from bot.testing.teams.people import REGION, People
from bot.testing.teams.records import Call, Chat, Delivery, Json, Meeting, Person, Post, pretty
from bot.testing.teams.rules import RefusedError, pings_in
from bot.testing.teams.service import Faults, build
from bot.testing.teams.signing import Issuer
from bot.testing.teams.world import World
from indexing.fetch.connect import public_certificates

T = TypeVar("T")
APP, SECRET = "b0700000-0000-4000-8000-00000000c0f1", "a-secret-of-the-fake"
TENANT, OTHER_TENANT = "7e000000-0000-4000-8000-000000000001", "7e000000-0000-4000-8000-000000000002"
WORKERS = 32


class FakeTeams:
    """Thread-safe; every call returns at once unless its name says wait. `app` empty: nothing is signed or checked."""

    def __init__(
        self,
        *,
        app: str = APP,
        port: int = 0,
        limits: Limits | None = None,
        rate_limits: bool = True,
        events_url: str = "",
    ) -> None:
        limits = limits or Limits()
        self._server = Server(port)
        self.url = self._server.url
        self.issuer = Issuer(app, SECRET, TENANT)
        self.world = World(app or APP, TENANT, limits, rate_limits)
        self.faults = Faults()
        self.graph = FakeGraph(self.world, self.issuer, self.url)
        self.events_url = events_url
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="teams")
        self._client = httpx.Client(
            trust_env=False,
            timeout=limits.invoke_seconds,
            verify=public_certificates(),  # it speaks to loopback alone, and to read them anew takes long
            # a line that the product is closing just now must not be taken once more
            limits=httpx.Limits(keepalive_expiry=KEPT_OPEN_SECONDS),
        )
        self._people = People(self.world, self.url, self._deliver)

    def __enter__(self) -> Self:
        graph = self.graph.routes()
        self._server.start(build(self.world, self.issuer, self.faults, lambda: self.url, graph))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for name in list(self.faults.holds):
            self.release(name)
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._client.close()
        self._server.stop()

    @property
    def events_url(self) -> str:
        """Where the product hears Teams."""
        return self._events_url

    @events_url.setter
    def events_url(self, url: str) -> None:
        self._events_url = url
        with self.world.lock:
            # Microsoft Graph calls the same server, by whatever public name
            self.graph.product = url.removesuffix("/api/messages")
            self.world.changed()

    @property
    def environment(self) -> dict[str, str]:
        """The product's settings for this tenant."""
        if not self.issuer.app:
            return {}
        return {
            "CONFIDANT_TEAMS__APP_ID": self.issuer.app,
            "CONFIDANT_TEAMS__APP_PASSWORD": self.issuer.secret,
            "CONFIDANT_TEAMS__TENANT_ID": self.issuer.tenant,
            "CONFIDANT_TEAMS__OPENID_URL": f"{self.url}/openid",
            "CONFIDANT_TEAMS__TOKEN_URL": f"{self.url}/token",
            "CONFIDANT_TEAMS__SERVICE_URLS": self.service,
        }

    @property
    def service(self) -> str:
        """Where the connector stands for this tenant."""
        return f"{self.url}/{REGION}/"

    # the world

    def add_person(
        self, name: str, email: str = "", *, guest: bool = False, outsider: bool = False
    ) -> Person:
        aad = str(uuid5(NAMESPACE_URL, name))
        tenant = OTHER_TENANT if outsider else TENANT
        role = "guest" if guest else "user"
        person = Person(name, f"29:{name}-{aad[:8]}", aad, email or f"{name}@example.org", tenant, role)
        with self.world.lock:
            self.world.people[name] = person
        return person

    def add_chat(self, *names: str) -> Chat:
        """A group chat with the bot in it."""
        chat = Chat(f"19:{self.world.number()}@thread.v2", "groupChat", "", list(names))
        return self._added(chat)

    def add_channel(
        self, name: str, *names: str, team: str = "", listening: bool = False, membership: str = "standard"
    ) -> Chat:
        """A channel of a team that has installed the bot; `listening`: its owners let it read everything (RSC)."""
        own = team or f"19:team-{self.world.number()}@thread.tacv2"
        chat_id = f"19:{name}-{self.world.number()}@thread.tacv2"
        chat = Chat(chat_id, "channel", name, list(names), own, listening, membership=membership)
        return self._added(chat)

    def add_meeting(
        self, title: str, organiser: str, *names: str, installed: bool = True, consented: bool = True
    ) -> Meeting:
        """A meeting with its chat; `installed`: we are in that, `consented`: we may know of it (RSC)."""
        person, number = self._who(organiser), self.world.number()
        chat = Chat(f"19:meeting_{number:08}@thread.v2", "groupChat", "", [organiser, *names], open=installed)
        self._added(chat)
        series = base64.b64encode(f"1*{person.aad}*0**{chat.id}".encode()).decode()
        meeting_id = base64.b64encode(f"0#{chat.id}#0".encode()).decode()
        meeting = Meeting(meeting_id, series, title, person, chat, consented)
        with self.world.lock:
            self.world.meetings[meeting.id] = meeting
        return meeting

    def personal(self, name: str) -> Chat:
        """The chat of this person with the bot alone."""
        with self.world.lock:
            for chat in self.world.chats.values():
                if chat.kind == "personal" and chat.members == [name] and chat.open:
                    return chat
        return self._added(Chat(f"a:{name}-{self.world.number()}", "personal", "", [name]))

    def _added(self, chat: Chat) -> Chat:
        with self.world.lock:
            self.world.chats[chat.id] = chat
            self.world.changed()
        return chat

    def close_chat(self, chat: Chat) -> None:
        """Deleted, or the bot was put out without a word."""
        with self.world.lock:
            chat.open = False

    # people acting

    def says(
        self, name: str, chat: Chat, text: str, **about: Any
    ) -> Delivery:  # Any: as People.says takes them
        return self._people.says(self._who(name), chat, text, **about)

    def said(
        self, name: str, chat: Chat, text: str, *, at: datetime, edited_at: datetime | None = None
    ) -> None:
        """A message of an earlier time."""
        self._people.said(self._who(name), chat, text, at, edited_at)

    def edits(self, name: str, chat: Chat, sent: Delivery, text: str) -> Delivery:
        return self._people.edits(self._who(name), chat, sent, text)

    def deletes(self, name: str, chat: Chat, sent: Delivery) -> Delivery:
        return self._people.deletes(self._who(name), chat, sent)

    def presses(self, name: str, post: Post, title: str, values: Mapping[str, str] | None = None) -> Delivery:
        return self._people.presses(self._who(name), post, title, values)

    def submits(self, name: str, dialog: Delivery, values: Mapping[str, str | bool]) -> Delivery:
        dialog.wait()
        return self._people.submits(self._who(name), dialog, values)

    def thumb(self, name: str, post: Post, reaction: str) -> Delivery:
        return self._people.thumb(self._who(name), post, reaction)

    def says_why(self, name: str, form: Delivery, values: Mapping[str, str]) -> Delivery:
        form.wait()
        return self._people.says_why(self._who(name), form, values)

    def consents(self, name: str, post: Post, *, accept: bool = True) -> Delivery:
        return self._people.consents(self._who(name), post, accept=accept)

    def searches(self, name: str, chat: Chat, text: str) -> Delivery:
        return self._people.searches(self._who(name), chat, text)

    def opens_action(self, name: str, chat: Chat, command: str) -> Delivery:
        return self._people.opens_action(self._who(name), chat, command)

    def installs(self, name: str) -> Delivery:
        """Install it for oneself."""
        return self._people.event(self._who(name), self.personal(name), "installationUpdate", action="add")

    def installs_in(self, name: str, chat: Chat) -> Delivery:
        """Add it to a group chat, such as a meeting's."""
        with self.world.lock:
            chat.open = True
        return self._people.event(self._who(name), chat, "installationUpdate", action="add")

    def begins(self, meeting: Meeting) -> Delivery:
        return self._people.meets(meeting, "meetingStart")

    def ends(self, meeting: Meeting) -> Delivery:
        return self._people.meets(meeting, "meetingEnd")

    def joins(self, name: str, chat: Chat) -> Delivery:
        person = self._who(name)
        with self.world.lock:
            chat.members.append(name)
        return self._people.event(person, chat, "conversationUpdate", membersAdded=[person.account()])

    def leaves(self, name: str, chat: Chat) -> Delivery:
        person = self._who(name)
        with self.world.lock:
            chat.members.remove(name)
        return self._people.event(person, chat, "conversationUpdate", membersRemoved=[person.account()])

    def stops(self, chat: Chat) -> None:
        """Press the stop button of a stream, of which no bot is told."""
        with self.world.lock:
            for one in self.world.streams.values():
                if one.chat == chat.id and not one.ended:
                    one.ended = "Content stream was canceled by user."

    def again(self, delivery: Delivery) -> Delivery:
        """The same activity once more, as after an answer that got lost."""
        repeated = Delivery(delivery.activity, self.world.lock)
        self._deliver(repeated)
        return repeated

    def deliver_raw(
        self, activity: Json, *, header: str | None = None, **claims: Any
    ) -> httpx.Response:  # Any: claims
        """Send this as it is; signed well unless told otherwise. Waits."""
        signed = header if header is not None else self._header(activity, **claims)
        headers = {"authorization": signed} if signed else {}
        return self._client.post(self.events_url, json=activity, headers=headers)

    def activity(self, name: str, chat: Chat, text: str = "hello") -> Json:
        """What a message of this person looks like, unsent."""
        return self._people._activity(self._who(name), chat, "message") | {"text": text}

    # faults

    def fail_next(
        self, name: str, status: int, code: str = "", *, times: int = 1, retry_after: float | None = None
    ) -> None:
        with self.world.lock:
            self.faults.failures[name].extend([RefusedError(status, code, code, retry_after)] * times)

    def cut_next(self, name: str, *, times: int = 1) -> None:
        """It takes effect, and the caller sees a broken line."""
        with self.world.lock:
            self.faults.cuts[name].extend([True] * times)

    def hold(self, name: str) -> None:
        self.faults.holds[name] = asyncio.Event()

    def release(self, name: str) -> None:
        event = self.faults.holds.pop(name, None)
        if event is not None:
            self._server.in_loop(event.set)

    def advance(self, seconds: float) -> None:
        """Move the clock of rates, streams and targeted messages."""
        with self.world.lock:
            self.world.ahead_seconds += seconds
            self.world.changed()

    # what was seen

    def posts(
        self, chat: Chat | None = None, *, to: str | None = None, thread: str | None = None
    ) -> list[Post]:
        """What stands of the product's messages, oldest first."""
        with self.world.lock:
            found = list(self.world.posts.values())
        return [
            one
            for one in found
            if not one.deleted
            and not one.streaming
            and (chat is None or one.chat == chat.id)
            and (to is None or one.to == to)
            and (thread is None or one.thread == thread)
        ]

    @property
    def calls(self) -> list[Call]:
        with self.world.lock:
            return list(self.world.calls)

    def pings(self, post: Post) -> list[str]:
        return pings_in(post.activity)

    def wait_for(self, predicate: Callable[[], T], timeout: float = 30.0) -> T:
        return self.world.wait_for(predicate, timeout, self.story)

    def wait_for_post(
        self,
        chat: Chat | None = None,
        *,
        containing: str = "",
        count: int = 1,
        timeout: float = 30.0,
        to: str | None = None,
    ) -> Post:
        """The count-th message that stands here with these words."""

        def found() -> Post | None:
            fitting = [one for one in self.posts(chat, to=to) if containing in one.all_text]
            return fitting[count - 1] if len(fitting) >= count else None

        post = self.wait_for(found, timeout)
        assert post  # noqa: S101
        return post

    def post(self, post: Post) -> Post:
        """As it is now."""
        with self.world.lock:
            return self.world.posts[post.chat, post.id]

    def story(self) -> str:
        """Everything that was said and called, for an error."""
        lines = [f"said: {pretty(one)[:300]}" for one in self.world.said[-6:]]
        lines += [
            f"{one.chat} {one.id}: {one.all_text[:400]!r} to={one.to!r} deleted={one.deleted}"
            for one in list(self.world.posts.values())[-12:]
        ]
        lines += [
            f"call {one.method} {one.path} -> {one.status} {one.code}" for one in self.world.calls[-25:]
        ]
        lines += [f"delivery {one.status} {str(one.body)[:200]}" for one in self.world.deliveries[-6:]]
        return "\n".join(lines)

    def _who(self, name: str) -> Person:
        return self.world.people[name]

    def _header(self, activity: Json, **claims: Any) -> str:  # Any: claims
        if not self.issuer.app:
            return ""
        return f"Bearer {self.issuer.sign(str(activity.get('serviceUrl')), **claims)}"

    def _deliver(self, delivery: Delivery) -> None:
        self._pool.submit(self._post, delivery)

    def _post(self, delivery: Delivery) -> None:
        started = time.monotonic()
        try:
            answer = self.deliver_raw(delivery.activity)
            status, body = answer.status_code, answer.text
        except httpx.HTTPError:
            status, body = 504, ""
        with self.world.lock:
            delivery.status, delivery.seconds = status, time.monotonic() - started
            delivery.tries += 1
            delivery.body = _json(body)
            self.world.changed()


def seen_by(posts: Iterable[Post], name: str) -> Sequence[Post]:
    """Those that this person sees, of what stands in a conversation of theirs."""
    return [one for one in posts if one.to in ("", name)]


def _json(text: str) -> Json:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
