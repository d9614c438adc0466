"""Practice questions made from plain text without labels: a sentence with some words left out asks for them.

Half of them are spoilt: one word of the question is another than the text says, and then nothing there answers.
Source: clozes as noisy questions, Lewis, Denoyer and Riedel, Unsupervised Question Answering by Cloze Translation
(2019).
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.training.reader.augment import NAME, SENTENCE
from benchmarks.training.reader.examples import Example, read_rows
from benchmarks.training.reader.opposites import opposite

SPOILT, DENIED, DROPPED = 0.5, 0.08, 0.25
_WORDS = re.compile(r"[\w'’-]+")
_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|\{%.*?%\}|\{\{.*?\}\}|^ *[-+*] |[*_`#>|]+", re.MULTILINE)
_AROUND, _FEWEST, _MOST = 2, 7, 40  # sentences on each side; words of a sentence that is asked about
_LONGEST = 320  # characters; more is a table or an address
_LITTLE = 4  # letters of a word that carries meaning


@dataclass(frozen=True)
class Text:
    """One page: its sentences in order, and the names and words that stand in it."""

    title: str
    group: str
    sentences: tuple[str, ...]
    names: tuple[str, ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, title: str, group: str, text: str) -> "Text":
        plain = _MARKS.sub(lambda found: found.group(1) or " ", text)
        blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", plain)]
        sentences = tuple(one for block in blocks for one in SENTENCE.split(block) if one)
        names = sorted({found.group() for one in sentences for found in NAME.finditer(one)})
        words = sorted(
            {
                word
                for one in sentences
                for word in _WORDS.findall(one)
                if word.islower() and len(word) > _LITTLE
            }
        )
        return cls(title, group, sentences, tuple(names), tuple(words))


def read_texts(data: Path) -> list[Text]:
    """The handbook and the passages of MTRAG-UN: none of the texts that the reader is judged on by its own figures."""
    found = [
        Text.of(file.stem.replace("-", " "), f"handbook/{file.stem}", file.read_text(encoding="utf-8"))
        for file in sorted((data / "handbook" / "pages").rglob("*.md"))
    ]
    for row in read_rows(data / "answers" / "mtrag_un.jsonl.gz"):
        found += [Text.of(one["title"] or "", f"mtrag/{one['id']}", one["text"]) for one in row["contexts"]]
    once = {one.sentences: one for one in found if len(one.sentences) > _AROUND}
    return list(once.values())


def practice(texts: Sequence[Text], count: int, draw: random.Random) -> list[Example]:
    """So many practice questions, from long pages more than from short ones."""
    weights = [len(one.sentences) for one in texts]
    found: list[Example] = []
    while len(found) < count:
        text = draw.choices(texts, weights)[0]
        if one := _ask(text, draw):
            found.append(one)
    return found


def _ask(text: Text, draw: random.Random) -> Example | None:
    at = draw.randrange(len(text.sentences))
    sentence = text.sentences[at]
    if not _FEWEST <= len(sentence.split()) <= _MOST or len(sentence) > _LONGEST:
        return None
    first, last = _left_out(sentence, draw)
    if last <= first:
        return None
    left, right = sentence[:first], sentence[last:]
    before = list(text.sentences[max(0, at - draw.randint(0, _AROUND)) : at])
    after = list(text.sentences[at + 1 : at + 1 + draw.randint(0, _AROUND)])
    passage = " ".join([*before, sentence, *after])
    begins = len(" ".join(before)) + bool(before)
    where = (begins + first, begins + last)
    said = _thin((left[:1].lower() + left[1:]).split(), draw), _thin(right.split(), draw)
    if draw.random() < SPOILT:
        spoilt = _spoil([*said[0], *said[1]], passage, text, draw)
        if spoilt is None:
            return None
        asked = [_asking(sentence[first:last], draw), *spoilt]
        return Example(_question(asked), passage, text.title, text.group, None, where)
    asked = [_asking(sentence[first:last], draw), *said[0], *said[1]]
    return Example(_question(asked), passage, text.title, text.group, where)


def _left_out(sentence: str, draw: random.Random) -> tuple[int, int]:
    """A name or number, or one to four words that carry meaning."""
    names = [found.span() for found in NAME.finditer(sentence)]
    if names and draw.random() < 0.6:
        return draw.choice(names)
    words = [found.span() for found in _WORDS.finditer(sentence)]
    heavy = [place for place, (start, end) in enumerate(words) if end - start > _LITTLE]
    if not heavy:
        return 0, 0
    last = draw.choice(heavy)
    first = max(0, last - draw.randint(0, 3))
    return words[first][0], words[last][1]


def _thin(words: list[str], draw: random.Random) -> list[str]:
    """Some words fall out: people ask shorter than a text says it."""
    return [word for word in words if draw.random() > DROPPED]


def _spoil(words: list[str], passage: str, text: Text, draw: random.Random) -> list[str] | None:
    """The same words with one changed, so that the passage no longer says it; None where none can be."""
    if draw.random() < DENIED:
        at = draw.randrange(len(words) + 1)
        return [*words[:at], draw.choice(("not", "never")), *words[at:]]
    told = passage.lower()
    places = list(range(len(words)))
    draw.shuffle(places)
    places.sort(
        key=lambda place: opposite(_bare(words[place])) is None and not NAME.match(" " + words[place], 1)
    )
    for place in places:
        bare = _bare(words[place])
        if len(bare) <= _LITTLE and not bare[:1].isdigit():
            continue
        other = opposite(bare) or _another(bare, text, draw)
        if other and other.lower() not in told:
            return [*words[:place], words[place].replace(bare, other), *words[place + 1 :]]
    return None


def _another(bare: str, text: Text, draw: random.Random) -> str | None:
    if bare[:1].isdigit():
        some: Sequence[str] = [name for name in text.names if name[0].isdigit()]
    else:
        some = text.words if bare.islower() else [name for name in text.names if not name[0].isdigit()]
    return draw.choice(some) if some else None


def _bare(word: str) -> str:
    found = _WORDS.search(word)
    return found.group() if found else ""


def _asking(answer: str, draw: random.Random) -> str:
    if answer[:1].isdigit():
        return draw.choice(("When", "How many", "What", "How much"))
    return draw.choice(("Who", "What", "Where", "Which")) if answer[:1].isupper() else "What"


def _question(words: Sequence[str]) -> str:
    return " ".join(words).rstrip(" .,;:!?") + "?"
