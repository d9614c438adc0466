"""faster-whisper behind its door: what is asked of it, and what is made of its answers."""

import difflib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import faster_whisper.transcribe as whisper
import numpy as np
import pytest

from tests.transcription.conftest import DATA, MakeWav, noise, silence, tone
from transcription import NoSpeechError, Segment, SpeechModelError, SpeechSettings, transcribe
from transcription.audio import Samples, load_samples
from transcription.speech import WhisperEngine, load
from transcription.speech.models import Models
from transcription.speech.voice import Stretch, joined, moved, stretches

SAID = "We decided to send the report on Friday. Anna will check the budget before Monday."
SETTINGS = SpeechSettings(model="fake")


@dataclass
class FakeWhisper:
    """A faster-whisper model that hears the segments it is given, and nothing when it is asked again.

    Their times are those of the recording; what it is given begins where speech begins, without long pauses.
    """

    segments: list[whisper.Segment]
    error: Exception | None = None
    asked: list[dict[str, object]] = field(default_factory=list)
    spoken: list[Stretch] = field(default_factory=list)
    feature_extractor: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(chunk_length=30))

    def transcribe(
        self, _samples: Samples, **options: object
    ) -> tuple[Iterator[whisper.Segment], SimpleNamespace]:
        self.asked.append(options)
        return self._heard(first=len(self.asked) == 1), SimpleNamespace(language="en")

    def _heard(self, *, first: bool) -> Iterator[whisper.Segment]:
        if self.error:
            raise self.error
        for segment in self.segments if first else ():
            yield moved(segment, -self._silence_before(segment.start))

    def _silence_before(self, seconds: float) -> float:
        ends = [0, *(stretch.end for stretch in self.spoken)]
        gaps = (stretch.start - end for stretch, end in zip(self.spoken, ends, strict=False))
        begun = sum(stretch.start <= seconds * 16_000 for stretch in self.spoken)
        return sum(list(gaps)[:begun]) / 16_000


def heard(
    text: str,
    start: float,
    end: float,
    *,
    words: tuple[whisper.Word, ...] = (),
    no_speech: float = 0.0,
    sure: float = -0.2,
) -> whisper.Segment:
    return whisper.Segment(0, 0, start, end, text, [], sure, 1.0, no_speech, list(words), 0.0)


def hear(model: FakeWhisper, samples: Samples | None = None, hotwords: tuple[str, ...] = ()) -> list[Segment]:
    engine = WhisperEngine(Models(lambda _kind: model, "int8", SETTINGS), SETTINGS, batched=False)
    loud = np.tile(load_samples(DATA / "voice.flac"), 2) if samples is None else samples
    model.spoken = joined(stretches(loud, longest_seconds=30))
    return list(engine.hear(loud, language=None, hotwords=hotwords).segments)


def test_words_lose_the_spaces_around_them_and_keep_their_times() -> None:
    words = (
        whisper.Word(1.0, 1.5, " Good", 0.9),
        whisper.Word(1.5, 2.0, " morning.", 0.8),
        whisper.Word(2.0, 2.1, " ", 0.1),
    )
    (segment,) = hear(FakeWhisper([heard(" Good morning.", 1.0, 2.1, words=words)]))
    assert (segment.text, segment.start, segment.end) == ("Good morning.", 1.0, 2.0)
    assert [(word.word, word.start, word.end) for word in segment.words] == [
        ("Good", 1.0, 1.5),
        ("morning.", 1.5, 2.0),
    ]


def test_a_word_before_a_silence_is_not_stretched_over_it() -> None:
    words = (whisper.Word(6.0, 12.5, " Well.", 0.9),)
    (segment,) = hear(FakeWhisper([heard(" Well.", 6.0, 12.5, words=words)]))
    assert segment.words[0].end == segment.end == 10.0


def test_what_the_model_itself_takes_for_no_speech_is_dropped() -> None:
    unsure = heard("Thanks for watching.", 1.0, 2.0, no_speech=0.9, sure=-1.5)
    quiet_but_sure = heard("Hello.", 3.0, 4.0, no_speech=0.9, sure=-0.3)
    assert [segment.text for segment in hear(FakeWhisper([unsure, quiet_but_sure]))] == ["Hello."]


