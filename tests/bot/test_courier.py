"""Replies: each message is posted once, whatever the platform or the process does meanwhile."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from bot.claims import hand_back, mine, waiting
from bot.courier import PATIENCE, Courier
from bot.errors import PlatformBusyError, PlatformRefusedError, PlatformUnreachableError, StoreError
from bot.metrics import Metrics
from bot.outbox import Letter, Outbox, Payload
from bot.platforms import NO_SIGN, Heard, Sign, Stop
from bot.store import transaction
from bot.tables import OutboxRow
from skills.messages import Attachment, Message, Reply

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
HERE: Payload = {"channel": "C1"}
PARTS: tuple[Payload, ...] = ({"text": "one", "blocks": []}, {"text": "two", "blocks": []})


@dataclass
class Board:
    """A platform that keeps what is posted by key; `faults` come before or after the next posts take effect."""

    posted: list[tuple[str, str]] = field(default_factory=list)
    places: list[Payload] = field(default_factory=list)
    before: list[Exception] = field(default_factory=list)
    after: list[Exception] = field(default_factory=list)
    asked: int = 0
    deaf: list[Exception] = field(default_factory=list)
    # whether outsiders read along, and what is said instead of that
    outsiders: bool = False
    unsure: list[Exception] = field(default_factory=list)
    looked: list[bool] = field(default_factory=list)
    name: str = "board"

    async def send(self, place: Payload, message: Payload, key: str) -> str:
        if self.before:
            raise self.before.pop(0)
        self.posted.append((key, message["text"]))
        self.places.append(place)
        if self.after:
            raise self.after.pop(0)
        return f"ts{len(self.posted)}"

    async def find(self, place: Payload, key: str) -> str | None:
        self.asked += 1
        if self.deaf:
            raise self.deaf.pop(0)
        return next((f"ts{n}" for n, (known, _) in enumerate(self.posted, 1) if known == key), None)

    def is_lasting(self, place: Payload) -> bool:
        return True

    async def edit(self, place: Payload, message_id: str, message: Payload) -> None:
        number = int(message_id.removeprefix("ts")) - 1
        if self.before:
            raise self.before.pop(0)
        self.posted[number] = (self.posted[number][0], message["text"])
        if self.after:
            raise self.after.pop(0)

    async def remove(self, place: Payload, message_id: str) -> None:
        self.posted.pop(int(message_id.removeprefix("ts")) - 1)

    async def elsewhere(self, place: Payload, code: str) -> Payload | None:
        return {"dm": "U1"} if code == "not_in_channel" and "dm" not in place else None

    def is_about_form(self, code: str) -> bool:
        return code == "invalid_blocks"

    async def start(self) -> None: ...
    async def stop(self) -> None: ...
    async def hear(self, body: Payload) -> Heard | None: ...
    def place_of(self, body: Payload) -> Payload | None: ...
    def begin(self, key: str, body: Payload, *, place: Payload | None = None, again: bool = False) -> Sign:
        return NO_SIGN

    async def stops(self, body: Payload) -> Stop | None:
        return None

    def write(self, key: str, reply: Reply, place: Payload) -> Letter:
        raise NotImplementedError

    async def fetch(
        self, attachment: Attachment, message: Message, folder: Path, *, document_bytes: int | None = None
    ) -> Path:
        raise NotImplementedError

    async def channel(
        self, channel: str, thread: str | None = None, *, instead: str | None = None
    ) -> Payload | None: ...
    async def direct(self, person: str) -> Payload | None: ...
    async def has_outsiders(self, place: Payload, *, anew: bool) -> bool:
        self.looked.append(anew)
        if self.unsure:
            raise self.unsure.pop(0)
        return self.outsiders

    async def alone(self, place: Payload) -> Payload | None:
        return {"kind": "dm", "user": place["user"]} if place.get("user") else None

    def taken_part(self, place: Payload) -> tuple[str, str] | None: ...


class Round:
    """One courier's day: `run` takes what is due now and delivers it."""

    def __init__(self, engine: Engine) -> None:
        self.board, self.outbox, self.now = Board(), Outbox(engine), NOW
        self.courier = Courier(self.outbox, {"board": self.board}, Metrics(), lambda: self.now)

    def put(self, key: str = "slack:Ev1") -> None:
        letter = Letter(key, "board", HERE, PARTS, ({"text": "plain"},))
        with transaction(self.outbox.engine) as session:
            self.outbox.put(session, letter, now=self.now)

    def reword(self, *texts: str, key: str = "slack:Ev1") -> None:
        parts = tuple({"text": text, "blocks": []} for text in texts)
        with transaction(self.outbox.engine) as session:
            self.outbox.reword(session, Letter(key, "board", HERE, parts, ({"text": "plain"},)), now=self.now)

    def run(self, later: float = 0.0) -> None:
        self.now += timedelta(seconds=later)
        for delivery in self.outbox.take("p1", now=self.now, limit=10):
            asyncio.run(self.courier.deliver(delivery))

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.board.posted]

    @property
    def left(self) -> int:
        return waiting(self.outbox.engine, OutboxRow)


