"""Which messages to show of many: near to what all the talk is about, answered by others, unlike each other."""

import math
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from skills.talk import Saying

if TYPE_CHECKING:
    Embed = Callable[[Sequence[str]], Awaitable[np.ndarray]]

FEWEST, MOST = 3, 10
MESSAGES_A_LINE = 12  # beyond the fewest
MOST_OPEN = 3
FEWEST_WORDS = 4
# against being unlike what was chosen before, and from which cosine two messages say the same
WORTH, ALIKE = 0.7, 0.85
# what counts how much: near to all the talk, the root of a thread with replies, words of deciding or doing;
# by `python -m benchmarks.catchup`, where much of the talk is about nothing
ABOUT, REPLIES, CUE = 0.25, 0.25, 0.5
_CUE = re.compile(
    r"\b(decided|decision|agreed|approved|launch\w*|ship\w*|deadline|due|blocked|broken|fixed|released?|"
    r"moved|cancelled|postponed|will|need to|must|please|starting|from now on)\b|\d",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Picked:
    """In order of time: what says most, and questions that nobody answered in their thread."""

    told: tuple[Saying, ...]
    open: tuple[Saying, ...]


async def pick(threads: Sequence[Sequence[Saying]], embed: "Embed") -> Picked:
    """By maximal marginal relevance over embeddings.

    Source: Carbonell and Goldstein, SIGIR 1998."""
    open_ = [thread[-1] for thread in threads if thread and _asks(thread[-1])][-MOST_OPEN:]
    usable = [
        (saying, len(thread) - 1 if at == 0 else 0)
        for thread in threads
        for at, saying in enumerate(thread)
        if _says_something(saying) and saying not in open_
    ]
    if not usable:
        return Picked((), tuple(open_))
    meaning = np.asarray(await embed([saying.text for saying, _ in usable]), np.float32)
    rows = _best(meaning, _worth(meaning, usable))
    told = sorted((usable[row][0] for row in rows), key=lambda one: one.said_at)
    return Picked(tuple(told), tuple(sorted(open_, key=lambda one: one.said_at)))


def _worth(meaning: np.ndarray, usable: Sequence[tuple[Saying, int]]) -> np.ndarray:
    """0 to 1 for each message."""
    near = meaning @ meaning.mean(axis=0)
    about = (near - near.min()) / max(float(np.ptp(near)), 1e-6)
    replies = np.array([math.log1p(count) for _, count in usable], np.float32)
    cue = np.array([bool(_CUE.search(saying.text)) for saying, _ in usable], np.float32)
    return np.asarray(ABOUT * about + REPLIES * replies / max(float(replies.max()), 1.0) + CUE * cue)


def _best(meaning: np.ndarray, worth: np.ndarray) -> list[int]:
    wanted = min(FEWEST + len(worth) // MESSAGES_A_LINE, MOST)
    left = np.ones(len(worth), dtype=bool)
    alike = np.zeros(len(worth), np.float32)
    chosen: list[int] = []
    while left.any() and len(chosen) < wanted:
        best = int(np.argmax(np.where(left, WORTH * worth - (1 - WORTH) * alike, -np.inf)))
        chosen.append(best)
        cosine = meaning @ meaning[best]
        alike = np.maximum(alike, cosine)
        left &= cosine < ALIKE
        left[best] = False
    return chosen


def _says_something(saying: Saying) -> bool:
    return len(re.findall(r"\w{2,}", saying.text)) >= FEWEST_WORDS


def _asks(saying: Saying) -> bool:
    return saying.text.rstrip().endswith("?") and _says_something(saying)
