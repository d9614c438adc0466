"""Plans and reports in the database; who may see which is asked elsewhere."""

import hashlib
import json
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Engine, delete, select
from sqlalchemy.exc import IntegrityError

from bot.errors import StoreError
from bot.research.tables import PlanRow, ReportRow, WatchRow
from bot.store import transaction
from skills.research.report import Report

REPORT = TypeAdapter(Report)


def row_of(
    report: Report, name: str, by: str, readers: Collection[str], now: datetime, order: str
) -> ReportRow:
    """A report as it is kept, under a name or else under the hash of its words."""
    text = REPORT.dump_json(report).decode()
    return ReportRow(
        id=name or hashlib.sha256(text.encode()).hexdigest()[:10],
        question=report.question,
        companies=json.dumps(report.companies, ensure_ascii=False),
        text=text,
        readers=json.dumps(sorted(readers)),
        wanted=order,
        made_by=by,
        made_at=now,
    )


@dataclass(frozen=True)
class ResearchBook:
    engine: Engine

    def plan(self, text: str, by: str, now: datetime) -> str:
        """Keep a plan; returns its id."""
        name = secrets.token_hex(5)
        with transaction(self.engine) as session:
            session.add(PlanRow(id=name, text=text, made_by=by, made_at=now))
        return name

    def planned(self, name: str) -> PlanRow | None:
        with transaction(self.engine) as session:
            row = session.get(PlanRow, name)
            if row:
                session.expunge(row)
            return row

    def keep(
        self, report: Report, name: str, by: str, readers: frozenset[str], now: datetime, order: str = ""
    ) -> ReportRow:
        """The kept row, which is that of an earlier run where a step runs again or a button is pressed twice."""
        row = row_of(report, name, by, readers, now, order)
        name = row.id
        if before := self.report(name):
            return before
        try:
            with transaction(self.engine) as session:
                session.add(row)
        except StoreError as error:
            # another process was a moment faster with the same report
            if not isinstance(error.__cause__, IntegrityError):
                raise
        kept = self.report(name)
        if kept is None:
            raise StoreError("A report was deleted while it was kept; begin it again.")
        return kept

    def report(self, name: str) -> ReportRow | None:
        with transaction(self.engine) as session:
            row = session.get(ReportRow, name)
            if row:
                session.expunge(row)
            return row

    def reports(self) -> list[ReportRow]:
        """The newest first."""
        with transaction(self.engine) as session:
            rows = list(session.scalars(select(ReportRow).order_by(ReportRow.made_at.desc(), ReportRow.id)))
            session.expunge_all()
            return rows

    def tidy(self, *, reports_before: datetime, plans_before: datetime) -> int:
        """Drop plans and reports of before then, but none that a watch is held against; returns how many."""
        with transaction(self.engine) as session:
            plans = delete(PlanRow).where(PlanRow.made_at < plans_before)
            reports = delete(ReportRow).where(
                ReportRow.made_at < reports_before, ReportRow.id.not_in(select(WatchRow.report))
            )
            gone = [
                session.execute(one.returning(table.id)).all()
                for one, table in ((plans, PlanRow), (reports, ReportRow))
            ]
            return sum(map(len, gone))
