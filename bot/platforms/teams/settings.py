"""How Microsoft Teams is reached."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, SecretStr, field_validator, model_validator

OPENID_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"
TOKEN_URL = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token"  # noqa: S105  # an address, no secret
# where Teams and its national clouds answer bots; whoever is told our token must be one of these
MICROSOFT_HOSTS = (
    "botframework.com",
    "botframework.azure.us",
    "smba.trafficmanager.net",
    "teams.microsoft.com",
    "infra.gov.teams.microsoft.us",
    "infra.dod.teams.microsoft.us",
)


class TeamsSettings(BaseModel, extra="forbid", frozen=True):
    """Section CONFIDANT_TEAMS__…; without an app id Teams is heard from this machine alone, unchecked."""

    app_id: str = Field(
        "", description="Application (client) id of the Teams bot; empty: only from this machine"
    )
    app_password: SecretStr | None = Field(None, description="Client secret of the Teams bot")
    tenant_id: str = Field("", description="Microsoft Entra tenant whose people it serves")
    openid_url: str = Field(
        OPENID_URL, description="OpenID metadata of the issuer that signs what Teams sends us"
    )
    token_url: str = Field(
        TOKEN_URL, description="Where access tokens for Teams are given; {tenant} is the tenant's id"
    )
    service_urls: tuple[str, ...] = Field(
        (),
        description="Addresses besides Microsoft's at which Teams' service may stand, such as for tests; comma between",
    )
    targeted: bool = Field(
        False,
        description="Private replies in channels as targeted messages, where the tenant has them; else in a chat",
    )

    listening_channels: str = Field(
        "",
        description="Ids of channels and chats where it answers what nobody asked it too, if it is sure; comma between",
    )

    @field_validator("listening_channels")
    @classmethod
    def _be_channels(cls, value: str) -> str:
        for one in filter(None, (one.strip() for one in value.split(","))):
            if not re.fullmatch(r"19:[^\s,;]+@thread\.\w+", one):
                raise ValueError(
                    f"{one!r} is no id of a channel, such as 19:abc@thread.tacv2 (it stands in the channel's link)"
                )
        return value

    @field_validator("service_urls", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(one.strip() for one in value.split(",") if one.strip())
        return value

    @field_validator("service_urls")
    @classmethod
    def _be_addresses(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for one in value:
            if urlsplit(one).scheme not in ("http", "https") or not urlsplit(one).hostname:
                raise ValueError(f"{one!r} is no web address, such as https://smba.trafficmanager.net/emea/")
        return value

    @model_validator(mode="after")
    def _be_whole(self) -> "TeamsSettings":
        given = {"APP_ID": self.app_id, "APP_PASSWORD": self.app_password, "TENANT_ID": self.tenant_id}
        missing = [f"CONFIDANT_TEAMS__{name}" for name, value in given.items() if not value]
        if missing and len(missing) < len(given):
            raise ValueError(f"Teams needs {' and '.join(missing)} too")
        return self

    @property
    def listening(self) -> frozenset[str]:
        """Conversations where questions that nobody asked us are answered too."""
        return frozenset(one.strip() for one in self.listening_channels.split(",") if one.strip())

    @property
    def in_use(self) -> bool:
        return bool(self.app_id)

    def admits(self, service_url: str) -> bool:
        """Whether Teams' service may stand at this address: our tokens and answers go there."""
        parts = urlsplit(service_url)
        host = (parts.hostname or "").lower()
        if any(_is_below(service_url, one) for one in self.service_urls):
            return True
        if not self.in_use:
            return is_loopback(host)
        return parts.scheme == "https" and any(
            host == one or host.endswith(f".{one}") for one in MICROSOFT_HOSTS
        )


def is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_below(url: str, base: str) -> bool:
    """The same scheme, host and port; a path may follow."""
    ours, theirs = urlsplit(base), urlsplit(url)
    same = (ours.scheme, ours.hostname, ours.port) == (theirs.scheme, theirs.hostname, theirs.port)
    return same and "@" not in theirs.netloc and theirs.path.startswith(ours.path.rstrip("/"))
