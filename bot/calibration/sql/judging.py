"""Each question drafted for whatever the threshold, draft and right query run, results held against each other."""

import math
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.calibration.grading import UNSCORED, Grades, OnGraded
from bot.calibration.sql.gold import choices
from bot.calibration.sql.questions import SqlQuestion
from bot.drawn import Drawn
from bot.explain import explain
from skills.sql.comparing import is_ordered, same_result
from skills.sql.database import Limits, Rows
from skills.sql.desk import Desk, Drafted
from skills.sql.guard import Refusal, check, sentence
from skills.sql.planning import Settings
from skills.sql.trouble import DatabaseError

# a result is compared whole, so more of it is fetched than anybody is shown
MOST_ROWS = 50_000
LIMITS = Limits(seconds=30.0, bytes=100_000_000)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")


class UnusableLabelError(Exception):
    """The right query of a row cannot be held against anything; the message says why."""


@dataclass(frozen=True)
class SqlGraded:
    """One question's outcome: the final score (0 to 1, or not a number) and whether the draft gives the right rows."""

    row: SqlQuestion
    drafted: Drafted
    score: float
    right: bool
    seconds: float = 0.0


@dataclass(frozen=True)
class Bench:
    """One database of the questions: `drawn` shows every query that it can make, as on the day of `settings`."""

    desk: Desk
    drawn: Drawn
    settings: Settings
    frozen: bool = False

    def draft(self, row: SqlQuestion) -> Drafted:
        question, instructions = row.asked_in(self.desk.schema.dialect)
        return self.drawn.drafts(question, self.settings, instructions)


def grade(
    rows: Iterable[tuple[SqlQuestion, Bench]], count: int, on_graded: OnGraded | None = None
) -> Grades[SqlGraded]:
    """Draft and judge each row; one that fails or whose right query cannot be run says why, and the rest go on."""
    graded: list[SqlGraded] = []
    faults: list[str] = []
    left_out: list[str] = []
    for done, (row, bench) in enumerate(rows, start=1):
        where = f"line {row.line} ({row.id})" if row.line else f"question {row.id!r}"
        try:
            graded.append(judge(row, bench))
        except UnusableLabelError as error:
            left_out.append(f"{where} is left out: {error}")
        except Exception as error:  # noqa: BLE001  # one row must not cost the others their labels
            faults.append(f"{where}: {explain(error).summary}")
        if on_graded:
            on_graded(done, count)
    return Grades(tuple(graded), tuple(faults), tuple(left_out))


def judge(row: SqlQuestion, bench: Bench) -> SqlGraded:
    """A draft with its label; a person's verdict goes before the comparison of rows.

    Raises UnusableLabelError where no right query can be run, or there is none in the database's dialect."""
    golds = _golds(row, bench)
    started = time.perf_counter()
    drafted = bench.draft(row)
    seconds = time.perf_counter() - started
    shown = drafted.draft.decision == "draft" and drafted.checked is not None
    score = drafted.draft.confidence if shown else UNSCORED
    if row.verdict:
        return SqlGraded(row, drafted, score, shown and row.verdict == "right", seconds)
    right = shown and any(is_right(drafted.draft.sql, gold, bench.desk) for gold in golds)
    return SqlGraded(row, drafted, score if math.isfinite(score) else UNSCORED, right, seconds)


def _golds(row: SqlQuestion, bench: Bench) -> list[tuple[str, Rows]]:
    """Each right query with its rows; those that cannot be run are left out as long as one can."""
    dialect = bench.desk.schema.dialect
    if row.verdict or not row.answerable:
        return []
    written = row.golds_for(dialect, frozen=bench.frozen)
    if not written:
        raise UnusableLabelError(f"it has no right query for {dialect.value}.")
    found, why = [], ""
    for gold in choices(written):
        try:
            found.append((gold, _rows(gold, bench.desk)))
        except UnusableLabelError as error:
            why = str(error)
    if not found:
        raise UnusableLabelError(f"its right query cannot be used. {why}")
    return found


def is_right(sql: str, gold: tuple[str, Rows], desk: Desk) -> bool:
    """Whether a draft gives what a right query gives; the order of rows counts where both ask for one, since right
    queries also order what nobody asked to have ordered."""
    try:
        found = _rows(sql, desk)
    except UnusableLabelError:
        return False
    wanted, rows = gold
    return same_result(_plain(found), _plain(rows), ordered=is_ordered(sql) and is_ordered(wanted))


def _rows(sql: str, desk: Desk) -> Rows:
    checked = check(sql, desk.schema, most_rows=MOST_ROWS)
    if isinstance(checked, Refusal):
        raise UnusableLabelError(str(sentence(checked)))
    try:
        rows = desk.run(checked, anyway=True)
    except DatabaseError as error:
        raise UnusableLabelError(str(error)) from error
    if rows.more or rows.cut:
        raise UnusableLabelError(f"Its result is larger than {MOST_ROWS} rows or has cells that are cut.")
    return rows


def _plain(rows: Rows) -> Sequence[Sequence[object]]:
    """Cells with exact decimals as numbers again: a database gives a sum as text and a count as a number."""
    return [[_number(cell) for cell in row] for row in rows.rows]


def _number(cell: object) -> object:
    return float(cell) if isinstance(cell, str) and _NUMBER.fullmatch(cell) else cell
