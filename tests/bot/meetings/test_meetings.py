"""Meetings that sources tell of: who may read them, where their post goes, and what is written up again."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from bot.arrivals import Artefact, Notice, Participant
from bot.audit import lines
from bot.directory import Directory, Person
from bot.errors import PlatformRefusedError
from bot.inbox import Inbox, NewEvent
from bot.jobs.order import Order
from bot.languages import Languages
from bot.meetings.keeping import MINUTES
from bot.meetings.meetings import Meetings
from bot.meetings.reception import MOST_TRIES, Reception
from bot.meetings.records import Records
from bot.meetings.rules import Rule, Rules
from bot.meetings.tables import ArtefactRow, MeetingRow
from bot.outbox import Outbox
from bot.platforms import Payload
from bot.store import transaction
from bot.tables import OutboxRow
from bot.testing.storms import Killer, Source, Wall
from skills.errors import UserError
from skills.language import ENGLISH
from skills.messages import Footer, Reply, Text
from skills.minutes.answer import Minutes
from skills.minutes.sources import find_recording, readers_of
from transcription import Segment, Transcript, read_transcript

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
SOUND = Artefact("recording", "f1", "audio.m4a", "https://zoom.us/f1", secret="one")
WORDS = Artefact("transcript", "f2", "words.vtt", "https://zoom.us/f2")
NOTICE = Notice(
    "zoom",
    "uuid/1==",
    "Launch review",
    "ana@example.org",
    NOW,
    (Participant("Ana S.", "ana@example.org"), Participant("Bo", "bo@example.org"), Participant("Cy Lee")),
    (SOUND,),
)


class Shared(Wall):
    """A wall whose channel CX is shared with outsiders; only Ana and Bo are on it."""

    async def channel(
        self, channel: str, thread: str | None = None, *, instead: str | None = None
    ) -> Payload | None:
        if channel == "CGONE":
            raise PlatformRefusedError("no", code="is_archived")
        return None if channel == "CX" else await super().channel(channel)

    async def direct(self, person: str) -> Payload | None:
        name, _, domain = person.partition("@")
        known = name in ("ana", "bo") and domain in ("", "example.org")
        return await super().direct(name) if known else None


class Desk:
    """Meetings over a real store; orders are collected."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.orders = engine, list[Order]()
        people = [
            Person("ana", "Ana Souza", "ana@example.org"),
            Person("bo", "Bo Lind", "bo@example.org"),
            Person("cy", "Cy Lee", "cy@example.org"),
        ]
        self.directory = Directory(engine)
        self.directory.write(people, now=NOW)
        self.meetings = Meetings(
            engine,
            self.directory,
            {"wall": Shared(Killer("", 0))},
            Outbox(engine),
            left_out=lambda notice, _rule: "its title" if notice.title == "Secret" else None,
            announce=lambda _session, meeting: Reply(f"I am writing up {meeting.title}."),
            now=lambda: NOW,
            order=self.orders.append,
            wake=lambda: None,
            languages=Languages(self.directory, ENGLISH),
        )

    def rule(self, **fields: object) -> None:
        Rules(self.engine).add(Rule(**fields), by="ana", now=NOW)  # type: ignore[arg-type]  # a test's fields

    def take(self, *notices: Notice) -> list[Order]:
        """What is ordered anew, by key."""
        before = {order.key for order in self.orders}
        for notice in notices:
            asyncio.run(self.meetings.take(notice))
        return list({order.key: order for order in self.orders if order.key not in before}.values())

    def row(self) -> MeetingRow:
        with transaction(self.engine) as session:
            row = session.scalars(select(MeetingRow)).one()
            session.expunge(row)
            return row

    def letters(self) -> list[tuple[str, str, Payload]]:
        taken = Outbox(self.engine).take("p1", now=NOW, limit=10)
        return [(one.letter.key, one.letter.rich[0]["text"], one.letter.place) for one in taken]


@pytest.fixture
def desk(store: Engine) -> Desk:
    return Desk(store)


def test_without_a_rule_only_the_organiser_hears_and_matched_attendees_may_read(desk: Desk) -> None:
    [order] = desk.take(NOTICE)
    key = f"meeting:{desk.row().id}"
    assert desk.letters() == [(key, "I am writing up Launch review.", {"kind": "dm", "user": "ana"})]
    assert (order.revises, order.platform, order.key) == (key, "wall", f"{key}:1")
    # Cy Lee is in the directory, but nobody vouches that the Cy Lee of this call is that person
    readers = readers_of(order.query["readers"], order.message)
    assert readers == {"user:ana", "user:bo"}
    assert order.query["attendees"] == "Ana S.,Bo,Cy Lee"