@pytest.fixture
def round_(store: Engine) -> Round:
    return Round(store)


def test_the_messages_of_a_reply_are_posted_in_order_each_under_its_own_key(round_: Round) -> None:
    round_.put()
    round_.run()
    assert round_.board.posted == [("slack:Ev1#0", "one"), ("slack:Ev1#1", "two")]
    assert (round_.left, round_.board.asked) == (0, 0)


def test_a_reply_stored_twice_is_posted_once(round_: Round) -> None:
    round_.put()
    round_.run()
    round_.put()
    round_.run()
    assert round_.texts == ["one", "two"]


def test_a_post_whose_answer_was_lost_is_looked_for_and_not_repeated(round_: Round) -> None:
    round_.put()
    round_.board.after = [PlatformUnreachableError("cut")]
    round_.run()
    round_.run(later=1)
    assert round_.texts == ["one", "two"]


@pytest.mark.parametrize(
    "fault",
    [
        PlatformBusyError("wait", retry_seconds=5),
        PlatformUnreachableError("cut"),
        PlatformRefusedError("no", code="channel_not_found"),
    ],
    ids=["busy", "cut", "refused"],
)
def test_while_nobody_can_say_whether_a_post_is_there_it_is_not_repeated(
    round_: Round, fault: Exception
) -> None:
    round_.put()
    round_.board.after, round_.board.deaf = [PlatformUnreachableError("cut")], [fault]
    for _ in range(3):
        round_.run(later=61)
    assert (round_.texts, round_.board.places) == (["one", "two"], [HERE, HERE])


def test_a_process_that_lost_its_claim_writes_and_posts_nothing_more(round_: Round) -> None:
    round_.put()
    (stale,) = round_.outbox.take("p0", now=round_.now, limit=1)
    hand_back(round_.outbox.engine, ["p0"])
    round_.run()
    asyncio.run(round_.courier.deliver(stale))
    round_.outbox.later(stale, not_before=round_.now, trying=False)
    round_.run()
    assert round_.texts == ["one", "two"]


def test_a_post_that_did_not_arrive_is_posted_again(round_: Round) -> None:
    round_.put()
    round_.board.before = [PlatformUnreachableError("cut"), PlatformUnreachableError("cut")]
    for _ in range(3):
        round_.run(later=2)
    assert round_.texts == ["one", "two"]


def test_a_platform_that_is_busy_is_left_alone_for_as_long_as_it_says(round_: Round) -> None:
    round_.put()
    round_.board.before = [PlatformBusyError("wait", retry_seconds=60)]
    round_.run()
    round_.run(later=59)
    assert round_.texts == []
    round_.run(later=1)
    assert (round_.texts, round_.board.asked) == (["one", "two"], 0)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_process_that_dies_while_posting_leaves_exactly_one_post(round_: Round, moment: str) -> None:
    round_.put()
    setattr(round_.board, moment, [KeyboardInterrupt()])
    with pytest.raises(KeyboardInterrupt):
        round_.run()
    hand_back(round_.outbox.engine, ["p1"])
    round_.run()
    assert round_.texts == ["one", "two"]


def test_blocks_that_are_refused_are_said_plainly(round_: Round) -> None:
    round_.put()
    round_.board.before = [PlatformRefusedError("no", code="invalid_blocks")]
    round_.run()
    round_.run()
    assert round_.texts == ["plain"]


def test_blocks_refused_after_the_first_part_keep_what_is_there(round_: Round) -> None:
    round_.put()
    real = round_.board.send
    refusals = iter([None, PlatformRefusedError("no", code="invalid_blocks")])

    async def send(place: Payload, message: Payload, key: str) -> str:
        if refusal := next(refusals, None):
            raise refusal
        return await real(place, message, key)

    round_.board.send = send  # type: ignore[method-assign]
    round_.run()
    round_.run()
    assert round_.texts == ["one", "plain"]


def test_who_was_put_out_of_a_channel_answers_the_person_directly(round_: Round) -> None:
    round_.put()
    round_.board.before = [PlatformRefusedError("no", code="not_in_channel")]
    round_.run()
    round_.run()
    assert (round_.texts, round_.board.places) == (["one", "two"], [{"dm": "U1"}] * 2)


