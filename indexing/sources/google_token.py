"""Access tokens from Google's key files (OAuth 2): of a service account, or of a user who signed in with gcloud.

Source: RFC 7523 (a signed assertion for a token) and RFC 6749, section 6 (a refresh token for one)."""

import base64
import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

import httpx
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from indexing.errors import SourceUnavailableError
from indexing.fetch.connect import public_certificates

SCOPE = "https://www.googleapis.com/auth/drive.readonly"
TOKEN_URL = "https://oauth2.googleapis.com/token"  # noqa: S105  an address, no token
_TIMEOUT_SECONDS = 20.0
# a token that ends while a page is fetched would fail it
_SPARE = timedelta(minutes=5)


class _Account(BaseModel, extra="ignore"):
    type: Literal["service_account"]
    client_email: str
    private_key: str
    token_uri: str = TOKEN_URL


class _User(BaseModel, extra="ignore"):
    type: Literal["authorized_user"]
    client_id: str
    client_secret: str
    refresh_token: str
    token_uri: str = TOKEN_URL


class _Answer(BaseModel, extra="ignore"):
    access_token: str
    expires_in: int = Field(3600, gt=0)


_KEYS: TypeAdapter[_Account | _User] = TypeAdapter(_Account | _User)


class GoogleToken:
    """Asks for a token when there is none that is still good."""

    def __init__(
        self,
        credentials: Path,
        now: Callable[[], datetime],
        *,
        scope: str = SCOPE,
        subject: str = "",
        setting: str = "CONFIDANT_DRIVE__CREDENTIALS",
    ) -> None:
        """`scope` is what a service account asks for, `subject` the user it acts for; `setting` names the file."""
        self.credentials = credentials
        self.now = now
        self.scope = scope
        self.subject = subject
        self.setting = setting
        self._token = ""
        self._good_until: datetime | None = None

    def get(self) -> str:
        """Raises SourceUnavailableError, whose sentence holds nothing of the key."""
        if self._good_until is None or self.now() >= self._good_until:
            answer = self._ask(self._read())
            self._token = answer.access_token
            self._good_until = self.now() + timedelta(seconds=answer.expires_in) - _SPARE
        return self._token

    def forget(self) -> None:
        """Google refused the token, so the next one is a new one."""
        self._good_until = None

    def _read(self) -> _Account | _User:
        try:
            return _KEYS.validate_json(self.credentials.read_bytes())
        except OSError as error:
            raise SourceUnavailableError(
                f"{str(self.credentials)!r} cannot be read ({error.strerror}): check {self.setting}."
            ) from error
        except ValidationError:
            raise SourceUnavailableError(
                f"{str(self.credentials)!r} is no key file of Google: make one of the kind service_account or "
                "authorized_user."
            ) from None

    def _ask(self, key: _Account | _User) -> _Answer:
        try:
            with httpx.Client(
                trust_env=False, timeout=_TIMEOUT_SECONDS, verify=public_certificates()
            ) as client:
                response = client.post(key.token_uri, data=self._form(key))
            if response.status_code == 200:
                return _Answer.model_validate_json(response.content)
        except (httpx.HTTPError, httpx.InvalidURL, ValidationError) as error:
            raise SourceUnavailableError(
                f"Google gave no token ({type(error).__name__}): try again later."
            ) from error
        raise SourceUnavailableError(
            f"Google refused the key with status {response.status_code}: make a new one, or give this account its "
            f"scopes ({self.scope})."
        )

    def _form(self, key: _Account | _User) -> dict[str, str]:
        if isinstance(key, _User):
            return {
                "grant_type": "refresh_token",
                "client_id": key.client_id,
                "client_secret": key.client_secret,
                "refresh_token": key.refresh_token,
            }
        return {
            "grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer",
            "assertion": _assertion(key, int(self.now().timestamp()), self.scope, self.subject),
        }


def _assertion(key: _Account, now: int, scope: str, subject: str) -> str:
    """A JSON web token, signed with RS256 (RFC 7515)."""
    claims: dict[str, str | int] = {
        "iss": key.client_email,
        "scope": scope,
        "aud": key.token_uri,
        "iat": now,
        "exp": now + 3600,
    }
    if subject:
        claims["sub"] = subject
    signed = f"{_part({'alg': 'RS256', 'typ': 'JWT'})}.{_part(claims)}"
    try:
        private = serialization.load_pem_private_key(key.private_key.encode(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        private = None
    if not isinstance(private, rsa.RSAPrivateKey):
        raise SourceUnavailableError("The private key in the key file cannot be read: make a new one.")
    signature = private.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
    return f"{signed}.{_base64(signature)}"


def _part(value: Mapping[str, str | int]) -> str:
    return _base64(json.dumps(value).encode())


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
