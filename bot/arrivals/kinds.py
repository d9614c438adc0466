"""Whether a file is a recording or a transcript, by what it holds and not by what it is called."""

from pathlib import Path
from typing import Literal

from bot.arrivals.notice import Kind
from indexing.fetch import looks_like
from indexing.fetch.sniff import UTF16
from skills.errors import UserError
from skills.language import say
from transcription.errors import UnreadableTranscriptError
from transcription.formats import is_transcript, read_transcript

HEAD_BYTES = 4096
WANTED = say("Send audio, video or a transcript (.vtt, .srt, .json).")
TRANSCRIPTS = (".vtt", ".srt", ".json")
# MP3 with and without tags, AAC, FLAC, Ogg, Matroska and WebM, AIFF, Core Audio, AMR, Windows Media, MPEG, Flash video
_STARTS = (
    b"ID3", b"fLaC", b"OggS", b"\x1aE\xdf\xa3", b"FORM", b"caff", b"#!AMR", b"\x30\x26\xb2\x75", b"\x00\x00\x01\xba",
    b"FLV\x01",
)  # fmt: skip
_ISO_BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")


def kind_of(path: Path) -> Literal["recording", "transcript"] | None:
    """None for anything else: a page, a program, a picture, a document. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if is_sound(head):
        return "recording"
    if looks_like(head) != "other" or not head.strip():
        return None
    return "transcript" if is_transcript(path) and _has_words(path) else None


def is_sound(head: bytes) -> bool:
    """Whether a file that starts like this holds sound, and perhaps pictures, that can be decoded."""
    if head.startswith(_STARTS) or head[4:8] in _ISO_BOXES:
        return True
    if head.startswith((b"RIFF", b"RF64", b"RIFX")):
        return head[8:12] in (b"WAVE", b"AVI ")
    # a frame of MPEG sound: eleven bits set, then a version and a layer that exist (AAC has layer 0)
    if len(head) > 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and head[:2] not in UTF16:
        return head[1] & 0x18 != 0x08 and (head[1] & 0x06 != 0 or head[1] & 0xF6 == 0xF0)
    # an MPEG transport stream has its mark every 188 bytes
    return len(head) > 376 and head[0] == head[188] == head[376] == 0x47


def _has_words(path: Path) -> bool:
    try:
        read_transcript(path)
    except UnreadableTranscriptError:
        return False
    return True


def check_kind(path: Path, kind: Kind, name: str) -> None:
    """Raise UserError, and remove the file, unless it is what it was announced as."""
    found = kind_of(path)
    if found == ("transcript" if kind == "transcript" else "recording"):
        return
    path.unlink(missing_ok=True)
    raise UserError(
        say("{name!r} came as no transcript.", name=name)
        if kind == "transcript"
        else say("{name!r} came as no recording.", name=name),
        hint=WANTED,
    )
