"""What stands, for whoever asks in the chat: works or not for everyone, counts for those who may set things."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from bot.claims import waiting
from bot.gateway.gateway import Gateway
from bot.settings import Settings
from bot.tables import InboxRow, OutboxRow
from indexing.index import Index
from skills.ask.scorers import configuration, starter
from skills.confidence import Stand
from skills.language import joined, number, say
from skills.messages import User
from skills.permission import Permission

if TYPE_CHECKING:
    from bot.rights import Rights


@dataclass(frozen=True)
class Standing:
    settings: Settings
    engine: Engine
    index: Index
    gateway: Gateway
    rights: "Rights"
    stand: Stand

    def lines(self, user: User) -> Sequence[tuple[str, str]]:
        """What works and what waits; how much is known only for those who hold the settings permission."""
        return tuple(self._lines(self.rights.allowed(user, Permission.SETTINGS)))

    def _lines(self, admin: bool) -> Iterator[tuple[str, str]]:
        yield say("Version"), version("confidant")
        yield say("Answers"), self._certainty(admin)
        models = joined(
            (say("{task} by {model}", task=task, model=name) for task, name in self.gateway.models().items()),
            ", ",
        )
        yield say("Models"), models or say("none: answers are quotes from documents")
        if admin:
            documents = self.index.list()
            passages = sum(one.passages for one in documents)
            yield say("Documents"), say("{n} with {passages} passages", n=len(documents), passages=passages)
            inbox, outbox = waiting(self.engine, InboxRow), waiting(self.engine, OutboxRow)
            yield say("Waiting"), say("{inbox} to answer, {outbox} to post", inbox=inbox, outbox=outbox)

    def _certainty(self, admin: bool) -> str:
        hashed = configuration(self.index.configuration, starter().scorers)
        standing = self.stand("ask", starter().certificate, hashed)
        if standing.threshold is None:
            return say("not shown: {why}", why=(standing.note if admin else standing.told) or "")
        threshold = number(standing.threshold, 2)
        if standing.certified:
            return say("shown from {threshold} on (certified here)", threshold=threshold)
        return say(
            "shown from {threshold} on (starter threshold, not certified here yet)", threshold=threshold
        )
