"""Times as people read them."""

SECONDS_AN_HOUR = 3600


def clock(seconds: float) -> str:
    """`65.2` as 01:05, from an hour on as 1:01:05."""
    minutes, rest = divmod(int(seconds), 60)
    if seconds >= SECONDS_AN_HOUR:
        return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
    return f"{minutes:02}:{rest:02}"
