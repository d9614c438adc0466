"""Sections of a document that are each of a day, as in release notes: of two that differ the later one holds."""

import re
from collections.abc import Sequence
from datetime import date

from indexing.days import days_in, to_day
from skills.ask.pieces.sentences import Sentence
from skills.ask.standing.differences import denies_otherwise, differing_units, likeness

LIKE = 0.7  # share of what two sentences speak of that both do, when they tell of the same thing
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)+(?![\w.])")


def newest_of_sections(
    question: str, leads: Sentence, sentences: Sequence[Sentence], today: date
) -> Sentence:
    """What leads, or what a later section of its document says in its place."""
    later = [one for one in sentences if is_older_section(question, leads, one, today)]
    return max(later, key=_written, default=leads)


def is_older_section(question: str, older: Sentence, newer: Sentence, today: date) -> bool:
    """Whether both tell of the same thing otherwise, and the section of `newer` is of a later day that has come.

    Not where the question names the older section's day, year or version."""
    if older.passage.document_id != newer.passage.document_id:
        return False
    first, second = _written(older), _written(newer)
    if not date.min < first < second <= today or _is_named(question, older):
        return False
    texts = older.text, newer.text
    differ = bool(differing_units(*texts)) or denies_otherwise(*texts)
    return differ and likeness(*texts) >= LIKE


def _written(sentence: Sentence) -> date:
    """The day in the nearest heading that names one; the first of all days where none does."""
    for heading in reversed(sentence.passage.heading_path[1:]):
        found = (to_day(one.year, one.month, one.day) for one in days_in(heading) if one.year)
        day = next((one for one in found if one), None)
        if day:
            return day
    return date.min


def _is_named(question: str, sentence: Sentence) -> bool:
    headings = " ".join(sentence.passage.heading_path[1:])
    versions = set(_NUMBER.findall(headings)) & set(_NUMBER.findall(question))
    days = [one for one in days_in(question) if any(one.may_be(its) for its in days_in(headings))]
    return bool(versions or days)
