"""Voices to build meetings of, and real recordings with their truth, out of the data folder."""

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from transcription.audio import SAMPLE_RATE, Samples, load_samples
from transcription.speakers import Turn
from transcription.transcript import Segment, Transcript, Word

_FRAME = SAMPLE_RATE // 50
_BELOW_PEAK = 0.01  # -40 dB: what is quieter than this for a quarter of a second is a pause
_PAUSE_FRAMES = 12
_LEAST_SECONDS = 0.5
_SURE = 0.8  # of a clip's own word "iou": under it, nobody knows which part of the meeting it is
_SEGMENT_PAUSE = 0.5


@dataclass(frozen=True)
class Real:
    """A recording, who speaks when, and what was said with nobody's name on it."""

    name: str
    samples: Samples
    turns: list[Turn]
    words: dict[str, list[str]]
    unnamed: Transcript


def folder() -> Path:
    """The audio of CONFIDANT_BENCH__DATA; ends the program in one sentence where it is not there."""
    named = os.environ.get("CONFIDANT_BENCH__DATA")
    audio = Path(named) / "audio" if named else None
    if audio is None or not audio.is_dir():
        sys.exit("Set CONFIDANT_BENCH__DATA to the data folder; speakers are measured on its audio.")
    return audio


def readers(audio: Path) -> dict[str, list[list[Samples]]]:
    """LibriSpeech speaker -> their utterances, each as its pieces between pauses."""
    return {
        place.name: [pieces(load_samples(file)) for file in sorted(place.glob("*.flac"))]
        for place in sorted((audio / "voices").iterdir())
    }


def others(audio: Path) -> dict[str, list[list[Samples]]]:
    """People of other recordings: a president and three of AMI, each as one utterance of many pieces."""
    found = {"JFK": [pieces(load_samples(audio / "speech" / "jfk.flac"))]}
    for clip, person in (("EN2001e", "MEO069"), ("EN2004a", "FEE078"), ("EN2005a", "FEE083")):
        found[person] = [_alone(audio / "ami" / f"{clip}.wav", person)]
    return found


def recordings(audio: Path) -> list[Real]:
    """The call, and those AMI clips whose place in their meeting is sure."""
    clips = [*sorted((audio / "ami").glob("*.json")), audio / "call" / "sample.json"]
    read = [(path, json.loads(path.read_text(encoding="utf-8"))) for path in clips]
    return [_real(path, truth) for path, truth in read if truth.get("iou", 1.0) >= _SURE]


def pieces(samples: Samples) -> list[Samples]:
    """Speech between pauses, by loudness alone: the truth must not come from the detector that is judged."""
    frames = samples[: len(samples) // _FRAME * _FRAME].reshape(-1, _FRAME)
    loud = np.abs(frames).max(axis=1) > _BELOW_PEAK * float(np.abs(samples).max()) * 2
    where = np.flatnonzero(loud)
    cuts = np.flatnonzero(np.diff(where) > _PAUSE_FRAMES)
    spans = zip(where[np.r_[0, cuts + 1]], where[np.r_[cuts, len(where) - 1]] + 1, strict=True)
    found = [samples[first * _FRAME : last * _FRAME] for first, last in spans]
    return [piece for piece in found if len(piece) >= _LEAST_SECONDS * SAMPLE_RATE]


def solo_turns(rttm: Path) -> dict[str, list[tuple[float, float]]]:
    """Seconds in which each person speaks and nobody else does, from half a second on."""
    turns = _rttm(rttm)
    steps = round(max(turn.end for turn in turns) * 100) + 1
    people = sorted({turn.speaker for turn in turns})
    speaks = np.zeros((len(people), steps), bool)
    for turn in turns:
        speaks[people.index(turn.speaker), int(turn.start * 100) : int(turn.end * 100)] = True
    found = {}
    for person, row in zip(people, speaks & (speaks.sum(axis=0) == 1), strict=True):
        edges = np.flatnonzero(np.diff(np.r_[0, row.astype(np.int8), 0])).reshape(-1, 2) / 100
        found[person] = [(a, b) for a, b in edges.tolist() if b - a >= _LEAST_SECONDS]
    return found


def _alone(path: Path, person: str) -> list[Samples]:
    samples, turns = load_samples(path), _rttm(path.with_suffix(".rttm"))
    mine = np.zeros(len(samples), bool)
    for turn in turns:
        mine[int(turn.start * SAMPLE_RATE) : int(turn.end * SAMPLE_RATE)] |= turn.speaker == person
    for turn in turns:
        if turn.speaker != person:
            mine[int((turn.start - 0.1) * SAMPLE_RATE) : int((turn.end + 0.1) * SAMPLE_RATE)] = False
    edges = np.flatnonzero(np.diff(np.r_[0, mine.astype(np.int8), 0]))
    return [piece for a, b in zip(edges[::2], edges[1::2], strict=True) for piece in pieces(samples[a:b])]


def _rttm(path: Path) -> list[Turn]:
    fields = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
    return [Turn(float(f[3]), float(f[3]) + float(f[4]), f[7]) for f in fields]


def _real(path: Path, truth: dict[str, list[dict[str, object]]]) -> Real:
    said: list[tuple[str, Word]] = []
    for segment in truth["segments"]:
        said += [(str(segment["speaker"]), word) for word in _words(segment)]
    said.sort(key=lambda pair: pair[1].start)
    words: dict[str, list[str]] = {}
    for speaker, word in said:
        words.setdefault(speaker, []).append(word.word)
    unnamed = _in_segments([word for _, word in said])
    samples = load_samples(path.with_suffix(".wav"))
    return Real(f"{path.parent.name} {path.stem}", samples, _rttm(path.with_suffix(".rttm")), words, unnamed)


def _words(segment: dict[str, object]) -> list[Word]:
    """The words with their times; where the truth has none, spread evenly over their segment by their letters."""
    if timed := segment.get("words"):
        assert isinstance(timed, list)
        return [Word(word["word"], word["start"], word["end"], 1.0) for word in timed]
    start, end = float(str(segment["start"])), float(str(segment["end"]))
    texts = str(segment["text"]).split()
    ends = np.cumsum([len(text) + 1 for text in texts]) / sum(len(text) + 1 for text in texts)
    edges = start + (end - start) * np.r_[0, ends]
    return [Word(text, edges[n], edges[n + 1], 1.0) for n, text in enumerate(texts)]


def _in_segments(words: list[Word]) -> Transcript:
    """Cut at pauses, as a speech model would, which knows nothing of speakers."""
    groups: list[list[Word]] = []
    for word in words:
        if not groups or word.start - groups[-1][-1].end > _SEGMENT_PAUSE:
            groups.append([])
        groups[-1].append(word)
    segments = tuple(
        Segment(n, group[0].start, group[-1].end, None, " ".join(w.word for w in group), tuple(group))
        for n, group in enumerate(groups)
    )
    return Transcript("en", words[-1].end, segments)
