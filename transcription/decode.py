"""Any recording to a plain 16 kHz mono WAV file, so that long work need not start again from the original."""

import shutil
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from transcription.audio import SAMPLE_RATE, open_recording
from transcription.formats import is_transcript


@dataclass(frozen=True)
class Decoded:
    """`damage` is what a reader must know if sound is missing, else None."""

    path: Path
    damage: str | None


def decode_to(path: Path, out: Path) -> Decoded:
    """Write the sound of `path` to `out`, whole or not at all; a transcript is copied as it is.

    Memory stays flat whatever the length. Raises UnreadableAudioError, and OSError where the disk is full."""
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(f"{out.name}.part")
    if is_transcript(path):
        shutil.copyfile(path, part)
        part.replace(out)
        return Decoded(out, None)
    damage = _write_wave(path, part)
    part.replace(out)
    return Decoded(out, damage)


def _write_wave(path: Path, part: Path) -> str | None:
    with open_recording(path) as recording, wave.open(str(part), "wb") as sink:
        sink.setnchannels(1)
        sink.setsampwidth(2)
        sink.setframerate(SAMPLE_RATE)
        for block in recording.blocks():
            sink.writeframes((np.clip(block, -1, 1) * 32767).astype("<i2").tobytes())
        return recording.damage()
