"""The day that a deadline names, worked out from the day on which it was said.

Rules, no guesses: what can be read in two ways ("by March", "3/4") or leans on an event ("before the launch") is no
date. A day without a year is the next such day; "next Friday" is the Friday of the week after this one.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

DAYS = tuple(name.lower() for name in calendar.day_name)
MONTHS = tuple(name.lower() for name in calendar.month_name if name)
FRIDAY = 4
NUMBERS = {
    name: number
    for number, names in enumerate(
        "a,an,one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split(),
        start=1,
    )
    for name in names.split(",")
}
_ORDINALS = {
    name: number
    for number, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
_ORDINALS |= {f"twenty {name}": 20 + number for name, number in list(_ORDINALS.items())[:9]}
_ORDINALS |= {"thirtieth": 30, "thirty first": 31}

DAY = rf"(?P<weekday>{'|'.join(DAYS)})"
MONTH = rf"(?P<month>{'|'.join(f'{name}|{name[:3]}' for name in MONTHS)}|sept)\.?"
_LONGEST_FIRST = sorted(_ORDINALS, key=len, reverse=True)
NUMBER = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{'|'.join(_LONGEST_FIRST)})"
YEAR = r"(?:,? (?P<year>\d{4}))?"
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(NUMBERS)})"
_LEAD = re.compile(
    r"^(?:(?:by|before|until|till|due|on|at|in|within|for|no later than|not later than|at the latest by|latest) )+"
)
_PART = re.compile(
    r"(?:,? (?:at|by|before|around))? ?(?:\b(?:morning|afternoon|evening|night|noon|midday|midnight|lunch(?:time)?)|"
    r"\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.|o'clock)|\d{1,2}:\d\d)$"
)


def day_of(words: str, said_on: date) -> date | None:
    """The day that a deadline names ("by Friday", "end of next week", "15 October"); None where it names none."""
    text = " ".join(words.lower().replace("-", " ").split()) if not _is_iso(words) else words.strip().lower()
    text = _PART.sub("", _LEAD.sub("", text.strip(" .,;!?"))).strip(" .,;")
    for pattern, worked_out in _RULES:
        match = pattern.fullmatch(text)
        if match:
            try:
                return worked_out(match, said_on)
            except (ValueError, OverflowError):
                return None
    return None


def month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def month_of(name: str) -> int:
    """1 to 12, from a month's name or its first letters."""
    return next(number for number, month in enumerate(MONTHS, start=1) if month.startswith(name[:3]))


def day_number(said: str) -> int:
    """`15th` and `fifteenth` as 15."""
    return _ORDINALS[said] if said in _ORDINALS else int(re.sub(r"\D", "", said))


def _is_iso(words: str) -> bool:
    return bool(re.search(r"\d{4}-\d\d-\d\d", words))


def _iso(match: re.Match[str], _said_on: date) -> date:
    return date.fromisoformat(match[1])


def _dotted(match: re.Match[str], said_on: date) -> date | None:
    """`24.12.` and `24.12.2026`; with slashes only where the two numbers cannot change places."""
    first, second = int(match["one"]), int(match["two"])
    if match["mark"] == "/" and first <= 12 and second <= 12 and first != second:
        return None
    day, month = (second, first) if match["mark"] == "/" and second > 12 else (first, second)
    year = match["year"]
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    return _next_such(day, month, said_on)


def _named(match: re.Match[str], said_on: date) -> date | None:
    day, month = day_number(match["day"]), month_of(match["month"])
    return date(int(match["year"]), month, day) if match["year"] else _next_such(day, month, said_on)


def _next_such(day: int, month: int, said_on: date) -> date | None:
    """This year's or the next one's; the 29th of February waits for its year."""
    for year in range(said_on.year, said_on.year + 8):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= said_on:
            return found
    return None


def _of_month(match: re.Match[str], said_on: date) -> date | None:
    """ "the 15th": of this month or the next that has one."""
    number, first = day_number(match["day"]), said_on.replace(day=1)
    for _ in range(3):
        if number <= month_end(first).day and first.replace(day=number) >= said_on:
            return first.replace(day=number)
        first = month_end(first) + timedelta(days=1)
    return None


