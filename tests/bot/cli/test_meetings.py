"""Meetings as they are typed: seen by those who may, deleted with a proof, held, left out."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import build
from bot.meetings.tables import MeetingRow, MeetingState
from bot.settings import load_settings
from bot.store import transaction
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
