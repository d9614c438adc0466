"""Whether a sentence that a model wrote stands on what the product says: its numbers, its names, its promises.

A word that promises something, in any of our languages, must stand in the product, the claims or the offer, and so must
each figure and each name. What is left are words that sell without stating anything; a person reads those."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from skills.creative.brand.kit import Kit
from skills.creative.brief.tidy import speaks_to_machine
from skills.creative.copy.allowed import may_say
from skills.creative.formats.emoji import emoji

_UNSAFE = re.compile(
    r"https?:|www\.|[@#<>{}\[\]|\\`]|\w\.(?:com|net|org|de|io|shop|example)\b|\*\*|__", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])|\n+")
_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f' ]\d+)*")
_MARK = re.compile(r"[%€$£¥₩₪]|zł")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMBER_WORDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred|thousand|half|double"
    r"|twice|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|zwanzig|dreißig|fünfzig|hundert|tausend|halb\w*"
    r"|doppelt\w*|deux|trois|quatre|cinq|sept|huit|neuf|dix|cent|mille|moitié|dos|tres|cuatro|cinco|diez|cien|mil|mitad"
    r"|due|tre|quattro|cinque|dieci|cento|metà|dois|três|quatro|dez|metade|twee|drie|vijf|tien|honderd|helft)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Ground:
    """What a text may rest on: `text` is all of it, `claims` may be used word for word only."""

    text: str
    claims: tuple[str, ...]
    kit: Kit
    language: str


def stands(text: str, ground: Ground) -> bool:
    """Whether every sentence of a text may be shown."""
    return bool(text.strip()) and all(_sentence_stands(one, ground) for one in _SENTENCE.split(text) if one)


def _sentence_stands(sentence: str, ground: Ground) -> bool:
    if (
        _UNSAFE.search(sentence)
        or emoji(sentence)
        or speaks_to_machine(sentence)
        or _shouts(sentence, ground)
    ):
        return False
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs") for letter in sentence):
        return False
    if not may_say(sentence, ground.kit):
        return False
    rest = _without_claims(sentence, ground)
    return _figures_stand(rest, ground) and _names_stand(rest, ground) and _promises_stand(rest, ground)


def _without_claims(sentence: str, ground: Ground) -> str:
    """Approved words are approved as they are, so nothing in them needs a second ground."""
    for claim in sorted(ground.claims, key=len, reverse=True):
        sentence = re.sub(rf"(?<!\w){re.escape(claim)}(?!\w)", " ", sentence, flags=re.IGNORECASE)
    return sentence


def _figures_stand(sentence: str, ground: Ground) -> bool:
    held = {_plain(one) for one in _FIGURE.findall(ground.text)}
    figures = all(_plain(one) in held for one in _FIGURE.findall(sentence))
    marks = set(_MARK.findall(sentence)) <= set(_MARK.findall(ground.text))
    words = {one.casefold() for one in _NUMBER_WORDS.findall(sentence)}
    return figures and marks and words <= {one.casefold() for one in _NUMBER_WORDS.findall(ground.text)}


def _plain(figure: str) -> str:
    return re.sub(r"[\u00a0\u202f' ]", "", figure)


def _names_stand(sentence: str, ground: Ground) -> bool:
    """A word with a capital inside of a sentence is a name; in German it may be any noun, so it says nothing."""
    if ground.language == "de":
        return True
    held = {word.casefold() for word in _WORD.findall(ground.text)}
    words = _WORD.findall(sentence)
    after_mark = {word for mark in re.findall(r"[:–—]\s*([^\W\d_]+)", sentence) for word in [mark]}
    return all(
        word.casefold() in held or word in after_mark
        for word in words[1:]
        if word[0].isupper() and word != "I"
    )


def _shouts(sentence: str, ground: Ground) -> bool:
    loud = [
        word for word in _WORD.findall(sentence) if len(word) > 3 and word.isupper() and word.lower() != word
    ]
    return any(word not in ground.text for word in loud) or sentence.count("!") > 1


def _promises_stand(sentence: str, ground: Ground) -> bool:
    said, held = sentence.casefold(), ground.text.casefold()
    whole, anywhere = _promises()
    found = {one.group() for one in whole.finditer(said)}
    known = {one.group() for one in whole.finditer(held)}
    return found <= known and all(word in held for word in anywhere if word in said)


@cache
def _promises() -> tuple[re.Pattern[str], tuple[str, ...]]:
    text = files("skills.creative.copy").joinpath("promises.json").read_text(encoding="utf-8")
    told: Mapping[str, list[str]] = TypeAdapter(dict[str, list[str]]).validate_json(text)
    spaced = [word for kind, words in told.items() if kind != "anywhere" for word in words]
    ordered = sorted(spaced, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
    return pattern, tuple(told["anywhere"])
