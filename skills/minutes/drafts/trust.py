"""How far a model's line that was proved can be trusted: what can be observed about it, as a probability.

`benchmarks/training/drafted_lines` fitted the weights; README.md has the figures.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from pydantic import BaseModel

from skills.minutes.classify import Likelihoods
from skills.minutes.drafts.answers import Kind
from skills.minutes.drafts.check import Drafted, has_cue
from skills.minutes.features import Floats
from skills.minutes.sentences import Sentence
from skills.proving.sense import senses
from skills.proving.support import exact_words, stems

SURE = 0.5  # a line that is wrong as often as right is shown as possible
_FLOOR = 1e-3
_FILE = Path(__file__).with_name("trust.json")
# The class of the line classifier for each kind. Most problems that annotators wrote down are what stayed open:
# "Whether the remote will be used exclusively for televisions."
CLASS_OF = {
    Kind.SUMMARY: "abstract",
    Kind.DECISION: "decision",
    Kind.ACTION: "action",
    Kind.RISK: "problem",
    Kind.QUESTION: "problem",
}


@dataclass(frozen=True)
class Signals:
    """What is seen of one line and the sentences that prove it; each between 0 and 1 but `likely`, a log odds.

    `likely` is the classifier's for the likeliest of them. `said` and `said_by_one` are shares of the line's key words,
    `exact` of its names, numbers and directions; `alike` is the best cosine."""

    kind: Kind
    likely: float
    alike: float
    said: float
    said_by_one: float
    exact: float
    same_sense: bool
    cue: bool

    @property
    def row(self) -> list[float]:
        """What the weights are for, the kinds last."""
        kinds = [float(self.kind is kind) for kind in CLASS_OF]
        seen = (self.likely, self.alike, self.said, self.said_by_one, self.exact, self.same_sense, self.cue)
        return [*map(float, seen), *kinds]


@dataclass(frozen=True)
class Meaning:
    """What is known of each sentence of the talk, by its number: its row in `vectors` and in `likely`."""

    rows: Mapping[int, int]
    vectors: Floats
    likely: Likelihoods

    @classmethod
    def of(cls, sentences: Sequence[Sentence], vectors: Floats, likely: Likelihoods) -> "Meaning":
        return cls({sentence.number: row for row, sentence in enumerate(sentences)}, vectors, likely)

    def judged(self, drafted: Sequence[Drafted], vectors: Floats) -> tuple[Drafted, ...]:
        """The lines with their confidence, possible where it is low; `vectors` are theirs."""
        return tuple(self._judged(line, vector) for line, vector in zip(drafted, vectors, strict=True))

    def signals(self, kind: Kind, text: str, proof: Sequence[Sentence], vector: Floats) -> Signals:
        rows = [self.rows[sentence.number] for sentence in proof if sentence.number in self.rows]
        chances = self.likely.of(CLASS_OF[kind])[rows] if rows else np.zeros(1)
        chance = float(np.clip(chances.max(), _FLOOR, 1 - _FLOOR))
        words, exact = stems(text), exact_words(text)
        shares = [len(words & stems(_spoken(one))) / max(len(words), 1) for one in proof]
        said = " ".join(map(_spoken, proof))
        return Signals(
            kind,
            likely=float(np.log(chance / (1 - chance))),
            alike=float((self.vectors[rows] @ vector).max()) if rows else 0.0,
            said=len(words & stems(said)) / max(len(words), 1),
            said_by_one=max(shares, default=0.0),
            exact=sum(word in said.lower() for word in exact) / len(exact) if exact else 1.0,
            same_sense=senses(text) == frozenset().union(*(senses(one.text) for one in proof)),
            cue=has_cue(kind, proof),
        )

    def _judged(self, drafted: Drafted, vector: Floats) -> Drafted:
        sure = confidence(self.signals(drafted.kind, drafted.line.text, drafted.proof, vector))
        return replace(drafted, line=replace(drafted.line, confidence=sure, possible=sure < SURE))


def confidence(signals: Signals) -> float:
    """The chance that the line is right and belongs where it stands."""
    weights = _weights()
    score = float(np.dot(weights.weights, signals.row)) + weights.offset
    return float(1 / (1 + np.exp(-score)))


class Weights(BaseModel, extra="forbid"):
    """Of `Signals.row`."""

    weights: tuple[float, ...]
    offset: float


@cache
def _weights() -> Weights:
    return Weights.model_validate(json.loads(_FILE.read_text(encoding="utf-8")))


def _spoken(said: Sentence) -> str:
    return f"{said.speaker}: {said.text}" if said.speaker else said.text
