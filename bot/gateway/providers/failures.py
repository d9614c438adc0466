"""Any vendor's exception to one kind of ours, with the words for it."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite

from langchain_core.exceptions import (
    ContextOverflowError,
    ModelAPIError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelError,
    ModelNotFoundError,
    ModelPermissionDeniedError,
    ModelRateLimitError,
    ModelTimeoutError,
)

from bot.gateway.providers import ProviderError
from bot.gateway.tables import Outcome

_REASONS: tuple[tuple[type[ModelError], str], ...] = (
    (ModelTimeoutError, "did not answer in time"),
    (ModelConnectionError, "could not be reached"),
    (ModelRateLimitError, "is busy"),
    (ModelAPIError, "had a fault of its own"),
    (ModelAuthenticationError, "did not accept the key (an admin can check CONFIDANT_MODELS__API_KEY)"),
    (ModelPermissionDeniedError, "did not accept the key (an admin can check CONFIDANT_MODELS__API_KEY)"),
    (ModelNotFoundError, "is not known to its provider (an admin can check CONFIDANT_MODELS)"),
    (ContextOverflowError, "was given more text than it can read"),
)


def to_provider_error(error: Exception) -> ProviderError:
    """Sort a vendor's exception; its own message is dropped, as it may repeat the prompt or the key."""
    if isinstance(error, ProviderError):
        return error
    timed_out = isinstance(error, ModelTimeoutError | TimeoutError)
    return ProviderError(
        _reason(error),
        outcome=Outcome.TIMEOUT if timed_out else Outcome.ERROR,
        retryable=isinstance(error, ModelError) and error.is_retryable and not timed_out,
        retry_after_seconds=_retry_after_seconds(error),
    )


def _reason(error: Exception) -> str:
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return reason
    # both SDKs keep the status here; langchain has no common type for the rarer ones
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and status >= 400:
        return f"did not accept the request (status {status})"
    return "sent nothing that can be read"


def _retry_after_seconds(error: Exception) -> float | None:
    header = getattr(getattr(error, "response", None), "headers", {}).get("retry-after")
    return parse_retry_after(header, datetime.now(UTC)) if header else None


def parse_retry_after(header: str, now: datetime) -> float | None:
    """Seconds to wait, from a number or a date (RFC 9110, 10.2.3); None for anything else."""
    try:
        seconds = float(header)
    except ValueError:
        seconds = _seconds_until(header, now)
    return max(0.0, seconds) if isfinite(seconds) else None


def _seconds_until(date: str, now: datetime) -> float:
    try:
        when = parsedate_to_datetime(date)
    except ValueError:
        return float("nan")
    return (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds()
