"""Text to speech with espeak-ng, keeping what espeak knows: when each word and each sound began.

The library is called through ctypes because its command line does not report times. Needs libespeak-ng.so.1
(Debian: `apt-get install libespeak-ng1`); only training needs it, never the demo or the tests.
"""

import ctypes
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
Samples = NDArray[np.float32]

# Values from espeak-ng/speak_lib.h, version 1.51.
_SYNCHRONOUS = 2
_PHONEME_EVENTS = 1
_UTF8 = 1
_WORD, _PHONEME = 1, 7
_SPEED, _PITCH, _PITCH_RANGE = 1, 3, 4
_PAUSE_MARK = "_"


@dataclass(frozen=True)
class Voice:
    """One espeak voice; speed in words a minute, pitch and liveliness 0 to 100."""

    name: str
    speed: int = 165
    pitch: int = 50
    liveliness: int = 50


@dataclass(frozen=True)
class SpokenWord:
    """A word and when it is heard, in seconds; not exact where espeak merges it with its neighbour."""

    text: str
    start: float
    end: float
    exact: bool = True


@dataclass(frozen=True)
class Sound:
    """One phoneme by espeak's name and when it begins, in seconds; a pause is named ''."""

    name: str
    start: float


@dataclass(frozen=True)
class Speech:
    """Samples at 16 kHz with the words and sounds in them."""

    samples: Samples
    words: tuple[SpokenWord, ...]
    sounds: tuple[Sound, ...]

    @property
    def seconds(self) -> float:
        return len(self.samples) / RATE


@dataclass(frozen=True)
class _Mark:
    kind: int
    character: int
    seconds: float
    name: str


class _Identity(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Identity),
    ]


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class _Engine:
    """The library keeps one global state, so there is one engine in a process (see `_engine`)."""

    def __init__(self) -> None:
        self.library = ctypes.CDLL("libespeak-ng.so.1")
        self.rate = int(self.library.espeak_Initialize(_SYNCHRONOUS, 0, None, _PHONEME_EVENTS))
        self.blocks: list[NDArray[np.int16]] = []
        self.marks: list[_Mark] = []
        self.callback = _Callback(self._receive)  # kept: the library holds no reference to it
        self.library.espeak_SetSynthCallback(self.callback)

    def _receive(self, wave: Any, count: int, events: Any) -> int:  # Any: ctypes pointers
        if wave and count > 0:
            self.blocks.append(np.ctypeslib.as_array(wave, (count,)).copy())
        index = 0
        while events[index].type != 0:
            event = events[index]
            name = event.id.string.decode("utf-8", "replace") if event.type == _PHONEME else ""
            self.marks.append(_Mark(event.type, event.text_position - 1, event.sample / self.rate, name))
            index += 1
        return 0

    def speak(self, text: str, voice: Voice) -> tuple[NDArray[np.int16], list[_Mark]]:
        if self.library.espeak_SetVoiceByName(voice.name.encode()) != 0:
            raise ValueError(f"espeak-ng has no voice {voice.name!r}")
        for parameter, value in (
            (_SPEED, voice.speed),
            (_PITCH, voice.pitch),
            (_PITCH_RANGE, voice.liveliness),
        ):
            self.library.espeak_SetParameter(parameter, value, 0)
        self.blocks, self.marks = [], []
        encoded = text.encode()
        self.library.espeak_Synth(encoded, len(encoded) + 1, 0, 1, 0, _UTF8, None, None)
        return np.concatenate(self.blocks), self.marks


@cache
def _engine() -> _Engine:
    return _Engine()


def speak(text: str, voice: Voice) -> Speech:
    """Say one sentence of plain ASCII words; samples reach at most 1.0 and pauses at both ends are cut."""
    wave, marks = _engine().speak(text, voice)
    sounds = [
        Sound("" if m.name.startswith(_PAUSE_MARK) else m.name, m.seconds)
        for m in marks
        if m.kind == _PHONEME
    ]
    heard = [index for index, sound in enumerate(sounds) if sound.name]
    end = sounds[heard[-1] + 1].start if heard[-1] + 1 < len(sounds) else len(wave) / _engine().rate
    samples = _resample(wave, _engine().rate)[: int((end + 0.03) * RATE)]
    kept = tuple(sound for sound in sounds if sound.start < end)
    return Speech(samples, tuple(_words(text, marks, kept, end)), kept)


def _words(text: str, marks: list[_Mark], sounds: tuple[Sound, ...], end: float) -> list[SpokenWord]:
    """Give each written word its time; words that espeak says as one ("of the") share it by their length."""
    written = [(found.start(), found.group()) for found in re.finditer(r"\S+", text)]
    starts = sorted(
        {(mark.character, mark.seconds) for mark in marks if mark.kind == _WORD and mark.seconds < end}
    )
    words: list[SpokenWord] = []
    for index, (character, start) in enumerate(starts):
        after_character, after = starts[index + 1] if index + 1 < len(starts) else (len(text) + 1, end)
        group = [word for place, word in written if character <= place < after_character]
        pauses = [sound.start for sound in sounds if not sound.name and start < sound.start < after]
        words += _share(group, start, min(pauses, default=after))
    return words


def _share(group: list[str], start: float, end: float) -> list[SpokenWord]:
    """Split a span among words by their number of letters."""
    letters = [len(word) for word in group]
    edges = start + (end - start) * np.cumsum([0, *letters]) / max(sum(letters), 1)
    exact = len(group) == 1
    return [SpokenWord(word, float(edges[i]), float(edges[i + 1]), exact) for i, word in enumerate(group)]


def _resample(wave: NDArray[np.int16], rate: int) -> Samples:
    """Bring samples to 16 kHz by cutting the spectrum, which is exact for a signal that ends in silence."""
    step = rate // int(np.gcd(rate, RATE))
    blocks = -(-len(wave) // step) + 1
    blocks += -blocks % 8  # a length with small factors keeps the transform fast
    count = blocks * step * RATE // rate
    spectrum = np.fft.rfft(wave.astype(np.float64) / 32768.0, blocks * step)[: count // 2 + 1]
    samples: Samples = (np.fft.irfft(spectrum, count) * (count / (blocks * step))).astype(np.float32)
    return np.clip(samples, -1.0, 1.0)
