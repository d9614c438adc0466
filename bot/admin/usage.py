"""What is used how often, by day and group and never by person; and what models cost, by the gateway's ledger."""

import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Engine, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.admin.tables import SkillUseRow
from bot.errors import StoreError
from bot.gateway.tables import ModelCallRow
from bot.store import transaction
from bot.tables import MembershipRow
from skills.admin_book import Cost, Usage
from skills.messages import Message, User

log = logging.getLogger(__name__)

KEPT = timedelta(days=400)
EVERYBODY = ""
UNGROUPED = "no group"


@dataclass(frozen=True)
class UseBook:
    """Counts each use once for everybody and once for each group of who asked; somebody without any is of no group."""

    engine: Engine
    groups_of: Callable[[User], frozenset[str]]
    now: Callable[[], datetime]

    def count(self, command: str, message: Message) -> None:
        """Where that fails the log says so, and the person gets their answer all the same."""
        try:
            groups = self.groups_of(message.sender) or {UNGROUPED}
            day = self.now().date()
            rows = [
                {"day": day, "skill": command, "group": one, "count": 1}
                for one in (EVERYBODY, *sorted(groups))
            ]
            dialect = postgresql if self.engine.dialect.name == "postgresql" else sqlite
            counted = dialect.insert(SkillUseRow).values(rows)
            keys = [SkillUseRow.day, SkillUseRow.skill, SkillUseRow.group]
            with transaction(self.engine) as session:
                session.execute(
                    counted.on_conflict_do_update(index_elements=keys, set_={"count": SkillUseRow.count + 1})
                )
        except StoreError as error:
            log.warning("a use was not counted: %s", error)

    def usage(self, days: int) -> Usage:
        """Of the last days, today with them; most used first."""
        since = self.now().date() - timedelta(days=days - 1)
        wanted = (
            select(SkillUseRow.skill, SkillUseRow.group, func.sum(SkillUseRow.count))
            .where(SkillUseRow.day >= since)
            .group_by(SkillUseRow.skill, SkillUseRow.group)
        )
        skills: dict[str, int] = {}
        groups: dict[str, int] = defaultdict(int)
        with transaction(self.engine) as session:
            for skill, group, count in session.execute(wanted):
                if group == EVERYBODY:
                    skills[skill] = int(count)
                else:
                    groups[group] += int(count)
        return Usage(_most(skills), _most(groups), self._costs(days), self._costs_of_groups(days))

    def tidy(self) -> int:
        """Drop old counts; returns how many rows."""
        old = delete(SkillUseRow).where(SkillUseRow.day < (self.now() - KEPT).date())
        with transaction(self.engine) as session:
            return int(session.execute(old).rowcount)  # type: ignore[attr-defined]  # a DELETE counts

    def _costs(self, days: int) -> tuple[Cost, ...]:
        what = (ModelCallRow.task, ModelCallRow.provider, ModelCallRow.model)
        wanted = (
            select(*what, *_sums())
            .where(ModelCallRow.at >= self._since(days))
            .group_by(*what)
            .order_by(*what)
        )
        with transaction(self.engine) as session:
            rows = session.execute(wanted).all()
        return tuple(Cost(f"{row[0]} by {row[1]}:{row[2]}", *_counted(row[3:])) for row in rows)

    def _costs_of_groups(self, days: int) -> tuple[Cost, ...]:
        wanted = (
            select(MembershipRow.name, *_sums())
            .join(MembershipRow, MembershipRow.person_id == ModelCallRow.asker)
            .where(MembershipRow.kind == "group", ModelCallRow.at >= self._since(days))
            .group_by(MembershipRow.name)
            .order_by(MembershipRow.name)
        )
        with transaction(self.engine) as session:
            rows = session.execute(wanted).all()
        return tuple(Cost(row[0], *_counted(row[1:])) for row in rows)

    def _since(self, days: int) -> datetime:
        return self.now() - timedelta(days=days)


def _sums() -> tuple[ColumnElement[int], ...]:
    """Calls, tokens, millionths of a dollar, and how many calls have no price."""
    calls = ModelCallRow
    tokens = func.coalesce(calls.input_tokens, 0) + func.coalesce(calls.output_tokens, 0)
    return (
        func.count(),
        func.sum(tokens),
        func.sum(func.coalesce(calls.cost_micros, 0)),
        func.count() - func.count(calls.cost_micros),
    )


def _counted(sums: Sequence[int | None]) -> tuple[int, int, float, int]:
    calls, tokens, micros, unpriced = (int(one or 0) for one in sums)
    return calls, tokens, micros / 1_000_000, unpriced


def _most(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
