"""How Slack is reached."""

import re
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, SecretStr, field_validator, model_validator

OWN_COMMANDS = ("ask", "minutes", "sql", "create", "confidant")
_WORKSPACE = re.compile(r"[TE][A-Z0-9]+")


class SlackSettings(BaseModel, extra="forbid", frozen=True):
    """Section CONFIDANT_SLACK__…; without a bot token or a client id Slack is not used."""

    bot_token: SecretStr | None = Field(None, description="Bot token of the Slack app (xoxb-…)")
    app_token: SecretStr | None = Field(
        None,
        description="App-level token (xapp-…); with it Slack is heard over Socket Mode, needing no public address",
    )
    signing_secret: SecretStr | None = Field(
        None, description="Signing secret of the Slack app; needed where Slack calls /slack/events"
    )
    client_id: str = Field(
        "",
        description="Client id of the Slack app; with it the app is installed from /slack/install by OAuth",
    )
    client_secret: SecretStr | None = Field(None, description="Client secret of the Slack app, for OAuth")
    workspaces: tuple[str, ...] = Field(
        (),
        description="Ids of the workspaces (T…) and organisations (E…) that may install it by OAuth, comma between",
    )
    base_url: str = Field("https://slack.com/api/", description="Where Slack's Web API answers")
    commands: str = Field(
        "",
        description="Other names for slash commands that another app owns, such as ask:ask-it, comma between",
    )
    listening_channels: str = Field(
        "",
        description="Ids of channels where it also answers what nobody asked it, if it is sure; comma between",
    )

    @field_validator("base_url")
    @classmethod
    def _be_a_folder(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("not a web address; leave it empty for https://slack.com/api/")
        return value if value.endswith("/") else f"{value}/"

    @field_validator("workspaces", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(name.strip() for name in value.split(",") if name.strip())
        return value

    @field_validator("workspaces")
    @classmethod
    def _be_ids(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for name in value:
            if not _WORKSPACE.fullmatch(name):
                raise ValueError(f"{name!r} is no id of a workspace (T…) or an organisation (E…)")
        return value

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

    @field_validator("listening_channels")
    @classmethod
    def _be_channels(cls, value: str) -> str:
        for one in filter(None, (one.strip() for one in value.split(","))):
            if not re.fullmatch(r"[CG][A-Z0-9]+", one):
                raise ValueError(
                    f"{one!r} is no id of a channel, such as C0123ABCD (Slack shows it under About)"
                )
        return value

    @model_validator(mode="after")
    def _be_reachable(self) -> "SlackSettings":
        if self.bot_token and not (self.app_token or self.signing_secret):
            raise ValueError(
                "a bot token needs an app token (Socket Mode) or a signing secret (HTTP) beside it"
            )
        given = {
            "CLIENT_ID": self.client_id,
            "CLIENT_SECRET": self.client_secret,
            "SIGNING_SECRET": self.signing_secret,
        }
        missing = [f"CONFIDANT_SLACK__{name}" for name, value in given.items() if not value]
        if (self.client_id or self.client_secret) and missing:
            raise ValueError(f"installing by OAuth needs {' and '.join(missing)} too")
        return self

    @property
    def listening(self) -> frozenset[str]:
        """Channels where questions that nobody asked us are answered too."""
        return frozenset(one.strip() for one in self.listening_channels.split(",") if one.strip())

    @property
    def oauth(self) -> bool:
        """Whether the app is installed from /slack/install."""
        return bool(self.client_id)

    @property
    def in_use(self) -> bool:
        return self.bot_token is not None or self.oauth

    def admits(self, workspace: str, enterprise: str) -> bool:
        """Whether an installation in this workspace is served: whoever installs it shares the company's documents."""
        return any(one in self.workspaces for one in (workspace, enterprise) if one)

    @property
    def renamed(self) -> dict[str, str]:
        """Our word for each slash command, by the name that the workspace uses."""
        pairs = (pair.strip().partition(":") for pair in self.commands.split(",") if pair.strip())
        given = {ours: theirs.strip().lstrip("/") for ours, _, theirs in pairs}
        return {given.get(name, name): name for name in OWN_COMMANDS}