def test_a_rule_posts_to_a_channel_whose_members_may_read(desk: Desk) -> None:
    desk.rule(title="launch", posts_to="wall:C1", template="review")
    [order] = desk.take(NOTICE)
    assert desk.letters()[0][2] == {"kind": "channel", "channel": "C1"}
    assert "channel:C1" in readers_of(order.query["readers"], order.message)
    assert order.query["template"] == "review"


@pytest.mark.parametrize("posts_to", ["wall:CX", "organiser"])
def test_a_channel_with_outsiders_gets_nothing_and_the_organiser_does(desk: Desk, posts_to: str) -> None:
    desk.rule(posts_to=posts_to)
    [order] = desk.take(NOTICE)
    assert order.place == {"kind": "dm", "user": "ana"}
    assert not any(reader.startswith("channel:") for reader in readers_of("", order.message))


@pytest.mark.parametrize("organiser", ["", "eve@evil.org", "cy@example.org"])
def test_where_nobody_can_be_told_the_minutes_are_kept_and_the_reason_is_noted(
    desk: Desk, organiser: str
) -> None:
    [order] = desk.take(replace(NOTICE, organiser=organiser))
    trouble = "its organiser is on no platform that is set up"
    assert (order.platform, order.revises, desk.letters(), desk.row().trouble) == ("", "", [], trouble)


def test_the_same_notice_again_orders_nothing_new(desk: Desk) -> None:
    assert len(desk.take(NOTICE, NOTICE, NOTICE)) == 1
    # the queue takes it as the order it has
    assert len({order.key for order in desk.orders}) == 1


def test_a_transcript_after_the_recording_is_written_up_and_not_the_other_way_round(desk: Desk) -> None:
    [first] = desk.take(NOTICE)
    [second] = desk.take(replace(NOTICE, artefacts=(WORDS,)))
    assert (first.query["path"], second.query["path"], second.revision) == ("audio.m4a", "words.vtt", 2)
    assert desk.take(replace(NOTICE, artefacts=(SOUND, WORDS))) == []
    places = {find_recording(one.query["path"], one.message).location for one in (first, second)}
    assert places == {f"meeting:{desk.row().id}"}


def test_everyones_own_sound_is_better_than_the_mixed_recording(desk: Desk) -> None:
    voices = tuple(
        Artefact("participant", f"v{name}", f"audio{name}.m4a", "https://zoom.us/v", speaker=name)
        for name in ("Ana", "Bo")
    )
    [order] = desk.take(replace(NOTICE, artefacts=(SOUND, *voices)))
    found = find_recording(order.query["path"], order.message)
    assert [voice.name for voice in found.voices] == ["Ana.m4a", "Bo.m4a"]
    [alone] = desk.take(replace(NOTICE, meeting="2", artefacts=(SOUND, voices[0])))
    assert alone.query["path"] == "audio.m4a"


def test_what_a_rule_or_a_title_leaves_out_is_never_ordered(desk: Desk) -> None:
    desk.rule(title="board", leave_out=True)
    assert desk.take(replace(NOTICE, title="Board meeting")) == []
    assert desk.take(replace(NOTICE, title="Board meeting", artefacts=(WORDS,))) == []
    assert (desk.row().state, desk.letters()) == ("left out", [])
    assert desk.take(replace(NOTICE, meeting="2", title="Secret")) == []


def test_files_that_the_source_deleted_are_not_used(desk: Desk) -> None:
    assert desk.take(replace(NOTICE, artefacts=(SOUND, WORDS), gone=("f1", "f2"))) == []
    with transaction(desk.engine) as session:
        assert session.scalars(select(ArtefactRow)).all() == []
    assert len(desk.take(replace(NOTICE, artefacts=(SOUND,)))) == 1


def test_a_person_may_have_it_written_up_again_and_its_post_is_the_same(desk: Desk) -> None:
    [first] = desk.take(NOTICE)
    desk.meetings.again(desk.row().id)
    again = desk.orders[-1]
    assert (again.revision, again.revises, again.key != first.key) == (2, first.revises, True)
    desk.meetings.again("no such meeting")
    assert desk.orders[-1] is again


def test_a_voice_that_a_person_named_is_written_up_under_that_name(desk: Desk, tmp_path: Path) -> None:
    desk.take(NOTICE)
    said = Segment(0, 0.0, 2.0, "Speaker 2", "I will write the guide.")
    with transaction(desk.engine) as session:
        row = session.scalars(select(MeetingRow)).one()
        row.transcript = json.dumps(Transcript("en", 2.0, (said,)).to_json())
        row.location, row.done_revision, row.state = "ana/2026/launch.m4a", 1, "done"
    meeting = desk.row().id
    desk.meetings.again(meeting, names={"Speaker 2": "Bo Lind"}, by="ana")
    order = desk.orders[-1]
    found = find_recording(order.query["path"], order.message)
    assert (order.revision, found.location) == (2, "ana/2026/launch.m4a")
    reception = Reception(desk.engine, Inbox(desk.engine), {}, desk.meetings, lambda: NOW)
    path = asyncio.run(reception.fetch(found.file, tmp_path))
    assert read_transcript(path).speakers == ("Bo Lind",)
    with pytest.raises(UserError, match="Nobody in this transcript is called 'Speaker 9'"):
        desk.meetings.again(meeting, names={"Speaker 9": "Bo Lind"}, by="ana")
    assert lines(desk.engine)[0].did == "meeting taken"
    assert "speaker named" in [line.did for line in lines(desk.engine)]


