"""Which days of the week a text speaks of, so that Saturday's sentence is no answer about Sunday."""

import re
from collections.abc import Iterator

_WEEK = (
    r"mon(?:day)?s?|montags?|mo|lundis?|lun",
    r"tue(?:s(?:day)?)?s?|dienstags?|di|mardis?|mar",
    r"wed(?:nesday)?s?|mittwochs?|mi|mercredis?|mer",
    r"thu(?:rs?(?:day)?)?s?|donnerstags?|do|jeudis?|jeu",
    r"fri(?:day)?s?|freitags?|fr|vendredis?|ven",
    r"sat(?:urday)?s?|samstags?|sonnabends?|sa|samedis?|sam",
    r"sun(?:day)?s?|sonntags?|so|dimanches?|dim",
)
_DAY = re.compile("|".join(f"(?P<d{place}>{names})" for place, names in enumerate(_WEEK)), re.IGNORECASE)
_NAME = re.compile(rf"(?<!\w)(?:{'|'.join(f'(?:{names})' for names in _WEEK)})(?![\w'’])\.?", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|through|thru|until|till|bis|au|à|-|–|—)\s*(?:le\s+)?", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:[,/&+]|and|und|et|or|oder|ou|to|bis|au|-|–|—)?\s*", re.IGNORECASE)
_WORKING = re.compile(
    r"\b(?:weekdays?|working days?|werktags?|wochentags?|en semaine|jours ouvr(?:és|ables))\b", re.IGNORECASE
)
_ENDING = re.compile(r"\b(?:week-?ends?|wochenenden?|am wochenende)\b", re.IGNORECASE)
_EVERY = re.compile(
    r"\b(?:daily|every day|all week|seven days|7 days|24/7|täglich|jeden tag|tous les jours)\b", re.IGNORECASE
)
_ALL = frozenset(range(7))
_SHORTEST = 4  # letters of a name that stands alone; shorter ones only count beside another or written "Mon."


def weekdays_in(text: str) -> frozenset[int]:
    """The days of the week that are named, 0 being Monday; those between the ends of "Monday to Friday" too."""
    if _EVERY.search(text):
        return _ALL
    named = frozenset[int]().union(*_spans(text))
    if _WORKING.search(text):
        named |= frozenset(range(5))
    return named | (frozenset((5, 6)) if _ENDING.search(text) else frozenset())


def days_span(text: str) -> tuple[int, int] | None:
    """From where to where a text names its days, which is the first stretch of them; None where it names none.

    Short names do not count, and a stretch ends where anything but "to" or "and" stands between two."""
    names = [one for one in _NAME.finditer(text) if len(one.group()) >= _SHORTEST]
    if not names:
        found = next((one for kind in (_EVERY, _WORKING, _ENDING) if (one := kind.search(text))), None)
        return found.span() if found else None
    end = names[0].end()
    for one in names[1:]:
        if not (_TO.fullmatch(text, end, one.start()) or _LISTED.fullmatch(text, end, one.start())):
            break
        end = one.end()
    return names[0].start(), end


def _spans(text: str) -> Iterator[frozenset[int]]:
    # "so" and "do" are words, "So" and "Do" may be days
    names = [one for one in _NAME.finditer(text) if len(one.group()) >= _SHORTEST or one.group()[0].isupper()]
    for place, name in enumerate(names):
        day = _number(name.group())
        after = names[place + 1] if place + 1 < len(names) else None
        if after and _TO.fullmatch(text, name.end(), after.start()):
            yield _between(day, _number(after.group()))
        elif len(name.group()) >= _SHORTEST or _beside_another(text, names, place):
            yield frozenset((day,))


def _beside_another(text: str, names: list[re.Match[str]], place: int) -> bool:
    """Whether a short name such as "Sa" ends a range or stands in a list of days, for alone it may be a word."""
    before, after = names[:place][-1:], names[place + 1 :][:1]
    own = names[place]
    return any(
        _LISTED.fullmatch(text, left, right)
        for left, right in (
            *((one.end(), own.start()) for one in before),
            *((own.end(), one.start()) for one in after),
        )
    )


def _number(name: str) -> int:
    match = _DAY.fullmatch(name.rstrip("."))
    return int(match.lastgroup[1:]) if match and match.lastgroup else 0


def _between(first: int, last: int) -> frozenset[int]:
    return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
