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
from skills.context import Stand
from skills.contract import Permission
from skills.messages import User

if TYPE_CHECKING:
    from bot.app import Rights


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
        yield "Version", version("confidant")
        yield "Answers", self._certainty()
        models = ", ".join(f"{task} by {name}" for task, name in self.gateway.models().items())
        yield "Models", models or "none: answers are quotes from documents"
        if admin:
            documents = self.index.list()
            yield "Documents", f"{len(documents)} with {sum(one.passages for one in documents)} passages"
            yield (
                "Waiting",
                f"{waiting(self.engine, InboxRow)} to answer, {waiting(self.engine, OutboxRow)} to post",
            )

    def _certainty(self) -> str:
        hashed = configuration(self.index.configuration, starter().scorers)
        standing = self.stand("ask", starter().certificate, hashed)
        kind = "certified here" if standing.certified else "starter threshold, not certified here yet"
        if standing.threshold is None:
            return f"not shown: {standing.note}"
        return f"shown from {standing.threshold:.2f} on ({kind})"
