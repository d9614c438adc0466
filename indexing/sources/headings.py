"""Lines that head what follows without a mark of Markdown: in capitals, underlined, numbered, or in bold."""

import re
from collections.abc import Sequence

_LONGEST, _MOST_WORDS = 70, 9
_LEAST_LETTERS = 0.6  # of the characters of a line in capitals, as codes and telephone numbers have fewer
_MARKED = re.compile(r"(#{1,6})\s")
_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=[^\W\d_])")
_BOLD = re.compile(r"(?:\*\*|__)(?P<words>[^*_|]+)(?:\*\*|__):?")
_UNDERLINE = re.compile(r"\s{0,3}(?:={3,}|-{3,}|~{3,})\s*")
_COLUMNS = re.compile(r"\S(?: {3,}|\t)\S")
_NO_START = re.compile(r"[-*+•>|<#`\[(\"“„\d]")
# what is called out or stamped on, and heads nothing
_STAMP = re.compile(
    r"(?:strictly |for )?(?:confidential|draft|internal(?: use)?(?: only)?|important|urgent|attention|note|nb|warning|"
    r"caution|danger|copy|final|vertraulich|entwurf|wichtig|achtung|hinweis|confidentiel|brouillon|attention)\W*",
    re.IGNORECASE,
)
# a sentence in short: "THE CANTEEN IS CLOSED", "NO SMOKING", "OPEN 8 TO 17"; as a heading it would answer nothing
_SAYS = re.compile(
    r"\b(?:is|are|was|were|must|may|can|cannot|will|shall|should|do|does|don['’]?t|has|have|not|never|only|please|always|"
    r"costs|ist|sind|darf|dürfen|muss|müssen|kann|können|wird|nicht|kein\w*|bitte|nur|est|sont|doit|peut|pas|jamais)\b|"
    r"^(?:no|keine?|interdi\w+|closed|open|geschlossen|fermé)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:what|how|who|when|where|why|which|if|was|wie|wer|wann|wo|warum|welche\w*|wenn|que|comment|qui|quand|où|si)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\d")
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?\b")
_DEEPEST = 6
_MOST_BETWEEN = 8  # lines between a heading and what it heads


def is_in_capitals(line: str) -> bool:
    """Whether a line is a heading for its letters alone: capitals, short, no sentence, no row of a table."""
    words = _NUMBERED.sub("", line.strip()).rstrip(":")
    letters = [one for one in words if one.isalpha()]
    return (
        len(letters) >= max(3, _LEAST_LETTERS * len(words))
        and all(one.isupper() or one == "ß" for one in letters)
        and _is_short(words)
        and not _NO_START.match(words)
        and not _COLUMNS.search(words)
        and not _STAMP.fullmatch(words)
        and not _states(words)
    )


def _states(words: str) -> bool:
    """Whether it tells something by itself: it may be what somebody asks for."""
    counts = bool(_COUNTS.search(_YEARS.sub("", words)))
    return counts or (bool(_SAYS.search(words)) and not _ASKS.match(words))


def _is_short(words: str) -> bool:
    fits = len(words) <= _LONGEST and len(words.split()) <= _MOST_WORDS
    return fits and not words.rstrip().endswith(tuple(".,;!?…"))


def with_headings(text: str, *, plain: bool) -> str:
    """The same text with a mark before each such line; `plain` for text that nothing else gives a shape."""
    lines = text.split("\n")
    found: list[str] = []
    above = 0  # level of the last heading that was marked as one
    has_capitals = is_fenced = False
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        is_fenced ^= line.startswith(("```", "~~~")) and not _UNDERLINE.fullmatch(lines[at])
        if marked := _MARKED.match(line):
            above, has_capitals = len(marked[1]), False
        level = 0 if is_fenced else _level(lines, at, above, plain=plain, below_capitals=has_capitals)
        if level:
            has_capitals |= is_in_capitals(line)
            found.append(_mark(lines[at], level))
            at += plain and _is_underlined(lines, at)
        else:
            found.append(lines[at])
        at += 1
    return "\n".join(found)


def _mark(line: str, level: int) -> str:
    bold = _BOLD.fullmatch(line.strip())
    end = "\r" if line.endswith("\r") else ""
    return f"{'#' * min(level, _DEEPEST)} {(bold['words'] if bold else line).strip().rstrip(':')}{end}"


def _level(lines: Sequence[str], at: int, above: int, *, plain: bool, below_capitals: bool) -> int:
    """That of the heading in this line; 0 for what is none."""
    line = lines[at].strip()
    if not line or line.startswith("#"):
        return 0
    if plain and _is_underlined(lines, at):
        return above + 1 + (lines[at + 1].strip()[0] != "=")
    if (at and lines[at - 1].strip()) or not _has_text_below(lines, at, near=plain):
        return 0
    if is_in_capitals(line):
        return above + 1 + bool(plain and not above and any(map(str.strip, lines[:at])))
    if not plain and (bold := _BOLD.fullmatch(line)):
        words = bold["words"]
        heads = _is_short(words) and not _STAMP.fullmatch(words) and not _states(words)
        return above + 1 + below_capitals if heads else 0
    number = _NUMBERED.match(line) if plain else None
    stands_alone = at + 1 < len(lines) and not lines[at + 1].strip()
    is_title = number is not None and stands_alone and _is_short(line) and _is_title(line[number.end() :])
    return above + 1 + number["number"].count(".") + 1 if number and is_title else 0


def _is_title(words: str) -> bool:
    return words[0].isupper() and not _states(words)


def _is_underlined(lines: Sequence[str], at: int) -> bool:
    line = lines[at].strip()
    return (
        at + 1 < len(lines)
        and bool(_UNDERLINE.fullmatch(lines[at + 1]))
        and (not at or not lines[at - 1].strip())
        and bool(re.search(r"[^\W\d_]{2}", line))
        and _is_short(line)
        and not _COLUMNS.search(line)
        and not line.startswith(("|", "-", "*", ">"))
    )


def _has_text_below(lines: Sequence[str], at: int, *, near: bool) -> bool:
    """Whether running text follows: with small letters, and not in columns. Blank lines and other headings in capitals
    may lie between."""
    following = [n for n in range(at + 1, min(len(lines), at + 1 + _MOST_BETWEEN)) if lines[n].strip()]
    if not following:
        return False
    if near and following[0] == at + 1 and _COLUMNS.search(lines[at + 1].strip()):
        return False
    below = next((lines[n].strip() for n in following if n == at + 1 or not is_in_capitals(lines[n])), "")
    if _UNDERLINE.fullmatch(below):
        return False
    return any(map(str.islower, below)) and not below.startswith("#") and not _BOLD.fullmatch(below)
