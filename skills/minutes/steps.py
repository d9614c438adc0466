"""From a recording to minutes in steps, each of which may be repeated after a crash."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from skills.context import Context
from skills.errors import UserError
from skills.language import number, say
from skills.minutes.answer import Minutes
from skills.minutes.query import MinutesQuery
from skills.minutes.screening import names_to_write, screened
from skills.minutes.sources import Recording, find_recording, readers_of
from skills.minutes.templates.choosing import choose, named
from skills.minutes.templates.reading import load_templates
from skills.minutes.templates.rounds import rounds_of
from skills.minutes.voices import heard_apart
from skills.plan import Plan, Step
from transcription.transcript import Transcript

T = TypeVar("T")


class Work(BaseModel):
    """What is known so far. `fetched` and `sound` lie on the machine that worked last, and may be gone."""

    query: MinutesQuery
    fetched: Path | None = None
    sound: Path | None = None
    damage: str | None = None
    transcript: Transcript | None = None
    removed: str = ""  # what people opted out of, in numbers
    minutes: Minutes | None = None


async def fetch(work: Work, ctx: Context) -> Work:
    """Bring the file here; whoever asks for what cannot be is told before anything is fetched."""
    readers_of(work.query.readers, ctx.message)
    if work.query.template.strip():
        named(work.query.template, load_templates(ctx.home).all)
    return work.model_copy(update={"fetched": await _file(work, ctx)})


async def decode(work: Work, ctx: Context) -> Work:
    """Video and odd formats to plain sound, once; a transcript and a file of the terminal stay as they are.

    So do recordings of one person each, which are short of nothing but silence."""
    path = await _file(work, ctx)
    if ctx.folder is None or _recording(work, ctx).voices:
        return work.model_copy(update={"sound": path})
    from transcription.decode import decode_to

    decoded = await asyncio.to_thread(decode_to, path, ctx.folder / "sound" / path.name)
    return work.model_copy(update={"sound": decoded.path, "damage": decoded.damage})


async def transcribe(work: Work, ctx: Context) -> Work:
    """Words, without those that people opted out of."""
    voices, hotwords = _recording(work, ctx).voices, await names_to_write(work.query, ctx)
    if voices:
        transcript = await heard_apart(voices, ctx, hotwords=hotwords, tell=partial(_tell_voices, ctx))
    else:
        transcript = await _heard(work, ctx, hotwords)
    kept, removed = await screened(transcript, work.query, ctx)
    return work.model_copy(update={"transcript": kept, "removed": removed})


async def _heard(work: Work, ctx: Context, hotwords: Sequence[str]) -> Transcript:
    from transcription import transcribe as write_down  # heavy: wanted only here

    if work.sound is None or not work.sound.exists():
        work = await decode(work, ctx)
    transcript = await asyncio.to_thread(
        write_down,
        _done(work.sound),
        ctx.speech,
        hotwords=hotwords,
        resume=ctx.folder / "heard.jsonl" if ctx.folder else None,
        on_progress=partial(_tell, ctx),
        voices=ctx.keep_voices is not None,
    )
    if ctx.keep_voices is not None:
        await asyncio.to_thread(ctx.keep_voices, transcript.voices)
        # from here on they are part of no result: what a job leaves is kept by other rules
        transcript = replace(transcript, voices=())
    if work.damage and work.damage not in transcript.notes:
        transcript = replace(transcript, notes=(*transcript.notes, work.damage))
    return transcript


def _tell_voices(ctx: Context, done: float, total: float) -> None:
    ctx.progress(
        say(
            "Listening: {done} of {total} recordings, one of each person.",
            done=number(done),
            total=number(total),
        )
    )


def _tell(ctx: Context, done: float, total: float) -> None:
    if total >= 120:
        said = say("Listening: {done} of {total} minutes.", done=number(done // 60), total=number(total / 60))
    else:
        said = say("Listening: {done} of {total} seconds.", done=number(done // 1), total=number(total))
    ctx.progress(said)


async def write(work: Work, ctx: Context) -> Work:
    from skills.minutes.writeup import Source, write_up

    source = Source(_location(work, ctx), work.query.title, tuple(await names_to_write(work.query, ctx)))
    minutes = await write_up(
        _done(work.transcript), ctx.index.embed, ctx.model, source=source, asker=ctx.message.sender.id
    )
    laid_out = await asyncio.to_thread(
        _laid_out, minutes, _done(work.transcript), work.query.template, ctx.home
    )
    return work.model_copy(update={"minutes": laid_out})


def _laid_out(minutes: Minutes, transcript: Transcript, name: str, home: Path) -> Minutes:
    """The minutes with the template that is named or fits the title, and a note for each file that is none.

    A name that fitted when the work began and fits no more costs nobody the minutes."""
    templates = load_templates(home)
    try:
        template, notes = choose(name, minutes.title, templates.all), templates.faults
    except UserError as error:
        template = choose("", minutes.title, templates.all)
        notes = (
            *templates.faults,
            say("{message} It was laid out as {name!r}.", message=error.message, name=template.name),
        )
    rounds = rounds_of(transcript, minutes) if template.by_person else ()
    return replace(minutes, template=template, rounds=rounds, notes=(*minutes.notes, *notes))


async def index(work: Work, ctx: Context) -> Work:
    """Keep the transcript for those who may read it; a second time changes nothing."""
    from skills.minutes.spoken import transcript_markdown
    from skills.minutes.writeup import Source

    transcript, minutes = _done(work.transcript), _done(work.minutes)
    await ctx.index.add_text(
        location=_location(work, ctx),
        title=minutes.title,
        markdown=transcript_markdown(transcript, minutes.title),
        readers=readers_of(work.query.readers, ctx.message),
        data_class=Source().data_class,
        kind="meeting",
        author=ctx.message.sender.name,
        modified_at=transcript.started_at or ctx.message.sent_at,
    )
    return work


def begun(work: Work) -> str:
    name = work.query.path.rstrip("/").rpartition("/")[2].partition("?")[0]
    return say("I am writing up {meeting}; the minutes follow here.", meeting=name)


def begin(query: MinutesQuery) -> Work:
    return Work(query=query)


def finish(work: Work) -> Minutes:
    return _done(work.minutes)


def _done(value: T | None) -> T:
    """What an earlier step left."""
    if value is None:
        raise RuntimeError("a step ran before the one it needs")
    return value


PLAN = Plan(
    work=Work,
    steps=(
        Step("fetch", fetch),
        Step("decode", decode),
        Step("transcribe", transcribe),
        Step("write up", write),
        Step("index", index),
    ),
    begun=begun,
    queue="transcription",
)


async def _file(work: Work, ctx: Context) -> Path:
    """The recording on this machine, fetched again if another machine fetched it or it was cleared away."""
    if work.fetched is not None and work.fetched.exists():
        return work.fetched
    file = _recording(work, ctx).file
    if file.path is not None:
        return file.path
    folder = (ctx.folder or ctx.home / "fetched") / "fetched"
    return await ctx.fetch(file, folder)


def _recording(work: Work, ctx: Context) -> Recording:
    return find_recording(work.query.path, ctx.message)


def _location(work: Work, ctx: Context) -> str:
    return _recording(work, ctx).location
