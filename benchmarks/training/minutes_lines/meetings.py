"""The AMI development meetings as rows: one utterance of three or more words each, with all that is to be learnt."""

import gzip
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from rouge_score.tokenizers import DefaultTokenizer

from skills.minutes.classify import CLASSES
from skills.minutes.features import FEWEST_WORDS, Floats
from skills.proving.tidy import STOP_WORDS

MEETINGS = Path("meetings/ami.jsonl.gz")
ACTS = (
    "Inform Assess Backchannel Suggest Fragment Stall Elicit-Inform Other Comment-About-Understanding "
    "Elicit-Assessment Be-Positive Offer Elicit-Offer-Or-Suggestion Elicit-Comment-Understanding Be-Negative"
).split()
SHORT = 3  # words added to a sentence's length, so that a short one is not told by chance
_TOKENIZER = DefaultTokenizer(use_stemmer=True)


@dataclass(frozen=True)
class Utterance:
    """One dialogue act; `labels` name the summary lines that it proves."""

    id: str
    speaker: str
    text: str
    labels: frozenset[str]
    act: int  # its place in ACTS, -1 where nobody said
    opens: bool  # whether a topic begins here
    told: float  # how much of it the written summary says, 0 to 1


@dataclass(frozen=True)
class Meeting:
    """The utterances worth reading of one meeting; meetings of one series share people and product.

    `short_count` utterances of fewer words are not read, `short` of them, by class, prove a line.
    """

    id: str
    series: str
    utterances: tuple[Utterance, ...]
    short_count: int
    short: dict[str, int]

    @property
    def texts(self) -> list[str]:
        return [utterance.text for utterance in self.utterances]


def load_meetings(data: Path) -> list[Meeting]:
    """The labelled meetings; in the others an empty label means unknown."""
    with gzip.open(data / MEETINGS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [_meeting(row) for row in rows if row["labelled"]]


def _meeting(row: dict[str, Any]) -> Meeting:  # Any: a row of JSON
    long = [item for item in row["utterances"] if len(item["text"].split()) >= FEWEST_WORDS]
    short = [item for item in row["utterances"] if len(item["text"].split()) < FEWEST_WORDS]
    written = _written(row)
    opening = _openings(row["topics"], [item["start"] for item in long])
    utterances = tuple(_utterance(item, place in opening, written) for place, item in enumerate(long))
    proving = Counter(name for item in short for name in item["labels"])
    return Meeting(row["id"], row["id"].rstrip("abcd"), utterances, len(short), dict(proving))


def _utterance(item: dict[str, Any], opens: bool, written: frozenset[tuple[str, ...]]) -> Utterance:
    act = ACTS.index(item["act"]) if item["act"] in ACTS else -1
    told = share_told(item["text"], written)
    return Utterance(item["id"], item["speaker"], item["text"], frozenset(item["labels"]), act, opens, told)


def _openings(topics: list[dict[str, Any]], starts: list[float]) -> set[int]:
    """The first utterance of each topic but of the first one."""
    times = np.array(starts)
    rows = {int(np.searchsorted(times, topic["start"] - 0.01)) for topic in topics}
    return {row for row in rows if 0 < row < len(starts)}


def _written(row: dict[str, Any]) -> frozenset[tuple[str, ...]]:
    text = " ".join(line for kind in ("abstract", "actions", "decisions", "problems") for line in row[kind])
    words = stems(text)
    return frozenset([*((word,) for word in words), *pairwise(words)])


def share_told(text: str, written: frozenset[tuple[str, ...]]) -> float:
    """Mean of the shares of telling words and of word pairs that the summary has too."""
    words = stems(text)
    telling = [word for word in words if word not in STOP_WORDS]
    one = sum((word,) in written for word in telling) / (len(telling) + SHORT)
    two = sum(pair in written for pair in pairwise(words)) / (len(words) + SHORT)
    return min((one + 2 * two) / 2, 1.0)


@lru_cache(maxsize=100_000)
def stems(text: str) -> tuple[str, ...]:
    """As the scorer of summaries counts words."""
    return tuple(_TOKENIZER.tokenize(text))


def texts_of(meetings: Sequence[Meeting]) -> list[str]:
    return [text for meeting in meetings for text in meeting.texts]


def targets_of(meeting: Meeting) -> Floats:
    """What each head should say of each utterance, in the order of HEADS, (n, heads)."""
    rows = [
        [*(name in said.labels for name in CLASSES), said.opens, said.told] for said in meeting.utterances
    ]
    return np.array(rows, dtype=np.float32)


def labels_of(meetings: Sequence[Meeting]) -> Floats:
    """1.0 where an utterance proves a line of the class, (n, classes)."""
    return np.vstack([targets_of(meeting)[:, : len(CLASSES)] for meeting in meetings])


def folds_of(meetings: Sequence[Meeting], count: int, seed: int = 0) -> np.ndarray:
    """The fold of each meeting; a series lies in one fold."""
    series = sorted({meeting.series for meeting in meetings})
    order = np.random.default_rng(seed).permutation(len(series))
    fold = {name: int(place) % count for name, place in zip(series, order, strict=True)}
    return np.array([fold[meeting.series] for meeting in meetings])
