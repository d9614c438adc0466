"""Recordings made on the spot, and the committed model of one synthetic voice."""

import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from transcription import SAMPLE_VOICE, SpeechSettings

DATA = Path(__file__).parent / "data"
Samples = npt.NDArray[np.float64]
MakeWav = Callable[[str, Samples], Path]


@pytest.fixture
def make_wav(tmp_path: Path) -> MakeWav:
    """Write samples in [-1, 1] as a 16 kHz mono WAV of that name."""

    def make(name: str, samples: Samples) -> Path:
        path = tmp_path / name
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(16_000)
            file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
        return path

    return make


@pytest.fixture(scope="session")
def sample_voice() -> SpeechSettings:
    """Settings for the sample-voice model."""
    if not (SAMPLE_VOICE / "model.bin").exists():
        pytest.skip(f"{SAMPLE_VOICE} is not there; benchmarks/training/sample_voice makes it")
    return SpeechSettings(model=str(SAMPLE_VOICE), device="cpu")


def tone(seconds: float, *, hertz: float = 300.0, loudness: float = 0.3) -> Samples:
    return loudness * np.sin(2 * np.pi * hertz * np.arange(int(seconds * 16_000)) / 16_000)


def silence(seconds: float) -> Samples:
    return np.zeros(int(seconds * 16_000))


def noise(seconds: float, *, loudness: float = 0.1) -> Samples:
    return loudness * np.random.default_rng(7).standard_normal(int(seconds * 16_000))
