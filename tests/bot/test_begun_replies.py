"""A reply whose first message stands before its words: that message says the whole in the end, once."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.errors import PlatformRefusedError, PlatformUnreachableError
from bot.outbox import BEGUN, KEPT, Letter
from bot.store import transaction
from tests.bot.test_courier import HERE, NOW, PARTS, Round

KEY = "slack:Ev1"
PLACE = {**HERE, BEGUN: f"{KEY}#0"}


@pytest.fixture
def round_(store: Engine) -> Round:
    return Round(store)


def begin(round_: Round, *, heard: bool = True) -> None:
    """The platform shows a beginning; `heard`: and said so."""
    assert round_.outbox.open(KEY, "board", PLACE, now=NOW)
    round_.board.posted.append((f"{KEY}#0", "o"))
    if heard:
        assert round_.outbox.opened(KEY, "ts1", PLACE)


def test_what_was_begun_is_edited_and_the_rest_is_posted(round_: Round) -> None:
    begin(round_)
    round_.put()
    round_.run()
    assert round_.board.posted == [(f"{KEY}#0", "one"), (f"{KEY}#1", "two")]
    assert round_.left == 0


def test_a_beginning_that_nobody_heard_of_is_found_by_its_key(round_: Round) -> None:
    begin(round_, heard=False)
    round_.put()
    round_.run()
    assert round_.texts == ["one", "two"]


def test_a_beginning_that_never_came_to_stand_is_posted(round_: Round) -> None:
    assert round_.outbox.open(KEY, "board", PLACE, now=NOW)
    round_.put()
    round_.run()
    assert round_.texts == ["one", "two"]


def test_until_there_are_words_nothing_is_delivered(round_: Round) -> None:
    begin(round_)
    round_.run(later=100)
    assert (round_.texts, round_.left, round_.outbox.is_open(KEY)) == (["o"], 0, True)


def test_an_edit_whose_answer_was_lost_is_made_again(round_: Round) -> None:
    begin(round_)
    round_.put()
    round_.board.after = [PlatformUnreachableError("cut")]
    round_.run()
    round_.run(later=1)
    assert round_.texts == ["one", "two"]


def test_a_beginning_that_somebody_deleted_is_said_anew(round_: Round) -> None:
    begin(round_)
    round_.board.posted.clear()
    round_.put()
    round_.board.before = [PlatformRefusedError("gone", code="message_not_found")]
    round_.run()
    round_.run()
    assert round_.texts == ["one", "two"]
    assert round_.board.places[0] == HERE


def test_a_reply_for_another_place_takes_the_beginning_away(round_: Round) -> None:
    begin(round_)
    elsewhere = {**HERE, "kind": "ephemeral"}
    with transaction(round_.outbox.engine) as session:
        round_.outbox.put(session, Letter(KEY, "board", elsewhere, PARTS[:1], ()), now=NOW)
    round_.run()
    assert (round_.texts, round_.left) == (["one"], 0)


@pytest.mark.parametrize("stands", [True, False])
def test_it_is_taken_away_also_where_nobody_heard_of_it(round_: Round, stands: bool) -> None:
    begin(round_, heard=False)
    if not stands:
        round_.board.posted.clear()
    with transaction(round_.outbox.engine) as session:
        round_.outbox.put(session, Letter(KEY, "board", {"dm": "U1"}, PARTS[:1], ()), now=NOW)
    round_.run()
    assert (round_.texts, round_.left) == (["one"], 0)


def test_a_refused_beginning_is_forgotten_and_the_reply_is_posted(round_: Round) -> None:
    assert round_.outbox.open(KEY, "board", PLACE, now=NOW)
    round_.outbox.unopened(KEY)
    round_.put()
    round_.run()
    assert round_.board.asked == 0
    assert round_.texts == ["one", "two"]


def test_nothing_is_begun_twice_or_after_the_reply(round_: Round) -> None:
    begin(round_)
    assert not round_.outbox.open(KEY, "board", PLACE, now=NOW)
    round_.put("slack:Ev2")
    assert not round_.outbox.open("slack:Ev2", "board", PLACE, now=NOW)


def test_a_reply_that_comes_before_the_beginning_is_known_still_uses_it(round_: Round) -> None:
    assert round_.outbox.open(KEY, "board", PLACE, now=NOW)
    round_.put()
    round_.board.posted.append((f"{KEY}#0", "o"))
    assert round_.outbox.opened(KEY, "ts1", PLACE)
    round_.run()
    assert round_.texts == ["one", "two"]


def test_a_beginning_that_the_reply_did_not_wait_for_is_known_to_be_over(round_: Round) -> None:
    assert round_.outbox.open(KEY, "board", PLACE, now=NOW)
    round_.put()
    round_.run()
    assert not round_.outbox.opened(KEY, "ts9", PLACE)


def test_a_beginning_that_was_left_for_days_is_forgotten(round_: Round) -> None:
    begin(round_)
    assert round_.outbox.tidy(now=NOW + KEPT + timedelta(days=1)) == 1
