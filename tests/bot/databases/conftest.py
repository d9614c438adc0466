"""A shop in a SQLite file, and a program that keeps it to be asked."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.app import App
from bot.build import build
from bot.directory import Person
from bot.settings import Settings
from bot.testing.databases import prepare
from indexing.audience import Audience
from skills.databases import Kept
from skills.messages import User
from tests.bot.admin.conftest import NOW, PEOPLE, Clock, Pair

SHOP = """
CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, city TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id), amount REAL);
CREATE TABLE salaries (id INTEGER PRIMARY KEY, employee TEXT, pay REAL);
INSERT INTO customers VALUES (1, 'Ada Ltd', 'Berlin'), (2, 'Bo Inc', 'Paris');
INSERT INTO orders VALUES (1, 1, 120.5), (2, 1, 80);
INSERT INTO salaries VALUES (1, 'Zoe', 100);
"""
LAYER = "about: What we sell\nanalysts: [group:data, 'user:bo']\nreaders: {salaries: [group:hr]}\n"
MORE = (
    Person("eve", "Eve Ott", "eve@example.org", groups=frozenset({"data"})),
    Person("cur", "Cur Ator", "cur@example.org", groups=frozenset({"curators"})),
)
PLAIN, HR = Audience.of({"world", "everyone"}), Audience.of({"world", "everyone", "group:hr"})
GUEST = Audience.of({"world"})


@dataclass
class World(Pair):
    shop: Path = Path()

    def add(self, **fields: str) -> None:
        """Fill in the form as an admin, and confirm."""
        asked = {
            "do": "add",
            "what": "sql",
            "address": f"sqlite:///{self.shop}",
            "name": "shop",
            "layer": LAYER,
        }
        self.press(self.fill_in("sources", **(asked | fields)), "Confirm")

    def user(self, name: str) -> User:
        return self.app.rights.user(name)

    def draft(self, question: str = "How many customers are there?", by: str = "cy") -> str:
        """Kept for its buttons, as asked by whoever may see no salary."""
        drafted = self.app.databases.desk("shop", PLAIN).draft(question, self.app.databases.settings(NOW))
        assert drafted.checked
        asked = Kept(
            "shop", question, drafted.draft.sql, drafted.draft.reading, by, "C01", self.app.now(), 0.9
        )
        return self.app.databases.keep(asked)


def written(file: Path, script: str = SHOP) -> Path:
    with sqlite3.connect(file) as made:
        made.executescript(script)
    made.close()
    return file


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(tmp_path: Path, clock: Clock) -> Iterator[App]:
    prepare(tmp_path / "home" / "confidant.db")
    app = build(Settings.model_construct(home=tmp_path / "home"), now=clock)
    app.directory.write((*PEOPLE, *MORE), now=NOW)
    yield app
    app.close()


@pytest.fixture
def world(app: App, clock: Clock, tmp_path: Path) -> World:
    return World(app, app, clock, written(tmp_path / "shop.sqlite"))
