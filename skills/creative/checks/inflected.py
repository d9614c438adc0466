"""Whether a word is a form of another one: plural, comparative, with an article grown on, or spelt out with stress."""

import re
from functools import lru_cache

from skills.stems import stem

_ENDINGS = {
    "en": "s es ed d er r est st ing ly ies ied ier iest ily 's",
    "de": "e en em er es n s r ere eren erer eres erem ste sten ster stes stem ste este esten ester estes",
    "nl": "e s en er ere st ste n",
    "fr": "s e es x ment ement er ez e ee ees",
    "es": "s es a as o os mente isimo isima isimos isimas ito ita",
    "pt": "s es a as o os mente issimo issima inho inha",
    "it": "e i a o he hi mente issimo issima",
    "pl": "a e y i u ie ego emu ych ym ymi iej owi ami",
    "ru": "а о е и ы у ю я ой ый ая ое ые ого ому ым ых ую ей ий его ему ее ом ам ами ах",
    "sv": "a e en et er ar are ast aste t n",
    "da": "e en et er ere est este t n s",
    "fi": "n a t ssa sta lla ksi in on",
    "tr": "i in e de den ler lar a da dan nin",
}
_ALSO = {"uk": "ru", "bg": "ru", "sr": "ru", "nb": "da", "no": "da", "nn": "da", "ca": "es", "gl": "pt"}
# in these languages the article and small words are written together with what follows
_BEGINNINGS = {
    "ar": ("ال", "و", "ب", "ل", "وال", "بال", "لل", "ف", "ك"),
    "he": ("ה", "ו", "ב", "ל", "מ", "ש", "כ", "וה", "שה"),
}
_VOWELS = "aeiouyаеиоуыэюяйё"
_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)


def is_form(word: str, of: str, language: str) -> bool:
    """Both folded. Forms of the language and of English count, and letters drawn out, as in freeee."""
    return any(_is_form(one, of, language) for one in {word, _calm(word, 2), _calm(word, 1)})


def written_without_spaces(text: str) -> bool:
    return bool(_WITHOUT_SPACES.search(text))


def _is_form(word: str, of: str, language: str) -> bool:
    if word == of:
        return True
    if len(of) < 3 or not word or (word[0] != of[0] and language not in _BEGINNINGS):
        return False
    if any(word == first + of for first in _BEGINNINGS.get(language, ())):
        return True
    return _same_stem(word, of) or word in _forms(of, language) or word in _forms(of, "en")


def _same_stem(word: str, of: str) -> bool:
    return len(of) > 3 and word.isascii() and of.isascii() and stem(word) == stem(of)


@lru_cache(maxsize=4096)
def _forms(of: str, language: str) -> frozenset[str]:
    endings = _ENDINGS.get(_ALSO.get(language, language), "").split()
    bases = {of, of + of[-1]} if len(of) < 6 else {of}
    if len(of) > 4 and of[-1] in _VOWELS:
        bases.add(of[:-1])
    if len(of) > 5 and of[-2] in _VOWELS and of[-1] in _VOWELS + "r":
        bases.add(of[:-2])
    return frozenset(base + ending for base in bases for ending in endings)


def _calm(word: str, most: int) -> str:
    return re.sub(r"(.)\1{2,}", lambda match: match.group(1) * most, word)
