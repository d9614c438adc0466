"""Voices that people let us remember, so that the next meeting knows them; nobody else is ever named by voice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from pydantic import AwareDatetime, BaseModel, Field, FiniteFloat, ValidationError

from transcription.errors import DiarizationError
from transcription.speakers.encoder import DIMENSIONS, MODEL, Vectors, unit

# Tuned for at least 99 of 100 names right; `python -m benchmarks.speakers` prints what was seen.
LEAST_LIKENESS = 0.9
LEAST_LEAD = 0.04  # over the next best person's profile, or nobody is named
LEAST_SECONDS = 10.0  # of speech: a voice heard for less is too uncertain to be anybody's


@dataclass(frozen=True)
class Voice:
    """What one speaker sounded like in one recording: a vector of length one, and from how much speech."""

    vector: Vectors
    seconds: float


@dataclass(frozen=True)
class VoiceProfile:
    """A person's voice, kept since they agreed to it; without that moment there is no profile."""

    name: str
    voice: Voice
    consented_at: datetime

    def to_json(self) -> dict[str, object]:
        """The form to store: the vector has 256 numbers, and its model's name with it."""
        stored = _Stored(
            name=self.name,
            model=MODEL,
            vector=[round(float(number), 4) for number in self.voice.vector],
            seconds=self.voice.seconds,
            consented_at=self.consented_at,
        )
        return stored.model_dump(mode="json")

    @classmethod
    def from_json(cls, value: object) -> "VoiceProfile":
        """What `to_json` wrote. Raises DiarizationError, also for a vector of another model."""
        try:
            stored = _Stored.model_validate(value)
        except ValidationError as error:
            flaw = error.errors()[0]
            place = ".".join(str(part) for part in flaw["loc"]) or "the top level"
            raise DiarizationError(
                f"This is not a stored voice profile ({flaw['msg']} at {place}); record the voice again."
            ) from error
        if stored.model != MODEL:
            raise DiarizationError(
                f"The voice profile of {stored.name!r} was made by {stored.model!r} and not by {MODEL!r}; "
                "record the voice again."
            )
        vector = unit(np.array(stored.vector, np.float32))
        return cls(stored.name, Voice(vector, stored.seconds), stored.consented_at)

    def joined(self, voice: Voice) -> "VoiceProfile":
        """The profile after one more recording of the same person, weighted by how much they spoke."""
        seconds = self.voice.seconds + voice.seconds
        mean = self.voice.vector * self.voice.seconds + voice.vector * voice.seconds
        return VoiceProfile(self.name, Voice(unit(mean), seconds), self.consented_at)


def recognise(voices: Mapping[str, Voice], profiles: Iterable[VoiceProfile]) -> dict[str, str]:
    """Label -> name, for those voices that are surely a profile's; the others are left out.

    Two labels may be one person's. `transcription.speakers.rename` puts the names in.
    """
    known = list(profiles)
    if not known:
        return {}
    vectors = np.stack([profile.voice.vector for profile in known])
    found = {}
    for label, voice in voices.items():
        if voice.seconds < LEAST_SECONDS:
            continue
        likeness = vectors @ voice.vector
        best = int(likeness.argmax())
        others = [
            like for like, profile in zip(likeness, known, strict=True) if profile.name != known[best].name
        ]
        lead = float(likeness[best]) - max(others, default=0.0)
        if likeness[best] >= LEAST_LIKENESS and lead >= LEAST_LEAD:
            found[label] = known[best].name
    return found


class _Stored(BaseModel, extra="forbid"):
    name: str = Field(min_length=1)
    model: str
    vector: list[FiniteFloat] = Field(min_length=DIMENSIONS, max_length=DIMENSIONS)
    seconds: FiniteFloat = Field(gt=0)
    consented_at: AwareDatetime
