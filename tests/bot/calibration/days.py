"""The day on which the tests happen."""

from datetime import UTC, date, datetime

TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
