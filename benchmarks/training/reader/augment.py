"""More to learn from the same questions: passages cut shorter, and questions that their passage no longer answers."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.training.reader.examples import Example, Where
from benchmarks.training.reader.opposites import opposite

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"'(\[])")
NAME = re.compile(r"(?<!^)\b[A-Z][\w'-]+(?:\s+(?:of\s+|the\s+)?[A-Z][\w'-]+)*|\b\d[\d,.]*\b")
# shares seen to help on held-out articles; more of either made the reader wary of right answers
WHOLE, SWAPPED, MOVED, TITLED = 0.1, 0.3, 0.25, 0.5
CONTRARY = 0.5  # of the questions with such a word
_NEAR = 5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Surroundings:
    """What stands near in the same article: other passages by likeness to each question, and its names and numbers."""

    passages: Mapping[Example, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, examples: Sequence[Example]) -> "Surroundings":
        groups: dict[str, list[Example]] = {}
        for one in examples:
            groups.setdefault(one.group, []).append(one)
        near: dict[Example, tuple[str, ...]] = {}
        for some in groups.values():
            near |= _nearest(some)
        names = {
            group: tuple(sorted({m.group() for one in some for m in NAME.finditer(one.passage)}))
            for group, some in groups.items()
        }
        return cls(near, names)


def epoch(examples: Sequence[Example], around: Surroundings, draw: random.Random) -> list[Example]:
    """Every example once, cut shorter at random, and new ones without an answer made from those that have one.

    Half of them have their title in front, as the product shows it."""
    found = [crop(one, draw) for one in examples]
    for one in examples:
        if one.answer and draw.random() < SWAPPED:
            found += [crop(swapped, draw) for swapped in _swap(one, around.names[one.group], draw)]
        if one.answer and draw.random() < CONTRARY:
            found += [crop(contrary, draw) for contrary in _contrary(one, draw)]
        if one.answer and around.passages.get(one) and draw.random() < MOVED:
            moved = replace(one, passage=draw.choice(around.passages[one]), answer=None, tempting=None)
            found.append(crop(moved, draw))
    return [with_title(one) if draw.random() < TITLED else one for one in found]


def with_title(example: Example) -> Example:
    front = f"{example.title}. "
    return replace(
        example,
        passage=front + example.passage,
        answer=_shift(example.answer, len(front)),
        tempting=_shift(example.tempting, len(front)),
    )


def crop(example: Example, draw: random.Random) -> Example:
    """A run of sentences around the answer, right or wrong, with up to two more on each side; sometimes the whole."""
    marks = list(SENTENCE.finditer(example.passage))
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(example.passage)]
    if len(starts) < 3 or draw.random() < WHOLE:
        return example
    anywhere = draw.randrange(len(example.passage))
    first, last = example.answer or example.tempting or (anywhere, anywhere + 1)
    low = max(place for place, start in enumerate(starts) if start <= first)
    high = max(place for place, start in enumerate(starts) if start < last)
    left, right = (
        starts[max(0, low - draw.randint(0, 2))],
        ends[min(len(ends) - 1, high + draw.randint(0, 2))],
    )
    return replace(
        example,
        passage=example.passage[left:right],
        answer=_shift(example.answer, -left),
        tempting=_shift(example.tempting, -left),
    )


def _swap(example: Example, names: Sequence[str], draw: random.Random) -> list[Example]:
    """The question about somebody or something else of the same article, which its passage does not answer."""
    found = list(NAME.finditer(example.question))
    if not found:
        return []
    one = draw.choice(found)
    said, numeric = one.group().lower(), one.group()[0].isdigit()
    others = [
        name
        for name in names
        if name[0].isdigit() == numeric
        and name.lower() not in example.question.lower()
        and said not in name.lower()
    ]
    if not others:
        return []
    question = example.question[: one.start()] + draw.choice(others) + example.question[one.end() :]
    return [replace(example, question=question, answer=None, tempting=example.answer)]


def _contrary(example: Example, draw: random.Random) -> list[Example]:
    """The question with one word turned round ("first" to "last"), unless the passage says the other word itself."""
    told = set(_WORD.findall(example.passage.lower()))
    found = [
        (one, other)
        for one in _WORD.finditer(example.question)
        if (other := opposite(one.group())) and other not in told
    ]
    if not found:
        return []
    one, other = draw.choice(found)
    question = example.question[: one.start()] + other + example.question[one.end() :]
    return [replace(example, question=question, answer=None, tempting=example.answer)]


def _nearest(examples: Sequence[Example]) -> dict[Example, tuple[str, ...]]:
    """For each question with an answer the likest other passages of its article that do not hold those words."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    passages = list(dict.fromkeys(one.passage for one in examples))
    asked = [one for one in examples if one.answer]
    if len(passages) < 2 or not asked:
        return {}
    words = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit(passages)
    likeness = (words.transform([one.question for one in asked]) @ words.transform(passages).T).toarray()
    found = {}
    for one, row in zip(asked, likeness, strict=True):
        answer = one.passage[slice(*one.answer)].lower() if one.answer else ""
        order = sorted(range(len(passages)), key=lambda place: -row[place])[:_NEAR]
        others = [passages[place] for place in order if passages[place] != one.passage]
        found[one] = tuple(text for text in others if answer not in text.lower())
    return found


def _shift(where: Where | None, by: int) -> Where | None:
    return None if where is None else (where[0] + by, where[1] + by)
