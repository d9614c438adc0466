"""Says our own fixed sentences in the language of whoever will read them, and dates in their zone and form.

A sentence is written in English where it is said, with named fields: `say("The file {name} is empty.", name=name)`.
Its translations stand in `words/<language>.po`, under the English words. It remembers how it was made, so that it can
be said again to somebody else; `anew` does so for a whole reply. What documents and people wrote is never touched.
"""

from skills.language.anew import anew
from skills.language.below import said_below
from skills.language.catalogues import languages, missing
from skills.language.moments import clock_time, day, moment, month, number, percent, weekday, year
from skills.language.readers import ENGLISH, Reader, current, reader_of, reader_with, speaking
from skills.language.sentences import (
    Sentence,
    again,
    filled,
    joined,
    listed,
    say,
    say_many,
    says_any_of,
)

__all__ = [
    "ENGLISH",
    "Reader",
    "Sentence",
    "again",
    "anew",
    "clock_time",
    "current",
    "day",
    "filled",
    "joined",
    "languages",
    "listed",
    "missing",
    "moment",
    "month",
    "number",
    "percent",
    "reader_of",
    "reader_with",
    "said_below",
    "say",
    "say_many",
    "says_any_of",
    "speaking",
    "weekday",
    "year",
]
