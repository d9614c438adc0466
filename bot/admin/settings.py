"""What the environment says of things that admins also set from the chat; what they set there goes before it."""

from pydantic import BaseModel, Field, field_validator


class SkillSettings(BaseModel, extra="forbid", frozen=True):
    """The section CONFIDANT_SKILLS__…"""

    off: tuple[str, ...] = Field(
        (), description="Skills that are switched off unless an admin switches them on, comma between"
    )

    @field_validator("off", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(word.strip() for word in value.split(",") if word.strip())
        return value
