"""Reads the figures and days of an export as people and networks write them."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

# What stands for no figure; Google writes two hyphens
_NOTHING = frozenset({"", "-", "--", "–", "—", "n/a", "na", "null", "none", "n. z.", "k. a.", "k.a."})
_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009'’]+")
_FIGURE = re.compile(r"[-+]?[\d.,]*\d[\d.,]*")
# Leaves no doubt, and most are written so
_PLAIN = re.compile(r"[0-9]+(\.[0-9]{1,2})?")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})*,\d{3}")
# A thousand or a million in short: rounded, so no count
_SHORTENED = frozenset({"k", "m", "mn", "mio", "mio.", "tsd", "tsd.", "b", "<", ">"})
# A day is never before the first banner or so far off that a cell was misread
_FIRST_YEAR, _LAST_YEAR = 1994, 2100
_DAYS = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d.%m.%Y", "%d.%m.%y", "%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y",
    "%d-%b-%Y", "%b %d %Y",
)  # fmt: skip
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{2}|\d{4})")
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}.*$")
_GERMAN_MONTHS = {
    "jan": 1, "feb": 2, "mär": 3, "mrz": 3, "apr": 4, "mai": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10,
    "nov": 11, "dez": 12,
}  # fmt: skip
_GERMAN_DAY = re.compile(r"(\d{1,2})\.\s*([a-zä]{3})[a-zä]*\.?\s+(\d{4})", re.IGNORECASE)


def is_nothing(cell: str) -> bool:
    return cell.strip().casefold() in _NOTHING


def count(cell: str) -> int:
    """A whole number of things; no figure is 0. Groups of three digits are thousands, whatever parts them.

    Raises ValueError for anything else, such as half an impression."""
    if cell.isascii() and cell.isdigit():  # nearly all of them
        return int(cell)
    if is_nothing(cell):
        return 0
    written = _bare(cell)
    digits = written.lstrip("+-")
    if _GROUPED.fullmatch(digits) or _INDIAN.fullmatch(digits):
        return int(re.sub(r"[.,]", "", written))
    figure = amount(cell, comma="," in written and "." not in written)
    if figure is None or figure != int(figure):
        raise ValueError(cell)
    return int(figure)


def amount(cell: str, *, comma: bool) -> Decimal | None:
    """An amount, with its currency sign or without; None for no figure. `comma` is what parts decimals where the
    figure itself leaves that open, as 1.234 does. Raises ValueError for anything else."""
    if _PLAIN.fullmatch(cell):
        return Decimal(cell)
    if is_nothing(cell):
        return None
    written = _bare(cell)
    if "." in written and "," in written:
        comma = written.rindex(",") > written.rindex(".")
    elif re.search(r"[.,].*[.,]", written):  # the same one twice: it parts thousands
        comma = "." in written
    elif not _GROUPED.fullmatch(written.lstrip("+-")) and re.search(r"[.,]", written):
        comma = "," in written
    whole, fraction = (".", ",") if comma else (",", ".")
    return Decimal(written.replace(whole, "").replace(fraction, "."))


def _bare(cell: str) -> str:
    """The digits with their sign and marks, without currency, blanks and brackets, which mean less than nothing."""
    plain = _BLANKS.sub("", cell).replace("−", "-")
    below = plain.startswith("(") and plain.endswith(")")
    found = _FIGURE.findall(plain)
    around = _FIGURE.sub("", plain).strip("()")
    # a name with a number in it is no figure; a currency's sign or code is short
    if len(found) != 1 or len(around) > 4 or "%" in around or around.casefold() in _SHORTENED:
        raise ValueError(cell)
    minus = "-" if below or "-" in around else ""
    return f"{minus}{found[0]}".rstrip(".,")


def writes_commas(cells: Iterable[str]) -> bool | None:
    """Whether decimals stand behind a comma, from the first figure that leaves no doubt; None where none does."""
    for cell in cells:
        try:
            written = _bare(cell)
        except ValueError:
            continue
        if "." in written and "," in written:
            return written.rindex(",") > written.rindex(".")
        if re.fullmatch(r"[-+]?\d+([.,])\d{1,2}", written) or re.fullmatch(
            r"[-+]?(0|\d{4,})[.,]\d+", written
        ):
            return "," in written
    return None


@lru_cache(maxsize=4_096)
def day(cell: str, *, day_first: bool) -> date | None:
    """A day as an export writes it, without its time; None for none.

    `day_first` decides 03/04/2026. Raises ValueError for anything else."""
    if is_nothing(cell):
        return None
    written = _TIME.sub("", " ".join(cell.split())).strip()
    german = _GERMAN_DAY.fullmatch(written)
    if german and german.group(2).casefold() in _GERMAN_MONTHS:
        return _sane(
            date(int(german.group(3)), _GERMAN_MONTHS[german.group(2).casefold()], int(german.group(1)))
        )
    slashed = _SLASHED.fullmatch(written)
    if slashed:
        return _sane(_slashed(*(int(part) for part in slashed.groups()), day_first=day_first))
    for form in _DAYS:
        try:
            return _sane(datetime.strptime(written, form).date())  # noqa: DTZ007 -- a day has no zone
        except ValueError:
            continue
    raise ValueError(cell)


def _slashed(one: int, two: int, year: int, *, day_first: bool) -> date:
    first, second = (one, two) if (day_first and two <= 12) or one > 12 else (two, one)
    return date(year if year > 99 else 2000 + year, second, first)


def _sane(when: date) -> date:
    if not _FIRST_YEAR <= when.year <= _LAST_YEAR:
        raise ValueError(when)
    return when


def days_first(cells: Iterable[str]) -> bool | None:
    """Whether 03/04/2026 is in April, from the first day that leaves no doubt; None where none does."""
    for cell in cells:
        found = _SLASHED.match(_TIME.sub("", cell.strip()))
        if found and int(found.group(1)) > 12:
            return True
        if found and int(found.group(2)) > 12:
            return False
    return None
