"""Questions with their right queries from a file: one JSON object a line, each fault named by its line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, StringConstraints, model_validator

from bot.calibration.questions import (
    Text,
    first_of,
    nothing_labelled,
    one_per_id,
    read_lines,
    without_contradictions,
)
from skills.sql.schema import Dialect

SHAPE = '{"id": "1", "question": "…", "database": "…", "sql": "SELECT …" or null}'
Sql = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100_000)]


class _Told(BaseModel):
    """What belongs to a question in one dialect; `gold_frozen` is `gold` with the clock stopped."""

    question: Text | None = None
    instructions: str = ""
    gold: list[Sql] = []
    gold_frozen: list[Sql] = []


class SqlRow(BaseModel):
    """One line: `sql` null means that the database holds no answer; `verdict` is a person's on the draft shown."""

    id: str | int
    question: Text
    database: str | None = None
    sql: Sql | list[Sql] | None = None
    verdict: Literal["right", "wrong"] | None = None
    category: str | None = None
    set: str | None = None
    instructions: str | None = None
    synthetic: bool = False
    expected: Literal["decline"] | None = None
    sqlite: _Told | None = None
    postgres: _Told | None = None
    mysql: _Told | None = None
    duckdb: _Told | None = None

    @property
    def told(self) -> dict[Dialect, _Told]:
        by_name = {dialect: getattr(self, dialect.value) for dialect in Dialect}
        return {dialect: told for dialect, told in by_name.items() if told is not None}

    @model_validator(mode="after")
    def _is_labelled(self) -> "SqlRow":
        labelled = "sql" in self.model_fields_set or self.verdict or self.expected or self.told
        if not labelled:
            raise ValueError("the sql is missing (a query, or null where the database holds no answer)")
        if self.sql == []:
            raise ValueError("the sql is an empty list; write null where the database holds no answer")
        return self


@dataclass(frozen=True)
class SqlQuestion:
    """A question with its label: any of `golds` is right; none: the database holds no answer.

    `by_dialect` are golds that hold in one dialect alone, `frozen` those with the clock stopped; `said` are wordings
    and hints of a dialect. `line` counts from 1."""

    id: str
    question: str
    database: str | None = None
    golds: tuple[str, ...] = ()
    verdict: str | None = None
    category: str = ""
    instructions: str = ""
    synthetic: bool = False
    line: int = 0
    by_dialect: Mapping[Dialect, tuple[str, ...]] = field(default_factory=dict)
    frozen: Mapping[Dialect, tuple[str, ...]] = field(default_factory=dict)
    said: Mapping[Dialect, tuple[str, str]] = field(default_factory=dict)

    @property
    def answerable(self) -> bool:
        return bool(self.golds or self.by_dialect) or self.verdict == "right"

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(name for name in (self.category, self.database and f"in {self.database}") if name)

    def golds_for(self, dialect: Dialect, *, frozen: bool) -> tuple[str, ...]:
        """The queries that are right on a database of this dialect, on the day that stands still or by the clock."""
        stopped = self.frozen.get(dialect, ()) if frozen else ()
        return stopped or self.by_dialect.get(dialect, ()) or self.golds

    def asked_in(self, dialect: Dialect) -> tuple[str, str]:
        """The question and its hints as they are put to a database of this dialect."""
        return self.said.get(dialect, (self.question, self.instructions))


@dataclass(frozen=True)
class SqlQuestions:
    """The rows that can be used, in order, and one sentence for each fault whose rows are left out."""

    rows: tuple[SqlQuestion, ...]
    faults: tuple[str, ...] = ()


def read_sql_questions(path: Path) -> SqlQuestions:
    """Every usable row of a file.

    Raises CalibrationError when the file cannot be read or no row of it can be used."""
    read, faults = read_lines(path, SqlRow, SHAPE)
    good, twice = one_per_id(path, [_labelled(row, line) for line, row in read])
    good, contradictions = without_contradictions(
        path, good, lambda row: (row.database, row.instructions), _contradict
    )
    faults += [*twice, *contradictions]
    if not good:
        raise nothing_labelled(path, SHAPE, faults, len(read))
    return SqlQuestions(tuple(good), first_of(faults))


def _labelled(row: SqlRow, line: int) -> SqlQuestion:
    told = row.told
    category = "/".join(part for part in (row.set, row.category) if part)
    return SqlQuestion(
        id=str(row.id),
        question=row.question,
        database=row.database,
        golds=() if row.sql is None else (row.sql,) if isinstance(row.sql, str) else tuple(row.sql),
        verdict=row.verdict,
        category=category,
        instructions=row.instructions or "",
        synthetic=row.synthetic,
        line=line,
        by_dialect={dialect: tuple(one.gold) for dialect, one in told.items() if one.gold},
        frozen={dialect: tuple(one.gold_frozen) for dialect, one in told.items() if one.gold_frozen},
        said={dialect: (one.question or row.question, one.instructions) for dialect, one in told.items()},
    )


def _contradict(one: SqlQuestion, other: SqlQuestion) -> bool:
    if one.verdict and other.verdict:
        return one.verdict != other.verdict
    return one.answerable != other.answerable and not (one.verdict or other.verdict)
