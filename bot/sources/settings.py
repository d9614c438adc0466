"""How often sources are brought up to date, and how Google Drive is reached."""

from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, SecretStr, field_validator

DAY_MINUTES = 1440


class SourceSettings(BaseModel, extra="forbid", frozen=True):
    """Section CONFIDANT_SOURCES__…"""

    every_minutes: int = Field(
        15,
        ge=1,
        le=DAY_MINUTES,
        description="How often `confidant serve` brings the added sources up to date",
    )

    @field_validator("every_minutes")
    @classmethod
    def _divide_the_day(cls, value: int) -> int:
        if 60 % value and (value % 60 or DAY_MINUTES % value):
            raise ValueError(
                "take a part of an hour (15, 20, 30) or hours that divide the day (60, 120, 720)"
            )
        return value

    @property
    def schedule(self) -> str:
        """As a cron line."""
        if self.every_minutes < 60:
            return f"*/{self.every_minutes} * * * *"
        if self.every_minutes == DAY_MINUTES:
            return "0 0 * * *"
        return f"0 */{self.every_minutes // 60} * * *"


class DriveSettings(BaseModel, extra="forbid", frozen=True):
    """Section CONFIDANT_DRIVE__…; without credentials Google Drive is not used."""

    credentials: Path | None = Field(
        None, description="Google's JSON key of a service account, or of a user who signed in with gcloud"
    )
    token: SecretStr | None = Field(
        None, description="An access token instead of credentials; Google's own live for an hour"
    )
    domain: str = Field(
        "", description="The company's Google domain; a file that is shared with it is for everyone"
    )
    base_url: str = Field("https://www.googleapis.com/drive/v3", description="Where Drive's API answers")

    @field_validator("base_url")
    @classmethod
    def _be_an_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("not a web address; leave it empty for https://www.googleapis.com/drive/v3")
        return value
