"""Speech and silence of any length, and the model that the figures are about."""

import json
import os
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.corpus import SAMPLE_COMPANY
from transcription import SAMPLE_VOICE, SpeechSettings
from transcription.audio import SAMPLE_RATE, load_samples

Samples = NDArray[np.float32]
MEETING = SAMPLE_COMPANY / "meetings" / "launch-review.flac"
SEED = 5


def settings(**changes: object) -> SpeechSettings:
    """The model of CONFIDANT_SPEECH__MODEL, else the sample voice on the CPU; words alone, without their speakers."""
    named = os.environ.get("CONFIDANT_SPEECH__MODEL")
    device = os.environ.get("CONFIDANT_SPEECH__DEVICE", "auto" if named else "cpu")
    return SpeechSettings.model_validate(
        {"model": named or str(SAMPLE_VOICE), "device": device, "speakers": "off", **changes}
    )


def is_sample_voice() -> bool:
    return not os.environ.get("CONFIDANT_SPEECH__MODEL")


def data_folder() -> Path | None:
    named = os.environ.get("CONFIDANT_BENCH__DATA")
    return Path(named) / "audio" if named else None


def manifest(folder: Path) -> list[dict[str, object]]:
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def silences(folder: Path | None) -> Iterator[tuple[str, Samples]]:
    """Each with a name, and nobody speaking in it."""
    yield "digital zero, 60 s", np.zeros(60 * SAMPLE_RATE, np.float32)
    yield "hum of 50 Hz, 60 s", hum(60)
    random = np.random.default_rng(SEED)
    for level in (1e-4, 1e-3, 1e-2, 1e-1):
        noise = random.standard_normal(20 * SAMPLE_RATE).astype(np.float32)
        yield f"white noise at {level:g}, 20 s", noise * np.float32(level)
    for row in manifest(folder) if folder else ():
        if row["kind"] == "noise":
            yield str(row["file"]), load_samples(Path(str(folder)) / str(row["file"]))


def hum(seconds: int) -> Samples:
    """The mains and its third harmonic."""
    at = np.arange(seconds * SAMPLE_RATE) / SAMPLE_RATE
    return (0.05 * np.sin(2 * np.pi * 50 * at) + 0.01 * np.sin(2 * np.pi * 150 * at)).astype(np.float32)


def with_gap(kind: str, seconds: int = 300) -> tuple[Samples, float, float]:
    """The sample meeting's first 30 s, a gap, and the 30 s again; with the times that the gap lies between."""
    said = load_samples(MEETING)[: 30 * SAMPLE_RATE]
    noise = np.random.default_rng(SEED).standard_normal(seconds * SAMPLE_RATE).astype(np.float32)
    gap = {"digital zero": noise * 0, "hum of 50 Hz": hum(seconds), "room noise": noise * np.float32(0.002)}[
        kind
    ]
    return np.concatenate([said, gap, said]), 30.0, 30.0 + seconds


def save(path: Path, samples: Samples) -> Path:
    with wave.open(str(path), "wb") as file:
        _open(file)
        file.writeframes(_bytes(samples))
    return path


def save_looped(path: Path, hours: float) -> Path:
    """The sample meeting and a minute of silence, over and over, written piece by piece."""
    piece = np.concatenate([load_samples(MEETING), np.zeros(60 * SAMPLE_RATE, np.float32)])
    left = int(hours * 3600 * SAMPLE_RATE)
    with wave.open(str(path), "wb") as file:
        _open(file)
        while left > 0:
            file.writeframes(_bytes(piece[:left]))
            left -= len(piece)
    return path


def _open(file: wave.Wave_write) -> None:
    file.setnchannels(1)
    file.setsampwidth(2)
    file.setframerate(SAMPLE_RATE)


def _bytes(samples: Samples) -> bytes:
    return (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
