"""Lines as a model might draft them, of labelled AMI meetings: what annotators wrote, and ways to get it wrong."""

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from benchmarks.training.minutes_lines.held_out import Held
from benchmarks.training.minutes_lines.meetings import MEETINGS
from skills.minutes.classify import Likelihoods
from skills.minutes.drafts.answers import Kind
from skills.minutes.drafts.check import prove
from skills.minutes.drafts.talk import Talk, talk_of
from skills.minutes.drafts.trust import CLASS_OF, Meaning, Signals
from skills.minutes.features import Floats
from skills.minutes.lines import Evidence
from skills.minutes.network import HEADS
from skills.minutes.possible import FEWEST_KEY_WORDS, is_fit
from skills.minutes.sentences import Sentence
from skills.proving.support import MOST_CITED, stems
from skills.proving.tidy import key_words, tidy
from skills.proving.wording import asks
from transcription.transcript import Segment, Transcript

_GOLD = {
    Kind.SUMMARY: "abstract",
    Kind.DECISION: "decisions",
    Kind.ACTION: "actions",
    Kind.RISK: "problems",
    Kind.QUESTION: "problems",
}
_OPEN = re.compile(r"(?:whether|if|how|what|which|who|where|when|why)\b", re.IGNORECASE)
_ROLES = ("project manager", "marketing expert", "user interface designer", "industrial designer")
_NUMBERS = "two three four five six seven eight nine ten twelve twenty fifty".split()
MOST_SAID = 4  # of a kind in a meeting, in their own words, and from another meeting
_VERB = re.compile(r"\b(is|are|was|were|will|has|have|can|should)\b")


@dataclass(frozen=True)
class Made:
    """A line and its cited sentences; `way` is how it came about, `right` whether it is."""

    meeting: int
    kind: Kind
    text: str
    cited: tuple[Sentence, ...]
    way: str
    right: bool


@dataclass(frozen=True)
class Observed:
    """What is seen of a made line; `passes`: the check that every line of a model goes through lets it through."""

    made: Made
    signals: Signals
    passes: bool


