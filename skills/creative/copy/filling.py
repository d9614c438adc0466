"""Patterns filled in, and texts made ready to stand: first letters, full stops, one sentence after another."""

import re
from collections.abc import Iterable, Mapping

from skills.creative.copy.market import Market

_FIELD = re.compile(r"\{(\w+)\}")
_END = re.compile(r"[.!?…。！？]$")
_NAMES_ITSELF = re.compile(r"^[a-z]+[A-Z]")  # iPhone, eBike


def filled(pattern: str, values: Mapping[str, str]) -> str:
    """The pattern with its fields; empty where one is missing or empty. What is filled in is never a pattern itself."""
    if not pattern or any(not values.get(name) for name in _FIELD.findall(pattern)):
        return ""
    return _FIELD.sub(lambda found: values[found[1]], pattern)


def opened(text: str) -> str:
    """With a capital letter, as a sentence begins; a name that begins small stays so."""
    return text if _NAMES_ITSELF.match(text) else text[:1].upper() + text[1:]


def sentence(text: str, market: Market) -> str:
    """With what a sentence ends with, once."""
    if not text:
        return ""
    return opened(text) if _END.search(text) else market.sentence.replace("{text}", opened(text))


def sentences(texts: Iterable[str], market: Market) -> str:
    return market.join.join(sentence(text, market) for text in texts if text)
