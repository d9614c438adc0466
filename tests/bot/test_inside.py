"""Who reads along is asked anew before words stand where outsiders may have come since."""

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.courier import Courier
from bot.errors import PlatformBusyError, PlatformRefusedError, PlatformUnreachableError
from bot.inside import JUST_NOW, NOT_HERE, NOT_SURE_HERE, Inside, read_by
from bot.metrics import Metrics
from bot.outbox import Letter, Outbox, Payload, ReadBy
from bot.store import transaction
from skills.language import ENGLISH
from skills.messages import Reply
from tests.bot.test_courier import Board

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
CHANNEL: Payload = {"kind": "channel", "channel": "C1", "user": "U1"}
MINUTES = ("Launch: we decided to move it.", "Chapters")
ALONE = (
    "This goes to you alone: people from outside the company read along in #launch by now, where it belongs."
)


class Written(Board):
    """A board that writes replies as one message."""

    def write(self, key: str, reply: Reply, place: Payload) -> Letter:
        said: tuple[Payload, ...] = ({"text": str(reply.summary), "blocks": []},)
        return Letter(key, self.name, place, said, said)


@dataclass
class Round:
    """One courier's day: what is due is delivered; `there` is what stands in the channel, `alone` what one got."""

    engine: Engine

    def __post_init__(self) -> None:
        self.board, self.outbox, self.now = Written(), Outbox(self.engine), NOW

        async def name_of(_platform: str, _channel: str) -> str:
            return "#launch"

        inside = Inside(self.outbox, lambda: self.now, lambda _platform, _place: ENGLISH, name_of)
        self.courier = Courier(self.outbox, {"board": self.board}, Metrics(), lambda: self.now, inside)

    def put(self, *texts: str, place: Payload = CHANNEL, read_by: str = ReadBy.INSIDE) -> None:
        with transaction(self.engine) as session:
            self.outbox.put(session, replace(_letter(texts or MINUTES, place), read_by=read_by), now=self.now)

    def reword(self, *texts: str, place: Payload = CHANNEL) -> None:
        with transaction(self.engine) as session:
            self.outbox.reword(session, _letter(texts or MINUTES, place), now=self.now)

    def run(self, later: float = 0.0) -> None:
        """Until nothing is due any more."""
        self.now += timedelta(seconds=later)
        while taken := self.outbox.take("p1", now=self.now, limit=10):
            for delivery in taken:
                asyncio.run(self.courier.deliver(delivery))

    @property
    def there(self) -> list[str]:
        return [text for key, text in self.board.posted if key.startswith("meeting:1#")]

    @property
    def alone(self) -> list[str]:
        return [text for key, text in self.board.posted if key.startswith("meeting:1/alone#")]


def _letter(texts: tuple[str, ...], place: Payload) -> Letter:
    said: tuple[Payload, ...] = tuple({"text": text, "blocks": []} for text in texts)
    return Letter("meeting:1", "board", place, said, said)


@pytest.fixture
def round_(store: Engine) -> Round:
    return Round(store)


def test_where_nobody_from_outside_reads_the_words_stand(round_: Round) -> None:
    round_.put()
    round_.run()
    assert (round_.there, round_.alone) == (list(MINUTES), [])


def test_minutes_that_are_edited_after_an_outsider_joined_stand_there_no_more(round_: Round) -> None:
    round_.reword("Written up …", "Progress")
    round_.run()
    round_.board.outsiders = True
    round_.reword()
    round_.run()
    assert round_.there == [NOT_HERE]
    assert round_.alone == [ALONE, *MINUTES]
    assert round_.board.places[-1] == {"kind": "dm", "user": "U1"}


def test_each_later_edit_goes_to_the_one_who_has_the_words_and_nothing_is_posted_twice(round_: Round) -> None:
    round_.board.outsiders = True
    round_.reword()
    round_.run()
    round_.reword("Launch: done.", "Chapters")
    round_.run()
    assert round_.there == [NOT_HERE]
    assert round_.alone == [ALONE, "Launch: done.", "Chapters"]


def test_once_the_outsiders_are_gone_the_next_edit_shows_the_words_again(round_: Round) -> None:
    round_.board.outsiders = True
    round_.reword()
    round_.run()
    round_.board.outsiders = False
    round_.reword("Launch: done.", "Chapters")
    round_.run()
    assert round_.there == ["Launch: done.", "Chapters"]


def test_a_long_reply_of_which_a_part_stands_is_taken_back(round_: Round) -> None:
    round_.put()
    round_.board.after = [PlatformUnreachableError("gone")]
    (delivery,) = round_.outbox.take("p1", now=round_.now, limit=10)
    asyncio.run(round_.courier.deliver(delivery))
    assert round_.there == [MINUTES[0]]
    round_.board.outsiders = True
    round_.run(later=2.0)
    assert (round_.there, round_.alone) == ([NOT_HERE], [ALONE, *MINUTES])


