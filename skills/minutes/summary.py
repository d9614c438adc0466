"""Three to six sentences that stand for the meeting: worth telling and unlike each other."""

import numpy as np

from skills.minutes.features import Floats
from skills.minutes.lines import Line
from skills.minutes.sentences import Sentence
from skills.minutes.tidy import key_words, tidy
from skills.minutes.wording import asks

FEWEST_LINES, MOST_LINES = 3, 6
SECONDS_A_LINE = 300.0  # beyond the fewest
WORDS = range(5, 46)
FEWEST_KEY_WORDS = 3
WORTH = 0.6  # against being unlike the lines chosen before
NEAR = 0.08  # of the meeting: lines this close together count as alike in part
ALIKE = 0.8  # cosine from which two lines say the same


def summarise(
    sentences: list[Sentence], meaning: Floats, worth: Floats, *, duration_seconds: float
) -> list[Line]:
    """Pick lines by maximal marginal relevance, in order of time. `worth` is 0 to 1 for each sentence.

    Source: Carbonell and Goldstein, SIGIR 1998.
    """
    wanted = int(np.clip(FEWEST_LINES + duration_seconds // SECONDS_A_LINE, FEWEST_LINES, MOST_LINES))
    usable = np.array([_is_usable(sentence) for sentence in sentences], dtype=bool)
    starts = np.array([sentence.start for sentence in sentences], np.float32)
    alike = np.zeros(len(sentences), np.float32)
    chosen: list[int] = []
    while usable.any() and len(chosen) < wanted:
        best = int(np.argmax(np.where(usable, WORTH * worth - (1 - WORTH) * alike, -np.inf)))
        chosen.append(best)
        cosine = meaning @ meaning[best]
        near = 0.5 * np.maximum(0, 1 - np.abs(starts - starts[best]) / (NEAR * max(duration_seconds, 1.0)))
        alike = np.maximum(alike, np.maximum(cosine, near))
        usable &= cosine < ALIKE
        usable[best] = False
    return [_line(sentences[row], float(worth[row])) for row in sorted(chosen)]


def _line(sentence: Sentence, worth: float) -> Line:
    return Line(tidy(sentence.text), sentence.parts, worth)


def _is_usable(sentence: Sentence) -> bool:
    text = tidy(sentence.text)
    words = len(text.split())
    return words in WORDS and len(key_words(text)) >= FEWEST_KEY_WORDS and not asks(sentence.text)