def test_words_where_there_is_only_silence_are_dropped() -> None:
    said = load_samples(DATA / "voice.flac")[:56_000]
    samples = np.concatenate([said, silence(0.5), said]).astype(np.float32)
    model = FakeWhisper([heard("Hello.", 1.0, 2.0), heard("Thank you.", 3.5, 4.1)])
    assert [segment.text for segment in hear(model, samples)] == ["Hello."]


def test_near_digital_silence_never_reaches_the_model() -> None:
    model = FakeWhisper([heard("Thank you.", 1.0, 2.0)])
    assert hear(model, noise(10, loudness=0.001).astype(np.float32)) == []
    assert model.asked == []


def test_what_is_surely_nobodys_voice_never_reaches_the_model() -> None:
    model = FakeWhisper([heard("Thank you.", 1.0, 2.0)])
    assert hear(model, noise(40, loudness=0.2).astype(np.float32)) == []
    assert model.asked == []


def test_unsure_words_far_from_any_voice_are_dropped_and_sure_ones_are_not() -> None:
    said = load_samples(DATA / "voice.flac")
    murmur = said + noise(len(said) / 16_000, loudness=0.52)
    samples = np.concatenate([murmur, silence(100), said]).astype(np.float32)
    far, near = ((start, start + 0.3) for start in (1.2, len(samples) / 16_000 - 8))
    aeros = [
        heard(" Aero.", *when, words=(whisper.Word(*when, " Aero.", sure),))
        for when, sure in ((far, 0.5), (far, 0.95), (near, 0.5))
    ]
    assert [one.words[0].probability for one in hear(FakeWhisper(aeros), samples)] == [0.95, 0.5]


def test_one_quiet_sentence_in_a_long_silence_reaches_the_model() -> None:
    said = load_samples(DATA / "voice.flac")[: 2 * 16_000] / 5
    samples = np.concatenate([silence(60), said, silence(60)]).astype(np.float32)
    model = FakeWhisper([heard("Hello.", 60.4, 61.8)])
    assert [segment.text for segment in hear(model, samples)] == ["Hello."]


def test_the_model_is_asked_for_words_and_silence_is_cut_and_windows_stand_alone() -> None:
    model = FakeWhisper([])
    hear(model, hotwords=("Aero", "Lindqvist"))
    assert model.asked[0] == {
        "language": None,
        "language_detection_segments": 4,
        "multilingual": False,
        "hotwords": "Aero, Lindqvist",
        "beam_size": 5,
        "vad_filter": False,  # the pauses are cut already
        "word_timestamps": True,
        "condition_on_previous_text": False,
        "temperature": 0.0,
    }


def test_code_switching_is_asked_for_by_a_setting() -> None:
    model, mixed = FakeWhisper([]), SETTINGS.model_copy(update={"multilingual": True, "language_segments": 8})
    engine = WhisperEngine(Models(lambda _kind: model, "int8", mixed), mixed, batched=False)
    list(engine.hear(load_samples(DATA / "voice.flac"), language="en", hotwords=()).segments)
    asked = model.asked[0]
    assert (asked["language"], asked["multilingual"], asked["language_detection_segments"]) == ("en", True, 8)


def test_a_model_that_stops_says_so_in_one_sentence() -> None:
    model = FakeWhisper([], error=RuntimeError("Library libcublas.so.12 is not found\nmore"))
    with pytest.raises(
        SpeechModelError,
        match=r"^The speech model 'fake' stopped \(Library libcublas.so.12 is not found\); set",
    ):
        hear(model)


def test_a_folder_of_the_right_names_that_is_no_model_is_refused(tmp_path: Path) -> None:
    for name in ("model.bin", "config.json", "tokenizer.json", "vocabulary.json"):
        (tmp_path / name).write_text("{}")
    with pytest.raises(
        SpeechModelError, match=r"cannot be loaded on cpu as int8 .* set CONFIDANT_SPEECH__MODEL to a folder"
    ):
        load(SpeechSettings(model=str(tmp_path), device="cpu"))


def test_a_size_that_nobody_offers_names_those_that_exist() -> None:
    with pytest.raises(
        SpeechModelError, match=r"^There is no speech model 'gigantic' \(sizes: .*small.*turbo\); set"
    ):
        load(SpeechSettings(model="gigantic"))


