"""What an attribute's value is: a measure, a time, a word of our tables; and how another market writes it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from babel.numbers import format_decimal

from skills.creative.copy.filling import filled
from skills.creative.copy.locales import babel_locale
from skills.creative.copy.market import Market, all_markets, market_for

_NUMBER = r"\d+(?:[.,]\d+)?"
_SYMBOLS = {
    name: symbol
    for symbol, names in {
        "g": "g gram grams gramm gr",
        "kg": "kg kilo kilos kilogram kilograms kilogramm",
        "mg": "mg",
        "t": "t",
        "ml": "ml milliliter milliliters millilitre millilitres",
        "cl": "cl",
        "l": "l liter liters litre litres ltr litri litros litry litrów",
        "mm": "mm",
        "cm": "cm centimeter centimeters centimetre centimetres zentimeter",
        "m": "m meter meters metre metres",
        "km": "km kilometer kilometers kilometre kilometres",
        "W": "w watt watts",
        "kW": "kw",
        "V": "v volt volts",
        "lm": "lm lumen lumens",
        "K": "k kelvin",
        "mAh": "mah",
        "Wh": "wh",
        "GB": "gb",
        "TB": "tb",
        "°C": "°c",
        "Hz": "hz",
        "dB": "db",
        "bar": "bar",
    }.items()
    for name in names.split()
}
_SHORT_TIMES = {
    "h": "hour",
    "hr": "hour",
    "hrs": "hour",
    "std": "hour",
    "min": "minute",
    "mins": "minute",
    "yr": "year",
}
_MEASURE = re.compile(rf"({_NUMBER}(?:\s*[x×]\s*{_NUMBER}){{0,2}})\s*(°?[^\W\d_]{{1,12}})\.?", re.IGNORECASE)
_TIME = re.compile(rf"({_NUMBER})\s*-?\s*([^\W\d_]{{1,12}})\.?", re.IGNORECASE)


@dataclass(frozen=True)
class Value:
    """`form` says how it may stand in a sentence: time, measure, lower, name or text. `text` is as it was written."""

    text: str
    form: str
    amount: str = ""
    unit: str = ""
    up_to: bool = False


def value_of(text: str) -> Value:
    """What a value is; anything that is not plainly one of these is text."""
    bare, up_to = _without_up_to(text.strip().rstrip("."))
    if (found := _TIME.fullmatch(bare)) and (unit := _times().get(found[2].casefold().rstrip("."))):
        return Value(text.strip(), "time", found[1], unit, up_to)
    found = _MEASURE.fullmatch(bare)
    if found and (symbol := _SYMBOLS.get(found[2].casefold())):
        return Value(text.strip(), "measure", found[1], symbol, up_to)
    return Value(text.strip().rstrip("."), _form(text.strip().rstrip(".")))


def _form(text: str) -> str:
    """`lower` begins small, so it may stand inside of a sentence; `name` is one word of its own with a capital."""
    if len(text.split()) == 1 and text[:1].isupper() and text[1:].islower() and text.isalpha():
        return "name"
    return "lower" if text[:1].islower() and not re.search(r"[.!?;:]", text) else "text"


@cache
def _up_to() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(re.escape(one.up_to).replace(r"\{value\}", "(.+)"), re.IGNORECASE)
        for one in all_markets()
        if one.up_to
    )


def _without_up_to(text: str) -> tuple[str, bool]:
    for pattern in _up_to():
        if (found := pattern.fullmatch(text)) and found[1][:1].isdigit():
            return found[1], True
    return text, False


@cache
def _times() -> dict[str, str]:
    """Units of time by each of their words in any market."""
    return _SHORT_TIMES | {
        form.replace("{n}", "").strip().casefold(): unit
        for one in all_markets()
        for unit, forms in one.durations.items()
        for form in forms.values()
        if "{n}" in form
    }


def said_in(value: Value, market: Market, language: str) -> str:
    """The value in a market of another language, by tables alone; empty where they do not know it."""
    if value.form == "time":
        return _up(_time(value, market), value, market)
    if value.form == "measure":
        return _up(f"{_numbers(value.amount, market)}\u00a0{value.unit}", value, market)
    return word_in(value.text, market, language)


def _up(text: str, value: Value, market: Market) -> str:
    return filled(market.up_to, {"value": text}) if value.up_to and text else text


def _time(value: Value, market: Market) -> str:
    amount = Decimal(value.amount.replace(",", "."))
    forms = market.durations.get(value.unit, {})
    form = forms.get(babel_locale(market.locale).plural_form(amount), forms.get("other", ""))
    return form.replace("{n}", _numbers(value.amount, market))


def _numbers(amount: str, market: Market) -> str:
    def one(found: re.Match[str]) -> str:
        return str(format_decimal(Decimal(found[0].replace(",", ".")), locale=babel_locale(market.locale)))

    return re.sub(r"\s*[x×]\s*", " × ", re.sub(_NUMBER, one, amount))


def word_in(text: str, market: Market, language: str) -> str:
    """A material, a colour or a country in another language, where our tables or CLDR know it."""
    key = _keys(language).get(text.casefold(), "")
    if key and (word := market.words.get(key, "")):
        return word
    country = _countries(language).get(text.casefold(), "")
    return str(babel_locale(market.locale).territories.get(country, "")) if country else ""


@cache
def _keys(language: str) -> dict[str, str]:
    markets = (one for one in all_markets() if one.language == language)
    return {word.casefold(): key for one in markets for key, word in one.words.items()}


@cache
def _countries(language: str) -> dict[str, str]:
    locale = babel_locale(market_for(language).locale)
    return {
        str(name).casefold(): str(code) for code, name in locale.territories.items() if str(code).isalpha()
    }


@cache
def flags_named() -> dict[str, str]:
    """What a thing is or is not, by its words in any language."""
    named = {word.casefold(): key for one in all_markets() for key, word in one.flags.items()}
    return named | {key: key for one in all_markets() for key in one.flags}
