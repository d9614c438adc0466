"""What is asked of minutes."""

from pydantic import BaseModel, Field

from skills.language import say


class MinutesQuery(BaseModel):
    path: str = Field(
        min_length=1,
        title=say("Recording or transcript"),
        description=say("A recording or a transcript (.vtt, .srt, .json), or its link"),
        json_schema_extra={"form": "file"},
    )
    title: str | None = Field(None, description=say("What the meeting is called"))
    attendees: str = Field(
        "", description=say("Names of those who were there, separated by commas; gives no right")
    )
    readers: str = Field(
        "", description=say("Who else may read it: user:ID, group:NAME, channel:ID or everyone")
    )
    template: str = Field("", description=say("How the minutes are laid out; empty goes by the title"))

    @property
    def names(self) -> tuple[str, ...]:
        """The attendees, one by one."""
        return tuple(name.strip() for name in self.attendees.split(",") if name.strip())
