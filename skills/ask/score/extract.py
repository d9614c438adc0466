"""From a ranking to the one to three sentences that answer, each with the words it stands on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from indexing.documents import ScoredPassage
from skills.ask.pieces.sentences import Sentence, sentences_of
from skills.ask.pieces.words import stems_of
from skills.ask.score.belonging import with_what_belongs
from skills.ask.score.candidate import Candidate
from skills.ask.score.closest import in_its_place
from skills.ask.score.lead import of_what_is_asked
from skills.ask.score.likeness import Likeness, words_to_compare
from skills.ask.score.reader import Verdict, consult
from skills.ask.score.signals import (
    Question,
    QuestionSignals,
    context_stems,
    question_signals,
    sentence_signals,
)
from skills.ask.standing.holding import holding
from skills.confidence import Scorer
from skills.context import SearchIndex

# passages read sentence by sentence; further down the ranking an answer is rare and each one costs time
READ = 6
MOST_SENTENCES = 3
MOST_ALONE = 40  # table rows and the like, each of which costs the reader a text of its own
# log-odds below the best: on labelled questions the second holds the answer in one of twelve where the best does not
NEAR, ALIKE = 2.0, 0.7
# the reader's log-odds from which on it sees an answer, and so far below that it sees none beside it
SEEN, UNSEEN = 1.0, 4.0
_KEYED = re.compile(r"(?P<key>[A-ZÀ-Þ][^:.!?\n|]{1,40}): \S")


@dataclass(frozen=True)
class Reading:
    """Everything read for one question: candidates best first, and the signals of the whole (None: nothing found)."""

    candidates: tuple[Candidate, ...]
    signals: QuestionSignals | None


async def read(
    ranking: Sequence[ScoredPassage],
    question: Question,
    index: SearchIndex,
    scorer: Scorer,
    columns: Mapping[str, tuple[str, ...]] | None = None,
    *,
    today: date | None = None,
) -> Reading:
    """Score every sentence of the first passages against the question.

    `columns` are those of tables that began before a passage, by its id; without `today`, as where the score is fitted,
    all sentences may lead. Raises MissingSignalError where the reader
    gives no verdict."""
    before = columns or {}
    pieces = {
        found.passage.id: sentences_of(found.passage, before.get(found.passage.id, ()))
        for found in ranking[:READ]
    }
    pairs = [(found, sentence) for found in ranking[:READ] for sentence in pieces[found.passage.id]]
    if not pairs:
        return Reading((), None)
    alone = _read_alone(question, [sentence for _, sentence in pairs])
    shown = [(found, [one for one in pieces[found.passage.id] if one in alone]) for found in ranking[:READ]]
    verdicts = await consult(question.text, shown, index)
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
        span = verdicts[found.passage.id].best(sentence)
        logit = scorer.logit(signals.vector())
        place = (span.start, span.end) if span else (None, None)
        candidates.append(Candidate(sentence, signals, logit, *place))
    candidates.sort(key=lambda candidate: -candidate.logit)
    candidates = of_what_is_asked(question, candidates)
    if today is not None:
        candidates, ranking = _that_hold(question, candidates, ranking, today)
    return Reading(tuple(candidates), _signals_of(question, ranking, candidates, verdicts))


def _signals_of(
    question: Question,
    ranking: Sequence[ScoredPassage],
    candidates: Sequence[Candidate],
    verdicts: Mapping[str, Verdict],
) -> QuestionSignals:
    """The signals of the whole, of what is ranked and the candidates in it."""
    best, own = candidates[0], {found.passage.id: found for found in ranking}
    passage = own[best.sentence.passage.id]
    held = stems_of(passage.passage.text) | context_stems(passage)
    logits = [one.logit for one in _one_per_passage(candidates) if one.sentence.passage.id in own]
    answered = _best_first(best, {name: one for name, one in verdicts.items() if name in own})
    return question_signals(question, ranking, best.signals, logits, held, answered)


def _that_hold(
    question: Question, candidates: Sequence[Candidate], ranking: Sequence[ScoredPassage], today: date
) -> tuple[list[Candidate], list[ScoredPassage]]:
    """Candidates, the one that holds today first, and the ranking without what is no rival of it."""
    held = holding(question.text, [one.sentence for one in candidates], today)
    by_sentence = {one.sentence: one for one in candidates}
    left = [found for found in ranking if found.passage.id not in held.aside]
    return [by_sentence[one] for one in held.sentences], left


def _read_alone(question: Question, sentences: Sequence[Sentence]) -> frozenset[Sentence]:
    """What is read piece by piece: where there are very many, those that hold most of the question."""
    rows = [
        (question.coverage(stems_of(one.words)), -place, one)
        for place, one in enumerate(sentences)
        if one.stands_alone
    ]
    rows.sort(key=lambda row: row[:2], reverse=True)
    return frozenset(one for _, _, one in rows[:MOST_ALONE])


def choose(question: str, reading: Reading) -> list[Candidate]:
    """The best sentence, the next best of its document and a third that is as good, in the order they stand there; and
    what these cannot do without."""
    best = reading.candidates[0]
    chosen = [best]
    for candidate in reading.candidates[1:]:
        same = candidate.sentence.passage.document_id == best.sentence.passage.document_id
        same = same and not _is_another_row(question, candidate, best) and not _is_apart(candidate, best)
        room = NEAR if len(chosen) == 1 else ALIKE
        is_near = best.logit - room < candidate.logit <= best.logit
        if len(chosen) < MOST_SENTENCES and same and is_near:
            chosen.append(candidate)
    chosen = with_what_belongs(question, chosen, best, reading.candidates, MOST_SENTENCES - len(chosen))
    unique = {candidate.sentence.start: candidate for candidate in chosen}
    return [unique[start] for start in sorted(unique)]


def _is_another_row(question: str, candidate: Candidate, best: Candidate) -> bool:
    """Whether it is a row beside the best one of which the question holds less, an entry under another heading, or a
    line about another of the same kind: "Hull: Ana." beside "York: Bo."."""
    one, other = candidate.sentence, best.sentence
    if one.is_entry and other.is_entry:
        mine, its = (stems_of(" ".join(side.passage.heading_path[-1:])) for side in (one, other))
        return bool(stems_of(question) & (its - mine)) and not stems_of(question) & (mine - its)
    names = [_KEYED.match(side.text) for side in (one, other)]
    if all(names) and not (one.is_entry or other.is_entry):
        mine, its = (stems_of(name["key"]) for name in names if name)
        return bool(stems_of(question) & (its - mine)) and not stems_of(question) & (mine - its)
    return one.is_row and other.is_row and candidate.signals.coverage < best.signals.coverage


def _is_apart(candidate: Candidate, best: Candidate) -> bool:
    """Whether the reader sees the answer in the best one and none in this, which neither stands beside it nor holds
    more of the question."""
    span, other = best.signals.reader_span, candidate.signals.reader_span
    if span < SEEN or other > span - UNSEEN or candidate.signals.coverage > best.signals.coverage:
        return False
    first, second = sorted((best.sentence, candidate.sentence), key=lambda one: one.start)
    between = first.passage.text[first.end - first.passage.start : second.start - first.passage.start]
    is_beside = first.passage.id == second.passage.id and not between.strip() and "\n" not in between
    return first.is_row or second.is_row or not is_beside


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


async def _compare(
    question: Question, pairs: Sequence[tuple[ScoredPassage, Sentence]], index: SearchIndex
) -> tuple[list[tuple[float, float]], Likeness]:
    """Cosine of the question with each sentence, alone and with title and heading in front; and of all words."""
    alone = [sentence.words for _, sentence in pairs]
    framed = [in_its_place(found, sentence.words) for found, sentence in pairs]
    words = words_to_compare(
        (*framed, *(heading for found, _ in pairs for heading in found.passage.heading_path))
    )
    vectors = await index.embed([question.text, *alone, *framed, *question.words, *words])
    half = len(pairs)
    cosines = np.asarray(vectors[1 : 1 + 2 * half] @ vectors[0], dtype=float)
    likeness = Likeness.of(question.words, words, vectors[1 + 2 * half :])
    return [(float(cosines[i]), float(cosines[half + i])) for i in range(half)], likeness
