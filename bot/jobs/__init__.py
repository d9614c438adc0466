"""Durable work (dbos): orders wait in a queue, each step's result is kept, and any process can go on after a crash."""

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from dbos import DBOS, DBOSConfig, SetWorkflowID, StepOptions, WorkflowStatus
from dbos._error import DBOSException, DBOSMaxStepRetriesExceeded
from dbos._serialization import DBOSPortableJSONSerializer
from pydantic import BaseModel
from sqlalchemy import make_url

from bot.errors import JobError
from bot.jobs.order import Order
from bot.jobs.runner import Changes, Runner, merged, on_loop
from skills.language import say
from skills.plan import Step

__all__ = ["Jobs", "Order"]

log = logging.getLogger(__name__)

# goes up when kept steps can no longer be read; then older orders are told to ask again
VERSION = "1"
CHORES = "chores"
# a recording that kills the process each time is given up after this many tries
MOST_TRIES = 5
POLL_SECONDS = 1.0
GIVEN_UP = ["MAX_RECOVERY_ATTEMPTS_EXCEEDED", "ERROR"]
# the library's own retries, for a database that is away: about an hour with its doubling pauses
PATIENTLY: StepOptions = {
    "name": "post",
    "retries_allowed": True,
    "max_attempts": 12,
    "interval_seconds": 1.0,
}
# about nine minutes with doubling pauses: Slack, or the database, may be away
CHORE: StepOptions = {"retries_allowed": True, "max_attempts": 10, "interval_seconds": 1.0}
Chore = Callable[[], None]


