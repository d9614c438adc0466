"""How recordings and transcripts are heard of, and how they are fetched, one section for each source."""

from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, Field, SecretStr, field_validator, model_validator

GRAPH_RESOURCES = (
    "communications/onlineMeetings/getAllTranscripts",
    "communications/onlineMeetings/getAllRecordings",
)


def check_address(value: str) -> str:
    """The address without a slash at its end; empty stays empty. Raises ValueError for what is none."""
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError("not a web address, such as https://bot.example.org")
    return value.rstrip("/")


def pairs_of(text: str, *, between: str) -> dict[str, str]:
    """`a:x, b:y` as a mapping. Raises ValueError, which repeats nothing: it may be a secret."""
    found: dict[str, str] = {}
    for number, pair in enumerate(filter(None, (one.strip() for one in text.split(","))), start=1):
        left, sign, right = pair.rpartition(between)
        if not sign or not left.strip() or not right.strip():
            raise ValueError(f"entry {number} is not two values with {between!r} between them")
        found[left.strip()] = right.strip()
    return found


def _split(value: object) -> object:
    if isinstance(value, str):
        return tuple(name.strip() for name in value.split(",") if name.strip())
    return value


class ArrivalSettings(BaseModel, extra="forbid", frozen=True):
    """Section CONFIDANT_ARRIVALS__…: what all sources share, the watched folder and the upload."""

    public_url: str = Field(
        "", description="Where this server is reached from outside, such as https://bot.example.org"
    )
    folder: Path | None = Field(None, description="A folder that is watched for recordings and transcripts")
    folder_seconds: float = Field(
        10.0,
        gt=0,
        le=3600,
        description="How often the watched folder is looked at; a file counts at the second look",
    )
    upload_tokens: SecretStr | None = Field(
        None,
        description="Who may POST to /hooks/upload: token:e-mail pairs, comma between; tokens of 16 letters or more",
    )

    _check_url = field_validator("public_url")(check_address)

    @field_validator("folder")
    @classmethod
    def _expand(cls, value: Path | None) -> Path | None:
        return value.expanduser() if value else None

    @field_validator("upload_tokens")
    @classmethod
    def _be_pairs(cls, value: SecretStr | None) -> SecretStr | None:
        pairs = pairs_of(value.get_secret_value(), between=":") if value else {}
        if any(len(token) < 16 for token in pairs):
            raise ValueError("a token has fewer than 16 letters; `openssl rand -hex 24` makes a good one")
        if any("@" not in email for email in pairs.values()):
            raise ValueError(
                "each token needs the e-mail of the person who may use it: token:ana@example.org"
            )
        return value

    @property
    def uploaders(self) -> dict[str, str]:
        """The e-mail of each person who may upload, by their token."""
        text = self.upload_tokens.get_secret_value() if self.upload_tokens else ""
        return {token: email.lower() for token, email in pairs_of(text, between=":").items()}


class ZoomSettings(BaseModel, extra="forbid", frozen=True):
    """Section CONFIDANT_ZOOM__…; without a secret token Zoom is not heard."""

    secret_token: SecretStr | None = Field(
        None, description="Secret Token of the Zoom app's event subscription"
    )
    account_id: str = Field(
        "", description="Account ID of a Server-to-Server OAuth app, for files whose token expired"
    )
    client_id: str = Field("", description="Client ID of that app")
    client_secret: SecretStr | None = Field(None, description="Client Secret of that app")
    token_url: str = Field("https://zoom.us/oauth/token", description="Where Zoom gives access tokens")
    base_url: str = Field("https://api.zoom.us/v2", description="Where Zoom's API answers")
    hosts: tuple[str, ...] = Field(
        ("zoom.us", "zoomgov.com"),
        description="Hosts, with those below them, that get Zoom's download tokens",
    )

    _check_urls = field_validator("token_url", "base_url")(check_address)
    _split_hosts = field_validator("hosts", mode="before")(_split)

    @property
    def has_oauth(self) -> bool:
        return bool(self.account_id and self.client_id and self.client_secret)


