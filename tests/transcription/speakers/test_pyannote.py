"""pyannote.audio behind the same port; a stand-in for the package, which needs a licence and a download."""

import sys
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from transcription.errors import DiarizationError
from transcription.speakers import Turn
from transcription.speakers.pyannote import PyannoteDiarizer
from transcription.transcript import Voice


class Annotation:
    """What pyannote answers: tracks with its own labels."""

    def itertracks(self, *, yield_label: bool) -> Iterator[tuple[SimpleNamespace, str, str]]:
        assert yield_label
        yield SimpleNamespace(start=2.0, end=3.0), "A", "SPEAKER_00"
        yield SimpleNamespace(start=0.5, end=2.0), "B", "SPEAKER_01"

    def labels(self) -> list[str]:
        return ["SPEAKER_00", "SPEAKER_01"]


class StandIn:
    """pyannote.audio.Pipeline, as far as it is used."""

    asked: dict[str, Any]
    answer: Any = Annotation()

    @classmethod
    def from_pretrained(cls, model: str) -> "StandIn | None":
        if model == "no-licence":
            return None
        if model == "not-there":
            raise OSError("404 Client Error\nfor url …")
        return cls()

    def __call__(self, audio: dict[str, Any], **limits: int) -> Any:
        StandIn.asked = {"shape": tuple(audio["waveform"].shape), "rate": audio["sample_rate"], **limits}
        if isinstance(StandIn.answer, Exception):
            raise StandIn.answer
        return StandIn.answer


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    package, module = ModuleType("pyannote"), ModuleType("pyannote.audio")
    module.Pipeline = StandIn  # type: ignore[attr-defined]
    torch = ModuleType("torch")  # the real one takes seconds to load, and would only hand the samples on
    torch.from_numpy = lambda samples: samples  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "torch", torch)
    monkeypatch.setitem(sys.modules, "pyannote", package)
    monkeypatch.setitem(sys.modules, "pyannote.audio", module)
    monkeypatch.setattr(StandIn, "answer", Annotation())


def blocks() -> list[np.ndarray[Any, np.dtype[np.float32]]]:
    return [np.zeros(16_000, np.float32), np.zeros(8_000, np.float32)]


@pytest.mark.usefixtures("installed")
def test_its_labels_become_ours_in_order_of_time() -> None:
    turns = PyannoteDiarizer("community", count=2).turns(blocks())
    assert turns == [Turn(0.5, 2.0, "Speaker 1"), Turn(2.0, 3.0, "Speaker 2")]
    assert StandIn.asked == {"shape": (1, 24_000), "rate": 16_000, "num_speakers": 2}


@pytest.mark.usefixtures("installed")
def test_of_the_answers_of_version_four_the_exclusive_one_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = SimpleNamespace(speaker_diarization=None, exclusive_speaker_diarization=Annotation())
    monkeypatch.setattr(StandIn, "answer", answer)
    assert len(PyannoteDiarizer("community").turns(blocks())) == 2


@pytest.mark.usefixtures("installed")
def test_each_speaker_has_the_voice_of_their_own_label_and_a_model_without_voices_gives_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert PyannoteDiarizer("community").hear(blocks()).voices == ()
    vectors = np.array([[3.0, 4.0], [0.0, 0.0]])
    answer = SimpleNamespace(speaker_diarization=Annotation(), speaker_embeddings=vectors)
    monkeypatch.setattr(StandIn, "answer", answer)
    [voice] = PyannoteDiarizer("community").hear(blocks()).voices
    assert voice == Voice("Speaker 2", (3.0, 4.0), 1.0, "community")


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("model", "why"), [("no-licence", "its licence was not accepted"), ("not-there", "404 Client Error")]
)
def test_a_model_that_cannot_be_had_is_named_with_the_way_out(model: str, why: str) -> None:
    with pytest.raises(DiarizationError, match=rf"'{model}' cannot be loaded \({why}\); accept its licence"):
        PyannoteDiarizer(model)


@pytest.mark.usefixtures("installed")
def test_a_model_that_stops_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StandIn, "answer", RuntimeError("CUDA out of memory.\ndetails"))
    with pytest.raises(
        DiarizationError, match=r"stopped \(CUDA out of memory\); set CONFIDANT_SPEECH__SPEAKERS to"
    ):
        PyannoteDiarizer("community").turns(blocks())


def test_a_package_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyannote.audio", None)
    with pytest.raises(DiarizationError, match=r"the package pyannote\.audio is not installed"):
        PyannoteDiarizer()
