"""OAuth v2 as Slack documents it: codes for tokens, tokens that expire, refresh tokens that are spent once."""

import base64
import binascii
from dataclasses import dataclass, field
from itertools import count
from threading import RLock

from bot.testing.slack.errors import RefusedError
from bot.testing.slack.records import Json

CLIENT_ID, CLIENT_SECRET = "1234.5678", "a-client-secret-for-tests"
HALF_A_DAY = 43_200


@dataclass(frozen=True)
class Tenant:
    """A team, or with `org_wide` an organisation, and our bot there."""

    id: str
    name: str
    bot_user: str
    bot_id: str
    enterprise: str = ""
    org_wide: bool = False


@dataclass
class Grant:
    """A token; `expires_at` is None for one that lasts."""

    tenant: Tenant
    token: str
    refresh: str
    scopes: str
    user: str
    expires_at: float | None
    revoked: bool = False


@dataclass
class Grants:
    """`seconds` is how long new tokens live; None gives lasting tokens, as without token rotation."""

    seconds: int | None = None
    spent: list[str] = field(default_factory=list)
    lock: RLock = field(default_factory=RLock)
    _codes: dict[str, tuple[Tenant, str, str]] = field(default_factory=dict)
    _grants: list[Grant] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def code(self, tenant: Tenant, *, user: str, scopes: str) -> str:
        """What the browser brings back when somebody allowed the app."""
        with self.lock:
            code = f"{next(self._numbers)}.code"
            self._codes[code] = (tenant, user, scopes)
            return code

    def access(self, arguments: Json, authorization: str, now: float) -> Json:
        """oauth.v2.access: a code, or a refresh token, for a token."""
        with self.lock:
            _check_client(arguments, authorization)
            if arguments.get("grant_type") == "refresh_token":
                return self._refreshed(str(arguments.get("refresh_token") or ""), now)
            if arguments.get("code") not in self._codes:
                raise RefusedError("invalid_code")
            tenant, user, scopes = self._codes.pop(str(arguments["code"]))
            return _answer(self._new(tenant, user, scopes, now), now)

    def grant(self, token: str, now: float) -> Grant | None:
        """Whose token this is; None for one that was never given here. Raises RefusedError for one that is no good."""
        with self.lock:
            found = next((one for one in self._grants if one.token == token), None)
            if found is None:
                return None
            if found.revoked:
                raise RefusedError("token_revoked")
            if found.expires_at is not None and now >= found.expires_at:
                raise RefusedError("token_expired")
            return found

    def revoke(self, tenant_id: str) -> None:
        """All tokens of a team or an organisation."""
        with self.lock:
            for one in self._grants:
                one.revoked |= one.tenant.id == tenant_id

    def expire(self, now: float) -> None:
        """Every token that expires at all has expired."""
        with self.lock:
            for one in self._grants:
                one.expires_at = None if one.expires_at is None else now

    def tokens(self, tenant_id: str) -> list[str]:
        """Every token that was ever given for a team, oldest first."""
        with self.lock:
            return [one.token for one in self._grants if one.tenant.id == tenant_id]

    def _refreshed(self, refresh: str, now: float) -> Json:
        old = next((one for one in self._grants if refresh and one.refresh == refresh), None)
        if old is None or old.revoked or refresh in self.spent:
            raise RefusedError("invalid_refresh_token")
        self.spent.append(refresh)
        return _answer(self._new(old.tenant, old.user, old.scopes, now), now)

    def _new(self, tenant: Tenant, user: str, scopes: str, now: float) -> Grant:
        number, expires = next(self._numbers), self.seconds is not None
        token = f"xoxe.xoxb-1-{tenant.id}-{number}" if expires else f"xoxb-{tenant.id}-{number}"
        refresh = f"xoxe-1-{tenant.id}-{number}" if expires else ""
        ends = None if self.seconds is None else now + self.seconds
        grant = Grant(tenant, token, refresh, scopes, user, ends)
        self._grants.append(grant)
        return grant


def _check_client(arguments: Json, authorization: str) -> None:
    given = arguments.get("client_id"), arguments.get("client_secret")
    if authorization.startswith("Basic "):
        try:
            name, _, secret = base64.b64decode(authorization.removeprefix("Basic ")).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            raise RefusedError("invalid_client_id") from None
        given = name, secret
    if given[0] != CLIENT_ID:
        raise RefusedError("invalid_client_id")
    if given[1] != CLIENT_SECRET:
        raise RefusedError("bad_client_secret")


def _answer(grant: Grant, now: float) -> Json:
    tenant = grant.tenant
    enterprise = {"id": tenant.enterprise, "name": tenant.enterprise.lower()} if tenant.enterprise else None
    answer: Json = {
        "access_token": grant.token,
        "token_type": "bot",
        "scope": grant.scopes,
        "bot_user_id": tenant.bot_user,
        "app_id": "A0FAKE",
        "team": None if tenant.org_wide else {"id": tenant.id, "name": tenant.name},
        "enterprise": enterprise,
        "is_enterprise_install": tenant.org_wide,
        "authed_user": {"id": grant.user},
    }
    if grant.expires_at is not None:
        answer |= {"refresh_token": grant.refresh, "expires_in": max(0, round(grant.expires_at - now))}
    return answer
