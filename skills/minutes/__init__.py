"""Writes up a recording or transcript: decisions, action items and what else was said, each with its proof.

Source: wordings that say so plainly, and a line classifier trained on the AMI meetings (README.md).
"""

import asyncio

from pydantic import BaseModel, Field

from skills.context import Context
from skills.contract import Permission, skill
from skills.minutes.answer import Minutes
from skills.minutes.lines import Action, Chapter, Evidence, Line
from skills.minutes.sources import find_recording, readers_of

__all__ = ["Action", "Chapter", "Evidence", "Line", "Minutes", "MinutesQuery", "minutes"]


class MinutesQuery(BaseModel):
    path: str = Field(min_length=1, description="A recording or a transcript (.vtt, .srt, .json)")
    title: str | None = Field(None, description="What the meeting is called")
    attendees: str = Field(
        "", description="Names of those who were there, separated by commas; gives no right"
    )
    readers: str = Field("", description="Who else may read it: user:ID, group:NAME, channel:ID or everyone")


@skill(
    command="minutes",
    summary="Write up a meeting: decisions, actions, questions",
    examples=("minutes standup.vtt", "minutes launch_review.m4a title=Launch"),
    permission=Permission.RECORD,
)
async def minutes(query: MinutesQuery, ctx: Context) -> Minutes:
    """Transcribe, write up, and store the transcript for those who may read it."""
    from skills.minutes.spoken import transcript_markdown
    from skills.minutes.writeup import Source, write_up
    from transcription import transcribe  # heavy, like numpy behind the write-up: wanted only here

    readers = readers_of(query.readers, ctx.message)
    recording = find_recording(query.path, ctx.message)
    transcript = await asyncio.to_thread(transcribe, recording.path, ctx.speech)
    attendees = tuple(name.strip() for name in query.attendees.split(",") if name.strip())
    source = Source(recording.location, query.title, attendees)
    written = await write_up(
        transcript, ctx.index.embed, ctx.model, source=source, asker=ctx.message.sender.id
    )
    await ctx.index.add_text(
        location=recording.location,
        title=written.title,
        markdown=transcript_markdown(transcript, written.title),
        readers=readers,
        data_class=source.data_class,
        kind="meeting",
        author=ctx.message.sender.name,
        modified_at=transcript.started_at or ctx.now,
    )
    return written
