"""What a speech engine must do, so that a second one can stand beside faster-whisper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from transcription.transcript import Segment

if TYPE_CHECKING:
    from transcription.audio import Samples


@dataclass(frozen=True)
class Hearing:
    """What an engine hears: segments in order, made while they are taken, times from the first sample."""

    language: str | None
    segments: Iterator[Segment]


class Engine(Protocol):
    """A loaded model. `tests/transcription/test_engines.py` holds each one to this."""

    @property
    def at_once(self) -> int:
        """How many threads may call `hear` at the same time with profit, such as one for each GPU."""
        ...

    def fit(self, hotwords: Sequence[str]) -> int:
        """How many of the names and words, from the first, it can listen for at once; 0 if it cannot."""
        ...

    def hear(self, samples: "Samples", *, language: str | None, hotwords: Sequence[str]) -> Hearing:
        """Words in float32 mono samples at 16,000 Hz; `language` None means: find out.

        No segment at all is a right answer where nobody speaks. Raises SpeechModelError.
        """
        ...
