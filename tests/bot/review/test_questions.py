"""Questions are kept as they were, once each, for as long as the settings say, and forgotten on request."""

import logging
import math
from dataclasses import replace

import pytest
from sqlalchemy import Engine, event, func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.review.draw import is_drawn
from bot.review.errors import ReviewError
from bot.review.questions import find
from bot.review.tables import AuditRow, CitedRow, HandoverRow, QuestionRow, ReviewBase, ThumbRow
from bot.review.watch import watched
from skills.record import Place, Recorded
from tests.bot.review.conftest import Desk, MakeDesk


def rows(engine: Engine, table: type[ReviewBase]) -> int:
    with Session(engine) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def recorded(desk: Desk, question: str = "How long?", **other: object) -> Recorded:
    place = Place("ana", "fake:T1:D1", "a" * 16, private=True, asked_at=desk.now)
    whole = Recorded(question, place, "answer", 0.8, 0.5, "c1", answer="16 weeks.")
    return replace(whole, **other)  # type: ignore[arg-type]  # fields of the record


def test_a_question_is_kept_with_what_its_answer_stands_on(any_desk: Desk) -> None:
    any_desk.wrote("leave.md", "Leave is 16 weeks.")
    one = any_desk.asks(cited=("leave.md", "gone.md"))
    with Session(any_desk.engine) as session:
        row = session.get_one(QuestionRow, one)
        hashes = {cited.content_hash != "" for cited in session.scalars(select(CitedRow))}
    assert (row.question, row.score, row.features) == ("How long is leave?", 0.8, {"coverage": 0.5})
    assert hashes == {True, False}  # the document that had gone is kept, without a hash


def test_the_same_message_answered_twice_counts_once(any_desk: Desk) -> None:
    one = recorded(any_desk)
    any_desk.review.questions.keep(one)
    any_desk.review.questions.keep(replace(one, answer="17 weeks."))
    assert (rows(any_desk.engine, QuestionRow), rows(any_desk.engine, AuditRow)) == (1, 1)


def test_what_is_no_number_is_kept_as_missing(any_desk: Desk) -> None:
    any_desk.review.questions.keep(
        recorded(any_desk, "Huh?\x00\ud800", score=math.nan, features=(("a", math.inf), ("b", 1.0)))
    )
    with Session(any_desk.engine) as session:
        row = session.scalars(select(QuestionRow)).one()
    assert (row.score, row.features) == (None, {"a": None, "b": 1.0})


def test_a_question_that_cannot_be_kept_costs_the_asker_nothing(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    def full(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        raise OperationalError(statement, None, Exception("disk is full"))

    event.listen(desk.engine, "before_cursor_execute", full)
    with caplog.at_level(logging.WARNING):
        desk.review.questions.record(recorded(desk, "What is my salary?"))
    event.remove(desk.engine, "before_cursor_execute", full)
    assert "not kept" in caplog.text
    assert "salary" not in caplog.text


def test_old_questions_go_with_everything_that_hangs_on_them(any_desk: Desk) -> None:
    old = any_desk.asks("old", decision="search")
    any_desk.hands(old)
    any_desk.review.questions.thumb(old, "bo", up=False)
    any_desk.days(60)
    any_desk.asks("new")
    any_desk.days(31)
    assert any_desk.review.tidy() == 1
    counts = [rows(any_desk.engine, table) for table in (QuestionRow, HandoverRow, ThumbRow, AuditRow)]
    assert counts == [1, 0, 0, 1]


def test_a_person_is_forgotten_and_nobody_else(desk: Desk) -> None:
    mine, other = desk.asks(asker="ana"), desk.asks(asker="bo")
    desk.review.questions.thumb(other, "ana", up=True)
    assert desk.review.forget("ana").questions == 1
    assert desk.review.forget("ana").questions == 0
    with Session(desk.engine) as session:
        assert (session.get(QuestionRow, mine), rows(desk.engine, ThumbRow)) == (None, 0)
        assert session.get(QuestionRow, other)


def test_a_question_is_found_by_the_beginning_of_its_id_alone(desk: Desk) -> None:
    one = desk.asks()
    with Session(desk.engine) as session:
        assert find(session, one[:8].upper()).id == one
        for wrong in ("", "%", one[:5], "zzzzzzzz", one + "0"):
            with pytest.raises(ReviewError, match="There is no question"):
                find(session, wrong)


def test_the_last_thumb_counts_and_is_no_label(desk: Desk) -> None:
    one = desk.asks()
    for up in (True, False):
        desk.review.questions.thumb(one, "bo", up=up)
    with Session(desk.engine) as session:
        assert [thumb.up for thumb in session.scalars(select(ThumbRow))] == [False]
    assert desk.review.audits.labels(shadow=True) == []


def test_draws_come_at_their_rate_whatever_is_asked(desk: Desk) -> None:
    with Session(desk.engine) as session, session.begin():
        secret = watched(session, "ask").secret
    drawn = sum(is_drawn(secret, f"{number:032x}", 0.1) for number in range(20_000))
    assert 1_800 < drawn < 2_200  # over four standard deviations from 2,000
    assert [is_drawn(secret, "any", rate) for rate in (0.0, 1.0)] == [False, True]


def test_replicas_draw_the_same_answers_and_another_company_others(
    any_desk: Desk, open_desk: MakeDesk
) -> None:
    replica = open_desk(any_desk.engine)
    secrets = {one.review.watch.of("ask").secret for one in (any_desk, replica)}
    (secret,) = secrets
    ids = [f"{number:032x}" for number in range(200)]
    assert [is_drawn(secret, one, 0.5) for one in ids] != [is_drawn("other", one, 0.5) for one in ids]


def test_only_answers_are_drawn(desk: Desk) -> None:
    desk.asks(decision="search")
    desk.asks(decision="refuse")
    assert rows(desk.engine, AuditRow) == 0
