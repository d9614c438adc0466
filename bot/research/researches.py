"""`skills.researches.Researches`: what is kept of research, each as everyone who reads the reply may see it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from bot.research.book import REPORT, ResearchBook
from bot.research.gathering import Gatherer
from bot.research.settings import ResearchSettings
from bot.research.tables import ReportRow
from bot.research.watches import KeptWatches
from indexing.audience import Audience
from indexing.models import LateTagger
from indexing.settings import FetchSettings
from indexing.tagging import Tagger
from indexing.web.seek import NAMES
from skills.messages import User
from skills.model import Task
from skills.permission import Permission
from skills.research.report import Report
from skills.research.schema import FIELDS, Field
from skills.researches import Gathered, KeptReport, Limits, ReportLine, Tell, Wanted, no_report

PLAN_DAYS = 7


@dataclass(frozen=True)
class KeptResearches:
    engine: Engine
    home: Path
    settings: ResearchSettings
    fetching: FetchSettings
    now: Callable[[], datetime]
    allowed: Callable[[User, Permission], bool]
    models: Callable[[], Mapping[Task, str]]
    tagger: Tagger = field(default_factory=LateTagger)

    @property
    def watches(self) -> KeptWatches:
        return KeptWatches(self.engine, self.allowed, self.now)

    @property
    def book(self) -> ResearchBook:
        return ResearchBook(self.engine)

    @property
    def gatherer(self) -> Gatherer:
        return Gatherer(self.home, self.settings, self.fetching)

    @property
    def limits(self) -> Limits:
        settings = self.settings
        searches = settings.most_searches if settings.search else 0
        provider = NAMES[settings.search] if searches else ""
        return Limits(
            settings.most_requests, settings.most_seconds, searches, provider, answers=settings.most_answers
        )

    def model(self) -> str:
        return self.models().get(Task.RESEARCH, "")

    @property
    def us(self) -> str:
        return self.settings.company.strip()

    @property
    def fields(self) -> tuple[Field, ...]:
        return (*FIELDS, *self.settings.own_fields)

    async def gather(self, wanted: Wanted, tell: Tell) -> Gathered:
        return await self.gatherer.gather(wanted, tell)

    def plan(self, order: str, by: User) -> str:
        return self.book.plan(order, by.id, self.now())

    def planned(self, name: str, by: User) -> str:
        row = self.book.planned(name)
        if row is None or row.made_by != by.id:
            raise no_report(name)
        return row.text

    def keep(
        self, report: Report, by: User, readers: frozenset[str], *, name: str = "", order: str = ""
    ) -> KeptReport:
        row = self.book.keep(report, name, by.id, readers, self.now(), order)
        return _kept(row)

    def report(self, name: str, audience: Audience) -> KeptReport:
        row = self.book.report(name)
        if row is None or not audience.may_read(_readers(row)):
            raise no_report(name)
        return _kept(row)

    def reports(self, audience: Audience, limit: int = 20) -> tuple[ReportLine, ...]:
        rows = [row for row in self.book.reports() if audience.may_read(_readers(row))]
        return tuple(
            ReportLine(row.id, row.question, tuple(json.loads(row.companies)), row.made_at)
            for row in rows[:limit]
        )

    def tidy(self) -> int:
        """Drop plans, reports and pages past their time; returns how many."""
        kept = timedelta(days=self.settings.kept_days)
        self.gatherer.snapshots.tidy(now=self.now(), kept=kept)
        return self.book.tidy(
            reports_before=self.now() - kept, plans_before=self.now() - timedelta(days=PLAN_DAYS)
        )


def _kept(row: ReportRow) -> KeptReport:
    return KeptReport(row.id, REPORT.validate_json(row.text), row.made_by, row.made_at, row.wanted)


def _readers(row: ReportRow) -> frozenset[str]:
    return frozenset(json.loads(row.readers))
