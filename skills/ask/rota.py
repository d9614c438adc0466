"""A question's day as the rota writes the stretch that holds it: "next week" is "the week of 7 Dec 2026" there.

Only where what was found holds a table that goes on by a day or by weeks, and says what the question asks about.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from indexing.days import Day, days_in, to_day
from indexing.documents import Passage
from skills.ask.pieces.plain import plain
from skills.ask.pieces.sentences import Sentence
from skills.ask.pieces.tables import cells_of
from skills.ask.pieces.words import content_words, stems_of
from skills.stems import stem

_ONE, _WEEK = timedelta(days=1), timedelta(days=7)
_STEPS = (1, 7, 14)  # days by which a rota goes on
_HALF_YEAR = 183  # days; one without a year is the nearest such day
_FEWEST = 3  # dates in a row


def _monday(today: date, weeks: int) -> date:
    return today - timedelta(days=today.weekday()) + weeks * _WEEK


def _coming(month: int, day: int) -> Callable[[date], date]:
    """The next such day, or the one that is not long past."""
    return lambda today: date(today.year + ((month, day) < (today.month - 1, today.day)), month, day)


# words for a day, and which it is
_WORDS: Mapping[str, Callable[[date], date]] = {
    r"today|tonight|right now|at the moment|now|currently|heute|jetzt|gerade|aujourd['’]hui|ce soir": lambda today: (
        today
    ),
    r"tomorrow|demain": lambda today: today + _ONE,
    r"this week|diese woche|cette semaine": lambda today: today,
    r"next week|nächste woche|la semaine prochaine": lambda today: _monday(today, 1),
    r"the week after next|week after next|übernächste woche": lambda today: _monday(today, 2),
    r"last week|letzte woche|la semaine dernière": lambda today: _monday(today, -1),
    r"(?:this|the) weekend|(?:dieses|am) wochenende|ce week-end": lambda today: _monday(today, 0) + 5 * _ONE,
    r"next weekend|nächstes wochenende": lambda today: _monday(today, 1) + 5 * _ONE,
    r"christmas eve|heiligabend|heilig abend": _coming(12, 24),
    r"christmas(?: day)?|xmas(?: day)?|weihnachten|noël": _coming(12, 25),
    r"boxing day": _coming(12, 26),
    r"new year['’]?s eve|silvester": _coming(12, 31),
    r"new year(?:['’]?s(?: day)?)?|neujahr": _coming(1, 1),
}
_LEAD = r"(?:\b(?:for|in|on|at|over|during|of|zu|an|am|in der|pendant)\s+(?:the\s+)?)?"
_SAID = re.compile(
    "|".join(f"(?P<w{n}>{_LEAD}\\b(?:{words})\\b)" for n, words in enumerate(_WORDS)), re.IGNORECASE
)
_DATED = re.compile(
    rf"{_LEAD}$|{_LEAD}(?:week\s+(?:of|from|beginning|starting|commencing)\s+)$", re.IGNORECASE
)
_SMALL = re.compile(r"(?<=\d )(?:may|march)\b|(?<=\d(?:st|nd|rd|th) )(?:may|march)\b")
_FROM_TO = re.compile(r"(\d{1,2})\.?\s*[–—-]\s*$")
_AROUND = re.compile(
    r"(?:w/c|w/b|week|woche|from|of|beginning|starting|commencing|ab|vom|mon|mo|montag|monday|the|to|bis|[–—,.()\s-])*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Stretch:
    """From `first` up to `after`, as a cell writes it."""

    first: date
    after: date
    cell: str

    @property
    def said(self) -> str:
        return f"in the week of {self.cell}" if (self.after - self.first).days > 1 else f"on {self.cell}"


def as_rota_says(question: str, found: Sequence[Passage], today: date) -> str:
    """The question with its day as the first rota found writes the stretch that holds it; else as it is."""
    asked = _asked(question, today)
    if asked is None:
        return question
    day, start, end = asked
    rest = frozenset(map(stem, content_words(f"{question[:start]} {question[end:]}")))
    for passage in found:
        held = next((one for one in _stretches(passage.text, day) if one.first <= day < one.after), None)
        told = _names(passage)
        if held is None:
            held, told = _in_header(passage.text, day), _told_in(passage.document_id, found)
        if held and rest & told and not _is_said(question[start:end], held):
            rest_of_it = question[end:] if question[end : end + 1] in tuple("?!,.;") else f" {question[end:]}"
            return " ".join(f"{question[:start]} {held.said}{rest_of_it}".split())
    return question


def is_off_rota(question: str, sentence: Sentence, today: date) -> bool:
    """Whether it is a row of a rota that has no stretch for the day that is asked for."""
    asked = _asked(question, today) if sentence.is_row else None
    if asked is None:
        return False
    stretches = list(_stretches(sentence.passage.text, asked[0]))
    return bool(stretches) and not any(one.first <= asked[0] < one.after for one in stretches)


def _asked(question: str, today: date) -> tuple[date, int, int] | None:
    """The day that is asked for, and where its words stand."""
    if match := _SAID.search(question):
        place = next(n for n in range(len(_WORDS)) if match[f"w{n}"])
        return list(_WORDS.values())[place](today), *match.span()
    named = days_in(_capital(question))
    if len(named) != 1 or (day := _nearest(named[0], today)) is None:
        return None
    lead = _DATED.search(question, 0, named[0].start)
    return day, lead.start() if lead else named[0].start, named[0].end


def _capital(question: str) -> str:
    """With the months behind a figure that are verbs where they are small."""
    return _SMALL.sub(lambda month: month.group().capitalize(), question)


def _nearest(day: Day, to: date) -> date | None:
    """The day itself, or without a year the nearest one."""
    years = (day.year,) if day.year else (to.year - 1, to.year, to.year + 1)
    days = [found for year in years if (found := to_day(year, day.month, day.day))]
    return min(days, key=lambda one: abs((one - to).days), default=None)


def _is_said(words: str, held: _Stretch) -> bool:
    """Whether the question already names a day that stands in the cell."""
    written = {(held.first.day, held.first.month), *((one.day, one.month) for one in days_in(held.cell))}
    return any((one.day, one.month) in written for one in days_in(_capital(words)))


def _names(passage: Passage) -> frozenset[str]:
    """The stems of what a passage's title, headings and the first line of its table say it is about."""
    header = next((line for line in passage.text.splitlines() if line.lstrip().startswith("|")), "")
    return stems_of(" ".join((passage.title, *passage.heading_path, header)))


