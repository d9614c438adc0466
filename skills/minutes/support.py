"""Whether words that a model wrote are proved by the segments it cites."""

import re

from skills.minutes.tidy import key_words, word_set
from transcription.transcript import Segment

COVERED = 0.75  # share of a line's key words that its segments say
COVERED_BY_ONE = 0.5  # and that the segment with its names and numbers says alone
MOST_CITED = 3

_NUMBERS = word_set(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy
    eighty ninety hundred thousand million billion half first second third fourth fifth
    sixth seventh eighth ninth tenth once twice double dozen percent"""
)
_NOT_SAID = re.compile(r"\b(?:not|no|never|without|nobody|none|cannot|nor)\b|n't\b", re.IGNORECASE)


def is_supported(text: str, cited: list[Segment]) -> bool:
    """All names and numbers must stand in one cited segment that says much of the line; no new denial."""
    if not 1 <= len(cited) <= MOST_CITED or not key_words(text):
        return False
    spoken = " ".join(_spoken(segment) for segment in cited)
    words = key_words(text)
    covered = len(words & key_words(spoken)) / len(words)
    same_sense = bool(_NOT_SAID.search(text)) == any(_NOT_SAID.search(segment.text) for segment in cited)
    return covered >= COVERED and same_sense and any(_proves(text, words, segment) for segment in cited)


def _proves(text: str, words: frozenset[str], segment: Segment) -> bool:
    spoken = _spoken(segment)
    exact = set(re.findall(r"[^\W_]+", spoken.lower()))
    enough = len(words & key_words(spoken)) / len(words) >= COVERED_BY_ONE
    return enough and _exact_words(text) <= exact


def _spoken(segment: Segment) -> str:
    return f"{segment.speaker}: {segment.text}" if segment.speaker else segment.text


def _exact_words(text: str) -> set[str]:
    """Numbers and names of a line, lower-case: these may not be worded otherwise."""
    tokens = [(match.start(), match[0]) for match in re.finditer(r"[^\W_]+", text)]
    opening = re.compile(r"(?:^|[.!?:]\s+)[\"'(]*$")
    return {
        token.lower()
        for start, token in tokens
        if any(character.isdigit() for character in token)
        or token.lower() in _NUMBERS
        or (token[0].isupper() and not (opening.search(text[:start]) and _is_plain(token)))
    }


def _is_plain(token: str) -> bool:
    """Whether a capital at the start of a sentence may be no name: words that open the lines of minutes."""
    return token.lower() in _OPENERS


_OPENERS = word_set(
    """a an the this that these those it they we he she there in on at by for with from to of
    as if when while after before because since although both all some many most each every
    one people everyone participants attendees discussion team group meeting and but so also
    however then next finally decided agreed discussed sales marketing price prices cost
    costs launch date support work"""
)
