"""A chat platform in memory: say() goes through parsing, permission, skill and errors."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from bot.directory import Directory, Person
from bot.dispatch import Dispatcher
from bot.rights import Rights
from bot.testing.databases import open_prepared
from bot.testing.words import WordEmbedder
from indexing.documents import DocumentDraft, check_readers
from indexing.embed import Embedder
from indexing.index import Index
from skills.catalogue import DEFAULT, SKILLS
from skills.messages import Conversation, Message, Reply, User
from skills.model import Model, NoModel
from skills.permission import Permission
from transcription import SAMPLE_VOICE, SpeechSettings

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PEOPLE = (
    Person("ana", "Ana Souza", "ana@example.org", groups=frozenset({"hr"}), channels=frozenset({"C1"})),
    Person("bo", "Bo Lind", "bo@example.org", channels=frozenset({"C1"})),
    Person("gus", "Gus Guest", "gus@example.org", guest=True, channels=frozenset({"C1"})),
)


class FakeChat:
    """Everything real but the platform, the clock and the weights: a database, caches, rights, skills."""

    stranger = User("zed", "Zed", known=False)

    def __init__(self, home: Path, model: Model | None = None, embedder: Embedder | None = None) -> None:
        self.engine = open_prepared(home / "chat.db")
        self.index = Index(self.engine, home / "index", embedder=embedder or WordEmbedder())
        self.directory = Directory(self.engine)
        self.directory.write(PEOPLE, now=NOW)
        self.granted = set(Permission)
        self.rights = Rights(self.directory, frozenset())
        self.dispatcher = Dispatcher(
            skills=SKILLS,
            default=DEFAULT,
            index=self.index,
            model=model or NoModel(),
            speech=SpeechSettings(model=str(SAMPLE_VOICE)),
            home=home,
            allowed=lambda _user, permission: permission in self.granted,
            audience_of=self.rights.audience_of,
            now=lambda: NOW,
        )

    def wrote(self, author: str, text: str, *, readers: str = "everyone", location: str = "") -> None:
        """A document somebody wrote; its first line is its title."""
        title = text.splitlines()[0].lstrip("# ")
        draft = DocumentDraft(
            location=location or f"{author}/{title}.md",
            title=title,
            markdown=text,
            readers=check_readers(frozenset(readers.split())),
            author=author,
            modified_at=NOW,
        )
        self.index.add([draft])

    def say(self, text: str, sender: User | str = "ana", *, channel: str | None = None) -> Reply:
        """Write in a direct message, or in a channel where all its members read the reply."""
        user = self.rights.user(sender) if isinstance(sender, str) else sender
        place = Conversation("fake", "T1", channel or "D1", private=channel is None)
        return asyncio.run(self.dispatcher.reply_to(Message(text, user, place, NOW)))

    def close(self) -> None:
        self.index.close()
        self.engine.dispose()
