"""Voices that people let us remember, so that the next meeting knows them; nobody else is ever named by voice.

A profile needs a diarizer that gives embeddings, which is pyannote. What the built-in one compares tells the voices of
one recording apart, and is far too coarse to know a person again by: it makes no profile.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt
from pydantic import AwareDatetime, BaseModel, Field, FiniteFloat, ValidationError

from transcription.errors import DiarizationError

# Far above what people who sound alike reach (cosines of 0.5 and less, as papers on speaker verification print them):
# many who have a profile stay anonymous, as a wrong name is worse than none.
LEAST_LIKENESS = 0.9
LEAST_LEAD = 0.2  # over the next best person's profile, or nobody is named
LEAST_SECONDS = 10.0  # of speech: a voice heard for less is too uncertain to be anybody's
_LEAST_NORM = 1e-6
Vectors = npt.NDArray[np.float32]


def unit(vectors: Vectors) -> Vectors:
    """Each vector at length one; a vector of zeros stays as it is."""
    lengths = np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), _LEAST_NORM)
    scaled: Vectors = (vectors / lengths).astype(np.float32)
    return scaled


@dataclass(frozen=True)
class Voice:
    """What one speaker sounded like in one recording: a vector of length one, from how much speech, by which model."""

    vector: Vectors
    seconds: float
    model: str


@dataclass(frozen=True)
class VoiceProfile:
    """A person's voice, kept since they agreed to it; without that moment there is no profile."""

    name: str
    voice: Voice
    consented_at: datetime

    def to_json(self) -> dict[str, object]:
        """The form to store."""
        stored = _Stored(
            name=self.name,
            model=self.voice.model,
            vector=[round(float(number), 4) for number in self.voice.vector],
            seconds=self.voice.seconds,
            consented_at=self.consented_at,
        )
        return stored.model_dump(mode="json")

    @classmethod
    def from_json(cls, value: object) -> "VoiceProfile":
        """What `to_json` wrote. Raises DiarizationError."""
        try:
            stored = _Stored.model_validate(value)
        except ValidationError as error:
            flaw = error.errors()[0]
            place = ".".join(str(part) for part in flaw["loc"]) or "the top level"
            raise DiarizationError(
                f"This is not a stored voice profile ({flaw['msg']} at {place}); record the voice again."
            ) from error
        vector = unit(np.array(stored.vector, np.float32))
        return cls(stored.name, Voice(vector, stored.seconds, stored.model), stored.consented_at)

    def joined(self, voice: Voice) -> "VoiceProfile":
        """The profile after one more recording of the same person, weighted by how much they spoke.

        Raises DiarizationError for a voice by another model."""
        if voice.model != self.voice.model:
            raise DiarizationError(
                f"The voice profile of {self.name!r} was made by {self.voice.model!r} and not by {voice.model!r}; "
                "record the voice again."
            )
        seconds = self.voice.seconds + voice.seconds
        mean = self.voice.vector * self.voice.seconds + voice.vector * voice.seconds
        return VoiceProfile(self.name, Voice(unit(mean), seconds, voice.model), self.consented_at)


def recognise(voices: Mapping[str, Voice], profiles: Iterable[VoiceProfile]) -> dict[str, str]:
    """Label -> name, for those voices that are surely a profile's; the others are left out.

    Profiles of another model are not looked at. Two labels may be one person's. `transcription.speakers.rename` puts
    the names in.
    """
    known = list(profiles)
    named = {label: _name(voice, known) for label, voice in voices.items()}
    return {label: name for label, name in named.items() if name is not None}


def _name(voice: Voice, profiles: Iterable[VoiceProfile]) -> str | None:
    if voice.seconds < LEAST_SECONDS:
        return None
    likeness: dict[str, float] = {}
    for profile in profiles:
        if profile.voice.model == voice.model and profile.voice.vector.shape == voice.vector.shape:
            alike = float(profile.voice.vector @ voice.vector)
            likeness[profile.name] = max(alike, likeness.get(profile.name, -1.0))
    if not likeness:
        return None
    best, *others = sorted(likeness, key=likeness.__getitem__, reverse=True)
    if likeness[best] < LEAST_LIKENESS:
        return None
    next_best = max((likeness[other] for other in others), default=0.0)
    return best if likeness[best] - next_best >= LEAST_LEAD else None


class _Stored(BaseModel, extra="forbid"):
    name: str = Field(min_length=1)
    model: str
    vector: list[FiniteFloat] = Field(min_length=32, max_length=4_096)
    seconds: FiniteFloat = Field(gt=0)
    consented_at: AwareDatetime
