"""Times that come again and again: "every Friday 16:00" to a cron line and back to words."""

import re

from skills.language import listed, say, weekday

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = re.compile(
    r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|day|days|nes|nesday|nesdays|rs|rsday|rsdays|urday|urdays|sday|sdays)?\b"
)
_CLOCK = re.compile(r"(?:\bat\s+)?\b(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?(?:\s*utc)?\s*$")
_MINUTES = re.compile(r"every\s+(\d{1,2})\s+min(?:ute)?s?")
_HOURS = re.compile(r"every\s+(\d{1,2})\s+hours?")


def cron_of(words: str) -> str | None:
    """A cron line, in UTC; None for words that say no time."""
    text = " ".join(words.lower().split())
    if text in ("hourly", "every hour"):
        return "0 * * * *"
    if match := _MINUTES.fullmatch(text):
        return f"*/{int(match[1])} * * * *" if int(match[1]) and 60 % int(match[1]) == 0 else None
    if match := _HOURS.fullmatch(text):
        return f"0 */{int(match[1])} * * *" if int(match[1]) and 24 % int(match[1]) == 0 else None
    clock = _CLOCK.search(text)
    time, days = _time(clock) if clock else None, _days(text[: clock.start()] if clock else text)
    return f"{time[1]} {time[0]} * * {days}" if time and days else None


def said(cron: str) -> str:
    """A cron line in words; one that came from elsewhere and says more is shown as it is."""
    minute, hour, day, month, week = cron.split()
    if (day, month) == ("*", "*"):
        if minute.isdecimal() and hour.isdecimal():
            return say("{days} at {time} UTC", days=_days_said(week), time=f"{int(hour):02}:{int(minute):02}")
        if week == "*" and (every := _every(minute, hour)):
            return every
    return say("by the cron line {cron}, in UTC", cron=cron)


def _time(clock: re.Match[str]) -> tuple[int, int] | None:
    hour, minute, half = int(clock[1]), int(clock[2] or 0), clock[3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return (hour, minute) if hour < 24 and minute < 60 else None


def _days(text: str) -> str | None:
    rest = re.sub(r"\b(every|each|on|and|at)\b|,", " ", text).strip()
    if rest in ("day", "daily", "days"):
        return "*"
    if rest in ("weekday", "weekdays", "working day", "workday"):
        return "mon-fri"
    named = [match[1] for match in _DAY.finditer(rest)]
    if not named or _DAY.sub("", rest).strip():
        return None
    return ",".join(sorted(set(named), key=DAYS.index))


def _days_said(week: str) -> str:
    if week == "*":
        return say("every day")
    if week == "mon-fri":
        return say("every weekday")
    if not _is_named(week):
        return week
    return say("every {days}", days=listed(weekday(DAYS.index(one)) for one in week.split(",")))


def _is_named(week: str) -> bool:
    return all(day in DAYS for day in week.split(","))


def _every(minute: str, hour: str) -> str | None:
    if minute.startswith("*/") and hour == "*":
        return say("every {n} minutes", n=minute[2:])
    if minute == "0" and hour == "*":
        return say("every hour")
    if minute == "0" and hour.startswith("*/"):
        return say("every {n} hours", n=hour[2:])
    return None
