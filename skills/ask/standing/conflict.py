"""Two documents that answer the same thing differently: noticed, so that the newer can be named.

Rules over words, no model: the sentences must speak of the same things and differ in a number of the same unit, in a
day, in a denial, or in a name where somebody or some place is asked for. A false alarm casts doubt on a right answer,
so what may be about something else (another title, another name, another group of people) is no conflict. A sentence
of a later day that says of itself that something changed needs to share the question's words only.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from itertools import pairwise

from indexing.trust import Trust, trust_of
from skills.ask.pieces.plain import plain
from skills.ask.pieces.sentences import Sentence
from skills.ask.pieces.words import content_words, stems_of
from skills.ask.spoken import words_alone
from skills.ask.standing.apart import are_apart, is_of_some, narrows
from skills.ask.standing.decided import decided_last
from skills.ask.standing.differences import (
    DAY,
    denies_otherwise,
    differing_units,
    likeness,
    names_in,
    names_swapped,
)
from skills.ask.standing.editions import edition_of, edition_order, names_edition
from skills.ask.standing.times import (
    asks_of_later,
    asks_of_past,
    comes_again,
    is_of_one_gone_by,
    is_to_come,
    tells_what_was,
)
from skills.documents import where
from skills.language import day, say
from skills.stems import stem

LIKE = 0.6  # share of content words that two sentences have in common when they say the same thing
LIKE_IF_ASKED = (
    0.3  # enough where the question asks for the very unit that both count, or one says that it changed
)
ALMOST = 0.8  # alike beyond this, two sentences are about the same whatever the question's words
COVERED = 0.5  # share of the question's words that each must hold, its title and headings included
FEWEST = 2  # words of the question without which a sentence of a later day may be about anything
_READ = 6  # sentences of other documents compared with the best one
_ASKS_FOR_NAME = re.compile(r"\b(?:who|whom|whose|where|which|what is the name)\b", re.IGNORECASE)
_ASKS_FOR_DAY = re.compile(
    r"\b(?:when|(?:what|which) (?:date|day)|how soon|deadline|wann|ab wann|quand)\b", re.IGNORECASE
)
# in a question for a day what a sentence that tells it need not say
_OF_A_DAY = frozenset(map(stem, "day date count start begin apply hold valid effect come take".split()))
_HOW_LONG = re.compile(r"\bhow (?:long|soon|fast|quickly)\b|\bwie (?:lange|schnell)\b", re.IGNORECASE)
_LASTING = (
    "minutes",
    "hours",
    "days",
    "weeks",
    "months",
    "years",
    "tage",
    "wochen",
    "monate",
    "jahre",
    "stunden",
)
_CHANGED = re.compile(
    r"\b(?:no longer|any ?more|from now on|now|instead(?: of)?|only from|decided|agreed|resolved|decision|beschlossen|"
    r"beschluss|décidé|moved|postponed|delayed|rescheduled|brought forward|changed|"
    r"replace[sd]?|raised|lowered|increased|reduced|extended|shortened|new (?:date|day|time|deadline|price|place|room)|"
    r"neuer (?:termin|preis|ort)|nouvelle (?:date|heure)|nouveau (?:prix|lieu)|"
    r"nicht mehr|jetzt|nun|ab sofort|statt|verschoben|geändert|désormais|maintenant|au lieu d[eu]|reportée?)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"^\W*(?:open|to be decided|tbd|offen)\b|\b(?:whether|not (?:yet )?decided|undecided|still open|to be decided)\b",
    re.IGNORECASE,
)
_IDENTIFIER = re.compile(r"[A-Za-z]*\d\w*")
_CLAUSE = re.compile(r";\s+")


class Kind(Enum):
    """Why two sentences say different things; the later in this list, the sooner it is told."""

    APART = 1  # each is about a team or a place of its own; `newer` is the one that leads
    TO_COME = 2  # `older` holds today, `newer` from a later day on
    DISAGREE = 3
    OUTDATED = (
        4  # `older` is of no interest any more: last year's party, or today's price where the next is asked
    )


@dataclass(frozen=True)
class Conflict:
    """Two quotable sentences that say different things.

    Where they disagree, `newer` is the later edition, or the later one if both dates are known, else the better
    found."""

    newer: Sentence
    older: Sentence
    kind: Kind = Kind.DISAGREE

    @property
    def is_dated(self) -> bool:
        """Whether one is known to be the newer."""
        if self.are_editions:
            return True
        newer, older = self.newer.passage.modified_at, self.older.passage.modified_at
        return newer is not None and older is not None and newer.date() != older.date()

    @property
    def are_editions(self) -> bool:
        """Whether years or versions tell the order, whatever the dates of the files."""
        return edition_order(self.newer.passage, self.older.passage) is not None

    @property
    def leads(self) -> Sentence | None:
        """The side that is the answer, None where it is the better found."""
        if self.kind is Kind.TO_COME:
            return self.older
        return self.newer if self.kind is not Kind.DISAGREE or self.is_dated else None

    def says(self) -> str:
        """One sentence for the reply, if there is anything to tell; each side word for word, with its place."""
        first, second = (
            f"“{plain(one.words if one.is_row else one.text)}”" for one in (self.newer, self.older)
        )
        place, other_place = _places(self.newer, self.older)
        if self.kind is Kind.OUTDATED:
            return ""
        if self.kind is Kind.TO_COME:
            return say("Later something else holds: {place} says {quote}.", place=place, quote=first)
        if self.kind is Kind.APART:
            return say(
                "It depends on which is meant: {place} says {quote}, {other_place} says {other_quote}.",
                place=place,
                quote=first,
                other_place=other_place,
                other_quote=second,
            )
        if not self.is_dated:
            return say(
                "Two documents disagree: {place} says {quote}, {other_place} says {other_quote}.",
                place=place,
                quote=first,
                other_place=other_place,
                other_quote=second,
            )
        return say(
            "Two documents disagree; the newer ({day}, {place}) says {quote}, the older ({other_day}, {other_place}) "
            "says {other_quote}.",
            day=self._date(self.newer, self.older),
            place=place,
            quote=first,
            other_day=self._date(self.older, self.newer),
            other_place=other_place,
            other_quote=second,
        )

    def _date(self, one: Sentence, other: Sentence) -> str:
        """What tells its age: the day of a file that is called by a year may be that of a copy."""
        if self.are_editions:
            return edition_of(one.passage, other.passage)
        found = one.passage.modified_at
        return day(found) if found else say("undated")


def conflicts(question: str, sentences: Sequence[Sentence], *, today: date | None = None) -> Conflict | None:
    """The best sentence against the next ones of other documents; `sentences` best first, all readable.

    Where several disagree with it, the newest that is trusted. Without `today` nothing is of a time to come."""
    if not sentences:
        return None
    best = words_alone(sentences[0])
    others = [one for one in sentences if one.passage.document_id != best.passage.document_id][:_READ]
    if today and (later := decided_last(question, best, others, today)):
        return Conflict(later, best, Kind.OUTDATED)
    pairs = (_by_age(best, words_alone(other)) for other in others)
    found = [
        pair
        for pair in pairs
        if disagree(question, pair.newer, pair.older) or _overtakes(question, pair, best)
    ]
    judged = (_judged(question, pair, best, today) for pair in found)
    return max((one for one in judged if one), key=_newest, default=None)


def _judged(question: str, pair: Conflict, best: Sentence, today: date | None) -> Conflict | None:
    """What it is that makes them differ; None where nothing of it needs telling."""
    if today is not None:
        timed = _timed(question, pair, today)
        if timed is not pair:
            return None if timed.kind is Kind.OUTDATED and timed.newer is best else timed
    if not are_apart(question, pair.newer, pair.older):
        takes_over = pair.leads is pair.newer is not best and not pair.are_editions
        is_narrower = takes_over and is_of_some(question, pair.newer, best)
        if is_narrower and not is_of_some(question, best, pair.newer):
            return Conflict(best, pair.newer, Kind.APART)
        return pair
    other = pair.older if pair.newer is best else pair.newer
    is_special = narrows(question, best.passage, other.passage)
    first, second = (other, best) if is_special else (best, other)
    return Conflict(first, second, Kind.APART)


def _timed(question: str, pair: Conflict, today: date) -> Conflict:
    """The pair by the times that its sides are of, or itself where these are the same."""
    coming = [one for one in (pair.newer, pair.older) if is_to_come(one, today)]
    if len(coming) == 1:
        now = pair.older if coming[0] is pair.newer else pair.newer
        is_over = not asks_of_past(question) and comes_again(now, coming[0], today)
        kind = Kind.OUTDATED if is_over or asks_of_later(question, today) else Kind.TO_COME
        return Conflict(coming[0], now, kind)
    if not asks_of_past(question) and is_of_one_gone_by(pair.older, pair.newer, today):
        return replace(pair, kind=Kind.OUTDATED)
    if not asks_of_past(question) and tells_what_was(pair.newer.text) and not tells_what_was(pair.older.text):
        return Conflict(pair.older, pair.newer, Kind.OUTDATED)
    return _as_named(question, pair)


def _as_named(question: str, pair: Conflict) -> Conflict:
    """The older edition leads where the question names it alone."""
    newer, older = pair.newer.passage, pair.older.passage
    is_meant = pair.are_editions and names_edition(question, older) and not names_edition(question, newer)
    return Conflict(pair.older, pair.newer, Kind.OUTDATED) if is_meant else pair


def disagree(question: str, one: Sentence, other: Sentence) -> bool:
    """Whether two sentences answer the question differently; the order does not matter."""
    if not _is_on_the_same(question, one, other):
        return False
    pairs = _clauses(one.text, other.text)
    return any(_differ(question, mine, theirs, (one.text, other.text)) for mine, theirs in pairs)


def _clauses(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Both whole, then what stands between semicolons."""
    yield one, other
    mine, theirs = _CLAUSE.split(one), _CLAUSE.split(other)
    if len(mine) + len(theirs) > 2:
        yield from ((my, their) for my in mine for their in theirs)


