"""A GPU with too little memory: smaller batches, then 8-bit arithmetic, then a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace

import faster_whisper.transcribe as whisper
import numpy as np
import pytest

from tests.transcription.conftest import DATA
from transcription import Segment, SpeechModelError, SpeechSettings
from transcription.audio import Samples, load_samples
from transcription.speech import WhisperEngine
from transcription.speech.models import Models

# What CTranslate2 says, word for word.
NO_ROOM = "CUDA failed with error out of memory"
SETTINGS = SpeechSettings(model="large-v3", batch_size=8)


@dataclass
class Gpu:
    """Room for so many stretches at once in 16-bit and in 8-bit arithmetic; -1: not even for the weights."""

    room: dict[str, int]
    tried: list[tuple[str, int]] = field(default_factory=list)
    loaded: int = 0

    def open_model(self, compute_type: str) -> "Model":
        if self.room[compute_type] < 0:
            self.tried.append((compute_type, 0))
            raise RuntimeError(NO_ROOM)
        return Model(self, compute_type)


class Model:
    feature_extractor = SimpleNamespace(chunk_length=30)

    def __init__(self, gpu: Gpu, compute_type: str) -> None:
        self.gpu, self.compute_type = gpu, compute_type
        gpu.loaded += 1
        assert gpu.loaded == 1, "two models at once have no room"

    def __del__(self) -> None:
        self.gpu.loaded -= 1

    def transcribe(self, _samples: Samples, **_options: object) -> tuple[Iterator[whisper.Segment], object]:
        return iter(()), SimpleNamespace(language="en")


@dataclass
class Pipeline:
    """Fails while its words are taken, as faster-whisper does."""

    model: Model

    def transcribe(
        self, samples: Samples, *, batch_size: int, **_options: object
    ) -> tuple[Iterator[whisper.Segment], object]:
        return self._heard(len(samples) / 16_000, batch_size), SimpleNamespace(language="en")

    def _heard(self, seconds: float, batch_size: int) -> Iterator[whisper.Segment]:
        gpu, kind = self.model.gpu, self.model.compute_type
        gpu.tried.append((kind, batch_size))
        if batch_size > gpu.room[kind]:
            raise RuntimeError(NO_ROOM)
        words = [whisper.Word(at / 2, at / 2 + 0.5, f" word{at}", 0.9) for at in range(int(seconds * 2))]
        text = "".join(word.word for word in words)
        yield whisper.Segment(0, 0, 0.0, seconds, text, [], -0.2, 1.0, 0.0, words, 0.0)


def hear(gpu: Gpu, settings: SpeechSettings = SETTINGS) -> list[Segment]:
    models = Models(gpu.open_model, "float16", settings)
    engine = WhisperEngine(models, settings, batched=True, lazy=False, in_batches=Pipeline)
    samples = load_samples(DATA / "voice.flac")
    first = list(engine.hear(samples, language=None, hotwords=()).segments)
    assert list(engine.hear(samples, language=None, hotwords=()).segments) == first
    return first


def test_batches_are_halved_until_they_fit_and_stay_so() -> None:
    gpu = Gpu({"float16": 2})
    assert hear(gpu)
    assert gpu.tried == [("float16", 8), ("float16", 4), ("float16", 2), ("float16", 2)]


def test_where_not_even_one_fits_the_model_is_loaded_in_8_bits() -> None:
    gpu = Gpu({"float16": 0, "int8_float16": 8})
    assert hear(gpu)
    assert [size for kind, size in gpu.tried if kind == "float16"] == [8, 4, 2, 1]
    assert gpu.tried[4:] == [("int8_float16", 8), ("int8_float16", 8)]


def test_a_model_whose_weights_do_not_fit_is_loaded_in_8_bits() -> None:
    gpu = Gpu({"float16": -1, "int8_float16": 1})
    assert hear(gpu)
    assert gpu.tried[0] == ("float16", 0)
    assert gpu.tried[-1] == ("int8_float16", 1)


@pytest.mark.parametrize("room", [0, -1])
def test_where_nothing_fits_one_sentence_says_what_to_do(room: int) -> None:
    gpu = Gpu({"float16": 0, "int8_float16": room})
    with pytest.raises(
        SpeechModelError,
        match=r"^The GPU has too little free memory for the speech model 'large-v3', even .* set "
        r"CONFIDANT_SPEECH__MODEL to a smaller one, or CONFIDANT_SPEECH__DEVICE to cpu\.$",
    ):
        hear(gpu)


def test_no_word_is_lost_or_doubled_by_the_second_try() -> None:
    enough, little = (hear(Gpu({"float16": room})) for room in (8, 1))
    assert enough == little
    assert np.all(np.diff([word.start for one in little for word in one.words]) > 0)


class OneByOne(Model):
    """Has room for the encoder in 8 bits only, and hears without batches."""

    def transcribe(self, _samples: Samples, **_options: object) -> tuple[Iterator[whisper.Segment], object]:
        kind = self.compute_type
        size = 1 if kind == "int8_float16" else self.gpu.room[kind] + 1
        return Pipeline(self).transcribe(_samples, batch_size=size)


def test_without_batches_too_the_model_is_loaded_in_8_bits() -> None:
    gpu = Gpu({"float16": 0, "int8_float16": 1})
    models = Models(lambda kind: OneByOne(gpu, kind), "float16", SETTINGS)
    engine = WhisperEngine(models, SETTINGS, batched=False, lazy=False)
    samples = load_samples(DATA / "voice.flac")
    assert list(engine.hear(samples, language=None, hotwords=()).segments)
    assert gpu.tried[-1] == ("int8_float16", 1)