def test_a_rerun_leaves_minutes_that_stand_where_they_are_until_it_is_done(desk: Desk) -> None:
    desk.take(NOTICE)
    with transaction(desk.engine) as session:
        row = session.scalars(select(MeetingRow)).one()
        # as a recording sent in a chat is kept: its first order has no number
        row.minutes, row.transcript, row.state, row.revision, row.post_key = "{}", "{}", "done", 0, ""
    desk.letters()
    desk.meetings.again(desk.row().id)
    assert (desk.letters(), desk.row().state, desk.row().revision) == ([], "done", 1)


def test_a_meeting_left_out_after_it_was_begun_says_so_and_is_cleared_away(desk: Desk) -> None:
    desk.take(NOTICE)
    desk.letters()
    assert desk.take(replace(NOTICE, title="Secret", artefacts=(WORDS,))) == []
    assert (desk.row().state, desk.row().delete_after) == ("left out", NOW)
    with transaction(desk.engine) as session:
        assert "left out" in session.scalars(select(OutboxRow)).one().messages


def test_a_channel_that_is_closed_to_us_loses_no_meeting(desk: Desk) -> None:
    desk.rule(posts_to="wall:CGONE")
    [order] = desk.take(NOTICE)
    assert order.place == {"kind": "dm", "user": "ana"}
    assert desk.row().trouble == "wall:CGONE is closed to us (is_archived)"


def records_of(desk: Desk) -> Records:
    return Records(
        desk.engine,
        Outbox(desk.engine),
        {"wall": Shared(Killer("", 0))},
        lambda: NOW,
        keep_actions=lambda _session, _meeting, _minutes: None,
        shown=lambda meeting, _minutes: Reply(f"Minutes of {meeting.title}."),
        delete_after=lambda _session, _meeting: None,
        notice=lambda _session, _meeting: Reply("I am writing this up.", (Text("Leave it out?"),)),
        drop=lambda _location: None,
        wake=lambda: None,
        languages=Languages(desk.directory, ENGLISH),
    )


def test_the_notice_stays_while_it_says_how_far_listening_is(desk: Desk) -> None:
    [order] = desk.take(NOTICE)
    said = records_of(desk).progress(order, "Listening: 12 of 60 minutes.")
    assert said
    assert said.blocks == (Text("Leave it out?"), Footer("Listening: 12 of 60 minutes."))


@pytest.mark.parametrize("state", ["left out", "deleted"])
def test_of_a_meeting_that_is_closed_nothing_is_posted(desk: Desk, state: str) -> None:
    [order] = desk.take(NOTICE)
    desk.letters()
    with transaction(desk.engine) as session:
        row = session.scalars(select(MeetingRow)).one()
        empty = Minutes("Launch", (), (), (), (), (), (), (), ())
        row.state, row.minutes = state, MINUTES.dump_json(empty).decode()
    records = records_of(desk)
    records.revise(desk.row().id)
    assert records.progress(order, "Listening.") is None
    with transaction(desk.engine) as session:
        assert not records.is_open(session, desk.row().id)
        assert "Minutes of" not in session.scalars(select(OutboxRow)).one().messages


def _same(moment: datetime) -> datetime:
    return moment


def test_an_event_that_fails_in_an_unforeseen_way_is_tried_again_and_then_given_up(desk: Desk) -> None:
    class Broken(Source):
        async def read(self, body: Payload) -> Notice | None:
            raise RuntimeError("a bug")

    inbox = Inbox(desk.engine)
    inbox.store([NewEvent("source", "e1", {}, NOW)])
    now, tries = NOW, 0
    while events := inbox.take("p1", now=now, limit=1):
        broken = {"source": Broken(Killer("", 0))}
        reception = Reception(desk.engine, inbox, broken, desk.meetings, partial(_same, now))
        asyncio.run(reception.take(events[0]))
        tries, now = tries + 1, now + timedelta(hours=1)
    assert tries == MOST_TRIES


def test_a_title_in_another_notice_does_not_move_the_post(desk: Desk) -> None:
    desk.rule(title="client", posts_to="wall:C1")
    [first] = desk.take(NOTICE)
    [second] = desk.take(replace(NOTICE, title="Client call", artefacts=(WORDS,)))
    assert first.place == second.place
