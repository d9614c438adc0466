"""Days that stand in words, in the languages of many pages."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january januar janvier enero gennaio janeiro januari|"
        "feb february februar février fevrier febrero febbraio fevereiro februari|"
        "mar march märz maerz mrz mars marzo março maart|apr april avril abril aprile|"
        "may mai mayo maggio maio mei|jun june juni juin junio giugno junho|jul july juli juillet julio luglio julho|"
        "aug august août aout agosto augustus|sep sept september septembre septiembre settembre setembro|"
        "oct october okt oktober octobre octubre ottobre outubro|nov november novembre noviembre novembro|"
        "dec december dez dezember décembre decembre diciembre dicembre dezembro".split("|"),
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
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b")


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
