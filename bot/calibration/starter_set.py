"""A starter set made from the indexed documents: questions with an answer by construction, and near misses without.

Each answerable question is a sentence of a document with one date, number or name left out, which is its answer. Each
near miss is such a question with its topic, or a number in it, swapped for one that no readable document holds. People
do not ask like this: the set orders thresholds on the first day and certifies nothing.
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
from bot.calibration.gaps import Gap, gaps_of
from bot.calibration.labels import holds, tokens
from bot.outputs import whole_file
from indexing.documents import DataClass, Document, Passage
from skills.ask.sentences import Sentence, plain, sentences_of
from skills.ask.words import content_words
from skills.stems import stem

if TYPE_CHECKING:
    from indexing.audience import Audience
    from indexing.index import Index

SEED = 20261121
FEWEST_WORDS, MOST_WORDS = 7, 40
NEAR_MISSES = 0.4
_WINDOW = 12
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.+?)\s*#*\s*$", re.MULTILINE)
# topics that few companies write about; those that the documents do hold are not used
_TOPICS = (
    "falconry origami submarine trombone glacier beekeeping zeppelin pottery archery seaweed cricket lighthouse "
    "volcano ballet saxophone fencing marathon orchard puppet chess telescope kayak windmill tango juggling"
).split()


@dataclass(frozen=True)
class Made:
    """One question of the set; without an answer it is a near miss."""

    question: str
    answer: str | None
    document: str

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
    answerable = list(_spread([_asked_of(one, draw) for one in documents], count))
    misses = list(_near_misses(answerable, vocabulary, draw))[: round(count * NEAR_MISSES)]
    made = [*answerable[: count - len(misses)], *misses]
    if not made:
        raise CalibrationError(
            "No document that you may read holds a sentence with a date, a number or a name to ask for; "
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


def _asked_of(document: Document, draw: random.Random) -> Iterator[Made]:
    sentences = [one for one in sentences_of(_whole(document)) if not one.is_row]
    draw.shuffle(sentences)
    for sentence in sentences:
        text = plain(sentence.text)
        gap = next(gaps_of(text), None)
        if gap and FEWEST_WORDS <= len(text.split()) <= MOST_WORDS and "](" not in text:
            answer = text[gap.start : gap.end].strip()
            question = _question(_heading(document, sentence), text, gap, draw)
            if holds(plain(sentence.text), answer) and not holds(question, answer):
                yield Made(question, answer, document.location)


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


def _heading(document: Document, sentence: Sentence) -> str:
    above = [match.group(1) for match in _HEADING.finditer(document.markdown, 0, sentence.start)]
    return plain(above[-1] if above else document.title).rstrip("?:. ")


def _question(heading: str, text: str, gap: Gap, draw: random.Random) -> str:
    """As a sentence with a gap, or as the few words that people type; always with the heading it stands under."""
    before, after = text[: gap.start].split(), text[gap.end :].rstrip(" .!?:;").split()
    if draw.random() < 0.5:
        cut = [*before[-_WINDOW:], gap.asks, *after[:_WINDOW]]
        return f"{heading}: {' '.join(cut).strip(' ,;')}?"
    return f"{heading}: {gap.asks}, {' '.join(content_words(' '.join((*before, *after)))[:_WINDOW])}?"


def _near_misses(answerable: Sequence[Made], vocabulary: set[str], draw: random.Random) -> Iterator[Made]:
    """Questions with their topic or a number swapped; the topic is their rarest-looking word, wherever it stands."""
    unheard = [word for word in _TOPICS if stem(word) not in vocabulary]
    for made in reversed(answerable):
        swapped = _swap_number(made.question, vocabulary) if draw.random() < 0.5 else None
        if swapped is None and unheard:
            swapped = _swap_topic(made.question, draw.choice(unheard))
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


def _swap_topic(question: str, topic: str) -> str | None:
    heading = question.partition(":")[0]
    words = [word for word in content_words(heading) if len(word) > 3] or content_words(heading)
    longest = max(words, key=len, default="")
    pattern = re.compile(rf"\b{re.escape(longest)}\b", re.IGNORECASE)
    return pattern.sub(topic, question) if longest else None
