"""Days, times and numbers as the reader writes them, in their zone."""

from datetime import date, datetime
from functools import partial

from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.numbers import format_decimal, format_percent

from skills.language.readers import current
from skills.language.sentences import Sentence


def day(when: date, *, year: bool = True, weekday: bool = False, full: bool = False) -> Sentence:
    """A day such as "2 Oct 2026"; that of a moment is the day in the reader's zone. `full` shortens nothing."""
    shown = when.astimezone(current().zone) if isinstance(when, datetime) else when
    locale = current().locale
    if full:
        text = format_date(shown, "full" if weekday else "long", locale=locale)
    else:
        text = format_skeleton(f"{'y' * year}MMM{'E' * weekday}d", shown, locale=locale)
    return Sentence(text, partial(day, when, year=year, weekday=weekday, full=full))


def month(when: date) -> Sentence:
    """A month of a year such as "Oct 2026"."""
    return Sentence(format_skeleton("yMMM", when, locale=current().locale), partial(month, when))


def year(when: date) -> Sentence:
    """A year as the reader writes it, such as "2026"."""
    return Sentence(format_skeleton("y", when, locale=current().locale), partial(year, when))


def clock_time(when: datetime) -> Sentence:
    """A time of the day in the reader's zone, such as "16:05"."""
    text = format_time(when, "short", tzinfo=current().zone, locale=current().locale)
    return Sentence(text, partial(clock_time, when))


def moment(when: datetime) -> Sentence:
    """A day with its time, such as "2 Oct 2026, 16:05"."""
    pattern = str(current().locale.datetime_formats["medium"])
    return Sentence(pattern.format(clock_time(when), day(when)), partial(moment, when))


def weekday(number: int) -> Sentence:
    """The name of a day of the week; 0 is Monday."""
    text = get_day_names("wide", context="format", locale=current().locale)[number]
    return Sentence(text, partial(weekday, number))


def number(value: float, digits: int = 0) -> Sentence:
    """A number with as many digits behind the point."""
    pattern = f"#,##0{'.' * bool(digits)}{'0' * digits}"
    return Sentence(
        format_decimal(value, format=pattern, locale=current().locale), partial(number, value, digits)
    )


def percent(share: float) -> Sentence:
    """A share from 0 to 1 in percent, without digits behind the point."""
    return Sentence(format_percent(share, locale=current().locale), partial(percent, share))
