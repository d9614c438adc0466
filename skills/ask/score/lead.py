"""Which candidate leads where the question names a day, a range, a class, a place or a group of people.

The best by its score may tell of Saturday, of class A or of managers, and the one beside it of the very thing."""

import re

from skills.ask.pieces.around import is_item
from skills.ask.pieces.kin import kin_in
from skills.ask.pieces.people import groups_in, is_narrower
from skills.ask.pieces.plain import plain
from skills.ask.pieces.ranges import names_asked, spans_asked
from skills.ask.pieces.sentences import Sentence
from skills.ask.pieces.tables import cells_of
from skills.ask.pieces.weekdays import weekdays_in
from skills.ask.pieces.words import content_words, in_a_row, stems_of, words_of
from skills.ask.score.candidate import Candidate
from skills.ask.score.places import Places
from skills.ask.score.siblings import marks_in
from skills.ask.score.signals import Question
from skills.ask.score.veto import is_no_answer
from skills.stems import stem

MUCH = 0.75  # of what the best sentence holds of a question, to come before it because it names the day
_ASKS_WHO = re.compile(r"\b(?:who|whom|whose|wer|wen|wem|wessen|qui)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d")
# “On Sundays nobody answers the hotline” says of its day what is asked of it, in other words
_NOT_THEN = re.compile(
    r"\b(?:nobody|no one|closed|shut|niemand|geschlossen|personne|fermée?s?)\b",
    re.IGNORECASE,
)
FEW = 2  # words of its own in what only goes on from another day: "On Saturdays from 9 to 12."
NEARLY = 1.0  # log-odds below the best, within which the row of a name comes before what mentions it
FAIRLY = 2.0  # log-odds below the best, within which what names a relative comes before what names none
HARDLY = 4.0  # log-odds below the best, beyond which nothing comes before it


