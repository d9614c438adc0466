"""What people opted out of is taken out of a transcript before anything else sees it."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from skills.context import Context
from skills.errors import UserError
from skills.language import say
from skills.minutes.query import MinutesQuery
from skills.minutes.screen import said_of, screen, without_names
from transcription.transcript import Transcript


async def screened(transcript: Transcript, query: MinutesQuery, ctx: Context) -> tuple[Transcript, str]:
    """The transcript that may be kept, and what went, in numbers and never in words.

    Raises UserError where the meeting is left out as a whole, or nothing of it is left."""
    chosen = await asyncio.to_thread(ctx.opt_outs)
    if why := chosen.why_left_out(query.title or transcript.title or "", query.names):
        raise UserError(say("This meeting is left out: {why}.", why=why))
    kept, removed = await asyncio.to_thread(screen, transcript, chosen, query.names)
    if not removed:
        return kept, ""
    if not kept.segments:
        raise UserError(say("Nothing of this meeting may be written down."), hint=said_of(removed))
    return replace(kept, notes=(*kept.notes, said_of(removed))), said_of(removed)


async def names_to_write(query: MinutesQuery, ctx: Context) -> Sequence[str]:
    """The attendees without those who opted out."""
    return without_names(query.names, await asyncio.to_thread(ctx.opt_outs))
