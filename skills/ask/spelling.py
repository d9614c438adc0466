"""A question's misspelt words as what was found spells them: "acommodation", "septmber", "webshop" for "web shop".

Only what no readable passage holds is put right, and only a letter that was doubled or left out, or two words that are
written as one: another letter, or one too few in a short word, makes another word as often ("contact", "contract"). A
name is never put right: Mathews is not Matthews.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from skills.ask.pieces.words import content_words, words_of
from skills.stems import stem

NOWHERE = "qxzvwkqx"  # a word that stands in no document, which tells how much one weighs that nobody wrote
_SHORTEST, _LONG = 6, 8  # letters of a word in which a doubled one, or any one, may be wrong
_END = 2  # letters at a word's end, where one more or less is another form of it
_DAYS = frozenset(
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_LEAST = 3  # letters of a part of a word that is written as two
_MEASURE = re.compile(r"(\d+(?:[.,]\d+)?)([^\W\d_]{1,3})")
_DOUBLED = re.compile(r"([^\W\d_])\1")


def respelt(question: str, weights: Mapping[str, float], texts: Iterable[str]) -> str:
    """The question with the words that stand nowhere as the texts spell them, where one of theirs is meant alone.

    `weights` has those of its content words and of NOWHERE."""
    strange = [one for one in content_words(question) if is_unknown(one, weights)]
    if not strange:
        return question
    told = " ".join(texts)
    words = words_of(told)
    question = _measured(question, strange, words)
    unknown = [one for one in strange if one.isalpha()]
    known = Counter(word for word in words if word.isalpha())
    question = _joined(question, unknown, known)
    for word in unknown:
        meant = [one for one in known if is_misspelt(word, one)]
        if len({stem(one) for one in meant}) == 1 and not any(_is_name(one, told) for one in meant):
            question = put_in_place(question, word, max(meant, key=lambda one: known[one]))
        elif apart := _apart(word, words):
            question = put_in_place(question, word, apart)
    return question


def _measured(question: str, strange: Iterable[str], words: Sequence[str]) -> str:
    """With a figure and its measure apart where the texts have them so: "3t" and "3 t"."""
    glued = [(one, match) for one in strange if (match := _MEASURE.fullmatch(one))]
    pairs = set(pairwise(words)) if glued else set()
    for word, match in glued:
        if match.groups() in pairs and word not in words:
            question = put_in_place(question, word, " ".join(match.groups()))
    return question


def put_in_place(question: str, word: str, other: str) -> str:
    """The question with another word where one stands, small or large."""
    return re.sub(rf"(?i)(?<!\w){re.escape(word)}(?!\w)", lambda _: other, question)


def _joined(question: str, unknown: Iterable[str], known: Mapping[str, int]) -> str:
    """With two words as one where the texts have only that: "time sheet" and "timesheet"."""
    for one, other in pairwise(words_of(question)):
        both = f"{one}{other}"
        if both in known and {one, other} & set(unknown) and min(len(one), len(other)) >= _LEAST:
            question = re.sub(rf"(?i)(?<!\w){re.escape(one)}\W{re.escape(other)}(?!\w)", both, question)
    return question


def _apart(word: str, words: Iterable[str]) -> str:
    """The word as the two that stand beside each other in the texts, be it with an "s": "webshops", "web shop"."""
    forms = {word, word.removesuffix("s")}
    pairs = Counter(f"{one} {other}" for one, other in pairwise(words) if _are_parts(one, other, forms))
    return max(pairs, key=lambda pair: pairs[pair], default="")


def _are_parts(one: str, other: str, forms: Iterable[str]) -> bool:
    return f"{one}{other}" in forms and min(len(one), len(other)) >= _LEAST


def is_misspelt(written: str, meant: str) -> bool:
    """Whether one is the other with a letter doubled, or no longer so, or with one of a long word left out."""
    if len(written) < _SHORTEST or written[0] != meant[:1] or written == meant:
        return False
    if _DOUBLED.sub(r"\1", written) == _DOUBLED.sub(r"\1", meant):
        return True
    if len(written) < _LONG or len(meant) != len(written) + 1:
        return False
    return any(meant[:at] + meant[at + 1 :] == written for at in range(1, len(meant) - _END))


def _is_name(word: str, told: str) -> bool:
    """Whether it is written large within a sentence and small nowhere; days and months are no names."""
    if word in _DAYS or re.search(rf"(?<!\w){re.escape(word)}(?!\w)", told):
        return False
    return bool(re.search(rf"[^\W\d_,],? {re.escape(word.capitalize())}(?!\w)", told))


def is_unknown(word: str, weights: Mapping[str, float]) -> bool:
    """Whether it stands in no readable document."""
    return weights.get(word, 0.0) >= weights.get(NOWHERE, float("inf"))