def of_what_is_asked(question: Question, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, best first, led by what is about the very thing that is asked for."""
    for sort in (
        _of_the_group,
        _of_the_kin,
        _of_the_mark,
        _of_the_day,
        _of_the_range,
        _of_the_place,
        _of_the_name,
        _of_the_kind,
    ):
        candidates = sort(question, candidates)
    return candidates


def _of_the_group(question: Question, candidates: list[Candidate]) -> list[Candidate]:
    """Where the best one tells of a group of people that the question does not name, what tells of the one that it
    names comes first, or where it names none what its own document says for all."""
    first, asked = candidates[0], groups_in(question.text)
    own = _groups(first)
    if first.sentence.is_row or _is_of(asked, first) or not own:
        return candidates
    if not asked and _ASKS_WHO.search(question.text):
        return candidates  # the group is the answer
    needed = (MUCH if asked else 1.0) * first.signals.context_coverage
    near = (one for one in candidates[1:] if first.logit - one.logit < HARDLY)
    near = (one for one in near if asked or _is_of_one_document(one, first))
    full = (one for one in near if one.signals.context_coverage >= needed and not one.sentence.is_row)
    full = (one for one in full if asked or one.signals.context_coverage > 0)
    leads = next((one for one in full if _is_of(asked, one)), first)
    return [leads, *(one for one in candidates if one is not leads)]


def _is_of(asked: frozenset[str], one: Candidate) -> bool:
    """Whether it may be about the asked groups, and not only about a part of one of them."""
    named = _groups(one)
    return asked <= named and not is_narrower(_with_place(one), asked) if asked else not named


def _groups(one: Candidate) -> frozenset[str]:
    return groups_in(_with_place(one))


def _with_place(one: Candidate) -> str:
    passage = one.sentence.passage
    return " ".join((passage.title, *passage.heading_path, one.sentence.words))


def _of_the_kin(question: Question, candidates: list[Candidate]) -> list[Candidate]:
    """Where the best one does not name the relative that is asked about, what does so comes first."""
    asked, first = kin_in(question.text), candidates[0]
    if not asked or asked & kin_in(_with_place(first)):
        return candidates
    near = (one for one in candidates[1:] if first.logit - one.logit < FAIRLY)
    leads = next((one for one in near if asked & kin_in(one.sentence.words)), first)
    return [leads, *(one for one in candidates if one is not leads)]


def _of_the_mark(question: Question, candidates: list[Candidate]) -> list[Candidate]:
    """Where the best one's passage speaks of the very class or room that is asked for, that comes first."""
    asked, first = marks_in(question.text), candidates[0]
    if not asked or asked & marks_in(first.sentence.words):
        return candidates
    own = (one for one in candidates if one.sentence.passage.id == first.sentence.passage.id)
    leads = next((one for one in own if asked & marks_in(one.sentence.words)), first)
    return [leads, *(one for one in candidates if one is not leads)]


def _of_the_day(question: Question, candidates: list[Candidate]) -> list[Candidate]:
    """Where the best one's passage speaks of the very day of the week that is asked for, what it says of other days is
    no answer, and what names the day comes first if it holds nearly as much of the question."""
    asked, first = weekdays_in(question.text), candidates[0]
    own = [one for one in candidates if one.sentence.passage.id == first.sentence.passage.id]
    days = {one.sentence: weekdays_in(one.sentence.words) for one in own}
    if not any(asked & named for named in days.values()):
        return candidates
    left = [one for one in candidates if not days.get(one.sentence) or asked & days[one.sentence]]
    needed = MUCH * first.signals.context_coverage
    on_it = [one for one in left if asked & days.get(one.sentence, frozenset())]
    full = [one for one in on_it if one.signals.context_coverage >= needed]
    if first in left:
        leads = next(iter(full), left[0])
    elif goes_on := full or [one for one in on_it if _goes_on(question, first, one)]:
        leads = goes_on[0]
    else:
        return candidates  # what it says of that day is about something else
    return [leads, *(one for one in left if one is not leads)]


def _goes_on(question: Question, first: Candidate, one: Candidate) -> bool:
    """Whether a sentence goes on from the one of another day: it says hardly more than its own day, or that there is
    nothing of the same thing on it."""
    asked = stems_of(question.text)
    if asked & stems_of(first.sentence.words) & stems_of(one.sentence.words) and _NOT_THEN.search(
        one.sentence.words
    ):
        return True
    words = [word for word in content_words(f"{one.sentence.words} 0") if not _NUMBER.search(word)]
    own = [word for word in words if not weekdays_in(word) and stem(word) not in asked]
    return len(own) <= FEW


def _of_the_range(question: Question, candidates: list[Candidate]) -> list[Candidate]:
    """Where the best stands in a table or list of which another row spans the number or letter that is asked for, that
    comes first, and rows that span others are no answers."""
    first, spans = candidates[0], dict[Sentence, bool | None]()
    for own in _of_one_list(candidates):
        its = {one.sentence: spans_asked(question.text, one.sentence.words) for one in own}
        spans |= its if True in its.values() else {}
    left = [one for one in candidates if spans.get(one.sentence) is not False]
    named = spans.get(first.sentence) is None and names_asked(question.text, first.sentence.words)
    if first.sentence not in spans or named:
        return [first, *(one for one in left if one is not first)]
    leads = next(one for one in left if spans.get(one.sentence) and _is_beside(one, first))
    return [leads, *(one for one in left if one is not leads)]


def is_outside(question: str, sentence: Sentence) -> bool:
    """Whether it is a table's row for other numbers than the one that is asked for: "up to 5 kg" for 14 kg."""
    if not sentence.is_row:
        return False
    key = next((plain(cell) for _, cell in cells_of(sentence.text) if cell), "")
    return spans_asked(question, key) is False and not names_asked(question, sentence.words)


def _of_one_list(candidates: list[Candidate]) -> list[list[Candidate]]:
    """The rows of each table and the items of each list, in the order of the candidates."""
    lists: dict[tuple[object, ...], list[Candidate]] = {}
    for one in candidates:
        if one.sentence.is_row or is_item(one.sentence):
            lists.setdefault(_list_of(one), []).append(one)
    return list(lists.values())


def _list_of(one: Candidate) -> tuple[object, ...]:
    """What tells its table or list from others; a table may go on in the next passage."""
    passage, columns = one.sentence.passage, one.sentence.columns
    return (passage.document_id, columns) if columns else (passage.id, one.sentence.is_row)


def _is_beside(one: Candidate, first: Candidate) -> bool:
    return _list_of(one) == _list_of(first)


def _of_the_place(question: Question, candidates: list[Candidate]) -> list[Candidate]:
    """Where the best one is of another place than the one that is asked for, what its passage says of that place comes
    first, and what is of another is no answer."""
    first = candidates[0]
    passages = {one.sentence.passage.id: one.sentence.passage for one in candidates}
    places = Places(question.text, list(passages.values()))
    if not places.asked:
        return candidates
    if not places.is_elsewhere(first.sentence):
        return _of_its_own_rule(places, candidates)
    left = [one for one in candidates if not places.is_elsewhere(one.sentence)]
    near = (one for one in left if first.logit - one.logit < HARDLY)
    own = (one for one in near if one.sentence.passage.id == first.sentence.passage.id)
    leads = next((one for one in own if not places.asked.isdisjoint(words_of(one.sentence.words))), None)
    return [leads, *(one for one in left if one is not leads)] if leads else candidates


def _of_its_own_rule(places: Places, candidates: list[Candidate]) -> list[Candidate]:
    """Where the best one holds for all, what a document for the very place tells of the same comes first."""
    first = candidates[0]
    if places.is_bound_there(first.sentence):
        return candidates
    needed = max(first.signals.coverage, 1e-9)
    near = (one for one in candidates[1:] if first.logit - one.logit < FAIRLY)
    full = (
        one for one in near if one.signals.coverage >= needed and one.sentence.is_row is first.sentence.is_row
    )
    leads = next((one for one in full if places.is_bound_there(one.sentence)), first)
    return [leads, *(one for one in candidates if one is not leads)]


def _of_the_name(question: Question, candidates: list[Candidate]) -> list[Candidate]:
    """Where the best one only mentions a name of two words or more that is asked about, the row of that very name comes
    first if it holds more of the question, as by the name of the column that is asked for."""
    first, asked = candidates[0], in_a_row(question.text)
    if _is_row_of(asked, first):
        return candidates
    near = (one for one in candidates[1:] if first.logit - one.logit < NEARLY)
    full = (one for one in near if one.signals.coverage > first.signals.coverage)
    leads = next((one for one in full if _is_row_of(asked, one)), first)
    return [leads, *(one for one in candidates if one is not leads)]


def _is_row_of(asked: str, one: Candidate) -> bool:
    if not one.sentence.is_row:
        return False
    name = next((plain(cell) for _, cell in cells_of(one.sentence.text) if cell), "")
    words = name.split()
    return len(words) > 1 and not any(map(str.islower, (one[0] for one in words))) and in_a_row(name) in asked


def _of_the_kind(question: Question, candidates: list[Candidate]) -> list[Candidate]:
    """Where the best one cannot be an answer, however well it reads, the next of its document that can comes first."""
    first = candidates[0]
    if not _is_no_answer(question, first):
        return candidates
    own = (one for one in candidates[1:] if first.logit - one.logit < HARDLY)
    own = (one for one in own if _is_of_one_document(one, first))
    leads = next((one for one in own if not _is_no_answer(question, one)), first)
    return [leads, *(one for one in candidates if one is not leads)]


def _is_of_one_document(one: Candidate, other: Candidate) -> bool:
    return one.sentence.passage.document_id == other.sentence.passage.document_id


def _is_no_answer(question: Question, one: Candidate) -> bool:
    sentence = one.sentence
    under = " ".join((sentence.passage.title, *sentence.passage.heading_path, sentence.lead))
    return is_no_answer(question.text, sentence.words, under)
