"""Opt-outs reach the minutes skill: what must not be written down is in no step's result, and in no index."""

import asyncio
from pathlib import Path

import pytest

from bot.testing.chat import NOW, FakeChat
from skills.errors import UserError
from skills.messages import Attachment, Conversation, Message, User
from skills.minutes import MinutesQuery
from skills.minutes.steps import Work, begin, fetch, index, transcribe, write
from skills.opt_outs import OptOuts
from skills.plan import Step
from transcription import NoSpeechError, Transcript
from transcription import transcribe as write_down

MEETING = """WEBVTT

00:00:01.000 --> 00:00:05.000
<v Ana Souza>We decided to move the launch to the fifteenth of October.

00:00:06.000 --> 00:00:09.000
<v Bo Lind>My doctor says that I need a break.

00:00:10.000 --> 00:00:13.000
<v Ana Souza>Off the record, the board is split.

00:00:14.000 --> 00:00:17.000
<v Ana Souza>Back on the record, I will write the guide for the new team.
"""
OUT = OptOuts(people=("Bo Lind",), off=("off the record",), on=("back on the record",))


def _run(chat: FakeChat, path: Path, opt_outs: OptOuts, title: str = "Launch") -> Work:
    sender, place = User("ana", "Ana Souza"), Conversation("terminal", "T", "D", private=True)
    chat.dispatcher.opt_outs = lambda: opt_outs
    ctx = chat.dispatcher.context_for(Message("minutes", sender, place, NOW))
    work: Work = begin(MinutesQuery(path=str(path), title=title, attendees="Ana Souza,Bo Lind"))
    for step in (
        Step("fetch", fetch),
        Step("transcribe", transcribe),
        Step("write", write),
        Step("index", index),
    ):
        work = asyncio.run(step.run(work, ctx))  # type: ignore[arg-type]  # a coroutine
    return work


def test_what_was_opted_out_of_is_written_down_nowhere(chat: FakeChat, tmp_path: Path) -> None:
    path = tmp_path / "launch.vtt"
    path.write_text(MEETING)
    work = _run(chat, path, OUT)
    kept = work.model_dump_json()
    assert "fifteenth" in kept
    assert "doctor" not in kept
    assert "board" not in kept
    assert "Bo Lind" not in (work.minutes.attendees if work.minutes else ("Bo Lind",))
    assert work.removed
    found = chat.say("ask what does the doctor say?").summary
    assert "break" not in found


@pytest.mark.parametrize(
    ("opt_outs", "title"),
    [
        (OptOuts(titles=("salary round",)), "The salary round"),
        (OptOuts(people=("Bo Lind",), whole=True), "Launch"),
        (OptOuts(people=("Bo Lind", "Ana Souza")), "Launch"),
    ],
    ids=["title", "whole", "nobody is left"],
)
def test_a_meeting_of_which_nothing_may_be_kept_is_said_to_be_left_out(
    chat: FakeChat, tmp_path: Path, opt_outs: OptOuts, title: str
) -> None:
    path = tmp_path / "launch.vtt"
    path.write_text(MEETING)
    with pytest.raises(UserError, match=r"left out|Nothing of this meeting"):
        _run(chat, path, opt_outs, title)


def test_everybodys_own_recording_is_written_down_under_their_name(
    chat: FakeChat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Real files and merging; hearing itself has its own tests, and here takes a transcript for each voice."""
    said = {"Ana Souza.vtt": (1, "We decided to ship."), "Bo Lind.vtt": (3, "I will tell the team.")}
    for name, (start, words) in said.items():
        (tmp_path / name).write_text(f"WEBVTT\n\n00:00:0{start}.000 --> 00:00:0{start + 1}.000\n{words}\n")
    (tmp_path / "Cy Lee.vtt").write_text("")

    def heard(path: Path, *words: object, **more: object) -> Transcript:
        if not path.stat().st_size:
            raise NoSpeechError("nobody")
        return write_down(path, *words, **more)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr("transcription.transcribe", heard)
    files = tuple(
        Attachment(name, tmp_path / name, source=f"meeting:m1/{name}") for name in (*said, "Cy Lee.vtt")
    )
    sender, place = User("ana", "Ana Souza"), Conversation("slack", "", "m1", private=True)
    message = Message("minutes", sender, place, NOW, attachments=files)
    ctx = chat.dispatcher.context_for(message, folder=tmp_path / "job")
    work = asyncio.run(transcribe(begin(MinutesQuery(path=files[0].name)), ctx))
    assert work.transcript
    assert [(one.speaker, one.text) for one in work.transcript.segments] == [
        ("Ana Souza", "We decided to ship."),
        ("Bo Lind", "I will tell the team."),
    ]
