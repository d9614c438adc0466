"""The AMI development meetings as rows: one utterance of three or more words each."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from skills.minutes.classify import CLASSES
from skills.minutes.features import FEWEST_WORDS, Floats, features

MEETINGS = Path("meetings/ami.jsonl.gz")


@dataclass(frozen=True)
class Utterance:
    """One dialogue act; `labels` name the summary lines that it proves."""

    id: str
    speaker: str
    text: str
    labels: frozenset[str]


@dataclass(frozen=True)
class Meeting:
    """The utterances worth reading of one meeting; meetings of one series share people and product."""

    id: str
    series: str
    utterances: tuple[Utterance, ...]


def load_meetings(data: Path) -> list[Meeting]:
    """The labelled meetings; in the others an empty label means unknown."""
    with gzip.open(data / MEETINGS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Meeting(row["id"], row["id"].rstrip("abcd"), _utterances(row)) for row in rows if row["labelled"]]


def _utterances(row: dict[str, list[dict[str, str]]]) -> tuple[Utterance, ...]:
    return tuple(
        Utterance(item["id"], item["speaker"], item["text"], frozenset(item["labels"]))
        for item in row["utterances"]
        if len(item["text"].split()) >= FEWEST_WORDS
    )


def texts_of(meetings: Sequence[Meeting]) -> list[str]:
    return [utterance.text for meeting in meetings for utterance in meeting.utterances]


def rows_of(meetings: Sequence[Meeting], meaning: Floats) -> Floats:
    """The features of all utterances, meeting after meeting; neighbours stay within a meeting."""
    found, start = [], 0
    for meeting in meetings:
        end = start + len(meeting.utterances)
        texts = [utterance.text for utterance in meeting.utterances]
        found.append(
            features(texts, [utterance.speaker for utterance in meeting.utterances], meaning[start:end])
        )
        start = end
    return np.vstack(found)


def labels_of(meetings: Sequence[Meeting]) -> Floats:
    """1.0 where an utterance proves a line of the class, (n, classes)."""
    return np.array(
        [
            [name in utterance.labels for name in CLASSES]
            for meeting in meetings
            for utterance in meeting.utterances
        ],
        dtype=np.float32,
    )


def folds_of(meetings: Sequence[Meeting], count: int, seed: int = 0) -> np.ndarray:
    """The fold of each utterance; a series lies in one fold."""
    series = sorted({meeting.series for meeting in meetings})
    order = np.random.default_rng(seed).permutation(len(series))
    fold = {name: int(place) % count for name, place in zip(series, order, strict=True)}
    return np.array([fold[meeting.series] for meeting in meetings for _ in meeting.utterances])
