"""What a stretch of talk is about, in words that were said there and less elsewhere."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from skills.proving.tidy import STOP_WORDS, word_set

_DULL = word_set(
    """also actually already basically big bit bye call can't comes course day different
    difference doesn didn don e.g else end even every exactly fine first give go good great
    guess hello hi hmm i'll i'm important it's kind last least let's little look lot lots
    maybe meeting might minute minutes need needs never new next nice okay part people
    person point possible pretty probably problem put question questions quite right second
    see show since something still sure take talk tell thank thanks that's there's they're
    thing things think three time today tomorrow two use using ve want way we'll we're week
    welcome what's word work yes yet you're zero able add agree alright around ask back
    better both come does everyone everybody far feel find four five six fix help hear idea
    keep later long mind move much must name only open perhaps please ready seem send side
    start stay stuff suppose sorry together try turn wait weeks whole without wonder write
    year years decided decide agreed will"""
)
_FEWEST_LETTERS = 3
_FEWEST_LETTERS_ABROAD = 5  # in a language whose filler words we do not know, short words are filler


def phrase_counts(texts: Sequence[str], *, english: bool = True) -> Counter[str]:
    """How often each phrase of one to three telling words is said, lower-case; in other languages each long word."""
    phrases = _phrases if english else _long_words
    return Counter(phrase.lower() for text in texts for phrase in phrases(text))


def key_terms(
    here: Sequence[str], overall: Counter[str], most: int = 2, *, english: bool = True
) -> list[str]:
    """The likeliest topics of `here`, as said, best first; `overall` has the phrases of the whole meeting."""
    phrases = _phrases if english else _long_words
    counts = Counter[str]()
    spelled: dict[str, str] = {}
    for phrase in (phrase for text in here for phrase in phrases(text)):
        counts[phrase.lower()] += 1
        spelled.setdefault(phrase.lower(), phrase)
    ranked = sorted(counts, key=lambda phrase: (-_weight(phrase, counts, overall), phrase))
    chosen: list[str] = []
    for phrase in ranked:
        if len(chosen) < most and not any(set(phrase.split()) & set(other.split()) for other in chosen):
            chosen.append(phrase)
    return [spelled[phrase] for phrase in chosen]


def _weight(phrase: str, here: Counter[str], everywhere: Counter[str]) -> float:
    """Said often here and seldom elsewhere; a longer phrase says more."""
    share = here[phrase] / max(everywhere[phrase], here[phrase])
    return math.log1p(here[phrase]) * share * (1 + 0.45 * phrase.count(" "))


def _phrases(text: str) -> Iterator[str]:
    for run in _runs(text):
        for size in (1, 2, 3):
            for start in range(len(run) - size + 1):
                yield " ".join(run[start : start + size])


def _long_words(text: str) -> Iterator[str]:
    """In German the capital inside a sentence tells a noun, so there only nouns count; elsewhere any long word."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= _FEWEST_LETTERS_ABROAD]
    nouns = [word for word in words[1:] if word[0].isupper()]
    yield from nouns or words


def _runs(text: str) -> Iterator[list[str]]:
    """Words in a row that carry meaning, without a comma or a dull word between them."""
    run: list[str] = []
    for token in re.findall(r"[^\W_][\w''-]*|[,.;:!?]", text):
        if _is_telling(token):
            run.append(token)
        else:
            yield run
            run = []
    yield run


def _is_telling(token: str) -> bool:
    low = token.lower().replace("'", "'")
    return (
        len(low) >= _FEWEST_LETTERS
        and low not in STOP_WORDS
        and low not in _DULL
        and low.split("'")[0] not in STOP_WORDS
        and not low.endswith("-")
        and not token.isdigit()
    )
