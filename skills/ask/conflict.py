"""Two documents that answer the same thing differently: noticed, so that the newer can be named.

Rules over words, no model: the sentences must speak of the same things and differ in a number of the same unit, in a
denial, or in a name where somebody or some place is asked for. A false alarm casts doubt on a right answer, so what may
be about something else (another title, another name, another group of people) is no conflict.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexing.trust import Trust, trust_of
from skills.ask.sentences import Sentence, plain
from skills.ask.spoken import words_alone
from skills.ask.words import content_words, stems_of
from skills.language import day, say
from skills.stems import stem

LIKE = 0.6  # share of content words that two sentences have in common when they say the same thing
LIKE_IF_ASKED = 0.3  # enough where the question asks for the very unit that both count
ALMOST = 0.8  # alike beyond this, two sentences are about the same whatever the question's words
COVERED = 0.5  # share of the question's words that each must hold, its title and headings included
_READ = 6  # sentences compared with the best one
_AFTER = 3  # words after a number among which its unit stands: "20 working days"
_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_DIGITS = {word: str(number) for number, word in enumerate(_WORDS)}
_TOKEN = re.compile(r"[$€£]|\d+(?:[.,:]\d+)*|%|[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMBER = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME = re.compile(r"\d{1,2}:\d{2}")
_MONEY = frozenset("$€£")
_NOT = re.compile(r"\b(?:not|no|never|cannot|without|none|neither|nobody)\b|n['’]t\b", re.IGNORECASE)
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w’'-]+")
_ASKS_FOR_NAME = re.compile(r"\b(?:who|whom|whose|where|which|what is the name)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Conflict:
    """Two quotable sentences that disagree. `newer` is the later one if both dates are known, else the better found."""

    newer: Sentence
    older: Sentence

    @property
    def is_dated(self) -> bool:
        newer, older = self.newer.passage.modified_at, self.older.passage.modified_at
        return newer is not None and older is not None and newer.date() != older.date()

    def says(self) -> str:
        """One sentence for the reply; each side word for word, with its place."""
        first, second = (f"“{plain(one.text)}”" for one in (self.newer, self.older))
        if not self.is_dated:
            return say(
                "Two documents disagree: {place} says {quote}, {other_place} says {other_quote}.",
                place=_place(self.newer),
                quote=first,
                other_place=_place(self.older),
                other_quote=second,
            )
        return say(
            "Two documents disagree; the newer ({day}, {place}) says {quote}, the older ({other_day}, {other_place}) "
            "says {other_quote}.",
            day=_date(self.newer),
            place=_place(self.newer),
            quote=first,
            other_day=_date(self.older),
            other_place=_place(self.older),
            other_quote=second,
        )


def conflicts(question: str, sentences: Sequence[Sentence]) -> Conflict | None:
    """The best sentence against the next ones of other documents; `sentences` best first, all readable.

    Where several disagree with it, the newest that is trusted."""
    if not sentences:
        return None
    best, *others = (words_alone(one) for one in sentences[: _READ + 1])
    found = [
        _by_date(best, other)
        for other in others
        if other.passage.document_id != best.passage.document_id and disagree(question, best, other)
    ]
    return max(found, key=_newest, default=None)


def disagree(question: str, one: Sentence, other: Sentence) -> bool:
    """Whether two sentences answer the question differently; the order does not matter."""
    if not _on_the_same(question, one, other):
        return False
    like = _likeness(one.text, other.text)
    units = _differing_units(one.text, other.text)
    if units:
        asked = stems_of(question) | ({"$"} if "cost" in stems_of(question) else set())
        return like >= (LIKE_IF_ASKED if units & asked else LIKE)
    if like < LIKE:
        return False
    return _denials(one.text) != _denials(other.text) or (
        bool(_ASKS_FOR_NAME.search(question)) and _names_swapped(one.text, other.text)
    )


def _on_the_same(question: str, one: Sentence, other: Sentence) -> bool:
    """Both hold enough of the question, and the same part of it: what only one holds tells them apart."""
    asked = {stem(word) for word in content_words(question)}
    mine, theirs = asked & _held(one), asked & _held(other)
    enough = min(len(mine), len(theirs)) >= COVERED * len(asked) or _likeness(one.text, other.text) >= ALMOST
    same_names = _ASKS_FOR_NAME.search(question) or _names(one.text) == _names(other.text)
    return enough and mine == theirs and bool(same_names)


def _held(sentence: Sentence) -> frozenset[str]:
    passage = sentence.passage
    return stems_of(" ".join((passage.title, *passage.heading_path, sentence.text)))


def _likeness(one: str, other: str) -> float:
    mine, theirs = _skeleton(one), _skeleton(other)
    return len(mine & theirs) / max(len(mine | theirs), 1)


def _skeleton(text: str) -> set[str]:
    """What a sentence speaks of, without its numbers, names and denials."""
    names = {word.lower() for word in _names(text)}
    return {
        stem(word)
        for word in content_words(_NOT.sub(" ", text))
        if not _NUMBER.search(word) and word not in names and word not in _DIGITS
    }


def _differing_units(one: str, other: str) -> set[str]:
    """Units that both sentences count, none of their numbers being the same."""
    mine, theirs = _counted(one), _counted(other)
    return {unit for unit in mine.keys() & theirs.keys() if not mine[unit] & theirs[unit]}


def _counted(text: str) -> dict[str, set[str]]:
    """Each unit with the numbers that stand before it; years, times and money have units of their own."""
    tokens = [_DIGITS.get(token.lower(), token.lower()) for token in _TOKEN.findall(text)]
    counted: dict[str, set[str]] = {}
    for place, token in enumerate(tokens):
        if _NUMBER.match(token):
            for unit in _units(tokens, place):
                counted.setdefault(unit, set()).add(token.replace(",", ""))
    return counted


def _units(tokens: list[str], place: int) -> list[str]:
    if place and tokens[place - 1] in _MONEY:
        return [tokens[place - 1]]
    if _TIME.fullmatch(tokens[place]):
        return ["time:"]
    if _YEAR.fullmatch(tokens[place]):
        return ["year:"]
    after = []
    for word in tokens[place + 1 : place + 1 + _AFTER]:
        if _NUMBER.match(word) or word in _MONEY:
            break
        after.append(stem(word))
    return after or [f"{stem(word)}:" for word in tokens[max(0, place - 2) : place]]


def _denials(text: str) -> int:
    return len(_NOT.findall(text)) % 2


def _names_swapped(one: str, other: str) -> bool:
    mine, theirs = _names(one), _names(other)
    return bool(mine - theirs) and bool(theirs - mine)


def _names(text: str) -> set[str]:
    return set(_NAME.findall(plain(text)))


def _by_date(best: Sentence, other: Sentence) -> Conflict:
    mine, theirs = best.passage.modified_at, other.passage.modified_at
    if mine is not None and theirs is not None and theirs > mine:
        return Conflict(newer=other, older=best)
    return Conflict(newer=best, older=other)


def _newest(conflict: Conflict) -> tuple[Trust, bool, float]:
    """The first found stays first where no trust and no date tells them apart."""
    moment = conflict.newer.passage.modified_at
    trust = min(trust_of(conflict.newer.passage), trust_of(conflict.older.passage))
    return trust, conflict.is_dated, moment.timestamp() if conflict.is_dated and moment else 0.0


def _date(sentence: Sentence) -> str:
    found = sentence.passage.modified_at
    return day(found) if found else say("undated")


def _place(sentence: Sentence) -> str:
    return sentence.passage.title or sentence.passage.location
