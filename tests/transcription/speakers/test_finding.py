"""The best way that a recording allows: a channel each, else the sound of the voices."""

import wave
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from tests.transcription.conftest import DATA, noise
from transcription import Segment, Transcript, Word
from transcription.audio import Samples, load_samples
from transcription.decode import decode_to
from transcription.errors import DiarizationError
from transcription.speakers import Turn
from transcription.speakers.finding import SpeakerFinder, speaker_finder
from transcription.speakers.turns import Heard
from transcription.transcript import Voice


class Told:
    """A Diarizer that says what it was told, and remembers what it was given."""

    def __init__(self, *turns: Turn) -> None:
        self._turns = list(turns)
        self.seconds = 0.0

    def hear(self, blocks: Iterable[Samples]) -> Heard:
        self.seconds = sum(len(block) for block in blocks) / 16_000
        voices = tuple(Voice(turn.speaker, (1.0, 2.0), 2.0, "told") for turn in self._turns)
        return Heard(self._turns, (*voices, Voice("Speaker 9", (1.0,), 2.0, "told")))


def write(path: Path, *channels: np.ndarray[tuple[int], np.dtype[np.float64]], rate: int = 16_000) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(len(channels))
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((np.stack(channels, axis=1) * 32767).astype("<i2").tobytes())
    return path


def said(*speakers: str | None) -> Transcript:
    segments = tuple(
        Segment(n, n * 3.0, n * 3.0 + 2, who, "Hello.", (Word("Hello.", n * 3.0, n * 3.0 + 2, 0.9),))
        for n, who in enumerate(speakers)
    )
    return Transcript("en", 12.0, segments)


def test_words_of_a_stereo_call_go_by_channel(tmp_path: Path) -> None:
    left, right = 1e-4 * np.ones(96_000), 1e-4 * np.ones(96_000)
    left[: 16_000 * 2], right[16_000 * 3 : 16_000 * 5] = noise(2.0), noise(2.0)
    found = speaker_finder("auto").label(write(tmp_path / "call.wav", left, right), said(None, None))
    assert [segment.speaker for segment in found.segments] == ["Speaker 1", "Speaker 2"]


def test_a_dual_mono_recording_goes_by_voice(tmp_path: Path) -> None:
    told = Told(Turn(0.0, 2.0, "Speaker 1"), Turn(3.0, 5.0, "Speaker 2"))
    path = write(tmp_path / "call.wav", noise(6.0), noise(6.0))
    found = SpeakerFinder(lambda: told).label(path, said(None, None))
    assert [segment.speaker for segment in found.segments] == ["Speaker 1", "Speaker 2"]
    assert told.seconds == pytest.approx(6.0)


def test_how_the_speakers_sound_is_kept_only_where_it_is_wanted(tmp_path: Path) -> None:
    told = Told(Turn(0.0, 2.0, "Speaker 1"), Turn(3.0, 5.0, "Speaker 2"))
    path = write(tmp_path / "call.wav", noise(6.0))
    assert SpeakerFinder(lambda: told).label(path, said(None, None)).voices == ()
    found = SpeakerFinder(lambda: told, voices=True).label(path, said(None, None))
    assert [voice.speaker for voice in found.voices] == ["Speaker 1", "Speaker 2"]
    assert "voices" not in found.to_json()


def test_two_voices_of_one_channel_are_told_apart() -> None:
    words = tuple(Word(word, at, at + 0.4, 0.9) for word, at in (("one", 2.0), ("two", 6.0), ("three", 10.0)))
    transcript = Transcript("en", 23.0, (Segment(0, 2.0, 10.4, None, "one two three", words),))
    found = speaker_finder("auto").label(DATA / "two_voices.ogg", transcript)
    assert [(s.speaker, s.text) for s in found.segments] == [
        ("Speaker 1", "one"),
        ("Speaker 2", "two"),
        ("Speaker 1", "three"),
    ]


def test_where_one_voice_is_heard_nobody_gets_a_label(tmp_path: Path) -> None:
    path = write(tmp_path / "memo.wav", noise(6.0))
    assert SpeakerFinder(lambda: Told(Turn(0.0, 6.0, "Speaker 1"))).label(path, said(None)) == said(None)


def test_what_has_names_already_is_not_even_listened_to() -> None:
    named = said("Anna", "Bo")
    assert SpeakerFinder(Told).label(Path("not-there.wav"), named) is named


def test_off_leaves_everything_as_it_is() -> None:
    assert speaker_finder("off").label(Path("not-there.wav"), said(None)) == said(None)
    assert speaker_finder("off").turns(Path("not-there.wav")) == []


def test_pyannote_is_missed_before_anything_is_transcribed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyannote.audio", None)
    with pytest.raises(DiarizationError, match="not installed"):
        speaker_finder("pyannote")


def test_an_8_khz_recording_is_heard_like_any_other(tmp_path: Path) -> None:
    samples = load_samples(DATA / "two_voices.ogg").astype(np.float64)
    halved = np.fft.irfft(np.fft.rfft(samples)[: len(samples) // 4 + 1]) / 2
    path = write(tmp_path / "phone.wav", np.clip(halved, -1, 1), rate=8_000)
    assert {turn.speaker for turn in speaker_finder("auto").turns(path)} == {"Speaker 1", "Speaker 2"}


def test_people_on_channels_stay_apart_in_what_is_kept_for_later_work(tmp_path: Path) -> None:
    left, right = 1e-4 * np.ones(96_000), 1e-4 * np.ones(96_000)
    left[: 16_000 * 2], right[16_000 * 3 : 16_000 * 5] = noise(2.0), noise(2.0)
    kept = decode_to(write(tmp_path / "call.wav", left, right), tmp_path / "kept.wav")
    assert kept.damage is None
    assert [turn.speaker for turn in speaker_finder("auto").turns(kept.path)] == ["Speaker 1", "Speaker 2"]
    same = decode_to(write(tmp_path / "same.wav", left, left), tmp_path / "mono.wav")
    with wave.open(str(same.path)) as file:
        assert file.getnchannels() == 1