def test_what_is_refused_everywhere_is_given_up_and_counted(
    round_: Round, caplog: pytest.LogCaptureFixture
) -> None:
    round_.put()
    round_.board.before = [PlatformRefusedError("no", code="account_inactive")]
    round_.run()
    assert round_.left == 0
    assert "slack:Ev1 was refused for good" in caplog.text


def test_what_cannot_be_brought_for_a_day_is_given_up(
    round_: Round, caplog: pytest.LogCaptureFixture
) -> None:
    round_.put()
    round_.board.before = [PlatformUnreachableError("down"), PlatformUnreachableError("down")]
    round_.run()
    round_.run(later=PATIENCE.total_seconds() + 1)
    assert round_.left == 0
    assert "given up" in caplog.text


def test_what_was_said_is_forgotten_once_it_is_there(round_: Round) -> None:
    round_.put()
    round_.run()
    with transaction(round_.outbox.engine) as session:
        assert [(row.messages, row.posted) for row in session.query(OutboxRow)] == [("{}", '["ts1", "ts2"]')]


def test_a_post_that_is_worded_anew_is_edited_and_not_repeated(round_: Round) -> None:
    round_.reword("listening")
    round_.run()
    round_.reword("minutes", "and more")
    round_.run()
    round_.reword("minutes", "and more")
    round_.run()
    assert round_.texts == ["minutes", "and more"]
    assert [key for key, _ in round_.board.posted] == ["slack:Ev1#0", "slack:Ev1#1"]


def test_a_shorter_wording_takes_the_messages_away_that_are_left_over(round_: Round) -> None:
    round_.reword("one", "two", "three")
    round_.run()
    round_.reword("deleted")
    round_.run()
    assert (round_.texts, round_.left) == (["deleted"], 0)


def test_an_edit_whose_answer_was_lost_is_made_again(round_: Round) -> None:
    round_.reword("listening", "still")
    round_.run()
    round_.reword("minutes", "more")
    round_.board.after = [PlatformUnreachableError("cut")]
    round_.run()
    round_.run(later=2)
    assert (round_.texts, round_.left) == (["minutes", "more"], 0)


def test_a_post_whose_answer_was_lost_before_it_was_worded_anew_is_found_and_edited(round_: Round) -> None:
    round_.reword("listening")
    round_.board.after = [PlatformUnreachableError("cut")]
    round_.run()
    round_.reword("minutes")
    round_.run(later=1)
    assert (round_.texts, round_.left) == (["minutes"], 0)


def test_a_post_worded_anew_while_it_is_delivered_ends_with_the_newest_words(round_: Round) -> None:
    round_.reword("listening")
    [delivery] = round_.outbox.take("p1", now=round_.now, limit=1)
    round_.reword("minutes")
    asyncio.run(round_.courier.deliver(delivery))
    assert (round_.texts, round_.left) == (["listening"], 1)
    round_.run()
    assert (round_.texts, round_.left) == (["minutes"], 0)


def test_a_post_that_people_deleted_is_not_posted_again(round_: Round) -> None:
    round_.reword("minutes")
    round_.run()
    round_.reword("newer minutes")
    round_.board.before = [PlatformRefusedError("gone", code="message_not_found")]
    round_.run()
    assert (round_.texts, round_.left) == (["minutes"], 0)


def test_a_post_that_may_be_worded_anew_is_known_after_a_year(round_: Round) -> None:
    round_.reword("minutes")
    round_.put("slack:Ev2")
    round_.run()
    assert round_.outbox.tidy(now=NOW + timedelta(days=365)) == 1
    round_.reword("newer minutes")
    round_.run()
    assert round_.board.posted[0] == ("slack:Ev1#0", "newer minutes")


def test_words_that_came_between_reading_and_writing_are_not_lost(round_: Round) -> None:
    """SQLite locks no row that is read: whoever changes one must hold the write lock before reading it."""
    round_.reword("listening")
    [delivery] = round_.outbox.take("p1", now=round_.now, limit=1)
    with transaction(round_.outbox.engine) as session:
        row = mine(session, OutboxRow, delivery.id, "p1")
        if round_.outbox.engine.dialect.name == "sqlite":
            with pytest.raises(StoreError), transaction(_impatient(round_.outbox.engine)) as other:
                round_.outbox.reword(other, delivery.letter, now=NOW)
        assert row.wording == delivery.wording


def _impatient(engine: Engine) -> Engine:
    """The same database for a writer that waits for nobody."""
    return create_engine(engine.url, connect_args={"timeout": 0})
