"""The development meetings of AMI and QMSum as transcripts, with what people wrote about them."""

import gzip
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from transcription.transcript import Segment, Transcript

MISSING = (
    "CONFIDANT_BENCH__DATA names no folder with meetings/ami.jsonl.gz and meetings/qmsum.jsonl.gz: "
    "set it to the development data."
)
WORDS_A_SECOND = 2.5  # QMSum has no times, so its turns are laid out at the pace of speech
_MARK = re.compile(r"\{\w+\}")
_SPACED = re.compile(r"\s+([.,?!;:])")


@dataclass(frozen=True)
class Topic:
    """A stretch about one thing, from one segment to another (both inside); level 1 lies inside level 0."""

    first: int
    last: int
    title: str
    level: int


@dataclass(frozen=True)
class Meeting:
    """A meeting of a corpus. `references` are whole summaries, one sentence a string in each."""

    id: str
    corpus: str
    transcript: Transcript
    references: dict[str, tuple[str, ...]]
    topics: tuple[Topic, ...]

    @property
    def series(self) -> str:
        """Meetings of one series share people and product: they are held out together."""
        return self.id.rstrip("abcd")


def data_folder() -> Path:
    """The folder of the data; ends the program with one sentence where there is none."""
    folder = Path(os.environ.get("CONFIDANT_BENCH__DATA", ""))
    if not (folder / "meetings/ami.jsonl.gz").is_file() or not (folder / "meetings/qmsum.jsonl.gz").is_file():
        raise SystemExit(MISSING)
    return folder


def load_ami(data: Path) -> list[Meeting]:
    """Speakers go by their role, which nobody is called by, so that an owner who is a speaker can be told."""
    return [_ami(row) for row in _rows(data / "meetings/ami.jsonl.gz")]


def load_qmsum(data: Path) -> list[Meeting]:
    """Product meetings are AMI's, under the same id."""
    return [_qmsum(row) for row in _rows(data / "meetings/qmsum.jsonl.gz")]


def _ami(row: dict[str, Any]) -> Meeting:  # Any: a row of JSON
    said = [item for item in row["utterances"] if item["text"].strip()]
    segments = tuple(
        Segment(place, item["start"], max(item["end"], item["start"]), _name(item), item["text"])
        for place, item in enumerate(said)
    )
    topics = tuple(
        Topic(*inside, item["title"], item["level"])
        for item in row["topics"]
        if (inside := _segments_of(item["start"], item["end"], segments))
    )
    whole = tuple(line for kind in ("abstract", "actions", "decisions", "problems") for line in row[kind])
    references = {"abstract": tuple(row["abstract"]), "whole summary": whole}
    return Meeting(row["id"], "AMI", _transcript(segments), references, topics)


def _name(item: dict[str, Any]) -> str:
    return str(item["role"]).title() if item["role"] else f"Speaker {item['speaker']}"


def _segments_of(start: float, end: float, segments: tuple[Segment, ...]) -> tuple[int, int] | None:
    inside = [segment.id for segment in segments if start - 0.01 <= segment.start < end]
    return (inside[0], inside[-1]) if inside else None


def _qmsum(row: dict[str, Any]) -> Meeting:
    segments: list[Segment] = []
    now, place_of = 0.0, {}
    for turn, item in enumerate(row["transcript"]):
        text = plain(item["text"])
        place_of[turn] = max(len(segments) - (not text), 0)
        if text:
            seconds = len(text.split()) / WORDS_A_SECOND
            segments.append(Segment(len(segments), now, now + seconds, item["speaker"] or None, text))
            now += seconds
    topics = tuple(
        Topic(place_of[first], place_of[last], item["topic"], 0)
        for item in row["topics"]
        for first, last in item["spans"]
        if first in place_of and last in place_of
    )
    answers = [sentences(item["answer"]) for item in row["general_queries"]]
    references = {f"general {number}": answer for number, answer in enumerate(answers) if answer}
    return Meeting(row["id"], f"QMSum {row['domain']}", _transcript(tuple(segments)), references, topics)


def plain(text: str) -> str:
    """QMSum's tokens as a transcript would write them: no marks, no space before a comma."""
    return " ".join(_SPACED.sub(r"\1", _MARK.sub(" ", text)).split())


def sentences(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part)


def _transcript(segments: tuple[Segment, ...]) -> Transcript:
    return Transcript("en", max((segment.end for segment in segments), default=0.0), segments)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
