"""A stretch of days that somebody asks about: "yesterday", "last week", "in the past 10 days", "on 12 November"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial

from skills.dates import DAY, DAYS, MONTH, NUMBER, NUMBERS, YEAR, day_number, month_end, month_of
from skills.language import ENGLISH, Sentence, current, day, say

LONGEST_DAYS = 3_660
_ONE = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """From the start of the day `first` up to the start of the day `after`, in UTC; `said` as people say it."""

    first: date
    after: date
    said: str

    @property
    def told(self) -> Sentence:
        """The same for whoever is spoken to: the English words of a message are put as days in other languages."""
        return told(self.first, self.after, self.said)

    @property
    def since(self) -> datetime:
        return datetime.combine(self.first, datetime.min.time(), UTC)

    @property
    def until(self) -> datetime:
        return datetime.combine(self.after, datetime.min.time(), UTC)


def told(first: date, after: date, said: str) -> Sentence:
    """Days as they were said, in English; in another language from when to when."""
    last = after - _ONE
    if current().language == ENGLISH.language:
        words: str = said
    elif last == first:
        words = say("on {day}", day=day(first))
    else:
        words = say("from {first} to {last}", first=day(first), last=day(last))
    return Sentence(words, partial(told, first, after, said))


def find_period(text: str, today: date) -> tuple[Period, tuple[int, int]] | None:
    """The first stretch of days that a text names, and where its words stand; None where it names none."""
    found = [
        (match, worked_out) for pattern, worked_out in _RULES for match in [pattern.search(text)] if match
    ]
    for match, worked_out in sorted(found, key=lambda one: (one[0].start(), -one[0].end())):
        try:
            first, after = worked_out(match, today)
        except (ValueError, OverflowError):
            continue
        return Period(first, after, " ".join(match["said"].split())), match.span()
    return None


Days = tuple[date, date]


def _near(match: re.Match[str], today: date) -> Days:
    first = today - (_ONE if match["said"].lower().startswith("yesterday") else timedelta())
    return first, first + _ONE


def _week(match: re.Match[str], today: date) -> Days:
    monday = today - timedelta(days=today.weekday())
    if match["which"].lower() != "this":
        monday -= timedelta(days=7)
    return monday, monday + timedelta(days=7)


def _month(match: re.Match[str], today: date) -> Days:
    first = today.replace(day=1)
    if match["which"].lower() != "this":
        first = (first - _ONE).replace(day=1)
    return first, month_end(first) + _ONE


def _past(match: re.Match[str], today: date) -> Days:
    said = (match["count"] or "one").lower()
    count = int(said) if said.isdigit() else NUMBERS[said]
    days = count * {"day": 1, "week": 7, "month": 30}[match["unit"].lower()]
    return today - timedelta(days=min(days, LONGEST_DAYS)), today + _ONE


def _weekday(match: re.Match[str], today: date) -> Days:
    """The last such day, today included."""
    first = today - timedelta(days=(today.weekday() - DAYS.index(match["weekday"].lower())) % 7)
    return first, first + _ONE


def _dated(match: re.Match[str], today: date) -> Days:
    """That day; without a year the last one."""
    day, month = day_number(match["day"].lower()), month_of(match["month"].lower())
    year = int(match["year"]) if match["year"] else today.year
    first = date(year, month, day)
    if not match["year"] and first > today:
        first = date(year - 1, month, day)
    return first, first + _ONE


def _iso(match: re.Match[str], _today: date) -> Days:
    first = date.fromisoformat(match["iso"])
    return first, first + _ONE


_COUNT = rf"(?P<count>\d{{1,4}}|{'|'.join(NUMBERS)})"
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Days]], ...] = tuple(
    (re.compile(rf"\b(?:(?:on|in|from|during|of|for|at) )?{pattern}", re.IGNORECASE), rule)
    for pattern, rule in (
        (r"(?P<said>(?:earlier )?today|yesterday)(?:['’]s)?\b", _near),
        (r"(?P<said>(?P<which>this|last|the last|the past|past|the previous) week)(?:['’]s)?\b", _week),
        (r"(?P<said>(?P<which>this|last|the past|the previous) month)(?:['’]s)?\b", _month),
        (rf"(?P<said>(?:the )?(?:last|past) {_COUNT} (?P<unit>day|week|month)s?)\b", _past),
        (rf"(?P<said>(?:last )?{DAY})(?:['’]s)?\b", _weekday),
        (rf"(?P<said>(?:the )?{NUMBER}(?: of)? {MONTH}{YEAR})\b", _dated),
        (rf"(?P<said>{MONTH} (?:the )?{NUMBER}{YEAR})\b", _dated),
        (r"(?P<said>(?P<iso>\d{4}-\d\d-\d\d))\b", _iso),
    )
)
