"""Spoken words made readable by leaving words out; nothing is ever added but a capital and a full stop."""

import re

_FILLER = re.compile(
    r"(?:,\s*)?\b(?:u[hm]+|er+m?|erm|hmm*|mm+|you know|I mean)\b,?(?=\s|$|[.!?,])", re.IGNORECASE
)
_BROKEN = re.compile(r"(?<!\w)\w*-(?=\s|$)[ ]?")
_REPEATED = re.compile(r"\b(\w+(?:'\w+)?)(?:,?\s+\1\b)+", re.IGNORECASE)
_OPENING = re.compile(
    r"^(?:(?:so|okay|ok|well|and|but|yeah|yes|right|alright|all right|now|then|also|anyway|great|good|"
    r"perfect)\b[,.]?\s+)+",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3


def word_set(words: str) -> frozenset[str]:
    """The words of a text, for looking up."""
    return frozenset(words.split())


def tidy(text: str) -> str:
    """The sentence without fillers, broken-off words, stammering and opening words like "so"."""
    plain = _REPEATED.sub(r"\1", _BROKEN.sub("", _FILLER.sub("", text)))
    plain = " ".join(plain.split()).strip(" ,;-")
    opened = _OPENING.sub("", plain)
    if len(opened.split()) >= _FEWEST_WORDS:
        plain = opened
    if plain and plain[-1].isalnum():
        plain += "."
    return plain[:1].upper() + plain[1:]


def key_words(text: str) -> frozenset[str]:
    """Lower-case words and numbers that carry meaning, cut to a rough stem."""
    return frozenset(_stem(word) for word in re.findall(r"[^\W_]+", text.lower()) if word not in STOP_WORDS)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


STOP_WORDS = word_set(
    """a about after again all also am an and any are as at be because been before being but by
    can could did do does doing don down for from further get getting go going gonna got had
    has have having he her here hers him his how i if in into is isn it its itself just kind
    know let like ll m made make makes maybe me mean mm more most my no nor not now of off
    oh ok okay on once one only or other our ours out over own re really right s said same
    say see she should so some something sort such t than that the their theirs them then
    there these they thing things think this those though through to too um uh under until
    up us ve very want was wasn way we well were what when where which while who whom why
    will with won would yeah yes you your yours"""
)
