"""The first look at a statement, before any parser: how long, how deep, which characters. Linear in its length."""

import re

from skills.sql.guard.refusal import Reason, refuse

MOST_CHARACTERS = 20_000
# the parser descends some thirty calls a level, and Python stops at a thousand; nobody's question needs this many
MOST_LEVELS = 20
MOST_WORDS = 1_500  # and signs; a look at as many takes a twentieth of a second
# strings and quoted names are passed over whole; a backslash never hides a quote from this, so it counts too much
# rather than too little, and what it misses ends in the parser's own limit, which is caught
_PIECES = re.compile(
    r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|--[^\n]*|/\*.*?\*/|(?P<open>[(\[{]|\bcase\b)"""
    r"""|(?P<close>[)\]}]|\bend\b)|(?P<word>\w+|[^\w\s])""",
    re.IGNORECASE | re.DOTALL,
)
# MySQL carries out what stands in /*! */ and /*+ */, MariaDB also in /*M! */
_CARRIED_OUT = re.compile(r"/\*\s*(?:M?!|\+)[^*]{0,40}", re.IGNORECASE)
# the parser reads amount and unit and drops what follows them
_ODD_LENGTH = re.compile(r"\binterval\s*'(?![\w\s.,:+-]*'(?!'))[^']*", re.IGNORECASE)
# control characters except tab and the ends of lines, halves of pairs, marks that turn the direction of text round
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def check_bounds(statement: str) -> None:
    """Refuse what no parser should be given: too long, too deep, unseen characters, comments that are carried out."""
    if len(statement) > MOST_CHARACTERS:
        raise refuse(Reason.TOO_LONG, f"{len(statement):,}", f"{MOST_CHARACTERS:,}")
    if found := _UNSEEN.search(statement):
        raise refuse(Reason.CHARACTERS, f"U+{ord(found.group()):04X}")
    if found := _CARRIED_OUT.search(statement):
        raise refuse(Reason.COMMENT, found.group().strip())
    if found := _ODD_LENGTH.search(statement):
        raise refuse(Reason.CONSTRUCT, found.group())
    _check_depth(statement)


def _check_depth(statement: str) -> None:
    level = deepest = words = 0
    for piece in _PIECES.finditer(statement):
        kind = piece.lastgroup
        words += 1
        if kind == "open":
            level += 1
            deepest = max(deepest, level)
        elif kind == "close":
            level = max(level - 1, 0)
    if deepest > MOST_LEVELS:
        raise refuse(Reason.TOO_DEEP, deepest, str(MOST_LEVELS))
    if words > MOST_WORDS:
        raise refuse(Reason.TOO_MANY_WORDS, f"{words:,}", f"{MOST_WORDS:,}")
