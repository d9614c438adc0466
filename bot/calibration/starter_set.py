"""A starter set made from the indexed documents: questions with an answer by construction, and near misses without.

Each answerable question is made of one whole sentence of a trusted document, by `wording`. Each near miss is such a
question with the thing it asks about, or a number in it, swapped for one that no readable document holds. People ask
otherwise: the set orders thresholds on the first day and certifies nothing.
"""

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from bot.calibration.errors import CalibrationError
from bot.calibration.labels import holds, tokens
from bot.calibration.wording import Worded, worded
from bot.outputs import whole_file
from indexing.documents import DataClass, Document, Passage
from indexing.trust import Trust, trust_of
from skills.ask.answer import MEETING
from skills.ask.pieces.plain import plain
from skills.ask.pieces.sentences import sentences_of
from skills.ask.pieces.words import content_words
from skills.stems import stem

if TYPE_CHECKING:
    from indexing.audience import Audience
    from indexing.index import Index

SEED = 20261121
FEWEST_CONTENT_WORDS = 3  # a question with fewer is about anything
NEAR_MISSES = 0.4
# things that few companies write about, each with a plural in s; those that the documents do hold are not used
_TOPICS = (
    "submarine trombone glacier zeppelin lighthouse saxophone marathon puppet telescope kayak windmill bagpipe "
    "hedgehog cathedral parachute canoe flamingo sundial gondola catapult snowplough harpsichord"
).split()
_WRITTEN_SMALL = re.compile(r"(?<![^\s(])[a-z][a-zà-ÿ'’-]*(?=[\s,;:)]|\.\s)")
_NAMES = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]*")  # what has a capital within a sentence
_KIND = re.compile(r" (?:of|for|in|at|on|from|with|by|per|during|between|within|under)\b")


@dataclass(frozen=True)
class Made:
    """One question of the set; without an answer it is a near miss."""

    question: str
    answer: str | None
    document: str
    subject: str = ""

    def to_json(self, number: int) -> dict[str, object]:
        kind = "near miss" if self.answer is None else "answerable"
        return {
            "id": f"synthetic-{number:04d}",
            "question": self.question,
            "answer": self.answer,
            **({"document": self.document} if self.answer else {}),
            "slice": f"synthetic {kind}",
            "synthetic": True,
        }


async def make_starter_set(index: "Index", audience: "Audience", count: int) -> list[Made]:
    """Up to `count` questions from what the audience may read, the same each time for the same documents.

    Raises CalibrationError when nothing readable holds a sentence to ask about."""
    documents = await _readable(index, audience)
    vocabulary = {stem(word) for one in documents for word in tokens(f"{one.title} {one.markdown}")}
    draw = random.Random(SEED)  # noqa: S311  # the same set each time, no secret
    common = frozenset(word for one in documents for word in _WRITTEN_SMALL.findall(one.markdown))
    answerable = list(_spread([_asked_of(one, common, draw) for one in documents], count))
    misses = list(_near_misses(answerable, vocabulary, draw))[: round(count * NEAR_MISSES)]
    made = [*answerable[: count - len(misses)], *misses]
    if not made:
        raise CalibrationError(
            "No document that you may read holds a whole sentence that says a number, a date, a person or what "
            "something is, as the handbook of a company does; "
            "put some in with `confidant index add PATH…`."
        )
    return made


def write_starter_set(made: Sequence[Made], out: Path) -> None:
    """One JSON object a line; the file appears whole or not at all. Raises OutputError when it cannot be written."""
    lines = [json.dumps(one.to_json(number), ensure_ascii=False) for number, one in enumerate(made, start=1)]
    with whole_file(out) as sink:
        sink.write("\n".join(lines) + "\n")


async def _readable(index: "Index", audience: "Audience") -> list[Document]:
    found = [await index.document(one.location, audience=audience) for one in index.list()]
    return [one for one in found if one is not None]


def _spread(each: Sequence[Iterator[Made]], most: int) -> Iterator[Made]:
    """One question of each document, then a second of each, and so on; no question twice."""
    seen: set[str] = set()
    for made in chain.from_iterable(zip_longest(*each)):
        if made is not None and made.question not in seen:
            seen.add(made.question)
            yield made
            if len(seen) == most:
                return


def _asked_of(document: Document, common: frozenset[str], draw: random.Random) -> Iterator[Made]:
    """In any order; none of a document whose words may be an outsider's, or of what was said in a meeting."""
    whole = _whole(document)
    if document.kind == MEETING or trust_of(whole) is Trust.LOW:
        return
    names = {word.lower() for word in _NAMES.findall(document.markdown)}
    small = (common - names) | set(_WRITTEN_SMALL.findall(document.markdown))
    sentences = [one for one in sentences_of(whole) if not one.is_row and "](" not in one.text]
    draw.shuffle(sentences)
    for sentence in sentences:
        text = plain(sentence.text)
        made = worded(text, small)
        if made and _is_clear(made):
            yield Made(made.question, made.answer, document.location, made.subject)


def _is_clear(made: Worded) -> bool:
    """Whether the question says what it is about and does not hold its own answer."""
    return len(content_words(made.question)) >= FEWEST_CONTENT_WORDS and not holds(made.question, made.answer)


def _whole(document: Document) -> Passage:
    """A document as one passage, so that its sentences can be cut as answers are."""
    return Passage(
        document.id,
        document.id,
        document.location,
        document.title,
        document.markdown,
        0,
        len(document.markdown),
        (),
        None,
        None,
        None,
        None,
        document.readers,
        DataClass(document.data_class),
        document.kind,
    )


def _near_misses(answerable: Sequence[Made], vocabulary: set[str], draw: random.Random) -> Iterator[Made]:
    """Questions with a number swapped, or the thing that they ask about."""
    unheard = [word for word in _TOPICS if stem(word) not in vocabulary]
    for made in reversed(answerable):
        swapped = _swap_number(made.question, vocabulary) if draw.random() < 0.5 else None
        if swapped is None and unheard:
            swapped = _swap_subject(made, draw.choice(unheard))
        if swapped:
            yield Made(swapped, None, made.document)


def _swap_number(question: str, vocabulary: set[str]) -> str | None:
    found = re.search(r"\b\d{1,6}\b", question)
    if found is None:
        return None
    other = next(
        number for add in range(3, 1_000_000) if (number := str(int(found[0]) + add)) not in vocabulary
    )
    return f"{question[: found.start()]}{other}{question[found.end() :]}"


def _swap_subject(made: Made, topic: str) -> str | None:
    """The question about another thing: the noun that its subject turns on, in the same number."""
    kind = _KIND.search(made.subject)
    head = made.subject[: kind.start()] if kind else made.subject
    before, _, noun = head.rpartition(" ")
    if not noun.islower() or noun.endswith("ing") or noun in ("we", "you"):
        return None
    other = f"{topic}s" if noun.endswith("s") and not noun.endswith("ss") else topic
    before = re.sub(r"(?i)\ban$", "a", before)
    swapped = f"{before} {other}".strip() + made.subject[len(head) :]
    return made.question.replace(made.subject, swapped, 1)
