"""Whether a question looks up a table row: it names the row by one of its cells and, elsewhere, a column by its whole
name, as in "how many covers has the Swan got"."""

import re
from collections.abc import Sequence

from skills.ask.pieces.plain import plain
from skills.ask.pieces.tables import cells_of, is_called_by_name, named_cells
from skills.ask.pieces.words import content_words
from skills.stems import stem

_LETTER = re.compile(r"[^\W\d_]")
_CODE = re.compile(r"(?=.*\d)[\w./]*-[\w./-]*\w")  # "26-417", which a number alone is not
_ASIDE = re.compile(r"\([^()]*\)")  # of "Firkin (9 gallons), Lease" nobody types the gallons
_LONGEST = 60  # characters of a cell that may name its row


def asked_stems(question: str) -> frozenset[str]:
    return frozenset(map(stem, content_words(question)))


def is_looked_up(
    row: str, columns: Sequence[str], asked: frozenset[str], context: frozenset[str] = frozenset()
) -> bool:
    """Whether the words asked for hold all of a cell of this row and all of the name of another cell's column; or part
    of that name, and for the rest what the table stands under (`context`, in stems) or, where the other column is
    called by a name, what the first cell's is: "adult ticket for the mill" asks of the column "Saltmarsh Mill" where
    `Ticket` stands above "Adult".

    "When does the Swan close" may ask for another time than that of its kitchen."""
    if not columns:
        return False
    named = ((said, _ASIDE.sub(" ", name)) for _, name, said in named_cells(row, columns) if said)
    cells = [(said, _stems(said), _stems(name), is_called_by_name(name.strip())) for said, name in named]
    keys = [(own, name) for said, own, name, _ in cells if _is_name(said) and own and own <= asked]
    others = [(name, is_place) for _, own, name, is_place in cells if name and not own <= asked]
    return any(
        _is_asked(name, key, asked, context | its if is_place else context)
        for name, is_place in others
        for key, its in keys
    )


def _is_asked(
    name: frozenset[str], key: frozenset[str], asked: frozenset[str], context: frozenset[str]
) -> bool:
    """Whether a column is asked for, of the row that `key` names."""
    if not (name - key) & asked or not key - name:
        return False
    beside = asked - key - name
    return name <= asked or bool(beside and beside <= context)


def names_row(line: str, asked: frozenset[str]) -> bool:
    """Whether the words asked for hold all of a cell of this line of a table."""
    if not line.lstrip().startswith("|"):
        return False
    cells = (plain(cell) for _, cell in cells_of(line) if len(cell) <= _LONGEST)
    return any(own <= asked for cell in cells if _is_name(cell) and (own := _stems(cell)))


def _is_name(said: str) -> bool:
    return len(said) <= _LONGEST and bool(_LETTER.search(said) or _CODE.fullmatch(said))


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(f"{text} 0") if word != "0")
