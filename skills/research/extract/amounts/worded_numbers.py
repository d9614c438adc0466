"""Numbers in words, such as “two hundred and fifty”."""

import re
from collections.abc import Iterator
from decimal import Decimal

_ONES = {
    word: number
    for number, words in enumerate(
        "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
        "fifteen|sixteen|"
        "seventeen|eighteen|nineteen".split("|")
    )
    for word in words.split()
}
_TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_HUNDREDS = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_PLAIN = "|".join([*_ONES, *_TENS])
_WORD_NUMBER = re.compile(
    rf"\b(?:{_PLAIN}|a(?=\s+(?:hundred|thousand|million|billion)))"
    rf"(?:[ -]+(?:and\s+)?(?:{_PLAIN}|hundred|thousand|million|billion))*\b",
    re.IGNORECASE,
)


def worded_numbers(text: str) -> Iterator[tuple[int, int, Decimal]]:
    """Numbers in English words, such as “twelve hundred” and “two hundred and fifty”, and where they stand."""
    for found in _WORD_NUMBER.finditer(text):
        if (amount := _summed(found[0])) is not None:
            yield found.start(), found.end(), amount


def _summed(words: str) -> Decimal | None:
    total = part = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in _ONES or word in _TENS:
            part += _ONES.get(word, _TENS.get(word, 0))
        elif word == "a":
            part = 1
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in _HUNDREDS:
            total, part = total + (part or 1) * _HUNDREDS[word], 0
    return Decimal(total + part) if total + part else None
