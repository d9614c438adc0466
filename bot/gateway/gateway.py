"""The door between the skills and the models: policy first, then time, retries and the ledger."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from threading import Lock

from sqlalchemy import Engine

from bot.gateway import notes
from bot.gateway.attempts import Attempts
from bot.gateway.ledger import Call, Ledger
from bot.gateway.names import ModelName, Provider
from bot.gateway.policy import is_cleared, strictest
from bot.gateway.prices import load_prices
from bot.gateway.providers import ChatProvider, Heard, ProviderError, Words, build
from bot.gateway.providers.drawn import Drawn
from bot.gateway.providers.pictures import PictureProvider, build_pictures
from bot.gateway.settings import ModelSettings
from bot.gateway.status import ModelStatus, describe
from bot.gateway.timing import Timing
from indexing.documents import DataClass
from skills.images import INTERNAL_ONLY, Pictured
from skills.model import Completion, Task


@dataclass(frozen=True)
class _Wanted:
    """Which model is wanted, for whom and for what."""

    task: Task
    asker: str
    data_classes: Sequence[DataClass]
    only_local: bool = False


@dataclass(frozen=True)
class _Question:
    call: Call
    system: str
    prompt: str
    heard: Heard | None = None


@dataclass
class Gateway:
    """The configured models as `skills.model.Model` and `skills.images.ImageModel`; give it to every `Context`."""

    settings: ModelSettings
    engine: Engine
    timing: Timing = field(default_factory=Timing)
    # what holds now: an admin may have set models and clearances since the start; may ask the database
    in_force: Callable[[ModelSettings], ModelSettings] = field(default=lambda settings: settings)

    def __post_init__(self) -> None:
        ledger = Ledger(self.engine, load_prices(self.settings.prices))
        self._attempts = Attempts(ledger, self.timing, self.settings.retries)
        self._providers: dict[tuple[ModelName, float | None], ChatProvider] = {}
        self._picture_providers: dict[ModelName, PictureProvider] = {}
        self._building = Lock()
        # a lock of its own: to import what draws here takes long, and words are not to wait for it
        self._building_pictures = Lock()

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

    async def complete_here(
        self, task: Task, *, system: str, prompt: str, data_classes: Sequence[DataClass], asker: str
    ) -> Completion:
        """As `complete`, but only by a model on this machine."""
        wanted = _Wanted(task, asker, data_classes, only_local=True)
        return await self._complete(wanted, system, prompt, None)

    async def picture(
        self,
        prompt: str,
        *,
        width: int,
        height: int,
        asker: str,
        data_classes: Sequence[DataClass] = INTERNAL_ONLY,
        only_local: bool = False,
    ) -> Pictured:
        """Ask the model of task images for one picture, by the same rules as words; only the database can raise."""
        call, note = await self._admitted(_Wanted(Task.IMAGES, asker, data_classes, only_local))
        if call is None:
            return Pictured()
        if note:
            return Pictured(note=note, data_class=call.data_class)
        ask = partial(self._drawn, call.name, prompt, width, height)
        try:
            drawn = await self._attempts.answer(call, self.settings.images_timeout_seconds, ask)
        except ProviderError as error:
            return Pictured(note=notes.no_picture(call.name, error.reason), data_class=call.data_class)
        name = call.name
        return Pictured(drawn.content, None, name.label, name.provider.value, call.data_class, drawn.licence)

    async def _complete(self, wanted: _Wanted, system: str, prompt: str, heard: Heard | None) -> Completion:
        if wanted.task is Task.IMAGES:
            raise ValueError("task images makes no words; ask for a picture")
        call, note = await self._admitted(wanted)
        if call is None:
            return Completion()
        if note:
            return Completion(note=note)
        ask = partial(self._words, _Question(call, system, prompt, heard))
        try:
            words = await self._attempts.answer(call, self.settings.timeout_seconds, ask)
        except ProviderError as error:
            return Completion(note=notes.unanswered(call.name, error.reason, wanted.task))
        return Completion(words.text, model=call.name.label)

    async def _admitted(self, wanted: _Wanted) -> tuple[Call | None, str | None]:
        """The call, None without a model; and why it may not be made, which then is in the ledger."""
        settings = await asyncio.to_thread(self.in_force, self.settings)
        name = settings.model_for(wanted.task)
        if name is None:
            return None, None
        call = Call(wanted.task, name, strictest(wanted.data_classes), wanted.asker)
        if wanted.only_local and name.provider is not Provider.LOCAL:
            note = notes.elsewhere(name)
        elif not is_cleared(name.provider, call.data_class, settings.clearances):
            note = notes.uncleared(name, call.data_class, settings.clearances)
        else:
            return call, None
        await self._attempts.refuse(call)
        return call, note

    def describe(self) -> tuple[ModelStatus, ...]:
        """Each configured task, what its model may see and what it lacks, for `doctor`. Calls nobody."""
        return describe(self.in_force(self.settings))

    def models(self) -> dict[Task, str]:
        """The configured model of each task, as provider:model, for the configuration hash and `status`."""
        settings = self.in_force(self.settings)
        return {task: str(name) for task in Task if (name := settings.model_for(task))}

    async def _words(self, question: _Question) -> Words:
        # vendors take a second to import, so not on the event loop
        provider = await asyncio.to_thread(self._provider, question.call)
        return await provider.ask(question.system, question.prompt, question.heard)

    async def _drawn(self, name: ModelName, prompt: str, width: int, height: int) -> Drawn:
        provider = await asyncio.to_thread(self._picture_provider, name)
        return await provider.draw(prompt, width, height)

    def _provider(self, call: Call) -> ChatProvider:
        # only SQL is written several times over, so that attempts may differ
        temperature = self.settings.sql_temperature if call.task is Task.SQL else None
        with self._building:
            if (call.name, temperature) not in self._providers:
                self._providers[call.name, temperature] = build(call.name, self.settings, temperature)
            return self._providers[call.name, temperature]

    def _picture_provider(self, name: ModelName) -> PictureProvider:
        with self._building_pictures:
            if name not in self._picture_providers:
                self._picture_providers[name] = build_pictures(name, self.settings)
            return self._picture_providers[name]
