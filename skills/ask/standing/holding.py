"""Which of the sentences read may lead: what holds today by the edition in force, not what was only wished for.

This is told before the signals of the whole are computed: they are about the sentence that leads and its lead.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from indexing.documents import Passage
from skills.ask.pieces.plain import plain
from skills.ask.pieces.sentences import Sentence
from skills.ask.pieces.words import content_words, stems_of
from skills.ask.standing.conflict import disagree
from skills.ask.standing.differences import likeness
from skills.ask.standing.editions import BEGAN_THEN, are_twins, names_edition, replaced_in
from skills.ask.standing.proposals import asks_what_was_wished, is_mere_proposal
from skills.ask.standing.records import is_beside_the_facts, not_in_force
from skills.ask.standing.sections import is_older_section, newest_of_sections
from skills.ask.standing.times import (
    asks_of_later,
    asks_of_next,
    asks_of_past,
    comes_again,
    has_ended_by_then,
    is_past,
    is_to_come,
)
from skills.stems import stem

Replaced = frozenset[tuple[str, str]]  # documents: the newer edition, the older one

HALF = 0.5  # of what it holds is enough where its own document is no longer in force
MUCH = 0.75  # of what the best sentence holds of a question, for another to come in its place
PARALLEL = 0.3  # share of words of two sentences about one subject, for one to be the other written anew
_NEAR = 12  # sentences behind the best among which the one that holds today is looked for


@dataclass(frozen=True)
class Holding:
    """Sentences, the one that leads first, and the ids of passages that are no rivals of it."""

    sentences: tuple[Sentence, ...]
    aside: frozenset[str]


def holding(question: str, sentences: Sequence[Sentence], today: date) -> Holding:
    """Put first what holds; `sentences` best first.

    What was only wished for is left out, what is past where the next is asked for, and what ends before the day that is
    asked about."""
    passages = list({one.passage.id: one.passage for one in sentences}.values())
    without = frozenset() if asks_what_was_wished(question) else not_in_force(passages)
    left = [one for one in sentences if _may_be_said(question, one, today, without)]
    if not left:
        return Holding(tuple(sentences), frozenset())
    gone = _led_by_what_is_gone(sentences, frozenset(left))
    replaced = replaced_in(passages, today)
    in_force = newest_of_sections(question, _in_force(question, left, replaced), left, today)
    leads = _of_today(question, in_force, left, today)
    others = {one.passage.id: one.passage for one in left if one.passage.id != leads.passage.id}
    later = {in_force.passage.id}  # where it does not lead, what holds from a later day on is told beside it
    aside = {name for name, other in others.items() if _is_no_rival(question, leads.passage, other, replaced)}
    left = [one for one in left if not is_older_section(question, one, leads, today)]
    ordered = (leads, *(one for one in left if one is not leads))
    return Holding(ordered, frozenset((aside | gone | later) - {leads.passage.id}))


def _may_be_said(question: str, sentence: Sentence, today: date, without: frozenset[str]) -> bool:
    """`without` are the ids of documents that are not in force."""
    if sentence.passage.document_id in without or is_beside_the_facts(question, sentence):
        return False
    if asks_of_next(question) and is_past(sentence, today):
        return False
    if has_ended_by_then(question, sentence, today):
        return False
    return asks_what_was_wished(question) or not is_mere_proposal(sentence)


def _led_by_what_is_gone(sentences: Sequence[Sentence], left: frozenset[Sentence]) -> set[str]:
    """Passages whose best sentence is left out: what the reader made of them is about that one."""
    best: dict[str, Sentence] = {}
    for one in sentences:
        best.setdefault(one.passage.id, one)
    return {name for name, one in best.items() if one not in left}


def _in_force(question: str, sentences: Sequence[Sentence], replaced: Replaced) -> Sentence:
    """The best sentence, or what the newer edition of its document says in its place."""
    best = sentences[0]
    if names_edition(question, best.passage):
        return best
    meant = None if BEGAN_THEN.search(question) else _of_the_named(question, best, sentences, replaced)
    if meant:
        return meant
    newer = [one for one in sentences if (one.passage.document_id, best.passage.document_id) in replaced]
    alike = (one for share in (MUCH, HALF) for one in newer if _is_in_its_place(question, one, best, share))
    found = next(alike, None)
    return found or next((one for one in newer if _is_written_anew(question, one, best)), best)


def _of_the_named(
    question: str, best: Sentence, sentences: Sequence[Sentence], replaced: Replaced
) -> Sentence | None:
    """What the older edition of its document says in its place, where the question names that one: "in 2025"."""
    older = [one for one in sentences if (best.passage.document_id, one.passage.document_id) in replaced]
    named = [one for one in older if names_edition(question, one.passage)]
    alike = (one for share in (MUCH, HALF) for one in named if _is_in_its_place(question, one, best, share))
    return next(alike, None)


def _is_written_anew(question: str, one: Sentence, best: Sentence) -> bool:
    """Whether both begin with the same thing, which is asked about, and go on alike: "Leave is asked for with a slip"
    became "Leave is booked online"."""
    mine, theirs = (content_words(plain(side.text))[:1] for side in (one, best))
    begins = {stem(word) for word in mine} & {stem(word) for word in theirs}
    return bool(begins & stems_of(question)) and likeness(one.text, best.text) >= PARALLEL


def _is_in_its_place(question: str, one: Sentence, best: Sentence, share: float) -> bool:
    """Whether a sentence of another document holds that share of what the best one holds of the question."""
    asked = {stem(word) for word in content_words(question)}
    enough = len(asked & _held(one)) >= share * len(asked & _held(best))
    return enough and one.passage.document_id != best.passage.document_id


def _of_today(question: str, leads: Sentence, sentences: Sequence[Sentence], today: date) -> Sentence:
    """What holds today in place of what holds from a later day on, unless the question is about then."""
    if not is_to_come(leads, today) or asks_of_later(question, today):
        return leads
    near = (one for one in sentences[:_NEAR] if one is not leads and not is_to_come(one, today))
    found = next((one for one in near if disagree(question, one, leads)), leads)
    is_over = not asks_of_past(question) and comes_again(found, leads, today)  # last year's party
    return leads if is_over else found


def _is_no_rival(question: str, leading: Passage, other: Passage, replaced: Replaced) -> bool:
    """Whether a passage is the same in an older edition, or nearly the same under the same title."""
    if are_twins(leading, other):
        return True
    return (leading.document_id, other.document_id) in replaced and not names_edition(question, other)


def _held(sentence: Sentence) -> frozenset[str]:
    passage = sentence.passage
    return stems_of(" ".join((passage.title, *passage.heading_path, sentence.words)))
