"""Sentences spoken once and kept as features, with the time of every token and sound.

Features are kept before normalising (log10 of the mel power), so that windows with gains, noise and pauses
can be put together from them quickly; `windows.py` then does exactly what faster-whisper's extractor does.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from faster_whisper.feature_extractor import FeatureExtractor
from numpy.typing import NDArray

from benchmarks.training.sample_voice.speak import RATE, Samples, Speech, Voice, speak
from benchmarks.training.sample_voice.tokens import Codes

STEP_SECONDS = 0.02  # one encoder position, and one timestamp
HOP = 160
# The four voices of the sample meeting, in the order Maya, Tom, Priya, Jonas.
VOICES = (
    Voice("gmw/en-US+f3", 165, 52, 55),
    Voice("gmw/en-US", 170, 45, 50),
    Voice("gmw/en+f4", 165, 60, 50),
    Voice("gmw/en+m3", 160, 35, 50),
)
PUNCTUATION = frozenset(".,?")

Features = NDArray[np.float32]
_EXTRACTOR = FeatureExtractor()
_WINDOW = np.hanning(_EXTRACTOR.n_fft + 1)[:-1].astype("float32")


@dataclass(frozen=True)
class Utterance:
    """One spoken sentence; times are encoder positions (20 ms) from its start."""

    text: str
    power: NDArray[np.float16]  # log10 mel power, shape (80, 2 * positions)
    tokens: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]  # of each token: first position, position after the last
    sounds: NDArray[np.int16]  # id of the sound at each position
    end: int

    @property
    def positions(self) -> int:
        return len(self.sounds)


class Sounds:
    """Ids for espeak's phoneme names, given out as they are met; 0 is silence."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {"": 0}

    def id(self, name: str) -> int:
        return self.ids.setdefault(name, len(self.ids))


def log_power(samples: Samples) -> Features:
    """log10 of the mel power, as faster-whisper's extractor has it before it normalises."""
    padded = np.pad(samples, (0, HOP))
    spectrum = _EXTRACTOR.stft(padded, _EXTRACTOR.n_fft, HOP, window=_WINDOW, return_complex=True)
    mel = _EXTRACTOR.mel_filters @ (np.abs(spectrum.astype("complex64")[..., :-1]) ** 2)
    power: Features = np.log10(np.clip(mel, 1e-10, None))
    return power


def vary(voice: Voice, pick: random.Random) -> Voice:
    """The same voice on another day: a little faster or slower, higher or lower."""
    return Voice(
        voice.name,
        voice.speed + pick.randint(-12, 12),
        voice.pitch + pick.randint(-8, 8),
        voice.liveliness + pick.randint(-15, 15),
    )


def utterances(
    texts: Iterable[str], codes: Codes, sounds: Sounds, pick: random.Random
) -> Iterator[Utterance]:
    """Speak each text with one of the voices."""
    for text in texts:
        yield to_utterance(text, speak(text, vary(pick.choice(VOICES), pick)), codes, sounds)


def to_utterance(text: str, speech: Speech, codes: Codes, sounds: Sounds) -> Utterance:
    """Keep speech as features and positions."""
    positions = -(-len(speech.samples) // (2 * HOP))
    samples = np.pad(speech.samples, (0, positions * 2 * HOP - len(speech.samples)))
    tokens, spans = _align(speech, codes, positions)
    return Utterance(
        text=text,
        power=log_power(samples)[:, : 2 * positions].astype(np.float16),
        tokens=tokens,
        spans=spans,
        sounds=_sound_track(speech, sounds, positions),
        end=min(positions, round(speech.words[-1].end / STEP_SECONDS)),
    )


def _align(
    speech: Speech, codes: Codes, positions: int
) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """Tokens with their spans: a word's pieces share its time by letters, marks take the pause after it."""
    tokens: list[int] = []
    edges: list[tuple[float, float]] = []
    starts = [word.start for word in speech.words[1:]] + [positions * STEP_SECONDS]
    for word, following in zip(speech.words, starts, strict=True):
        letters = word.text.rstrip(".,?")
        pieces = codes.encode(letters)
        shares = np.cumsum([0, *map(codes.letters, pieces)], dtype=float)
        times = word.start + (word.end - word.start) * shares / shares[-1]
        tokens += pieces
        edges += [(float(a), float(b)) for a, b in pairwise(times)]
        for mark in codes.encode(word.text)[len(pieces) :]:
            tokens.append(mark)
            edges.append((word.end, following))
    return tuple(tokens), tuple(_positions(start, end, positions) for start, end in edges)


def _positions(start: float, end: float, limit: int) -> tuple[int, int]:
    """A span in seconds as positions, at least one long."""
    first = min(round(start / STEP_SECONDS), limit - 1)
    return first, max(first + 1, min(round(end / STEP_SECONDS), limit))


def _sound_track(speech: Speech, sounds: Sounds, positions: int) -> NDArray[np.int16]:
    track = np.zeros(positions, np.int16)
    for sound in speech.sounds:
        track[round(sound.start / STEP_SECONDS) :] = sounds.id(sound.name)
    track[round(speech.words[-1].end / STEP_SECONDS) :] = 0
    return track


def noise_powers(seed: int, seconds: float = 40.0) -> list[Features]:
    """log10 mel power of white and of pink noise, both of deviation 1, to be mixed into windows."""
    random_numbers = np.random.default_rng(seed)
    white = random_numbers.standard_normal(int(seconds * RATE))
    spectrum = np.fft.rfft(white)
    pink = np.fft.irfft(spectrum / np.sqrt(np.arange(1, len(spectrum) + 1)), len(white))
    return [log_power((wave / wave.std()).astype(np.float32)) for wave in (white, pink)]
