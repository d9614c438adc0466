"""Lines that only the classifier sees: shown as possible, where it was right often enough."""

from collections.abc import Sequence

from skills.minutes.classify import Likelihoods
from skills.minutes.dues import due_in
from skills.minutes.lines import Action, Line
from skills.minutes.sentences import Sentence
from skills.proving.tidy import key_words, tidy
from skills.proving.wording import asks, denies, ends_in_condition, is_past

MOST = 5  # of each kind
FEWEST_KEY_WORDS = 3


def possible_lines(
    name: str, sentences: list[Sentence], likely: Likelihoods, told: Sequence[Line]
) -> list[Line]:
    """The likeliest sentences of the class that no other line quotes."""
    return [
        Line(tidy(sentence.text), sentence.parts, confidence, possible=True)
        for sentence, confidence in _likely(name, sentences, likely, told)
    ]


def possible_actions(sentences: list[Sentence], likely: Likelihoods, told: Sequence[Line]) -> list[Action]:
    """As `possible_lines`; nobody plainly took these on, so none has an owner."""
    return [
        Action(tidy(sentence.text), sentence.parts, confidence, True, due=due_in(sentence.text))
        for sentence, confidence in _likely("action", sentences, likely, told)
    ]


def _likely(
    name: str, sentences: list[Sentence], likely: Likelihoods, told: Sequence[Line]
) -> list[tuple[Sentence, float]]:
    quoted = {item.segment for line in told for item in line.evidence}
    column = likely.of(name)
    found = [
        (sentences[row], float(column[row]))
        for row in likely.likely(name)
        if _is_fit(sentences[row].text) and not any(part.segment in quoted for part in sentences[row].parts)
    ]
    return found[:MOST]


def _is_fit(text: str) -> bool:
    """Whether the sentence may stand in minutes at all: no question, condition, denial or report."""
    enough = len(key_words(text)) >= FEWEST_KEY_WORDS
    return enough and not (asks(text) or denies(text) or is_past(text) or ends_in_condition(text))
