"""The whole configuration, composed from each package's section; nothing else reads the environment."""

import os
from collections.abc import Mapping
from datetime import UTC
from pathlib import Path

from dotenv import dotenv_values
from pydantic import BaseModel, Field, ValidationError, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.admin.settings import SkillSettings
from bot.arrivals.settings import ArrivalSettings, GraphSettings, MeetSettings, ZoomSettings
from bot.creative.settings import CreativeSettings
from bot.databases.settings import SqlSettings
from bot.errors import SettingsError
from bot.gateway.settings import ModelSettings
from bot.meetings.settings import MeetingSettings
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.teams.settings import TeamsSettings
from bot.research.settings import ResearchSettings
from bot.review.settings import ReviewSettings
from bot.sources.settings import DriveSettings, SourceSettings
from indexing.settings import FetchSettings, IndexSettings
from skills.language import Reader, languages, reader_of
from transcription.settings import SpeechSettings

PREFIX = "CONFIDANT_"
ENV_FILE = Path(".env")
# read by benchmarks and tests, not by the program
FOREIGN = {"BENCH__DATA", "TEST_POSTGRES"}


class DatabaseSettings(BaseModel, extra="forbid", frozen=True):
    """Where the truth is kept."""

    url: str = Field("", description="SQLAlchemy URL; empty is a SQLite file in the home folder")


class WebSettings(BaseModel, extra="forbid", frozen=True):
    """The one web server."""

    host: str = Field("127.0.0.1", description="Address the web server listens on")
    port: int = Field(8080, ge=0, le=65535, description="Port the web server listens on")
    grace_seconds: int = Field(
        20,
        ge=1,
        le=3600,
        description="How long a stop waits for work under way before it is left to the next process",
    )


class WorkspaceSettings(BaseModel, extra="forbid", frozen=True):
    """How the workspace speaks where several people read."""

    language: str = Field(
        "en",
        description="Language of what several people read, such as en, de or fr; each person has their own",
    )
    zone: str = Field("UTC", description="Time zone of what several people read, such as Europe/Berlin")

    @field_validator("language")
    @classmethod
    def _is_written(cls, value: str) -> str:
        if reader_of(value).language != value.replace("-", "_").split("_")[0].lower():
            raise ValueError(f"there is no language {value!r}; there are en, {', '.join(languages())}")
        return value

    @field_validator("zone")
    @classmethod
    def _is_known(cls, value: str) -> str:
        if value != "UTC" and reader_of("en", value).zone is UTC:
            raise ValueError(f"there is no zone {value!r}; name one such as Europe/Berlin")
        return value

    @property
    def reader(self) -> Reader:
        return reader_of(self.language, self.zone)


