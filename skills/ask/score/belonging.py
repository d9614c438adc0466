"""What the best sentences cannot do without: a list they announce, the exception or the decision right behind them, the
sentence they lean on, a footnote."""

import re
from collections.abc import Sequence
from itertools import takewhile

from skills.ask.pieces.around import before, is_item
from skills.ask.pieces.ranges import is_beyond_limit
from skills.ask.pieces.words import content_words, stems_of, words_of
from skills.ask.saying import leans_on_the_last
from skills.ask.score.candidate import Candidate
from skills.ask.standing.differences import denies_otherwise, differing_units
from skills.stems import stem

MOST_ITEMS = 5  # of a list that is announced
# sentences behind the best, and words of them, in which an exception is looked for
JUST_BEHIND, OPENING = 2, 3
_NOTE, _NOTE_ITSELF = re.compile(r"\[\^([^\]\s]+)\](?!:)"), re.compile(r"\[\^([^\]\s]+)\]:")
# “Anything above that goes into the raffle.”
_ABOVE = re.compile(
    r"\W*(?:(?:any|every)thing|whatever|what(?: is)?|all|amounts?|sums?|claims?|gifts?|costs?|those)?\W*"
    r"(?:above|over|beyond|more than|exceeding|larger|higher|dearer)\b(?: (?:that|this|it|which|these))?",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\W*(?:decisions?|decided|agreed|resolved|outcome|result|answer|beschluss|beschlossen|entscheidung|ergebnis|"
    r"décision|décidé)\W*:",
    re.IGNORECASE,
)


def with_what_belongs(
    question: str, chosen: Sequence[Candidate], best: Candidate, candidates: Sequence[Candidate], room: int
) -> list[Candidate]:
    """The chosen ones and what belongs to them, in no order; `room` is for so many sentences below what announces."""
    found = [*chosen]
    found += [item for one in chosen for item in _list_under(one, candidates, room)]
    found += _exceptions(question, best, candidates)
    found += _right_behind(question, best, candidates)
    found += _leant_on(found, candidates)
    found += _notes_of(found, candidates)
    return found


def _right_behind(question: str, best: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The next sentence where it tells what was decided of the best one, or what holds beyond its limit where a number
    beyond that is asked for: "Gifts up to £30 may be kept. Anything above is handed in."."""
    behind = [one for one in _of_passage(best, candidates) if one.sentence.start > best.sentence.start][:1]
    is_beyond = is_beyond_limit(question, best.sentence.words)
    return [
        one
        for one in behind
        if not one.sentence.is_row
        and (_DECIDED.match(one.sentence.text) or (is_beyond and _ABOVE.match(one.sentence.text)))
    ]


def _list_under(one: Candidate, candidates: Sequence[Candidate], room: int) -> list[Candidate]:
    """What a sentence only announces ("The steps are:"): the items of the list behind it, or the next sentences."""
    if not one.sentence.text.rstrip("*_ ").endswith(":"):
        return []
    after = [other for other in _of_passage(one, candidates) if other.sentence.start > one.sentence.start]
    items = list(takewhile(lambda item: is_item(item.sentence), after))
    return items[:MOST_ITEMS] or after[:room]


def _exceptions(question: str, best: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """What is told right behind the best sentence of the very group that is asked about: "NHS bodies: 14 days."."""
    sentence = best.sentence
    if sentence.is_row or sentence.is_code:
        return []
    under = " ".join((sentence.passage.title, *sentence.passage.heading_path))
    missing = {stem(word) for word in content_words(question)} - stems_of(f"{under} {sentence.words}")
    behind = [one for one in _of_passage(best, candidates) if one.sentence.start > sentence.start][
        :JUST_BEHIND
    ]
    named = [one for one in behind if missing & stems_of(" ".join(words_of(one.sentence.text)[:OPENING]))]
    return [one for one in named if not one.sentence.is_row and _differ(sentence.text, one.sentence.text)]


def _differ(one: str, other: str) -> bool:
    return bool(differing_units(one, other)) or denies_otherwise(one, other)


def _leant_on(chosen: Sequence[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The sentences right before those that speak of what only these name."""
    found = []
    for one in chosen:
        earlier = before(one.sentence) if leans_on_the_last(one.sentence) else []
        if earlier:
            own = (each for each in _of_passage(one, candidates) if each.sentence.start < one.sentence.start)
            last = max(own, key=lambda each: each.sentence.start, default=None)
            found += [last] if last and last.sentence.text.endswith(earlier[-1]) else []
    return found


def _of_passage(best: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of its passage, in the order they stand there."""
    own = (one for one in candidates if one.sentence.passage.id == best.sentence.passage.id)
    return sorted(own, key=lambda one: one.sentence.start)


def _notes_of(chosen: Sequence[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The footnotes that the chosen sentences point to, which may hold what is asked for."""
    marks = {
        (one.sentence.passage.document_id, mark)
        for one in chosen
        for mark in _NOTE.findall(one.sentence.text)
    }
    return [
        one
        for one in candidates
        if (note := _NOTE_ITSELF.match(one.sentence.text))
        and (one.sentence.passage.document_id, note[1]) in marks
    ]
