"""A gateway over a real database file and a real server on loopback; only sleeping moves the clock."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.gateway.gateway import Gateway
from bot.gateway.settings import ModelSettings
from bot.gateway.tables import ModelCallRow
from bot.gateway.timing import Timing
from bot.testing.openai_server import Behaviour, OpenAIServer
from indexing.documents import DataClass
from skills.images import Pictured
from skills.model import Completion, Task

KEY = "sk-very-secret"
PROMPT = "a quiet kitchen at dawn"


@dataclass
class FakeClock:
    """Stands still but for `sleep`, which returns at once and is written down."""

    seconds: float = 0.0
    sleeps: list[float] = field(default_factory=list)

    def timing(self) -> Timing:
        return Timing(now=self.now, clock=lambda: self.seconds, sleep=self.sleep, jitter=lambda: 1.0)

    def now(self) -> datetime:
        return datetime(2026, 1, 2, tzinfo=UTC) + timedelta(seconds=self.seconds)

    async def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.seconds += seconds


@dataclass
class Desk:
    """Where a test asks a model: the server, the gateway in front of it, and what both wrote down."""

    engine: Engine
    servers: list[OpenAIServer] = field(default_factory=list)
    clock: FakeClock = field(default_factory=FakeClock)

    def serve(self, *behaviours: Behaviour) -> OpenAIServer:
        server = OpenAIServer(*behaviours)
        self.servers.append(server.__enter__())
        return server

    def gateway(self, server: OpenAIServer | None = None, **settings: object) -> Gateway:
        url = server.url if server else ""
        given = {"answer": "openai:gpt-4.1", "cleared": "openai:internal", "api_key": KEY, "base_url": url}
        return Gateway(ModelSettings.model_validate(given | settings), self.engine, self.clock.timing())

    def ask(
        self, gateway: Gateway, *data_classes: DataClass, task: Task = Task.ANSWER, prompt: str = "Who may?"
    ) -> Completion:
        classes = data_classes or (DataClass.INTERNAL,)
        asking = gateway.complete(task, system="Be brief.", prompt=prompt, data_classes=classes, asker="U1")
        return asyncio.run(asking)

    def artist(self, server: OpenAIServer | None = None, **settings: object) -> Gateway:
        return self.gateway(server, **({"answer": "none", "images": "openai:gpt-image-1-mini"} | settings))

    def draw(
        self,
        gateway: Gateway,
        *data_classes: DataClass,
        prompt: str = PROMPT,
        ratio: tuple[int, int] = (1, 1),
        only_local: bool = False,
    ) -> Pictured:
        classes = data_classes or (DataClass.INTERNAL,)
        width, height = ratio
        return asyncio.run(
            gateway.picture(
                prompt, width=width, height=height, asker="U1", data_classes=classes, only_local=only_local
            )
        )

    def rows(self) -> list[ModelCallRow]:
        with Session(self.engine) as session:
            return list(session.scalars(select(ModelCallRow).order_by(ModelCallRow.id)))

    def outcomes(self) -> list[str]:
        return [row.outcome for row in self.rows()]
