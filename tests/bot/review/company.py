"""A small company that keeps changing, with an oracle that says who may read what, written apart from the product."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache

import numpy as np
from sqlalchemy import Engine

from bot.directory import Directory, Person
from bot.testing.chat import NOW
from indexing.audience import Audience
from indexing.documents import DocumentDraft
from indexing.embed import Vectors
from indexing.index import Index
from skills.messages import Conversation, Message, User

GROUPS = ("hr", "it")
CHANNELS = ("C1", "C2", "C9")
TOPICS = ("travel", "salary", "parking", "printer", "merger", "holiday")
THINGS = ("budget", "policy", "deadline", "contact")
READERS = (
    "world",
    "everyone",
    *(f"group:{name}" for name in GROUPS),
    *(f"channel:{name}" for name in CHANNELS),
    *(f"user:p{number}" for number in range(6)),
)
DOCUMENTS = 30


class CheapEmbedder:
    """One fixed direction a word, summed."""

    name = "cheap"

    def embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.array([_sum(text) for text in texts], dtype=np.float32).reshape(len(texts), 16)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


@lru_cache(maxsize=4096)
def _sum(text: str) -> Vectors:
    words = text.split() or [text]
    directions = np.array([_direction(word.strip(".,?").lower()) for word in words])
    return np.asarray(directions.sum(axis=0), dtype=np.float32)


@lru_cache(maxsize=4096)
def _direction(word: str) -> Vectors:
    chance = random.Random(word)  # noqa: S311  # repeatable, not secret
    return np.array([chance.gauss(0, 1) for _ in range(16)], dtype=np.float32)


@dataclass
class Page:
    """A stored document; `token` is a word that stands in no other and in no question."""

    location: str
    token: str
    readers: frozenset[str]


@dataclass
class Company:
    """The truth beside the product: every change is made in both."""

    index: Index
    directory: Directory
    chance: random.Random
    people: dict[str, Person] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    tokens: int = 0
    now: datetime = NOW

    @classmethod
    def found(cls, engine: Engine, index: Index, seed: int) -> "Company":
        company = cls(index, Directory(engine), random.Random(seed))  # noqa: S311
        for number in range(6):
            company._hire(f"p{number}", guest=number == 5)
        index.add([company._draft(f"d{number}.md") for number in range(DOCUMENTS)])
        return company

    def write(self, location: str) -> None:
        """A new document, or new words and readers for one that is there."""
        self.index.add([self._draft(location)])

    def _draft(self, location: str) -> DocumentDraft:
        self.tokens += 1
        page = Page(location, f"zq{self.tokens}x", self._some_readers())
        topic, thing = self.chance.choice(TOPICS), self.chance.choice(THINGS)
        text = f"The {topic} {thing} is {page.token}. Ask {page.token} about the {topic} of next year."
        self.pages[location] = page
        return DocumentDraft(location, f"{topic} {page.token}", text, page.readers)

    def change(self) -> None:
        """One change of what somebody may read: of a person, or of a document."""
        kind = self.chance.random()
        if kind < 0.7:
            self._move(self.chance.choice(list(self.people)))
        elif kind < 0.8 and len(self.pages) > DOCUMENTS // 2:
            location = self.chance.choice(list(self.pages))
            self.index.remove(location)
            del self.pages[location]
        elif kind < 0.9:
            self.write(f"d{self.chance.randrange(DOCUMENTS)}.md")
        else:
            self._close(self.chance.choice(list(self.pages.values())))

    def message(self) -> Message:
        """Somebody asks, alone or before a channel; few questions, so that what is remembered is asked for again."""
        person = self.people[self.chance.choice(list(self.people))]
        question = f"What is the {self.chance.choice(TOPICS)} {self.chance.choice(THINGS)}?"
        private = self.chance.random() < 0.5
        channel = "D" if private else self.chance.choice(CHANNELS)
        self.now += timedelta(seconds=1)
        place = Conversation("fake", "T1", channel, private=private)
        return Message(question, User(person.id, person.name), place, self.now)

    def hidden_from(self, message: Message) -> set[str]:
        """Words that must not reach whoever reads the reply to this message."""
        place = message.conversation
        return self._hidden(self._viewers(message.sender.id, None if place.private else place.channel))

    def hidden_from_person(self, person_id: str) -> set[str]:
        return self._hidden([self._rights(self.people[person_id])])

    def _hidden(self, viewers: list[set[str]]) -> set[str]:
        return {
            page.token for page in self.pages.values() if not all(rights & page.readers for rights in viewers)
        }

    def _viewers(self, sender: str, channel: str | None) -> list[set[str]]:
        viewers = [self._rights(self.people[sender])]
        if channel is None:
            return viewers
        members = [one for one in self.people.values() if channel in one.channels]
        return viewers + ([self._rights(one) for one in members] or [{"world", f"channel:{channel}"}])

    @staticmethod
    def _rights(person: Person) -> set[str]:
        rights = {"world", f"user:{person.id}"} | ({"everyone"} if not person.guest else set())
        rights |= {f"group:{name}" for name in person.groups}
        return rights | {f"channel:{name}" for name in person.channels}

    def _hire(self, name: str, *, guest: bool) -> None:
        self.people[name] = Person(name, name.upper(), guest=guest)
        self._move(name)

    def _move(self, name: str) -> None:
        person = replace(
            self.people[name],
            guest=self.chance.random() < 0.2,
            groups=frozenset(self._some(("hr", "it", "curators"))),
            channels=frozenset(self._some(CHANNELS[:2])),
        )
        self.directory.write([person], now=self.now)
        self.people[name] = person

    def _close(self, page: Page) -> None:
        """The same words for other readers."""
        stored = self.index.library.document(page.location, Audience.of(page.readers))
        assert stored
        page.readers = self._some_readers()
        self.index.add([DocumentDraft(page.location, stored.title, stored.markdown, page.readers)])

    def _some_readers(self) -> frozenset[str]:
        return frozenset(self.chance.sample(READERS, self.chance.randint(1, 3)))

    def _some(self, names: tuple[str, ...]) -> list[str]:
        return [name for name in names if self.chance.random() < 0.5]
