"""A model reads the whole talk in parts and drafts lines; what the talk does not prove never reaches the minutes."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from indexing.documents import DataClass
from skills.language import say, say_many
from skills.minutes.answer import Minutes
from skills.minutes.clock import clock
from skills.minutes.drafts.answers import Kind, Proposed
from skills.minutes.drafts.asking import READ, Desk
from skills.minutes.drafts.check import Drafted, check
from skills.minutes.drafts.combine import combine, room_for_summary
from skills.minutes.drafts.parts import Part, cut
from skills.minutes.drafts.reduce import Reduced, reduce
from skills.minutes.drafts.same import is_same, together
from skills.minutes.drafts.talk import Talk, talk_of
from skills.minutes.drafts.tokens import PROMPT_TOKENS, count_tokens
from skills.model import Model
from skills.proving.objects import Reader
from transcription.transcript import Transcript

QUOTED = say(
    "In this language no rewording can be checked, so the model only chose lines, in the "
    "words that were said."
)
UNMERGED = say("The model's summary could not be used, so it is as it was said.")
MOST_SPANS = 5  # of unread talk that a note names
GAP_SECONDS = 60.0  # between two spans that a note names as one
FEWEST_ROWS = 8  # of a part that is read again in halves

_READER = Reader(Proposed)
Judge = Callable[[Sequence[Drafted]], Awaitable[tuple[Drafted, ...]]]


@dataclass(frozen=True)
class _Read:
    """What came of one part: what was proposed and which segments were shown for it, and what was not read."""

    proposed: tuple[tuple[Proposed, frozenset[int]], ...] = ()
    unread: tuple[Part, ...] = ()


async def draft_minutes(
    minutes: Minutes,
    transcript: Transcript,
    model: Model,
    *,
    data_class: DataClass,
    asker: str,
    prompt_tokens: int = PROMPT_TOKENS,
    judge: Judge | None = None,
) -> Minutes:
    """The minutes with lines that the model read out of the talk, where the talk proves them.

    What the model did not read, or what cannot be read of its answer, stays as it was said, and a note says so. `judge`
    says how sure each line is; without one its wording alone does."""
    desk = Desk(model, data_class, asker, prompt_tokens)
    people = _people(minutes.attendees, desk.room(READ) // 4)
    parts = await asyncio.to_thread(cut, transcript.segments, desk.room(READ) - count_tokens(people))
    read = [
        item or _Read(unread=(part,))
        for part, item in zip(
            parts, await desk.all(parts, lambda part: _read(part, people, desk)), strict=True
        )
    ]
    if desk.absent:
        return minutes
    talk = await asyncio.to_thread(talk_of, transcript, minutes.attendees)
    drafted = await asyncio.to_thread(_checked, read, talk)
    missing = frozenset(row.segment for item in read for part in item.unread for row in part.fresh)
    lines = await asyncio.to_thread(_once, drafted)
    reduced = await _reduced(lines, desk, talk, many=len(parts) > 1, room=room_for_summary(minutes, missing))
    if judge is not None and reduced.lines:
        reduced = replace(reduced, lines=await judge(reduced.lines))
    quoted = [QUOTED] if drafted and talk.language is None else []
    notes = (*desk.notes, *quoted, *_notes(desk, read, drafted, transcript, reduced))
    combined = combine(minutes, reduced.lines, unread=missing, summarised=reduced.whole)
    return replace(combined, notes=(*minutes.notes, *notes), searched=minutes.searched or bool(desk.answered))


def _people(names: Sequence[str], most_tokens: int) -> str:
    """As JSON; a hint for the spelling, so that of very many only the first are named."""
    named: list[str] = []
    for name in names:
        if count_tokens(json.dumps([*named, name], ensure_ascii=False)) > most_tokens:
            break
        named.append(name)
    return json.dumps(named, ensure_ascii=False)


async def _read(part: Part, people: str, desk: Desk) -> _Read:
    """Read a part, in halves where its answer breaks off: many lines may be longer than a model writes at once."""
    rows = json.dumps([row.to_json() for row in part.rows], ensure_ascii=False)
    answered = await desk.ask(READ, f'{{"people": {people}, "segments": {rows}}}', _READER)
    if answered.lines is not None:
        return _Read(tuple((line, part.segments) for line in answered.lines))
    halves = None if answered.silent or len(part.rows) < FEWEST_ROWS else part.halves()
    if halves is None:
        return _Read(unread=(part,))
    first, second = [await _read(half, people, desk) for half in halves]
    return _Read((*first.proposed, *second.proposed), (*first.unread, *second.unread))


def _checked(read: Sequence[_Read], talk: Talk) -> list[Drafted]:
    pairs = [pair for item in read for pair in item.proposed]
    checked = (check(proposed, shown, talk) for proposed, shown in pairs)
    return [line for line in checked if line is not None]


def _once(drafted: Sequence[Drafted]) -> list[Drafted]:
    """Each line once: two parts share their last segments, and people say things again."""
    kept: list[Drafted] = []
    for line in drafted:
        same = (
            place
            for place, other in enumerate(kept)
            if other.kind is line.kind and is_same(other.line, line.line)
        )
        place = next(same, None)
        if place is None:
            kept.append(line)
        else:
            kept[place] = replace(kept[place], line=together(kept[place].line, [line.line]))
    return kept


async def _reduced(lines: list[Drafted], desk: Desk, talk: Talk, *, many: bool, room: int) -> Reduced:
    summary = sum(line.kind is Kind.SUMMARY for line in lines)
    if not summary:
        return Reduced(tuple(lines))
    if not many and summary <= room:
        return Reduced(tuple(lines))
    if talk.language is None:  # a merged line is a rewording
        return Reduced(tuple(lines), whole=False)
    return await reduce(lines, desk, talk, summary_lines=room)


def _notes(
    desk: Desk, read: Sequence[_Read], drafted: Sequence[Drafted], transcript: Transcript, reduced: Reduced
) -> list[str]:
    notes: list[str] = []
    unread = [part for item in read for part in item.unread]
    if unread and (desk.answered or not desk.notes):
        count = sum(bool(item.unread) for item in read)
        spans = _spans(unread, transcript)
        notes.append(
            say(
                "The model did not read {n} of {total} parts of the talk ({spans}); there the lines are as they were "
                "said.",
                n=count,
                total=len(read),
                spans=spans,
            )
        )
    if not reduced.whole:
        notes.append(UNMERGED)
    unproved = sum(len(item.proposed) for item in read) - len(drafted)
    if unproved:
        lines = say_many("{n} line", "{n} lines", unproved)
        notes.append(
            say("Left out, because the talk does not prove what the model wrote: {lines}.", lines=lines)
        )
    if drafted:
        model = desk.label or say("a model")
        notes.append(say("Lines were worded by {model} and each was checked against the talk.", model=model))
    return notes


def _spans(parts: Sequence[Part], transcript: Transcript) -> str:
    times = {segment.id: (segment.start, segment.end) for segment in transcript.segments}
    spans = [(times[part.fresh[0].segment][0], times[part.fresh[-1].segment][1]) for part in parts]
    joined = [spans[0]]
    for start, end in spans[1:]:
        if start <= joined[-1][1] + GAP_SECONDS:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    said = [f"{clock(start)}–{clock(end)}" for start, end in joined[:MOST_SPANS]]
    if len(joined) <= MOST_SPANS:
        return ", ".join(said)
    return say("{spans} and {n} more", spans=", ".join(said), n=len(joined) - MOST_SPANS)
