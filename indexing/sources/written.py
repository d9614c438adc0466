"""The day a file was written, as its name or its first lines say: its own time is often that of a copy."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import PurePath

from indexing.days import days_in, is_month, months_in, to_day
from indexing.sources.heads import parts_of, top_lines

_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
_SHORT = 4  # lines of which one may be a name and a day
_MOST_CHARACTERS, _MOST_WORDS = (
    80,
    7,
)  # of words that say whose it is and of when: longer ones tell of something
# what a day of writing is called
_SAID = re.compile(
    r"^(?:last |latest )?(?:updated?|changed?|checked|reviewed|revised|modified|edited|approved|issued?|issue of|"
    r"dated?|as of|status as of|version|edition|revision|stand|aktualisiert|geändert|mis à jour|version du)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(r"^(?:minutes|notes|protokoll|procès-verbal|compte rendu)\b", re.IGNORECASE)
_IN_FORCE = re.compile(
    r"^(?:(?:version|edition|issue) [\w.]+, )?(?:valid|in force|effective|gültig|valable)\s+"
    r"(?:from|since|as of|ab|seit|vom|dès|depuis|à partir du|du)\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"^(?:(?:version|edition|issue) [\w.]+, )?(?:valid|in force|effective|gültig|valable)\b", re.IGNORECASE
)
_TO = re.compile(r"\s*(?:to|until|till|through|bis(?: zum)?|au|jusqu['’]au|-|–|—)\s*", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:replace[sd]?|supersede[sd]?|next|previous|instead|until|ersetzt|remplace)\b", re.IGNORECASE
)
_EDITION = re.compile(r"\b(?:edition|version|issue|revision|updated|stand|ausgabe)\b", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:last (?:modified|updated|changed|edited)|zuletzt geändert|modifié)(?: (?:by|von|par)\s+[^,;]{2,60}?)? "
    r"(?:on|am|le)\s+",
    re.IGNORECASE,
)
# "Edition 2025": of a year, and of no day in it
_YEAR_OF = re.compile(
    r"^(?:edition|version|issue|revision|stand|ausgabe|fassung|édition)\W{1,2}(?:of |von |de )?((?:19|20)\d\d)"
    r"(?![\w/-]|[.,]\d)",
    re.IGNORECASE,
)
# a word before a month that ties it to something told: "Figures of March 2025", "founded June 1990"
_TIED = re.compile(
    r"\b(?:in|of|on|for|since|during|between|and|or|to|at|about|im|vom|von|für|seit|und|zum|en|de|pour|et|au|early|mid|"
    r"late|end|starting|beginning|opening|opened|ending|closing|planned|expected|founded|established|built|born|joined)"
    r"\W*$",
    re.IGNORECASE,
)
_BEGUN = re.compile(r"(\w+)\s*[-–—/&]\s*$")  # "January - March 2025" is a time that it is about
_CLOSED = re.compile(r"[\s)\]*_]*(?:$|[,;:|(·•–—-])")
_BY_WHOM = re.compile(r"\b[a-z]+(?:ed|en) by (?=[A-ZÀ-Þ])")
_WIDE = re.compile(r"\s{3,}|\t")
# another day than that of writing
_COMING = re.compile(
    r"\b(?:from|until|till|by|before|after|due|deadline|expires?|valid|effective|starts?|begins?|ends?|closes?|opens?|"
    r"ships?|launch\w*|release[ds]?|bis|ab|gültig|fällig|frist|jusqu\w*|avant|dès|valable)\b",
    re.IGNORECASE,
)
# "By Ana Marsh, 21 August 2026." is no sentence
_BYLINE = re.compile(
    r"(?:[Bb]y |[Vv]on |[Pp]ar )?(?!(?:By|Von|Par) )[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){1,3}"
    r"(?:, [^\d.!?;:]{2,40})?[.,]?\s+"
)
_NOON = 12  # in UTC, so that it is the same day wherever somebody reads
_SLACK = timedelta(days=1)


def written_at(name: str, markdown: str, *, before: datetime | None = None) -> datetime | None:
    """Noon of the day in the file's name, else in its title and first lines; None where none is said.

    What lies after `before`, when the file was last touched, is a day that it is about. A year alone counts where the
    file was touched in another one."""
    year = _of_year(markdown)
    if before is not None and year and year.year == before.year:
        year = None
    for day in (_in_name(PurePath(name).stem), _at_the_top(markdown), year):
        moment = datetime(day.year, day.month, day.day, _NOON, tzinfo=UTC) if day else None
        if moment and (before is None or moment <= before + _SLACK):
            return moment
    return None


def _in_name(stem: str) -> date | None:
    found = _IN_NAME.search(stem)
    return to_day(int(found[1]), int(found[3]), int(found[4])) if found else None


def _at_the_top(markdown: str) -> date | None:
    """What is called the day of writing, else a short line that is a day, or a name and one ("Owner: Finance, 9 March
    2026"), else the day from which it holds."""
    lines = top_lines(markdown)
    parts = [part for line in lines for part in parts_of(line)]
    for told in (_called, _held):
        if day := next((day for part in parts if (day := told(part))), None):
            return day
    found = next((day for line in lines[:_SHORT] if (day := _of_line(line))), None)
    found = found or next((day for part in parts if (day := _alone(part))), None)
    told_of = (line for line in lines[:_SHORT] if not line.startswith(("|", "-", "+")))
    wide = (piece for line in told_of for piece in (line, *_WIDE.split(line), *parts_of(line)))
    found = found or next((day for piece in wide if (day := _of_month(piece))), None)
    return found or next((day for part in parts[1:] if (day := _from_when(part))), None)


def _called(part: str) -> date | None:
    """ "Last checked: 2 May 2026 (Ana)", "edition of August 2026", "approved 3 June 2026 by Bo", "last modified by
    Bo on 3 June 2026"."""
    changed = _CHANGED.search(part)
    if (
        changed
        and (first := next(iter(days_in(part[changed.end() :])), None))
        and not first.start
        and first.year
    ):
        return to_day(first.year, first.month, first.day)
    said = _SAID.match(part) or _EDITION.search(part)
    if not said or _OTHER.search(part) or _COMING.search(part) or len(part.split()) > 2 * _MOST_WORDS:
        return None
    days = [day for day in days_in(part) if day.year]
    if len(days) == 1:
        return to_day(days[0].year or 0, days[0].month, days[0].day)
    return _only_month(part) if not days else None


def _held(part: str) -> date | None:
    """The day of a meeting whose minutes they are."""
    days = [day for day in days_in(part) if day.year] if _MEETING.match(part) else []
    return to_day(days[0].year or 0, days[0].month, days[0].day) if len(days) == 1 else None


def _alone(part: str) -> date | None:
    days = days_in(part)
    bare = len(days) == 1 and not f"{part[: days[0].start]}{part[days[0].end :]}".strip(" .,()")
    return to_day(days[0].year or 0, days[0].month, days[0].day) if bare else None


def _from_when(part: str) -> date | None:
    """Of "valid from 1 May 2026", or "valid 1 January to 31 December 2026", the first day."""
    both = days_in(part) if _HOLDS.match(part) else []
    if len(both) == 2 and _TO.fullmatch(part[both[0].end : both[1].start]):
        return to_day(both[0].year or both[1].year or 0, both[0].month, both[0].day)
    days = [day for day in days_in(part) if day.year] if _IN_FORCE.match(part) else []
    return to_day(days[0].year or 0, days[0].month, days[0].day) if len(days) == 1 else None


def _of_year(markdown: str) -> date | None:
    """The first day of the year that an edition is called by: it is older than the file is."""
    parts = (part for line in top_lines(markdown) for part in parts_of(line))
    found = next((said for part in parts if (said := _YEAR_OF.match(part))), None)
    return to_day(int(found[1]), 1, 1) if found else None


def _of_month(line: str) -> date | None:
    """Of "Ana Marsh - March 2026" or "Who is who, 03/2026", the first day of the month."""
    months = months_in(line) if len(line) <= _MOST_CHARACTERS else []
    if len(months) != 1 or days_in(line):
        return None
    found = months[0]
    before, after = line[: found.start], line[found.end :]
    begun = _BEGUN.search(before)
    if _TIED.search(before) or (begun and is_month(begun[1].capitalize())) or not _CLOSED.match(after):
        return None
    rest = f"{_BY_WHOM.sub('', before)} {after}"
    if _COMING.search(rest) or _OTHER.search(rest) or len(re.findall(r"\w+", rest)) > _MOST_WORDS:
        return None
    return None if line.endswith((".", "!", "?")) else _only_month(line)


def _only_month(part: str) -> date | None:
    months = months_in(part)
    return to_day(months[0].year or 0, months[0].month, 1) if len(months) == 1 else None


def _of_line(line: str) -> date | None:
    days = days_in(line) if len(line) <= _MOST_CHARACTERS else []
    if len(days) != 1 or days[0].year is None or line.startswith(("|", "-", "+")):
        return None
    found = days[0]
    is_signed = bool(_BYLINE.fullmatch(line, 0, found.start)) and not line[found.end :].strip(" .")
    if not is_signed and (_COMING.search(line) or _OTHER.search(line)):
        return None
    rest = f"{line[: found.start]} {line[found.end :]}"
    is_said = len(re.findall(r"\w+", rest)) <= _MOST_WORDS and (
        is_signed or not line.endswith((".", "!", "?"))
    )
    return to_day(days[0].year, found.month, found.day) if is_said else None
