"""Whether Zoom sent a request, and the proof that we are who Zoom thinks.

Source: developers.zoom.us, Using webhooks: Verify webhook events, Validate your webhook endpoint."""

import hashlib
import hmac
from datetime import datetime, timedelta

STALE = timedelta(minutes=5)


def is_signed(body: bytes, stamp: str, signature: str, *, secret: str, now: datetime) -> bool:
    """Whether the raw `body` was signed with the secret at `stamp`, seconds since 1970, not five minutes from now.

    Takes the same time wherever the signature differs."""
    expected = sign(body, stamp, secret)
    same = hmac.compare_digest(expected.encode(), signature.encode("utf-8", "replace"))
    return same and _is_fresh(stamp, now)


def sign(body: bytes, stamp: str, secret: str) -> str:
    signed = b"v0:" + stamp.encode("utf-8", "replace") + b":" + body
    return f"v0={hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()}"


def answer_to(plain_token: str, secret: str) -> dict[str, str]:
    """What `endpoint.url_validation` wants back, first and every 72 hours."""
    mac = hmac.new(secret.encode(), plain_token.encode("utf-8", "replace"), hashlib.sha256)
    return {"plainToken": plain_token, "encryptedToken": mac.hexdigest()}


def _is_fresh(stamp: str, now: datetime) -> bool:
    # ASCII digits only: int() would also read other scripts, spaces and underscores
    if not (stamp.isascii() and stamp.isdecimal() and len(stamp) <= 13):
        return False
    seconds = int(stamp) / 1000 if len(stamp) == 13 else int(stamp)
    return abs(now.timestamp() - seconds) <= STALE.total_seconds()
