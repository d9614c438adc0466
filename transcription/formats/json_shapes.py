"""One model for each program whose JSON we read: what its fields are called and what its times count."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AliasChoices, AliasPath, BaseModel, BeforeValidator, Field, FiniteFloat

from transcription.formats import clock
from transcription.formats.turns import Turn
from transcription.transcript import Word

_EPOCH_MILLISECONDS = 1e11  # a count this large is a date and not a place in a recording


def _from_clock(value: object) -> object:
    """`00:01:02,500` and `2.5s` are times too."""
    if not isinstance(value, str):
        return value
    found = clock.read(value)
    return value.removesuffix("s") if found is None else found


def _to_name(value: object) -> object:
    """A name, a number of a speaker, or an object with a name in it; anything else is nobody."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, int) and not isinstance(value, bool):
        return f"Speaker {value}"
    return value if isinstance(value, str) else None


# An entry whose text is null failed to be transcribed: it is dropped, and the rest of the file is read.
Text = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]
Name = Annotated[str | None, BeforeValidator(_to_name)]
Seconds = Annotated[FiniteFloat, BeforeValidator(_from_clock)]


class SpokenWord(BaseModel):
    """A word of Whisper, WhisperX or our own; without times it is left out."""

    word: str
    start: Seconds | None = None
    end: Seconds | None = None
    probability: FiniteFloat = Field(1.0, validation_alias=AliasChoices("probability", "score", "confidence"))

    def to_word(self) -> Word | None:
        if self.start is None or self.end is None:
            return None
        return Word(self.word, self.start, self.end, self.probability)


class Timed(BaseModel):
    """Seconds from the start: our own, Whisper's and OpenAI's verbose_json, Fireflies, corpora.

    A turn without times (a plain list of who said what) begins where the last one ended.
    """

    text: Text = Field(validation_alias=AliasChoices("text", "raw_text", "sentence"))
    speaker: Name = Field(None, validation_alias=AliasChoices("speaker", "speaker_name", "speakerName"))
    start: Seconds | None = Field(None, validation_alias=AliasChoices("start", "start_time"))
    end: Seconds | None = Field(None, validation_alias=AliasChoices("end", "end_time"))
    words: list[SpokenWord] | None = None

    def to_turn(self, before: float) -> Turn:
        start = before if self.start is None else self.start
        words = tuple(word for spoken in self.words or () if (word := spoken.to_word()))
        return Turn(start, start if self.end is None else self.end, self.speaker, self.text, words)

    @property
    def is_dated(self) -> bool:
        return False


class WhisperCpp(BaseModel):
    """whisper.cpp: milliseconds under `offsets`."""

    text: Text
    speaker: Name = None
    start: FiniteFloat = Field(validation_alias=AliasPath("offsets", "from"))
    end: FiniteFloat = Field(validation_alias=AliasPath("offsets", "to"))

    def to_turn(self, _before: float) -> Turn:
        return Turn(self.start / 1000, self.end / 1000, self.speaker, self.text)

    @property
    def is_dated(self) -> bool:
        return False


class Utterance(BaseModel):
    """Attendee: milliseconds, often as a date, and a length; the words lie one level deeper."""

    speaker: Name = Field(None, validation_alias="speaker_name")
    start: FiniteFloat = Field(validation_alias="timestamp_ms")
    length: FiniteFloat = Field(0.0, validation_alias="duration_ms")
    text: Text = Field(
        validation_alias=AliasChoices(
            AliasPath("transcription", "transcript"), "transcription", "transcript", "text"
        )
    )

    def to_turn(self, _before: float) -> Turn:
        start = self.start / 1000
        return Turn(start, start + self.length / 1000, self.speaker, self.text)

    @property
    def is_dated(self) -> bool:
        return self.start > _EPOCH_MILLISECONDS


class Dated(BaseModel):
    """Google Meet's entries and Microsoft Graph's metadata: dates and not seconds."""

    text: Text = Field(validation_alias=AliasChoices("spokenText", "text"))
    speaker: Name = Field(None, validation_alias=AliasChoices("speakerName", "participant"))
    start: datetime = Field(validation_alias=AliasChoices("startDateTime", "startTime"))
    end: datetime | None = Field(None, validation_alias=AliasChoices("endDateTime", "endTime"))

    def to_turn(self, _before: float) -> Turn:
        start = _stamp(self.start)
        return Turn(start, _stamp(self.end) if self.end else start, self.speaker, self.text)

    @property
    def is_dated(self) -> bool:
        """Whether `start` counts from 1970."""
        return True


def _stamp(moment: datetime) -> float:
    """Seconds since 1970; a date without a zone is in UTC."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
