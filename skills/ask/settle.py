"""What is said and what is cited where two documents disagree: the newer leads, and both are shown."""

from indexing.trust import Trust, trust_of
from skills.ask.conflict import Conflict
from skills.ask.extract import Candidate, Reading, choose
from skills.ask.sentences import Sentence


def settle(reading: Reading, conflict: Conflict | None) -> tuple[list[Candidate], list[Candidate]]:
    """The sentences that are said, and those that are cited, each with its own offsets.

    A passage of low trust neither takes the lead nor stands beside what is said: two that disagree do not bear
    each other out."""
    chosen = choose(reading)
    if conflict is None or any(
        trust_of(one.passage) is not Trust.NORMAL for one in (conflict.newer, conflict.older)
    ):
        return chosen, chosen
    best = reading.candidates[0]
    newer, older = (_read_as(side, reading) for side in (conflict.newer, conflict.older))
    if conflict.is_dated and newer is not best:
        return [newer], [newer, older]
    return chosen, [*chosen, older if newer is best else newer]


def _read_as(side: Sentence, reading: Reading) -> Candidate:
    """The candidate with its own words: of a meeting, a conflict holds what was said without its speaker."""
    place = (side.passage.id, side.start)
    return next(one for one in reading.candidates if (one.sentence.passage.id, one.sentence.start) == place)
