"""The company in a fake Slack, served by the real program."""

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from bot.meetings.rules import Rule, Rules
from bot.testing.product import Product, serving
from bot.testing.slack import Delivery, FakeSlack, Post
from tests.bot.platforms.slack.conftest import PATIENT, prepared
from tests.platforms.driver import BOSS, PATIENCE, Seen
from tests.platforms.looking_again import look_again
from tests.platforms.sales import LAYER, NAME, sales

CALLS = "calls"  # the folder that is watched for what calls left behind


class OnSlack:
    name = "slack"

    def __init__(self, slack: FakeSlack, product: Product) -> None:
        self.slack = slack
        self.product = product
        self._ids: dict[str, str] = {}
        self._numbers = count(1)
        self._before: frozenset[str] = frozenset()
        self._add(BOSS, guest=False)

    def begin(self) -> None:
        self._before = frozenset(one.ts for one in self.slack.posts())

    def _add(self, name: str, *, guest: bool) -> str:
        self._ids[name] = f"U{len(self._ids) + 1:03}"
        self.slack.add_user(self._ids[name], name, f"{name}@example.org", guest=guest)
        return name

    def person(self, *, guest: bool = False) -> str:
        return self._add(f"p{next(self._numbers)}", guest=guest)

    def room(self, *people: str) -> str:
        channel = f"C{next(self._numbers):03}"
        members = [*(self._ids[one] for one in people), self.slack.bot_user_id]
        self.slack.add_channel(channel, channel.lower(), members)
        return channel

    def say(
        self, person: str, text: str, *, room: str | None = None, files: Mapping[str, bytes] | None = None
    ) -> Delivery:
        user = self._ids[person]
        if text.startswith("confidant"):
            # admins' words stand under a command of that name
            words = text.removeprefix("confidant").strip()
            return self.slack.command(user, "/confidant", words, room or self.slack.dm(user))
        given = [self.slack.add_file(user, name, content) for name, content in (files or {}).items()]
        place = room or self.slack.dm(user)
        return self.slack.says(user, place, text, files=given, mention=room is not None)

    def murmur(self, person: str, text: str, *, room: str) -> None:
        self.slack.says(self._ids[person], room, text)

    def see(self, person: str, words: str, *, room: str | None = None, count: int = 1) -> Seen:
        def found() -> Seen | None:
            fitting = [one for one in self.seen(person, room=room) if words in one.text]
            return fitting[count - 1] if len(fitting) >= count else None

        seen = self.slack.wait_for(found, timeout=PATIENCE)
        assert seen
        return seen

    def seen(self, person: str, *, room: str | None = None) -> list[Seen]:
        user = self._ids[person]
        place = room or self.slack.dm(user)
        return [
            self._seen(one)
            for one in self.slack.posts()
            if one.ts not in self._before
            and not one.deleted
            and not one.streaming
            and one.channel == place
            and one.ephemeral_to in (None, user)
        ]

    def _seen(self, post: Post) -> Seen:
        named = [str(one["slack_file"]["id"]) for one in post.blocks if "slack_file" in one]
        pictures = tuple(self.slack.world.files[one].content for one in named)
        return Seen(post.all_text, tuple(one.text for one in post.buttons), post.ts, pictures, post)

    def press(self, person: str, message: Seen, label: str) -> None:
        self.slack.click(self._ids[person], self._now(message), label).wait()

    def fill(self, person: str, message: Seen, label: str, values: Mapping[str, str]) -> None:
        before = {one.id for one in self.slack.views}
        self.slack.click(self._ids[person], self._now(message), label)
        self._submit(self._ids[person], before, values)

    def ask_in_form(self, person: str, command: str, values: Mapping[str, str]) -> None:
        user, before = self._ids[person], {one.id for one in self.slack.views}
        self.slack.command(user, f"/{command}", "", self.slack.dm(user))
        self._submit(user, before, values)

    def _submit(self, user: str, before: Collection[str], values: Mapping[str, str]) -> None:
        """Fill in the form that came since then."""
        view = self.slack.wait_for(
            lambda: next(
                (one for one in self.slack.views if one.user == user and one.id not in before), None
            ),
            timeout=PATIENCE,
        )
        assert view
        self.slack.submit(user, view, dict(values)).wait()

    def thumb(self, person: str, message: Seen, *, up: bool, reason: str = "") -> None:
        thumb = "👍" if up else "👎"
        if up:
            self.press(person, message, thumb)
        else:
            self.fill(person, message, thumb, {"reason": reason})

    def again(self, said: object) -> None:
        assert isinstance(said, Delivery)
        attempts = len(said.attempts)
        self.slack.retry(said)
        said.wait_attempts(attempts + 1)

    def be_busy(self, times: int) -> None:
        for _ in range(times):
            self.slack.fail_next("chat.postMessage", error="ratelimited", status=429)

    def call(self, transcript: str, *people: str) -> str:
        room, title = self.room(*people), f"Call of {people[0]}"
        with self.product.database() as directory:
            rule = Rule(title=title, posts_to=f"slack:{room}")
            Rules(directory.engine).add(rule, by=BOSS, now=datetime.now(UTC))
        folder = self.product.home / CALLS / title
        folder.mkdir(parents=True)
        about = {"title": title, "organiser": f"{people[0]}@example.org"}
        (folder / "call.json").write_text(json.dumps(about))
        (folder / "call.vtt").write_text(transcript)
        return room

    def look_again(self) -> None:
        look_again(self.product)

    def take_file(self, person: str, name: str) -> bytes:
        user = self._ids[person]

        def found() -> bytes | None:
            posts = [one for one in self.slack.posts(self.slack.dm(user)) if one.ts not in self._before]
            files = [file for post in posts for file in post.files]
            return next((one.content for one in files if name in one.name), None)

        content = self.slack.wait_for(found, timeout=PATIENCE)
        assert content
        return content

    def _now(self, message: Seen) -> Post:
        native = message.native
        assert isinstance(native, Post)
        return native


@contextmanager
def company(home: Path) -> Iterator[OnSlack]:
    with FakeSlack(rate_limits=False, retry_delays=(0.0, 0.2, 0.2), limits=PATIENT) as slack:
        calls = home / CALLS
        calls.mkdir()
        settings = {
            "CONFIDANT_ADMINS": f"{BOSS}@example.org",
            "CONFIDANT_FETCH__ALLOWED_NETWORKS": "127.0.0.1/32",
            "CONFIDANT_ARRIVALS__FOLDER": str(calls),
            "CONFIDANT_ARRIVALS__FOLDER_SECONDS": "0.2",
        }
        product = Product(home, slack, extra=settings)
        prepared(product)
        product.add_database(NAME, sales(home), LAYER)
        with serving(product):
            yield OnSlack(slack, product)
