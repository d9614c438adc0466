"""How long meetings are kept, what is said before one is listened to, and which words keep us from listening."""

from typing import Literal

from pydantic import BaseModel, Field, field_validator


class MeetingSettings(BaseModel, extra="forbid", frozen=True):
    """The section CONFIDANT_MEETINGS__…"""

    keep_days: int = Field(
        365,
        ge=1,
        le=36_500,
        description="Days after which a meeting's minutes and transcript are deleted; rules may only shorten it",
    )
    keep_audio_days: int = Field(
        0,
        ge=0,
        le=3650,
        description="Days that fetched sound is kept once the minutes stand; 0 deletes it right then",
    )
    keep_voices_days: int = Field(
        0,
        ge=0,
        le=90,
        description="Days that how each speaker of a recording sounds is kept, so that people can say which voice is "
        "theirs and be asked about in later ones; 0 keeps no voice",
    )
    keep_profiles_days: int = Field(
        365,
        ge=1,
        le=3650,
        description="Days after which the voice of a person who agreed is deleted, unless they agree anew",
    )
    notice: bool = Field(
        True, description="Say who may read a meeting and until when, before it is listened to"
    )
    quiet_channels: tuple[str, ...] = Field(
        (), description="Channels where that is known and not said each time, such as slack:C0123456789"
    )
    consent: str = Field("", description="A sentence of your own for that notice, such as your legal basis")
    reminder: str = Field(
        "In some places everyone on a call must agree before it is recorded; if somebody did not, leave it out.",
        description="The sentence that reminds of the law where people sit; empty leaves it away",
    )
    private_titles: tuple[str, ...] = Field(
        ("1:1 HR", "confidential", "do not record", "off the record"),
        description="Words of a title that keep a meeting from being listened to, comma between",
    )
    off_words: tuple[str, ...] = Field(
        ("off the record", "don't write this down", "do not write this down", "strike that from the record"),
        description="Spoken words from which on nothing is written down, comma between",
    )
    on_words: tuple[str, ...] = Field(
        ("back on the record", "on the record again", "you can write again"),
        description="Spoken words from which on it is written down again, comma between",
    )
    opt_out: Literal["words", "meeting"] = Field(
        "words",
        description="What is left out where somebody opted out: their words, or the whole meeting",
    )

    @field_validator("quiet_channels", "private_titles", "off_words", "on_words", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(word.strip() for word in value.split(",") if word.strip())
        return value