def test_a_second_part_whose_answer_was_lost_is_taken_back_too(round_: Round) -> None:
    round_.put()
    send, answers = round_.board.send, iter([False, True])

    async def half_heard(place: Payload, message: Payload, key: str) -> str:
        sent = await send(place, message, key)
        if next(answers, False):
            raise PlatformUnreachableError("the answer is lost")
        return sent

    round_.board.send = half_heard  # type: ignore[method-assign]
    (delivery,) = round_.outbox.take("p1", now=round_.now, limit=10)
    asyncio.run(round_.courier.deliver(delivery))
    assert round_.there == list(MINUTES)
    round_.board.outsiders = True
    round_.run(later=2.0)
    assert (round_.there, round_.alone) == ([NOT_HERE], [ALONE, *MINUTES])


def test_a_platform_that_is_away_is_asked_again_and_nothing_is_shown_meanwhile(round_: Round) -> None:
    round_.board.unsure = [PlatformUnreachableError("away"), PlatformBusyError("busy", retry_seconds=3.0)]
    round_.put()
    round_.run()
    assert round_.board.posted == []
    round_.run(later=2.0)
    assert round_.board.posted == []
    round_.run(later=4.0)
    assert (round_.there, round_.board.looked) == (list(MINUTES), [True, True, True])


def test_what_may_be_there_already_is_still_looked_for_after_the_platform_was_away(round_: Round) -> None:
    round_.put("One.")
    round_.board.after = [PlatformUnreachableError("the answer is lost")]
    (delivery,) = round_.outbox.take("p1", now=round_.now, limit=10)
    asyncio.run(round_.courier.deliver(delivery))
    round_.board.unsure = [PlatformBusyError("busy", retry_seconds=1.0)]
    round_.run(later=2.0)
    round_.run(later=2.0)
    assert round_.there == ["One."]


def test_where_nobody_can_say_who_reads_nothing_is_shown(round_: Round) -> None:
    round_.reword()
    round_.run()
    round_.board.unsure = [PlatformRefusedError("no", code="missing_scope")]
    round_.reword("Launch: done.")
    round_.run()
    assert round_.there == [NOT_SURE_HERE]
    assert round_.alone[0].startswith("This goes to you alone: I cannot find out who reads along in #launch")


def test_a_place_that_names_nobody_shows_the_notice_alone(round_: Round) -> None:
    round_.board.outsiders = True
    round_.put(place={"kind": "channel", "channel": "C1"})
    round_.run()
    assert (round_.there, round_.alone) == ([NOT_HERE], [])


@pytest.mark.parametrize("place", [{"kind": "dm", "user": "U1"}, {"kind": "ephemeral", "channel": "C1"}])
def test_what_one_person_reads_is_asked_of_nobody(round_: Round, place: Payload) -> None:
    round_.put(place=place)
    round_.run()
    assert (round_.there, round_.board.looked) == (list(MINUTES), [])


def test_what_anyone_may_read_is_shown_to_outsiders_too(round_: Round) -> None:
    round_.board.outsiders = True
    round_.put(read_by=ReadBy.ANYONE)
    round_.run()
    assert round_.there == list(MINUTES)


def test_an_answer_is_believed_for_a_minute_and_asked_about_anew_after_that(round_: Round) -> None:
    round_.put(read_by=ReadBy.ASKED)
    round_.board.unsure = [PlatformUnreachableError("away")]
    round_.run()
    round_.run(later=JUST_NOW.total_seconds() + 1)
    assert round_.board.looked == [False, True]


def test_an_answer_that_shows_words_of_a_meeting_is_asked_about_once_more() -> None:
    shows, says = Reply("Launch", about=("ana/call.vtt",)), Reply("25 days")
    assert [read_by(one, external=False) for one in (shows, says)] == [ReadBy.INSIDE, ReadBy.ASKED]
    assert read_by(says, external=True) == ReadBy.ANYONE


def test_a_letter_of_an_earlier_version_counts_as_for_insiders(round_: Round) -> None:
    round_.put()
    with round_.engine.begin() as connection:
        connection.exec_driver_sql(
            """UPDATE outbox SET messages = '{"rich": [{"text": "old", "blocks": []}], "plain": []}'"""
        )
    round_.board.outsiders = True
    round_.run()
    assert round_.there == [NOT_HERE]


def test_a_wording_that_came_meanwhile_is_asked_about_itself(round_: Round) -> None:
    round_.board.outsiders = True
    round_.reword()
    (delivery,) = round_.outbox.take("p1", now=round_.now, limit=10)
    round_.reword("Deleted.")
    asyncio.run(round_.courier.deliver(delivery))
    round_.run()
    assert round_.alone == [ALONE, "Deleted."]
