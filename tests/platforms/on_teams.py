"""The company in a fake Teams, served by the real program."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from bot.platforms.teams.app.manifest import ACTION
from bot.testing.product import Product, serving
from bot.testing.teams import Chat, Delivery, FakeTeams, Post, seen_by
from tests.bot.platforms.slack.conftest import prepared
from tests.platforms.driver import BOSS, PATIENCE, Seen
from tests.platforms.looking_again import look_again
from tests.platforms.sales import LAYER, NAME, sales


class OnTeams:
    name = "teams"

    def __init__(self, teams: FakeTeams, product: Product) -> None:
        self.teams = teams
        self.product = product
        self._numbers = count(1)
        self._before: frozenset[str] = frozenset()
        self.teams.add_person(BOSS)

    def begin(self) -> None:
        self._before = frozenset(one.id for one in self.teams.posts())

    def person(self, *, guest: bool = False) -> str:
        return self.teams.add_person(f"p{next(self._numbers)}", guest=guest).name

    def room(self, *people: str) -> str:
        return self.teams.add_channel(f"c{next(self._numbers)}", *people, listening=True).id

    def say(
        self, person: str, text: str, *, room: str | None = None, files: Mapping[str, bytes] | None = None
    ) -> Delivery:
        chat = self.teams.world.chats[room] if room else self.teams.personal(person)
        given = tuple((files or {}).items())
        return self.teams.says(person, chat, text, files=given, mention=room is not None)

    def murmur(self, person: str, text: str, *, room: str) -> None:
        self.teams.says(person, self.teams.world.chats[room], text)

    def see(self, person: str, words: str, *, room: str | None = None, count: int = 1) -> Seen:
        def found() -> Seen | None:
            fitting = [one for one in self.seen(person, room=room) if words in one.text]
            return fitting[count - 1] if len(fitting) >= count else None

        seen = self.teams.wait_for(found, PATIENCE)
        assert seen
        return seen

    def seen(self, person: str, *, room: str | None = None) -> list[Seen]:
        # a private reply to what was asked in a room comes in one's own chat
        own = self._posts(self.teams.personal(person))
        there = self._posts(self.teams.world.chats[room]) if room else []
        return [_seen(one) for one in (*seen_by(there, person), *own)]

    def press(self, person: str, message: Seen, label: str) -> None:
        self.teams.presses(person, self._now(message), label).wait()

    def fill(self, person: str, message: Seen, label: str, values: Mapping[str, str]) -> None:
        dialog = self.teams.presses(person, self._now(message), label)
        self.teams.submits(person, dialog, dict(values)).wait()

    def ask_in_form(self, person: str, command: str, values: Mapping[str, str]) -> None:
        dialog = self.teams.opens_action(person, self.teams.personal(person), f"{command}{ACTION}")
        self.teams.submits(person, dialog, dict(values)).wait()

    def thumb(self, person: str, message: Seen, *, up: bool, reason: str = "") -> None:
        form = self.teams.thumb(person, self._now(message), "like" if up else "dislike")
        self.teams.says_why(person, form, {} if up else {"reason": reason}).wait()

    def again(self, said: object) -> None:
        assert isinstance(said, Delivery)
        self.teams.again(said).wait()

    def be_busy(self, times: int) -> None:
        self.teams.fail_next("send", 429, "TooManyRequests", times=times)

    def call(self, transcript: str, *people: str) -> str:
        meeting = self.teams.add_meeting(f"Call of {people[0]}", *people)
        self.teams.installs_in(people[0], meeting.chat).wait()
        for event in (self.teams.begins, self.teams.ends):
            assert event(meeting).wait().acked
        file = self.teams.graph.keeps(meeting, "transcripts", transcript.encode())
        assert self.teams.graph.tells(file) == 202
        return meeting.chat.id

    def look_again(self) -> None:
        look_again(self.product)

    def take_file(self, person: str, name: str) -> bytes:
        def offered() -> Post | None:
            posts = self._posts(self.teams.personal(person))
            return next(
                (one for one in posts if "file.consent" in str(one.attachments) and name in one.all_text),
                None,
            )

        offer = self.teams.wait_for(offered, PATIENCE)
        assert offer
        before = set(self.teams.world.files)
        self.teams.consents(person, offer)

        def given() -> bytes | None:
            return next((one for key, one in self.teams.world.files.items() if key not in before), None)

        content = self.teams.wait_for(given, PATIENCE)
        assert content
        return content

    def _posts(self, chat: Chat) -> list[Post]:
        return [one for one in self.teams.posts(chat) if one.id not in self._before]

    def _now(self, message: Seen) -> Post:
        native = message.native
        assert isinstance(native, Post)
        return self.teams.post(native)


def _seen(post: Post) -> Seen:
    pictures = tuple(content for content, _ in post.pictures)
    return Seen(post.all_text, tuple(str(one.get("title")) for one in post.buttons), post.id, pictures, post)


@contextmanager
def company(home: Path) -> Iterator[OnTeams]:
    with FakeTeams(rate_limits=False) as teams:
        settings = {
            "CONFIDANT_ADMINS": f"{BOSS}@example.org",
            "CONFIDANT_FETCH__ALLOWED_NETWORKS": "127.0.0.1/32",
        }
        product = Product(home, teams, extra={**teams.graph.environment, **settings})
        prepared(product)
        product.add_database(NAME, sales(home), LAYER)
        with serving(product):
            yield OnTeams(teams, product)
