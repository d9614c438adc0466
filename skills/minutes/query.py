"""What is asked of minutes."""

from pydantic import BaseModel, Field


class MinutesQuery(BaseModel):
    path: str = Field(
        min_length=1,
        title="Recording or transcript",
        description="A recording or a transcript (.vtt, .srt, .json), or its link",
        json_schema_extra={"form": "file"},
    )
    title: str | None = Field(None, description="What the meeting is called")
    attendees: str = Field(
        "", description="Names of those who were there, separated by commas; gives no right"
    )
    readers: str = Field("", description="Who else may read it: user:ID, group:NAME, channel:ID or everyone")
    template: str = Field("", description="How the minutes are laid out; empty goes by the title")

    @property
    def names(self) -> tuple[str, ...]:
        """The attendees, one by one."""
        return tuple(name.strip() for name in self.attendees.split(",") if name.strip())
