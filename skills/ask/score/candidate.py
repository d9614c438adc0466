"""A sentence that may answer, as it was scored."""

from dataclasses import dataclass

from skills.ask.pieces.sentences import Sentence
from skills.ask.score.signals import SentenceSignals


@dataclass(frozen=True)
class Candidate:
    """A sentence that may answer, with its score in log-odds; `at` is where its likeliest answer begins."""

    sentence: Sentence
    signals: SentenceSignals
    logit: float
    at: int | None = None
