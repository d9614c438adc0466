"""Voices that people let us remember, so that the next meeting can ask whether a voice is theirs.

A voice alone names nobody: what is found here is a question, and a person's click answers it. How often the question is
right is measured by `python -m benchmarks.speakers voices`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from pydantic import AwareDatetime, BaseModel, Field, FiniteFloat, ValidationError

from transcription.errors import DiarizationError
from transcription.speakers.voice_space import UNIT_FRAMES, model_of, voice_space
from transcription.transcript import Voice

LEAST_SECONDS = 10.0  # of speech: a voice heard for less is too uncertain to be asked about
_FRAMES = UNIT_FRAMES / 2.0  # a second
_NARROW = {model_of(narrow=narrow): narrow for narrow in (False, True)}


@dataclass(frozen=True)
class Bar:
    """From which likeness on somebody is asked about, and by how much it must lead over the next person's."""

    least: float
    lead: float


# In logarithms of how much likelier one person is than two; no two people of the measured recordings come this near.
BUILT_IN = Bar(10.5, 2.0)
# Cosines of a neural network's embeddings: far above what papers on verification print for people who sound alike.
EMBEDDED = Bar(0.9, 0.2)


@dataclass(frozen=True)
class VoiceProfile:
    """A person's voice, kept since they agreed to it; without that moment there is no profile."""

    person: str
    voice: Voice
    consented_at: datetime

    def to_json(self) -> dict[str, object]:
        """The form to store."""
        stored = _Stored(
            person=self.person,
            model=self.voice.model,
            vector=[round(number, 5) for number in self.voice.vector],
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
        voice = Voice(stored.person, tuple(stored.vector), stored.seconds, stored.model)
        return cls(stored.person, voice, stored.consented_at)

    def joined(self, voice: Voice) -> "VoiceProfile":
        """The profile after one more recording of the same person, weighted by how much they spoke.

        What another model measured takes its place."""
        if voice.model != self.voice.model or len(voice.vector) != len(self.voice.vector):
            return VoiceProfile(self.person, voice, self.consented_at)
        seconds = self.voice.seconds + voice.seconds
        share = voice.seconds / seconds
        vector = (1 - share) * np.array(self.voice.vector) + share * np.array(voice.vector)
        joined = Voice(self.person, tuple(vector.tolist()), seconds, voice.model)
        return VoiceProfile(self.person, joined, self.consented_at)


def likeness(one: Voice, other: Voice) -> float:
    """How alike two voices of one model are, in the units of its Bar; minus infinity for those of two models."""
    if one.model != other.model or len(one.vector) != len(other.vector):
        return -np.inf
    first, second = np.array(one.vector), np.array(other.vector)
    if one.model not in _NARROW:
        return float(first @ second / max(float(np.linalg.norm(first) * np.linalg.norm(second)), 1e-9))
    space = voice_space(_NARROW[one.model])
    places = (np.stack([first, second]) - space.centre) @ space.directions
    frames = np.array([one.seconds, other.seconds]) * _FRAMES
    return float(space.same_voice(places[0], frames[0], places[1:], frames[1:])[0])


def ask_about(voices: Iterable[Voice], profiles: Sequence[VoiceProfile]) -> dict[str, str]:
    """Speaker -> the person whom to ask about, for those voices that are very like one profile and no other.

    Two speakers may be one person's."""
    asked = {voice.speaker: _nearest(voice, profiles) for voice in voices}
    return {speaker: person for speaker, person in asked.items() if person is not None}


def _nearest(voice: Voice, profiles: Sequence[VoiceProfile]) -> str | None:
    if voice.seconds < LEAST_SECONDS:
        return None
    alike: dict[str, float] = {}
    for profile in profiles:
        if profile.voice.seconds >= LEAST_SECONDS:
            found = likeness(voice, profile.voice)
            alike[profile.person] = max(found, alike.get(profile.person, -np.inf))
    if not alike:
        return None
    bar = BUILT_IN if voice.model in _NARROW else EMBEDDED
    best, *others = sorted(alike, key=alike.__getitem__, reverse=True)
    leads = all(alike[best] - alike[other] >= bar.lead for other in others[:1])
    return best if leads and alike[best] >= bar.least else None


class _Stored(BaseModel, extra="forbid"):
    person: str = Field(min_length=1)
    model: str
    vector: list[FiniteFloat] = Field(min_length=32, max_length=4_096)
    seconds: FiniteFloat = Field(gt=0)
    consented_at: AwareDatetime
