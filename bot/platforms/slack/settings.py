"""How Slack is reached."""

from urllib.parse import urlsplit

from pydantic import BaseModel, Field, SecretStr, field_validator, model_validator

OWN_COMMANDS = ("ask", "minutes", "confidant")


class SlackSettings(BaseModel, extra="forbid", frozen=True):
    """Section CONFIDANT_SLACK__…; without a bot token Slack is not used."""

    bot_token: SecretStr | None = Field(None, description="Bot token of the Slack app (xoxb-…)")
    app_token: SecretStr | None = Field(
        None,
        description="App-level token (xapp-…); with it Slack is heard over Socket Mode, needing no public address",
    )
    signing_secret: SecretStr | None = Field(
        None, description="Signing secret of the Slack app; needed where Slack calls /slack/events"
    )
    base_url: str = Field("https://slack.com/api/", description="Where Slack's Web API answers")
    commands: str = Field(
        "",
        description="Other names for slash commands that another app owns, such as ask:ask-it, comma between",
    )

    @field_validator("base_url")
    @classmethod
    def _be_a_folder(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("not a web address; leave it empty for https://slack.com/api/")
        return value if value.endswith("/") else f"{value}/"

    @field_validator("commands")
    @classmethod
    def _be_pairs(cls, value: str) -> str:
        for pair in filter(None, (one.strip() for one in value.split(","))):
            ours, _, theirs = pair.partition(":")
            if ours not in OWN_COMMANDS or not theirs.strip().strip("/"):
                raise ValueError(
                    f"{pair!r} is not one of {', '.join(OWN_COMMANDS)} with another name, such as ask:ask-it"
                )
        return value

    @model_validator(mode="after")
    def _be_reachable(self) -> "SlackSettings":
        if self.bot_token and not (self.app_token or self.signing_secret):
            raise ValueError(
                "a bot token needs an app token (Socket Mode) or a signing secret (HTTP) beside it"
            )
        return self

    @property
    def renamed(self) -> dict[str, str]:
        """Our word for each slash command, by the name that the workspace uses."""
        pairs = (pair.strip().partition(":") for pair in self.commands.split(",") if pair.strip())
        given = {ours: theirs.strip().lstrip("/") for ours, _, theirs in pairs}
        return {given.get(name, name): name for name in OWN_COMMANDS}
