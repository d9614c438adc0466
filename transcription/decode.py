"""Any recording to a plain 16 kHz WAV file, so that long work need not start again from the original.

It is mono, except where each person has a channel.
"""

import errno
import shutil
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from transcription.audio import SAMPLE_RATE, duration_seconds, open_recording
from transcription.errors import DiskFullError
from transcription.formats import is_transcript
from transcription.speakers.channels import turns_by_channel

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_BYTES_A_SECOND = 2 * SAMPLE_RATE


@dataclass(frozen=True)
class Decoded:
    """`damage` is what a reader must know if sound is missing, else None."""

    path: Path
    damage: str | None


def decode_to(path: Path, out: Path) -> Decoded:
    """Write the sound of `path` to `out`, whole or not at all; a transcript is copied as it is.

    Memory stays flat whatever the length. Raises UnreadableAudioError and DiskFullError."""
    part = out.with_name(f"{out.name}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        damage = _write(path, part)
        part.replace(out)
    except OSError as error:
        if error.errno not in _FULL:
            raise
        part.unlink(missing_ok=True)
        raise DiskFullError(_too_little(path, out.parent)) from error
    return Decoded(out, damage)


def _write(path: Path, part: Path) -> str | None:
    if not is_transcript(path):
        return _write_wave(path, part)
    shutil.copyfile(path, part)
    return None


def _too_little(path: Path, folder: Path) -> str:
    free = shutil.disk_usage(folder).free // 1_000_000
    seconds = duration_seconds(path)
    needed = f"about {seconds * _BYTES_A_SECOND / 1e6:.0f} MB" if seconds else "115 MB an hour"
    return (
        f"There is no room on this machine's disk for the sound of {path.name!r} ({needed}, {free} MB are "
        "free); make room and send it again, or give a transcript (.vtt) instead."
    )


def _write_wave(path: Path, part: Path) -> str | None:
    # a channel for each person says who speaks better than any voice does; else mono is half the bytes
    apart = turns_by_channel(path) is not None
    with open_recording(path) as recording, wave.open(str(part), "wb") as sink:
        sink.setnchannels(recording.channels if apart else 1)
        sink.setsampwidth(2)
        sink.setframerate(SAMPLE_RATE)
        for block in recording.channel_blocks() if apart else recording.blocks():
            sink.writeframes((np.clip(block, -1, 1) * 32767).astype("<i2").T.tobytes())
        return recording.damage()
