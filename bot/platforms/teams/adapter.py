"""The SDK's adapter with our own checks: a request in, a connector for Teams' service out."""

from typing import Any

from botbuilder.core import CloudAdapterBase
from botbuilder.schema import Activity
from botframework.connector.aio import ConnectorClient
from botframework.connector.auth import BotFrameworkAuthentication, ClaimsIdentity
from botframework.connector.auth.authenticate_request_result import AuthenticateRequestResult
from botframework.connector.auth.connector_factory import ConnectorFactory
from msrest.authentication import Authentication
from requests import Session

from bot.arrivals.signed_tokens import TokenRefusedError
from bot.platforms.teams.settings import TeamsSettings
from bot.platforms.teams.tokens import CHANNEL, Issuer, Sender

SECONDS = 20


class Bearer(Authentication):
    """Puts the token into each request; whoever calls sees to it that `token` is good."""

    def __init__(self) -> None:
        self.token = ""

    def signed_session(self, session: Session | None = None) -> Session:
        session = session or Session()
        if self.token:
            session.headers["Authorization"] = f"Bearer {self.token}"
        return session


class Connectors(ConnectorFactory):  # type: ignore[misc]  # the SDK has no types
    """One connector for each address of Teams' service."""

    def __init__(self, bearer: Bearer) -> None:
        self.bearer = bearer
        self._known: dict[str, ConnectorClient] = {}

    async def create(self, service_url: str, audience: str = "") -> ConnectorClient:  # noqa: ARG002  # the SDK's shape
        return self.of(service_url)

    def of(self, service_url: str) -> ConnectorClient:
        if service_url not in self._known:
            client = ConnectorClient(self.bearer, base_url=service_url)
            # a post that may have arrived must not be repeated here, and no token follows to another host
            client.config.retry_policy.retries = 0
            client.config.retry_policy.policy.status_forcelist = ()
            client.config.redirect_policy.allow = False
            client.config.connection.timeout = SECONDS
            self._known[service_url] = client
        return self._known[service_url]


class Checks(BotFrameworkAuthentication):  # type: ignore[misc]  # as above
    """What must be true of a request before the SDK passes it on. Raises PermissionError where it is not."""

    def __init__(self, settings: TeamsSettings, issuer: Issuer, connectors: Connectors) -> None:
        self.settings = settings
        self.issuer = issuer
        self.connectors = connectors

    async def authenticate_request(self, activity: Activity, auth_header: str) -> AuthenticateRequestResult:
        service_url = str(activity.service_url or "")
        if not self.settings.admits(service_url):
            raise PermissionError("Teams' service does not stand at the address that it names.")
        claims: dict[str, Any] = {}  # Any: what the issuer says
        if self.settings.in_use:
            if activity.channel_id != CHANNEL:
                raise PermissionError("It comes from another channel than Teams.")
            tenant = _tenant_of(activity)
            if tenant != self.settings.tenant_id:
                raise PermissionError("It comes from another tenant.")
            try:
                claims = await self.issuer.check(auth_header, Sender(service_url, tenant))
            except TokenRefusedError as error:
                raise PermissionError(str(error)) from error
        result = AuthenticateRequestResult()
        result.claims_identity = ClaimsIdentity(claims, True)
        result.connector_factory = self.connectors
        result.audience, result.caller_id = "", None
        return result

    async def authenticate_streaming_request(self, auth_header: str, channel_id_header: str) -> None:  # noqa: ARG002
        raise PermissionError("Teams' requests come one by one.")

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> ConnectorFactory:  # noqa: ARG002  # as above
        return self.connectors

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> None:
        """People sign in nowhere."""


class TeamsAdapter(CloudAdapterBase):  # type: ignore[misc]  # as above
    """The SDK's adapter without its web layer."""


def _tenant_of(activity: Activity) -> str:
    """The tenant of the conversation, which is the one that has installed us; the sender's may be another."""
    channel_data = activity.channel_data if isinstance(activity.channel_data, dict) else {}
    stated = (channel_data.get("tenant") or {}).get("id")
    return str(stated or getattr(activity.conversation, "tenant_id", "") or "")
