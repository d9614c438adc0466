"""What a speech engine must do, so that a second one can stand beside faster-whisper."""

from collections.abc import Iterator
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
    """A loaded model."""

    def hear(self, samples: "Samples", *, language: str | None, hotwords: str) -> Hearing:
        """Words in float32 mono samples at 16,000 Hz; `language` None means: find out.

        No segment at all is a right answer where nobody speaks. Raises SpeechModelError.
        """
        ...
