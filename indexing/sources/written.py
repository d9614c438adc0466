"""The day a file was written, as its name or its first lines say: its own time is often that of a copy."""

import re
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import PurePath

from indexing.blocks import front_matter_end
from indexing.days import days_in, to_day

_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
_TOP = 4  # lines in which an owner and a day stand
_MOST_CHARACTERS, _MOST_WORDS = (
    80,
    7,
)  # of a line that says whose it is and of when: longer ones tell of something
# another day than that of writing
_COMING = re.compile(
    r"\b(?:from|until|till|by|before|after|due|deadline|expires?|valid|effective|starts?|begins?|ends?|closes?|opens?|"
    r"ships?|launch\w*|release[ds]?|bis|ab|gültig|fällig|frist|jusqu\w*|avant|dès|valable)\b",
    re.IGNORECASE,
)
_NOON = 12  # in UTC, so that it is the same day wherever somebody reads
_SLACK = timedelta(days=1)


def written_at(name: str, markdown: str, *, before: datetime | None = None) -> datetime | None:
    """Noon of the day in the file's name, else in its title and first lines; None where none is said.

    What lies after `before`, when the file was last touched, is a day that it is about."""
    for day in (_in_name(PurePath(name).stem), _at_the_top(markdown)):
        moment = datetime(day.year, day.month, day.day, _NOON, tzinfo=UTC) if day else None
        if moment and (before is None or moment <= before + _SLACK):
            return moment
    return None


def _in_name(stem: str) -> date | None:
    found = _IN_NAME.search(stem)
    return to_day(int(found[1]), int(found[3]), int(found[4])) if found else None


def _at_the_top(markdown: str) -> date | None:
    """A short line that is a day, or a name and one: "Owner: Finance, 9 March 2026"."""
    lines = (line.strip("#*_> \t\r") for line in markdown[front_matter_end(markdown) :].splitlines())
    return next((day for line in islice(filter(None, lines), _TOP) if (day := _of_line(line))), None)


def _of_line(line: str) -> date | None:
    days = days_in(line) if len(line) <= _MOST_CHARACTERS else []
    if len(days) != 1 or days[0].year is None or line.startswith(("|", "-", "+")) or _COMING.search(line):
        return None
    found = days[0]
    rest = f"{line[: found.start]} {line[found.end :]}"
    is_said = len(re.findall(r"\w+", rest)) <= _MOST_WORDS and not line.endswith((".", "!", "?"))
    return to_day(days[0].year, found.month, found.day) if is_said else None
