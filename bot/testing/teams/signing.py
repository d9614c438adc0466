"""The issuer on loopback: keys that sign what the fake sends, and access tokens that it gives for itself."""

import time
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt.algorithms import RSAAlgorithm

from bot.testing.teams.records import Json

ISSUER = "https://api.botframework.com"
SCOPE = "https://api.botframework.com/.default"


def new_key() -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=2048)


@cache
def _first_key() -> RSAPrivateKey:
    """What every issuer of a process begins with: a key takes a twentieth of a second to find."""
    return new_key()


@dataclass
class Issuer:
    """`app`, `secret` and `tenant` are the product's; tokens live as long as `token_seconds` says."""

    app: str
    secret: str
    tenant: str
    token_seconds: int = 3600
    key: RSAPrivateKey = field(default_factory=_first_key)
    kid: str = "key-1"
    endorsements: list[str] = field(default_factory=lambda: ["msteams"])
    given: list[str] = field(default_factory=list)

    def rotate(self) -> None:
        """Sign with another key from now on."""
        self.key, self.kid = new_key(), f"key-{int(self.kid.partition('-')[2]) + 1}"

    def keys(self) -> Json:
        public = RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [{**public, "kid": self.kid, "use": "sig", "endorsements": self.endorsements}]}

    def sign(self, service_url: str, **changed: Any) -> str:  # Any: what a claim may be
        """The token that a request of the fake carries; `changed` claims replace the right ones, None takes one out.

        `key` signs with another key than the issuer's."""
        key = changed.pop("key", self.key)
        now = int(time.time())
        claims = {
            "iss": ISSUER,
            "aud": self.app,
            "serviceurl": service_url,
            "nbf": now - 5,
            "exp": now + self.token_seconds,
            **changed,
        }
        kept = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(kept, key, algorithm="RS256", headers={"kid": self.kid})

    def grant(self, form: dict[str, str]) -> tuple[int, Json]:
        """An access token for the connector, by client credentials."""
        right = {
            "grant_type": "client_credentials",
            "client_id": self.app,
            "client_secret": self.secret,
            "scope": SCOPE,
        }
        if any(form.get(name) != value for name, value in right.items()):
            return 401, {"error": "invalid_client", "error_description": "AADSTS7000215"}
        token = f"granted-{len(self.given) + 1}-{self.secret[:4]}"
        self.given.append(token)
        return 200, {"token_type": "Bearer", "expires_in": self.token_seconds, "access_token": token}

    def admits(self, header: str) -> bool:
        return header.removeprefix("Bearer ") in self.given
