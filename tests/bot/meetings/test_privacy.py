"""What is said before a meeting is listened to, who leaves what out, and how long it is kept."""

import json
import os
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.arrivals.notice import Notice, Participant
from bot.audit import lines
from bot.meetings.forgetting import forget_person
from bot.meetings.privacy import MeetingFacts, consent_notice
from bot.meetings.rules import Rule, Rules
from bot.meetings.settings import MeetingSettings
from bot.meetings.tables import ActionRow, MeetingRow, MeetingState
from bot.store import transaction
from bot.testing.chat import NOW
from bot.testing.databases import open_prepared
from skills.errors import ForbiddenError, UserError
from skills.messages import Choices, Reply, Text, User
from skills.minutes.screen import screen
from tests.bot.meetings.office import ANA, BO, DEE, Office
from tests.skills.minutes.talk import talk
from transcription.transcript import Voice


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(open_prepared(tmp_path / "store.db"), tmp_path)
    yield office
    office.close()
    office.engine.dispose()


def with_settings(office: Office, **fields: object) -> Office:
    return Office(office.engine, office.home, MeetingSettings.model_validate(fields))


def said(reply: Reply) -> str:
    return " ".join([reply.summary, *(block.text for block in reply.blocks if isinstance(block, Text))])


def expected(office: Office, name: str, **fields: object) -> MeetingRow:
    values: dict[str, object] = {
        "source": "zoom",
        "external_id": name,
        "title": "Launch",
        "organiser": "ana",
        "started_at": NOW,
        "received_at": NOW,
        "platform": "board",
        "place": json.dumps({"kind": "channel", "channel": "C1"}),
        "attendees": json.dumps([{"name": "Bo", "email": "BO@example.org"}, {"name": "Cy Lee"}]),
    }
    with transaction(office.engine) as session:
        session.add(MeetingRow(id=name, **values | fields))
    return office.row(name)


def announced(office: Office, name: str) -> Reply:
    with transaction(office.engine) as session:
        return office.care.privacy.announce(session, session.get_one(MeetingRow, name))


def test_the_notice_says_who_reads_until_when_what_becomes_of_the_sound_and_how_to_stop_it() -> None:
    readers = ("its organiser", "those who were invited", "everyone in this channel")
    reply = consent_notice(MeetingFacts("m1", "Launch", readers, NOW, consent="We asked.", reminder="Ask."))
    assert reply.summary == "I am writing up Launch from its recording."
    assert said(reply).endswith(
        "Its transcript can be read by its organiser, those who were invited and everyone in this channel. "
        "It is kept until 20 November 2026. The sound is deleted once the minutes stand. We asked. Ask."
    )
    button = next(block for block in reply.blocks if isinstance(block, Choices))
    assert button.labelled == (("meetings leave-out m1", "Leave it out"),)


def test_of_a_transcript_no_sound_is_spoken_and_kept_sound_is() -> None:
    assert "sound" not in said(consent_notice(MeetingFacts("m1", "", (), NOW, from_sound=False)))
    kept = consent_notice(MeetingFacts("m1", "", ("Ana",), NOW, keep_audio_days=3))
    assert "deleted 3 days after" in said(kept)


def test_a_notice_leaves_a_line_and_a_quiet_channel_gets_none(office: Office) -> None:
    expected(office, "m1")
    assert "kept until 20 November 2027" in said(announced(office, "m1"))
    assert [(line.did, line.detail) for line in lines(office.engine)] == [("notice shown", "board:C1")]
    for quiet in (with_settings(office, quiet_channels="board:C1, x"), with_settings(office, notice=False)):
        assert announced(quiet, "m1") == Reply("I am writing up Launch; the minutes follow here.")
    assert len(lines(office.engine)) == 1


def test_who_was_there_leaves_a_meeting_out_before_its_minutes_stand(office: Office) -> None:
    expected(office, "m1", state=MeetingState.WORKING)
    for stranger in (User("cy", "Cy Lee"), User("bo", "Bo", known=False)):
        with pytest.raises(ForbiddenError):
            office.care.privacy.leave_out("m1", by=stranger)
    office.care.privacy.leave_out("m1", by=BO)
    assert office.row("m1").state == MeetingState.LEFT_OUT
    assert office.audit("m1") == ["meeting left out"]
    office.meets("m2")
    with pytest.raises(UserError, match="stand already"):
        office.care.privacy.leave_out("m2", by=ANA)


