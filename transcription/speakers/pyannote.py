"""Voices told apart by pyannote.audio, where somebody has installed it; the one door to it."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from transcription.audio import SAMPLE_RATE, Samples
from transcription.errors import DiarizationError
from transcription.speakers.turns import Heard, Turn, numbered
from transcription.transcript import Voice

DEFAULT_MODEL = "pyannote/speaker-diarization-community-1"


class PyannoteDiarizer:
    """A Diarizer; `model` is a folder or a hub id. It holds the whole recording, 230 MB an hour.

    Raises DiarizationError if the package or the model is not there.
    """

    def __init__(self, model: str = DEFAULT_MODEL, count: int | None = None) -> None:
        self._model, self._count = model, count
        self._pipeline = _load(model)

    def turns(self, blocks: Iterable[Samples]) -> list[Turn]:
        return self.hear(blocks).turns

    def hear(self, blocks: Iterable[Samples]) -> Heard:
        """See Diarizer; the model says what its speakers sound like since version 4."""
        import torch  # here, because it takes seconds, and only this engine needs it

        samples = np.concatenate([*blocks, np.zeros(0, np.float32)])
        waveform = torch.from_numpy(samples)[None]
        limits = {"num_speakers": self._count} if self._count else {}
        try:
            found = self._pipeline({"waveform": waveform, "sample_rate": SAMPLE_RATE}, **limits)
        except (RuntimeError, ValueError) as error:
            raise DiarizationError(
                f"The speaker model {self._model!r} stopped ({_first_line(error)}); "
                "set CONFIDANT_SPEECH__SPEAKERS to auto."
            ) from error
        whole = getattr(found, "speaker_diarization", found)
        # since version 4 the answer holds several; the exclusive one gives every moment to one person
        exclusive = getattr(found, "exclusive_speaker_diarization", None) or whole
        tracks = exclusive.itertracks(yield_label=True)
        own = [Turn(float(at.start), float(at.end), str(label)) for at, _, label in tracks]
        own.sort(key=lambda turn: (turn.start, turn.end))
        turns = numbered(own)
        called = {mine.speaker: turn.speaker for mine, turn in zip(own, turns, strict=True)}
        embeddings = getattr(found, "speaker_embeddings", None)
        if embeddings is None:
            return Heard(turns)
        vectors = {
            called[str(label)]: np.asarray(vector, np.float64)
            for label, vector in zip(whole.labels(), embeddings, strict=True)
            if str(label) in called
        }
        return Heard(turns, self._voices(turns, vectors))

    def _voices(self, turns: list[Turn], vectors: dict[str, npt.NDArray[np.float64]]) -> tuple[Voice, ...]:
        """A voice of zeros, which the model gives to who hardly spoke, is none."""
        return tuple(
            Voice(
                who,
                tuple(vector.tolist()),
                sum(turn.end - turn.start for turn in turns if turn.speaker == who),
                self._model,
            )
            for who, vector in vectors.items()
            if np.isfinite(vector).all() and vector.any()
        )


def _load(model: str) -> Any:  # pyannote.audio is not installed where types are checked
    try:
        from pyannote.audio import Pipeline
    except ImportError as error:
        raise DiarizationError(
            "CONFIDANT_SPEECH__SPEAKERS is pyannote, but the package pyannote.audio is not installed; "
            "install it, or set CONFIDANT_SPEECH__SPEAKERS to auto."
        ) from error
    try:
        pipeline = Pipeline.from_pretrained(model)
    except Exception as error:  # the hub's client raises its own errors and its vendors'
        raise _missing(model, _first_line(error)) from error
    if pipeline is None:  # so says version 3 where the licence was not accepted
        raise _missing(model, "its licence was not accepted")
    return pipeline


def _missing(model: str, why: str) -> DiarizationError:
    return DiarizationError(
        f"The speaker model {model!r} cannot be loaded ({why}); accept its licence on the hub and log in there, "
        "or set CONFIDANT_SPEECH__SPEAKER_MODEL to a folder that holds it."
    )


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__).rstrip(". ")
