"""Whether a press of Run may run a draft now: one press at a time does, and one that was broken off goes on."""

from datetime import datetime, timedelta
from math import ceil

from bot.databases.tables import SqlDraftRow
from skills.databases import Press
from skills.errors import UserError
from skills.language import say
from skills.sql.database import Limits

# beyond what the limits allow a query, for opening and closing it
_MARGIN = timedelta(seconds=10)
# a press of before the rows came is no wish for fresh ones; later, two clocks may differ
_TWICE = timedelta(minutes=1)


def longest(limits: Limits) -> timedelta:
    """After this long a run has come to its end, or the program that did it was stopped."""
    return timedelta(seconds=limits.seconds + limits.connect_seconds) + _MARGIN


class PressedError(Exception):
    """Another press, of the person `by`, is at work for at most so many `seconds`."""

    def __init__(self, by: str, seconds: int) -> None:
        super().__init__(by, seconds)
        self.by, self.seconds = by, seconds

    def said(self, name: str) -> UserError:
        """In words, with the name of who pressed: it is looked up once the draft is let go."""
        return UserError(
            say(
                "{person} pressed Run a moment ago; if no rows have come in {n} seconds, press it again.",
                person=name,
                n=self.seconds,
            )
        )


def take(row: SqlDraftRow, press: Press, *, now: datetime, held: timedelta) -> bool:
    """Let this press run a draft whose row is locked; True where it goes on with what it had begun before a stop.

    Raises PressedError where another press is not done, UserError where somebody pressed twice."""
    event = press.event[:255]
    goes_on = bool(event) and row.press == event
    if not goes_on:
        _refuse_second(row, press, now=now, held=held)
        row.press, row.pressed_by = event, press.by.id
    row.pressed_at = now
    return goes_on


def _refuse_second(row: SqlDraftRow, press: Press, *, now: datetime, held: timedelta) -> None:
    at = row.pressed_at
    # a clock that was set back must not hold a draft for long
    if at is not None and at <= now < at + held:
        raise PressedError(row.pressed_by, ceil((at + held - now).total_seconds()) + 1)
    ran = row.ran_at
    if ran is not None and row.pressed_by == press.by.id and press.at < ran and now < ran + _TWICE:
        raise UserError(say("You pressed Run twice, so this was run once; press it again for fresh rows."))