class GraphSettings(BaseModel, extra="forbid", frozen=True):
    """Section CONFIDANT_GRAPH__…; without a client state no notification of Teams is believed."""

    tenant_id: str = Field("", description="Tenant whose Teams meetings are written up")
    client_id: str = Field("", description="Application (client) ID of the app registration")
    client_secret: SecretStr | None = Field(None, description="Client secret of the app registration")
    client_state: SecretStr | None = Field(
        None, description="A word of your choice, 16 to 128 letters, that each notification must carry"
    )
    resources: tuple[str, ...] = Field(GRAPH_RESOURCES, description="What is subscribed to, comma between")
    subscription_hours: int = Field(
        48, ge=2, le=71, description="How long a subscription holds; it is renewed when half of it is over"
    )
    base_url: str = Field("https://graph.microsoft.com/v1.0", description="Where Microsoft Graph answers")
    token_url: str = Field(
        "https://login.microsoftonline.com/{tenant_id}/oauth2/v2.0/token",
        description="Where Microsoft gives access tokens",
    )
    keys_url: str = Field(
        "https://login.microsoftonline.com/common/discovery/v2.0/keys",
        description="Keys that sign the tokens in notifications",
    )

    _check_urls = field_validator("base_url", "token_url", "keys_url")(check_address)
    _split_resources = field_validator("resources", mode="before")(_split)

    @field_validator("client_state")
    @classmethod
    def _be_long(cls, value: SecretStr | None) -> SecretStr | None:
        # Graph takes at most 128 characters
        if value and not 16 <= len(value.get_secret_value()) <= 128:
            raise ValueError("it must have 16 to 128 letters; `openssl rand -hex 24` makes a good one")
        return value

    @property
    def has_app(self) -> bool:
        return bool(self.tenant_id and self.client_id and self.client_secret)


class MeetSettings(BaseModel, extra="forbid", frozen=True):
    """Section CONFIDANT_MEET__…; without an audience and an account no push of Google is believed."""

    audience: str = Field("", description="Audience of the Pub/Sub push subscription's token")
    service_account: str = Field("", description="E-mail of the service account that signs the push")
    credentials: Path | None = Field(
        None, description="Google's JSON key that reads transcripts and recordings"
    )
    subject: str = Field("", description="E-mail of the user whom a service account acts for")
    topic: str = Field("", description="Pub/Sub topic of events, such as projects/acme/topics/meet")
    targets: tuple[str, ...] = Field(
        (), description="Users whose meetings are subscribed to, as Google's id:e-mail, comma between"
    )
    base_url: str = Field("https://meet.googleapis.com/v2", description="Where Meet's API answers")
    events_url: str = Field(
        "https://workspaceevents.googleapis.com/v1", description="Where the Workspace Events API answers"
    )
    drive_url: str = Field(
        "https://www.googleapis.com/drive/v3", description="Where recordings are fetched from"
    )
    keys_url: str = Field(
        "https://www.googleapis.com/oauth2/v3/certs", description="Keys that sign the push's token"
    )

    _check_urls = field_validator("base_url", "events_url", "drive_url", "keys_url")(check_address)
    _split_targets = field_validator("targets", mode="before")(_split)

    @field_validator("targets")
    @classmethod
    def _be_pairs(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        pairs_of(",".join(value), between=":")
        return value

    @model_validator(mode="after")
    def _have_a_topic(self) -> "MeetSettings":
        if self.targets and not self.topic:
            raise ValueError("targets need a topic (CONFIDANT_MEET__TOPIC) that their events go to")
        return self

    @property
    def owners(self) -> dict[str, str]:
        """The e-mail of each user whose meetings are subscribed to, by Google's id of them."""
        return {user: email.lower() for user, email in pairs_of(",".join(self.targets), between=":").items()}
