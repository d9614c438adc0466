"""The running program: hears, works and delivers until it is told to stop; then it finishes or hands back."""

import asyncio
import contextlib
import gc
import logging
import threading
import uuid
from collections.abc import Coroutine, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from bot.arrivals import Arrivals
from bot.chores import Chores
from bot.claims import LEASE, dead_processes, hand_back, renew, retire, waiting
from bot.courier import Courier
from bot.errors import ConfidantError, SettingsError, StoreError
from bot.garbage import look_as_usual
from bot.inbox import Event, Inbox, NewEvent, Payload
from bot.inside import Inside
from bot.intake import Intake
from bot.jobs import CHORES, Jobs
from bot.jobs.order import Order
from bot.jobs.runner import Runner, on_loop
from bot.jobs.schedules import Schedules
from bot.meetings.desk import Desk
from bot.meetings.order import SKILL
from bot.metrics import Metrics
from bot.outbox import Delivery, Outbox
from bot.platforms import Platform
from bot.pump import Pump
from bot.review.outgoing import Outgoing
from bot.review.sharing import Sharing
from bot.sources.sources import Sources
from bot.tables import InboxRow, OutboxRow
from bot.worker import Worker
from skills.ask import AskQuery

if TYPE_CHECKING:
    from bot.app import App

log = logging.getLogger(__name__)

MESSAGES, REPLIES = "messages", "replies"
# two cores answer no faster with more, and waiting for Slack takes no core
ANSWER_SLOTS, DELIVER_SLOTS = 4, 16
THREADS = 32
BEAT_SECONDS = 5.0
DESK_SECONDS = 15.0
# with the age of what is read, below the five seconds that are promised
TIMES_SECONDS = 2.0


@dataclass(frozen=True)
class Role:
    """What one process does: `web` hears, `work` names the queues it works on."""

    web: bool
    work: tuple[str, ...]

    @classmethod
    def of(cls, name: str, queue: str | None, queues: Iterable[str]) -> "Role":
        """Raises SettingsError for a role or queue that does not exist."""
        known = (MESSAGES, REPLIES, *sorted(queues))
        if name not in ("all", "web", "worker"):
            raise SettingsError(f"There is no role {name!r}; use all, web or worker.")
        if queue is not None and (name != "worker" or queue not in known):
            raise SettingsError(f"--queue takes one of {', '.join(known)}, and only with --role worker.")
        if name == "web":
            return cls(True, ())
        return cls(name == "all", (queue,) if queue else known)


