"""What people say about a draft: another query, that it is wrong, that it is right."""

import pytest

from skills.permission import Permission
from tests.skills.sql.chat.conftest import TOP, Desk, labels, option, query, rows_of, small_print, told


def draft_id(desk: Desk) -> str:
    return option(desk.draft(), "Run").split()[1]


def test_an_edited_query_is_a_new_draft_that_nobody_vouches_for(desk: Desk) -> None:
    reply = desk.say(f"edit {draft_id(desk)} SELECT count(*) AS n FROM orders WHERE status = 'paid'")
    assert reply.summary == "Edited by Ana Souza; I do not know what it shows."
    assert "I claim no confidence in it" in small_print(reply)
    assert "onfidence 0" not in small_print(reply)
    assert rows_of(desk.press(reply, "Run")) == (("3",),)


def test_a_form_says_the_same(desk: Desk) -> None:
    reply = desk.fill("edit", draft=draft_id(desk), sql="SELECT count(*) AS n\nFROM orders")
    assert query(reply) == "SELECT count(*) AS n\nFROM orders"


def test_the_first_draft_stays_as_it_was(desk: Desk) -> None:
    first = desk.draft()
    desk.say(f"edit {option(first, 'Run').split()[1]} SELECT 1 AS n FROM orders")
    assert rows_of(desk.press(first, "Run")) == (("Ada Works", "125.50"), ("Bell & Co", "50"))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM orders",
        "SELECT 1; DROP TABLE orders",
        "SELECT * FROM sqlite_master",
        "SELECT load_extension('x')",
        "ATTACH DATABASE 'x' AS y",
        "no SQL at all",
        "SELECT nothing FROM orders",
        "(" * 5_000,
    ],
)
def test_what_the_guard_refuses_is_one_sentence_and_no_draft(desk: Desk, statement: str) -> None:
    reply = desk.say(f"edit {draft_id(desk)} {statement}")
    assert reply.summary
    assert reply.private
    assert labels(reply) == []
    assert "Something went wrong" not in reply.summary


def test_an_empty_query_is_told_of(desk: Desk) -> None:
    assert desk.say(f"edit {draft_id(desk)}").summary.startswith("There is no query")


def test_nobody_edits_their_way_to_a_hidden_table(desk: Desk) -> None:
    reply = desk.say(f"edit {draft_id(desk)} SELECT avg(yearly_pay) AS pay FROM salaries", "bo")
    assert labels(reply) == []
    assert "15" not in told(reply)


def test_wrong_is_noted_with_its_reason(desk: Desk) -> None:
    draft = draft_id(desk)
    assert "with your reason" in desk.say(f'wrong {draft} why="It leaves out open orders"').summary
    assert [one.did for one in desk.audit()] == ["query called wrong"]


def test_what_an_analyst_verified_is_drafted_exactly_so(desk: Desk) -> None:
    desk.chat.granted.discard(Permission.SOURCES)
    edited = desk.say(f"edit {draft_id(desk)} SELECT name FROM customers ORDER BY name LIMIT 1", "bo")
    assert desk.press(edited, "Save as verified", "bo").summary.startswith("Saved")
    again = desk.draft(TOP.upper())
    assert query(again) == "SELECT name FROM customers ORDER BY name LIMIT 1"
    assert "Bo Lind" in again.summary
    assert "20 Nov 2026" in again.summary


def test_who_is_no_analyst_verifies_nothing(desk: Desk) -> None:
    desk.chat.granted.discard(Permission.SOURCES)
    assert desk.say(f"verify {draft_id(desk)}").summary == "Only analysts of Sales can say that. Ask Bo Lind."


def test_what_an_analyst_calls_wrong_is_verified_no_more(desk: Desk) -> None:
    first = desk.draft()
    desk.press(first, "Save as verified")
    draft = option(first, "Run").split()[1]
    desk.say(f'wrong {draft} why="no"')
    assert "erified" not in desk.draft().summary


def test_a_draft_of_nobody_is_told_of(desk: Desk) -> None:
    assert "I know no draft 'ffffffffffff'" in desk.say("wrong ffffffffffff").summary
