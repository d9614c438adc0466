"""What every speech engine keeps to, and how one is chosen."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.transcription.conftest import DATA, MakeWav, silence, tone
from tests.transcription.engines import BeepEngine
from transcription import SpeechModelError, SpeechSettings, transcribe
from transcription.audio import load_samples
from transcription.engine import Engine
from transcription.engines import load_engine
from transcription.speech.loading import place

ENTRY = "[confidant.speech_engines]\nbeeps = tests.transcription.engines:BeepEngine\n"


@pytest.fixture(params=["faster-whisper", "faster-whisper in batches", "a second one"])
def engine(request: pytest.FixtureRequest, sample_voice: SpeechSettings) -> Engine:
    makers: dict[str, Callable[[], Engine]] = {
        "faster-whisper": lambda: load_engine(sample_voice),
        "faster-whisper in batches": lambda: load_engine(
            sample_voice.model_copy(update={"batched": "always"})
        ),
        "a second one": lambda: BeepEngine(sample_voice),
    }
    return makers[request.param]()


def test_an_engine_hears_words_in_order_inside_their_segments(engine: Engine) -> None:
    samples = load_samples(DATA / "voice.flac")
    hearing = engine.hear(samples, language=None, hotwords=())
    segments = list(hearing.segments)
    assert segments
    assert hearing.language == "en"
    assert all(one.text == one.text.strip() != "" for one in segments)
    assert all(before.start <= after.start for before, after in pairwise(segments))
    for segment in segments:
        assert 0 <= segment.start <= segment.end <= len(samples) / 16_000 + 0.1
        assert all(segment.start <= word.start <= word.end <= segment.end for word in segment.words)
        assert all(0 <= word.probability <= 1 for word in segment.words)


def test_an_engine_hears_nothing_in_silence(engine: Engine) -> None:
    for seconds in (0.0, 0.01, 3.0):
        hearing = engine.hear(silence(seconds).astype(np.float32), language=None, hotwords=())
        assert list(hearing.segments) == []


def test_an_engine_says_how_many_words_it_can_listen_for(engine: Engine) -> None:
    words = [f"Name{number}" for number in range(2_000)]
    assert 0 <= engine.fit(words) < len(words)
    assert engine.fit(()) == 0
    assert engine.at_once >= 1


def test_a_second_engine_joins_by_an_entry_point(
    make_wav: MakeWav, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "beeps-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: beeps\nVersion: 1.0\n")
    (package / "entry_points.txt").write_text(ENTRY)
    monkeypatch.syspath_prepend(tmp_path)
    path = make_wav("beeps.wav", np.concatenate([tone(1.0), silence(1.0), tone(0.5)]))
    transcript = transcribe(path, SpeechSettings(engine="beeps"), hotwords=("Ana",))
    assert [(one.start, one.end, one.text) for one in transcript.segments] == [
        (0, 1, "Beep."),
        (2, 2.5, "Beep."),
    ]
    assert transcript.notes == ("This speech model cannot listen for names and words that it is told.",)


def test_an_engine_that_nobody_offers_is_refused_in_one_sentence(make_wav: MakeWav) -> None:
    with pytest.raises(
        SpeechModelError,
        match=r"^There is no speech engine 'parrot' \(engines: faster-whisper\); set CONFIDANT_SPEECH__ENGINE to",
    ):
        transcribe(make_wav("a.wav", tone(1.0)), SpeechSettings(engine="parrot"))


def test_auto_takes_every_gpu_and_a_list_takes_those() -> None:
    assert place(SpeechSettings(), 0) == ("cpu", [0])
    assert place(SpeechSettings(), 3) == ("cuda", [0, 1, 2])
    assert place(SpeechSettings(gpus="2, 0,2"), 3) == ("cuda", [2, 0])
    assert place(SpeechSettings(device="cpu", gpus="1"), 3) == ("cpu", [0])


def test_a_gpu_that_is_not_there_is_named() -> None:
    with pytest.raises(SpeechModelError, match=r"^There is no GPU 4 \(found: 2, counted from 0\); set"):
        place(SpeechSettings(gpus="0,4"), 2)
