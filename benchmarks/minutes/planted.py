"""`python -m benchmarks.minutes planted`: whether the end of an eight-hour meeting counts as much as its beginning."""

import asyncio
import random
from collections.abc import Sequence

import numpy as np

from benchmarks.figures import show
from indexing.models import TextModels
from skills.minutes.answer import Minutes
from skills.minutes.features import Floats
from skills.minutes.writeup import Embed, write_up
from transcription.transcript import Segment, Transcript

HOURS = 8
SECONDS = 4.0  # of a segment
EDGE = 0.05  # of the meeting: planted items lie in the first and in the last such share
ROUNDS = 10
NAMES = ("Ana Keller", "Priya Raman", "Tom Berg", "Marco Ruiz")
DECISIONS = (
    "We decided to move the launch to October {n}.",
    "We agreed to keep the price at {n} euros.",
    "We will postpone the audit to week {n}.",
    "The decision is to open the shop in Ghent on the {n}th.",
)
ACTIONS = (
    "I will send report {n} to the auditors by Friday.",
    "Jonas will check invoice {n} before the end of next week.",
    "Somebody should call supplier {n} by Monday.",
    "Can you, Tom, prepare slide {n} for the board?",
)
RISKS = (
    "Supplier {n} is two weeks late, and that could delay the first shipment.",
    "I'm worried about the budget of project {n}.",
    "Line {n} is blocked by the missing certificate.",
)
_PARTS = (
    ("The colour of the case", "The second sample", "The map on the wall", "The old remote control"),
    ("looks", "feels", "sounds", "is"),
    (
        "nicer than the last one.",
        "heavier than it was.",
        "just like the picture.",
        "good in this light, too.",
    ),
)


def report() -> None:
    """How many planted items come back from the first and from the last twentieth of eight hours."""
    found = {"first": 0, "last": 0}
    total, embed = 0, remembering(TextModels())
    for seed in range(ROUNDS):
        planted = items(seed)
        total += len(planted)
        for edge in found:
            found[edge] += recovered(planted, minutes_of(meeting(planted, edge, seed), embed))
    show(
        "planted items found in the first 5 % of 8 hours",
        f"{found['first']} of {total}",
        "as often as in the last",
    )
    show(
        "planted items found in the last 5 % of 8 hours",
        f"{found['last']} of {total}",
        "as often as in the first",
    )


def items(seed: int) -> list[str]:
    """One sentence of each wording, no two with the same number."""
    numbers = random.Random(seed).sample(range(20, 400), len(DECISIONS) + len(ACTIONS) + len(RISKS))
    return [text.format(n=n) for text, n in zip((*DECISIONS, *ACTIONS, *RISKS), numbers, strict=True)]


def meeting(planted: Sequence[str], edge: str, seed: int, hours: float = HOURS) -> Transcript:
    """Small talk for so many hours, with the planted sentences inside its first or last 5 %."""
    draw = random.Random(seed)
    count = int(hours * 3600 / SECONDS)
    texts = [" ".join(draw.choice(part) for part in _PARTS) for _ in range(count)]
    share = int(count * EDGE)
    at = sorted(draw.sample(range(share // 10, share, 3), len(planted)))
    for place, text in zip(at, planted, strict=True):
        texts[place if edge == "first" else count - 1 - place] = text
    segments = tuple(
        Segment(place, place * SECONDS, (place + 1) * SECONDS, draw.choice(NAMES), text)
        for place, text in enumerate(texts)
    )
    return Transcript("en", count * SECONDS, segments)


def remembering(models: TextModels) -> Embed:
    """Embeds each sentence once, since small talk repeats itself."""
    known: dict[str, Floats] = {}

    async def embed(texts: Sequence[str]) -> Floats:
        new = list(dict.fromkeys(text for text in texts if text not in known))
        known.update(zip(new, models.embed(new), strict=True))
        return np.stack([known[text] for text in texts])

    return embed


def minutes_of(transcript: Transcript, embed: Embed) -> Minutes:
    return asyncio.run(write_up(transcript, embed))


def recovered(planted: Sequence[str], minutes: Minutes) -> int:
    """How many of the planted sentences a decision, action or risk quotes."""
    lines = (*minutes.decisions, *minutes.actions, *minutes.risks)
    quoted = {item.quote for line in lines for item in line.evidence}
    return sum(text in quoted for text in planted)