def _differ(question: str, one: str, other: str, whole: tuple[str, str]) -> bool:
    if not _same_names(question, one, other):
        return False
    like = likeness(one, other)
    units = differing_units(one, other, whole=whole)
    if units:
        return like >= (LIKE_IF_ASKED if units & _asked_units(question) else LIKE)
    if like < LIKE:
        return False
    return denies_otherwise(*whole) or (
        bool(_ASKS_FOR_NAME.search(question)) and names_swapped(question, one, other)
    )


def _asked_units(question: str) -> set[str]:
    asked = set(stems_of(question))
    lasting = set(map(stem, _LASTING)) if _HOW_LONG.search(question) else set()
    return asked | lasting | ({"$"} if "cost" in asked else set())


def _overtakes(question: str, pair: Conflict, best: Sentence) -> bool:
    """Whether a sentence of a later day takes back the best one, or settles what was open in it."""
    newer, older = pair.newer, pair.older
    asked = {stem(word) for word in content_words(question)}
    needed = asked - _companions(question, asked) - _years(newer, older)
    needed -= _OF_A_DAY if _ASKS_FOR_DAY.search(question) else set()
    if older is not best or not pair.is_dated or len(needed) < FEWEST:
        return False
    texts = _under_one_title(newer, older)
    if not all(needed <= stems_of(one) for one in texts):
        return False
    if not _same_names(question, newer.text, older.text):
        return False
    if _OPEN.search(older.text):
        return not _OPEN.search(newer.text)
    if not _CHANGED.search(texts[0]):
        return False
    units = differing_units(newer.text, older.text)
    if units:
        return bool(units & _asked_units(question)) or (DAY in units and bool(_ASKS_FOR_DAY.search(question)))
    return likeness(newer.text, older.text) >= LIKE_IF_ASKED and denies_otherwise(newer.text, older.text)


