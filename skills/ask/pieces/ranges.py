"""Numbers and letters within what a table row spans, so that 45 is found in "42–50" and grade D in "D–E"."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from skills.ask.pieces.numerals import in_digits

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TO = r"[^\S\n]*(?:–|-|—|to|bis|à|and|und|et)[^\S\n]*"
_SIGN = r"[£$€]?\s?"
_UNIT = r"(?=(?:\s?-?(?P<unit>[^\W\d_]+|%))?)"
# "from 2 November" and "up to 10:30" span no numbers
# "up to £30 may be kept" names no day
_MONTH = (
    r"jan|feb|fév|mar|mär|mrz|apr|avr|may(?!\s+(?:be|not|only|also)\b)|mai|jun|jul|juin|aug|août|sep|oct|okt|nov|dec|"
    r"déc|dez"
)
_NO_DATE = rf"(?!:\d|\d|\.?\s*(?:{_MONTH})[a-zà-ÿ]*\b)"
_SPAN = re.compile(
    rf"(?P<sign>{_SIGN})(?<![\w.:])(?<!\d,)(?P<low>{_NUMBER})(?:\s?(?P<of>[^\W\d_]+|%))?{_TO}{_SIGN}(?P<high>{_NUMBER})"
    rf"(?!\w{{0,8}}\d|:\d|-\d){_UNIT}"
)
_LESS = "under|below|less than|fewer than|unter|weniger als|moins de"
_MORE = "over|above|beyond|more than|exceeding|über|mehr als|plus de"
_UP_TO = re.compile(
    rf"\b(?:(?P<less>{_LESS})|up to|at most|bis(?: zu)?|jusqu['’]à)\s+"
    rf"(?P<sign>{_SIGN})(?P<high>{_NUMBER}){_NO_DATE}{_UNIT}",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"\b(?:(?P<more>{_MORE})|from|at least|ab|à partir de)\s+"
    rf"(?P<sign>{_SIGN})(?P<low>{_NUMBER})(?!{_TO}{_SIGN}\d){_NO_DATE}{_UNIT}|"
    rf"(?<!\d)(?<!\d[.,])(?P<least>{_NUMBER})\s?\+",
    re.IGNORECASE,
)
# "ten years and more"
_OR_MORE = re.compile(
    rf"(?P<sign>{_SIGN})(?<![\w.,:])(?P<low>{_NUMBER})\s(?P<unit>[^\W\d_]+)\s(?:and|or|und|oder|et|ou)\s"
    r"(?:more|above|over|longer|upwards?|mehr|länger|plus)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(rf"(?<!\w)([A-Z]){_TO}([A-Z])(?!\w)")
_ASKED = re.compile(
    rf"(?P<sign>{_SIGN})(?<![\w.,:/-])(?P<number>{_NUMBER})(?:\s?(?P<times>[kK]|grand|thousand|million)\b)?"
    rf"(?![\w:/-]*[\d:/]){_UNIT}"
)
_ASKED_LETTER = re.compile(
    r"\b(?:grade|band|level|class|group|category|pontoon|zone|stufe|gruppe|klasse|zone|groupe|catégorie)\s+([A-Za-z])\b",
    re.IGNORECASE,
)
# what is asked for lies beyond the number itself
_BEYOND = re.compile(rf"\b(?:{_MORE}|after|nach|après)\s+{_SIGN}$", re.IGNORECASE)
_TIMES = {"k": 1_000, "grand": 1_000, "thousand": 1_000, "million": 1_000_000}
# what is measured alike by another word
_MEASURES = (
    "m metre metres meter meters",
    "cm centimetre centimetres",
    "mm millimetre millimetres",
    "km kilometre kilometres kilometer",
    "mile miles",
    "kg kilo kilos kilogram kilograms",
    "g gram grams gramm",
    "t tonne tonnes ton tons tonnen",
    "l litre litres liter liters",
    "ml millilitre millilitres",
    "minute minutes min minuten",
    "hour hours h stunde stunden heure heures",
    "day days tag tage tagen jour jours",
    "night nights nacht nächte nächten nuit nuits",
    "week weeks woche wochen semaine semaines",
    "month months monat monate monaten mois",
    "year years jahr jahre jahren an ans année années",
    "£ $ € pound pounds quid euro euros dollar dollars gbp eur usd",
    "% percent prozent pourcent",
    "people persons person personen guests heads personnes",
)
_MEASURE = {word: names.split()[0] for names in _MEASURES for word in names.split()}
_UNITS, _MONEY = frozenset(_MEASURE), _MEASURE["£"]
_COUNTED = re.compile(
    rf"\d\s?-?(?:{'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))}|k|grand)(?!\w)",
    re.IGNORECASE,
)
_CALENDAR, _IN_A_YEAR = "in the calendar", frozenset("in since during im seit en depuis".split())
_ALONE_AT_END = re.compile(r"(?:19|20)\d\d\W*$")
_BEFORE_A_NUMBER = frozenset(
    f"{_LESS}|{_MORE}|for|of|about|around|to|with|für|von|mit|pour|de|avec".replace("|", " ").split()
)
_BOUND = Decimal(10) ** 18
_LONGEST_WORDS = 16  # characters of what says that something lies beyond a number


class _Asked(NamedTuple):
    """A number that is asked for, and what it counts, if that is known.

    `is_beyond`: what is asked lies beyond it ("over 5 t", "after 5 years"), so that what ends there does not hold it,
    and what begins there does."""

    number: Decimal
    measure: str
    is_beyond: bool = False


class _Range(NamedTuple):
    """What lies between two numbers, each of which may lie outside, and what they count, if that is known; `said` as
    it is written."""

    low: Decimal
    high: Decimal
    measure: str = ""
    is_open: bool = False
    said: str = ""

    def holds(self, asked: _Asked) -> bool:
        number, is_beyond = asked.number, asked.is_beyond
        begins = self.low < number or (self.low == number and (is_beyond or not self.is_open))
        return begins and (number < self.high or (number == self.high and not (self.is_open or is_beyond)))

    def is_of(self, asked: _Asked) -> bool:
        """Whether both may count the same: a weight spans no length, and "more than 100" no year."""
        if asked.measure == _CALENDAR:
            return not self.measure and (_is_year(self.low) or _is_year(self.high))
        return _is_alike(self.measure, asked.measure)


def spans_asked(question: str, row: str) -> bool | None:
    """Whether a row spans a number or letter that the question asks for; None where it spans none of the kind."""
    asked = list(_asked(question))
    spanned = list(_ranges(row))
    held = [one.holds(number) for number in asked for one in spanned if one.is_of(number)]
    return any(held) if held else None


def is_beyond_limit(question: str, text: str) -> bool:
    """Whether a text sets an upper limit, and the question asks about a number of the kind above each that it sets."""
    limits = [one for one in _ranges(text) if one.low < 0 and one.measure]
    asked = [one for one in _asked(question) if any(one.measure == limit.measure for limit in limits)]
    return bool(asked) and all(
        number.number > limit.high for number in asked for limit in limits if limit.measure == number.measure
    )


def names_asked(question: str, row: str) -> bool:
    """Whether a row holds a number that the question asks for, counting the same: no "3 weeks" for "3 years"."""
    told = list(_asked(row))
    return any(
        one.number == other.number and _is_alike(one.measure, other.measure)
        for one in _asked(question)
        if not one.is_beyond
        for other in told
    )


def as_spanned(question: str, text: str) -> str | None:
    """The question with each number in it whose measure is told as the narrowest stretch of a text that holds it: "4
    years" as "3 to 7 years". As it is where none holds it, and None where a text spans nothing of the kind."""
    spans = [one for one in _ranges(text) if one.said]
    is_spanned = False
    for match in reversed(list(_ASKED.finditer(in_digits(question)))):
        for number in _numbers(match.string, match) if _measure(match) else ():
            alike = [one for one in spans if one.measure == number.measure]
            holding = [one for one in alike if one.holds(number)]
            is_spanned |= bool(alike)
            if holding:
                narrowest = min(holding, key=lambda one: one.high - one.low)
                end = match.end("unit") if _is_unit(match) else match.end()
                question = f"{question[: match.start()]} {narrowest.said} {question[end:].lstrip()}".strip()
    return question if is_spanned else None


