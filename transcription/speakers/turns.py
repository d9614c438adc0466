"""Who spoke when, and what every way of finding that out must do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from transcription.transcript import Voice

if TYPE_CHECKING:
    from transcription.audio import Samples


@dataclass(frozen=True)
class Turn:
    """One person speaks from `start` to `end`, in seconds; `speaker` is a label such as "Speaker 2"."""

    start: float
    end: float
    speaker: str


@dataclass(frozen=True)
class Heard:
    """Turns in order of start, which may overlap, and what their speakers sound like, where that can be said."""

    turns: list[Turn]
    voices: tuple[Voice, ...] = ()


class Diarizer(Protocol):
    """Something that tells voices apart."""

    def hear(self, blocks: Iterable["Samples"]) -> Heard:
        """Who speaks when in float32 mono samples at 16,000 Hz.

        No turn at all is a right answer where nobody speaks. Raises DiarizationError.
        """
        ...


def numbered(turns: Iterable[Turn]) -> list[Turn]:
    """The same turns in order, their speakers called "Speaker 1", "Speaker 2" … by their first words."""
    ordered = sorted(turns, key=lambda turn: (turn.start, turn.end))
    order = dict.fromkeys(turn.speaker for turn in ordered)
    names = {speaker: f"Speaker {number}" for number, speaker in enumerate(order, start=1)}
    return [Turn(turn.start, turn.end, names[turn.speaker]) for turn in ordered]
