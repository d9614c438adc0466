"""Words for the sentence generator, read from words.toml beside this file."""

import tomllib
from pathlib import Path

_WORDS: dict[str, str] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def _words(name: str) -> list[str]:
    return _WORDS[name].split()


NAMES = _words("names")
SURNAMES = _words("surnames")
PLACES = _words("places")
DAYS = _words("days")
MONTHS = _words("months")
PRODUCTS = [" ".join(product.split()) for product in _WORDS["products"].split(",")]
TEAMS = _words("teams")
PARTIES = _words("parties")
ROLES = _words("roles")
ADJECTIVES = _words("adjectives")
THINGS = _words("things")
MASS = _words("mass")
PAST = _words("past")
BASE = _words("base")
QUALITIES = _words("qualities")
ADVERBS = _words("adverbs")
SOURCES = _words("sources")
ONES = _words("ones")
TEENS = _words("teens")
TENS = _words("tens")
ORDINALS = _words("ordinals")
MEASURES = _words("measures")
CALLS = _words("calls")
LINKS = _words("links")
SMALL = _words("small")
