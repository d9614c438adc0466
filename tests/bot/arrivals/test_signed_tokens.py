"""Tokens that vouch for a sender: only what the issuer signed for us, and now, is believed."""

import base64
import json
import random
from datetime import datetime, timedelta
from typing import Any

import jwt
import pytest

from bot.arrivals.signed_tokens import Keys, TokenRefusedError, read_token
from bot.errors import PlatformUnreachableError
from tests.bot.arrivals.desk import NOW, Issuer, Says, Vendor, at_noon, in_an_hour, run, says

AUDIENCE = "https://bot.example.org/hooks"
GOOD: dict[str, Any] = {"aud": AUDIENCE, "iss": "issuer", "exp": in_an_hour()}


@pytest.fixture
def keys(vendor: Vendor, issuer: Issuer) -> Keys:
    vendor.answers["GET /keys"] = issuer.published()
    return Keys(f"{vendor.url}/keys", at_noon)


def read(token: str, keys: Keys) -> dict[str, Any]:
    return run(read_token(token, keys, audience=AUDIENCE))  # type: ignore[no-any-return]


def test_believes_what_the_issuer_signed(keys: Keys, issuer: Issuer) -> None:
    assert read(issuer.sign(GOOD), keys)["iss"] == "issuer"


@pytest.mark.parametrize(
    "odd",
    [
        {"aud": "another"},
        {"aud": None},
        {"exp": int((NOW - timedelta(minutes=3)).timestamp())},
        {"nbf": int((NOW + timedelta(minutes=3)).timestamp())},
        {"exp": None},
        {"exp": float("inf")},
        {"iss": None},
    ],
)
def test_refuses_what_is_not_for_us_or_not_now(keys: Keys, issuer: Issuer, odd: dict[str, object]) -> None:
    claims = {name: value for name, value in (GOOD | odd).items() if value is not None}
    if odd == {"exp": float("inf")}:
        claims["exp"] = 10**400
    with pytest.raises(TokenRefusedError):
        read(issuer.sign(claims), keys)


def test_refuses_a_signature_of_another_kind(keys: Keys, issuer: Issuer) -> None:
    unsigned = jwt.encode(GOOD, "", algorithm="none", headers={"kid": issuer.name})
    # the public key, which anybody has, used as if it were a shared secret
    shared = jwt.encode(GOOD, "x" * 64, algorithm="HS256", headers={"kid": issuer.name})
    for token in (unsigned, shared, "", "a.b.c", "é.é.é", "." * 9):
        with pytest.raises(TokenRefusedError):
            read(token, keys)


def test_refuses_a_stranger_who_uses_the_name_of_a_key(keys: Keys, issuer: Issuer) -> None:
    with pytest.raises(TokenRefusedError):
        read(Issuer.new(issuer.name).sign(GOOD), keys)


def test_asks_for_the_keys_once_and_again_when_there_is_a_new_one(vendor: Vendor, issuer: Issuer) -> None:
    moment = [NOW]
    vendor.answers["GET /keys"] = issuer.published()
    keys = Keys(f"{vendor.url}/keys", lambda: moment[0])
    newer = Issuer.new("key-2")

    async def walk() -> None:
        for _ in range(3):
            await read_token(issuer.sign(GOOD), keys, audience=AUDIENCE)
        vendor.answers["GET /keys"] = newer.published()
        with pytest.raises(TokenRefusedError):
            await read_token(newer.sign(GOOD), keys, audience=AUDIENCE)  # asked a moment ago
        moment[0] += timedelta(minutes=2)
        await read_token(newer.sign(GOOD), keys, audience=AUDIENCE)

    run(walk())
    assert len(vendor.asked_for) == 2


@pytest.mark.parametrize(
    "answer",
    [
        Says(status=500),
        Says(b"<html>"),
        says([]),
        says({"keys": 7}),
        says({"keys": [{"kty": "RSA", "kid": "key-1"}]}),
    ],
)
def test_without_keys_nobody_is_refused_for_good(vendor: Vendor, issuer: Issuer, answer: Says) -> None:
    vendor.answers["GET /keys"] = answer
    with pytest.raises(PlatformUnreachableError):
        read(issuer.sign(GOOD), Keys(f"{vendor.url}/keys", at_noon))


@pytest.mark.parametrize("count", [500, pytest.param(100_000, marks=pytest.mark.deep)])
def test_no_mutated_token_is_believed(keys: Keys, issuer: Issuer, count: int) -> None:
    draw = random.Random(11)  # noqa: S311  # it picks what to change
    token = issuer.sign(GOOD)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."

    async def count_believed() -> int:
        believed = 0
        for _ in range(count):
            at = draw.randrange(len(token))
            changed = token[:at] + draw.choice(letters) + token[at + draw.randrange(2) :]
            if _says_the_same(changed, token):
                continue
            try:
                await read_token(changed, keys, audience=AUDIENCE)
            except TokenRefusedError:
                continue
            believed += 1
        return believed

    assert run(count_believed()) == 0


def _says_the_same(one: str, other: str) -> bool:
    """Whether two tokens hold the same bytes: base64 has spare bits at its end."""
    return _bytes(one) == _bytes(other)


def _bytes(token: str) -> list[bytes]:
    try:
        return [base64.urlsafe_b64decode(part + "==") for part in token.split(".")]
    except ValueError:
        return [json.dumps(token).encode()]


def test_the_clock_is_the_programs_own(vendor: Vendor, issuer: Issuer) -> None:
    vendor.answers["GET /keys"] = issuer.published()
    later: datetime = NOW + timedelta(hours=2)
    with pytest.raises(TokenRefusedError):
        read(issuer.sign(GOOD), Keys(f"{vendor.url}/keys", lambda: later))