def without_measures(question: str) -> str:
    """The question without its numbers and what they count."""
    return _ASKED.sub(" ", _COUNTED.sub(" ", in_digits(question)))


def _is_unit(match: re.Match[str]) -> bool:
    return (match["unit"] or "").lower() in _UNITS


def _is_alike(one: str, other: str) -> bool:
    return not (one and other) or one == other


def _asked(written: str) -> Iterator[_Asked]:
    question = in_digits(written)
    for match in _ASKED.finditer(question):
        yield from _numbers(question, match)
    for match in _ASKED_LETTER.finditer(question):
        yield _Asked(_letter(match[1]), "letter")


def _numbers(question: str, match: re.Match[str]) -> Iterator[_Asked]:
    times = _TIMES.get((match["times"] or "").lower(), 1)
    measure = _measure(match) or (_CALENDAR if _names_year(question, match) else "")
    before = question[max(match.start("number") - _LONGEST_WORDS, 0) : match.start("number")]
    is_beyond = bool(_BEYOND.search(before))
    yield from (_Asked(number * times, measure, is_beyond) for number in _decimal(match["number"]))


def _names_year(question: str, match: re.Match[str]) -> bool:
    """Whether a number is that of a year, by the word before it or as the last: "in 2024", "the allowance 2026"."""
    start = match.start("number")
    before = set(question[max(start - 12, 0) : start].lower().split()[-1:])
    is_last = _ALONE_AT_END.match(question, start) and not before & _BEFORE_A_NUMBER
    return bool(_IN_A_YEAR & before or is_last) and any(map(_is_year, _decimal(match["number"])))


