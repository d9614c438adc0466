"""JSON calls to the API of a source whose address the settings name, and the access tokens for them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

import httpx
from pydantic import BaseModel, Field, ValidationError

from bot.errors import PlatformBusyError, PlatformRefusedError, PlatformUnreachableError
from bot.platforms import Payload
from indexing.fetch.connect import public_certificates

Model = TypeVar("Model", bound=BaseModel)
TIMEOUT_SECONDS = 20.0
LARGEST_ANSWER_BYTES = 20_000_000
WAIT_SECONDS = 30.0  # where a busy service does not say how long
LONGEST_WAIT_SECONDS = 900.0
# a token that ends while a page is fetched would fail it
SPARE = timedelta(minutes=5)


class Token(Protocol):
    """An access token that is good now. `forget` says that the service refused it."""

    async def get(self) -> str: ...

    def forget(self) -> None: ...


@dataclass(frozen=True)
class Answered:
    """An answer of any status, its body whole."""

    status: int
    body: bytes
    retry_after: str = ""


class _Given(BaseModel, extra="ignore"):
    access_token: str = Field(min_length=1)
    expires_in: int = Field(3600, gt=0)


class ClientToken:
    """A token for an app by its own name and secret.

    Source: OAuth 2, RFC 6749, section 4.4; Zoom calls the same account_credentials."""

    def __init__(
        self,
        service: str,
        url: str,
        form: Mapping[str, str],
        now: Callable[[], datetime],
        account: tuple[str, str] | None = None,
    ) -> None:
        """`account` goes into Basic authentication, where the service wants it there and not in the form."""
        self.service = service
        self.url = url
        self.now = now
        self._form = dict(form)
        self._account = account
        self._token = ""
        self._good_until: datetime | None = None

    async def get(self) -> str:
        """Raises a PlatformError, whose sentence holds nothing of the secret."""
        if self._good_until is None or self.now() >= self._good_until:
            answer = await send("POST", self.url, self.service, form=self._form, account=self._account)
            if answer.status != 200:
                raise_for(answer, self.service, "an access token")
            given = _read(answer.body, _Given, self.service)
            self._token = given.access_token
            self._good_until = self.now() + max(timedelta(seconds=given.expires_in) - SPARE, SPARE)
        return self._token

    def forget(self) -> None:
        self._good_until = None


@dataclass(frozen=True)
class WebApi:
    """`service` is its name for people; every path is joined to `base_url`, and no redirect is followed."""

    service: str
    base_url: str
    token: Token

    async def get(self, path: str, model: type[Model], **query: str) -> Model:
        return _read((await self.call("GET", path, query)).body, model, self.service)

    async def post(self, path: str, model: type[Model], content: Payload) -> Model:
        return _read((await self.call("POST", path, content=content)).body, model, self.service)

    async def patch(self, path: str, content: Payload, **query: str) -> None:
        await self.call("PATCH", path, query, content)

    async def call(
        self, method: str, path: str, query: Mapping[str, str] | None = None, content: Payload | None = None
    ) -> Answered:
        """Raises a PlatformError. A refused token is asked for once more: it may have been withdrawn."""
        url = f"{self.base_url}/{path}"
        answer = await self._send(method, url, query, content)
        if answer.status == 401:
            self.token.forget()
            answer = await self._send(method, url, query, content)
        if not 200 <= answer.status < 300:
            raise_for(answer, self.service, path.partition("/")[0])
        return answer

    async def _send(
        self, method: str, url: str, query: Mapping[str, str] | None, content: Payload | None
    ) -> Answered:
        token = await self.token.get()
        return await send(method, url, self.service, query=query, content=content, bearer=token)


async def send(
    method: str,
    url: str,
    service: str,
    *,
    query: Mapping[str, str] | None = None,
    content: Payload | None = None,
    form: Mapping[str, str] | None = None,
    account: tuple[str, str] | None = None,
    bearer: str = "",
) -> Answered:
    """One request. Raises PlatformUnreachableError where no answer came that can be used."""
    body = bytearray()
    try:
        async with (
            httpx.AsyncClient(
                trust_env=False, timeout=TIMEOUT_SECONDS, verify=public_certificates()
            ) as client,
            client.stream(
                method,
                url,
                params=query or None,
                json=content,
                data=form,
                auth=account,
                headers={"authorization": f"Bearer {bearer}"} if bearer else None,
            ) as response,
        ):
            async for block in response.aiter_bytes():
                body += block
                if len(body) > LARGEST_ANSWER_BYTES:
                    raise PlatformUnreachableError(f"{service} sent too long an answer.")
            return Answered(response.status_code, bytes(body), response.headers.get("retry-after", ""))
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        # the error may quote an address with what is in it, so only its kind is told
        raise PlatformUnreachableError(f"{service} did not answer ({type(error).__name__}).") from error


def raise_for(answer: Answered, service: str, what: str) -> None:
    """Raise the PlatformError that an answer other than 2xx means."""
    if answer.status in (429, 503):
        seconds = float(answer.retry_after) if answer.retry_after.isdecimal() else WAIT_SECONDS
        raise PlatformBusyError(f"{service} is busy.", retry_seconds=min(seconds, LONGEST_WAIT_SECONDS))
    if answer.status >= 500:
        raise PlatformUnreachableError(f"{service} answered with status {answer.status}.")
    code = code_of(answer)
    raise PlatformRefusedError(f"{service} refused {what} ({code}).", code=code)


def code_of(answer: Answered) -> str:
    """The service's own word for what is wrong, the innermost one; its status where it has none."""
    try:
        inner = json.loads(answer.body)
    except (ValueError, RecursionError):
        inner = None
    found = str(answer.status)
    while isinstance(inner, dict):
        stated = inner.get("status") or inner.get("code")
        found = str(stated) if isinstance(stated, str | int) else found
        inner = inner.get("error") or inner.get("innerError") or inner.get("innererror")
    return found[:80]


def _read(body: bytes, model: type[Model], service: str) -> Model:
    try:
        return model.model_validate_json(body or b"{}")
    except ValidationError as error:
        raise PlatformUnreachableError(f"{service} answered in a way that cannot be read.") from error
