"""Meetings as they are typed: seen by those who may, deleted with a proof, held, left out."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.build import build
from bot.meetings.tables import MeetingRow, MeetingState
from bot.platforms.terminal.chat import typed
from bot.settings import load_settings
from bot.store import transaction
from skills.meeting_book import Kind
from tests.bot.cli.conftest import Run, shape
from tests.bot.cli.test_review import PEOPLE
from transcription.transcript import Voice

NOW = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def held(company: Path, run: Run) -> str:
    """A meeting of Ana's that was written up; its id."""
    (company / "people.csv").write_text(PEOPLE)
    run("people", "import", "people.csv")
    app = build(load_settings())
    with transaction(app.engine) as session:
        session.add(
            MeetingRow(
                id="abc123def456",
                source="zoom",
                external_id="x",
                title="Launch",
                organiser="ana",
                readers="user:ana",
                started_at=NOW,
                received_at=NOW,
                state=MeetingState.EXPECTED,
            )
        )
    app.close()
    return "abc123def456"


def test_a_meeting_is_shown_held_released_and_deleted_with_its_proof(held: str, run: Run) -> None:
    assert "Launch" in run("meetings", "list", "--as", "ana").out
    assert [one["title"] for one in shape(run("meetings", "list", "--as", "bo", "--json"))] == []
    assert "kept until: 2027-11-20" in run("meetings", "show", held[:6], "--as", "ana").out
    run("meetings", "hold", held, "--as", "dee", "--why", "case 7")
    assert "on hold" in run("meetings", "show", held, "--as", "ana").out
    assert "legal hold" in run("meetings", "delete", held, "--as", "ana", code=1).err
    run("meetings", "release", held)
    ran = run("meetings", "delete", held, "--as", "ana")
    assert "index: nothing" in ran.out
    assert "is deleted" in ran.out
    told = run("meetings", "audit", held, "--as", "dee").out
    assert "dee: meeting held" in told
    assert "case 7" in told
    assert "posts: nothing" in told
    assert shape(run("meetings", "audit", "--json", "--limit", "1"))[0]["did"] == "meeting deleted"
    assert "Launch" not in run("meetings", "list").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("delete", "abc123", "--as", "bo"), "settings permission"),
        (("hold", "abc123", "--as", "ana"), "settings permission"),
        (("audit", "--as", "bo"), "settings permission"),
        (("show", "abc123", "--as", "bo"), "There is no meeting 'abc123'"),
        (("show", "zzz"), "There is no meeting 'zzz'"),
        (("list", "--as", "nobody"), "I do not know 'nobody'"),
        (("leave-out", "abc123", "--as", "bo"), "Only who was there"),
        (("opt-out", "add", "person", "ana", "--as", "bo"), "settings permission"),
        (("opt-out", "add", "colour", "red"), "'colour' cannot be left out"),
        (("opt-out", "remove", "title", "salaries"), "was not left out"),
    ],
)
def test_what_cannot_be_done_is_said(held: str, run: Run, words: tuple[str, ...], says: str) -> None:
    assert says in run("meetings", *words, code=1).err


def test_people_opt_out_and_meetings_are_left_out(held: str, run: Run) -> None:
    run("meetings", "opt-out", "add", "person", "bo", "--as", "bo")
    run("meetings", "opt-out", "add", "title", "salaries", "--as", "dee")
    told = run("meetings", "opt-out", "list").out
    assert "person bo (by bo" in told
    assert "title salaries (by dee" in told
    run("meetings", "opt-out", "remove", "person", "bo", "--as", "bo")
    run("meetings", "leave-out", held, "--as", "ana")
    assert "left out" in run("meetings", "show", held).out


def test_forgetting_a_person_takes_their_voice_too(held: str, run: Run) -> None:
    assert "Nobody agreed" in run("meetings", "voices").out
    app = build(load_settings())
    app.care.voices.heard(held, 7, [Voice("Speaker 1", (1.0,) * 63, 30.0, "m")])
    app.care.voices.said(held, "Speaker 1", "bo")
    app.care.voices.remember(held, "bo", "Bo Lind")
    app.close()
    assert "bo Bo Lind: 30 seconds, agreed " in run("meetings", "voices", "--as", "dee").out
    assert shape(run("meetings", "voices", "--json"))[0]["person_id"] == "bo"
    assert "settings permission" in run("meetings", "voices", "--as", "bo", code=1).err
    assert "voice deleted: yes" in run("privacy", "forget", "bo").out
    assert "there was none" in run("privacy", "forget", "bo").out


def test_minutes_that_are_typed_stand_in_the_book_like_any_others(company: Path, run: Run) -> None:
    (company / "people.csv").write_text(PEOPLE)
    run("people", "import", "people.csv")
    for _ in range(2):  # the same file again is the same meeting
        run("minutes", "launch.vtt", "--json", "--as", "ana", "--readers", "user:bo")
    [one] = shape(run("meetings", "list", "--as", "bo", "--json"))
    assert (one["state"], one["readers"]) == ("done", ["user:ana", "user:bo"])
    assert "Action items: 1" in run("meetings", "show", one["id"], "--as", "ana").out
    assert "Action items: 1" not in run("meetings", "show", one["id"], "--as", "cy", code=1).err
    app = build(load_settings())
    ana = app.rights.user("ana")
    audience = app.rights.audience_of(typed("x", ana, app.dispatcher))
    [held] = app.book.held(audience)
    assert [said.kind for said in app.book.said(held, audience)] == [Kind.DECISION, Kind.ACTION]
    assert app.book.transcript(held, ".vtt", audience).startswith("WEBVTT")
    app.close()


def test_what_was_typed_is_held_deleted_and_can_be_written_up_again(company: Path, run: Run) -> None:
    run("minutes", "launch.vtt")
    [one] = shape(run("meetings", "list", "--json"))
    run("meetings", "hold", one["id"])
    assert "legal hold" in run("meetings", "delete", one["id"], code=1).err
    run("meetings", "release", one["id"])
    assert "is deleted" in run("meetings", "delete", one["id"]).out
    question = "What did we decide about the launch?"
    assert shape(run("ask", question, "--json"))["results"] == []
    assert shape(run("meetings", "list", "--json"))[0]["state"] == "deleted"
    assert (company / "launch.vtt").exists()
    run("minutes", "launch.vtt")
    [again] = shape(run("meetings", "list", "--json"))
    assert (again["id"], again["state"]) == (one["id"], "done")
    app = build(load_settings())
    assert one["id"] not in app.care.retention.due()
    app.close()
    assert shape(run("ask", question, "--json"))["results"]
