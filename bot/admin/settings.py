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


class ExpertSettings(BaseModel, extra="forbid", frozen=True):
    """The section CONFIDANT_EXPERTS__…"""

    channel: str = Field(
        "",
        pattern=r"^([a-z]+:[A-Z0-9]{2,})?$",
        description="Channel where experts take over what it cannot answer, such as slack:C0123456789",
    )
    on_call: str = Field(
        "",
        pattern=r"^((person|group):\S.*)?$",
        description="Who is asked first there: person: and a directory id, or group: and its name",
    )
