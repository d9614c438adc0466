"""What Zoom's events say, as a Notice; pure, nothing is asked of Zoom here."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from pydantic import BaseModel, Field, ValidationError, field_validator

from bot.arrivals.hook import short
from bot.arrivals.notice import ALL, Artefact, Notice
from bot.platforms import Payload

NAME = "zoom"
ARRIVED = ("recording.completed", "recording.transcript_completed", "recording.recovered")
GONE = ("recording.trashed", "recording.deleted")
# sound alone is a tenth of the pictures' size, and says the same
_BEST = ("audio_only", "audio_interpretation")
_SOUND = ("M4A", "MP4")
_PREFIX = re.compile(r"^(?:audio[ _]only|audio)\s*[-–_]\s*", re.IGNORECASE)
_NO_NAME = re.compile(r"\d{5}|^(?:audio|recording|gmt)(?:[\W_\d]|$)", re.IGNORECASE)
_KIND = re.compile(r"audio[ _]only|audio|recording", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:m4a|mp4|mp3|wav)$", re.IGNORECASE)


def _text(value: object) -> object:
    return "" if value is None else value


class RecordingFile(BaseModel, extra="ignore"):
    """One file of a recording; `file_type` is in capitals."""

    id: str = Field(min_length=1)
    file_type: str = ""
    file_size: int | None = Field(None, ge=0)
    file_name: str = ""
    file_extension: str = ""
    download_url: str = ""
    recording_type: str = ""
    recording_start: str = ""
    status: str = "completed"

    _be_text = field_validator(
        "file_type", "file_name", "file_extension", "download_url", "recording_type", mode="before"
    )(_text)


class Recording(BaseModel, extra="ignore"):
    """One meeting; files that cannot be read are left out, and the rest is read."""

    uuid: str = Field(min_length=1)
    topic: str = ""
    host_email: str = ""
    start_time: str = ""
    share_url: str = ""
    recording_files: list[RecordingFile] = []
    participant_audio_files: list[RecordingFile] = []

    _be_text = field_validator("topic", "host_email", "start_time", "share_url", mode="before")(_text)

    @field_validator("recording_files", "participant_audio_files", mode="before")
    @classmethod
    def _drop_odd(cls, value: object) -> object:
        return [one for one in value if _is_file(one)] if isinstance(value, list) else []


@dataclass(frozen=True)
class Place:
    """Where a file is at Zoom: its address, and the meeting under which Zoom tells the address anew."""

    url: str
    meeting: str

    def to_text(self) -> str:
        return json.dumps([self.url, self.meeting])

    @classmethod
    def of(cls, text: str) -> "Place":
        url, meeting = json.loads(text)
        return cls(str(url), str(meeting))


def event_id(body: Payload) -> str:
    """The same for an event that Zoom sends again, whose stamp and signature are new."""
    recording = _dict(_dict(body.get("payload")).get("object"))
    return short(f"{body.get('event')}:{body.get('event_ts')}:{recording.get('uuid')}")


def is_ours(body: Payload) -> bool:
    return body.get("event") in (*ARRIVED, *GONE)


def to_notice(body: Payload) -> Notice | None:
    """None for an event that names no meeting or is of another kind."""
    payload = _dict(body.get("payload"))
    try:
        recording = Recording.model_validate(payload.get("object"))
    except ValidationError:
        return None
    if body.get("event") in GONE:
        named = tuple(
            short(one.id) for one in (*recording.recording_files, *recording.participant_audio_files)
        )
        return Notice(NAME, short(recording.uuid), gone=named or (ALL,))
    if body.get("event") not in ARRIVED:
        return None
    # seen both at the top and inside the payload
    token = str(body.get("download_token") or payload.get("download_token") or "")
    return Notice(
        source=NAME,
        meeting=short(recording.uuid),
        title=recording.topic.strip() or None,
        organiser=recording.host_email.strip().lower(),
        started_at=_moment(recording.start_time),
        artefacts=tuple(_artefacts(recording, token)),
        link=recording.share_url if recording.share_url.startswith("https://") else "",
    )


def current_url(recordings: Recording, file_id: str) -> str:
    """Where a file is now, as Zoom's API lists the meeting; empty if it lists it no more."""
    files = (*recordings.recording_files, *recordings.participant_audio_files)
    return next((one.download_url for one in files if short(one.id) == file_id), "")


def _artefacts(recording: Recording, token: str) -> Iterator[Artefact]:
    whole = [one for one in recording.recording_files if one.status == "completed" and one.download_url]
    alone = [
        one for one in recording.participant_audio_files if one.status == "completed" and one.download_url
    ]
    for file in whole:
        if file.file_type.upper() == "TRANSCRIPT":
            yield _artefact(recording, file, token, "transcript")
    for file in _one_for_each_stretch(one for one in whole if one.file_type.upper() in _SOUND):
        yield _artefact(recording, file, token, "recording")
    for file in alone:
        yield _artefact(recording, file, token, "participant")


def _one_for_each_stretch(files: Iterable[RecordingFile]) -> Iterator[RecordingFile]:
    """A recording that was paused comes in stretches, and each in several views: the leanest one will do."""
    for _, views in groupby(
        sorted(files, key=lambda one: one.recording_start), lambda one: one.recording_start
    ):
        yield min(views, key=lambda one: (one.recording_type not in _BEST, one.file_size or 0))


def _artefact(recording: Recording, file: RecordingFile, token: str, kind: str) -> Artefact:
    ending = "vtt" if kind == "transcript" else (file.file_extension or file.file_type or "m4a").lower()
    speaker = speaker_of(file.file_name) if kind == "participant" else ""
    return Artefact(
        kind=kind,  # type: ignore[arg-type]  # one of the three words
        id=short(file.id),
        name=f"{speaker or recording.topic or 'recording'}.{ending}",
        source=Place(file.download_url, recording.uuid).to_text(),
        size=file.file_size,
        speaker=speaker,
        secret=token,
    )


def speaker_of(file_name: str) -> str:
    """Whose voice a participant's file holds, which only its name says: `Audio only - Ana Ruiz.m4a`.

    Empty where the name is a program's and no person's: a wrong name is worse than none."""
    bare = _ENDING.sub("", file_name.strip())
    name = " ".join(_PREFIX.sub("", bare).split())
    return "" if _NO_NAME.search(name) or _KIND.fullmatch(bare) else name


def _is_file(entry: object) -> bool:
    try:
        RecordingFile.model_validate(entry)
    except ValidationError:
        return False
    return True


def _dict(value: object) -> Payload:
    return value if isinstance(value, dict) else {}


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
