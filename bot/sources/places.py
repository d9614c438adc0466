"""What is kept of each kind of place: enough to reach it again."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, TypeAdapter


class FilesPlace(BaseModel, extra="forbid", frozen=True):
    """A file or a folder, by its absolute path."""

    kind: Literal["files"] = "files"
    path: str


class WebPlace(BaseModel, extra="forbid", frozen=True):
    """Web addresses; `listed_at` is a file or an address that names one more a line."""

    kind: Literal["web"] = "web"
    urls: tuple[str, ...] = ()
    listed_at: str = ""


class SlackPlace(BaseModel, extra="forbid", frozen=True):
    """One channel by its id; `private_by` is the member who let a private one be indexed."""

    kind: Literal["slack"] = "slack"
    channel: str
    title: str
    private_by: str = ""


class TeamsPlace(BaseModel, extra="forbid", frozen=True):
    """One channel by its id; `private_by` is the member who let a private or shared one be indexed."""

    kind: Literal["teams"] = "teams"
    channel: str
    title: str
    private_by: str = ""


class ExportPlace(BaseModel, extra="forbid", frozen=True):
    """A Slack export; its links lead to `workspace_url`."""

    kind: Literal["export"] = "export"
    path: str
    workspace_url: str
    private: bool = False


class DrivePlace(BaseModel, extra="forbid", frozen=True):
    """What the account of the settings sees; `unsaid` are the readers where Drive does not say them."""

    kind: Literal["drive"] = "drive"
    unsaid: tuple[str, ...] = ()


ChatPlace = SlackPlace | TeamsPlace
Place = FilesPlace | WebPlace | ChatPlace | ExportPlace | DrivePlace
KINDS = ("files", "web", "slack", "teams", "export", "drive")
_ANY: TypeAdapter[Place] = TypeAdapter(Annotated[Place, Field(discriminator="kind")])


def read_place(text: str) -> Place:
    return _ANY.validate_json(text)
