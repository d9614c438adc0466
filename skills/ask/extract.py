"""From a ranking to the one to three sentences that answer, each with the words it stands on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indexing.documents import ScoredPassage
from skills.ask.likeness import Likeness, words_to_compare
from skills.ask.reader import Verdict, consult
from skills.ask.sentences import Sentence, sentences_of
from skills.ask.signals import (
    Question,
    QuestionSignals,
    SentenceSignals,
    context_stems,
    question_signals,
    sentence_signals,
)
from skills.ask.words import stems_of
from skills.confidence import Scorer
from skills.context import SearchIndex

# passages read sentence by sentence; further down the ranking an answer is rare and each one costs time
READ = 6
MOST_SENTENCES = 3
# log-odds below the best: on labelled questions the second holds the answer in one of twelve where the best does not
NEAR, ALIKE = 2.0, 0.7


@dataclass(frozen=True)
class Candidate:
    """A sentence that may answer, with its score in log-odds."""

    sentence: Sentence
    signals: SentenceSignals
    logit: float


@dataclass(frozen=True)
class Reading:
    """Everything read for one question: candidates best first, and the signals of the whole (None: nothing found)."""

    candidates: tuple[Candidate, ...]
    signals: QuestionSignals | None


async def read(
    ranking: Sequence[ScoredPassage], question: Question, index: SearchIndex, scorer: Scorer
) -> Reading:
    """Score every sentence of the first passages against the question.

    Raises MissingSignalError where the reader gives no verdict."""
    pairs = [(found, sentence) for found in ranking[:READ] for sentence in sentences_of(found.passage)]
    if not pairs:
        return Reading((), None)
    verdicts = await consult(question.text, ranking[:READ], index)
    cosines, likeness = await _compare(question, pairs, index)
    stems = {found.passage.id: stems_of(found.passage.text) for found in ranking}
    candidates = []
    for (found, sentence), (own, with_context) in zip(pairs, cosines, strict=True):
        signals = sentence_signals(
            question,
            found,
            sentence,
            cosine=own,
            context_cosine=with_context,
            passage_stems=stems[found.passage.id],
            likeness=likeness,
            verdict=verdicts[found.passage.id],
        )
        candidates.append(Candidate(sentence, signals, scorer.logit(signals.vector())))
    candidates.sort(key=lambda candidate: -candidate.logit)
    best = candidates[0]
    held = stems[best.sentence.passage.id] | _context_of(best, ranking)
    logits = [candidate.logit for candidate in _one_per_passage(candidates)]
    answered = _best_first(best, verdicts)
    return Reading(
        tuple(candidates), question_signals(question, ranking, best.signals, logits, held, answered)
    )


def choose(reading: Reading) -> list[Candidate]:
    """The best sentence, the next best of its document and a third that is as good, in the order they stand there."""
    best = reading.candidates[0]
    chosen = [best]
    for candidate in reading.candidates[1:]:
        same = candidate.sentence.passage.document_id == best.sentence.passage.document_id
        room = NEAR if len(chosen) == 1 else ALIKE
        if len(chosen) < MOST_SENTENCES and same and candidate.logit > best.logit - room:
            chosen.append(candidate)
    chosen += _list_under(best, reading.candidates, MOST_SENTENCES - len(chosen))
    unique = {candidate.sentence.start: candidate for candidate in chosen}
    return [unique[start] for start in sorted(unique)]


def _list_under(best: Candidate, candidates: Sequence[Candidate], room: int) -> list[Candidate]:
    """The next sentences where the best one only announces them ("The steps are:")."""
    if not best.sentence.text.rstrip("*_ ").endswith(":"):
        return []
    after = [
        candidate
        for candidate in candidates
        if candidate.sentence.passage.id == best.sentence.passage.id
        and candidate.sentence.start > best.sentence.start
    ]
    return sorted(after, key=lambda candidate: candidate.sentence.start)[:room]


def _one_per_passage(candidates: Sequence[Candidate]) -> list[Candidate]:
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        best.setdefault(candidate.sentence.passage.id, candidate)
    return list(best.values())


def _best_first(best: Candidate, verdicts: Mapping[str, Verdict]) -> list[float]:
    """The reader's log-odds: of the best sentence's passage, then of the others, highest first."""
    own = best.sentence.passage.id
    others = sorted((one.answered for name, one in verdicts.items() if name != own), reverse=True)
    return [verdicts[own].answered, *others]


def _context_of(best: Candidate, ranking: Sequence[ScoredPassage]) -> frozenset[str]:
    return next(context_stems(found) for found in ranking if found.passage.id == best.sentence.passage.id)


async def _compare(
    question: Question, pairs: Sequence[tuple[ScoredPassage, Sentence]], index: SearchIndex
) -> tuple[list[tuple[float, float]], Likeness]:
    """Cosine of the question with each sentence, alone and with title and heading in front; and of all words."""
    alone = [sentence.text for _, sentence in pairs]
    framed = [" — ".join((*_frame(found), sentence.text)) for found, sentence in pairs]
    words = words_to_compare(
        (*framed, *(heading for found, _ in pairs for heading in found.passage.heading_path))
    )
    vectors = await index.embed([question.text, *alone, *framed, *question.words, *words])
    half = len(pairs)
    cosines = np.asarray(vectors[1 : 1 + 2 * half] @ vectors[0], dtype=float)
    likeness = Likeness.of(question.words, words, vectors[1 + 2 * half :])
    return [(float(cosines[i]), float(cosines[half + i])) for i in range(half)], likeness


def _frame(found: ScoredPassage) -> tuple[str, ...]:
    headings = found.passage.heading_path[-1:]
    return (found.passage.title, *(heading for heading in headings if heading != found.passage.title))
