"""Pages brought for one report: visited politely within its limits, or read from a folder."""

import asyncio
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.research.remembered import Remembered
from bot.research.seeking import Seeker, Sought
from bot.research.settings import ResearchSettings
from indexing.errors import UnreadableFileError
from indexing.settings import FetchSettings
from indexing.web.crawl import crawl
from indexing.web.page import WebPage
from indexing.web.saved import pages_in
from indexing.web.snapshots import Snapshots
from indexing.web.visit import Budget, Refused, Visitor
from skills.errors import UserError
from skills.language import say
from skills.research.report import Missed
from skills.researches import Gathered, Tell, Wanted


@dataclass(frozen=True)
class Gatherer:
    home: Path
    settings: ResearchSettings
    fetching: FetchSettings

    @property
    def snapshots(self) -> Snapshots:
        return Snapshots(self.home / "research" / "pages")

    async def gather(self, wanted: Wanted, tell: Tell) -> Gathered:
        """Raises UserError where a folder cannot be read. A page's own fault is told in `missed`."""
        saved = await asyncio.to_thread(_saved, wanted.folder) if wanted.folder else []
        pages: list[WebPage] = list(saved)
        missed: list[Missed] = []
        unasked: set[str] = set()
        budget = Budget(wanted.limits.requests, time.monotonic() + wanted.limits.seconds)
        sought = await self._sought(wanted, budget.ends, tell)
        missed += sought.missed
        visitor = Visitor(
            self.fetching,
            self.snapshots,
            budget,
            gap_seconds=self.settings.gap_seconds,
            fresh=timedelta(hours=self.settings.fresh_hours),
        )
        most = wanted.limits.requests
        found = crawl(
            wanted.urls,
            visitor,
            most_pages=most,
            per_site=self.settings.per_site,
            follow=self.settings.follow,
            found_urls=sought.urls,
        )
        async for result in found:
            if isinstance(result, Refused):
                missed.append(Missed(result.url, result.why))
                unasked |= {result.url} if result.unasked else set()
            else:
                pages.append(result)
            if len(pages) % 5 == 0:
                tell(say("Gathering: {n} pages so far.", n=len(pages)))
        return Gathered(
            tuple(_once(pages)),
            tuple(missed),
            requests=budget.spent,
            whole=not unasked and sought.whole,
            unasked=frozenset(unasked),
            searches=sought.spent,
        )

    async def _sought(self, wanted: Wanted, ends: float, tell: Tell) -> Sought:
        if not (self.settings.search and wanted.queries):
            return Sought()
        asked = self.settings.provider(self.fetching.networks)
        remembered = Remembered(
            f"{asked.name} {self.settings.search_address}",
            Snapshots(self.home / "research" / "searches"),
            timedelta(hours=self.settings.fresh_hours),
            lambda: datetime.now(UTC),
        )
        seeker = Seeker(
            asked,
            wanted.limits.searches,
            ends,
            gap_seconds=self.settings.gap_seconds,
            remembered=remembered,
        )
        return await seeker.seek(wanted.queries, tell)


def _saved(folder: Path) -> list[WebPage]:
    try:
        return pages_in(folder)
    except UnreadableFileError as error:
        raise UserError(str(error)) from error


def _once(pages: list[WebPage]) -> list[WebPage]:
    """A page that two addresses lead to counts once."""
    seen: dict[tuple[str, str], WebPage] = {}
    for page in pages:
        seen.setdefault((page.url, page.sha256), page)
    return list(seen.values())
