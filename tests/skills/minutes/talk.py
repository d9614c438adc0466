"""Small talks for the tests: "Ana: We decided to go." one line a segment, five seconds each."""

import hashlib
from collections.abc import Sequence

import numpy as np

from skills.minutes.features import Floats
from skills.minutes.people import People, people_of
from skills.minutes.sentences import Sentence, to_sentences
from transcription.transcript import Segment, Transcript

SECONDS = 5.0


def talk(*lines: str, title: str | None = None, language: str | None = None) -> Transcript:
    """Each line is a segment; what stands before ": " is its speaker, nobody if the line starts with it."""
    segments = tuple(_segment(place, line) for place, line in enumerate(lines))
    return Transcript(language, len(lines) * SECONDS, segments, title)


def _segment(place: int, line: str) -> Segment:
    speaker, _, text = line.partition(": ")
    return Segment(place, place * SECONDS, (place + 1) * SECONDS, speaker or None, text)


def said(*lines: str) -> tuple[list[Sentence], People]:
    """The sentences of a talk and who was there: Ana, Priya, Tom and Marco always are."""
    transcript = talk(*lines)
    there = ("Ana Keller", "Priya Raman", "Tom Berg", "Marco Ruiz")
    return to_sentences(transcript), people_of(transcript, there)


async def embed(texts: Sequence[str]) -> Floats:
    """Words hashed into 384 places: texts that share words are alike, the same on every machine."""
    rows = np.zeros((len(texts), 384), np.float32)
    for row, text in enumerate(texts):
        for word in text.lower().split():
            rows[row, int(hashlib.sha256(word.encode()).hexdigest(), 16) % 384] += 1
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    found: Floats = rows / np.maximum(norms, np.float32(1e-9))
    return found
