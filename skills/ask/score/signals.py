"""What can be observed about a question and what was found for it; the score is built from these alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np

from indexing.documents import ScoredPassage
from skills.ask.pieces.lookup import asked_stems, is_looked_up
from skills.ask.pieces.sentences import Sentence
from skills.ask.pieces.words import content_words, stems_of, words_of
from skills.ask.score.likeness import Likeness
from skills.ask.score.reader import Verdict
from skills.stems import stem

_NUMBER = re.compile(r"\d")
_NAME = re.compile(r"(?<![.?!]\s)(?<!^)\b[A-Z][\w-]+")
_QUANTITY = (
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundred|thousand|half)\b"
)
_MOMENT = (
    r"\b(?:\d{4}|\d{1,2}[:.]\d{2}|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|daily|weekly|monthly|yearly|annually"
    r"|days?|weeks?|months?|years?|hours?|quarter|morning|noon|evening|before|after|today|tomorrow|century)\b"
)
_COUNTS = re.compile(
    r"\bhow (?:many|much|long|old|far|often|big|large|high|fast)\b|\bwhat (?:percentage|number|price|cost)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\bwhen\b|\bwhat (?:year|date|day|time|month)\b|\bhow soon\b", re.IGNORECASE)
_PEOPLE = re.compile(r"\bwho(?:m|se)?\b", re.IGNORECASE)
_AMOUNT = re.compile(f"{_QUANTITY}|{_MOMENT}", re.IGNORECASE)
_SOMEBODY = re.compile(r"\b[A-Z][a-z]+|\b(?:team|manager|lead|officer|person|desk|office)\b")
# what a sentence must hold to answer a question that asks so
_WANTED = ((_COUNTS, _AMOUNT), (_TIMES, _AMOUNT), (_PEOPLE, _SOMEBODY))
# "under the 2024 expenses policy" says which document is meant, and nothing of what its sentences tell
_DOCUMENT = (
    r"(?:(?!(?:about|on|for|with|in|of|to)\b)[\w'’/-]+ ){0,3}(?:policy|policies|handbook|guide|rules|agreement|edition|"
    r"version|price list|richtlinie|handbuch|preisliste|politique|règlement)"
)
_EDITION = re.compile(
    r"\b(?:under|in|by|per|according to|of|from|unter|laut|nach|selon|dans) (?:the |our |der |die |la |le )?(?:old )?"
    rf"(?:(?:19|20)\d\d {_DOCUMENT}|{_DOCUMENT} (?:of|from|for|von|de) (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FEWEST = 2  # words that a question is left with


def without_edition(text: str) -> str:
    """A question without the year's document that it asks of, where enough of it is left."""
    rest = _EDITION.sub(" ", text)
    told = [
        word for word in content_words(f"{rest} 0") if word != "0"
    ]  # which gives stop words only beside nothing
    return rest if len(told) >= _FEWEST else text


@dataclass(frozen=True)
class Question:
    """A question taken apart once: its content words with their weight in the visible corpus."""

    text: str
    words: tuple[str, ...]
    weights: tuple[float, ...]
    stems: tuple[str, ...]

    @classmethod
    def of(cls, text: str, weights: Mapping[str, float]) -> "Question":
        """`weights` gives each word's inverse document frequency among what the audience may read."""
        words = tuple(content_words(without_edition(text)))
        highest = max(weights.values(), default=1.0) or 1.0
        idf = tuple(max(weights.get(word, highest), 0.05) for word in words)
        return cls(text, words, idf, tuple(stem(word) for word in words))

    def coverage(self, stems: frozenset[str]) -> float:
        """Share of the question's weight that these stems hold, 0 to 1."""
        total = sum(self.weights)
        held = sum(weight for weight, word in zip(self.weights, self.stems, strict=True) if word in stems)
        return held / total if total else 0.0

    def soft_coverage(self, words: Sequence[str], likeness: Likeness) -> float:
        """Like coverage, but a word of like meaning counts in part."""
        return float(np.average(likeness.best(words), weights=self.weights)) if self.words else 0.0

    def missing_numbers(self, stems: frozenset[str]) -> int:
        return sum(1 for word in self.words if _NUMBER.search(word) and stem(word) not in stems)

    def missing_names(self, stems: frozenset[str]) -> float:
        """Share of the capitalised words inside the question that these stems lack."""
        names = [stem(word) for name in _NAME.findall(self.text) for word in words_of(name)]
        return sum(name not in stems for name in names) / len(names) if names else 0.0

    @property
    def asks_for_number(self) -> bool:
        return bool(_COUNTS.search(self.text))

    def type_fit(self, sentence: str) -> float:
        """1 if the sentence holds the kind of thing asked for, 0 if not, .5 where no kind can be told."""
        for asks, holds in _WANTED:
            if asks.search(self.text):
                rest = " ".join(
                    word for word in sentence.split() if word.lower().strip(".,?") not in self.words
                )
                return 1.0 if holds.search(rest) else 0.0
        return 0.5


