"""Words to the Markdown that Teams reads in messages: escaped, formatted only where we mean it, pinging nobody."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bot.platforms.teams import limits
from bot.platforms.text.links import is_disguised, is_web
from bot.platforms.text.spans import BOLD, CODE, FENCED, ITALIC, STRIKE, Piece, Span, is_blank, words_of
from bot.platforms.text.split import Atom, fill, graphemes

_MARKS = {BOLD: "**", ITALIC: "*", STRIKE: "~~"}
_TOKEN = re.compile(r"\n+|[^\S\n]+|\S+")
_LONGEST_WORD = 200
_LONGEST_LINK = 2_000
# every character that Markdown may read as a mark; a backslash before it makes it a character again
_SPECIAL = re.compile(r"([\\`*_~\[\]|])")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+>](?=\s|$)|>|={3,}|-{3,})")
_NUMBER = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")
# a number in brackets would be read as a citation of ours
_CITES = re.compile(r"\[(?=\d{1,3}\])")
_BREAK = "\u200b"


def write(spans: Iterable[Span], most: int = limits.TEXT, *, prefix: str = "") -> list[Piece]:
    """Markdown in pieces of at most `most` UTF-16 units; `prefix` starts every line."""
    atoms = [atom for span in spans for atom in _atoms(span)]
    pieces = []
    for group in fill(atoms, most, len(prefix) + 2):
        words = "".join(atom.words for atom in group).strip("\n")
        if not is_blank(words):
            pieces.append(Piece(_composed(group, prefix), words))
    return pieces


def write_code(text: str, most: int = limits.TEXT) -> list[Piece]:
    """A fence a piece, each opened and closed; backticks inside cannot close it."""
    pieces = []
    for group in fill([Atom(part, part) for part in _whole(text)], most - 12):
        inside = "".join(atom.words for atom in group).strip("\n")
        if not is_blank(inside):
            pieces.append(Piece(f"```\n{inside.replace('```', 'ˋˋˋ')}\n```", inside))
    return pieces


def escape(text: str) -> str:
    """Text that Teams shows as it is, wherever it stands in a line."""
    text = _CITES.sub(f"[{_BREAK}", text)
    # "&amp;lt;" typed by somebody must not become "<": entities are read in Markdown
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", text)


def _atoms(span: Span) -> Iterator[Atom]:
    if span.url and is_web(span.url) and limits.size(link := _link(span)) <= _LONGEST_LINK:
        # a link is never cut, so one that would fill a message is words and an address
        yield Atom(words_of([span]), link, span.style.replace(CODE, ""))
        return
    for token in _whole(words_of([span])):
        yield Atom(token, _written(token, span.style), span.style)


def _whole(text: str) -> Iterator[str]:
    """Words, spaces, and the characters of words that are so long that they may be cut anywhere."""
    for token in _TOKEN.findall(text):
        if limits.size(token) > _LONGEST_WORD:
            yield from graphemes(token)
        else:
            yield token


def _written(token: str, style: str) -> str:
    if CODE in style or style == FENCED:
        return token.replace("`", "ˋ")
    return token if token.isalnum() or token.isspace() else escape(token)


def _link(span: Span) -> str:
    words = " ".join(span.text.split())
    shown = span.url if is_blank(words) else words
    target = span.url.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")
    link = f"[{escape(shown)}]({target})"
    return f"{link} ({escape(span.url)})" if is_disguised(shown, span.url) else link


def _composed(atoms: Sequence[Atom], prefix: str) -> str:
    written = ""
    for style, group in groupby(atoms, key=lambda atom: atom.style):
        run = "".join(atom.written for atom in group)
        written += "\n".join(_styled(line, style) for line in run.split("\n")) if style else run
    lines = (_guarded(line) for line in written.strip("\n").split("\n"))
    # a line that ends in two spaces goes on below, where Markdown would join the two
    joined = "  \n".join(lines) if not prefix else f"  \n{prefix}".join(lines)
    return prefix + joined


def _styled(line: str, style: str) -> str:
    """The line between its marks, which stand next to the words."""
    core = line.strip()
    if not core:
        return line
    before, after = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
    marks = "`" if CODE in style else "".join(_MARKS.get(marker, "") for marker in style)
    return f"{before}{marks}{core}{marks[::-1]}{after}"


def _guarded(line: str) -> str:
    """A line that begins like a heading, a list or a quote begins with words all the same."""
    line = _NUMBER.sub(r"\1\\\2", line)
    return _LINE_START.sub(r"\1\\\2", line)
