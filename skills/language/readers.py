"""Who will read what is said next: their language, the form of their dates, and their zone."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError

from skills.language.catalogues import languages

SOURCE = "en"
LONGEST_ACCEPTED = 1_000  # characters of a browser's wishes; anybody may send any number
# days before months, as the international readers of a plain "en" expect them
_PLAIN_ENGLISH = Locale("en", "GB")


@dataclass(frozen=True)
class Reader:
    """`language` names a catalogue, or is English; `locale` is how dates and numbers are written."""

    language: str = SOURCE
    locale: Locale = _PLAIN_ENGLISH
    zone: tzinfo = UTC


ENGLISH = Reader()
_READER: ContextVar[Reader] = ContextVar("reader", default=ENGLISH)


def current() -> Reader:
    """Whoever will read what is said now."""
    return _READER.get()


@contextmanager
def speaking(reader: Reader) -> Iterator[None]:
    """What is said inside, and in threads that are started from here, is for this reader."""
    token = _READER.set(reader)
    try:
        yield
    finally:
        _READER.reset(token)


@lru_cache(maxsize=1024)
def reader_of(locale: str, zone: str = "") -> Reader:
    """A reader by a platform's names for both, such as `de-AT` and `Europe/Vienna`.

    A language that there is no catalogue for is English, dates too; a zone that nobody knows is UTC."""
    known = _locale_of(locale)
    language = _language_of(known) if known else None
    if known is None or language is None:
        return Reader(zone=_zone_of(zone))
    plain = known == Locale(SOURCE)
    return Reader(language, _PLAIN_ENGLISH if plain else known, _zone_of(zone))


def reader_with(accepted: str) -> Reader:
    """A reader by what a browser asks for in Accept-Language, such as `de-AT,de;q=0.9,en;q=0.8`.

    Of the languages that there are the most wanted one; English where there is none of them."""
    wanted = [(one.partition(";")[0].strip(), _weight(one)) for one in accepted[:LONGEST_ACCEPTED].split(",")]
    for name, weight in sorted(wanted, key=lambda one: one[1], reverse=True):
        known = _locale_of(name) if weight > 0 else None
        if known and _language_of(known):
            return reader_of(name)
    return ENGLISH


def _weight(accepted: str) -> float:
    """How much a language is wanted, from 0 for not at all to 1."""
    _, _, weight = accepted.replace(" ", "").partition(";q=")
    return float(weight or 1) if re.fullmatch(r"|[01](\.\d{0,3})?", weight) else 0.0


def _locale_of(name: str) -> Locale | None:
    """The nearest that is known: `de_AT`, `de-AT.UTF-8` and `de-XX` are all German."""
    parts = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z0-9_-]+))?(?:[.@].*)?", name.strip())
    if parts is None:
        return None
    language, rest = parts[1].lower(), (parts[2] or "").replace("-", "_")
    for wanted in (f"{language}_{rest}" if rest else language, language):
        try:
            return Locale.parse(wanted)
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _language_of(locale: Locale) -> str | None:
    """The catalogue for it, the most exact one that there is: `pt_BR` before `pt`."""
    for name in (str(locale), locale.language):
        if name == SOURCE or name in languages():
            return name
    return None


def _zone_of(name: str) -> tzinfo:
    try:
        return ZoneInfo(name) if name else UTC
    except (ValueError, OSError, LookupError):
        # ZoneInfoNotFoundError is a LookupError; a name such as "../x" or a folder is one of the others
        return UTC
