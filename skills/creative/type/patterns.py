"""Hyphenation patterns of a language, read from its file in a moment: each is taken apart only when a word needs it.

Method: Liang, Word Hy-phen-a-tion by Com-put-er, 1983. The files are those that come with pyphen, whose own reading
takes a third of a second for German and Hungarian, most of it for patterns that no word here will ever meet."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_NO_DIGITS = str.maketrans("", "", "0123456789")
_NO_PATTERNS = (
    "%",
    "#",
    "LEFTHYPHENMIN",
    "RIGHTHYPHENMIN",
    "COMPOUNDLEFTHYPHENMIN",
    "COMPOUNDRIGHTHYPHENMIN",
)
# as Hunspell names it, which Python does not know
_ENCODINGS = {"microsoft-cp1251": "cp1251"}


@dataclass(frozen=True)
class Patterns:
    """`written` are the patterns as their file says them, with digits between the letters, by their letters alone."""

    written: dict[str, str]
    longest: int

    def cuts(self, word: str) -> list[int]:
        """Offsets at which the word may be cut as it is spelt; where its spelling would change it is not."""
        dotted = f".{word.lower()}."
        levels, changes = [0] * (len(dotted) + 1), [False] * (len(dotted) + 1)
        for start, written in self._met(dotted):
            changing = _spelt(written) != written
            # a file's slip of two digits side by side reaches one place further than its letters
            for place, level in zip(range(start, len(levels)), levels_of(written), strict=False):
                # where two are of one height, the later in the word says how it is spelt
                if level and level >= levels[place]:
                    levels[place], changes[place] = level, changing
        return [at - 1 for at, level in enumerate(levels) if level % 2 and not changes[at]]

    def _met(self, dotted: str) -> Iterator[tuple[int, str]]:
        """Where a pattern begins in the word, and the pattern."""
        for start in range(len(dotted) - 1):
            for end in range(start + 1, min(start + self.longest, len(dotted)) + 1):
                written = self.written.get(dotted[start:end])
                if written is not None:
                    yield start, written


def levels_of(written: str) -> list[int]:
    """Before each letter of a pattern and behind the last: odd to cut there, even not to; the highest of all wins."""
    levels, is_said = [], False
    for one in _spelt(written):
        if one.isdigit():
            levels.append(int(one))
        elif not is_said:
            levels.append(0)
        is_said = one.isdigit()
    return levels if is_said else [*levels, 0]


def read_patterns(path: Path) -> Patterns:
    """A file whose first line names its encoding, with a pattern on each line after it."""
    with path.open("rb") as file:
        named = file.readline().decode().strip()
    text = path.read_text(_ENCODINGS.get(named.lower(), named)).partition("\n")[2]
    lines = [one for line in text.split("\n") if (one := line.strip()) and not one.startswith(_NO_PATTERNS)]
    said = [_unescaped(one) if "^^" in one else one for one in lines]
    letters = "\n".join(map(_spelt, said)).translate(_NO_DIGITS).split("\n")
    # what has no digits forbids nothing and allows nothing
    written = {bare: one for bare, one in zip(letters, said, strict=True) if bare != one}
    return Patterns(written, max(map(len, written), default=0))


def _spelt(pattern: str) -> str:
    """A pattern without how the word would be spelt where it is cut, as in `asz1szon/sz=sz,2,3`."""
    return pattern.partition("/")[0] if "=" in pattern else pattern


def _unescaped(line: str) -> str:
    """TeX's way to name a letter by its number: two carets and two hexadecimal digits."""
    first, *rest = line.split("^^")
    return first + "".join(chr(int(one[:2], 16)) + one[2:] for one in rest)
