"""Days that stand in words, in the languages of many pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january januar janvier enero gennaio janeiro januari|"
        "feb february februar février fevrier febrero febbraio fevereiro februari|"
        "mar march märz maerz mrz mars marts marzo março maart|apr april avril abril aprile|"
        "may mai maj mayo maggio maio mei|jun june juni juin junio giugno junho|jul july juli juillet julio "
        "luglio julho|"
        "aug august août aout agosto augustus augusti|sep sept september septembre septiembre settembre setembro|"
        "oct october okt oktober octobre octubre ottobre outubro|nov november novembre noviembre novembro|"
        "dec december dez dezember décembre decembre diciembre dicembre dezembro desember".split("|"),
        1,
    )
    for name in names.split()
}
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_EASTERN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일])?")
_DAY_MONTH = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|º)?\.?[\s-]+(?:of\s+|de\s+)?([A-Za-zÀ-ÿ]{3,10})\.?,?[\s-]+(?:de\s+|"
    r"del\s+)?(\d{4})\b"
)
_MONTH_DAY = re.compile(r"\b([A-Za-z]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_MONTH_YEAR = re.compile(r"\b([A-Za-zÀ-ÿ]{3,10})\.?,?\s+(?:de\s+)?(\d{4})\b")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
_DAY = re.compile(
    r"(?<![\w.,:])(\d{1,2})(?:st|nd|rd|th|er|º)?\.?\s+(?:of\s+|de\s+)?([A-Za-zÀ-ÿ]{3,10})\b\.?"
    r"(?:,?\s+(?:de\s+|del\s+)?(\d{4})\b)?"
)
_AMERICAN = re.compile(r"\b([A-Z][a-z]{2,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?![.:,]\d)(?:,?\s+(\d{4})\b)?")
_VERBS = frozenset({"may", "march"})  # months only where a capital says so
# "Order 03/2025" is a number
_MONTH_SLASHED = re.compile(r"(?:^|(?<=[,:;(|·–—-]\s)|(?<=\())(0?[1-9]|1[0-2])[/.]((?:19|20)\d\d)(?![\w/-])")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b")


@dataclass(frozen=True)
class Day:
    """A day of the calendar as it stands at `start`..`end` of some words; its year may be left unsaid."""

    day: int
    month: int
    year: int | None
    start: int
    end: int

    def may_be(self, other: "Day") -> bool:
        """Whether both can mean the same day."""
        same = (self.day, self.month) == (other.day, other.month)
        return same and (self.year == other.year or None in (self.year, other.year))


def is_month(word: str) -> bool:
    """Whether a capitalised word names a month, in whichever language."""
    return word[:1].isupper() and month_of(word) is not None


def month_of(word: str) -> int | None:
    """Which month of the year a word names, however it is written: 9 for "sept"."""
    return _MONTHS.get(word.lower())


def days_in(words: str) -> list[Day]:
    """Every day that is named, in order: "1 October 2026", "Oct 1", "am 31. März", 2026-10-01, 1.10.2026."""
    found, end = list[Day](), 0
    for one in sorted(_all_days(words), key=lambda day: (day.start, -day.end)):
        if one.start >= end and 1 <= one.day <= 31 and 1 <= one.month <= 12:
            found.append(one)
            end = one.end
    return found


def _all_days(words: str) -> Iterator[Day]:
    for pattern, day, month in ((_DAY, 1, 2), (_AMERICAN, 2, 1)):
        for match in pattern.finditer(words):
            number = _MONTHS.get(match[month].lower())
            if number and match[month] not in _VERBS:
                year = int(match[3]) if match[3] else None
                yield Day(int(match[day]), number, year, *match.span())
    for pattern, day, year_at in ((_ISO, 3, 1), (_NUMERIC, 1, 3)):
        for match in pattern.finditer(words):
            yield Day(int(match[day]), int(match[2]), int(match[year_at]), *match.span())


def months_in(words: str) -> list[Day]:
    """Every month of a year that is named without a day, as its first: "March 2025", "Mar 2025", "Ana, 03/2025"."""
    days = days_in(words)
    spelled = (
        Day(1, _MONTHS.get(found[1].lower(), 0), int(found[2]), *found.span())
        for found in _MONTH_YEAR.finditer(words)
    )
    figured = (
        Day(1, int(found[1]), int(found[2]), *found.span()) for found in _MONTH_SLASHED.finditer(words)
    )
    named = (one for one in (*spelled, *figured) if one.month)
    return [one for one in named if not any(day.start < one.end and one.start < day.end for day in days)]


def date_in(words: str) -> date | None:
    """The first date in these words; a month without a day is its first. 3/4/2026 is two days, and so none."""
    if found := _ISO.search(words):
        return to_day(int(found[1]), int(found[2]), int(found[3]))
    if found := _EASTERN.search(words):
        return to_day(int(found[1]), int(found[2]), int(found[3] or 1))
    if found := _NUMERIC.search(words):
        return to_day(int(found[3]), int(found[2]), int(found[1]))
    for pattern, day, month, year in ((_DAY_MONTH, 1, 2, 3), (_MONTH_DAY, 2, 1, 3), (_MONTH_YEAR, 0, 1, 2)):
        if (found := pattern.search(words)) and (number := _MONTHS.get(found[month].lower())):
            return to_day(int(found[year]), number, int(found[day]) if day else 1)
    if found := _SLASHED.search(words):
        return _slashed(int(found[1]), int(found[2]), int(found[3]))
    return None


def to_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is none such, or none that a page would be of."""
    try:
        return date(year, month, day) if 1990 <= year <= 2100 else None
    except ValueError:
        return None


def _slashed(one: int, other: int, year: int) -> date | None:
    if one > 12 or one == other:
        return to_day(year, other, one)
    return to_day(year, one, other) if other > 12 else None
