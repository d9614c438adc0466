"""What the first lines of a document say of it: its title, and whose it is."""

import re
from collections.abc import Iterator
from itertools import islice

from indexing.blocks import front_matter_end
from indexing.days import days_in

TOP = 5  # lines in which a title, an owner and a day stand
_MARKER = re.compile(r"<!--.*?-->", re.DOTALL)
_LONGEST_TITLE, _MOST_WORDS = 80, 12  # characters, words
# a letter's first line, or a label with its value, is no title
_NO_TITLE = re.compile(
    r"(?:dear|hi|hello|hey|from|to|cc|date|subject|re|owner|author|by|present|status|note|liebe\w*|hallo|von|an|datum|"
    r"betreff|cher|chère|de|objet)\b[\s:,]",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"^(?:(?:page |document |policy |process )?(?:owner|author)|(?:owned|written|created|kept|maintained|"
    r"prepared|proposed) by|by|"
    r"verantwortlich|autorin|autor|verfasst von|auteur|autrice|responsable)\s*(?::\s*|(?<=by)\s+)(?P<who>\S.*)$",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"[,;(]?\s*\b(?:version|edition|issue|revision|last|updated|valid|effective|in force|status|stand|gültig|gilt|"
    r"fassung|ausgabe|valable|en vigueur)\b.*$",
    re.IGNORECASE,
)
# "Last changed on 14 May 2026 by Ana Marsh"
_CHANGED_BY = re.compile(
    r"^(?:last |zuletzt )?(?:changed|updated|modified|edited|revised|reviewed|geändert|aktualisiert)\b.{0,40}?"
    r"\b(?:by|von)\s+(?P<who>\S.*)$",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\s+[·|•–—]\s+|;\s+|(?<=[^\W\d_]{3}\.)\s+(?=[A-ZÀ-Þ*]|\d{1,2} [A-Z])|(?<=\d{4}\.)\s+(?=[A-ZÀ-Þ*])"
)
_NAME = re.compile(r"[A-ZÀ-Þ]\S*(?:,? \S+){1,5}")
_MEETS = re.compile(
    r"\b(?:meeting|minutes|review|committee|board|all-hands|call|workshop|agenda|news\w*|protokoll|sitzung|réunion|"
    r"holidays?|shutdown|closure|party|opening|event|\w+day)\b",
    re.IGNORECASE,
)
# names of people and teams hold no figures and none of these
_COUNTS = re.compile(r"\d|\b(?:on|from|of|since|for|in|at|until|by|is|are|was|vom|am|du|le)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")  # a point of minutes, whose owner is that of a task
_BY = re.compile(r"by\s", re.IGNORECASE)
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w'’.-]+(?:,? (?:and )?[A-ZÀ-Þ][\w'’.-]+){1,5}")
_NOTES = re.compile(r"(?:\[\d+\])+$")  # numbers of footnotes
_LONGEST_OWNER = 70  # characters


def top_lines(markdown: str) -> list[str]:
    """The first lines with words in them, without marks of headings, lists and emphasis."""
    text = _MARKER.sub("", markdown[front_matter_end(markdown) : front_matter_end(markdown) + 4_000])
    lines = (line.replace("**", "").strip("#*_> \t\r\ufeff") for line in text.splitlines())
    return list(islice(filter(None, lines), TOP))


def parts_of(line: str) -> Iterator[str]:
    """What stands between dots, bars and full stops: "Owner: Ana · updated 2 May 2026" are two."""
    yield from (part.strip().removeprefix("- ") for part in _PARTS.split(line) if part and part.strip())


def title_line(markdown: str) -> str | None:
    """The first line, if it is a short one with a capital or a figure and no sentence, and more follows."""
    lines = top_lines(markdown)
    first = _NOTES.sub("", lines[0]) if lines else ""
    fits = len(first) <= _LONGEST_TITLE and 0 < len(first.split()) <= _MOST_WORDS
    is_title = fits and (first[0].isupper() or first[0].isdigit()) and not first.endswith(tuple(".,;:!?…"))
    if not is_title or len(lines) < 2 or first.startswith(("|", "-", "+")) or _NO_TITLE.match(first):
        return None
    return None if lines[1][0].islower() or not re.search(r"[^\W\d_]{2}", first) else first


def owner_of(markdown: str) -> str | None:
    """Who "Owner: Petra Marsh, Finance" names below the title, or a line that is a name and a day."""
    lines = top_lines(markdown)
    for line in lines:
        for part in parts_of(line) if not _NUMBERED.match(line) else ():
            said = _OWNER.match(part) or _CHANGED_BY.match(part)
            who = _who(said["who"]) if said else None
            # “By Monday all forms must be in” names nobody
            is_loose = _BY.match(part) or _CHANGED_BY.match(part)
            if who and (not is_loose or _FULL_NAME.fullmatch(who)):
                return who
    return next((who for line in lines[1:3] if (who := _signed(line))), None)


def _who(words: str) -> str | None:
    """Names without the day or the edition behind them."""
    days = days_in(words)
    who = _EDITION.sub("", words[: days[0].start] if days else words)
    who = re.sub(r"\s*\(.*$", "", who).strip(" ,.:;*_-")
    return who if 1 < len(who) <= _LONGEST_OWNER and who[0].isupper() else None


def _signed(line: str) -> str | None:
    """ "Ana Marsh, Training, 1 May 2026": a line that ends with its day, and is no title."""
    days = days_in(line)
    ends = bool(days) and days[-1].year is not None and not line[days[-1].end :].strip(" .*_")
    who = line[: days[0].start].strip(" ,*_.") if ends and len(days) == 1 else ""
    named = _EDITION.sub("", who).strip(" ,.")
    who = named if _FULL_NAME.fullmatch(named) else who  # "Ana Marsh, valid from 1 May 2026"
    if not who.startswith(("|", "-")) and _NAME.fullmatch(who) and not _is_about(who):
        return who
    return None


def _is_about(who: str) -> bool:
    return bool(_MEETS.search(who) or _EDITION.search(who) or ":" in who or _COUNTS.search(who))
