"""A chat whose workspace keeps databases: everything real but the platform, the clock and the weights."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from bot.admin.proposals import Proposals
from bot.admin.query_deed import QueryRun
from bot.audit import AuditLine, lines
from bot.databases.adding import Wish
from bot.databases.addresses import Addresses
from bot.databases.book import remove_in
from bot.databases.databases import KeptDatabases
from bot.databases.keeping import keep_at_once, sqlite_file
from bot.databases.schemas import Schemas
from bot.databases.settings import SqlSettings
from bot.gateway.gateway import Gateway
from bot.gateway.settings import ModelSettings
from bot.gateway.timing import Timing
from bot.router import Router
from bot.router.likeness import Vectors
from bot.settings import Settings
from bot.store import transaction
from bot.testing.chat import NOW, FakeChat
from bot.testing.openai_server import Behaviour, OpenAIServer
from indexing.documents import DataClass
from indexing.models import TextModels
from skills.catalogue import DEFAULT, SKILLS
from skills.confidence import Certificate, Standing, stand
from skills.language import Reader
from skills.messages import (
    Choices,
    Conversation,
    File,
    Footer,
    Form,
    Lines,
    Message,
    Reply,
    Table,
    Verbatim,
)
from skills.permission import Permission
from skills.sql.chat.running import KIND
from skills.sql.scorers import NAME, certificate_name, configuration, configuration_of, starter

SALES = """
CREATE TABLE customers (customer_id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT NOT NULL);
CREATE TABLE orders (order_id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers (customer_id),
  order_date DATE NOT NULL, status TEXT NOT NULL, amount NUMERIC NOT NULL);
CREATE TABLE salaries (salary_id INTEGER PRIMARY KEY, employee TEXT NOT NULL, yearly_pay NUMERIC NOT NULL);
INSERT INTO customers VALUES (1, 'Ada Works', 'Ghent'), (2, 'Bell & Co', 'Leeds'), (3, 'Cato', 'Ghent');
INSERT INTO orders VALUES (1, 1, '2026-01-04', 'paid', 100.5), (2, 2, '2026-02-05', 'paid', 50),
  (3, 1, '2026-03-06', 'open', 25), (4, 3, '2025-04-07', 'paid', 999), (5, 3, '2026-05-08', 'open', 10);
INSERT INTO salaries VALUES (1, 'Ana', 10), (2, 'Bo', 20);
"""
LAYER = """
metrics:
  - names: [revenue]
    meaning: total amount of orders
analysts: [user:bo]
readers:
  salaries: [group:hr]
