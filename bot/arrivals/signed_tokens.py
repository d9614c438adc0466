"""Signed tokens (JWT) that vouch for who sent a notification: checked against the keys of their issuer.

Source: RFC 7519 (claims) and RFC 7517 (key sets)."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import jwt
from pydantic import BaseModel, ValidationError

from bot.arrivals.web_api import send
from bot.errors import ConfidantError, PlatformUnreachableError

Claims = dict[str, Any]  # Any: what the issuer says
KEPT = timedelta(hours=24)
# a token that names a key nobody knows must not make us ask the issuer again and again
SHORTEST_PAUSE = timedelta(minutes=1)
LEEWAY = timedelta(minutes=2)


class TokenRefusedError(ConfidantError):
    """A token that is not signed by its issuer, not meant for us, or out of date."""


class _KeySet(BaseModel, extra="ignore"):
    keys: list[dict[str, Any]]  # Any: fields by kind of key, which jwt reads


class Keys:
    """An issuer's public keys, asked for when a token names one that is not known."""

    def __init__(self, url: str, now: Callable[[], datetime]) -> None:
        self.url = url
        self.now = now
        self._keys: dict[str, jwt.PyJWK] = {}
        # what an issuer of several channels lets a key sign for; empty where it says nothing
        self._endorsed: dict[str, frozenset[str]] = {}
        self._asked_at: datetime | None = None
        self._asking = asyncio.Lock()

    async def find(self, name: str) -> jwt.PyJWK:
        """Raises TokenRefusedError for a key that the issuer does not have, PlatformUnreachableError without answer."""
        async with self._asking:
            age = self.now() - self._asked_at if self._asked_at else None
            if age is None or age > KEPT or (name not in self._keys and age > SHORTEST_PAUSE):
                await self._ask()
        if name not in self._keys:
            raise TokenRefusedError("It is signed with a key that its issuer does not have.")
        return self._keys[name]

    def endorses(self, name: str, channel: str) -> bool:
        """Whether a key may sign for this channel: if its issuer says of none, for any."""
        endorsed = self._endorsed.get(name, frozenset())
        return not endorsed or channel in endorsed

    async def count(self) -> int:
        """How many there are, asked for anew. Raises PlatformUnreachableError without answer."""
        async with self._asking:
            await self._ask()
        return len(self._keys)

    async def _ask(self) -> None:
        answer = await send("GET", self.url, "The issuer of the keys")
        try:
            entries = _KeySet.model_validate_json(answer.body).keys
            self._keys = {str(one["kid"]): jwt.PyJWK(one, "RS256") for one in entries if _is_ours(one)}
            self._endorsed = {
                str(one.get("kid")): frozenset(map(str, one.get("endorsements") or ())) for one in entries
            }
        except (ValidationError, jwt.PyJWTError, ValueError) as error:
            raise PlatformUnreachableError(
                f"The keys at {self.url} cannot be read (status {answer.status})."
            ) from error
        self._asked_at = self.now()


async def read_token(token: str, keys: Keys, *, audience: str, channel: str = "") -> Claims:
    """The claims of a token that is signed with RS256 for this audience and in date; the caller checks the issuer.

    `channel` is what the key must be endorsed for, where its issuer says so.

    Raises TokenRefusedError, or PlatformUnreachableError where the keys cannot be had."""
    try:
        name = str(jwt.get_unverified_header(token).get("kid") or "")
        key = await keys.find(name)
        if channel and not keys.endorses(name, channel):
            raise TokenRefusedError("It is signed with a key for other channels.")
        # dates are compared with the clock that the rest of the program goes by
        checks = {
            "verify_exp": False,
            "verify_nbf": False,
            "verify_iat": False,
            "require": ["exp", "aud", "iss"],
        }
        claims: Claims = jwt.decode(token, key, algorithms=["RS256"], audience=audience, options=checks)  # type: ignore[arg-type]  # a TypedDict
        _check_dates(claims, keys.now())
    except (jwt.PyJWTError, ValueError, TypeError, OverflowError) as error:
        raise TokenRefusedError(f"It cannot be believed ({type(error).__name__}).") from error
    return claims


def _check_dates(claims: Claims, now: datetime) -> None:
    moment = now.timestamp()
    if float(claims["exp"]) + LEEWAY.total_seconds() < moment:
        raise TokenRefusedError("It is out of date.")
    if float(claims.get("nbf", moment)) - LEEWAY.total_seconds() > moment:
        raise TokenRefusedError("It is not in force yet.")


def _is_ours(key: dict[str, Any]) -> bool:
    return key.get("kty") == "RSA" and bool(key.get("kid")) and key.get("use", "sig") == "sig"
