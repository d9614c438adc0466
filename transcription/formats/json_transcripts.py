"""JSON transcripts: ours, and those of Whisper, whisper.cpp, Google Meet, Graph, Fireflies and Attendee."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeAlias

from pydantic import ValidationError

from transcription.errors import UnreadableTranscriptError
from transcription.formats import json_header
from transcription.formats.json_header import Json
from transcription.formats.json_shapes import Dated, Timed, Utterance, WhisperCpp
from transcription.formats.turns import Turn, to_transcript
from transcription.transcript import Transcript

_Entry: TypeAlias = Timed | WhisperCpp | Utterance | Dated

# Where programs keep the list of what was said, and wrappers around it.
_LISTS = (
    "segments",
    "transcription",
    "transcriptEntries",
    "entries",
    "sentences",
    "utterances",
    "transcript",
    "value",
)
_WRAPPERS = ("data", "transcript", "result", "results")
_PLACES = 4
_LATEST = 4e9  # beyond the year 2096 a number is not a date


def parse(text: str, name: str) -> Transcript:
    """Raises UnreadableTranscriptError if it is not JSON, or not a shape that we know."""
    value = _load(text, name)
    holder, items = _find(value)
    shape = _shape(items[0]) if items else None
    if shape is None:
        raise UnreadableTranscriptError(
            f"{name!r} is JSON but not a transcript that we know; "
            "give a list of segments with start, end, speaker and text."
        )
    return _build(holder, [_read(shape, item, name) for item in items], items[0])


def _load(text: str, name: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        try:
            lines = [json.loads(line) for line in text.split("\n") if line.strip()]
        except (ValueError, RecursionError):
            raise UnreadableTranscriptError(
                f"{name!r} is not valid JSON ({error}); export the transcript again."
            ) from error
        return lines


def _find(value: object) -> tuple[Json, list[object]]:
    """The list of what was said, and the object around it, which has the title and the language."""
    holder: Json = {}
    for _ in range(_PLACES):
        if isinstance(value, list):
            return holder, value
        if not isinstance(value, dict):
            break
        holder = {**holder, **value}
        inner = [value[key] for key in _LISTS if isinstance(value.get(key), list)]
        wrapped = [value[key] for key in _WRAPPERS if isinstance(value.get(key), dict)]
        value = next(iter(inner + wrapped), None)
    return {}, []


def _shape(item: object) -> type[_Entry] | None:
    if not isinstance(item, dict):
        return None
    if "offsets" in item:
        return WhisperCpp
    if "timestamp_ms" in item:
        return Utterance
    if "startDateTime" in item or "startTime" in item:
        return Dated
    return Timed if {"start", "start_time", "speaker", "speaker_name"}.intersection(item) else None


def _read(shape: type[_Entry], item: object, name: str) -> _Entry:
    try:
        return shape.model_validate(item)
    except ValidationError as error:
        flaw = error.errors()[0]
        place = ".".join(str(part) for part in flaw["loc"]) or "an entry"
        raise UnreadableTranscriptError(
            f"{name!r} has an entry that cannot be read ({place}: {flaw['msg']}); export it again."
        ) from error


def _build(holder: Json, entries: list[_Entry], first: object) -> Transcript:
    turns: list[Turn] = []
    for entry in entries:
        turns.append(entry.to_turn(turns[-1].end if turns else 0.0))
    started_at = None
    if all(entry.is_dated for entry in entries):
        started_at, turns = _from_first(turns)
    names = json_header.speaker_names(holder, [turn.speaker for turn in turns if turn.speaker])
    return to_transcript(
        (replace(turn, speaker=names.get(turn.speaker or "", turn.speaker)) for turn in turns),
        language=json_header.language(holder, first),
        duration_seconds=json_header.duration(holder),
        title=json_header.title(holder),
        started_at=started_at,
    )


def _from_first(turns: list[Turn]) -> tuple[datetime | None, list[Turn]]:
    """Dates to seconds from the first of them."""
    first = min(turn.start for turn in turns)
    started_at = datetime.fromtimestamp(first, UTC) if 0 <= first < _LATEST else None
    return started_at, [replace(turn, start=turn.start - first, end=turn.end - first) for turn in turns]
