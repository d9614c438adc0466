"""The words of a sentence that a question may ask for, and the words that ask for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER = r"(?:\d+(?:[.,:]\d+)*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# strict first: a date is also a number, and an amount of money too
_KINDS = (
    (
        "what date",
        re.compile(rf"\b\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?\b|\b(?:{_MONTH}) \d{{1,2}}(?:, \d{{4}})?\b"),
    ),
    ("what year", re.compile(r"(?<=\bin )(?:19|20)\d\d\b")),
    ("how much money", re.compile(r"[$€£]\s?\d[\d,.]*\d|[$€£]\s?\d|\b\d[\d,.]* (?:dollars|euros|pounds)\b")),
    ("what percentage", re.compile(r"\b\d+(?:\.\d+)?(?: ?%| percent\b)")),
    ("what time", re.compile(r"\b\d{1,2}(?::\d\d)? ?(?:[ap]\.?m\.?)(?!\w)|\b\d{1,2}:\d\d\b")),
    ("how many {unit}", re.compile(rf"\b{_NUMBER} (?P<unit>[a-z]{{3,}}s)\b")),
    ("which name", re.compile(r"(?<=[a-z,] )[A-Z][\w&-]+(?: [A-Z][\w&-]+)+")),
)


@dataclass(frozen=True)
class Gap:
    """`text[start:end]` is the answer; `asks` are the words that stand for it in a question."""

    start: int
    end: int
    asks: str


def gaps_of(text: str) -> Iterator[Gap]:
    """The answers in a sentence, the most telling kind first; those that overlap an earlier one are left out."""
    taken: list[Gap] = []
    for asks, pattern in _KINDS:
        for match in pattern.finditer(text):
            gap = Gap(match.start(), match.end(), asks.format(**match.groupdict()))
            if all(gap.end <= one.start or gap.start >= one.end for one in taken):
                taken.append(gap)
                yield gap
