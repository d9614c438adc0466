"""Experts grade what was drawn; their verdicts become labels, and too many wrong ones tighten the threshold."""

import json
import math
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.outputs import OutputError
from bot.review.errors import ReviewError
from bot.review.overview import Overview
from bot.review.review import write_labels
from bot.review.tables import AuditRow, QuestionRow, Verdict, WatchEventRow, WatchRow
from skills.confidence import Rung
from skills.errors import ForbiddenError
from skills.language import reader_of, speaking
from skills.messages import User
from skills.overview import Week
from tests.bot.review.conftest import PROMISE, Desk, MakeDesk


def grade(desk: Desk, question: str, verdict: Verdict = Verdict.RIGHT, by: str = "cy") -> Rung:
    return desk.review.audits.grade(question, verdict, desk.person(by))


def wrong_until_tightened(desk: Desk, most: int = 40) -> int:
    """Grade answers wrong until the threshold rises; how many it took."""
    before = desk.review.watch.of("ask").raised
    for count in range(1, most):
        grade(desk, desk.asks(score=0.95), Verdict.WRONG)
        if desk.review.watch.of("ask").raised != before:
            return count
    raise AssertionError("no alarm")


def test_a_grade_is_kept_with_who_gave_it_and_when(any_desk: Desk) -> None:
    one = any_desk.asks()
    any_desk.review.audits.grade(one, Verdict.WRONG, any_desk.person("cy"), note="It is 18 weeks.")
    with Session(any_desk.engine) as session:
        row = session.scalars(select(AuditRow)).one()
    assert (row.verdict, row.note, row.graded_by) == ("wrong", "It is 18 weeks.", "cy")
    assert row.graded_at == any_desk.now
    assert any_desk.review.watch.of("ask").errors == 1


def test_a_follow_up_is_exported_as_it_was_understood(any_desk: Desk, tmp_path: Path) -> None:
    grade(any_desk, any_desk.asks("And on Sundays?", resolved="And on Sundays? (opening hours shop)"))
    grade(any_desk, any_desk.asks("Opening hours?"))
    assert write_labels(any_desk.review.audits.labels(), tmp_path / "labels.jsonl") == 0
    rows = [json.loads(line) for line in (tmp_path / "labels.jsonl").read_text().splitlines()]
    assert {row["question"] for row in rows} == {"And on Sundays? (opening hours shop)", "Opening hours?"}


def test_follow_ups_of_which_nobody_knows_how_they_were_understood_are_left_out(
    any_desk: Desk, tmp_path: Path
) -> None:
    for question in ("And on Sundays?", "How long is paid parental leave in Spain?"):
        grade(any_desk, any_desk.asks(question))
    with Session(any_desk.engine) as session:
        session.execute(update(QuestionRow).values(resolved=None))  # as those kept before are
        session.commit()
    assert write_labels(any_desk.review.audits.labels(), tmp_path / "labels.jsonl") == 1
    [row] = map(json.loads, (tmp_path / "labels.jsonl").read_text().splitlines())
    assert row["question"] == "How long is paid parental leave in Spain?"


def test_what_was_graded_is_not_graded_again_and_counts_once(any_desk: Desk) -> None:
    one = any_desk.asks()
    grade(any_desk, one)
    with pytest.raises(ReviewError, match=r"graded right by cy on 2026-11-20 already"):
        grade(any_desk, one, Verdict.WRONG, by="dee")
    assert any_desk.review.watch.of("ask").audits == 1


def test_only_who_holds_the_permission_grades_or_sees_the_queue(desk: Desk) -> None:
    one = desk.asks()
    for look in (lambda: grade(desk, one, by="bo"), lambda: desk.review.audits.waiting(desk.person("bo"))):
        with pytest.raises(ForbiddenError, match="sources permission"):
            look()


def test_an_expert_sees_only_answers_whose_documents_they_may_all_read(desk: Desk) -> None:
    desk.wrote("open.md", "Leave.")
    desk.wrote("secret.md", "Bonus.", readers="group:hr")
    seen = desk.asks("open?", cited=("open.md",))
    hidden = desk.asks("secret?", cited=("open.md", "secret.md"))
    audits, others = desk.review.audits.waiting(desk.person("cy"))
    assert ([audit.id for audit in audits], others) == ([seen], 1)
    with pytest.raises(ReviewError, match="no audit of yours"):
        grade(desk, hidden)
    assert len(desk.review.audits.waiting(desk.person("dee"))[0]) == 2


def test_a_right_that_was_revoked_or_a_document_that_went_hides_the_answer_at_once(desk: Desk) -> None:
    desk.wrote("a.md", "A.")
    desk.wrote("b.md", "B.")
    for location in ("a.md", "b.md"):
        desk.asks(cited=(location,))
    desk.wrote("a.md", "A.", readers="group:hr")
    desk.index.remove("b.md")
    assert desk.review.audits.waiting(desk.person("cy")) == ([], 2)


def test_an_answer_says_which_of_its_documents_read_otherwise_by_now(desk: Desk) -> None:
    desk.wrote("a.md", "A.")
    desk.asks(cited=("a.md",))
    desk.wrote("a.md", "Not A.")
    assert desk.review.audits.waiting(desk.person("cy"))[0][0].changed == ("a.md",)


def test_what_was_not_drawn_cannot_be_graded(desk: Desk) -> None:
    declined = desk.asks(decision="search")
    with pytest.raises(ReviewError, match="no audit of yours"):
        grade(desk, declined)