def _under_one_title(newer: Sentence, older: Sentence) -> tuple[str, str]:
    """The words of each, behind the title that it stands under where both are of one item: "Fair", "Fair moved"."""
    titles = [one.lead or " ".join(one.passage.heading_path[-1:]) for one in (newer, older)]
    its, earlier = (frozenset(map(stem, content_words(plain(one)))) for one in titles)
    is_one = bool(earlier) and {one for one in earlier if not one.isdigit()} <= its
    return (f"{titles[0]} {newer.text}", f"{titles[1]} {older.text}") if is_one else (newer.text, older.text)


def _years(newer: Sentence, older: Sentence) -> set[str]:
    """The year that both are of, which neither needs to name."""
    mine, theirs = ({str(at.year)} if (at := one.passage.modified_at) else set() for one in (newer, older))
    return mine & theirs


def _is_on_the_same(question: str, one: Sentence, other: Sentence) -> bool:
    """Both hold enough of the question, and the same part of it: what only one holds tells them apart."""
    asked = {stem(word) for word in content_words(question)}
    mine, theirs = asked & _held(one), asked & _held(other)
    if _are_of_two_kinds(question, one, other):
        return False
    enough = min(len(mine), len(theirs)) >= COVERED * len(asked) or likeness(one.text, other.text) >= ALMOST
    return enough and mine ^ theirs <= _companions(question, mine & theirs)


