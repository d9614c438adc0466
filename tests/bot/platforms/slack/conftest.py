"""A company in a fake Slack, served by the real program."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from bot.testing.product import Product, serving
from bot.testing.slack import Delivery, FakeSlack, Post
from bot.testing.slack.limits import Limits

LEAVE = """# Leave

## Parental leave

Parents receive 16 weeks of paid parental leave. Write <!channel> to nobody about it.

## Sick leave

Tell your manager before 9:00 on the first day of illness.
"""
SALARIES = "# Salary bands\n\nThe salary band of a senior engineer is 70,000 to 90,000 euros.\n"
MEETING = """WEBVTT

00:00:01.000 --> 00:00:05.000
<v Ana Souza>We decided to move the launch to the fifteenth of October.</v>

00:00:06.000 --> 00:00:09.000
<v Bo Lind>I will write the support guide before Friday.</v>
"""
PATIENCE = 60.0
# how soon a form opens on a crowded machine is no matter of these tests
PATIENT = Limits(trigger_seconds=PATIENCE)


@dataclass
class Town:
    """The fake Slack, the product, and people who speak; each test takes people and channels of its own."""

    slack: FakeSlack
    product: Product
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def person(self, *, guest: bool = False, stranger: bool = False) -> str:
        number = next(self.numbers)
        user = f"U{number:03}"
        self.slack.add_user(
            user, f"Person {number}", f"p{number}@example.org", guest=guest, stranger=stranger
        )
        return user

    def channel(self, *members: str, private: bool = False, external: bool = False) -> str:
        channel = f"C{next(self.numbers):03}"
        everyone = [*members, self.slack.bot_user_id]
        self.slack.add_channel(channel, channel.lower(), everyone, private=private, external=external)
        return channel

    def dm(self, user: str) -> str:
        return self.slack.dm(user)

    def answer(self, channel: str, containing: str = "", *, count: int = 1) -> Post:
        """The product's post here with these words, waited for."""
        return self.slack.wait_for_post(channel, containing=containing, count=count, timeout=PATIENCE)

    def told(self, user: str, containing: str) -> Post:
        """What only this person sees."""

        def found() -> Post | None:
            posts = (post for post in self.slack.posts() if post.ephemeral_to == user)
            return next((post for post in posts if containing in post.all_text), None)

        post = self.slack.wait_for(found, timeout=PATIENCE)
        assert post
        return post

    def outcomes(self, sent: Delivery) -> set[str]:
        """How the product dealt with each event of this delivery, waited for."""
        sent.wait()
        lines = [
            self.product.wait_for_line(f'"event handled", "event": "slack:{one}"') for one in sent.event_ids
        ]
        return {str(json.loads(line)["outcome"]) for line in lines}


def company(home: Path) -> Path:
    """A folder with documents to index."""
    folder = home / "handbook"
    folder.mkdir(parents=True)
    (folder / "leave.md").write_text(LEAVE)
    return folder


def prepared(product: Product) -> None:
    """Documents for everyone, and one for the HR group."""
    secret = product.home / "salaries.md"
    secret.write_text(SALARIES)
    product.add(company(product.home))
    product.add(secret, readers=frozenset({"group:hr"}))


@contextmanager
def town_of(home: Path, *, http: bool) -> Iterator[Town]:
    """A running product with the company's documents."""
    with FakeSlack(rate_limits=False, retry_delays=(0.0, 0.2, 0.2), limits=PATIENT) as slack:
        product = Product(home, slack, http=http)
        prepared(product)
        with serving(product):
            yield Town(slack, product)


@pytest.fixture(scope="session")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[bool], Town]]:
    """One running product over HTTP and one over Socket Mode, each started when a test first wants it."""
    with ExitStack() as opened:
        known: dict[bool, Town] = {}

        def get(http: bool) -> Town:
            if http not in known:
                known[http] = opened.enter_context(town_of(tmp_path_factory.mktemp("home"), http=http))
            return known[http]

        yield get


@pytest.fixture(params=[True, False], ids=["http", "socket"])
def town(request: pytest.FixtureRequest, towns: Callable[[bool], Town]) -> Iterator[Town]:
    """A company in Slack; the product serves other tests too, so no call that a failed test held waits on."""
    one = towns(request.param)
    yield one
    one.slack.release()


@pytest.fixture
def village(towns: Callable[[bool], Town]) -> Town:
    """The product over HTTP; each test uses up the faults that it makes."""
    return towns(True)
