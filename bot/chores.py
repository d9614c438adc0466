"""What is done at set times: rows go, sources are brought up to date, posts and reminders go out, drift is seen."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from bot.arrivals import Arrivals
from bot.inbox import KEPT, Inbox
from bot.jobs.runner import on_loop, sweep
from bot.jobs.stops import tidy as tidy_begun
from bot.meetings.deletion import Deletion
from bot.meetings.digest_posts import DigestPosts
from bot.meetings.reminders import Reminders, first_direct
from bot.open_channels import tidy_open_channels
from bot.outbox import Outbox
from bot.platforms import Platforms
from bot.research.looking import Looking
from bot.review.signs import signs_of
from bot.sources.sources import Sources
from bot.times import DATABASES, DIGESTS, EXPIRE, GAPS, REMIND, SIGNS, SYNC, TIDY, USUAL, WATCHES
from bot.turns import tidy_turns
from bot.weekly import Weekly

if TYPE_CHECKING:
    from bot.app import App

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Chores:
    """`tidy_jobs` forgets durable work that ended before then, and says how much; `wake` says that replies wait."""

    app: "App"
    inbox: Inbox
    outbox: Outbox
    platforms: Platforms
    arrivals: Arrivals
    sources: Sources
    tidy_jobs: Callable[[datetime], int]
    wake: Callable[[], None]

    def _reminders(self) -> Reminders:
        app = self.app
        direct = first_direct(self.platforms)
        return Reminders(app.engine, app.directory, self.outbox, direct, app.now, self.wake, app.languages)

    def _digests(self) -> DigestPosts:
        app = self.app
        return DigestPosts(
            app.engine,
            app.book,
            app.directory,
            self.platforms,
            self.outbox,
            app.now,
            self.wake,
            app.languages,
            app.admin.places.name_of,
        )

    def looking(self) -> Looking:
        app = self.app
        return Looking(
            app.engine,
            app.researches,
            app.dispatcher,
            app.directory,
            app.rights.allowed,
            self.platforms,
            self.outbox,
            app.now,
            self.wake,
            app.languages,
            app.admin.places.name_of,
        )

    @property
    def when(self) -> Mapping[str, str]:
        """A cron line for each chore, as it holds now."""
        return {name: self.app.admin.time_of(name) for name in USUAL}

    def on(self, loop: asyncio.AbstractEventLoop) -> dict[str, Callable[[], None]]:
        """Each chore as a call from any thread but the loop's own, on which it does what waits."""
        return {
            TIDY: self.tidy,
            SYNC: self.sources.sync_all,
            DATABASES: self.app.databases.refresh,
            GAPS: lambda: on_loop(loop, partial(self._weekly().post)),
            SIGNS: lambda: on_loop(loop, partial(self._look_for_signs)),
            REMIND: lambda: on_loop(loop, partial(self._reminders().send)),
            DIGESTS: lambda: on_loop(loop, partial(self._digests().post)),
            EXPIRE: lambda: on_loop(loop, partial(self._expire)),
            WATCHES: lambda: on_loop(loop, partial(self.looking().look)),
        }

    def tidy(self) -> None:
        """Forget what no platform sends again and no person waits for."""
        now = self.app.now()
        dropped = self.inbox.tidy(now=now) + self.outbox.tidy(now=now) + self.tidy_jobs(now - KEPT)
        sweep(self.app.settings.home / "jobs", before=now - KEPT)
        dropped += sum(one.sweep(before=now - KEPT) for one in self.arrivals.values())
        dropped += self.app.admin.proposals.tidy() + self.app.admin.uses.tidy()
        dropped += self.app.review.tidy() + tidy_turns(self.app.engine, now=now)
        dropped += tidy_open_channels(self.app.engine, now=now) + tidy_begun(self.app.engine, now=now)
        dropped += self.app.databases.tidy() + self.app.creatives.tidy() + self.app.researches.tidy()
        dropped += self.app.care.voices.tidy(profile_days=self.app.settings.meetings.keep_profiles_days)
        log.info("tidied %d row(s)", dropped)

    async def _expire(self) -> None:
        """Meetings that are past their time go, with a proof; raises DeletionError if something of one is left."""
        app = self.app
        proofs = await Deletion.of(app, app.care.retention, self.platforms).expire()
        self.wake()
        log.info("%d meeting(s) deleted or looked at again", len(proofs))

    def _weekly(self) -> Weekly:
        return Weekly(
            self.app.settings.review.gaps_channel,
            self.app.review.questions,
            self.app.dispatcher.index,
            self.app.directory,
            self.platforms,
            self.outbox,
            self.app.now,
            self.wake,
            self.app.languages,
        )

    async def _look_for_signs(self) -> None:
        """Whether what is asked has changed, though nobody has said so."""
        signs = await signs_of(self.app.engine, self.app.dispatcher.index, "ask")
        await asyncio.to_thread(self.app.review.watch.noticed, "ask", signs)