def _is_year(number: Decimal) -> bool:
    return 1900 <= number < 2100


def _ranges(written: str) -> Iterator[_Range]:
    row = in_digits(written)
    for match in _SPAN.finditer(row):
        yield from _between(match, written)
    for match in _UP_TO.finditer(row):
        for high in _decimal(match["high"]):
            yield _Range(-Decimal(1), high, _measure(match), bool(match["less"]), _said(match, written))
    yield from _from_on(row, written)
    for match in _LETTERS.finditer(row):
        yield _Range(_letter(match[1]), _letter(match[2]), "letter")


def _from_on(row: str, written: str) -> Iterator[_Range]:
    """What begins at a number and has no end."""
    for match in _FROM.finditer(row):
        for low in _decimal(match["low"] or match["least"]):
            yield _Range(low, _BOUND, _measure(match), bool(match["more"]), _said(match, written))
    for match in _OR_MORE.finditer(row):
        for low in _decimal(match["low"]):
            yield _Range(low, _BOUND, _measure(match), said=written[match.start() : match.end()].lower())


def _between(match: re.Match[str], written: str) -> Iterator[_Range]:
    """From one number to another; "6 months to 2 years" begins at none of the latter."""
    measure, of = _measure(match), _MEASURE.get((match["of"] or "").lower(), "")
    if match["of"] and not of:
        return
    for low in [Decimal(0)] if of and measure and of != measure else _decimal(match["low"]):
        ends = (high for high in _decimal(match["high"]) if low < high)
        yield from (_Range(low, high, measure, said=_said(match, written)) for high in ends)


def _said(match: re.Match[str], written: str) -> str:
    """Its words, as they are written, with the unit behind them."""
    said = written[match.start() : match.end("unit") if _is_unit(match) else match.end()].strip()
    return f"{said[:1].lower()}{said[1:]}"


def _measure(match: re.Match[str]) -> str:
    sign, unit = (match["sign"] or "").strip(), (match["unit"] or "").lower()
    is_money = "times" in match.re.groupindex and (match["times"] or "").lower() == "grand"
    return _MEASURE.get(sign or unit, _MONEY if is_money else "")


def _letter(letter: str) -> Decimal:
    """Letters lie below all numbers that are asked for, so that the two are never mixed up."""
    return Decimal(ord(letter.upper())) - _BOUND


def _decimal(text: str) -> Iterator[Decimal]:
    try:
        yield Decimal(text.replace(",", ""))
    except InvalidOperation:
        return