def _near(match: re.Match[str], said_on: date) -> date:
    return said_on + timedelta(days="tomorrow" in match[0])


def _weekday(match: re.Match[str], said_on: date) -> date:
    wanted = DAYS.index(match["weekday"])
    if match["which"] in ("next", "the following"):
        return _monday(said_on) + timedelta(days=7 + wanted)
    ahead = (wanted - said_on.weekday()) % 7
    return said_on + timedelta(days=ahead or (0 if match["which"] == "this" else 7))


def _week(match: re.Match[str], said_on: date) -> date | None:
    """The part of a week: its Friday, unless its beginning or middle was said."""
    first = _monday(said_on) + timedelta(days=7 if "next" in match[0] or "coming" in match[0] else 0)
    part = match["part"] or "end"
    day = first + timedelta(days=0 if part in ("start", "beginning") else 2 if part == "middle" else FRIDAY)
    return day if day >= said_on else None


def _month(match: re.Match[str], said_on: date) -> date | None:
    first = said_on.replace(day=1)
    if "next" in match[0]:
        first = month_end(first) + timedelta(days=1)
    day = first if match["part"] in ("start", "beginning") else month_end(first)
    return day if day >= said_on else None


def _end_of_named(match: re.Match[str], said_on: date) -> date:
    month = month_of(match["month"])
    year = int(match["year"] or said_on.year + (month < said_on.month))
    return month_end(date(year, month, 1))


def _quarter(match: re.Match[str], said_on: date) -> date:
    named = match["quarter"]
    quarter = int(named) if named else (said_on.month + 2) // 3 + ("next" in match[0])
    year = said_on.year + (quarter - 1) // 4
    end = month_end(date(year, 3 * ((quarter - 1) % 4 + 1), 1))
    return end if end >= said_on else month_end(end.replace(year=year + 1, day=1))


def _year(match: re.Match[str], said_on: date) -> date:
    return date(said_on.year + ("next" in match[0]), 12, 31)


def _later(match: re.Match[str], said_on: date) -> date:
    count = int(match["count"]) if match["count"].isdigit() else NUMBERS[match["count"]]
    unit = match["unit"]
    if unit == "month":
        months = said_on.month - 1 + count
        first = date(said_on.year + months // 12, months % 12 + 1, 1)
        return first.replace(day=min(said_on.day, month_end(first).day))
    return said_on + timedelta(days=count * {"hour": 0, "day": 1, "week": 7, "fortnight": 14}[unit])


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


_PARTS = r"(?:(?:the )?(?P<part>end|middle|start|beginning|close) of )"
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (r"(\d{4}-\d\d-\d\d)", _iso),
        (r"(?P<one>\d{1,2})(?P<mark>[./])(?P<two>\d{1,2})\.?(?:(?P=mark)?(?P<year>\d{4}|\d\d))?", _dotted),
        (rf"(?:the )?{NUMBER}(?: of)? {MONTH}{YEAR}", _named),
        (rf"{MONTH} (?:the )?{NUMBER}{YEAR}", _named),
        (rf"the {NUMBER}", _of_month),
        (r"today|tonight|this|tomorrow(?: night)?|eod|cob", _near),
        (r"(?:the )?(?:end|close) of (?:(?:the |this )?day|play|business)", _near),
        (rf"(?:(?P<which>this|next|coming|the coming|the following) )?{DAY}", _weekday),
        (rf"{_PARTS}?(?:the |this |(?:the )?next |the coming |coming )week|eow|end of week", _week),
        (rf"{_PARTS}(?:the |this |(?:the )?next )?month|(?:the )?next month", _month),
        (rf"(?:the )?(?:end|close) of {MONTH}{YEAR}", _end_of_named),
        (
            r"(?:the )?(?:end|close) of (?:the |this |(?:the )?next )?(?:q(?P<quarter>[1-4])|quarter)",
            _quarter,
        ),
        (r"(?:the )?end of (?:the |this |(?:the )?next )?year", _year),
        (
            rf"(?:the next )?{_COUNT} (?P<unit>hour|day|week|fortnight|month)s?(?:'s?)?(?: time| from now)?",
            _later,
        ),
    )
)
