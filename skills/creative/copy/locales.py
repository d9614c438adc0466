"""Languages, countries and locales as people name them, made one: de_DE, de-de and Germany are told apart here."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from skills.errors import UserError
from skills.language import say

EU = frozenset("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())
_REGIONS = {"EU": EU, "EEA": EU | {"IS", "LI", "NO"}, "DACH": frozenset({"DE", "AT", "CH"})}
_SAID_SO = {"UK": "GB", "USA": "US", "ENGLAND": "GB", "GREAT BRITAIN": "GB"}
_NAMES_IN = ("en", "de", "fr", "es", "it", "nl", "pt", "pl")


def locale_of(told: str, path: str) -> str:
    """de-DE for de_DE, de-de or de. Raises UserError for what is no locale."""
    if found := _locale(told):
        return found
    raise UserError(
        say("{path}: {locale} is no locale.", path=path, locale=repr(told)),
        hint=say("Write the language and the country, such as {example}.", example="de-DE"),
    )


def language_of(told: str, path: str) -> str:
    """de for de, de-DE or German. Raises UserError."""
    if found := _locale(told):
        return found.split("-")[0]
    if found := _languages().get(told.strip().casefold(), ""):
        return found
    raise UserError(
        say("{path}: {language} is no language.", path=path, language=repr(told)),
        hint=say("Write it in two letters, such as {example}.", example="de"),
    )


def market_of(told: str, path: str) -> str:
    """A market as it is compared with: a locale, a country such as DE, a language such as de, or EU.

    Raises UserError for what is none."""
    bare = told.strip()
    country = _SAID_SO.get(bare.upper(), bare.upper())
    if country in _REGIONS or (bare.isupper() and country in _countries()):
        return country
    if found := _country_names().get(bare.casefold(), ""):
        return found
    if len(bare) in (2, 3) and _locale(bare):
        return bare.lower()
    if found := _locale(bare):
        return found
    raise UserError(
        say("{path}: {market} is no market.", path=path, market=repr(told)),
        hint=say("Write a locale or a country, such as {example}.", example="de-DE, DE"),
    )


def in_market(locale: str, market: str) -> bool:
    """Whether somebody who reads this locale is in the market, as `market_of` gives it."""
    language, _, country = locale.partition("-")
    country = country.rsplit("-", 1)[-1]
    if market in _REGIONS:
        return country in _REGIONS[market]
    return market in (locale, country, language)


@cache
def babel_locale(locale: str) -> Locale:
    """What formats numbers and days for a locale as `locale_of` gives it."""
    return Locale.parse(locale, sep="-")


@cache
def _locale(told: str) -> str:
    bare = told.strip().replace("_", "-")
    if not bare or not bare.replace("-", "").isalnum() or not bare.isascii():
        return ""
    try:
        parsed = Locale.parse(bare, sep="-")
    except (ValueError, UnknownLocaleError, TypeError):
        return ""
    return _whole(parsed)


def _whole(locale: Locale) -> str:
    """With a country; the likeliest one where none was written."""
    country = locale.territory
    if not country:
        likely = str(get_global("likely_subtags").get(locale.language, ""))
        country = likely.rsplit("_", 1)[-1] if "_" in likely else ""
    return f"{locale.language}-{country}" if country else ""


@cache
def _countries() -> frozenset[str]:
    return frozenset(one for one in map(str, Locale("en").territories) if len(one) == 2 and one.isalpha())


@cache
def _country_names() -> dict[str, str]:
    """Names of countries in the languages that kits are written in."""
    return {
        name.casefold(): str(country)
        for language in reversed(_NAMES_IN)
        for country, name in Locale(language).territories.items()
        if country in _countries()
    }


@cache
def _languages() -> dict[str, str]:
    """What languages are called, in English and in themselves."""
    own = {
        Locale(code).languages[code].casefold(): code for code in (*_NAMES_IN, "ja", "ko", "zh", "ar", "he")
    }
    return {
        name.casefold(): str(code) for code, name in Locale("en").languages.items() if len(str(code)) == 2
    } | own


def market_in(text: str) -> str:
    """The first country that running words name, as `market_of` gives it; empty where there is none."""
    words = re.findall(r"[^\W\d_]+", text)
    for at in range(len(words)):
        for most in (3, 2, 1):
            name = " ".join(words[at : at + most])
            if (country := _country_names().get(name.casefold(), "")) and name[:1].isupper():
                return country
            if name in _REGIONS or name in ("UK", "USA", "US"):
                return _SAID_SO.get(name, name)
    return ""
