"""What two sentences differ in: numbers of one unit, days, denials and names. Rules over words, no model."""

import re

from indexing.days import Day, days_in, is_month
from skills.ask.pieces.numerals import DIGITS
from skills.ask.pieces.plain import plain
from skills.ask.pieces.words import content_words
from skills.stems import stem

_AFTER = 3  # words after a number among which its unit stands: "20 working days"
_TOKEN = re.compile(r"[$€£]|\d+(?:[.,:]\d+)*|%|[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMBER = re.compile(r"\d")
_ROUND = re.compile(r"(?<=\d)[.,]00?$")  # £15.00 is £15
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME = re.compile(r"\d{1,2}:\d{2}")
_MONEY = frozenset("$€£")
_NOT = re.compile(
    r"\b(?:not|no|never|cannot|without|none|neither|nobody|nicht|kein\w*|nie|pas)\b|n['’]t\b", re.IGNORECASE
)
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w’'-]+")
_ANY_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_LEFT_BEHIND = re.compile(
    r"\b(?:instead of|rather than|no longer|not|formerly|previously)\s+(?:(?:by|the|from|in|at|with)\s+)*[A-Z][\w’'-]*"
    r"(?:\s+[A-Z][\w’'-]*)*"
)
_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag "
    "sonntag".split()
)
DAY, TIME = "day:", "time:"  # the units of days of the calendar and of times of day


def skeleton(text: str) -> set[str]:
    """What a sentence speaks of, without its numbers, names and denials."""
    named = names_in(text)
    names = {word.lower() for word in _ANY_NAME.findall(text) if word in named or _is_of_calendar(word)}
    return {
        stem(word)
        for word in content_words(_NOT.sub(" ", text))
        if not _NUMBER.search(word) and word not in names and word not in DIGITS
    }


def likeness(one: str, other: str) -> float:
    """Share of what two sentences speak of that both do, 0 to 1."""
    mine, theirs = skeleton(one), skeleton(other)
    return len(mine & theirs) / max(len(mine | theirs), 1)


def differing_units(one: str, other: str, *, whole: tuple[str, str] | None = None) -> set[str]:
    """Units that both count, none of their numbers being the same.

    Of clauses, `whole` gives the sentences they are of: what one counts must not stand anywhere in the other."""
    mine, theirs = _counted(one), _counted(other)
    all_mine, all_theirs = map(_counted, whole) if whole else (mine, theirs)
    units = {
        unit
        for unit in mine.keys() & theirs.keys()
        if not mine[unit] & all_theirs[unit] and not theirs[unit] & all_mine[unit]
    }
    return units | ({DAY} if _days_differ(one, other) else set())


def denies_otherwise(one: str, other: str) -> bool:
    """Whether one denies what the other affirms."""
    return _denials(one) != _denials(other)


def names_in(text: str) -> set[str]:
    """Capitalised words inside a sentence, but for those of the calendar."""
    return {word for word in _NAME.findall(plain(text)) if not _is_of_calendar(word)}


def _is_of_calendar(word: str) -> bool:
    """Months and days of the week: they are compared as days, and tell no two things apart."""
    return is_month(word) or word.lower().removesuffix("s") in _WEEKDAYS


def names_swapped(question: str, one: str, other: str) -> bool:
    """Whether each names somebody or some place that neither the other nor the question does."""
    mine, theirs = _named(question, one), _named(question, other)
    return bool(mine - theirs) and bool(theirs - mine)


def is_content(word: str) -> bool:
    """Whether a word is no stop word (of which `content_words` alone would give one back)."""
    return len(content_words(f"{word} 0")) > 1


def _named(question: str, text: str) -> set[str]:
    """The first word counts where it is no common one; a name that is denied or left behind does not."""
    asked = set(content_words(question))
    found = set(_ANY_NAME.findall(_LEFT_BEHIND.sub(" ", plain(text))))
    return {
        name for name in found if name.lower() not in asked and is_content(name) and not _is_of_calendar(name)
    }


def _days_differ(one: str, other: str) -> bool:
    mine, theirs = days_in(one), days_in(other)
    return bool(mine and theirs) and not any(day.may_be(its) for day in mine for its in theirs)


def _counted(text: str) -> dict[str, set[str]]:
    """Each unit with the numbers that stand before it; years, times and money have units of their own."""
    tokens = [
        DIGITS.get(token.lower(), token.lower()) for token in _TOKEN.findall(_blank(text, days_in(text)))
    ]
    counted: dict[str, set[str]] = {}
    for place, token in enumerate(tokens):
        if _NUMBER.match(token):
            for unit in _units(tokens, place):
                counted.setdefault(unit, set()).add(_ROUND.sub("", token).replace(",", ""))
    return counted


def _blank(text: str, days: list[Day]) -> str:
    for day in reversed(days):
        text = f"{text[: day.start]} {text[day.end :]}"
    return text


def _units(tokens: list[str], place: int) -> list[str]:
    if place and tokens[place - 1] in _MONEY:
        return [tokens[place - 1]]
    if _TIME.fullmatch(tokens[place]):
        return [TIME]
    if _YEAR.fullmatch(tokens[place]):
        return ["year:"]
    after = []
    for word in tokens[place + 1 : place + 1 + _AFTER]:
        if _NUMBER.match(word) or word in _MONEY:
            break
        if is_content(word):
            after.append(stem(word))
    return after or [f"{stem(word)}:" for word in tokens[max(0, place - 2) : place]]


def _denials(text: str) -> int:
    return len(_NOT.findall(text)) % 2
