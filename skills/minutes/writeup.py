"""From a transcript to minutes: split, embed, classify, find what was plainly said, and put it in order."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import numpy as np

from indexing.documents import DataClass
from skills.errors import UserError
from skills.language import say
from skills.minutes.answer import Minutes
from skills.minutes.compose import classified, compose, is_english
from skills.minutes.drafts.check import Drafted
from skills.minutes.drafts.draft import draft_minutes
from skills.minutes.drafts.trust import Meaning
from skills.minutes.features import FEWEST_WORDS, WIDTH, Floats, word_count
from skills.minutes.sentences import to_sentences
from skills.model import Model
from transcription.transcript import Transcript

Embed = Callable[[Sequence[str]], Awaitable[Floats]]


@dataclass(frozen=True)
class Source:
    """What is known about a recording besides its words: where it lay, its name, who was there."""

    path: str = ""
    title: str | None = None
    attendees: tuple[str, ...] = ()
    data_class: DataClass = DataClass.INTERNAL


async def write_up(
    transcript: Transcript,
    embed: Embed,
    model: Model | None = None,
    *,
    source: Source = Source(),
    asker: str = "",
) -> Minutes:
    """Write minutes in which each line quotes the segments that prove it.

    `embed` turns texts into normalised vectors. Raises UserError if nobody says a word.
    """
    sentences = await asyncio.to_thread(to_sentences, transcript)
    if not sentences:
        raise UserError(
            say("Nobody says a word in this recording."), hint=say("Check that it is the right file.")
        )
    telling = [sentence for sentence in sentences if word_count(sentence.text) >= FEWEST_WORDS]
    meaning = await embed([sentence.text for sentence in telling]) if telling else _no_rows()
    minutes = await asyncio.to_thread(
        compose,
        transcript,
        sentences,
        telling,
        meaning,
        title=source.title,
        path=source.path,
        attendees=source.attendees,
    )
    if model is None:
        return minutes
    likely = await asyncio.to_thread(classified, telling, meaning) if is_english(transcript) else None

    async def judge(lines: Sequence[Drafted]) -> tuple[Drafted, ...]:
        if likely is None:
            return tuple(lines)
        vectors = await embed([one.line.text for one in lines])
        known = Meaning.of(telling, meaning, likely)
        return await asyncio.to_thread(known.judged, lines, vectors)

    return await draft_minutes(
        minutes, transcript, model, data_class=source.data_class, asker=asker, judge=judge
    )


def _no_rows() -> Floats:
    return np.zeros((0, WIDTH), np.float32)
