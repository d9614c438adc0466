"""Runs the steps of durable work: what each step adds is kept, what fails becomes a sentence for whoever asked."""

import asyncio
import hashlib
import logging
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from bot.commands import AnySkill
from bot.dispatch import Dispatcher
from bot.errors import JobError, PlatformBusyError, PlatformUnreachableError, StoreError
from bot.explain import explain
from bot.jobs.order import Order
from bot.metrics import Metrics
from bot.outbox import Outbox
from bot.platforms import Platforms
from bot.store import transaction
from indexing.errors import (
    FetchBusyError,
    FetchServerError,
    FetchTimeoutError,
    FetchUnreachableError,
    IndexUnavailableError,
)
from skills.context import Context
from skills.contract import Durable
from skills.messages import Attachment, Reply
from skills.plan import Step

log = logging.getLogger(__name__)

TRANSIENT = (
    PlatformBusyError,
    PlatformUnreachableError,
    StoreError,
    IndexUnavailableError,
    FetchBusyError,
    FetchServerError,
    FetchTimeoutError,
    FetchUnreachableError,
)
PAUSES_SECONDS = (1.0, 5.0, 15.0, 60.0, 120.0)
LONGEST_WAIT_SECONDS = 600.0

Changes = dict[str, Any]  # Any: JSON of the fields that a step set


@dataclass(frozen=True)
class Runner:
    """Joins orders to skills, platforms and the outbox; knows nothing of how steps are kept."""

    dispatcher: Dispatcher
    platforms: Platforms
    outbox: Outbox
    metrics: Metrics
    home: Path
    now: Callable[[], datetime]
    wake: Callable[[], None]

    def durable(self, order: Order) -> tuple[AnySkill, Durable[Any, Any]]:
        """The skill of an order. Raises JobError when this version does not know it any more."""
        for skill in self.dispatcher.skills:
            if skill.command == order.skill and skill.durable:
                return skill, skill.durable
        raise JobError(f"{order.skill!r} is not long work of this version of Confidant; ask again.")

    def begin(self, order: Order) -> BaseModel:
        skill, durable = self.durable(order)
        work: BaseModel = durable.begin(skill.query.model_validate(order.query))
        return work

    async def step(self, order: Order, step: Step[Any], work: BaseModel) -> Changes:
        """What the step adds; or `{"failed": …}` with the sentence for the person."""
        log.info("step begun", extra={"job": order.key, "step": step.name})
        started = time.monotonic()
        try:
            done = await self._patiently(step, work, order)
        except Exception as error:  # noqa: BLE001  # whatever fails, the person gets a sentence
            self._observe(step.name, "failed", started)
            return {"failed": explain(error).summary}
        self._observe(step.name, "done", started)
        log.info("step done", extra={"job": order.key, "step": step.name})
        return changes(work, done)

    def post(self, order: Order, work: BaseModel | None, failed: str) -> None:
        """Hand the result to the outbox; a second time changes nothing."""
        log.info("step begun", extra={"job": order.key, "step": "post"})
        reply = Reply(failed, private=True) if work is None else self._finish(order, work)
        letter = self.platforms[order.platform].write(order.result_key, reply, order.place)
        with transaction(self.outbox.engine) as session:
            self.outbox.put(session, letter, now=self.now())
        shutil.rmtree(self.folder(order), ignore_errors=True)
        self.wake()
        log.info("step done", extra={"job": order.key, "step": "post"})

    def folder(self, order: Order) -> Path:
        """Where the files of this job lie; its name tells nothing about what was asked."""
        return self.home / "jobs" / hashlib.sha256(order.key.encode()).hexdigest()[:24]

    def _finish(self, order: Order, work: BaseModel) -> Reply:
        _, durable = self.durable(order)
        try:
            reply: Reply = durable.finish(work).to_reply()
        except Exception as error:  # noqa: BLE001  # a bug in wording must not lose the whole work's outcome
            return explain(error)
        return reply

    def _context(self, order: Order) -> Context:
        folder = self.folder(order)
        folder.mkdir(parents=True, exist_ok=True)
        platform = self.platforms[order.platform]

        async def fetch(attachment: Attachment, into: Path) -> Path:
            return await platform.fetch(attachment, order.message, into)

        return self.dispatcher.context_for(order.message, fetch=fetch, folder=folder)

    async def _patiently(self, step: Step[Any], work: BaseModel, order: Order) -> BaseModel:
        """Try again after a failure that may pass."""
        for pause in PAUSES_SECONDS:
            try:
                return await self._once(step, work, order)
            except TRANSIENT as error:
                log.warning("step %s waits: %s", step.name, error)
                await asyncio.sleep(max(pause, _asked_to_wait(error)))
        return await self._once(step, work, order)

    async def _once(self, step: Step[Any], work: BaseModel, order: Order) -> BaseModel:
        done: BaseModel = await step.run(work, await asyncio.to_thread(self._context, order))
        return done

    def _observe(self, step: str, outcome: str, started: float) -> None:
        self.metrics.steps.labels(step, outcome).observe(time.monotonic() - started)


def _asked_to_wait(error: Exception) -> float:
    """Seconds that the other side named, 0 if it named none."""
    if isinstance(error, PlatformBusyError):
        return error.retry_seconds
    return min(getattr(error, "retry_after_seconds", None) or 0.0, LONGEST_WAIT_SECONDS)


def sweep(folder: Path, *, before: datetime) -> None:
    """Clear away files of jobs that another machine finished."""
    for left in folder.iterdir() if folder.is_dir() else ():
        if datetime.fromtimestamp(left.stat().st_mtime, UTC) < before:
            shutil.rmtree(left, ignore_errors=True)


def changes(before: BaseModel, after: BaseModel) -> Changes:
    """The fields that differ, as JSON: a long transcript is kept once, and not again with every later step."""
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    return {name: value for name, value in new.items() if old.get(name) != value}


def merged(work: BaseModel, added: Changes) -> BaseModel:
    """The work with what a step added."""
    return type(work).model_validate(work.model_dump(mode="json") | added)


def on_loop(
    loop: asyncio.AbstractEventLoop, call: partial[Any]
) -> Any:  # Any: whatever the coroutine returns
    """Run a coroutine function on the program's own loop, from a worker thread, and wait for it."""
    return asyncio.run_coroutine_threadsafe(call(), loop).result()
