"""Who signs what Teams sends, and who gives our own tokens: the checks of each request on its way in.

The tokens are read here and not by the SDK, which asks for keys while everything waits, and does not look for a key
that was replaced for a day.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import BaseModel, ValidationError

from bot.arrivals.signed_tokens import Claims, Keys, TokenRefusedError, read_token
from bot.arrivals.web_api import ClientToken, send
from bot.errors import PlatformUnreachableError
from bot.platforms.teams.settings import TeamsSettings

log = logging.getLogger(__name__)

ISSUER = "https://api.botframework.com"
SCOPE = "https://api.botframework.com/.default"
CHANNEL = "msteams"
SERVICE = "The issuer of Teams' tokens"
_KEPT = timedelta(hours=24)


class _Metadata(BaseModel, extra="ignore"):
    issuer: str = ISSUER
    jwks_uri: str


@dataclass(frozen=True)
class Sender:
    """What a request says of itself, to be borne out by its token."""

    service_url: str
    tenant: str


class Issuer:
    """The keys of whoever signs Teams' requests, found by its OpenID metadata."""

    def __init__(self, settings: TeamsSettings, now: Callable[[], datetime]) -> None:
        self.settings = settings
        self.now = now
        self._keys: Keys | None = None
        self._asked_at: datetime | None = None

    async def check(self, header: str, sender: Sender) -> Claims:
        """The claims of a request's token. Raises TokenRefusedError, or PlatformUnreachableError without keys."""
        scheme, _, token = header.partition(" ")
        if scheme != "Bearer" or not token:
            raise TokenRefusedError("It carries no token.")
        keys = await self._known_keys()
        claims = await read_token(token, keys, audience=self.settings.app_id, channel=CHANNEL)
        if claims.get("iss") != ISSUER:
            raise TokenRefusedError("Its token is of another issuer.")
        if str(claims.get("serviceurl") or claims.get("serviceUrl") or "") != sender.service_url:
            raise TokenRefusedError("Its token is for another service.")
        if claims.get("tid") not in (None, self.settings.tenant_id):
            raise TokenRefusedError("Its token is of another tenant.")
        return claims

    async def key_count(self) -> int:
        """How many keys there are. Raises PlatformUnreachableError where they cannot be had."""
        return await (await self._known_keys()).count()

    async def _known_keys(self) -> Keys:
        if self._keys is None or self._asked_at is None or self.now() - self._asked_at > _KEPT:
            answer = await send("GET", self.settings.openid_url, SERVICE)
            try:
                metadata = _Metadata.model_validate_json(answer.body)
            except ValidationError as error:
                raise PlatformUnreachableError(
                    f"The metadata at {self.settings.openid_url} cannot be read (status {answer.status})."
                ) from error
            if self._keys is None or self._keys.url != metadata.jwks_uri:
                self._keys = Keys(metadata.jwks_uri, self.now)
            self._asked_at = self.now()
        return self._keys


def own_token(settings: TeamsSettings, now: Callable[[], datetime]) -> ClientToken | None:
    """Our access token for Teams' service; None where nothing is checked."""
    if not settings.in_use or settings.app_password is None:
        return None
    form = {
        "grant_type": "client_credentials",
        "client_id": settings.app_id,
        "client_secret": settings.app_password.get_secret_value(),
        "scope": SCOPE,
    }
    return ClientToken(
        "Microsoft's sign-in", settings.token_url.replace("{tenant}", settings.tenant_id), form, now
    )
