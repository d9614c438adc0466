"""Table rows in words, as they are compared, read and said: the first cell, then each other behind its column's name.

A reader that learnt from prose mixes up neighbouring rows; one row at a time, in words, it reads as well as prose.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from skills.ask.pieces.plain import plain

_CELL = re.compile(r"(?:[^|\\]|\\.)+")
_LETTER = re.compile(r"[^\W\d_]")
_ROW_LINES = re.compile(r"^[ \t]*\|[^\n]*", re.MULTILINE)
_CODE = re.compile(r"(?=\D*\d)[A-Z0-9][A-Z0-9./_-]{1,20}")  # "TV-1409"
_WORD = re.compile(r"[^\W\d_]{3}")
_RULE = re.compile(r"^[\s|:\-]*-[\s|:\-]*$")
# the name of a column that only counts its rows
_RUNNING = re.compile(r"(?:no|nr|num|number|nummer|#|n°|nº|pos|lfd\.? ?nr|s/?n|row|line)\.?", re.IGNORECASE)
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]+ ?){2,}")
# markitdown writes "Unnamed: 3" for a column without a name and NaN for an empty cell
_NAMELESS, _EMPTY = "Unnamed:", "NaN"


def cells_of(row: str) -> list[tuple[int, str]]:
    """Where each cell begins in the line, and its Markdown; an empty one keeps its place."""
    inner = row.strip().removeprefix("|")
    start = row.index(inner) if inner else len(row)
    inner = inner if not inner.endswith("|") or inner.endswith("\\|") else inner[:-1]
    found, at = [], 0
    while at <= len(inner):
        cell = _CELL.match(inner, at)
        text = cell.group() if cell else ""
        found.append((start + at, text.replace("\\|", "|").strip()))
        at += len(text) + 1
    return found


def columns_at(markdown: str, offset: int) -> tuple[str, ...]:
    """The names of the columns of the table that the row at `offset` stands in; none where it has no header."""
    lines: list[str] = []
    for line in reversed(markdown[:offset].splitlines()):
        if not line.lstrip().startswith("|"):
            break
        lines.append(line)
    if len(lines) < 2 or not _RULE.match(lines[-2]):
        return ()
    return tuple("" if cell.startswith(_NAMELESS) else cell for _, cell in cells_of(lines[-1]))


def without_tables(text: str) -> str:
    """The same text with blanks in place of its tables, so that offsets stay."""
    return _ROW_LINES.sub(lambda line: " " * len(line.group()), text)


@dataclass(frozen=True)
class InWords:
    """A row as it is said; `places` are where the words of each cell begin, and where the cell begins in the row."""

    text: str
    places: tuple[tuple[int, int], ...] = ()

    def cell_at(self, offset: int) -> int:
        """Where the cell begins whose words stand at `offset` of the text."""
        return max((one for one in self.places if one[0] <= offset), default=(0, 0))[1]


def row_in_words(row: str, columns: Sequence[str], *, only: Collection[int] = ()) -> InWords:
    """`| Aero Pro | 420 |` under `| Product | Price |` as "Aero Pro: Price 420".

    `only` says, by where they begin in the row, which cells are said behind the first; without any all are."""
    cells = [(at, name, said) for at, name, said in named_cells(row, columns) if said]
    if not cells:
        return InWords("")
    if only and len(cells) > 2 and _RUNNING.fullmatch(cells[0][1]) and not _LETTER.search(cells[0][2]):
        return _behind_its_number(cells, only)
    first = cells[0]
    is_told_apart = len(cells) == 2 or any(name for _, name, _ in cells[1:])
    has_key = is_told_apart and bool(_LETTER.search(first[2]))
    rest = cells[1:] if has_key else cells
    if has_key and len(rest) > 1 and _are_one(said for _, _, said in rest):
        rest = [(rest[0][0], "", rest[0][2])]  # "Sunday: closed"
    rest = [one for one in rest if one[0] in only or (only and one is first)] or rest
    return _joined(_named(first, cells[1], rest) if has_key else None, rest)


def _named(
    first: tuple[int, str, str], second: tuple[int, str, str], rest: Sequence[tuple[int, str, str]]
) -> tuple[int, str, str]:
    """The first cell, with what it is the number of where that is not told besides: "KX-12 (Kettle, 2 l)"."""
    is_told = (
        second[0] in {at for at, _, _ in rest} or not _CODE.fullmatch(first[2]) or not _WORD.search(second[2])
    )
    return first if is_told else (first[0], first[1], f"{first[2]} ({second[2]})")


def _behind_its_number(cells: Sequence[tuple[int, str, str]], only: Collection[int]) -> InWords:
    """A row whose first cell only counts is told by its second: "Chef whites: No 6, Temp C 80"."""
    number, name, *others = cells
    key = name if _LETTER.search(name[2]) else None
    rest = [one for one in ([] if key else [name]) + others if one[0] in only]
    return _joined(key, [number, *rest] if key is None or rest else [number, *others])


def _joined(key: tuple[int, str, str] | None, rest: Sequence[tuple[int, str, str]]) -> InWords:
    """The cells, each behind its column's name, behind that which says what the row is about."""
    between = "; " if any("," in said for _, _, said in rest) else ", "
    text, places = (f"{key[2]}: ", [(0, key[0])]) if key else ("", [])
    for at, name, said in rest:
        text += between if text and not text.endswith(": ") else ""
        places.append((len(text), at))
        text += f"{name} {said}" if name else said
    return InWords(text, tuple(places))


def _are_one(said: Iterable[str]) -> bool:
    """Whether the same word stands in all cells; a number says too little without the name of its column."""
    words = set(said)
    return len(words) == 1 and not any(map(str.isdigit, words.pop()))


def is_called_by_name(column: str) -> bool:
    """Whether a column is called by a name of several words: "Saltmarsh Mill"."""
    return bool(_NAME.fullmatch(column))


def named_cells(row: str, columns: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Where each cell begins in the row, its column's name and what it says; both may be empty."""
    cells = cells_of(row)
    names = [plain(one).rstrip(":") for one in columns] if len(columns) >= len(cells) else [""] * len(cells)
    for (at, cell), name in zip(cells, names, strict=False):
        yield at, name, "" if cell == _EMPTY else plain(cell)
