"""What is said and what is cited where documents say different things: one leads, and both are shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from indexing.trust import Trust, trust_of
from skills.ask.pieces.sentences import Sentence
from skills.ask.pieces.words import content_words, stems_of
from skills.ask.score.candidate import Candidate
from skills.ask.score.extract import Reading, choose
from skills.ask.standing.conflict import Conflict, Kind, conflicts
from skills.ask.standing.differences import differing_units, likeness
from skills.stems import stem

PARALLEL = 0.4  # share of words that two sentences have in common when they tell the same of two things


@dataclass(frozen=True)
class Settled:
    """The sentences that are said, and those that are cited, each with its own offsets.

    `told` says what another document tells otherwise; `leading` is the passage that any wording must lean on. Both may
    be empty."""

    said: Sequence[Candidate]
    cited: Sequence[Candidate]
    told: str = ""
    leading: str = ""


def settle(question: str, reading: Reading, today: date) -> Settled:
    """What leads and what stands beside it, of one question's reading.

    A passage of low trust neither takes the lead nor stands beside what is said: two that disagree do not bear each
    other out."""
    best, chosen = reading.candidates[0], _asked_of(question, choose(question, reading))
    conflict = conflicts(question, [one.sentence for one in reading.candidates], today=today)
    if conflict is None or _is_beside_the_point(question, conflict, chosen, best):
        return Settled(chosen, chosen)
    if any(trust_of(one.passage) is not Trust.NORMAL for one in (conflict.newer, conflict.older)):
        return Settled(chosen, chosen, conflict.says())
    first = _read_as(conflict.leads, reading) if conflict.leads else best
    newer, older = (_read_as(side, reading) for side in (conflict.newer, conflict.older))
    said = chosen if first is best else [first]
    beside = [] if conflict.kind is Kind.OUTDATED else [older if newer is first else newer]
    leading = first.sentence.passage.id if conflict.leads and conflict.kind is not Kind.APART else ""
    return Settled(said, [*said, *beside], conflict.says(), leading)


def _asked_of(question: str, chosen: Sequence[Candidate]) -> list[Candidate]:
    """Without those that tell of another thing what one of them tells of the very thing that is asked about."""
    return [one for one in chosen if not any(_tells_of_another(question, one, other) for other in chosen)]


def _tells_of_another(question: str, one: Candidate, other: Candidate) -> bool:
    mine, theirs = (_asked_words(question, side.sentence.words) for side in (one, other))
    texts = one.sentence.words, other.sentence.words
    if one.sentence.is_row or not mine < theirs or likeness(*texts) < PARALLEL:
        return False
    return bool(differing_units(*texts))


def _is_beside_the_point(
    question: str, conflict: Conflict, chosen: Sequence[Candidate], best: Candidate
) -> bool:
    """Whether both sides leave out what is asked for and what is said besides them has it."""
    leads = conflict.leads or best.sentence
    if _read_at(leads) != _read_at(best.sentence):
        return False
    held = stems_of(" ".join(map(_with_place, (conflict.newer, conflict.older))))
    return any(_asked_words(question, one.sentence.words) - held for one in chosen)


def _asked_words(question: str, text: str) -> frozenset[str]:
    return frozenset(map(stem, content_words(question))) & stems_of(text)


def _with_place(sentence: Sentence) -> str:
    return " ".join((sentence.passage.title, *sentence.passage.heading_path, sentence.words))


def _read_at(sentence: Sentence) -> tuple[str, int]:
    return sentence.passage.id, sentence.start


def _read_as(side: Sentence, reading: Reading) -> Candidate:
    """The candidate with its own words: of a meeting, a conflict holds what was said without its speaker."""
    return next(one for one in reading.candidates if _read_at(one.sentence) == _read_at(side))