def test_sound_is_deleted_and_looked_for_again(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "jobs" / "one"
    (folder / "sound").mkdir(parents=True)
    (folder / "sound" / "call.flac").write_bytes(b"sound")
    assert office.care.privacy.settle_audio("m1", folder)
    assert not folder.exists()
    assert [(line.did, line.detail) for line in lines(office.engine)] == [
        ("audio deleted", "1 files; looked again: 0 left")
    ]
    assert office.care.privacy.settle_audio("m1", folder)


def test_sound_that_is_kept_goes_when_its_days_are_over_but_not_on_hold(
    office: Office, tmp_path: Path
) -> None:
    keeping = with_settings(office, keep_audio_days=2)
    for name in ("m1", "m2"):
        expected(office, name, held=name == "m2")
        folder = tmp_path / "jobs" / name
        folder.mkdir(parents=True)
        (folder / "call.flac").write_bytes(b"sound")
        (folder / "call.vtt").write_text("words")
        assert keeping.care.privacy.settle_audio(name, folder)
        kept = tmp_path / "recordings" / name
        assert [one.name for one in kept.iterdir()] == ["call.flac"]
        os.utime(kept, (NOW.timestamp(), NOW.timestamp()))
    keeping.pass_days(1.9)
    keeping.deletion._tidy_recordings()
    assert (tmp_path / "recordings" / "m1").exists()
    keeping.pass_days(0.2)
    keeping.deletion._tidy_recordings()
    assert [one.name for one in (tmp_path / "recordings").iterdir()] == ["m2"]
    assert keeping.audit("m1")[-1] == "audio deleted"


def test_the_shortest_rule_wins(office: Office) -> None:
    row = expected(office, "m1")
    days = partial(_days, office, "m1")
    assert days() == 365
    Rules(office.engine).add(Rule(title="launch", keep_days=90), by="dee", now=NOW)
    Rules(office.engine).add(Rule(organiser="@example.org", keep_days=30), by="dee", now=NOW)
    Rules(office.engine).add(Rule(title="something else", keep_days=1), by="dee", now=NOW)
    Rules(office.engine).add(Rule(keep_days=4000), by="dee", now=NOW)
    assert days() == 30
    office.care.retention.keep_until(row.id, NOW + timedelta(days=7), by=DEE)
    assert days() == 7
    office.care.retention.keep_until(row.id, NOW + timedelta(days=70), by=DEE)
    assert days() == 30
    with pytest.raises(ForbiddenError):
        office.care.retention.keep_until(row.id, NOW, by=ANA)


def _days(office: Office, name: str) -> float:
    with transaction(office.engine) as session:
        until = office.care.retention.delete_after(session, session.get_one(MeetingRow, name))
        return (until - NOW).total_seconds() / 86400


def test_opt_outs_are_kept_with_who_added_them_and_people_opt_out_themselves(office: Office) -> None:
    book = office.care.opt_outs
    assert book.add("person", "bo@example.org", by=BO).value == "bo"
    book.add("person", "bo", by=BO)
    book.add("title", "salaries", by=DEE)
    book.add("off", "between  you and me", by=DEE)
    assert [(one.kind, one.value, one.added_by) for one in book.list()] == [
        ("off", "between you and me", "dee"),
        ("person", "bo", "bo"),
        ("title", "salaries", "dee"),
    ]
    now = book.current()
    assert (now.people, now.titles[-1], now.off[-1]) == (("Bo Lind",), "salaries", "between you and me")
    left, _ = screen(talk("Lind, Bo: Yes.", "Ana: Between you and me, no."), now)
    assert left.segments == ()
    for words in (("person", "ana"), ("title", "x"), ("person", "Somebody Else")):
        with pytest.raises(ForbiddenError):
            book.add(*words, by=BO)
    book.remove("person", "bo", by=BO)
    assert book.current().people == ()
    assert [line.did for line in reversed(lines(office.engine))] == ["opted out"] * 3 + ["opted in"]


@pytest.mark.parametrize(
    ("kind", "value"), [("colour", "x"), ("title", " - "), ("person", ""), ("off", "x" * 300)]
)
def test_what_nobody_can_say_cannot_be_left_out(office: Office, kind: str, value: str) -> None:
    with pytest.raises(UserError, match="cannot be left out"):
        office.care.opt_outs.add(kind, value, by=DEE)


def test_a_meeting_is_left_out_by_its_title_or_by_who_is_there(office: Office) -> None:
    called = Notice("zoom", "x", "1:1 HR: Bo", participants=(Participant("B.", "bo@example.org"),))
    assert office.care.opt_outs.left_out(called) == "its title holds '1:1 HR'"
    plain = Notice("zoom", "x", "Launch", participants=called.participants)
    office.care.opt_outs.add("person", "bo", by=BO)
    assert office.care.opt_outs.left_out(plain) is None
    # by the directory's name of a verified e-mail, whatever is shown
    assert with_settings(office, opt_out="meeting").care.opt_outs.left_out(plain) is not None


def test_who_is_forgotten_has_nothing_to_do_any_more_and_stays_opted_out(office: Office) -> None:
    office.meets("m1")
    office.care.voices.heard("m1", 7, [Voice("Speaker 1", (1.0,) * 63, 30.0, "m")])
    office.care.voices.said("m1", "Speaker 1", "bo")
    office.care.voices.remember("m1", "bo", "Bo Lind")
    with transaction(office.engine) as session:
        session.get_one(ActionRow, "a-m1").assignee = "bo"
    gone = forget_person(office.engine, "bo", now=NOW)
    assert (gone.voice, gone.actions) == (True, 1)
    office.care.opt_outs.add("person", "bo", by=BO)
    forget_person(office.engine, "bo", now=NOW)
    assert office.care.opt_outs.current().people == ("Bo Lind",)


def test_settings_are_written_with_commas() -> None:
    settings = MeetingSettings.model_validate({"private_titles": "board, 1:1 ", "off_words": ""})
    assert (settings.private_titles, settings.off_words) == (("board", "1:1"), ())
