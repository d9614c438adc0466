"""Long work in steps: each takes what the steps before it left and adds to it, so that it can go on after a crash."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel

from skills.context import Context

W = TypeVar("W", bound=BaseModel)


@dataclass(frozen=True)
class Step(Generic[W]):
    """One step; it may run twice if it was cut short, and must then do no harm."""

    name: str
    run: Callable[[W, Context], Awaitable[W]]


@dataclass(frozen=True)
class Plan(Generic[W]):
    """The steps of a skill that takes minutes or hours. `work` is what stands between two steps, as JSON.

    `begun` says in one sentence that the work was taken on; `queue` names the workers that may do it."""

    work: type[W]
    steps: tuple[Step[W], ...]
    begun: Callable[[W], str]
    queue: str

    async def run(self, work: W, ctx: Context) -> W:
        """All steps at once, where nobody waits for a restart: the terminal."""
        for step in self.steps:
            work = await step.run(work, ctx)
        return work
