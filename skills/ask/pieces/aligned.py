"""Lines of plain text that are records of their own: a name, dots or a gap, and what belongs to it."""

import re
from collections.abc import Sequence
from itertools import pairwise

# "Director ........ Ana Marsh", "Sales . . . . . Bo Lind", "Quality manager . Kim Berg"
LEADER = re.compile(
    r"(?<=\S)(?:[ \t]*\.{4,}[ \t]*|(?:[ \t]+\.){2,}[ \t]+|[ \t]+\.{1,3}[ \t]+(?=[A-ZÀ-Þ(]))(?=[^\s.])"
)
_GAP = re.compile(r"(?<=[^\s.!?:;…])(?:[ \t]{2,}|\t)(?=\S)")
_PROSE = re.compile(r"[.!?…][\"”’)]*(?:\s+[A-ZÀ-Þ]|\s*$)")
_SENTENCES = re.compile(r"[a-zà-ÿ]{4,}[.!?]\s+[A-ZÀ-Þ]")  # "Press start ... The drum opens by itself. Wait."
# prose whose marks stand apart, as corpora have it: "It lies in Canada , near Alaska . The summit is cold ."
_SET_APART = re.compile(r"\w\s[,;]\s\w|\s[.!?][\"'”’)]*\s*$|\s\.\s.*\s\.\s+[A-ZÀ-Þ]")
_BLANK = re.compile(r"\s+")
_FILLED = re.compile(r"(?: ?\.){2,}")
_MARKED = re.compile(r"\s*(?:[|#>]|[-*+•]\s|\d{1,3}[.)]\s)")
_LINE = re.compile(r"[^\n]+")
_LONGEST, _MOST_GAPS = 120, 5  # characters, columns but the first
# "Van wash: every Friday"; who asks and who answers are no names of anything
_ENTRY = re.compile(
    r"[ \t]*(?!(?:Q|A|Question|Answer|Frage|F|Antwort|Réponse|R)\s?\d{0,2}\s?:)"
    r"(?P<key>[A-ZÀ-Þ][^:\n.!?;|]{0,40}):[ \t]+\S"
)
_FEWEST_ENTRIES, _MOST_KEY_WORDS, _LONGEST_ENTRY = 3, 5, 160


def has_leader(line: str) -> bool:
    if "\n" in line or "." not in line:
        return False
    # its length without dots comes first: no other pattern is to walk a line that somebody filled with anything
    said = _FILLED.sub(" ", _BLANK.sub(" ", line))
    found = LEADER.search(line) if len(said) <= _LONGEST else None
    return found is not None and not _SENTENCES.search(line, found.end()) and not _SET_APART.search(said)


def is_record(text: str) -> bool:
    """Whether a piece is one line whose parts are set apart by dots or gaps."""
    return has_leader(text) or _is_spaced(text)


def records_in(text: str, first: int, end: int) -> frozenset[int]:
    """Where such lines begin: a gap counts only where the line before or after it is one too."""
    found = set[int]()
    lines = list(_LINE.finditer(text, first, end))
    found.update(one.start() for one in lines if has_leader(one.group()))
    for one, following in pairwise(lines):
        if text[one.end() : following.start()].count("\n") == 1 and _are_records(
            one.group(), following.group()
        ):
            found.update((one.start(), following.start()))
    return frozenset(found)


def entries_in(text: str) -> frozenset[int]:
    """Where the lines of a sheet begin that has one thing with its name on each: three or more below each other, no
    name twice, as that of a speaker would be."""
    found = set[int]()
    run: list[re.Match[str]] = []
    for line in (*_LINE.finditer(text), None):
        entry = _entry(text, line) if line else None
        if run and (entry is None or text[run[-1].end() : entry.start()].count("\n") > 1):
            found.update(_starts(run))
            run = []
        run += [entry] if entry else []
    return frozenset(found | _starts(run))


def _entry(text: str, line: re.Match[str]) -> re.Match[str] | None:
    is_short = line.end() - line.start() <= _LONGEST_ENTRY
    entry = _ENTRY.match(text, line.start(), line.end()) if is_short else None
    return entry if entry and len(entry["key"].split()) <= _MOST_KEY_WORDS else None


def _starts(run: Sequence[re.Match[str]]) -> set[int]:
    keys = {one["key"] for one in run}
    return {one.start() for one in run} if len(run) == len(keys) >= _FEWEST_ENTRIES else set()


def _are_records(one: str, following: str) -> bool:
    """Whether both are, and not two lines of prose that was set with wider gaps to fill them."""
    if not (is_record(one) and is_record(following)):
        return False
    gaps, its = list(_GAP.finditer(one)), list(_GAP.finditer(following))
    is_wide = any("\t" in gap.group() or len(gap.group()) > 2 for gap in (*gaps, *its))
    is_aligned = not {gap.end() for gap in gaps}.isdisjoint(gap.end() for gap in its)
    return is_wide or is_aligned or has_leader(one) or not following.lstrip()[:1].islower()


def _is_spaced(line: str) -> bool:
    if "\n" in line or len(line) > _LONGEST or _MARKED.match(line) or _PROSE.search(line):
        return False
    return 0 < len(_GAP.findall(line)) <= _MOST_GAPS
