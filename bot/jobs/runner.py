"""Runs the steps of durable work: what each step adds is kept, what fails becomes a sentence for whoever asked."""

import asyncio
import hashlib
import logging
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from pydantic import BaseModel
from sqlalchemy.orm import Session

from bot.commands import AnySkill
from bot.dispatch import Dispatcher
from bot.errors import JobError, PlatformBusyError, PlatformUnreachableError, StoreError
from bot.explain import explain
from bot.jobs.order import Order
from bot.jobs.stops import end, stopped_by, told
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
from skills.context import Context, KeepVoices
from skills.contract import Durable
from skills.errors import UserError
from skills.language import again, say, speaking
from skills.messages import KEPT, Attachment, Reply
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
# how often a post says how far the work is
PROGRESS_SECONDS = 30.0
UNWANTED = "This is wanted no more."


class Results(Protocol):
    """Keeps what came of an order, and words its post."""

    def wanted(self, order: Order) -> bool:
        """Whether to go on with an order; asked before each step."""

    def keep(self, order: Order, work: BaseModel | None, failed: str) -> str | None:
        """Write it down; returns the id under which it is kept, or None where nothing may be posted."""

    def hears(self, order: Order) -> KeepVoices | None:
        """What keeps how the speakers of its recording sound; None where nothing of that may be kept."""

    def progress(self, order: Order, sentence: str) -> Reply | None:
        """What its post says while it is worked on; None where that must not change."""

    def is_open(self, session: Session, kept: str) -> bool:
        """Whether what is kept may still be posted; it stays so until the transaction ends."""

    def post(self, kept: str) -> Reply | None:
        """What is posted of it; None for what a failed order left."""

    def settle(self, kept: str, folder: Path) -> None:
        """Every output is there: clear the job's files away, or keep what is to be kept. Safe to repeat."""

    async def fetch(self, attachment: Attachment, folder: Path) -> Path:
        """Bring a file here that no platform knows."""


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
    # by skill; what has none is posted and not kept
    results: Mapping[str, Results] = field(default_factory=dict)

    def durable(self, order: Order) -> tuple[AnySkill, Durable[Any, Any]]:
        """The skill of an order. Raises JobError when this version does not know it any more."""
        for skill in self.dispatcher.skills:
            if skill.command == order.skill and skill.durable:
                return skill, skill.durable
        raise JobError(
            say("{skill!r} is not long work of this version of Confidant; ask again.", skill=order.skill)
        )

    def begin(self, order: Order) -> BaseModel:
        skill, durable = self.durable(order)
        work: BaseModel = durable.begin(skill.query.model_validate(order.query))
        return work

    async def step(self, order: Order, step: Step[Any], work: BaseModel) -> Changes:
        """What the step adds; or `{"failed": …}` with the sentence for the person."""
        log.info("step begun", extra={"job": order.key, "step": step.name})
        started = time.monotonic()
        try:
            with speaking(self.dispatcher.reader(order.message)):
                done = await self._patiently(step, work, order)
        except Exception as error:  # noqa: BLE001  # whatever fails, the person gets a sentence
            self._observe(step.name, "failed", started)
            return {"failed": self.why(order, error)}
        self._observe(step.name, "done", started)
        log.info("step done", extra={"job": order.key, "step": step.name})
        return changes(work, done)

    def why(self, order: Order, error: Exception) -> str:
        """What failed, in a sentence for whoever asked."""
        with speaking(self.dispatcher.reader(order.message)):
            return str(explain(error).summary)

    def post(self, order: Order, work: BaseModel | None, failed: str) -> None:
        """Keep the result and hand it to the outbox; a second time changes nothing."""
        with speaking(self.dispatcher.reader(order.message)):
            # that work was given up is worded where nobody is spoken to
            self._post(order, work, str(again(failed)))

    def _post(self, order: Order, work: BaseModel | None, failed: str) -> None:
        log.info("step begun", extra={"job": order.key, "step": "post"})
        if by := end(self.outbox.engine, order.key):
            work, failed = None, str(told(by))
        reply = Reply(failed, private=True) if work is None else self._finish(order, work)
        results = self.results.get(order.skill)
        kept = results.keep(order, work, failed) if results else None
        if results is None or kept is not None:
            shown = results.post(kept) if results and kept and work else None
            self._say(order, replace(shown or reply, working=False), kept)
        if results and kept and work:
            results.settle(kept, self.folder(order))
        shutil.rmtree(self.folder(order), ignore_errors=True)
        self.wake()
        log.info("step done", extra={"job": order.key, "step": "post"})

    def _say(self, order: Order, reply: Reply, kept: str | None = None) -> None:
        """In the post that said how far the work is, or in one of its own; nowhere without a platform.

        What was `kept` and is deleted by now is not posted."""
        if not order.platform:
            return
        platform = self.platforms[order.platform]
        results = self.results.get(order.skill)
        reply, reader = self.dispatcher.said(
            replace(reply, private=reply.private and not order.revises), order.message
        )
        with speaking(reader), transaction(self.outbox.engine) as session:
            if results and kept and not results.is_open(session, kept):
                return
            if order.revises:
                # the post is where it is, for whoever reads there
                letter = platform.write(order.revises, reply, order.place)
                self.outbox.reword(session, letter, now=self.now())
            else:
                letter = platform.write(order.result_key, reply, order.place)
                self.outbox.put(session, letter, now=self.now())

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

        async def fetch(attachment: Attachment, into: Path) -> Path:
            results = self.results.get(order.skill)
            if attachment.source.startswith(KEPT) and results:
                return await results.fetch(attachment, into)
            return await self.platforms[order.platform].fetch(attachment, order.message, into)

        ctx = self.dispatcher.context_for(order.message, fetch=fetch, folder=folder)
        results = self.results.get(order.skill)
        return replace(
            ctx, progress=self._teller(order), keep_voices=results.hears(order) if results else None
        )

    def _teller(self, order: Order) -> Callable[[str], None]:
        """Says how far the work is in the order's post; one that shows a result already keeps it."""
        said_at = [-PROGRESS_SECONDS]

        def tell(sentence: str) -> None:
            if not order.revises or time.monotonic() - said_at[0] < PROGRESS_SECONDS:
                return
            said_at[0] = time.monotonic()
            results = self.results.get(order.skill)
            # in the thread that works, which ends with it
            self._check_wanted(order)
            try:
                if said := results.progress(order, sentence) if results else Reply(sentence):
                    self._say(order, said, order.meeting or None)
            except StoreError as error:
                log.warning("progress of %s cannot be told: %s", order.key, error)
                return
            self.wake()

        return tell

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
        await asyncio.to_thread(self._check_wanted, order)
        done: BaseModel = await step.run(work, await asyncio.to_thread(self._context, order))
        return done

    def _check_wanted(self, order: Order) -> None:
        """Raises UserError for work that was stopped, or that nobody wants by now."""
        if by := stopped_by(self.outbox.engine, order.key):
            raise UserError(told(by))
        results = self.results.get(order.skill)
        if results and not results.wanted(order):
            raise UserError(UNWANTED)

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
