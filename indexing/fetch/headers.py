"""What the headers of an answer say: media type, length, file name, how long to wait."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import Message
from email.utils import collapse_rfc2231_value, parsedate_to_datetime
from pathlib import PurePosixPath

import httpx

from indexing.errors import FetchError

UNKNOWN_TYPE = "application/octet-stream"
MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,64}/[a-z0-9!#$&^_.+-]{1,64}")
MOST_NAME_BYTES = 200  # file systems take 255; the rest is left for what callers put before or after
MOST_WAIT_SECONDS = 86_400.0
MOST_VALIDATOR_CHARACTERS = 500
WINDOWS_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|\Z)", re.IGNORECASE)
SENDABLE = re.compile(r"[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?")


def check_sendable(headers: Mapping[str, str]) -> None:
    """Raise FetchError for a value that no header may hold; the value may be a token and is not repeated."""
    for name, value in headers.items():
        if not SENDABLE.fullmatch(value):
            raise FetchError(
                f"The {name} header cannot be sent as it is; check the token for stray characters."
            )


def media_type(headers: httpx.Headers) -> str:
    """`type/subtype` in lower case; application/octet-stream where none or nonsense is given."""
    declared = headers.get("content-type", "").partition(";")[0].strip().lower()
    return declared if MEDIA_TYPE.fullmatch(declared) else UNKNOWN_TYPE


def validator(headers: httpx.Headers, name: str) -> str:
    """The host's word for this version of what it sent; empty where it could not be sent back."""
    value = headers.get(name, "").strip()
    return value if len(value) <= MOST_VALIDATOR_CHARACTERS and SENDABLE.fullmatch(value) else ""


def declared_bytes(headers: httpx.Headers) -> int | None:
    length = headers.get("content-length", "")
    return int(length[:20]) if length.isascii() and length.isdecimal() else None


def retry_after_seconds(headers: httpx.Headers) -> float | None:
    """Seconds to wait, 0 to one day; None where Retry-After is missing or makes no sense."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdecimal():
        return min(float(value[:20]), MOST_WAIT_SECONDS)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    wait = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - datetime.now(UTC)
    return min(max(wait.total_seconds(), 0.0), MOST_WAIT_SECONDS)


def filename(headers: httpx.Headers) -> str | None:
    """The name in Content-Disposition, made harmless; the encoded form wins (RFC 6266, section 4.3)."""
    message = Message()
    message["content-disposition"] = headers.get("content-disposition", "")
    given = message.get_params([], header="content-disposition")
    named = [value for name, value in given if name.lower() == "filename"]
    best = next((value for value in named if isinstance(value, tuple)), named[0] if named else None)
    return harmless_name(collapse_rfc2231_value(best)) if best else None


def harmless_name(name: str) -> str | None:
    """One file name without folders, control characters or names that a system reserves; None if nothing is left.

    At most 200 bytes in UTF-8, its ending kept."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    # category C holds control characters, NUL, lone surrogates, and the marks that turn gpj.exe around
    shown = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    plain = re.sub(r'[<>:"|?*]', "_", shown).strip(" .")
    if WINDOWS_DEVICES.match(plain):
        plain = f"_{plain}"
    return _shortened(plain) or None


def _shortened(name: str) -> str:
    if len(name.encode()) <= MOST_NAME_BYTES:
        return name
    ending = PurePosixPath(name).suffix
    ending = ending if len(ending.encode()) <= 20 else ""
    stem = name.removesuffix(ending).encode()[: MOST_NAME_BYTES - len(ending.encode())]
    return stem.decode(errors="ignore") + ending
