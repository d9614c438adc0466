"""Code of a page: where it stands, and its lines as commands to copy."""

import re
from collections.abc import Iterator

_FENCED = re.compile(
    r"^ {0,3}(`{3,}|~{3,})[^\n]*\n(?P<code>.*?)(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_COMMAND = re.compile(r"(?:[^\n]*\\\n)*[^\n]+")  # a line, with those that it goes on in
_REMARK = re.compile(r"\s*(?:#|//|--\s)")
_GOES_ON = re.compile(r"\s*\\\n\s*")


def stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """The text before, in and behind each pair of fences, without these; True for what stands between two."""
    at = 0
    for fenced in _FENCED.finditer(text):
        yield at, fenced.start(), False
        yield *fenced.span("code"), True
        at = fenced.end()
    yield at, len(text), False


def commands(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each line of a stretch of code; a remark is none."""
    for line in _COMMAND.finditer(text, start, end):
        if line.group().strip() and not _REMARK.match(line.group()):
            yield line.span()


def to_copy(text: str) -> str:
    """A command as it is shown: one line between backticks."""
    line = _GOES_ON.sub(" ", text).strip()
    return f"`{line}`" if "`" not in line else line
