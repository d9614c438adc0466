"""Every question planned and held against its gold, with the signals that a score is made of."""

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from benchmarks.sql.databases import Described, read_database
from benchmarks.sql.engines import Engine, EngineError, PostgresEngine, SqliteEngine, postgres_copy
from benchmarks.sql.questions import Asked, read_questions
from bot.calibration.sql.folder import FROZEN
from bot.calibration.sql.gold import choices
from skills.sql.comparing import is_ordered, same_result
from skills.sql.layer import Layer, metrics_of
from skills.sql.planning import Planner, Settings, render
from skills.sql.schema import Dialect
from skills.sql.signals import Signals, signals_of


@dataclass(frozen=True)
class Outcome:
    """`right` is whether a shown draft would be right; without signals no query came about, and the score is none."""

    asked: Asked
    sql: str
    right: bool
    signals: Signals | None
    seconds: float
    score: float = math.nan

    @property
    def row(self) -> Asked:
        return self.asked


def gather(folder: Path, dialect: Dialect, names: Sequence[str], *, bare: bool = False) -> list[Outcome]:
    """One outcome a question of these databases, unscored."""
    questions = [one for one in read_questions(folder, dialect) if one.database in names]
    found: list[Outcome] = []
    for name in names:
        with ExitStack() as stack:
            described = read_database(folder / name, dialect, bare=bare)
            engine = engine_of(folder / name, dialect, stack)
            mine = [one for one in questions if one.database == name]
            found.extend(outcomes(described, engine, mine))
    return found


def engine_of(folder: Path, dialect: Dialect, stack: ExitStack) -> Engine:
    """Where this database is run; what it opens is closed with the stack."""
    if dialect is Dialect.SQLITE:
        return SqliteEngine(folder / f"{folder.name}.sqlite")
    copy: PostgresEngine = stack.enter_context(postgres_copy(folder / f"{folder.name}.postgres.sql"))
    return copy


def outcomes(described: Described, engine: Engine, questions: Iterable[Asked]) -> Iterator[Outcome]:
    planner = Planner(described.schema, Layer(metrics=metrics_of(described.glossary)))
    dialect = described.schema.dialect
    settings = Settings(FROZEN if dialect is Dialect.SQLITE else datetime.now(UTC).date())
    for asked in questions:
        started = perf_counter()
        planned = planner.plan(asked.question, settings, asked.instructions)
        signals = signals_of(planned)
        sql = render(planned.candidate.query, dialect) if planned.candidate else ""
        took = perf_counter() - started
        yield Outcome(asked, sql, bool(sql) and is_right(sql, asked, engine), signals, took)


def is_right(sql: str, asked: Asked, engine: Engine) -> bool:
    """Whether a draft gives what any gold query gives; the order of rows counts where both ask for one, since gold also
    orders what nobody asked to have ordered."""
    try:
        found = engine.rows(sql)
    except EngineError:
        return False
    orders = is_ordered(sql)
    return any(
        same_result(found, engine.rows(gold), ordered=orders and is_ordered(gold))
        for gold in choices(asked.gold)
    )


def scored(found: Sequence[Outcome], scores: Sequence[float]) -> list[Outcome]:
    return [
        replace(one, score=score if one.sql else math.nan) for one, score in zip(found, scores, strict=True)
    ]
