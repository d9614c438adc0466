"""Asks the model, a few calls at a time, and gives up on one that is silent."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from indexing.documents import DataClass
from skills.minutes.drafts.tokens import PROMPT_TOKENS, count_tokens
from skills.model import Model, Task
from skills.proving.objects import Reader

READ, MERGE = "prompt.md", "merge.md"
AT_ONCE = 4  # calls in flight, once the model has answered for the first time
MOST_SILENT = 2  # rounds of calls without any answer, after which the rest is not asked
FRAME_TOKENS = 200  # of the JSON around the material, and of what a provider puts around both texts

_FOLDER = Path(__file__).parent.parent

A = TypeVar("A", bound=BaseModel)
W = TypeVar("W")
R = TypeVar("R")


@dataclass(frozen=True)
class Answered(Generic[A]):
    """What came of one call: `lines` is None where nothing could be read, `silent` where nothing came at all."""

    lines: list[A] | None = None
    silent: bool = False


@dataclass
class Desk:
    """The model for one meeting: on whose behalf, what it said of itself, and how often it answered."""

    model: Model
    data_class: DataClass
    asker: str
    prompt_tokens: int = PROMPT_TOKENS
    notes: list[str] = field(default_factory=list)
    label: str | None = None
    answered: int = 0
    absent: bool = False

    def room(self, prompt: str) -> int:
        """Tokens that the material may take beside the system text."""
        return max(self.prompt_tokens - count_tokens(system_text(prompt)) - FRAME_TOKENS, 1)

    async def ask(self, prompt: str, material: str, reader: Reader[A]) -> Answered[A]:
        """One call; `material` is JSON, so that speech is no part of the prompt."""
        completion = await self.model.complete(
            Task.SUMMARISE,
            system=system_text(prompt),
            prompt=material,
            data_classes=(self.data_class,),
            asker=self.asker,
        )
        if completion.note and completion.note not in self.notes:
            self.notes.append(completion.note)
        if completion.text is None:
            self.absent = self.absent or completion.note is None
            return Answered(silent=True)
        self.answered += 1
        self.label = completion.model or self.label
        return Answered(reader.read(completion.text))

    async def all(self, work: Sequence[W], do: Callable[[W], Awaitable[R]]) -> list[R | None]:
        """Do each, in order; None for what is not begun because nobody answers."""
        done: list[R | None] = []
        silent = 0
        while len(done) < len(work) and silent < MOST_SILENT and not self.absent:
            before = self.answered
            at_once = AT_ONCE if before else 1
            done += await asyncio.gather(*map(do, work[len(done) : len(done) + at_once]))
            silent = 0 if self.answered > before else silent + 1
        return done + [None] * (len(work) - len(done))


@cache
def system_text(prompt: str) -> str:
    return (_FOLDER / prompt).read_text(encoding="utf-8")
