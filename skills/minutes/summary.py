"""Three to six sentences that stand for the meeting: worth telling and unlike each other."""

from collections.abc import Iterator
from itertools import islice

import numpy as np

from skills.minutes.features import Floats, word_count
from skills.minutes.lines import Line
from skills.minutes.sentences import Sentence
from skills.proving.tidy import key_words, tidy
from skills.proving.wording import asks

FEWEST_LINES, MOST_LINES = 3, 6
SECONDS_A_LINE = 300.0  # beyond the fewest
WORDS = range(5, 46)
FEWEST_KEY_WORDS = 3
WORTH = 0.7  # against being unlike the lines chosen before
NEAR = 0.08  # of the meeting: lines this close together count as alike in part
ALIKE = 0.8  # cosine from which two lines say the same


def summarise(
    sentences: list[Sentence], meaning: Floats, worth: Floats, sure: Floats, *, duration_seconds: float
) -> list[Line]:
    """The best lines in order of time. `worth` and `sure` are 0 to 1 for each sentence, `sure` is shown."""
    wanted = int(np.clip(FEWEST_LINES + duration_seconds // SECONDS_A_LINE, FEWEST_LINES, MOST_LINES))
    chosen = islice(best_first(sentences, meaning, worth, duration_seconds=duration_seconds), wanted)
    return [_line(sentences[row], float(sure[row])) for row in sorted(chosen)]


def best_first(
    sentences: list[Sentence], meaning: Floats, worth: Floats, *, duration_seconds: float
) -> Iterator[int]:
    """Rows by maximal marginal relevance, as long as one is usable and unlike those before.

    Source: Carbonell and Goldstein, SIGIR 1998.
    """
    usable = np.array([_is_usable(sentence) for sentence in sentences], dtype=bool)
    starts = np.array([sentence.start for sentence in sentences], np.float32)
    alike = np.zeros(len(sentences), np.float32)
    while usable.any():
        best = int(np.argmax(np.where(usable, WORTH * worth - (1 - WORTH) * alike, -np.inf)))
        yield best
        cosine = meaning @ meaning[best]
        near = 0.5 * np.maximum(0, 1 - np.abs(starts - starts[best]) / (NEAR * max(duration_seconds, 1.0)))
        alike = np.maximum(alike, np.maximum(cosine, near))
        usable &= cosine < ALIKE
        usable[best] = False


def _line(sentence: Sentence, sure: float) -> Line:
    return Line(tidy(sentence.text), sentence.parts, sure)


def _is_usable(sentence: Sentence) -> bool:
    text = tidy(sentence.text)
    words = word_count(text)
    telling = (
        len(key_words(text)) if words == len(text.split()) else words
    )  # no words to look up without spaces
    return words in WORDS and telling >= FEWEST_KEY_WORDS and not asks(sentence.text)