class Settings(BaseSettings):
    """Every setting of Confidant, as `CONFIDANT_<SECTION>__<NAME>`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        env_file=ENV_FILE,
        extra="ignore",
        frozen=True,
        env_ignore_empty=True,
        hide_input_in_errors=True,
        # lists are written with commas, as each section reads them, and not as JSON
        enable_decoding=False,
    )

    home: Path = Field(Path(".confidant"), description="Folder for the database, caches and recordings")
    admins: tuple[str, ...] = Field(
        (), description="People who are admins from the start: directory ids or e-mails, comma between"
    )
    certified_only: bool = Field(
        False, description="Answer only with a certificate of the workspace's own; else show search results"
    )
    external_channels: tuple[str, ...] = Field(
        (),
        description="Channels shared with outsiders where it may answer all the same, from published documents only",
    )
    database: DatabaseSettings = DatabaseSettings()
    index: IndexSettings = IndexSettings()
    speech: SpeechSettings = SpeechSettings()
    models: ModelSettings = ModelSettings()
    fetch: FetchSettings = FetchSettings()
    slack: SlackSettings = SlackSettings()
    teams: TeamsSettings = TeamsSettings()
    sources: SourceSettings = SourceSettings()
    drive: DriveSettings = DriveSettings()
    sql: SqlSettings = SqlSettings()
    creative: CreativeSettings = CreativeSettings()
    research: ResearchSettings = ResearchSettings()
    web: WebSettings = WebSettings()
    workspace: WorkspaceSettings = WorkspaceSettings()
    review: ReviewSettings = ReviewSettings()
    skills: SkillSettings = SkillSettings()
    meetings: MeetingSettings = MeetingSettings()
    arrivals: ArrivalSettings = ArrivalSettings()
    zoom: ZoomSettings = ZoomSettings()
    graph: GraphSettings = GraphSettings()
    meet: MeetSettings = MeetSettings()

    @field_validator("home")
    @classmethod
    def _expand(cls, value: Path) -> Path:
        return value.expanduser()

    @field_validator("admins", "external_channels", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(name.strip() for name in value.split(",") if name.strip())
        return value

    @property
    def database_url(self) -> str:
        return self.database.url or f"sqlite:///{self.home / 'confidant.db'}"


def known_names() -> dict[str, str]:
    """Each setting's environment name and its one sentence, in order."""
    names: dict[str, str] = {}
    for name, field in Settings.model_fields.items():
        section = field.annotation
        if isinstance(section, type) and issubclass(section, BaseModel):
            for inner, inner_field in section.model_fields.items():
                names[f"{PREFIX}{name}__{_written_as(inner, inner_field)}".upper()] = (
                    inner_field.description or ""
                )
        else:
            names[f"{PREFIX}{name}".upper()] = field.description or ""
    return names


def _written_as(name: str, field: FieldInfo) -> str:
    """A setting of which there is one for each name ends in NAME."""
    extra = field.json_schema_extra
    return str(extra["each"]) if isinstance(extra, dict) and "each" in extra else name


def load_settings() -> Settings:
    """Read the environment and `.env`; a misspelt name stops the start instead of being ignored.

    Raises SettingsError with one sentence that names the setting."""
    _refuse_misspelt(os.environ)
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError(_first_fault(error)) from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{ENV_FILE} is not UTF-8 text; save it as UTF-8.") from error


def _refuse_misspelt(environment: Mapping[str, str]) -> None:
    # pydantic-settings drops names it does not know, so a typo would silently leave the default in force
    allowed = set(known_names()) | {PREFIX + name for name in FOREIGN}
    given = [name.upper() for name in (*environment, *_env_file_names())]
    each = tuple(name.removesuffix("NAME") for name in allowed if name.endswith("_NAME"))
    for name in given:
        if name.startswith(PREFIX) and name not in allowed and not name.startswith(each):
            raise SettingsError(
                f"{name} is not a setting{_nearest(name, allowed)}; see .env.example for all of them."
            )


def _env_file_names() -> list[str]:
    if not ENV_FILE.is_file():
        return []
    try:
        return list(dotenv_values(ENV_FILE))
    except UnicodeDecodeError as error:
        raise SettingsError(f"{ENV_FILE} is not UTF-8 text; save it as UTF-8.") from error


def _nearest(name: str, allowed: set[str]) -> str:
    import difflib

    close = difflib.get_close_matches(name, allowed, n=1)
    return f" (did you mean {close[0]}?)" if close else ""


def _first_fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    name = PREFIX + "__".join(str(part) for part in fault["loc"]).upper()
    reason = str(fault["msg"]).removeprefix("Value error, ")
    return f"{name} cannot be used: {reason[0].lower()}{reason[1:].rstrip('.')}."


def example() -> str:
    """The text of .env.example: every setting with its sentence and its default, commented out."""
    defaults = Settings.model_construct()
    lines = ["# Copy to .env and uncomment what you change. Every setting has a default that works.", ""]
    for name, sentence in known_names().items():
        section, _, inner = name.removeprefix(PREFIX).lower().partition("__")
        value = getattr(defaults, section)
        value = getattr(value, inner, None) if inner else value
        lines += [f"# {sentence}", f"# {name}={_written(value)}", ""]
    return "\n".join(lines).rstrip() + "\n"


def _written(value: object) -> str:
    if value is None:
        return ""
    return ",".join(value) if isinstance(value, tuple) else str(value)
