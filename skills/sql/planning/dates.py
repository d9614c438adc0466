"""Stretches of time in a question, worked out from a day: "in the past 30 days", "last quarter", "March 2021"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from skills.dates import MONTHS, month_end, month_of

_ONE = timedelta(days=1)
UNITS = ("day", "week", "month", "quarter", "year")
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8} | {
    "nine": 9,
    "ten": 10,
    "twelve": 12,
}
_SHORT = rf"(?:{'|'.join(name[:3] for name in MONTHS)}|sept)\b\.?"
_LONG = rf"(?:{'|'.join(MONTHS)})"
_ISO = r"\d{4}-\d\d-\d\d"
_NAMED = (
    rf"(?:{_LONG}|{_SHORT}) \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_LONG}|{_SHORT}),? \d{{4}}"
)
_SPAN = rf"(?:{_ISO}|{_NAMED}|{_LONG} \d{{4}}|{_SHORT} \d{{4}})"
_UNIT = rf"(?P<unit>{'|'.join(UNITS)})"
_COUNT = rf"(?P<count>\d+|{'|'.join(_COUNTS)})"
_WITHIN = r"(?:\b(?:in|during|within|over|for|from|of|on) )?(?:the )?"


@dataclass(frozen=True)
class Settings:
    """Which day it is for the asker, and in which month (1 to 12) their fiscal year begins."""

    today: date
    fiscal_start: int = 1


@dataclass(frozen=True)
class Stretch:
    """Days from `first` up to, not including, `after`; either may be open. `start` and `end` are characters.

    `grain` is the unit in which it was said: a month that was named is a month also where only months are kept.
    `to_now`: it ends with today because that is now, and nobody said that today is included."""

    first: date | None
    after: date | None
    grain: str
    start: int
    end: int
    said: str
    to_now: bool = False


def stretches(text: str, settings: Settings) -> tuple[Stretch, ...]:
    """The stretches that a question names, in order, longest first where two begin together."""
    found = sorted(_all(text, settings), key=lambda one: (one.start, -one.end))
    kept: list[Stretch] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def truncated(day: date, unit: str, fiscal_start: int = 1) -> date:
    """The first day of the week (Monday), month, quarter or year that a day lies in."""
    if unit == "week":
        return day - timedelta(days=day.weekday())
    if unit == "month":
        return day.replace(day=1)
    if unit == "quarter":
        return _moved(day.replace(day=1), "month", -((day.month - fiscal_start) % 3))
    if unit == "year":
        return _moved(day.replace(day=1), "month", -((day.month - fiscal_start) % 12))
    return day


def _moved(day: date, unit: str, count: int) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * {"month": 1, "quarter": 3, "year": 12}[unit]
    first = date(months // 12, months % 12 + 1, 1)
    return first.replace(day=min(day.day, month_end(first).day))


Days = tuple[date | None, date | None, str]
Rule = Callable[[re.Match[str], Settings], Days]


def _all(text: str, settings: Settings) -> Iterator[Stretch]:
    for pattern, rule in _RULES:
        for match in pattern.finditer(text):
            try:
                first, after, grain = rule(match, settings)
            except (ValueError, OverflowError):
                continue
            said = " ".join(match[0].split())
            to_now = (
                rule in (_past, _relative, _ago) and grain == "day" and _reaches_now(first, after, settings)
            )
            yield Stretch(
                first, after, grain, match.start(), match.end(), said, to_now and "today" not in said.lower()
            )


def _reaches_now(first: date | None, after: date | None, settings: Settings) -> bool:
    return first is not None and first < settings.today and after == settings.today + _ONE


def _past(match: re.Match[str], settings: Settings) -> Days:
    """ "Past 30 days" begins as many days before today and ends with today; without the current unit, whole ones."""
    unit, count = match["unit"].lower(), _count(match["count"])
    if match["without"]:
        after = truncated(settings.today, unit, settings.fiscal_start)
        return _moved(after, unit, -count), after, unit
    return _moved(settings.today, unit, -count), settings.today + _ONE, "day"


def _relative(match: re.Match[str], settings: Settings) -> Days:
    """ "Last month" is the calendar month before this one; "the past month" reaches back from today."""
    unit, which = match["unit"].lower(), match["which"].lower()
    start = truncated(settings.today, unit, settings.fiscal_start)
    if which == "past" or (match["reach"] and which == "last"):
        return _moved(settings.today, unit, -1), settings.today + _ONE, "day"
    step = {"this": 0, "current": 0, "next": 1}.get(which, -1)
    first = _moved(start, unit, step)
    return first, _moved(first, unit, 1), unit


def _offset(match: re.Match[str], _settings: Settings) -> Days:
    """ "2 months after March 2021": the one unit that lies so far away."""
    unit = match["unit"].lower()
    start = truncated(_span(match["one"])[0], unit)
    first = _moved(
        start, unit, _count(match["count"]) * (1 if match["way"].lower() in ("after", "from") else -1)
    )
    return first, _moved(first, unit, 1), unit


def _ago(match: re.Match[str], settings: Settings) -> Days:
    """ "More than 100 days ago": before that day; "less than 2 weeks ago": since then."""
    day = _moved(settings.today, match["unit"].lower(), -_count(match["count"]))
    if match["way"].lower() in ("more than", "over", "longer than"):
        return None, day, "day"
    return day, settings.today + _ONE, "day"


def _near(match: re.Match[str], settings: Settings) -> Days:
    first = settings.today - (_ONE if "yesterday" in match[0].lower() else timedelta())
    return first, first + _ONE, "day"


def _so_far(_match: re.Match[str], settings: Settings) -> Days:
    return truncated(settings.today, "year", settings.fiscal_start), settings.today + _ONE, "day"


def _between(match: re.Match[str], _settings: Settings) -> Days:
    first, _, grain = _span(match["one"])
    _, after, _ = _span(match["two"])
    if after and match["open"]:
        after = _span(match["two"])[0]
    return first, after, grain


def _within_year(match: re.Match[str], _settings: Settings) -> Days:
    """ "From January to March 2025": the year is said once and meant twice."""
    last, after, grain = _span(match["two"])
    first, _, own = _span(f"{match['one'] or match['bare']} {last.year}")
    if own != grain or first > last:
        raise ValueError(match[0])
    return first, last if match["open"] else after, grain


def _since(match: re.Match[str], _settings: Settings) -> Days:
    first, after, grain = _span(match["one"])
    word = match["word"].lower()
    if word in ("since", "from", "on or after", "starting", "starting from", "as of"):
        return first, None, grain
    if word in ("after", "later than"):
        return after, None, grain
    if word in ("on or before", "until", "up to", "through", "till"):
        return None, after, grain
    return None, first, grain


def _plain(match: re.Match[str], _settings: Settings) -> Days:
    return _span(match["one"])


def _quarter(match: re.Match[str], settings: Settings) -> Days:
    number = int(re.sub(r"\D", "", match["number"]) or _ORDINALS[match["number"].lower()])
    year = int(match["year"]) if match["year"] else settings.today.year
    start = date(year, 1, 1)
    if settings.fiscal_start > 1 and match["fiscal"]:
        start = date(year - 1, settings.fiscal_start, 1)
    first = _moved(start, "quarter", number - 1)
    return first, _moved(first, "quarter", 1), "quarter"


def _years(match: re.Match[str], _settings: Settings) -> Days:
    """ "After 2018", "between 2015 and 2020"."""
    one = int(match["one"])
    if match.groupdict().get("two"):
        return date(one, 1, 1), date(int(match["two"]) + 1, 1, 1), "year"
    word = match["word"].lower()
    if word in ("since", "from", "starting from", "starting", "as of", "on or after"):
        return date(one, 1, 1), None, "year"
    if word in ("after", "later than"):
        return date(one + 1, 1, 1), None, "year"
    if word in ("until", "up to", "through", "till", "on or before"):
        return None, date(one + 1, 1, 1), "year"
    return None, date(one, 1, 1), "year"


def _year(match: re.Match[str], _settings: Settings) -> Days:
    first = date(int(match["year"]), 1, 1)
    return first, date(first.year + 1, 1, 1), "year"


def _span(said: str) -> tuple[date, date, str]:
    """A day or a month that was named, as first day, day after, grain."""
    said = said.lower().replace(",", "").replace(".", "")
    if re.fullmatch(_ISO, said):
        day = date.fromisoformat(said)
        return day, day + _ONE, "day"
    words = [word for word in said.split() if word != "of"]
    name = next(word for word in words if word.isalpha())
    numbers = [int(re.sub(r"\D", "", word)) for word in words if word[0].isdigit()]
    if len(numbers) == 1:
        first = date(numbers[0], month_of(name), 1)
        return first, month_end(first) + _ONE, "month"
    day = date(numbers[1], month_of(name), numbers[0])
    return day, day + _ONE, "day"


def _count(said: str) -> int:
    return int(said) if said.isdigit() else _COUNTS[said.lower()]


_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_UNITS = "|".join(UNITS)
_LESS = r"(?:excluding|exclusive of|not including|without)"
_WITHOUT = rf"(?P<without>[ ,(]*{_LESS} (?:the |this )?(?:current )?(?:{_UNITS})\)?)?"
_INCLUSIVE = rf"(?P<reach>[ ,(]*inclusive of (?:today|\w+ (?:{_UNITS})s? ago)\)?)?"
_LAST = r"(?:past|last|previous|preceding)"
_FROM_ON = (
    r"since|from|on or after|after|later than|starting from|starting|as of|on or before|before|until|up to"
)
_YEAR = r"(?:19|20)\d\d"
_SEASONS = "|".join(rf"(?<={season} )" for season in ("fall", "autumn", "spring", "summer", "winter"))
_NTH = r"(?P<number>1st|2nd|3rd|4th|first|second|third|fourth)"
_IN = r"(?:\b(?:in|during|of|for) )?(?:the )?"
_ENDS = r"(?P<open> exclusive)?(?: ?\(?inclusive[^).?]*\)?)?"
_MONTH_DAY = rf"(?:{_LONG}|{_SHORT})(?: \d{{1,2}}(?:st|nd|rd|th)?,?)?"
_TILL = r"(?:and|to|until|through|till)"
_YEARLESS = rf"(?:between|from) (?P<one>{_MONTH_DAY}) {_TILL}"
_RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), rule)
    for pattern, rule in (
        (
            rf"{_WITHIN}\b{_LAST} {_COUNT} (?:calendar |full |complete )?{_UNIT}s?\b{_WITHOUT}{_INCLUSIVE}",
            _past,
        ),
        (
            rf"{_WITHIN}\b(?P<which>{_LAST[3:-1]}|this|current|next) {_UNIT}\b(?:['’]s)?{_WITHOUT}{_INCLUSIVE}",
            _relative,
        ),
        (
            rf"(?:\b(?:made|on) )?(?:\bexactly )?\b{_COUNT} {_UNIT}s? (?P<way>after|before|from) (?P<one>{_SPAN})",
            _offset,
        ),
        (rf"\b(?P<way>more than|over|longer than|less than|within|under) {_COUNT} {_UNIT}s? ago\b", _ago),
        (r"\b(?:today|yesterday)(?:['’]s)?\b", _near),
        (r"\b(?:year to date|ytd|so far this year)\b", _so_far),
        (
            rf"\b(?:between|from) (?P<one>{_SPAN})(?: inclusive)? {_TILL} (?P<two>{_SPAN}){_ENDS}",
            _between,
        ),
        (
            rf"\b(?:{_YEARLESS}|(?P<bare>{_MONTH_DAY}) (?:to|through)) (?P<two>{_SPAN}){_ENDS}",
            _within_year,
        ),
        (rf"\b(?P<word>{_FROM_ON}|through|till|prior to|earlier than) (?P<one>{_SPAN})", _since),
        (rf"{_WITHIN}(?:month of )?\b(?P<one>{_SPAN})", _plain),
        (rf"{_IN}(?P<fiscal>fiscal )?(?:\bq(?P<number>[1-4])\b(?: of)?(?:,? (?P<year>\d{{4}}))?)", _quarter),
        (rf"{_IN}\b{_NTH} (?P<fiscal>fiscal )?quarter(?: of)?(?:,? (?P<year>\d{{4}}))?", _quarter),
        (rf"\b(?:between|from) (?P<one>{_YEAR}) {_TILL} (?P<two>{_YEAR})\b", _years),
        (
            rf"\b(?P<word>{_FROM_ON}|through|till|prior to|earlier than) (?:the year )?(?P<one>{_YEAR})\b",
            _years,
        ),
        (rf"(?:{_SEASONS})(?P<year>{_YEAR})\b", _year),
        (rf"\b(?:in|during|for|of) (?:the )?(?:calendar )?(?:year )?(?P<year>{_YEAR})\b", _year),
    )
)
