"""Writes down each call of a model: who asked, for which task, how long it took and what it cost."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from bot.gateway.names import ModelName
from bot.gateway.prices import Prices
from bot.gateway.tables import ModelCallRow, Outcome
from bot.store import transaction
from indexing.documents import DataClass
from skills.model import Task


@dataclass(frozen=True)
class Call:
    """What a model is about to be asked for; never the words themselves."""

    task: Task
    name: ModelName
    data_class: DataClass
    asker: str


@dataclass(frozen=True)
class Attempt:
    """How one try of a call ended; tokens are None where the provider did not count them."""

    at: datetime
    milliseconds: int
    outcome: Outcome
    input_tokens: int | None = None
    output_tokens: int | None = None
    pictures: int = 0


class Ledger:
    """Rows of `model_calls`, priced when written, so that a later price table changes no history."""

    def __init__(self, engine: Engine, prices: Prices) -> None:
        self._engine = engine
        self._prices = prices

    def write(self, call: Call, attempt: Attempt) -> None:
        """Add one row, in a transaction of its own; raises StoreError when the database cannot be used."""
        with transaction(self._engine) as session:
            session.add(self._row(call, attempt))

    def _row(self, call: Call, attempt: Attempt) -> ModelCallRow:
        return ModelCallRow(
            at=attempt.at,
            task=call.task.value,
            provider=call.name.provider.value,
            model=call.name.model,
            data_class=call.data_class.value,
            asker=call.asker,
            input_tokens=attempt.input_tokens,
            output_tokens=attempt.output_tokens,
            milliseconds=attempt.milliseconds,
            price_version=self._prices.version,
            cost_micros=self._prices.cost_micros(
                call.name, attempt.input_tokens, attempt.output_tokens, pictures=attempt.pictures
            ),
            outcome=attempt.outcome.value,
        )
