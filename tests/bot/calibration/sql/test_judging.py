"""Drafts held against right queries on a real database, and what that comes to."""

import math
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.calibration.sql.figures import execution_accuracy, reliability_scores, selective
from bot.calibration.sql.judging import Bench, SqlGraded, grade, judge
from bot.calibration.sql.questions import SqlQuestion
from bot.drawn import Drawn, alone
from skills.sql.desk import Desk, Drafted, open_desk
from skills.sql.drafting import Draft
from skills.sql.guard import Checked, check
from skills.sql.planning import Settings

SCRIPT = """
CREATE TABLE orders (id INTEGER PRIMARY KEY, city TEXT, amount REAL);
INSERT INTO orders VALUES (1, 'Berlin', 120.5), (2, 'Berlin', 80), (3, 'Paris', 10);
"""
DAY = Settings(date(2026, 7, 10))
TOTAL = SqlQuestion("1", "What is the total amount of orders?", "shop", ("SELECT SUM(amount) FROM orders",))
WEATHER = SqlQuestion("2", "What is the weather in Lisbon?", "shop")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    file = tmp_path / "shop.sqlite"
    with sqlite3.connect(file) as made:
        made.executescript(SCRIPT)
    made.close()
    return open_desk(f"sqlite:///{file}", tmp_path / "kept", whatever=True)


def drafting(desk: Desk, sql: str, confidence: float = 0.9) -> Bench:
    """A bench where this query is drafted for everything."""
    checked = check(sql, desk.schema)
    assert isinstance(checked, Checked)
    drafted = Drafted(Draft("draft", confidence, sql), 0.0, checked)
    drawn = Drawn(lambda *_: drafted, desk.standing, desk.configuration, desk.certificate)
    return Bench(desk, drawn, DAY)


def test_a_draft_that_gives_the_right_rows_is_right_however_it_is_written(desk: Desk) -> None:
    assert judge(TOTAL, drafting(desk, "SELECT 210.5 + 0 * COUNT(*) FROM orders")).right
    assert not judge(TOTAL, drafting(desk, "SELECT MAX(amount) FROM orders")).right


def test_the_grammar_is_asked_whatever_the_threshold(desk: Desk) -> None:
    found = judge(TOTAL, Bench(desk, alone(desk), DAY))
    assert (found.right, found.drafted.draft.decision) == (True, "draft")
    declined = judge(WEATHER, Bench(desk, alone(desk), DAY))
    assert not declined.right
    assert math.isnan(declined.score) or declined.score < desk.standing.certificate.threshold


def test_a_verdict_goes_before_rows(desk: Desk) -> None:
    wrong = replace(TOTAL, verdict="wrong")
    assert not judge(wrong, drafting(desk, "SELECT SUM(amount) FROM orders")).right
    assert judge(replace(wrong, golds=(), verdict="right"), drafting(desk, "SELECT 1")).right


@pytest.mark.parametrize("gold", ["DELETE FROM orders", "SELECT nothing FROM orders", "SELECT 1; SELECT 2"])
def test_a_right_query_that_is_none_is_named_and_nothing_is_changed(desk: Desk, gold: str) -> None:
    row = replace(TOTAL, golds=(gold,), line=7)
    found = grade([(row, drafting(desk, "SELECT 1")), (TOTAL, drafting(desk, "SELECT 1"))], 2)
    assert len(found.graded) == 1
    assert "line 7 (1) is left out: its right query cannot be used" in found.left_out[0]
    assert found.faults == ()
    assert judge(TOTAL, drafting(desk, "SELECT SUM(amount) FROM orders")).right


def test_a_query_for_another_dialect_alone_is_said(desk: Desk) -> None:
    row = replace(TOTAL, golds=(), by_dialect={"postgres": ("SELECT 1",)})  # type: ignore[dict-item]
    assert "no right query for sqlite" in grade([(row, drafting(desk, "SELECT 1"))], 1).left_out[0]


def test_reliability_scores_are_counted_by_hand(desk: Desk) -> None:
    right = judge(TOTAL, drafting(desk, "SELECT SUM(amount) FROM orders", 0.9))
    wrong = judge(TOTAL, drafting(desk, "SELECT MAX(amount) FROM orders", 0.8))
    needless = judge(TOTAL, drafting(desk, "SELECT SUM(amount) FROM orders", 0.1))
    declined = SqlGraded(WEATHER, right.drafted, math.nan, False)
    found = [right, wrong, needless, declined]
    # one right draft, one right refusal, one needless refusal, one wrong draft
    assert reliability_scores(found, 0.5) == {"0": 50.0, "1": 25.0, "5": -75.0, "10": -200.0, "N": -50.0}
    at = selective(found, 0.5)
    assert (at.coverage, at.precision, at.declined) == (2 / 3, 0.5, 1.0)
    assert execution_accuracy(found) == 2 / 3