def test_labels_are_the_verdicts_of_random_audits_and_never_thumbs(desk: Desk, tmp_path: Path) -> None:
    graded, _, thumbed = desk.asks(answer="16 weeks."), desk.asks(), desk.asks()
    grade(desk, graded, Verdict.WRONG)
    desk.review.questions.thumb(thumbed, "bo", up=True)
    file = tmp_path / "labels.jsonl"
    write_labels(desk.review.audits.labels(shadow=True), file)
    (row,) = [json.loads(line) for line in file.read_text().splitlines()]
    wanted = {"id": graded, "question": "How long is leave?", "answer": "16 weeks.", "verdict": "wrong"}
    assert wanted.items() <= row.items()
    assert (row["slice"], row["rate"], row["score"], "as" in row) == ("audit", 1.0, 0.8, False)


def test_askers_are_named_in_labels_only_on_request(desk: Desk, tmp_path: Path) -> None:
    grade(desk, desk.asks())
    write_labels(desk.review.audits.labels(), tmp_path / "l.jsonl", name_askers=True)
    assert json.loads((tmp_path / "l.jsonl").read_text())["as"] == "ana"


def test_labels_that_cannot_be_written_leave_the_last_file(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="name a file in a folder that exists"):
        write_labels([], tmp_path / "none" / "l.jsonl")


def test_an_alarm_raises_the_threshold_and_doubles_the_audits(any_desk: Desk, open_desk: MakeDesk) -> None:
    assert wrong_until_tightened(any_desk) <= 10
    watch = any_desk.review.watch.of("ask")
    assert (watch.ladder.rung, watch.raised, watch.audits) == (Rung.STRICTER, 0.7, 0)
    one = open_desk(any_desk.engine, audit_rate=0.5).asks()
    with Session(any_desk.engine) as session:
        assert session.get_one(AuditRow, one).rate == 1.0


def test_alarms_go_on_to_search_only_and_no_further(desk: Desk) -> None:
    for raised in (0.7, 0.9, math.inf):
        wrong_until_tightened(desk)
        assert desk.review.watch.of("ask").raised == raised
    assert grade(desk, desk.asks(score=1.0), Verdict.WRONG) is Rung.SEARCH_ONLY


def test_answers_that_the_raised_threshold_would_not_show_say_nothing_about_it(desk: Desk) -> None:
    wrong_until_tightened(desk)
    grade(desk, desk.asks(score=0.6), Verdict.WRONG)
    assert desk.review.watch.of("ask").audits == 0


def test_right_answers_never_tighten(desk: Desk) -> None:
    for _ in range(60):
        grade(desk, desk.asks())
    assert desk.review.watch.of("ask").ladder.rung is Rung.CALM


def test_a_person_loosens_and_the_watch_starts_afresh(any_desk: Desk) -> None:
    wrong_until_tightened(any_desk)
    any_desk.review.watch.loosen("ask", by="dee")
    watch = any_desk.review.watch.of("ask")
    assert (watch.raised, watch.audits, watch.ladder.loosened_by) == (None, 0, "dee")
    with Session(any_desk.engine) as session:
        history = [(row.rung, row.by) for row in session.scalars(select(WatchEventRow))]
    assert history == [(Rung.STRICTER, None), (Rung.CALM, "dee")]


def test_nothing_is_loosened_where_all_is_calm(desk: Desk) -> None:
    with pytest.raises(ReviewError, match="nothing to loosen"):
        desk.review.watch.loosen("ask", by="dee")


def test_another_certificate_is_watched_afresh(desk: Desk) -> None:
    grade(desk, desk.asks(), Verdict.WRONG)
    desk.certificate = replace(PROMISE, threshold=0.6, data="other")
    grade(desk, desk.asks())
    watch = desk.review.watch.of("ask")
    assert (watch.audits, watch.errors) == (1, 0)


def test_a_damaged_state_is_started_afresh_and_keeps_the_rung(desk: Desk) -> None:
    wrong_until_tightened(desk)
    with Session(desk.engine) as session, session.begin():
        session.execute(update(WatchRow).values(drift='{"allowed": '))
    grade(desk, desk.asks(score=0.95))
    watch = desk.review.watch.of("ask")
    assert (watch.raised, watch.audits) == (0.7, 1)


def test_the_week_is_counted_for_who_may_review_and_nobody_else(any_desk: Desk) -> None:
    desk = any_desk
    overview = Overview(desk.engine, desk.rights.allowed, lambda: desk.now)
    grade(desk, desk.asks())
    desk.days(8)
    grade(desk, desk.asks(), Verdict.WRONG)
    desk.asks()
    desk.hands(desk.asks(decision="search"))
    desk.review.questions.thumb(desk.asks(decision="search"), "bo", up=False)
    week = overview.week(User("cy", "Cy"))
    assert week
    assert replace(week, days=()) == Week(
        answered=2, declined=2, checked=1, right=0, liked=0, disliked=1, to_check=1, to_answer=1
    )
    assert [(one.asked, one.answered) for one in week.days] == [*[(0, 0)] * 6, (4, 2)]
    assert overview.week(User("ana", "Ana")) is None


def test_days_of_the_week_begin_at_midnight_where_the_reader_is(any_desk: Desk) -> None:
    desk = any_desk
    overview = Overview(desk.engine, desk.rights.allowed, lambda: desk.now)
    desk.now = desk.now.replace(hour=20)
    desk.asks()
    desk.now += timedelta(hours=1)
    with speaking(reader_of("ja-JP", "Asia/Tokyo")):
        week = overview.week(User("cy", "Cy"))
    assert week
    # 20:00 in UTC is five in the morning of the next day there
    assert week.days[-1].on == desk.now.date() + timedelta(days=1)
    assert (week.days[-1].asked, week.days[-2].asked) == (1, 0)
