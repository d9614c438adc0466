"""Whether a page says the opposite now of what it said: a fault that was mended, a certificate that was withdrawn."""

import re
from collections.abc import Iterator

from skills.research.compare.alike import denied, numbers_of, stems_of

SAME_TOPIC = 0.6  # share of the stems of some words that a sentence about the same has
FEWEST = 2  # stems; one alone may stand anywhere
# what was once given or held and is not any more
_ENDED = re.compile(
    r"\b(?:withdrawn|discontinued|withdrew|revoked|rescinded|suspended|expired|lapsed|cancelled|canceled|"
    r"no longer|not any more|"
    r"entzogen|widerrufen|abgelaufen|erloschen|nicht mehr|retirée?s?|révoquée?s?|suspendue?s?|expirée?s?|"
    r"retirad[oa]s?|revocad[oa]s?|suspendid[oa]s?|ya no|ingetrokken|verlopen|niet meer)\b",
    re.IGNORECASE,
)
# what still finds fault, although it denies nothing
_FINDS_FAULT = re.compile(
    r"\b(?:only|hardly|barely|rarely|except|unless|still|but|however|fail\w*|unable|impossible|refus\w+|struggl\w*|too|"
    r"by hand|manually|nur|kaum|leider|unmöglich|seulement|hélas|impossible|solo|apenas|slechts|alleen|helaas)\b",
    re.IGNORECASE,
)
# “no other”, “nobody but”: these praise, and deny nothing of it
_ALONE = re.compile(
    r"\b(?:no|none|nobody|nothing|kein\w*|niemand|aucune?|ningun\w*|geen)\b[^.;,]{0,40}?"
    r"\b(?:but|except|besides|other|others|else|sonst|außer|anderer?|andere[ns]?|autre|sauf|otr[oa]|salvo|behalve|andere?)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s+|\n+")


def is_turned(one: str, other: str, *, fault: bool = False) -> bool:
    """Whether one of two sentences about the same denies, or tells the end of, what the other affirms.

    Of a `fault` one that still finds fault says the same in other words."""
    return _is_over(one, fault=fault) is not _is_over(other, fault=fault)


def is_of(sentence: str, words: str) -> bool:
    """Whether a sentence is about what some words say: most of them stand in it, with their numbers."""
    wanted = stems_of(words)
    shared = wanted & stems_of(sentence)
    numbers = set(numbers_of(words))
    enough = len(shared) >= max(FEWEST, SAME_TOPIC * len(wanted))
    return enough and numbers <= set(numbers_of(sentence))


def sentences_in(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends; a line ends one."""
    start = 0
    for found in _SENTENCE_END.finditer(text):
        if text[start : found.start()].strip():
            yield start, found.start()
        start = found.end()
    if text[start:].strip():
        yield start, len(text.rstrip())


def turning(words: str, quote: str, text: str, *, fault: bool = False) -> Iterator[tuple[int, int]]:
    """Where a text says the opposite of what some words say in their quote."""
    for start, end in sentences_in(text):
        if is_of(text[start:end], words) and is_turned(text[start:end], quote, fault=fault):
            yield start, end


def _is_over(sentence: str, *, fault: bool) -> bool:
    if fault and _FINDS_FAULT.search(sentence):
        return True
    bare = _ENDED.sub(" ", sentence)
    # “never suspended” denies the end of it
    return (bare != sentence) is not denied(_ALONE.sub(" ", bare))
