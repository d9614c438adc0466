"""When chores are due (apscheduler): it only asks for them, under a name and a time that every process shares."""

from collections.abc import Callable, Mapping
from datetime import datetime

from apscheduler.events import EVENT_JOB_SUBMITTED, JobSubmissionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger


class Schedules:
    """`ask(name, time)` is called from the event loop each time the cron line of a name is due, in UTC."""

    def __init__(self, lines: Mapping[str, str], ask: Callable[[str, str], None]) -> None:
        self._ask = ask
        self._lines = dict(lines)
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        # the time for which a run was planned, and not the one at which it happens, is the same in each process
        self._scheduler.add_listener(self._due, EVENT_JOB_SUBMITTED)
        for name, line in lines.items():
            self._scheduler.add_job(_nothing, CronTrigger.from_crontab(line, "UTC"), id=name, coalesce=True)

    def update(self, lines: Mapping[str, str]) -> None:
        """Take other times where they changed; from the event loop."""
        for name, line in lines.items():
            if line != self._lines.get(name):
                self._lines[name] = line
                self._scheduler.reschedule_job(name, trigger=CronTrigger.from_crontab(line, "UTC"))

    def due(self, name: str) -> datetime:
        """When a chore is due next, once this was started."""
        found: datetime = self._scheduler.get_job(name).next_run_time
        return found

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    def _due(self, event: JobSubmissionEvent) -> None:
        for when in event.scheduled_run_times:
            self._ask(event.job_id, when.isoformat())


def check_line(line: str) -> None:
    """Raises ValueError for what is no cron line."""
    CronTrigger.from_crontab(line, "UTC")


def next_time(line: str, now: datetime) -> datetime | None:
    """When a cron line, in UTC, is due next; None for never."""
    due: datetime | None = CronTrigger.from_crontab(line, "UTC").get_next_fire_time(None, now)
    return due


def _nothing() -> None:
    """What is due is asked for by the listener."""
