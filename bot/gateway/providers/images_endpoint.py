"""Pictures from an images endpoint: OpenAI's own, and any server that speaks its protocol."""

import asyncio
import binascii
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import openai
from pydantic import BaseModel, Field, ValidationError, ValidatorFunctionWrapHandler, field_validator

from bot.gateway.names import ModelName, Provider
from bot.gateway.providers import ProviderError
from bot.gateway.providers.drawn import MOST_BYTES, Drawn, against_its_rules, checked, too_large
from bot.gateway.providers.failures import parse_retry_after
from bot.gateway.providers.remote import NO_KEY, OPENAI_URL
from bot.gateway.settings import ModelSettings
from bot.gateway.sizes import size_for
from bot.gateway.tables import Outcome
from skills.language import say

# base64 takes four bytes for three, and what stands around it is short
_MOST_BYTES_OF_AN_ANSWER = MOST_BYTES * 4 // 3 + 100_000
_MODERATION = {"moderationblocked", "contentpolicyviolation", "contentfilter", "responsibleaipolicyviolation"}
_UNPAID = {"billinghardlimitreached", "insufficientquota"}
_MAY_PASS = {408, 409, 429}


class _Datum(BaseModel):
    b64_json: str | None = None
    url: str | None = None


class _Usage(BaseModel):
    # what a ledger's row can hold
    input_tokens: int = Field(ge=0, lt=2**31)
    output_tokens: int = Field(ge=0, lt=2**31)


class _Answer(BaseModel):
    data: list[_Datum] | None = None
    usage: _Usage | None = None

    @field_validator("usage", mode="wrap")
    @classmethod
    def _be_lenient(cls, value: object, read: ValidatorFunctionWrapHandler) -> _Usage | None:
        """A server that counts in its own way has still made a picture."""
        try:
            usage: _Usage = read(value)
        except ValidationError:
            return None
        return usage


class ImagesEndpoint:
    """One model behind `POST <address>/images/generations`."""

    def __init__(self, name: ModelName, settings: ModelSettings) -> None:
        self._name = name
        self._settings = settings

    async def draw(self, prompt: str, width: int, height: int) -> Drawn:
        """Ask for one picture as base64; an address in its place is not followed."""
        try:
            body = await self._body(_sendable(prompt), width, height)
        except openai.OpenAIError as error:
            raise _to_provider_error(error) from error
        content, usage = await asyncio.to_thread(_read, body)
        tokens = (usage.input_tokens, usage.output_tokens) if usage else (None, None)
        return Drawn(content, self._licence(), *tokens)

    async def _body(self, prompt: str, width: int, height: int) -> bytes:
        size = size_for(self._name, self._settings.sizes, width, height)
        # GPT image models always answer in base64 and refuse to be told so
        told = {} if self._name.model.startswith("gpt-image") else {"response_format": "b64_json"}
        async with (
            self._client() as client,
            client.images.with_streaming_response.generate(
                model=self._name.model, prompt=prompt, size=str(size), n=1, extra_body=told
            ) as response,
        ):
            return await _limited(response.iter_bytes())

    @asynccontextmanager
    async def _client(self) -> AsyncIterator[openai.AsyncOpenAI]:
        # made for each picture, because a kept connection belongs to the event loop that opened it. It follows no
        # redirect: the description was cleared for this address alone
        transport = openai.DefaultAsyncHttpxClient(follow_redirects=False)
        async with openai.AsyncOpenAI(
            api_key=self._settings.key or NO_KEY,
            base_url=self._settings.base_url or OPENAI_URL,
            timeout=self._settings.images_timeout_seconds,
            max_retries=0,  # retries are the gateway's, so that each is in the ledger
            default_headers={"Accept-Encoding": "identity"},  # the limit below is on what arrives
            http_client=transport,
        ) as client:
            yield client

    def _licence(self) -> str:
        if self._name.provider is Provider.OPENAI:
            return say("OpenAI's terms hold for pictures of {model}.", model=self._name.model)
        return say(
            "Who runs the server of {model} says what its pictures may be used for.", model=self._name.model
        )


def _sendable(prompt: str) -> str:
    """What has no form in UTF-8, half of a surrogate pair, would fail on its way out."""
    return prompt.encode("utf-8", "replace").decode()


async def _limited(pieces: AsyncIterator[bytes]) -> bytes:
    body = bytearray()
    try:
        async for piece in pieces:
            body += piece
            if len(body) > _MOST_BYTES_OF_AN_ANSWER:
                break
    except Exception as error:  # here the SDK lets its transport's errors through, which have another door
        raise ProviderError(say("broke off its answer"), retryable=True) from error
    if len(body) > _MOST_BYTES_OF_AN_ANSWER:
        raise too_large()
    return bytes(body)


def _read(body: bytes) -> tuple[bytes, _Usage | None]:
    try:
        answer = _Answer.model_validate_json(body)
        datum = (answer.data or [_Datum()])[0]
        # some servers write it as it would stand in a page
        content = binascii.a2b_base64((datum.b64_json or "").rpartition(";base64,")[2])
    except (ValidationError, ValueError) as error:
        raise ProviderError(say("sent nothing that can be read")) from error
    if datum.url and not datum.b64_json:
        raise ProviderError(
            say("sent an address in place of the picture (an admin can set its server to answer as b64_json)")
        )
    return checked(content), answer.usage


def _to_provider_error(error: openai.OpenAIError) -> ProviderError:
    """Sort the SDK's exception; its own message is dropped, as it may repeat the description or the key."""
    if isinstance(error, openai.APITimeoutError):
        return ProviderError(say("did not answer in time"), outcome=Outcome.TIMEOUT)
    if isinstance(error, openai.APIConnectionError):
        return ProviderError(say("could not be reached"), retryable=True)
    if not isinstance(error, openai.APIStatusError):
        return ProviderError(say("sent nothing that can be read"))
    code = (error.code or "").replace("_", "").lower()
    if code in _MODERATION:
        return against_its_rules()
    if code in _UNPAID:
        return ProviderError(say("has no credit left (an admin can look at the provider's account)"))
    header = error.response.headers.get("retry-after")
    return ProviderError(
        _reason(error.status_code),
        retryable=error.status_code in _MAY_PASS or error.status_code >= 500,
        retry_after_seconds=parse_retry_after(header, datetime.now(UTC)) if header else None,
    )


def _reason(status: int) -> str:
    if status in (401, 403):
        return say("did not accept the key (an admin can check CONFIDANT_MODELS__API_KEY)")
    if status == 404:
        return say("is not known to its provider (an admin can check CONFIDANT_MODELS__IMAGES)")
    if status == 429:
        return say("is busy")
    if status >= 500:
        return say("had a fault of its own")
    return say("did not accept the request (status {status})", status=status)
