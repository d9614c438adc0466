"""A question's misspelt words as what was found spells them: "acommodation", "septmber", "runing".

Only what no readable passage holds is put right, and only a letter that was doubled or left out: another letter, or one
too few in a short word, makes another word as often ("contact", "contract"). A name is never put right: Mathews is not
Matthews.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from skills.ask.pieces.words import content_words, words_of
from skills.stems import stem

NOWHERE = "qxzvwkqx"  # a word that stands in no document, which tells how much one weighs that nobody wrote
_SHORTEST, _LONG = 6, 8  # letters of a word in which a doubled one, or any one, may be wrong
_END = 2  # letters at a word's end, where one more or less is another form of it
_DAYS = frozenset(
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_DOUBLED = re.compile(r"([^\W\d_])\1")


def respelt(question: str, weights: Mapping[str, float], texts: Iterable[str]) -> str:
    """The question with the words that stand nowhere as the texts spell them, where one of theirs is meant alone.

    `weights` has those of its content words and of NOWHERE."""
    unknown = [one for one in content_words(question) if one.isalpha() and _is_unknown(one, weights)]
    if not unknown:
        return question
    told = " ".join(texts)
    known = Counter(word for word in words_of(told) if word.isalpha())
    for word in unknown:
        meant = [one for one in known if is_misspelt(word, one)]
        if len({stem(one) for one in meant}) == 1 and not any(_is_name(one, told) for one in meant):
            best = max(meant, key=lambda one: known[one])
            question = re.sub(rf"(?i)(?<!\w){re.escape(word)}(?!\w)", best, question)
    return question


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


def _is_unknown(word: str, weights: Mapping[str, float]) -> bool:
    return weights.get(word, 0.0) >= weights.get(NOWHERE, float("inf"))
