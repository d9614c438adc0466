"""Joins what the program does with meetings: what sources say of them, what is kept of them, and their posts."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel

from bot.arrivals import Arrivals
from bot.inbox import Event, Inbox
from bot.jobs.order import Order
from bot.meetings.meetings import Meetings
from bot.meetings.reception import Reception
from bot.meetings.records import Records
from bot.outbox import Outbox
from bot.platforms import Platforms
from skills.messages import Attachment, Reply

if TYPE_CHECKING:
    from bot.app import App

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Desk:
    """Everything about meetings in one running program; also the `Results` of the minutes skill."""

    reception: Reception
    meetings: Meetings
    records: Records
    settle_audio: Callable[[str, Path], bool]

    @classmethod
    def of(
        cls,
        app: "App",
        arrivals: Arrivals,
        platforms: Platforms,
        inbox: Inbox,
        outbox: Outbox,
        order: Callable[[Order], None],
        wake: Callable[[], None],
    ) -> "Desk":
        meetings = Meetings(
            app.engine,
            app.directory,
            platforms,
            outbox,
            left_out=app.care.opt_outs.left_out,
            announce=app.care.privacy.announce,
            now=app.now,
            order=order,
            wake=wake,
        )
        records = Records(
            app.engine,
            outbox,
            platforms,
            app.now,
            keep_actions=app.actions.keep,
            shown=app.actions.shown,
            delete_after=app.care.retention.delete_after,
            wake=wake,
        )
        # what people do to an action shows in the post
        app.book.revise = records.revise
        reception = Reception(app.engine, inbox, arrivals, meetings, app.now)
        return cls(reception, meetings, records, app.care.privacy.settle_audio)

    def takes(self, event: Event) -> bool:
        """Whether an event is about a meeting, and not said by a person."""
        return event.platform in self.reception.arrivals

    async def take(self, event: Event) -> None:
        await self.reception.take(event)

    def wanted(self, order: Order) -> bool:
        return self.records.wanted(order)

    def keep(self, order: Order, work: BaseModel | None, failed: str) -> str | None:
        return self.records.keep(order, work, failed)

    def settle(self, kept: str, folder: Path) -> None:
        if not self.settle_audio(kept, folder):
            log.error("the sound of meeting %s cannot be deleted; the nightly chore tries again", kept)

    def post(self, kept: str) -> Reply | None:
        return self.records.post(kept)

    async def fetch(self, attachment: Attachment, folder: Path) -> Path:
        return await self.reception.fetch(attachment, folder)
