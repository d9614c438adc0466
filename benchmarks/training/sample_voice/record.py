"""Speaks the committed recordings: the sample meeting, and unseen sentences for `benchmarks.sample_voice`.

Run `python -m benchmarks.training.sample_voice.record --handbook FOLDER`; it needs espeak-ng and ffmpeg.
"""

import argparse
import json
import random
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.training.sample_voice.material import (
    MEETING,
    SPEAKERS,
    Line,
    unseen_handbook,
    unseen_meeting_talk,
)
from benchmarks.training.sample_voice.speak import RATE, Samples, SpokenWord, Voice, speak
from benchmarks.training.sample_voice.utterances import VOICES, vary

ROOT = Path(__file__).resolve().parents[3]
MEETING_FOLDER = ROOT / "docs" / "sample_company" / "meetings"
UNSEEN_FOLDER = ROOT / "benchmarks" / "data" / "sample_voice_unseen"
ROOM_NOISE = 1.5e-4  # a quiet room; without it, pauses would be digital zeros that no recording has
LEAD_SECONDS = 0.7


@dataclass(frozen=True)
class Spoken:
    """One line in a recording, times in seconds from the recording's start."""

    line: Line
    words: tuple[SpokenWord, ...]

    @property
    def start(self) -> float:
        return self.words[0].start

    @property
    def end(self) -> float:
        return self.words[-1].end


def recording(lines: list[tuple[Line, Voice]], seed: int) -> tuple[Samples, list[Spoken]]:
    """Speak lines one after the other with their pauses, over the noise of a quiet room."""
    parts: list[Samples] = [np.zeros(int(LEAD_SECONDS * RATE), np.float32)]
    spoken: list[Spoken] = []
    for line, voice in lines:
        speech = speak(line.text, voice)
        offset = sum(map(len, parts)) / RATE
        words = tuple(SpokenWord(w.text, w.start + offset, w.end + offset, w.exact) for w in speech.words)
        spoken.append(Spoken(line, words))
        parts += [0.8 * speech.samples, np.zeros(int(line.pause * RATE), np.float32)]
    samples = np.concatenate(parts)
    noise = np.random.default_rng(seed).standard_normal(len(samples)) * ROOM_NOISE
    return (samples + noise).astype(np.float32), spoken


def write_flac(samples: Samples, path: Path, bits: int = 16) -> None:
    """Save 16 kHz mono samples; fewer bits make a smaller file and a little more noise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    step = 2 ** (16 - bits)
    pcm = (np.round(np.clip(samples, -1, 1) * (32767 // step)) * step).astype("<i2").tobytes()
    command = ["ffmpeg", "-y", "-loglevel", "error", "-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "-"]
    subprocess.run([*command, "-bitexact", "-compression_level", "12", str(path)], input=pcm, check=True)


def clock(seconds: float) -> str:
    """A WebVTT time, such as 00:01:02.345."""
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def webvtt(spoken: list[Spoken]) -> str:
    """The transcript a meeting platform would give, with the true times."""
    cues = [f"{clock(s.start)} --> {clock(s.end)}\n<v {s.line.speaker}>{s.line.text}</v>\n" for s in spoken]
    return (
        "WEBVTT\n\nNOTE Launch review of the Aero Pro, Halden Instruments, 14 September 2026\n\n"
        + "\n".join(cues)
    )


def record_meeting() -> None:
    voices = dict(zip(SPEAKERS, VOICES, strict=True))
    samples, spoken = recording([(line, voices[line.speaker]) for line in MEETING], seed=14)
    write_flac(samples, MEETING_FOLDER / "launch-review.flac")
    (MEETING_FOLDER / "launch-review.vtt").write_text(webvtt(spoken), encoding="utf-8")
    print(f"sample meeting: {len(samples) / RATE:.0f} s, {len(spoken)} sentences")


def record_unseen(handbook: Path | None, talk_count: int = 24, handbook_count: int = 8) -> None:
    pick = random.Random(7)
    kinds = [("talk", text) for text in unseen_meeting_talk()[:talk_count]]
    kinds += [("handbook", text) for text in unseen_handbook(handbook)[:handbook_count]]
    lines = [
        (Line(kind, text, pick.choice([0.4, 0.7, 1.1, 1.8, 3.0])), pick.choice(VOICES))
        for kind, text in kinds
    ]
    pick.shuffle(lines)
    samples, spoken = recording([(line, vary(voice, pick)) for line, voice in lines], seed=15)
    write_flac(samples, UNSEEN_FOLDER / "unseen.flac", bits=13)
    rows = [json.dumps(_row(sentence), ensure_ascii=False) for sentence in spoken]
    (UNSEEN_FOLDER / "unseen.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"unseen sentences: {len(samples) / RATE:.0f} s, {len(spoken)} sentences")


def _row(sentence: Spoken) -> dict[str, object]:
    words = [
        {"word": w.text, "start": round(w.start, 3), "end": round(w.end, 3), "exact": w.exact}
        for w in sentence.words
    ]
    ends = {"start": round(sentence.start, 3), "end": round(sentence.end, 3)}
    return {"kind": sentence.line.speaker, "text": sentence.line.text, **ends, "words": words}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--handbook", type=Path, help="folder of public-domain Markdown pages; optional")
    options = parser.parse_args()
    record_meeting()
    record_unseen(options.handbook)


if __name__ == "__main__":
    main()
