"""When chores are due (apscheduler): it only asks for them, under a name and a time that every process shares."""

from collections.abc import Callable, Mapping

from apscheduler.events import EVENT_JOB_SUBMITTED, JobSubmissionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger


class Schedules:
    """`ask(name, time)` is called from the event loop each time the cron line of a name is due, in UTC."""

    def __init__(self, lines: Mapping[str, str], ask: Callable[[str, str], None]) -> None:
        self._ask = ask
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        # the time for which a run was planned, and not the one at which it happens, is the same in each process
        self._scheduler.add_listener(self._due, EVENT_JOB_SUBMITTED)
        for name, line in lines.items():
            self._scheduler.add_job(_nothing, CronTrigger.from_crontab(line, "UTC"), id=name, coalesce=True)

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    def _due(self, event: JobSubmissionEvent) -> None:
        for when in event.scheduled_run_times:
            self._ask(event.job_id, when.isoformat())


def _nothing() -> None:
    """What is due is asked for by the listener."""
