"""Meetings put together from single voices, so that who speaks when is known exactly."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.signal import butter, resample_poly, sosfilt

from transcription.audio import SAMPLE_RATE, Samples
from transcription.speakers import Turn

_LENGTHS = (0.7, 1.5, 3.0, 5.0, 8.0)  # seconds of a turn
_OVERLAPS = 0.1  # of the turns begin before the one before them has ended
_RMS = 0.06
_LOUDER = 6.0  # dB that a person is above or below the rest


@dataclass(frozen=True)
class Meeting:
    """Sound, its truth, and how long it is in seconds."""

    samples: Samples
    turns: list[Turn]
    seconds: float


def build(voices: Mapping[str, Sequence[Samples]], *, seconds: float, seed: int) -> Meeting:
    """Everybody in `voices` in turns of random length and loudness, with pauses, interruptions and faint noise."""
    draw, noise = random.Random(seed), np.random.default_rng(seed)
    sound = np.zeros(int(seconds * SAMPLE_RATE), np.float32)
    gains = {person: 10 ** (draw.uniform(-_LOUDER, _LOUDER) / 20) for person in voices}
    turns: list[Turn] = []
    at, person = 0.5, draw.choice(list(voices))
    while at < seconds - 1:
        for piece in _turn(draw, voices[person]):
            first = int(at * SAMPLE_RATE)
            heard = piece[: max(0, len(sound) - first)]
            if len(heard) < 0.3 * SAMPLE_RATE:
                break
            sound[first : first + len(heard)] += heard * gains[person]
            turns.append(Turn(first / SAMPLE_RATE, (first + len(heard)) / SAMPLE_RATE, person))
            at = turns[-1].end + draw.uniform(0.05, 0.3)
        at += -draw.uniform(0.2, 0.6) if draw.random() < _OVERLAPS else draw.uniform(0.0, 0.6)
        person = draw.choice([other for other in voices if other != person] or [person])
    sound += noise.normal(0, 10 ** (draw.uniform(-65, -50) / 20), len(sound)).astype(np.float32)
    return Meeting(sound, turns, seconds)


def _turn(draw: random.Random, pieces: Sequence[Samples]) -> list[Samples]:
    wanted = draw.choice(_LENGTHS)
    found: list[Samples] = []
    while (short := wanted - sum(map(len, found)) / SAMPLE_RATE) > 0:
        piece = draw.choice(pieces)
        most = int(max(0.6, min(5.5, short + 0.5)) * SAMPLE_RATE)
        first = draw.randrange(max(1, len(piece) - most + 1))
        piece = piece[first : first + most]
        found.append(piece * (_RMS / (float(np.sqrt(np.square(piece).mean())) + 1e-9)))
    return found


def clean(samples: Samples, _seed: int) -> Samples:
    return samples


def telephone(samples: Samples, seed: int) -> Samples:
    """8 kHz, 300 to 3,400 Hz, eight bits by the mu law, and line noise."""
    narrow = sosfilt(butter(4, (300, 3_400), "band", fs=8_000, output="sos"), resample_poly(samples, 1, 2))
    level = np.clip(narrow / (2 * np.abs(narrow).max() + 1e-9), -1, 1)
    coded = np.round(np.sign(level) * np.log1p(255 * np.abs(level)) / np.log(256) * 127) / 127
    decoded = np.sign(coded) * np.expm1(np.abs(coded) * np.log(256)) / 255
    line = np.random.default_rng(seed).normal(0, 3e-4, len(samples))
    heard: Samples = (resample_poly(decoded, 2, 1)[: len(samples)] + line).astype(np.float32)
    return heard


def room(samples: Samples, seed: int) -> Samples:
    """Heard from some way off: an echo that dies away in a third of a second, and more noise."""
    draw = np.random.default_rng(seed)
    echo = draw.normal(0, 1, int(0.35 * SAMPLE_RATE)) * np.exp(
        -np.arange(int(0.35 * SAMPLE_RATE)) / (0.06 * SAMPLE_RATE)
    )
    echo *= 0.5 / np.sqrt(np.square(echo).sum())
    echo[0] = 1.0
    size = len(samples) + len(echo)
    heard = np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(echo, size), size)[: len(samples)]
    return (heard + draw.normal(0, 2e-3, len(samples))).astype(np.float32)


CHANNELS: dict[str, Callable[[Samples, int], Samples]] = {
    "clean": clean,
    "telephone": telephone,
    "room": room,
}