class Jobs:
    """`queues` are those that this process works on; it may put orders into any."""

    def __init__(
        self,
        database_url: str,
        runner: Runner,
        *,
        process: str,
        queues: Sequence[str],
        chores: dict[str, Chore],
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        self.runner = runner
        self.chores = chores
        self._loop = loop
        self._queues = queues
        self._unreadable: set[str] = set()
        _quiet()
        config: DBOSConfig = {
            "name": "confidant",
            "system_database_url": job_database(database_url),
            "executor_id": process,
            "application_version": VERSION,
            "serializer": DBOSPortableJSONSerializer(),
            "enable_otlp": False,
            "log_level": "WARNING",
        }
        DBOS(config=config)

        # the library marks the function it is given, and a method cannot be marked
        def job(order_json: str) -> None:
            self._run(order_json)

        def chore(name: str) -> None:
            self._run_chore(name)

        self._job = DBOS.workflow(name="job", max_recovery_attempts=MOST_TRIES)(job)
        self._chore = DBOS.workflow(name="chore", max_recovery_attempts=MOST_TRIES)(chore)

    def start(self) -> None:
        """Connect and begin to work on the queues. Raises JobError when the database refuses."""
        DBOS.listen_queues(list(self._queues))
        try:
            DBOS.launch()
            for name in sorted({*self._all_queues(), *self._queues}):
                DBOS.register_queue(
                    name, worker_concurrency=1, polling_interval_sec=POLL_SECONDS, on_conflict="always_update"
                )
        except Exception as error:  # its own errors, its driver's and its pool's
            raise JobError(f"The database for durable work cannot be used ({_first_line(error)}).") from error

    def put(self, order: Order) -> None:
        """Take on an order; one that was taken on before is left as it is."""
        _, durable = self.runner.durable(order)
        with SetWorkflowID(order.key):
            DBOS.enqueue_workflow(durable.plan.queue, self._job, order.model_dump_json())

    def put_chore(self, name: str, when: str) -> None:
        """Do a chore once for this moment, however many processes ask for it."""
        with SetWorkflowID(f"{name}@{when}"):
            DBOS.enqueue_workflow(CHORES, self._chore, name)

    def take_over(self, processes: Collection[str]) -> int:
        """Let what dead processes had begun wait again; returns how many jobs."""
        # the library offers this to its paid service only, yet says that asking twice does no harm
        return len(DBOS._recover_pending_workflows(list(processes)))

    def apologise(self) -> int:
        """Tell whoever asked for work that was given up; returns how many were told.

        An order that cannot be read stays where it is and is logged once; the others do not wait for it."""
        given_up = DBOS.list_workflows(status=GIVEN_UP, name="job")
        return sum(self._apologise_for(one) for one in given_up if one.workflow_id not in self._unreadable)

    def _apologise_for(self, workflow: WorkflowStatus) -> bool:
        try:
            order = Order.model_validate_json((workflow.input or {"args": [""]})["args"][0])
        except (ValueError, LookupError, TypeError):
            self._unreadable.add(workflow.workflow_id)
            log.exception("job %s was given up, and whoever asked cannot be told", workflow.workflow_id)
            return False
        sentence = say(
            "I gave up on {skill} after several tries (job {job}). Tell an admin.",
            skill=order.skill,
            job=workflow.workflow_id,
        )
        try:
            self.runner.post(order, None, sentence)
        except Exception:
            log.exception("job %s was given up, and whoever asked is told later", workflow.workflow_id)
            return False
        DBOS.delete_workflow(workflow.workflow_id)
        return True

    def tidy(self, *, before: datetime) -> int:
        """Forget what was asked and found in jobs that ended before then; returns how many."""
        ended = DBOS.list_workflows(
            status=["SUCCESS", "CANCELLED"], end_time=before.isoformat(), load_input=False, load_output=False
        )
        ids = [workflow.workflow_id for workflow in ended]
        if ids:
            DBOS.delete_workflows(ids)
        return len(ids)

    def running(self) -> int:
        """How many orders wait or are worked on, in all processes."""
        return len(DBOS.list_workflows(status=["ENQUEUED", "PENDING"], name="job", load_input=False))

    def stop(self, *, grace_seconds: int) -> None:
        """Take nothing more, and wait this long for what runs; the rest is left to the next process."""
        DBOS.destroy(workflow_completion_timeout_sec=grace_seconds)

    def _run(self, order_json: str) -> None:
        """Every step in order, and in any case a post: whoever asked is never left waiting."""
        order = Order.model_validate_json(order_json)
        try:
            work, failed = self._steps(order)
        except DBOSException:
            # the library's own, such as a stop; it goes on with the job later
            raise
        except Exception as error:  # noqa: BLE001  # an order of another version, a skill that is gone, a bug
            work, failed = None, self.runner.why(order, error)
        DBOS.run_step(PATIENTLY, partial(self.runner.post, order, work, failed))

    def _steps(self, order: Order) -> tuple[BaseModel | None, str]:
        """The finished work, or None with the sentence that says why not."""
        _, durable = self.runner.durable(order)
        work = self.runner.begin(order)
        for step in durable.plan.steps:
            added = DBOS.run_step({"name": step.name}, partial(self._step, order, step, work))
            if "failed" in added:
                return None, str(added["failed"])
            work = merged(work, added)
        return work, ""

    def _step(self, order: Order, step: Step[Any], work: BaseModel) -> Changes:
        added: Changes = on_loop(self._loop, partial(self.runner.step, order, step, work))
        return added

    def _run_chore(self, name: str) -> None:
        if name in self.chores:
            try:
                DBOS.run_step({"name": name, **CHORE}, self.chores[name])
            except DBOSMaxStepRetriesExceeded as error:
                # what went wrong, and not that the library tried often enough
                cause = error.errors[-1]
                log.warning("chore %s failed; it is tried again when it is next due", name, exc_info=cause)

    def _all_queues(self) -> set[str]:
        skills = self.runner.dispatcher.skills
        return {CHORES, *(one.durable.plan.queue for one in skills if one.durable)}


def job_database(url: str) -> str:
    """Beside the truth: its own file for SQLite, which locks whole files, and its own schema for Postgres."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return url
    return f"{url.removesuffix('.db')}-jobs.db"


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__).rstrip(". ")


def _quiet() -> None:
    logging.getLogger("dbos").setLevel(logging.WARNING)
