"""Pressing Run: rows for who may, once, within limits, and never without a click."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from bot.testing.chat import NOW
from skills.approval import LIFETIME
from skills.messages import File, Picture
from tests.skills.sql.chat.conftest import Desk, labels, option, query, rows_of, small_print, told
from tests.skills.sql.chat.test_drafts import colleagues

ROWS = (("Ada Works", "125.50"), ("Bell & Co", "50"))


def altered(desk: Desk, script: str) -> None:
    with closing(sqlite3.connect(desk.folder / "Sales.sqlite")) as connection:
        connection.executescript(script)


def test_a_press_shows_the_rows(desk: Desk) -> None:
    assert rows_of(desk.press(desk.draft(), "Run")) == ROWS


def test_the_rows_come_as_a_file_too(desk: Desk) -> None:
    (file,) = [one for one in desk.press(desk.draft(), "Run").blocks if isinstance(one, File)]
    assert file.text == "name,revenue\nAda Works,125.5\nBell & Co,50\n"


def test_a_chart_is_drawn_where_the_rows_have_its_shape(desk: Desk) -> None:
    desk.chat.dispatcher.draw = lambda chart: chart.kind.encode()
    (picture,) = [one for one in desk.press(desk.draft(), "Run").blocks if isinstance(one, Picture)]
    assert picture.content == b"bar"
    assert "Ada Works 125.50" in picture.alt


def test_nothing_is_run_without_a_press(desk: Desk) -> None:
    desk.draft()
    assert [one.did for one in desk.audit()] == []


def test_a_run_stands_in_the_audit_without_its_values(desk: Desk) -> None:
    desk.press(desk.draft(), "Run")
    (line,) = desk.audit()
    assert (line.by, line.did, line.subject) == ("ana", "query run", "database Sales")
    assert "done, 2 rows" in line.detail
    assert "Ada" not in line.detail


def test_who_may_not_run_is_refused_and_nothing_is_run(desk: Desk) -> None:
    reply = desk.draft()
    desk.chat.granted.discard(desk.permission("run-sql"))
    assert "You need the run-sql permission for run." in desk.press(reply, "Run").summary
    assert desk.audit() == []


def test_another_who_may_read_it_can_run_a_draft(desk: Desk) -> None:
    assert rows_of(desk.press(desk.draft(), "Run", "bo")) == ROWS


def test_who_may_not_read_the_database_gets_no_rows(desk: Desk) -> None:
    reply = desk.press(desk.draft(), "Run", "gus")
    assert "I know no draft" in reply.summary
    assert not [one for one in reply.blocks if isinstance(one, File)]


def test_who_may_not_see_a_table_gets_none_of_its_rows(desk: Desk) -> None:
    drafted = desk.draft("What is the average yearly pay?", "ana")
    assert "I know no draft" in desk.press(drafted, "Run", "bo").summary
    assert rows_of(desk.press(drafted, "Run", "ana")) == (("15",),)


def test_where_somebody_reads_along_who_may_not_the_rows_are_for_whoever_pressed(desk: Desk) -> None:
    reply = desk.press(desk.draft(), "Run", channel="C1")
    assert reply.private
    assert rows_of(reply) == ROWS
    assert "so only you see it" in told(reply)


def test_where_everyone_may_read_it_everyone_sees_the_rows(desk: Desk) -> None:
    colleagues(desk)
    assert not desk.press(desk.draft(channel="C2"), "Run", channel="C2").private


def test_a_database_that_changed_since_the_draft_is_told_of(desk: Desk) -> None:
    reply = desk.draft()
    altered(desk, "ALTER TABLE orders RENAME COLUMN amount TO total")
    pressed = desk.press(reply, "Run")
    assert "has changed since this was drafted, so nothing was run" in pressed.summary
    assert "The column orders.amount is gone." in told(pressed)
    assert desk.audit() == []


def test_a_table_that_is_gone_is_named(desk: Desk) -> None:
    reply = desk.draft()
    altered(desk, "ALTER TABLE customers RENAME TO buyers")
    assert "The table customers is gone." in told(desk.press(reply, "Run"))


def test_a_column_that_holds_something_else_by_now_is_named(desk: Desk) -> None:
    reply = desk.draft()
    altered(
        desk,
        "ALTER TABLE orders DROP COLUMN amount; ALTER TABLE orders ADD COLUMN amount TEXT NOT NULL DEFAULT 'x'",
    )
    assert "The column orders.amount holds text and held numbers." in told(desk.press(reply, "Run"))


def test_what_no_longer_fits_is_drafted_anew_by_a_button(desk: Desk) -> None:
    reply = desk.draft("how many customers are there?")
    altered(desk, "ALTER TABLE customers RENAME TO customer")
    pressed = desk.press(reply, "Run")
    assert labels(pressed) == ["Draft anew"]
    assert query(desk.press(pressed, "Draft anew"))


def test_what_changed_is_not_told_to_who_may_not_see_the_rest_of_it(desk: Desk) -> None:
    drafted = desk.draft("What is the average yearly pay?", "ana")
    altered(desk, "ALTER TABLE salaries RENAME COLUMN yearly_pay TO pay")
    assert "I know no draft" in desk.press(drafted, "Run", "bo").summary
    assert "salaries.yearly_pay is gone" in told(desk.press(drafted, "Run", "ana"))


def test_a_query_of_ones_own_mends_a_draft_whose_database_changed(desk: Desk) -> None:
    reply = desk.draft()
    altered(desk, "ALTER TABLE orders RENAME COLUMN amount TO total")
    draft = option(reply, "Run").split()[1]
    assert rows_of(desk.press(desk.say(f"edit {draft} SELECT sum(total) FROM orders"), "Run"))


def test_a_database_that_changed_in_the_meantime_keeps_what_else_it_has(desk: Desk) -> None:
    reply = desk.draft()
    altered(desk, "ALTER TABLE orders ADD COLUMN note TEXT; CREATE TABLE notes (words TEXT)")
    assert rows_of(desk.press(reply, "Run")) == ROWS


def test_a_database_that_is_down_by_then_is_told_of(desk: Desk) -> None:
    reply = desk.draft()
    (desk.folder / "Sales.sqlite").unlink()
    assert "cannot be reached" in desk.press(reply, "Run").summary


def test_a_draft_that_is_too_old_is_told_of(desk: Desk) -> None:
    reply = desk.draft()
    desk.at(NOW + timedelta(days=400))
    assert "It may be too old" in desk.press(reply, "Run").summary


def test_what_costs_too_much_waits_for_a_second_press(desk: Desk) -> None:
    reply = desk.draft()
    desk.limited(rows_read=1)
    asked = desk.press(reply, "Run")
    assert "costs more than may be run at once" in asked.summary
    assert "Reads about" in told(asked)
    assert labels(asked) == ["Run all the same", "Cancel"]
    assert rows_of(desk.press(asked, "Run all the same")) == ROWS


def test_the_audit_says_who_proposed_and_who_approved(desk: Desk) -> None:
    reply = desk.draft()
    desk.limited(rows_read=1)
    desk.press(desk.press(reply, "Run"), "Run all the same")
    assert [(one.did, one.by) for one in reversed(desk.audit())] == [
        ("change proposed", "ana"),
        ("change confirmed", "ana"),
        ("query run", "ana"),
    ]


def test_pressed_twice_it_runs_once(desk: Desk) -> None:
    reply = desk.draft()
    desk.limited(rows_read=1)
    asked = desk.press(reply, "Run")
    desk.press(asked, "Run all the same")
    assert "This was run already" in desk.press(asked, "Run all the same").summary
    assert [one.did for one in desk.audit()].count("query run") == 1


def test_a_second_press_that_comes_too_late_runs_nothing(desk: Desk) -> None:
    reply = desk.draft()
    desk.limited(rows_read=1)
    asked = desk.press(reply, "Run")
    desk.at(NOW + LIFETIME)
    assert "more than 15 minutes old" in desk.press(asked, "Run all the same").summary
    assert "query run" not in [one.did for one in desk.audit()]


def test_a_cancelled_run_runs_nothing(desk: Desk) -> None:
    reply = desk.draft()
    desk.limited(rows_read=1)
    asked = desk.press(reply, "Run")
    desk.press(asked, "Cancel")
    assert "cancelled" in desk.press(asked, "Run all the same").summary


def test_an_approval_is_of_one_query_alone(desk: Desk) -> None:
    first, second = desk.draft(), desk.draft("how many customers?")
    desk.limited(rows_read=1)
    approved = option(desk.press(first, "Run"), "Run all the same").split(" ", 2)[2]
    other = option(second, "Run").split()[1]
    assert "belongs to another change" in desk.say(f"run {other} {approved}").summary
    assert "query run" not in [one.did for one in desk.audit()]


def test_what_another_approved_is_run_by_who_asked_for_it_and_once(desk: Desk) -> None:
    reply = desk.draft()
    desk.limited(rows_read=1)
    asked = desk.press(reply, "Run")
    confirm = option(asked, "Run all the same").split(" ", 2)[2]
    assert "may be run once" in desk.say(f"confirm {confirm}", "bo").summary
    assert rows_of(desk.press(asked, "Run all the same")) == ROWS
    assert "already" in desk.press(asked, "Run all the same").summary


def test_what_was_run_cannot_be_undone(desk: Desk) -> None:
    reply = desk.draft()
    desk.limited(rows_read=1)
    asked = desk.press(reply, "Run")
    desk.press(asked, "Run all the same")
    proposal = option(asked, "Run all the same").split()[2]
    assert "cannot be undone" in desk.say(f"undo {proposal}").summary


def test_a_result_that_was_cut_short_by_the_limit_says_so(desk: Desk) -> None:
    reply = desk.draft("list the customers")
    desk.limited(rows=2)
    assert "more than 2 rows" in small_print(desk.press(reply, "Run")) or not query(reply)


@pytest.mark.parametrize("words", ["run", "run 3fa9c2d41b07 x", "/run zzz"])
def test_a_press_that_nobody_made_is_answered(desk: Desk, words: str) -> None:
    assert desk.say(words).summary