def gold(data: Path) -> dict[str, dict[str, object]]:
    with gzip.open(data / MEETINGS, "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def made_lines(held: Sequence[Held], rows: dict[str, dict[str, object]], seed: int = 0) -> list[Made]:
    """All that is right, and as much that is wrong: altered, of another meeting, and talk that nobody linked."""
    draw = random.Random(seed)
    found: list[Made] = []
    for number, one in enumerate(held):
        sentences = {said.id: s for said, s in zip(one.meeting.utterances, sentences_of(one), strict=True)}
        other = rows[held[(number + 7) % len(held)].meeting.id]
        for kind, name in _GOLD.items():
            written = list(_written(number, kind, rows[one.meeting.id], name, sentences))
            right = [*written, *_said(number, kind, one, sentences, draw)]
            found += right
            found += _altered(written, draw)
            found += _of_others(number, kind, other, name, list(sentences.values()))
            found += _unlinked(number, kind, one, sentences, len(right) - len(written), draw)
    return found


def sentences_of(one: Held) -> list[Sentence]:
    """One for each utterance, with its row as its number."""
    return [
        Sentence(row, said.speaker, said.text, (Evidence(row, float(row), row + 1.0, said.text),))
        for row, said in enumerate(one.meeting.utterances)
    ]


def _written(
    number: int, kind: Kind, row: dict[str, object], name: str, sentences: dict[str, Sentence]
) -> Iterator[Made]:
    written, evidence = row[name], row["evidence"]
    assert isinstance(written, list)
    assert isinstance(evidence, dict)
    for text, linked in zip(written, evidence[name], strict=True):
        cited = _best(text, [sentences[item] for item in linked if item in sentences])
        if cited and _may_be(kind, text):
            yield Made(number, kind, text, cited, "written", right=True)


def _said(
    number: int, kind: Kind, one: Held, sentences: dict[str, Sentence], draw: random.Random
) -> Iterator[Made]:
    """A few utterances that were linked, in their own words."""
    linked = [
        said for said in one.meeting.utterances if CLASS_OF[kind] in said.labels and _may_say(kind, said.text)
    ]
    for said in draw.sample(linked, min(MOST_SAID, len(linked))):
        yield Made(number, kind, tidy(said.text), (sentences[said.id],), "said", right=True)


def _altered(right: Sequence[Made], draw: random.Random) -> Iterator[Made]:
    """Another owner, another number, and not where there was none, of what was written."""
    for made in right:
        texts = {
            "owner": _other_owner(made.text, draw),
            "number": _other_number(made.text, draw),
            "denied": _VERB.sub(r"\1 not", made.text, count=1),
        }
        changed = [(way, text) for way, text in texts.items() if text != made.text]
        if changed:
            way, text = draw.choice(changed)
            yield Made(made.meeting, made.kind, text, made.cited, way, right=False)


def _of_others(
    number: int, kind: Kind, other: dict[str, object], name: str, sentences: Sequence[Sentence]
) -> Iterator[Made]:
    written = other[name]
    assert isinstance(written, list)
    for text in [text for text in written if _may_be(kind, text)][:MOST_SAID]:
        if cited := _best(text, sentences):
            yield Made(number, kind, text, cited, "of another meeting", right=False)


def _unlinked(
    number: int, kind: Kind, one: Held, sentences: dict[str, Sentence], count: int, draw: random.Random
) -> Iterator[Made]:
    """Talk that was linked to no line of this kind, nor its neighbours."""
    linked = np.array([CLASS_OF[kind] in said.labels for said in one.meeting.utterances], float)
    near = np.convolve(linked, np.ones(5), "full")[2 : 2 + len(linked)] > 0
    free = [
        said
        for said, taken in zip(one.meeting.utterances, near, strict=True)
        if not taken and _may_say(kind, said.text)
    ]
    for said in draw.sample(free, min(count, len(free))):
        yield Made(number, kind, tidy(said.text), (sentences[said.id],), "unlinked", right=False)


def _may_be(kind: Kind, written: str) -> bool:
    """A question is written as what stayed open, such as whether to have a display."""
    return kind is not Kind.QUESTION or bool(_OPEN.match(written))


def _may_say(kind: Kind, said: str) -> bool:
    if kind is Kind.QUESTION:
        return asks(said) and len(key_words(said)) >= FEWEST_KEY_WORDS
    return is_fit(said)


key_stems = lru_cache(maxsize=50_000)(stems)


def _best(text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Those of the sentences that say most of the line, as a model would cite them."""
    words = stems(text)
    ranked = sorted(sentences, key=lambda item: (-len(words & key_stems(item.text)), item.number))
    return tuple(sorted(ranked[:MOST_CITED], key=lambda item: item.number))


def _other_owner(text: str, draw: random.Random) -> str:
    found = [role for role in _ROLES if role in text.lower()]
    if not found:
        return text
    other = draw.choice([role for role in _ROLES if role != found[0]])
    return re.sub(found[0], other, text, count=1, flags=re.IGNORECASE)


def _other_number(text: str, draw: random.Random) -> str:
    text = re.sub(r"\d+", lambda match: str(int(match[0]) + draw.randint(1, 9)), text)
    pattern = rf"\b(?:{'|'.join(_NUMBERS)})\b"
    return re.sub(pattern, lambda match: draw.choice([n for n in _NUMBERS if n != match[0]]), text)


def observe(
    held: Sequence[Held], made: Sequence[Made], vectors: Floats, chances: Sequence[Floats]
) -> list[Observed]:
    """`vectors` of the made texts; `chances`, (n, classes), of each meeting by networks that never saw it."""
    meanings = [_meaning(one, chance) for one, chance in zip(held, chances, strict=True)]
    talks = [_talk(one) for one in held]
    return [
        Observed(
            item,
            meanings[item.meeting].signals(item.kind, item.text, item.cited, vector),
            prove(item.text, item.cited, talks[item.meeting], question=item.kind is Kind.QUESTION)
            is not None,
        )
        for item, vector in zip(made, vectors, strict=True)
    ]


def _meaning(one: Held, chances: Floats) -> Meaning:
    rows = np.zeros((len(chances), len(HEADS)), np.float32)
    rows[:, : chances.shape[1]] = chances
    likely = Likelihoods(rows, {}, np.zeros((len(chances), 2), np.float32))
    return Meaning.of(sentences_of(one), one.meaning, likely)


def _talk(one: Held) -> Talk:
    segments = tuple(
        Segment(row, float(row), row + 1.0, said.speaker, said.text)
        for row, said in enumerate(one.meeting.utterances)
    )
    return talk_of(Transcript("en", float(len(segments)), segments), ())
