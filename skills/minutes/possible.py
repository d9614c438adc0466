"""Lines that only the classifier sees: shown as possible, where it was right often enough."""

from collections.abc import Sequence

import numpy as np

from skills.minutes.classify import Likelihoods
from skills.minutes.dues import due_in
from skills.minutes.lines import Action, Line
from skills.minutes.sentences import Sentence
from skills.proving.tidy import key_words, tidy
from skills.proving.wording import asks, denies, ends_in_condition, is_past

MOST = 5  # actions
FEWEST_KEY_WORDS = 3
# Of a decision or a problem no sentence is sure, but the place is: two in five of those shown are said within two
# sentences of one that people marked (README.md).
MOST_PLACES, LEAST_CHANCE, APART = 2, 0.2, 4


def possible_lines(
    name: str, sentences: list[Sentence], likely: Likelihoods, told: Sequence[Line]
) -> list[Line]:
    """The likeliest places of the class, apart from one another and from what other lines quote."""
    chances = likely.place(name)
    quoted = _quoted(told)
    taken = [row for row, sentence in enumerate(sentences) if _says(sentence, quoted)]
    found: list[int] = []
    for row in (int(one) for one in np.argsort(-chances, kind="stable")):
        if len(found) == MOST_PLACES or chances[row] < LEAST_CHANCE:
            break
        if is_fit(sentences[row].text) and all(abs(row - other) >= APART for other in (*taken, *found)):
            found.append(row)
    return [_line(sentences[row], float(chances[row])) for row in found]


def _line(sentence: Sentence, chance: float) -> Line:
    return Line(tidy(sentence.text), sentence.parts, chance, possible=True)


def _quoted(told: Sequence[Line]) -> frozenset[int]:
    return frozenset(item.segment for line in told for item in line.evidence)


def _says(sentence: Sentence, segments: frozenset[int]) -> bool:
    return any(part.segment in segments for part in sentence.parts)


def possible_actions(sentences: list[Sentence], likely: Likelihoods, told: Sequence[Line]) -> list[Action]:
    """The likeliest sentences that no other line quotes; nobody plainly took these on, so none has an owner."""
    column, quoted = likely.of("action"), _quoted(told)
    fit = (row for row in likely.likely("action") if is_fit(sentences[row].text))
    rows = [row for row in fit if not _says(sentences[row], quoted)][:MOST]
    return [
        Action(
            tidy(sentences[row].text),
            sentences[row].parts,
            float(column[row]),
            possible=True,
            due=due_in(sentences[row].text),
        )
        for row in rows
    ]


def is_fit(text: str) -> bool:
    """Whether the sentence may stand in minutes at all: no question, condition, denial or report."""
    enough = len(key_words(text)) >= FEWEST_KEY_WORDS
    return enough and not (asks(text) or denies(text) or is_past(text) or ends_in_condition(text))