def _stretches(text: str, near: date) -> Iterator[_Stretch]:
    """What each date of a table's columns and of its header holds, where they go on evenly."""
    rows = [
        [plain(cell) for _, cell in cells_of(line)]
        for line in text.splitlines()
        if line.lstrip().startswith("|")
    ]
    width = max(map(len, rows), default=0)
    columns = [[row[at] for row in rows if at < len(row)] for at in range(width)]
    for cells in (*columns, *rows[:1]):
        dated = [(spans, cell) for cell in cells if (spans := _dates(cell, near))]
        step = _step([spans[0] for spans, _ in dated])
        for (first, last), cell in dated if step else ():
            yield _Stretch(first, last + _ONE if last else first + timedelta(days=step), cell)


def _told_in(document_id: str, found: Sequence[Passage]) -> frozenset[str]:
    """The stems of what was found of a document, rows of a table that goes on among them."""
    return stems_of(" ".join(one.text for one in found if one.document_id == document_id))


def _in_header(text: str, asked: date) -> _Stretch | None:
    """The day itself as a column's name writes it beside other words: "25 December, Closes", whatever days the others
    are of."""
    header = next((line for line in text.splitlines() if line.lstrip().startswith("|")), "")
    for _, cell in cells_of(header) if header else ():
        for one in days_in(cell):
            if _nearest(one, asked) == asked:
                return _Stretch(asked, asked + _ONE, cell[one.start : one.end])
    return None


def _dates(cell: str, near: date) -> tuple[date, date | None] | None:
    """The first day that a cell writes, and the last of "18–24 May"; None where it holds other words."""
    days = days_in(cell)
    ends = [_nearest(one, near) for one in days]
    if len(days) not in (1, 2) or ends[0] is None or ends[-1] is None:
        return None
    if begun := _FROM_TO.search(cell, 0, days[0].start):
        number = int(begun[1])
        return (ends[0].replace(day=number), ends[0]) if 1 <= number <= ends[0].day else None
    between = cell[days[0].end : days[-1].start] if len(days) == 2 else ""
    if not _AROUND.fullmatch(f"{cell[: days[0].start]} {between} {cell[days[-1].end :]}"):
        return None
    return (ends[0], ends[1] if len(days) == 2 else None)


def _step(dates: Sequence[date]) -> int:
    """By how many days they go on, if they do so evenly as a rota does."""
    steps = Counter((after - before).days for before, after in pairwise(dates))
    if len(dates) < _FEWEST:
        return 0
    [(step, count)] = steps.most_common(1)
    return step if step in _STEPS and count == len(dates) - 1 else 0