@dataclass(frozen=True)
class SentenceSignals:
    """How well one sentence may answer: cosines, shares of 0 to 1, and the reader's log-odds."""

    cosine: float
    context_cosine: float
    coverage: float
    context_coverage: float
    soft_coverage: float
    passage_coverage: float
    type_fit: float
    passage_score: float
    passage_cosine: float
    brevity: float
    is_row: float
    looked_up: float
    reader_span: float
    reader_answered: float

    def vector(self) -> list[float]:
        return [float(getattr(self, field.name)) for field in fields(self)]


@dataclass(frozen=True)
class QuestionSignals:
    """How sure the whole may be; `best` is the sentence scorer's log-odds of the best sentence."""

    best: float
    best_gap: float
    dense_top: float
    dense_gap: float
    keyword_top: float
    agreement: float
    sentence_cosine: float
    context_cosine: float
    sentence_coverage: float
    context_coverage: float
    soft_coverage: float
    passage_coverage: float
    union_coverage: float
    missing_numbers: float
    missing_names: float
    unseen_share: float
    type_fit: float
    looked_up: float
    length: float
    reader_span: float
    reader_answered: float
    reader_gap: float

    def vector(self) -> list[float]:
        return [float(getattr(self, field.name)) for field in fields(self)]


def context_words(found: ScoredPassage) -> list[str]:
    """The words of a passage's title and headings, which a sentence inherits."""
    return words_of(" ".join((found.passage.title, *found.passage.heading_path)))


def context_stems(found: ScoredPassage) -> frozenset[str]:
    return frozenset(stem(word) for word in context_words(found))


def sentence_signals(
    question: Question,
    found: ScoredPassage,
    sentence: Sentence,
    *,
    cosine: float,
    context_cosine: float,
    passage_stems: frozenset[str],
    likeness: Likeness,
    verdict: Verdict,
) -> SentenceSignals:
    """The signals of one sentence of a found passage; cosines are those of question and sentence."""
    own, context = stems_of(sentence.words), context_stems(found) | stems_of(sentence.lead)
    return SentenceSignals(
        cosine=cosine,
        context_cosine=context_cosine,
        coverage=question.coverage(own),
        context_coverage=question.coverage(own | context),
        soft_coverage=question.soft_coverage(
            [*words_of(f"{sentence.lead} {sentence.words}"), *context_words(found)], likeness
        ),
        passage_coverage=question.coverage(passage_stems | context),
        type_fit=question.type_fit(sentence.words),
        passage_score=found.score,
        passage_cosine=found.dense,
        brevity=1.0 / (1.0 + len(sentence.words) / 100.0),
        is_row=float(sentence.is_row),
        looked_up=float(_is_looked_up(question, sentence, context)),
        reader_span=verdict.of(sentence),
        reader_answered=verdict.answers(sentence),
    )


def _is_looked_up(question: Question, sentence: Sentence, context: frozenset[str]) -> bool:
    asked = asked_stems(without_edition(question.text))
    return sentence.is_row and is_looked_up(sentence.text, sentence.columns, asked, context)


def question_signals(
    question: Question,
    ranking: Sequence[ScoredPassage],
    best: SentenceSignals,
    logits: Sequence[float],
    best_stems: frozenset[str],
    answered: Sequence[float],
) -> QuestionSignals:
    """The signals of the whole.

    `logits` are the sentence scores, best first; `best_stems` the best passage's; `answered` the reader's log-odds of
    that passage, then of the others, highest first."""
    dense = sorted((found.dense for found in ranking), reverse=True)
    keyword = max((found.keyword for found in ranking), default=0.0)
    union = frozenset().union(*(stems_of(found.passage.text) | context_stems(found) for found in ranking[:5]))
    return QuestionSignals(
        best=logits[0],
        best_gap=logits[0] - logits[1] if len(logits) > 1 else 0.0,
        dense_top=dense[0],
        dense_gap=dense[0] - float(np.mean(dense[1:5])) if len(dense) > 1 else 0.0,
        keyword_top=keyword / (sum(question.weights) or 1.0),
        agreement=_agreement(ranking),
        sentence_cosine=best.cosine,
        context_cosine=best.context_cosine,
        sentence_coverage=best.coverage,
        context_coverage=best.context_coverage,
        soft_coverage=best.soft_coverage,
        passage_coverage=best.passage_coverage,
        union_coverage=question.coverage(union),
        missing_numbers=min(question.missing_numbers(best_stems), 2),
        missing_names=question.missing_names(best_stems),
        unseen_share=sum(word not in union for word in question.stems) / max(len(question.stems), 1),
        type_fit=best.type_fit,
        looked_up=best.looked_up,
        length=min(len(question.words), 20) / 20,
        reader_span=best.reader_span,
        reader_answered=answered[0],
        reader_gap=answered[0] - answered[1] if len(answered) > 1 else 0.0,
    )


def _agreement(ranking: Sequence[ScoredPassage]) -> float:
    """Share of the five nearest by meaning that are also among the five nearest by words."""
    dense = {found.passage.id for found in ranking if found.dense_rank is not None and found.dense_rank <= 5}
    words = {
        found.passage.id for found in ranking if found.keyword_rank is not None and found.keyword_rank <= 5
    }
    return len(dense & words) / max(len(dense), 1)
