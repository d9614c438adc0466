"""How alike two voices are: a linear transform that keeps what differs between people and not between sentences.

Trained by us, see NOTICE. Source: Prince and Elder, Probabilistic linear discriminant analysis, ICCV 2007; Ioffe, ECCV
2006, in the form of two covariances.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from transcription.speakers.features import describe

WEIGHTS = Path(__file__).with_name("voice_space.npz")
UNIT_FRAMES = (
    200  # in two seconds of speech, one voice's description varies by 1 in every direction of the space …
)
_LASTING = 1.0  # … of which so much is left however long it is heard: mood, distance, what is talked about
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class VoiceSpace:
    """`directions`, shape (63, d), and how much people vary in each of them beside the 1 of a voice, shape (d,).

    `centre`, shape (63,), is the mean description of real people, for voices of different recordings."""

    directions: Floats
    people: Floats
    centre: Floats

    def place(self, means: npt.NDArray[np.floating], centre: Floats) -> Floats:
        """Means of measures, shape (n, 63), to places of voices, shape (n, d); `centre` is where the recording lies."""
        places: Floats = (describe(means) - centre) @ self.directions
        return places

    def same_voice(self, place: Floats, frames: Floats, others: Floats, other_frames: Floats) -> Floats:
        """How much likelier it is that one person speaks in both than two, in natural logarithms, shape (n,).

        `place` (d,) was heard in so many frames, and each of `others` (n, d) in so many."""
        first, second = variance(frames)[..., None], variance(other_frames)[..., None]
        both = 1 / (1 / first + 1 / second)
        middle = (place / first + others / second) * both
        one = _density(place - others, first + second) + _density(middle, self.people + both)
        two = _density(place, self.people + first) + _density(others, self.people + second)
        return np.asarray((one - two).sum(axis=-1))


@cache
def voice_space(narrow: bool) -> VoiceSpace:
    """The space for telephone lines, or the one for all else."""
    kind = _kind(narrow)
    with np.load(WEIGHTS) as stored:
        directions, people, centre = (
            stored[f"{kind}_{name}"].astype(np.float64) for name in ("directions", "people", "centre")
        )
    return VoiceSpace(directions, people, centre)


def model_of(*, narrow: bool) -> str:
    """The name of what measures a voice here: a telephone's voice is held against no other."""
    return f"built-in {_kind(narrow)}"


def _kind(narrow: bool) -> str:
    return "narrow" if narrow else "wide"


def variance(frames: npt.NDArray[np.floating] | float) -> Floats:
    """Of a place, in every direction, when a voice was heard for so many frames."""
    return np.asarray(UNIT_FRAMES / np.asarray(frames, np.float64) + _LASTING)


def _density(distance: Floats, variance: Floats) -> Floats:
    return np.asarray(-0.5 * (distance**2 / variance + np.log(variance)))
