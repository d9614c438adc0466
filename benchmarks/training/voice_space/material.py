"""Voices by espeak-ng, and the real ones of the data folder, as descriptions of two seconds of speech each."""

import io
import random
import subprocess
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.signal import resample_poly

from benchmarks.speakers.built import CHANNELS
from benchmarks.speakers.material import solo_turns
from transcription.audio import SAMPLE_RATE, Samples, load_samples
from transcription.speakers.features import Spans, describe, measures
from transcription.speakers.hearing import cut
from transcription.speakers.voice_activity import speech_regions
from transcription.speakers.voice_space import UNIT_FRAMES

_ACCENTS = ("en-us", "en-gb", "en-gb-scotland")
_LANGUAGES = (*_ACCENTS, *"de nl fr-fr es it pl sv pt-br ru hi tr".split())
_NO_PEOPLE = ("whisper", "croak", "klatt", "robosoft", "Demonic", "Alien")
_SECONDS = 20
_LEAST_SOLO = 2.0


@dataclass(frozen=True)
class Described:
    """One voice in one recording, shape (stretches, 63); `channel` groups recordings that sound alike otherwise."""

    voice: str
    channel: str
    stretches: npt.NDArray[np.float64]

    @property
    def narrow(self) -> bool:
        return self.channel == "telephone"


def synthetic(handbook: Path, count: int, seed: int) -> Iterator[Described]:
    """So many espeak-ng voices, each over every channel."""
    draw, sentences, variants = random.Random(seed), _sentences(handbook), _variants()
    for number in range(count):
        language = draw.choice(_ACCENTS if number % 2 else _LANGUAGES)
        voice = f"{language}+{variants[number % len(variants)]}"
        pace, height = str(draw.randint(140, 190)), str(min(99, max(0, int(draw.gauss(50, 20)))))
        options = ["-v", voice, "-s", pace, "-p", height]
        samples = _spoken(". ".join(draw.sample(sentences, 5)), options)
        samples += np.random.default_rng(number).normal(0, 10 ** (draw.uniform(-65, -45) / 20), len(samples))
        yield from _over_channels(samples.astype(np.float32), f"{voice} {number}", number)


def readers(audio: Path) -> Iterator[Described]:
    """Each utterance of each reader, over every channel."""
    for place in sorted((audio / "voices").iterdir()):
        for number, file in enumerate(sorted(place.glob("*.flac"))):
            yield from _over_channels(load_samples(file), place.name, number)


def meetings(audio: Path) -> Iterator[Described]:
    """Who speaks alone for some seconds in an AMI clip; a person in two clips counts as two."""
    for path in sorted((audio / "ami").glob("*.wav")):
        samples = load_samples(path)
        for person, turns in solo_turns(path.with_suffix(".rttm")).items():
            if sum(end - start for start, end in turns) >= _LEAST_SOLO:
                regions = (np.array(turns) * 100).astype(np.int64)
                found, _ = measures(samples, regions, narrow=False)
                yield Described(f"{person} {path.stem}", "meeting", _stretches(found, regions))


def _over_channels(samples: Samples, voice: str, seed: int) -> Iterator[Described]:
    for channel, change in CHANNELS.items():
        heard = change(samples, seed)
        regions = speech_regions(heard) // (SAMPLE_RATE // 100)
        found, _ = measures(heard, regions, narrow=channel == "telephone")
        yield Described(voice, channel, _stretches(found, regions))


def _stretches(found: npt.NDArray[np.float32], regions: Spans) -> npt.NDArray[np.float64]:
    spans, _ = cut(regions[np.diff(regions, axis=1)[:, 0] >= UNIT_FRAMES // 2], UNIT_FRAMES)
    return describe(np.stack([found[start:end].mean(axis=0) for start, end in spans] or [found.mean(axis=0)]))


def _variants() -> list[str]:
    listed = subprocess.run(["espeak-ng", "--voices=variant"], capture_output=True, text=True, check=True)
    names = [line.split()[4].split("/")[-1] for line in listed.stdout.splitlines()[1:]]
    return sorted(name for name in names if not name.startswith(_NO_PEOPLE))


def _spoken(text: str, options: list[str]) -> npt.NDArray[np.float64]:
    done = subprocess.run(["espeak-ng", "--stdout", *options, text], capture_output=True, check=True)
    with wave.open(io.BytesIO(done.stdout)) as file:
        samples = np.frombuffer(file.readframes(10**8), "<i2") / 32768
        rate = file.getframerate()
    return np.asarray(resample_poly(samples, SAMPLE_RATE // 50, rate // 50)[: SAMPLE_RATE * _SECONDS])


def _sentences(handbook: Path) -> list[str]:
    """Plain sentences of the handbook, of words only."""
    found = []
    for page in sorted(handbook.rglob("*.md"))[:80]:
        text = page.read_text(encoding="utf-8").replace("\n", " ")
        parts = (part.strip() for part in text.split(". "))
        found += [p for p in parts if 40 < len(p) < 160 and all(c.isalpha() or c in " ,'" for c in p)]
    return found