class Program:
    """Everything of one `confidant serve` but the web server. `alone`: no other process serves this database."""

    def __init__(
        self,
        app: "App",
        role: Role,
        platforms: Sequence[Platform],
        metrics: Metrics,
        *,
        alone: bool,
        arrivals: Arrivals = MappingProxyType({}),
    ) -> None:
        self.app = app
        self.role = role
        self.alone = alone
        self.metrics = metrics
        self.process = uuid.uuid4().hex
        self.platforms = {one.name: one for one in platforms}
        self.arrivals = arrivals
        self.inbox, self.outbox = Inbox(app.engine), Outbox(app.engine)
        self.intake = Intake(self.inbox.store)
        self.jobs: Jobs | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._renewed_at = self._steady_since = app.now()
        self.sources = Sources.of(app)
        self.desk = Desk.of(
            app,
            self.arrivals,
            self.platforms,
            self.inbox,
            self.outbox,
            self._order,
            self.wake,
            lambda work: on_loop(self._loop, work),
        )
        self._open_help_desk()
        self.chores = Chores(
            app,
            self.inbox,
            self.outbox,
            self.platforms,
            self.arrivals,
            self.sources,
            self._tidy_jobs,
            self.wake,
        )
        self._schedules = Schedules(self.chores.when, self._ask_for_chore)
        self._answers, self._deliveries = self._answering(), self._delivering()

    def _answering(self) -> Pump[Event]:
        app = self.app
        worker = Worker(
            self.inbox,
            self.outbox,
            self.platforms,
            app.dispatcher,
            self.metrics,
            app.now,
            self._order,
            self.wake,
            self.sources.follow,
            external_channels=frozenset(app.settings.external_channels),
            reader_there=app.languages.reader_there,
        )
        return Pump(
            MESSAGES,
            lambda limit: self.inbox.take(self.process, now=app.now(), limit=limit),
            lambda event: self.desk.take(event) if self.desk.takes(event) else worker.answer(event),
            lambda event: self.inbox.later(event, not_before=app.now() + _pause(event.attempts)),
            slots=ANSWER_SLOTS,
        )

    def _open_help_desk(self) -> None:
        """What people ask of each other goes through the platforms of this process."""
        app = self.app
        app.desk.outgoing = self._outgoing = Outgoing(
            app.engine,
            app.directory,
            app.dispatcher.index,
            self.platforms,
            self.outbox,
            lambda: app.review.people.on_call(app.desk.on_call()),
            app.now,
            self.wake,
            app.languages,
            app.admin.places.looks,
        )
        app.desk.sharing = Sharing(
            app.engine,
            app.directory,
            self.platforms,
            self.outbox,
            lambda question, message: app.dispatcher.answer(
                app.dispatcher.default, AskQuery(question=question), message
            ),
            app.now,
            self.wake,
            app.languages.house,
        )

    async def _catch_up(self) -> None:
        """Answers that were given elsewhere, or just before a crash, reach their askers too."""
        while True:
            try:
                await self._outgoing.catch_up()
            except ConfidantError as error:
                log.warning("the help desk cannot look around: %s", error)
            except Exception:
                log.exception("the help desk cannot look around")
            await asyncio.sleep(DESK_SECONDS)

    def _delivering(self) -> Pump[Delivery]:
        app = self.app
        inside = Inside(self.outbox, app.now, app.languages.reader_there, app.admin.places.name_of)
        courier = Courier(self.outbox, self.platforms, self.metrics, app.now, inside)
        return Pump(
            REPLIES,
            lambda limit: self.outbox.take(self.process, now=app.now(), limit=limit),
            courier.deliver,
            lambda delivery: self.outbox.later(
                delivery, not_before=app.now() + _pause(delivery.attempts), trying=True
            ),
            slots=DELIVER_SLOTS,
        )

    async def receive(self, platform: str, event_id: str, body: Payload) -> bool:
        """Store an event; the platform is told so only after this returns. Raises StoreError."""
        new = await self.intake.put(NewEvent(platform, event_id, body, self.app.now()))
        self._answers.wake()
        return new

    def wake(self) -> None:
        """Replies wait; safe from any thread."""
        self._loop.call_soon_threadsafe(self._deliveries.wake)

    async def start(self) -> None:
        """Take over what a dead process left, then work. Raises StoreError or JobError."""
        self._loop = asyncio.get_running_loop()
        # most threads wait for the database or for Slack, and an acknowledgement must not queue behind them
        self._loop.set_default_executor(ThreadPoolExecutor(THREADS, thread_name_prefix="confidant"))
        await asyncio.to_thread(self._begin)
        if MESSAGES in self.role.work:
            self._spawn(self._answers.run())
            self._spawn(self._warm_up())
            self._spawn(self._catch_up())
        else:
            look_as_usual()  # what is warmed up first does so when it is
        if REPLIES in self.role.work:
            self._spawn(self._deliveries.run())
        if CHORES in self.role.work:
            self._schedules.start()
            self._spawn(self._keep_times())
        for platform in self.platforms.values() if self.role.web else ():
            self._spawn(platform.start())
        for arrival in self.arrivals.values() if self.role.web else ():
            self._spawn(arrival.start(self.receive))
        self._spawn(self._beat())
        log.info("serving", extra={"server": self.process})

    async def stop(self) -> None:
        """Hear nothing more, finish what runs, hand back the rest."""
        log.info("stopping", extra={"server": self.process})
        if self.role.web:
            await asyncio.gather(*(platform.stop() for platform in self.platforms.values()))
            await asyncio.gather(*(arrival.stop() for arrival in self.arrivals.values()))
        if CHORES in self.role.work:
            self._schedules.stop()
        await asyncio.gather(
            self._answers.stop(grace_seconds=self.app.settings.web.grace_seconds),
            self._deliveries.stop(grace_seconds=self.app.settings.web.grace_seconds),
        )
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.to_thread(self._end)
        log.info("stopped", extra={"server": self.process})

    @property
    def left_running(self) -> bool:
        """Whether a step outlived the grace of `stop`."""
        return any(thread.name.startswith("dbos-executor") for thread in threading.enumerate())

    def _begin(self) -> None:
        renew(self.app.engine, self.process, now=self.app.now())
        if self.role.work:
            queues = [one for one in self.role.work if one not in (MESSAGES, REPLIES)]
            runner = Runner(
                self.app.dispatcher,
                self.platforms,
                self.outbox,
                self.metrics,
                self.app.settings.home,
                self.app.now,
                self.wake,
                {SKILL: self.desk},
            )
            self.jobs = Jobs(
                self.app.settings.database_url,
                runner,
                process=self.process,
                queues=queues,
                chores=self.chores.on(self._loop),
                loop=self._loop,
            )
            self.jobs.start()
            self.app.admin.chores.ask = self._chore_now
        self._take_over(alone=self.alone)

    def _end(self) -> None:
        if self.jobs:
            self.jobs.stop(grace_seconds=self.app.settings.web.grace_seconds)
        with contextlib.suppress(StoreError):
            retire(self.app.engine, self.process)

    async def _beat(self) -> None:
        """Say that this process lives, and look after those that do not."""
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            try:
                await asyncio.to_thread(self._look_around)
            except ConfidantError as error:
                log.warning("cannot look around: %s", error)
            except Exception:
                log.exception("cannot look around")

    async def _keep_times(self) -> None:
        """Do chores when admins want them done, from seconds after they said so."""
        while True:
            await asyncio.sleep(TIMES_SECONDS)
            try:
                self._schedules.update(await asyncio.to_thread(lambda: self.chores.when))
            except ConfidantError as error:
                log.warning("cannot see when chores are due: %s", error)

    def _look_around(self) -> None:
        """Renew the lease; only whoever did so without a gap may call others dead: the database may have been away."""
        started = self.app.now()
        renew(self.app.engine, self.process, now=started)
        if started - self._renewed_at > LEASE / 3:
            self._steady_since = started
        self._renewed_at = started
        if started - self._steady_since >= LEASE or self.alone:
            self._take_over(alone=False)
        self.metrics.waiting.labels(MESSAGES).set(waiting(self.app.engine, InboxRow))
        self.metrics.waiting.labels(REPLIES).set(waiting(self.app.engine, OutboxRow))
        if self.jobs:
            self.jobs.apologise()

    def _take_over(self, *, alone: bool) -> None:
        dead = dead_processes(self.app.engine, self.process, now=self.app.now(), alone=alone)
        if not dead:
            return
        if self.jobs:
            self.jobs.take_over(dead)
            rows = hand_back(self.app.engine, dead)
            log.warning("took over from %d dead process(es): %d row(s)", len(dead), rows)
        self._answers.wake()
        self._deliveries.wake()

    def _order(self, order: Order) -> None:
        if self.jobs is None:
            raise SettingsError("This process takes on no long work.")
        self.jobs.put(order)

    def _ask_for_chore(self, name: str, when: str) -> None:
        if self.jobs:
            self._spawn(asyncio.to_thread(self.jobs.put_chore, name, when))

    def _chore_now(self, name: str) -> None:
        """Do a chore as soon as somebody is free; from any thread but the loop's own."""
        if self.jobs:
            self.jobs.put_chore(name, self.app.now().isoformat())

    def _tidy_jobs(self, before: datetime) -> int:
        return self.jobs.tidy(before=before) if self.jobs else 0

    async def _warm_up(self) -> None:
        """Load the text model before the first question waits for it."""
        try:
            await self.app.index.embed(["hello"])
        except Exception:
            log.exception("the text model cannot be loaded")
        # what is loaded by now stays: no later look for garbage goes through it, which stops everything meanwhile
        gc.collect()
        gc.freeze()
        look_as_usual()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _pause(attempts: int) -> timedelta:
    """How long a piece waits that failed in a way nobody foresaw: 2 s, 4 s … one minute."""
    return timedelta(seconds=min(2.0**attempts, 60.0))
