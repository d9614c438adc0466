"""The step that listens: it goes on after a crash, hears the names of those who were there, and says how far it is."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from skills.context import Context
from skills.minutes.query import MinutesQuery
from skills.minutes.steps import Work, decode, transcribe
from tests.skills.minutes.test_minutes import context
from transcription import SAMPLE_VOICE, SpeechSettings

VOICE = Path(__file__).parents[2] / "transcription" / "data" / "voice.flac"


@pytest.fixture
def ctx(tmp_path: Path) -> Context:
    speech = SpeechSettings(model=str(SAMPLE_VOICE), device="cpu", beam_size=1)
    return replace(context(), speech=speech, folder=tmp_path / "job")


def work() -> Work:
    return Work(query=MinutesQuery(path=str(VOICE), attendees="Ana Ruiz, Bo"))


def listened(ctx: Context) -> Work:
    async def both() -> Work:
        return await transcribe(await decode(work(), ctx), ctx)

    return asyncio.run(both())


def test_what_was_heard_before_a_crash_is_not_heard_again(ctx: Context) -> None:
    first = listened(ctx)
    told: list[str] = []
    again = listened(replace(ctx, progress=told.append))
    assert again.transcript == first.transcript
    assert ctx.folder is not None
    assert (ctx.folder / "heard.jsonl").read_text().count("\n") == 2
    assert set(told) == {"Listening: 9 of 9 seconds."}
    assert len(told) == 2, "the window that stands, and the end"


def test_the_names_of_those_who_were_there_reach_the_model(ctx: Context) -> None:
    transcript = listened(ctx).transcript
    assert transcript is not None
    assert transcript.notes == ("This speech model cannot listen for names and words that it is told.",)


def test_how_far_it_is_is_told_in_a_sentence(ctx: Context) -> None:
    told: list[str] = []
    listened(replace(ctx, progress=told.append))
    assert told
    assert all(
        sentence.startswith("Listening: ") and sentence.endswith(" of 9 seconds.") for sentence in told
    )


def test_how_the_speakers_sound_goes_to_whoever_keeps_it_and_into_no_result(ctx: Context) -> None:
    kept: list[str] = []
    asked = Work(query=MinutesQuery(path=str(VOICE.with_name("two_voices.ogg"))))
    wanted = replace(ctx, keep_voices=lambda voices: kept.extend(voice.speaker for voice in voices))
    for context_, heard in ((ctx, []), (wanted, ["Speaker 1", "Speaker 2"])):
        transcript = asyncio.run(transcribe(asked, context_)).transcript
        assert transcript is not None
        assert transcript.speakers == ("Speaker 1", "Speaker 2")
        assert (kept, transcript.voices) == (heard, ())
