"""Voices told apart by pyannote.audio, where somebody has installed it; the one door to it."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from transcription.audio import SAMPLE_RATE, Samples
from transcription.errors import DiarizationError
from transcription.speakers.turns import Turn, numbered

DEFAULT_MODEL = "pyannote/speaker-diarization-community-1"


class PyannoteDiarizer:
    """A Diarizer; `model` is a folder or a hub id. It holds the whole recording, 230 MB an hour.

    Raises DiarizationError if the package or the model is not there.
    """

    def __init__(self, model: str = DEFAULT_MODEL, count: int | None = None) -> None:
        self._model, self._count = model, count
        self._pipeline = _load(model)

    def turns(self, blocks: Iterable[Samples]) -> list[Turn]:
        """See Diarizer."""
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
        # since version 4 the answer holds several; the exclusive one gives every moment to one person
        found = getattr(found, "exclusive_speaker_diarization", None) or getattr(
            found, "speaker_diarization", found
        )
        tracks = found.itertracks(yield_label=True)
        return numbered(Turn(float(at.start), float(at.end), str(label)) for at, _, label in tracks)


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
