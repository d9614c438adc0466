"""A sentence that may answer, as it was scored."""

from dataclasses import dataclass

from skills.ask.pieces.sentences import Sentence
from skills.ask.score.signals import SentenceSignals


@dataclass(frozen=True)
class Candidate:
    """A sentence that may answer, with its score in log-odds; `at` is where its likeliest answer begins, `until` where
    that ends."""

    sentence: Sentence
    signals: SentenceSignals
    logit: float
    at: int | None = None
    until: int | None = None

    @property
    def answer(self) -> str:
        """The likeliest answer's own words, of a row those of one cell."""
        if self.at is None:
            return ""
        begins = self.at - self.sentence.start
        ends = None if self.until is None else self.until - self.sentence.start
        words = self.sentence.text[begins:ends]
        return words.lstrip("| ").partition("|")[0].strip() if self.sentence.is_row else words