"""
TOP = "Who are our top 2 customers by revenue this year?"


class Desk:
    """A chat with the sales database, and what can be seen of it."""

    def __init__(self, chat: FakeChat, folder: Path, models: TextModels) -> None:
        self.chat, self.folder, self.models = chat, folder, models
        self.now = NOW
        self.settings = Settings.model_construct(home=folder / "home", sql=SqlSettings())
        self.settings.home.mkdir()
        self.certified: dict[str, Certificate] = {}
        self.gateway: Gateway | None = None
        self.server: OpenAIServer | None = None
        self._join()

    def _join(self) -> None:
        chat = self.chat
        schemas = Schemas(Addresses.of(self.settings))
        allowed = chat.dispatcher.allowed
        self.databases = KeptDatabases(
            chat.engine,
            self.settings,
            chat.directory,
            allowed,
            lambda: self.now,
            schemas,
            self._stand,
            self.gateway,
        )
        chat.dispatcher.databases = self.databases
        chat.dispatcher.approvals = Proposals(
            chat.engine, allowed, lambda: self.now, lambda: None, {KIND: QueryRun()}
        )

    def _stand(self, skill: str, starter: Certificate, configuration: str) -> Standing:
        return stand(
            starter,
            self.certified.get(skill),
            configuration=configuration,
            today=self.now.date(),
            certified_only=False,
            raised=None,
        )

    def model(self, *behaviours: Behaviour, **settings: object) -> OpenAIServer:
        """A model that drafts, and does as it is told, from now on."""
        server = OpenAIServer(*behaviours).__enter__()
        self.server = server
        given: dict[str, object] = {
            "sql": "compatible:m",
            "cleared": "compatible:internal",
            "base_url": server.url,
            "retries": 0,
            # a crowded machine is no slow model
            "timeout_seconds": 600,
        }
        timing = Timing(now=lambda: self.now)
        self.gateway = Gateway(ModelSettings.model_validate(given | settings), self.chat.engine, timing)
        self._join()
        return server

    def close(self) -> None:
        if self.server:
            self.server.__exit__(None, None, None)
            self.server = None

    def certify(self, threshold: float, *, database: str = "Sales") -> None:
        """As if `confidant calibrate --skill sql` had just certified drafts on it."""
        entry = self.databases.book.find(database)
        assert entry is not None
        at = self.databases.schemas.whole(entry)
        configured = configuration_of(at.database.place, at.file, configuration(starter().scorers[NAME]))
        made = replace(
            starter().certificate,
            threshold=threshold,
            certified=True,
            configuration=configured,
            issued="2026-01-01",
            expires="2999-01-01",
        )
        self.certified[certificate_name(at.database.place)] = made

    def limited(self, **limits: float) -> None:
        """As if an admin had set these limits from now on."""
        self.settings = self.settings.model_copy(update={"sql": SqlSettings(**limits)})
        self._join()

    def add(
        self,
        name: str = "Sales",
        *,
        script: str = SALES,
        layer: str = LAYER,
        readers: str = "everyone",
        data_class: DataClass = DataClass.INTERNAL,
    ) -> Path:
        file = self.folder / f"{name}.sqlite"
        wish = Wish(sqlite_file(script, file), name, readers, layer, data_class)
        keep_at_once(self.chat.engine, self.databases.schemas, wish, self.now)
        return file

    def say(self, text: str, sender: str = "ana", *, channel: str | None = None) -> Reply:
        return self.chat.say(text, sender, channel=channel)

    def draft(self, question: str = TOP, sender: str = "ana", *, channel: str | None = None) -> Reply:
        return self.say(f"sql {question}", sender, channel=channel)

    def press(self, reply: Reply, label: str, sender: str = "ana", *, channel: str | None = None) -> Reply:
        return self.say(option(reply, label), sender, channel=channel)

    def fill(self, command: str, sender: str = "ana", **values: str) -> Reply:
        """Send a form."""
        place = Conversation("fake", "T1", "D1", private=True)
        message = Message(
            f"/{command}", self.chat.rights.user(sender), place, NOW, values=tuple(values.items())
        )
        return asyncio.run(self.chat.dispatcher.reply_to(message))

    def in_language(self, text: str, reader: Reader) -> Reply:
        self.chat.dispatcher.house = reader
        return self.say(text)

    def at(self, now: datetime) -> None:
        self.now = now
        self.chat.dispatcher.now = lambda: now
        self._join()

    def remove(self, name: str) -> None:
        with transaction(self.chat.engine) as session:
            remove_in(session, name)

    def with_router(self) -> None:
        """Free words go by the shipped router, with the real text model."""
        models = self.models

        async def embed(texts: Sequence[str]) -> Vectors:
            return models.embed(list(texts))

        self.chat.dispatcher.router = Router(SKILLS, embed, default=DEFAULT, text_model=models.name)

    def permission(self, name: str) -> Permission:
        return Permission(name)

    def audit(self) -> list[AuditLine]:
        return lines(self.chat.engine)


@pytest.fixture
def desk(chat: FakeChat, tmp_path: Path, models: TextModels) -> Iterator[Desk]:
    made = Desk(chat, tmp_path, models)
    made.add()
    yield made
    made.close()


def labels(reply: Reply) -> list[str]:
    """What can be pressed, in order."""
    pairs = [label for one in reply.blocks if isinstance(one, Choices) for _, label in one.labelled]
    return [*pairs, *(one.label for one in reply.blocks if isinstance(one, Form))]


def option(reply: Reply, label: str) -> str:
    found = {shown: said for one in reply.blocks if isinstance(one, Choices) for said, shown in one.labelled}
    return found[label]


def query(reply: Reply) -> str:
    return "".join(one.text for one in reply.blocks if isinstance(one, Verbatim | File))


def rows_of(reply: Reply) -> tuple[tuple[str, ...], ...]:
    (table,) = [one for one in reply.blocks if isinstance(one, Table)]
    return table.rows


def small_print(reply: Reply) -> str:
    return " ".join(one.text for one in reply.blocks if isinstance(one, Footer))


def told(reply: Reply) -> str:
    """Everything that is read in it, but the rows."""
    said = [item for one in reply.blocks if isinstance(one, Lines) for item in one.items]
    return " ".join((reply.summary, *said, small_print(reply)))
