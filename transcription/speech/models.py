"""A loaded model that takes less of the GPU's memory each time there was too little of it."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TypeVar

import faster_whisper

from transcription.settings import SpeechSettings
from transcription.speech.failures import is_out_of_memory, no_room, stopped

T = TypeVar("T")
_SMALLEST = "int8_float16"


@dataclass(frozen=True)
class Fit:
    """A model, and how many stretches of speech it may hear in one batch."""

    model: faster_whisper.WhisperModel
    batch_size: int


class Models:
    """Fewer stretches in a batch first; then the same model in 8-bit arithmetic; then a sentence.

    `open_model` loads the model in a given arithmetic. Raises SpeechModelError if even the last has no room.
    """

    def __init__(
        self,
        open_model: Callable[[str], faster_whisper.WhisperModel],
        compute_type: str,
        settings: SpeechSettings,
    ) -> None:
        self._open_model, self._settings = open_model, settings
        self._compute_type = compute_type
        self._lock = Lock()
        self._fit: Fit | None = None
        self._open()

    def run(self, work: Callable[[Fit], T]) -> T:
        """Do the work, again with less memory where there was too little. Raises SpeechModelError."""
        while True:
            fit = self._current()
            try:
                return work(fit)
            except (RuntimeError, ValueError) as error:
                if not is_out_of_memory(error):
                    raise stopped(self._settings.model, error) from error
            # Only here, because until the error is forgotten its frames hold on to the memory.
            tried = fit.batch_size
            del fit
            self._shrink(tried)

    def _current(self) -> Fit:
        with self._lock:
            return self._fit or self._open()

    def _shrink(self, tried: int) -> None:
        """One step down, unless another thread took it already."""
        with self._lock:
            if self._fit is None or self._fit.batch_size != tried:
                return
            if tried > 1:
                self._fit = Fit(self._fit.model, tried // 2)
                return
            self._fit = None  # before the smaller one is loaded, so that both are never there
            self._open_smaller()

    def _open(self) -> Fit:
        try:
            self._fit = Fit(self._open_model(self._compute_type), self._settings.batch_size)
            return self._fit
        except RuntimeError as error:
            if not is_out_of_memory(error):
                raise
        return self._open_smaller()

    def _open_smaller(self) -> Fit:
        if self._compute_type.startswith("int8"):
            raise no_room(self._settings.model)
        self._compute_type = _SMALLEST
        return self._open()
