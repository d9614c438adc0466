"""Amounts, days and words brought to one form: the exam's own, which shares nothing with what it examines."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from benchmarks.research.truth import Value

WRITTEN = {
    "USD": "$ us$ usd dollar dollars",
    "EUR": "€ eur euro euros",
    "GBP": "£ gbp pounds",
    "CHF": "chf francs",
    "NZD": "nz$ nzd",
    "AUD": "a$ au$ aud",
    "CAD": "c$ ca$ cad",
    "HKD": "hk$ hkd",
    "SGD": "s$ sg$ sgd",
    "INR": "₹ inr rs rs. rupees",
}
CODES = {word: code for code, words in WRITTEN.items() for word in words.split()}
SCALES = {"k": 3, "thousand": 3, "tausend": 3, "m": 6, "mn": 6, "mio": 6, "million": 6, "millions": 6, "millionen": 6,
          "miljoen": 6, "miljoner": 6, "millioner": 6, "millones": 6, "milioni": 6, "mln": 6, "miljard": 9,
          "bn": 9, "b": 9, "billion": 9, "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7}  # fmt: skip
TIMES = {
    "month": "month mo monat mois monthly months".split(),
    "year": "year yr jahr annum yearly annually years".split(),
    "week": "week wk woche semaine weekly weeks".split(),
}
_SHARE = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s?%")
MINOR = -2  # pence and cents, as a power of ten
_SIGN = r"\b(?:us|nz|hk|sg?|au?|ca?)\$|[$€£₹]|\b(?:usd|eur|gbp|chf|nzd|aud|cad|hkd|sgd|inr)\b|\brs\b\.?"
_AMOUNT = re.compile(
    rf"(?P<before>{_SIGN})?\s?(?<![\w.,])"
    r"(?P<digits>\d+(?:(?:,\d{2})+,\d{3}(?!\d)|(?:[.,’'\u00a0\u202f ]\d{3}(?!\d))*)(?:[.,]\d{1,2}(?!\d))?)"
    r"(?:\s?(?P<scale>thousand|tausend|millions?|millionen|miljoen|miljoner|millioner|millones|milioni|miljard|"
    r"mio\.?|mln|billion|lakhs?|crores?|mn|bn|k|m|b)\b\.?)?"
    r"(?:(?P<pence>p\b|\s?\bpence\b)|(?P<cents>\s?¢|\s?\bcents?\b))?"
    r"(?:\s?(?P<after>[$€£₹]|(?:de |d’)?\b(?:usd|eur|gbp|chf|nzd|aud|cad|hkd|sgd|inr|euros?|dollars?|pounds|francs|"
    r"rupees)\b))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Amount:
    """A number in a text; `readings` has two where a mark may stand for thousands or for decimals."""

    readings: frozenset[Decimal]
    unit: str
    start: int
    end: int


def amounts(text: str) -> tuple[Amount, ...]:
    return tuple(_amounts(text))


def _amounts(text: str) -> Iterator[Amount]:
    for found in _AMOUNT.finditer(text):
        sign = (found["before"] or found["after"] or "").strip().lower()
        sign = sign.removeprefix("de ").removeprefix("d’")
        is_minor = bool(found["pence"] or found["cents"]) and not sign
        scale = MINOR if is_minor else SCALES.get((found["scale"] or "").rstrip(".").lower(), 0)
        readings = frozenset(one.scaleb(scale) for one in _readings(found["digits"]))
        unit = "GBP" if is_minor and found["pence"] else CODES.get(sign, "")
        yield Amount(readings, unit, found.start(), found.end())


def _readings(digits: str) -> Iterator[Decimal]:
    """All that digits with marks may mean: 1.200 is twelve hundred or a little more than one, and 0.19 is no 19."""
    if " " in digits:  # a space may also only stand between two numbers
        yield from _readings(digits.partition(" ")[0])
    bare = re.sub(r"[’'\u00a0\u202f ]", "", digits)
    forms = {bare.replace(",", ""), bare.replace(".", "").replace(",", ".")}
    if bare[:1] == "0" and bare[1:2] in (".", ","):
        forms = {bare.replace(",", ".")}
    for form in forms:
        try:
            yield Decimal(form)
        except InvalidOperation:
            continue


def plain(text: str) -> str:
    """Letters and digits in lower case, without accents and marks."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"[a-z0-9]+", "".join(one for one in parts if not unicodedata.combining(one))))


def holds(text: str, value: Value) -> bool:
    """Whether the text says the value: the amount in its unit or in none, all words, or one of the days."""
    if value.amount is not None:
        return any(
            value.amount in one.readings and one.unit in ("", value.unit) and _times_agree(text, one, value)
            for one in amounts(text)
        )
    if value.words:
        return all(_says(text, word) for word in value.words)
    return any(day in days(text) for day in value.days)


def _says(text: str, word: str) -> bool:
    """Whether a text says a word; one that is a share is no part of another number."""
    if share := _SHARE.fullmatch(word):
        number = re.escape(share["number"]).replace(r"\.", "[.,]")
        return bool(re.search(rf"(?<![\d.,]){number}\s?(?:%|per ?cent)", text))
    return f" {plain(word)} " in f" {plain(text)} "


def _times_agree(text: str, amount: Amount, value: Value) -> bool:
    """Whether no other time than the value's follows the amount, where a price is for one."""
    wanted = {one for one in value.per if one in TIMES}
    if not wanted:
        return True
    rest = text[amount.end :]
    following = amounts(rest)
    near = rest[: following[0].start] if following else rest[:60]
    words = set(re.findall(r"\w+", near.lower()))
    named = {time for time, ways in TIMES.items() if words & set(ways)}
    return not named or bool(named & wanted)


def days(text: str) -> frozenset[date]:
    """Days that a text names in ISO form or with a month in English."""
    found = {date(int(y), int(m), int(d)) for y, m, d in re.findall(r"\b(\d{4})-([01]\d)-([0-3]\d)\b", text)}
    for d, month, y in re.findall(r"\b(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})\b", text):
        names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
        if month in names:
            found.add(date(int(y), names.index(month) + 1, int(d)))
    return frozenset(found)
