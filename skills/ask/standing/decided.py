"""A sum of a table that minutes changed: "Decided, with effect from 1 October 2026: adult ticket £16.50"."""

import re
from collections.abc import Sequence
from datetime import date

from indexing.days import days_in
from skills.ask.pieces.around import before
from skills.ask.pieces.plain import plain
from skills.ask.pieces.sentences import Sentence
from skills.ask.pieces.tables import named_cells
from skills.ask.pieces.words import content_words, stems_of
from skills.ask.standing.differences import differing_units
from skills.stems import stem

_FROM_A_DAY = re.compile(
    r"\b(?:decided|agreed|resolved|approved|decision|beschlossen|beschluss|décidé)\b.{0,60}?"
    r"\b(?:with effect from|effective(?: from)?|as (?:of|from)|from|starting|ab|mit wirkung (?:vom|ab)|à partir du)\s+"
    r"(?P<day>.{0,30})",
    re.IGNORECASE | re.DOTALL,
)
_NOT_SO = re.compile(
    r"\b(?:not|never|no longer|withdrawn|rejected|declined|postponed|cancelled|proposed|nicht|abgelehnt|zurückgezogen|"
    r"pas|rejetée?|refusée?)\b|n['’]t\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLAUSES = re.compile(r"(?<=\D)[,;:]\s+|[,;:]\s+(?=\D)")


def decided_last(question: str, row: Sentence, others: Sequence[Sentence], today: date) -> Sentence | None:
    """Of the minutes that changed what a row of a table tells, the latest."""
    dated = [(since, one) for one in others if (since := decided_anew(question, row, one, today))]
    return max(dated, key=lambda pair: pair[0])[1] if dated else None


def decided_anew(question: str, row: Sentence, later: Sentence, today: date) -> date | None:
    """The day from which minutes changed what a row of a table tells, if they did: it has come, the table's document is
    older, and they give another figure of its unit to what the row is called."""
    since = _since(later, today)
    if not row.is_row or later.is_row or since is None or _NOT_SO.search(later.text):
        return None
    written = _written(row)
    is_later = written is not None and written < since
    return (
        since if is_later and _asks_of_both(question, row, later) and _tells_otherwise(row, later) else None
    )


def _written(row: Sentence) -> date | None:
    """When a table was written: its file's day, or that of the year that it is called by."""
    if row.passage.modified_at is not None:
        return row.passage.modified_at.date()
    passage = row.passage
    years = _YEAR.findall(" ".join((passage.title, *passage.heading_path, passage.location)))
    return date(int(max(years)), 1, 1) if years else None


def _since(sentence: Sentence, today: date) -> date | None:
    """The day from which it says that something was decided, if that has come."""
    found = _FROM_A_DAY.search(sentence.text)
    days = days_in(found["day"]) if found else []
    if not days or days[0].year is None:
        return None
    try:
        since = date(days[0].year, days[0].month, days[0].day)
    except ValueError:
        return None
    return since if since <= today else None


def _asks_of_both(question: str, row: Sentence, later: Sentence) -> bool:
    """Whether the minutes hold all words of the question that the table does."""
    asked = frozenset(map(stem, content_words(question)))
    mine, theirs = asked & _held(row), asked & _held(later)
    return bool(mine) and mine <= theirs


def _tells_otherwise(row: Sentence, later: Sentence) -> bool:
    """Whether a clause of the minutes has all words of the row's first cell and another figure of a cell's unit."""
    (_, _, name), *cells = named_cells(row.text, row.columns)
    key = frozenset(map(stem, content_words(name)))
    clauses = [one for one in _CLAUSES.split(plain(later.text)) if key and key <= stems_of(one)]
    told = "; ".join(said for _, _, said in cells if said)
    return any(differing_units(clause, told) for clause in clauses)


def _held(sentence: Sentence) -> frozenset[str]:
    """Words of the sentence and of what it stands behind or under."""
    passage = sentence.passage
    around = (*passage.heading_path, sentence.lead, *before(sentence), *sentence.columns)
    return stems_of(" ".join((passage.title, *around, sentence.text)))
