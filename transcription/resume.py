"""The finished windows of one recording in a file, so that work cut short at any instant goes on after them."""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from transcription.errors import UnreadableTranscriptError
from transcription.settings import SpeechSettings
from transcription.transcript import Segment, Transcript

_VERSION = 1
_NOT_HEARD = {"speakers", "speaker_model"}  # who said it is found out afterwards, from the whole


@dataclass(frozen=True)
class Part:
    """What was heard in one window; times count from the start of the recording."""

    start: float
    end: float
    language: str | None
    segments: tuple[Segment, ...]


def key_of(path: Path, settings: SpeechSettings, hotwords: Sequence[str]) -> str:
    """A name for one recording heard in one way: the same for the same bytes and the same settings only."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    asked = [_VERSION, settings.model_dump(mode="json", exclude=_NOT_HEARD), list(hotwords)]
    digest.update(json.dumps(asked, sort_keys=True).encode())
    return digest.hexdigest()


class Kept:
    """One line a window, each written through to the disk; a line that was cut short does not count.

    A file of another recording or of other settings is begun anew. Where the disk is full nothing more is
    kept, and the work itself goes on: `is_broken` says so.
    """

    def __init__(self, path: Path, key: str) -> None:
        self._path = path
        self.is_broken = False
        first = json.dumps({"key": key}).encode() + b"\n"
        self.parts, self._whole_bytes = _read(path, first)
        if not self._whole_bytes:
            self._begin(first)

    def add(self, part: Part) -> None:
        """Keep one more window, whole or not at all."""
        if self.is_broken:
            return
        line = json.dumps(_to_json(part)).encode() + b"\n"
        try:
            with self._path.open("r+b") as file:
                file.truncate(self._whole_bytes)
                file.seek(self._whole_bytes)
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            self.is_broken = True
        else:
            self._whole_bytes += len(line)

    def _begin(self, first: bytes) -> None:
        new = self._path.with_name(f"{self._path.name}.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            new.write_bytes(first)
            new.replace(self._path)
        except OSError:
            self.is_broken = True
        self._whole_bytes = len(first)


def _read(path: Path, first: bytes) -> tuple[list[Part], int]:
    """The parts that stand whole in the file, and how many bytes they take; nothing if it is another's."""
    try:
        lines = path.read_bytes().splitlines(keepends=True)
    except OSError:
        return [], 0
    if not lines or lines[0] != first:
        return [], 0
    parts: list[Part] = []
    size = len(first)
    for line in lines[1:]:
        part = _from_json(line) if line.endswith(b"\n") else None
        if part is None or (parts and part.start != parts[-1].end):
            break
        parts.append(part)
        size += len(line)
    return parts, size


def _to_json(part: Part) -> dict[str, object]:
    heard = Transcript(part.language, part.end, part.segments)
    return {"start": part.start, "end": part.end, "heard": heard.to_json()}


def _from_json(line: bytes) -> Part | None:
    try:
        value = json.loads(line)
        heard = Transcript.from_json(value["heard"])
        return Part(float(value["start"]), float(value["end"]), heard.language, heard.segments)
    except (ValueError, KeyError, TypeError, UnreadableTranscriptError):
        return None
