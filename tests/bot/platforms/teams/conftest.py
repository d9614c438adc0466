"""A company in a fake Teams, served by the real program with the real SDK."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from bot.testing.product import Product, serving
from bot.testing.teams import Chat, FakeTeams, Post
from tests.bot.platforms.slack.conftest import prepared

PATIENCE = 60.0


@dataclass
class Tenant:
    """The fake Teams, the product, and people who speak; each test takes people and chats of its own."""

    teams: FakeTeams
    product: Product
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def person(self, *, guest: bool = False, outsider: bool = False, name: str = "") -> str:
        number = next(self.numbers)
        person = self.teams.add_person(name or f"p{number}", guest=guest, outsider=outsider)
        return person.name

    def chat(self, *names: str) -> Chat:
        return self.teams.add_chat(*names)

    def channel(self, *names: str, listening: bool = False) -> Chat:
        return self.teams.add_channel(f"c{next(self.numbers)}", *names, listening=listening)

    def dm(self, name: str) -> Chat:
        return self.teams.personal(name)

    def answer(self, chat: Chat, containing: str = "", *, count: int = 1) -> Post:
        """The product's post here with these words, waited for."""
        return self.teams.wait_for_post(chat, containing=containing, count=count, timeout=PATIENCE)

    def outcome(self, event: str) -> str:
        """How the product dealt with an event, waited for."""
        # an event that waits for the database comes again
        line = self.product.wait_for_line('"event handled"', also=event, but='"outcome": "later"')
        return line.split('"outcome": "')[1].split('"')[0]


@contextmanager
def tenant_of(home: Path, extra: Mapping[str, str] | None = None) -> Iterator[Tenant]:
    """A running product with the company's documents."""
    with FakeTeams(rate_limits=False) as teams:
        product = Product(home, teams, extra=extra or {})
        prepared(product)
        with serving(product):
            yield Tenant(teams, product)


@pytest.fixture(scope="session")
def tenant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tenant]:
    """A company in Teams; the product serves other tests too."""
    with tenant_of(tmp_path_factory.mktemp("home")) as opened:
        yield opened
