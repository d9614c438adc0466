"""What a model makes of a chat: sentences that their messages prove, with these messages; others are dropped."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, Field

from indexing.documents import DataClass
from skills.context import Context
from skills.language import say
from skills.model import Task
from skills.proving.objects import Reader
from skills.proving.support import MOST_CITED, is_supported
from skills.talk import Saying

MOST_CHARACTERS = 24_000  # of messages that a model is shown, the newest
MOST_LINES = 10
COVERED = 0.9  # share of a sentence's key words; what was typed was not misheard, so less may differ than in minutes


class Proposed(BaseModel):
    """A sentence of a model; nothing in it is believed before it is checked."""

    text: str = Field(min_length=1, max_length=600)
    messages: list[int] = Field(min_length=1, max_length=20)
    question: bool = False


@dataclass(frozen=True)
class Told:
    """A sentence and the messages that prove it, in order of time."""

    text: str
    proof: tuple[Saying, ...]


@dataclass(frozen=True)
class Worded:
    """What a model told that is proven; `note` is for the small print: who worded it, or why nobody did."""

    told: tuple[Told, ...] = ()
    note: str = ""


NOT_WORDED = Worded()


@dataclass(frozen=True)
class _Said:
    """A message as whoever checks takes it."""

    speaker: str
    text: str


async def word(threads: Sequence[Sequence[Saying]], ctx: Context) -> Worded:
    """Ask the model of task `summarise`; nothing where there is none, or where nothing of it is proven.

    Nobody said how far a chat may travel, so it is shown only to who is cleared for all."""
    shown = _shown(threads)
    completion = await ctx.model.complete(
        Task.SUMMARISE,
        system=_prompt(),
        prompt=json.dumps({"messages": [_row(*one) for one in shown]}, ensure_ascii=False),
        data_classes=[DataClass.CONFIDENTIAL],
        asker=ctx.message.sender.id,
    )
    if completion.text is None:
        return Worded(note=completion.note or "")
    proposed = Reader(Proposed).read(completion.text) or []
    by_number = {number: saying for number, _, saying in shown}
    told = [one for line in proposed if (one := prove(line, by_number))][:MOST_LINES]
    if not told:
        return Worded(note=say("What the model wrote was not proven by the messages and was dropped."))
    note = say(
        "Worded by {model}, each sentence checked against its messages.", model=completion.model or "a model"
    )
    return Worded(tuple(dict.fromkeys(told)), note)


def prove(line: Proposed, shown: dict[int, Saying]) -> Told | None:
    """The sentence with its messages; None if one was not shown, or they do not prove it."""
    cited = list(dict.fromkeys(line.messages))[:MOST_CITED]
    if not set(line.messages) <= shown.keys():
        return None
    proof = sorted((shown[number] for number in cited), key=lambda one: one.said_at)
    said = [_Said(one.author, one.text) for one in proof]
    text = " ".join(line.text.split())
    names = {one.author for one in shown.values()}
    if not is_supported(text, said, names=names, question=line.question, covered_least=COVERED):
        return None
    return Told(text, tuple(proof))


def _shown(threads: Sequence[Sequence[Saying]]) -> list[tuple[int, int, Saying]]:
    """Number, thread and message, in order; the newest threads as far as there is room."""
    kept: list[tuple[int, Saying]] = []
    room = MOST_CHARACTERS
    for number, thread in reversed(list(enumerate(threads, start=1))):
        room -= sum(len(one.text) + len(one.author) for one in thread)
        if room < 0 and kept:
            break
        kept = [*((number, one) for one in thread), *kept]
    return [(at, thread, saying) for at, (thread, saying) in enumerate(kept, start=1)]


def _row(number: int, thread: int, saying: Saying) -> dict[str, object]:
    return {"id": number, "author": saying.author, "thread": thread, "text": saying.text[:MOST_CHARACTERS]}


@cache
def _prompt() -> str:
    return (Path(__file__).parent / "prompt.md").read_text(encoding="utf-8")
