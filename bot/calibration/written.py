"""Numbers, times and dates in one form, so that a label may write them otherwise than its document does."""

import re
from functools import lru_cache

# a year in English, German and French, with abbreviations
_MONTH_NAMES = (
    "january jan januar jänner janvier janv|february feb februar février févr|march mar märz mär mars|"
    "april apr avril avr|may mai|june jun juni juin|july jul juli juillet juil|august aug août|"
    "september sep sept septembre|october oct oktober okt octobre|"
    "november nov novembre|december dec dezember dez décembre déc"
)
_SMALL_NUMBERS = (
    "two zwei deux|three drei trois|four vier quatre|five fünf cinq|six sechs|seven sieben|eight acht huit|nine neun|"
    "ten zehn dix|eleven elf onze|twelve zwölf douze"
)
_NUMBERS = {
    word: str(value)
    for value, words in enumerate(_SMALL_NUMBERS.split("|"), start=2)
    for word in words.split()
} | {
    "thirteen": "13",
    "fourteen": "14",
    "fifteen": "15",
    "twenty": "20",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
}
_NUMBER_WORD = re.compile(rf"(?<![\w-])(?:{'|'.join(_NUMBERS)})(?![\w-])")
# "one" counts only before what is counted in ones: "one of the teams" is no number
_ONE = re.compile(
    r"(?<![\w-])(?:one|an?|eine?[nmrs]?|une?) (?=(?:day|week|month|year|hour|minute|tag|woche|monat|jahr|stunde|jour|"
    r"semaine|mois|heure)s?\b)"
)
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])(\d+),(\d{1,2})(?![\d.,]*\d)")
_TIME = re.compile(r"(?<![\d.:])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])")
_ISO = re.compile(r"(?<![\d-])(\d{4})-(0[1-9]|1[0-2])-([0-2]\d|3[01])(?![\d-])")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.(0?[1-9]|1[0-2])\.(\d{4})(?!\d)")


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Each name and abbreviation of a month, small, with its number."""
    years = enumerate(_MONTH_NAMES.split("|"), start=1)
    return {name: number for number, names in years for name in names.split()}


@lru_cache(maxsize=1)
def _named_days() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "31 August" and "August 31", as people write them."""
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return (
        re.compile(rf"(?<![\d.,:])(\d{{1,2}})(?:st|nd|rd|th|er|\.)? (?:of )?({names})(?!\w)\.?"),
        re.compile(rf"(?<!\w)({names})\.? (\d{{1,2}})(?:st|nd|rd|th)?(?![\d.:]*\d|\w),?"),
    )


def in_one_form(text: str) -> str:
    """A text in small letters with numbers as digits, decimals and times with a point, and days as "31 month8 2026"."""
    text = _ISO.sub(lambda found: _day(found[3], int(found[2]), found[1]), text)
    text = _DOTTED.sub(lambda found: _day(found[1], int(found[2]), found[3]), text)
    before, behind = _named_days()
    text = before.sub(lambda found: _day(found[1], _months()[found[2]]), text)
    text = behind.sub(lambda found: _day(found[2], _months()[found[1]]), text)
    text = _ONE.sub("1 ", text)
    text = _NUMBER_WORD.sub(lambda found: _NUMBERS[found[0]], text)
    return _TIME.sub(r"\1.\2", _DECIMAL_COMMA.sub(r"\1.\2", text))


def _day(day: str, month: int, year: str = "") -> str:
    return f"{int(day)} month{chr(96 + month)} {year}".rstrip()
