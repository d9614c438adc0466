"""Small numbers that are written in letters."""

import re

_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_GERMAN = "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split()
_FRENCH = "deux trois quatre cinq six sept huit neuf dix onze douze".split()
DIGITS = {
    **{word: str(number) for number, word in enumerate(_ENGLISH)},
    **{word: str(number) for words in (_GERMAN, _FRENCH) for number, word in enumerate(words, 2)},
}
_WORD = re.compile(rf"(?<![\w’'-])(?:{'|'.join(DIGITS)})(?![\w’']|-[^\W\d_])", re.IGNORECASE)


def in_digits(text: str) -> str:
    """The text with such words in digits, each as long as it was, so that nothing moves: "six years" as "006 years"."""
    return _WORD.sub(lambda match: DIGITS[match.group().lower()].zfill(len(match.group())), text)