def test_without_a_network_a_size_is_refused_in_one_sentence(make_wav: MakeWav, tmp_path: Path) -> None:
    offline = {"HF_ENDPOINT": "http://127.0.0.1:9", "HF_HUB_CACHE": str(tmp_path / "cache")}
    result = subprocess.run(
        [sys.executable, "-m", "transcription", str(make_wav("call.wav", tone(1))), "--model", "small"],
        env=os.environ | offline,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stderr == (
        "The speech model 'small' is not on this machine and the model hub does not answer "
        "(http://127.0.0.1:9); set CONFIDANT_SPEECH__MODEL to a folder with a CTranslate2 Whisper model, "
        "or give a transcript (.vtt) instead.\n"
    )


def test_a_language_that_the_model_does_not_know_is_refused(sample_voice: SpeechSettings) -> None:
    with pytest.raises(
        SpeechModelError,
        match=r"does not know the language 'de'; set CONFIDANT_SPEECH__LANGUAGE to one of en",
    ):
        load(sample_voice.model_copy(update={"language": "de"}))


def test_a_recording_is_written_down(sample_voice: SpeechSettings) -> None:
    transcript = transcribe(DATA / "voice.flac", sample_voice)
    wanted, got = (text.lower().replace(".", "").split() for text in (SAID, transcript.text))
    assert difflib.SequenceMatcher(None, wanted, got).ratio() >= 0.75, transcript.text
    assert transcript.language == "en"


def test_words_have_times_in_order_and_inside_their_segment(sample_voice: SpeechSettings) -> None:
    transcript = transcribe(DATA / "voice.flac", sample_voice)
    words = [word for segment in transcript.segments for word in segment.words]
    assert words
    assert all(0 <= word.start <= word.end <= transcript.duration_seconds for word in words)
    assert all(before.start <= after.start for before, after in pairwise(words))
    assert all(0 <= word.probability <= 1 for word in words)
    for segment in transcript.segments:
        assert "".join(word.word for word in segment.words) == segment.text.replace(" ", "")
        assert segment.start == segment.words[0].start
        assert segment.end == segment.words[-1].end


def test_a_pause_is_heard_where_it_is(sample_voice: SpeechSettings) -> None:
    transcript = transcribe(DATA / "voice.flac", sample_voice)
    words = [word for segment in transcript.segments for word in segment.words]
    assert max(after.start - before.end for before, after in pairwise(words)) > 1.5


def test_progress_is_told_in_seconds(sample_voice: SpeechSettings) -> None:
    told: list[tuple[float, float]] = []
    transcript = transcribe(
        DATA / "voice.flac", sample_voice, on_progress=lambda *seconds: told.append(seconds)
    )
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == told[-1][1] == pytest.approx(transcript.duration_seconds, abs=0.001)


def test_a_model_that_learnt_no_prompts_is_not_disturbed_by_hotwords(sample_voice: SpeechSettings) -> None:
    plain = transcribe(DATA / "voice.flac", sample_voice)
    transcript = transcribe(DATA / "voice.flac", sample_voice, hotwords=("Friday", "budget"))
    assert transcript.segments == plain.segments
    assert transcript.notes == ("This speech model cannot listen for names and words that it is told.",)


def test_a_prompt_that_comes_back_is_heard_again_without_one() -> None:
    leak = heard(" Ana Ruiz, Aero", 2.0, 3.0)
    model = FakeWhisper([leak])
    assert hear(model, hotwords=("Ana Ruiz", "Aero")) == []
    assert [asked["hotwords"] for asked in model.asked[:2]] == ["Ana Ruiz, Aero", None]


@pytest.mark.parametrize("kind", ["silence", "noise", "hum"])
def test_where_nobody_speaks_nothing_is_written_down(
    kind: str, sample_voice: SpeechSettings, make_wav: MakeWav
) -> None:
    samples = {"silence": silence(5), "noise": noise(5), "hum": tone(5, hertz=50)}[kind]
    with pytest.raises(NoSpeechError, match=rf"^'{kind}.wav' has no speech that could be heard"):
        transcribe(make_wav(f"{kind}.wav", samples), sample_voice)
