"""The door between the skills and the models: policy first, then time, retries and the ledger."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock

from sqlalchemy import Engine

from bot.gateway import notes
from bot.gateway.ledger import Attempt, Call, Ledger
from bot.gateway.names import ModelName
from bot.gateway.policy import is_cleared, strictest
from bot.gateway.prices import load_prices
from bot.gateway.providers import ChatProvider, Heard, ProviderError, Words, build
from bot.gateway.settings import ModelSettings
from bot.gateway.status import ModelStatus, describe
from bot.gateway.tables import Outcome
from bot.gateway.timing import Timing, pause_seconds
from indexing.documents import DataClass
from skills.model import Completion, Task

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Wanted:
    """Which model is wanted, for whom and for what."""

    task: Task
    asker: str
    data_classes: Sequence[DataClass]


@dataclass(frozen=True)
class _Question:
    call: Call
    system: str
    prompt: str
    deadline: float  # by the gateway's clock
    heard: Heard | None = None


@dataclass
class Gateway:
    """The configured models as `skills.model.Model`; give it to every `Context`."""

    settings: ModelSettings
    engine: Engine
    timing: Timing = field(default_factory=Timing)
    # what holds now: an admin may have set models and clearances since the start; may ask the database
    in_force: Callable[[ModelSettings], ModelSettings] = field(default=lambda settings: settings)

    def __post_init__(self) -> None:
        self._ledger = Ledger(self.engine, load_prices(self.settings.prices))
        self._providers: dict[tuple[ModelName, float | None], ChatProvider] = {}
        self._building = Lock()

    async def complete(
        self, task: Task, *, system: str, prompt: str, data_classes: Sequence[DataClass], asker: str
    ) -> Completion:
        """Ask the model of this task, if it may see the strictest of `data_classes`.

        Name the class of everything in the prompt, the question too; with none named it is confidential.
        A provider that fails or is not cleared gives no text and a note; only the database can raise."""
        return await self._complete(_Wanted(task, asker, data_classes), system, prompt, None)

    async def complete_aloud(
        self,
        task: Task,
        *,
        system: str,
        prompt: str,
        data_classes: Sequence[DataClass],
        asker: str,
        heard: Heard,
    ) -> Completion:
        """As `complete`; `heard` gets all words so far, anew from the first after a retry."""
        return await self._complete(_Wanted(task, asker, data_classes), system, prompt, heard)

    async def _complete(self, wanted: _Wanted, system: str, prompt: str, heard: Heard | None) -> Completion:
        settings = await asyncio.to_thread(self.in_force, self.settings)
        name = settings.model_for(wanted.task)
        if name is None:
            return Completion()
        call = Call(wanted.task, name, strictest(wanted.data_classes), wanted.asker)
        if not is_cleared(name.provider, call.data_class, settings.clearances):
            await self._write(call, Outcome.REFUSED, started=self.timing.clock())
            return Completion(note=notes.uncleared(name, call.data_class, settings.clearances))
        deadline = self.timing.clock() + self.settings.timeout_seconds
        try:
            words = await self._ask(_Question(call, system, prompt, deadline, heard))
        except ProviderError as error:
            return Completion(note=notes.unanswered(name, error.reason, wanted.task))
        return Completion(words.text, model=name.label)

    def describe(self) -> tuple[ModelStatus, ...]:
        """Each configured task, what its model may see and what it lacks, for `doctor`. Calls nobody."""
        return describe(self.in_force(self.settings))

    def models(self) -> dict[Task, str]:
        """The configured model of each task, as provider:model, for the configuration hash and `status`."""
        settings = self.in_force(self.settings)
        return {task: str(name) for task in Task if (name := settings.model_for(task))}

    async def _ask(self, question: _Question) -> Words:
        attempt = 0
        while True:
            try:
                return await self._attempt(question)
            except ProviderError as error:
                pause = self._pause(error, attempt, question.deadline)
                if pause is None:
                    raise
            await self.timing.sleep(pause)
            attempt += 1

    def _pause(self, error: ProviderError, attempt: int, deadline: float) -> float | None:
        """Seconds until the next attempt; None when there is to be none, or it would come too late."""
        if not error.retryable or attempt >= self.settings.retries:
            return None
        pause = pause_seconds(attempt, asked_seconds=error.retry_after_seconds, jitter=self.timing.jitter())
        return pause if self.timing.clock() + pause < deadline else None

    async def _attempt(self, question: _Question) -> Words:
        started = self.timing.clock()
        try:
            words = await self._words_in_time(question, question.deadline - started)
        except ProviderError as error:
            # the provider's own message stays out of the log: it may repeat the prompt or the key
            log.warning("model %s %s [%s]", question.call.name, error.reason, type(error.__cause__).__name__)
            await self._write(question.call, error.outcome, started=started)
            raise
        except asyncio.CancelledError:
            # written here and now, because a cancelled task may not be allowed to wait again
            self._ledger.write(question.call, self._ended(Outcome.CANCELLED, started))
            raise
        if not words.text.strip():
            await self._write(question.call, Outcome.EMPTY, started=started, words=words)
            raise ProviderError("gave an empty answer")
        await self._write(question.call, Outcome.OK, started=started, words=words)
        return words

    async def _words_in_time(self, question: _Question, seconds: float) -> Words:
        try:
            async with asyncio.timeout(seconds):
                # vendors take a second to import, so not on the event loop
                provider = await asyncio.to_thread(self._provider, question.call)
                return await provider.ask(question.system, question.prompt, question.heard)
        except TimeoutError as error:
            raise ProviderError("did not answer in time", outcome=Outcome.TIMEOUT) from error

    def _provider(self, call: Call) -> ChatProvider:
        # only SQL is written several times over, so that attempts may differ
        temperature = self.settings.sql_temperature if call.task is Task.SQL else None
        with self._building:
            if (call.name, temperature) not in self._providers:
                self._providers[call.name, temperature] = build(call.name, self.settings, temperature)
            return self._providers[call.name, temperature]

    async def _write(
        self, call: Call, outcome: Outcome, *, started: float, words: Words | None = None
    ) -> None:
        await asyncio.to_thread(self._ledger.write, call, self._ended(outcome, started, words))

    def _ended(self, outcome: Outcome, started: float, words: Words | None = None) -> Attempt:
        milliseconds = round((self.timing.clock() - started) * 1000)
        tokens = (words.input_tokens, words.output_tokens) if words else (None, None)
        return Attempt(self.timing.now(), milliseconds, outcome, *tokens)
