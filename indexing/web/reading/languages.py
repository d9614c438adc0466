"""The language of a page: as it says, unless its words plainly say another."""

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+")
_MOST = 10_000  # characters that are looked at
_LEAST = 12  # common words before they count
_COMMON = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the and of to in is for that with on are this your our you we it as be by from at an or can",
        "de": "der die das und ist nicht mit für auf ein eine den von zu im dem sich wir sie auch werden oder ihr",
        "fr": "le la les des et est une dans pour que qui avec sur pas nous vous du au aux par plus sont votre",
        "es": "el la los las de y que en un una para con por es su se del al más como nuestro son lo",
        "it": "il di che la per un una con non sono gli della del le nel alla dei più anche come nostro e è",
        "pt": "o a os as de e que em um uma para com por não do da dos das mais como no na seu nosso é",
        "nl": "de het een en van is op te dat voor met zijn niet aan ook om door naar wij uw bij worden onze",
        "sv": "och att det som en är av för med på den till inte har ett kan vi du om från eller din",
        "pl": "i w na z do że się nie jest to dla od jak przez oraz po są lub nasz przy które jego ich",
        "da": "og at det som en er af for med på den til ikke har et kan vi du om fra eller din",
    }.items()
}
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)


def language_of(declared: str, text: str) -> str:
    """An ISO 639-1 code; empty where nothing says which."""
    found = re.match(r"[a-z]{2}(?=$|[-_])", declared.strip().lower())
    said = found[0] if found else ""
    counted = Counter(_WORD.findall(text[:_MOST].lower()))
    heard, often = _heard(text[:_MOST], counted)
    if not said or said not in _COMMON:
        return said or heard
    # many pages keep the code of the template that they were made from
    return heard if heard and often >= 3 * _count(counted, said) + _LEAST else said


def _heard(text: str, counted: Counter[str]) -> tuple[str, int]:
    """The language whose script or common words stand out, and how often they are met."""
    if not text.isascii():
        letters = sum(len(word) * number for word, number in counted.items())
        for language, pattern in _SCRIPTS:
            share = len(pattern.findall(text))
            if share > 20 and share > (0.1 if language == "ja" else 0.3) * letters:
                return language, share
    counts = sorted(((_count(counted, language), language) for language in _COMMON), reverse=True)
    (most, language), (second, _) = counts[0], counts[1]
    return (language, most) if most >= _LEAST and most > 1.15 * second else ("", most)


def _count(counted: Counter[str], language: str) -> int:
    return sum(counted[word] for word in _COMMON[language])
