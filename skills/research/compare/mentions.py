"""Where a sentence names a company, and no longer name that holds it: Acme Robotics is not Acme."""

import re
from collections.abc import Sequence

from indexing.web.legal import LEGAL

IS = re.compile(
    r"\b(?:is|are|remains?|stays?|ranks?|leads|named|ist|bleibt|gilt als|est|reste|es|sigue siendo)\b",
    re.IGNORECASE,
)
# a day or a time of year before a name is no part of it: “By Friday Acme leads”
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August|September|"
    r"October|"
    r"November|December|Spring|Summer|Autumn|Fall|Winter|Easter|Christmas|Montags?|Dienstags?|Mittwochs?|"
    r"Donnerstags?|"
    r"Freitags?|Samstags?|Sonntags?|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Frühjahr|Sommer|Herbst|Ostern|"
    r"Weihnachten|Pâques|Noël"
)
LEGAL_BEHIND = re.compile(rf"\s+{LEGAL}(?![^\W_])\.?")


_BESIDE = 80  # characters on either side of a name that tell whether it is longer


def mentions_in(words: str, companies: Sequence[str]) -> list[tuple[int, int, str]]:
    """Where each company is named: never inside of a longer name, known or not."""
    found: list[tuple[int, int, str]] = []
    taken: set[int] = set()  # by longer names, which come first
    for name in sorted(companies, key=len, reverse=True):
        for hit in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", words):
            start, end = hit.span()
            lead, rest = words[max(0, start - _BESIDE) : start], words[end : end + _BESIDE]
            if taken.isdisjoint((start, end - 1)) and not _goes_on(rest) and not _began_before(lead):
                found.append((start, end, name))
                taken.update(range(start, end))
    return sorted(found)


def _goes_on(rest: str) -> bool:
    """Whether the next word belongs to the name too: Acme Robotics is not Acme."""
    following = re.match(r"\s(\w+)", rest)
    if not following or not following[1][0].isupper():
        return False
    return not LEGAL_BEHIND.match(rest) and not IS.fullmatch(following[1])


# “In the United States Acme leads”
_LAND_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout) (?:the )?(?:United (?:States|Kingdom)|(?:Great )?Britain|England|"
    r"Scotland|Wales|"
    r"(?:Northern )?Ireland|Germany|France|Spain|Italy|Portugal|Austria|Switzerland|Belgium|Netherlands|Denmark|"
    r"Sweden|Norway|"
    r"Finland|Poland|(?:(?:North|South) )?America|Europe|Canada|Australia|New Zealand) $"
)


def _began_before(lead: str) -> bool:
    if _LAND_BEFORE.search(lead):
        return False
    previous = re.search(r"(?<=[\w,] )([A-Z]\w+) $", lead)
    return previous is not None and not (IS.fullmatch(previous[1]) or _DAY.fullmatch(previous[1]))
