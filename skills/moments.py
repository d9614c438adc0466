"""Times in a recording: as people read them, and as links that play from there."""

import base64
import json
import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

SECONDS_AN_HOUR = 3600
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})")


def clock(seconds: float) -> str:
    """`65.2` as 01:05, from an hour on as 1:01:05."""
    minutes, rest = divmod(int(seconds), 60)
    if seconds >= SECONDS_AN_HOUR:
        return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
    return f"{minutes:02}:{rest:02}"


def seconds_of(words: str) -> int | None:
    """The seconds that a clock time says, None for anything else."""
    match = _CLOCK.fullmatch(words.strip())
    if match is None:
        return None
    hours, minutes, rest = (int(part or 0) for part in match.groups())
    return hours * SECONDS_AN_HOUR + minutes * 60 + rest


def link_at(link: str, seconds: float) -> str:
    """The link that plays a recording from this second; empty where its host is not known to take a time.

    Source: links that the hosts make themselves or that people share. Stream on SharePoint: `nav`, base64 of
    `{"playbackOptions":{"startTimeInSeconds":…}}`, which Microsoft does not document; Google Drive and YouTube: `t` in
    seconds. Zoom's `startTime` counts from the epoch, and what it is with pauses is not known, so it is left out."""
    parts = _web(link)
    if parts is None:
        return ""
    host, second = (parts.hostname or "").lower(), max(0, int(seconds))
    if host.endswith(".sharepoint.com"):
        played = any(mark in parts.path.lower() for mark in ("/:v:/", "stream.aspx", "onedrive.aspx", ".mp4"))
        return _with(parts, "nav", _playback(second)) if played else ""
    if host == "drive.google.com" and parts.path.startswith("/file/d/"):
        return _with(parts, "t", str(second))
    if host in ("youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be"):
        return _with(parts, "t", f"{second}s")
    return ""


def is_web_link(link: str) -> bool:
    """Whether people can open it in a browser."""
    return _web(link) is not None


def _web(link: str) -> SplitResult | None:
    try:
        parts = urlsplit(link.strip())
        known = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return parts if known and not re.search(r"[\s<>|]", link.strip()) else None


def _with(parts: SplitResult, name: str, value: str) -> str:
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != name]
    return urlunsplit(parts._replace(query=urlencode([*kept, (name, value)]), fragment=""))


def _playback(second: int) -> str:
    options = {"playbackOptions": {"startTimeInSeconds": second}}
    return base64.b64encode(json.dumps(options, separators=(",", ":")).encode()).decode()