# "a week of leave" is no week of parental leave, though a page about that speaks of notice too
_KIND_OF_LEAVE = re.compile(
    r"\b(?P<kind>family|parental|maternity|paternity|adoption|sabbatical|bereavement|study|carer|jury|sick|"
    r"mutterschaft|bildung)(?:ness|['’]?s)?[ -]?(?:leave|urlaub|zeit)\b",
    re.IGNORECASE,
)
_NO_KIND = "sick"  # which a page on leave in general may be about


def _are_of_two_kinds(question: str, one: Sentence, other: Sentence) -> bool:
    """Whether they stand under two kinds of leave, or one under a kind that nobody else and no question names."""
    asked, mine, theirs = (
        {found["kind"].lower() for found in _KIND_OF_LEAVE.finditer(text)}
        for text in (question, _place_and_words(one), _place_and_words(other))
    )
    if mine and theirs:
        return not mine & theirs
    return bool((mine | theirs) - asked - {_NO_KIND})


def _place_and_words(sentence: Sentence) -> str:
    passage = sentence.passage
    return " / ".join((passage.title, *passage.heading_path, sentence.lead, sentence.text))


def _same_names(question: str, one: str, other: str) -> bool:
    """Whether no name tells them apart; "S8" and "Spectrometer S8" are one."""
    if _ASKS_FOR_NAME.search(question):
        return True
    mine, theirs = names_in(one), names_in(other)
    shared = {stem(name.lower()) for name in mine & theirs}
    beside = _companions(one, shared) | _companions(other, shared)
    return {stem(name.lower()) for name in mine ^ theirs} <= beside


def _companions(text: str, shared: set[str]) -> set[str]:
    """Words that stand before an identifier which is shared: with "S8" known, "Spectrometer" tells nothing more."""
    words = re.findall(r"\w+", text)
    return {
        stem(word.lower())
        for word, name in pairwise(words)
        if word[:1].isupper() and _IDENTIFIER.fullmatch(name) and stem(name.lower()) in shared
    }


def _held(sentence: Sentence) -> frozenset[str]:
    passage = sentence.passage
    return stems_of(" ".join((passage.title, *passage.heading_path, sentence.text)))


def _by_age(best: Sentence, other: Sentence) -> Conflict:
    order = edition_order(best.passage, other.passage)
    if order is not None:
        return Conflict(newer=best, older=other) if order > 0 else Conflict(newer=other, older=best)
    mine, theirs = best.passage.modified_at, other.passage.modified_at
    if mine is not None and theirs is not None and theirs > mine:
        return Conflict(newer=other, older=best)
    return Conflict(newer=best, older=other)


def _newest(conflict: Conflict) -> tuple[Trust, int, bool, float]:
    """The first found stays first where no trust, no kind and no date tells them apart."""
    moment = conflict.newer.passage.modified_at
    trust = min(trust_of(conflict.newer.passage), trust_of(conflict.older.passage))
    return (
        trust,
        conflict.kind.value,
        conflict.is_dated,
        moment.timestamp() if conflict.is_dated and moment else 0.0,
    )


def _places(one: Sentence, other: Sentence) -> tuple[str, str]:
    """Title of each, with its path where both are called the same."""
    titles = one.passage.title, other.passage.title
    places = one.passage.location, other.passage.location
    told = where(places[0], unlike=places[1]), where(places[1], unlike=places[0])
    if titles[0] != titles[1]:
        return titles[0] or told[0], titles[1] or told[1]
    return (f"{titles[0]} ({told[0]})", f"{titles[1]} ({told[1]})") if titles[0] else told
