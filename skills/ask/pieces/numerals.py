"""Small numbers that are written in letters, where they count something that is measured: "six years"."""

import re

_ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_GERMAN = "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split()
_FRENCH = "deux trois quatre cinq six sept huit neuf dix onze douze".split()
DIGITS = {
    "zero": "0",
    **{word: str(number) for number, word in enumerate(_ENGLISH, 1)},
    **{word: str(number) for words in (_GERMAN, _FRENCH) for number, word in enumerate(words, 2)},
}
_NUMERAL = "|".join(word for word in DIGITS if word != "zero")
_UNIT = (
    r"(?:(?:full|whole|working|calendar|paid|more|volle|ganze)\s+)?(?:years?|months?|weeks?|days?|hours?|minutes?|nights?|"
    r"miles?|kilomet\w+|km|kilos?|kg|met(?:re|er)s?|litres?|people|persons?|guests?|pounds?|quid|euros?|dollars?|"
    r"per ?cent|jahren?|monaten?|wochen?|tagen?|stunden?|minuten?|nächten?|personen|prozent|"
    r"ans?|années?|mois|semaines?|jours?|heures?|nuits?|personnes)\b"
)
_WORD = re.compile(
    rf"(?<![\w’'-])(?:{_NUMERAL})(?=[ -](?:(?:to|or|and|bis|und|oder|à|et|ou) (?:{_NUMERAL}|\d+)[ -])?{_UNIT})",
    re.IGNORECASE,
)
# "twenty-four years", "a hundred and two years"
_COMPOUND = re.compile(
    r"\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)[ -](?:and )?$",
    re.IGNORECASE,
)
_BEFORE = 16  # characters in which the rest of a compound stands


def in_digits(text: str) -> str:
    """The text with such words in digits, each as long as it was, so that nothing moves: "six years" as "006 years"."""

    def put(match: re.Match[str]) -> str:
        word, start = match.group(), match.start()
        number = DIGITS.get(word.lower(), "")
        is_part = _COMPOUND.search(text[max(0, start - _BEFORE) : start])
        return number.zfill(len(word)) if number and not is_part else word

    return _WORD.sub(put, text)
