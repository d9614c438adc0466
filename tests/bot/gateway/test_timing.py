from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.gateway.providers.failures import parse_retry_after
from bot.gateway.timing import pause_seconds

NOW = datetime(2026, 1, 2, 12, 0, 0, tzinfo=UTC)


def test_the_pause_doubles_up_to_eight_seconds() -> None:
    pauses = [pause_seconds(attempt, asked_seconds=None, jitter=1.0) for attempt in range(6)]
    assert pauses == [0.5, 1.0, 2.0, 4.0, 8.0, 8.0]


@settings(deadline=None)
@given(st.integers(0, 10), st.floats(0, 1))
def test_jitter_takes_at_most_half_of_the_pause(attempt: int, jitter: float) -> None:
    full = pause_seconds(attempt, asked_seconds=None, jitter=1.0)
    assert full / 2 <= pause_seconds(attempt, asked_seconds=None, jitter=jitter) <= full


def test_waits_as_long_as_the_provider_asks() -> None:
    assert pause_seconds(0, asked_seconds=20.0, jitter=0.5) == 20.0


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        ("0.5", 0.5),
        ("-3", 0.0),
        ("Fri, 02 Jan 2026 12:00:30 GMT", 30.0),
        ("Fri, 02 Jan 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("nan", None),
        ("inf", None),
    ],
)
def test_reads_retry_after_as_seconds_or_a_date(header: str, seconds: float | None) -> None:
    assert parse_retry_after(header, NOW) == seconds


@settings(deadline=None)
@given(st.text())
def test_no_retry_after_breaks_the_reader(header: str) -> None:
    seconds = parse_retry_after(header, NOW)
    assert seconds is None or seconds >= 0
