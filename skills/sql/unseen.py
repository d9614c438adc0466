"""What may be told of tables and columns that somebody may not see: that there is something, and never what.

A table may be told of unless its description says `tell: false`; a column only where it says `tell: true`. The words
are the asker's own, so nobody learns a name, and values count for nothing."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from skills.language import say
from skills.sql.layer_file import LayerFile
from skills.sql.names import column_words, table_words
from skills.sql.planning import Lexicon
from skills.sql.schema import Column, Schema, Table
from skills.stems import stem

KEPT_BACK = say(
    "There is something about this that not everyone who reads this may see; in a direct message I show what you alone "
    "may see."
)
_WORD = re.compile(r"[^\W_]+")
Meant = Callable[[str], tuple[tuple[Table, ...], tuple[Column, ...]]]


def stems_of(text: str) -> frozenset[str]:
    """The stems of all words of a text."""
    return frozenset(map(stem, _words(text)))


@dataclass(frozen=True)
class Unseen:
    """`names` are the stems of each name that may be told of."""

    names: frozenset[frozenset[str]] = frozenset()

    def is_asked_for(self, question: str, seen: Lexicon) -> bool:
        """Whether a question says one of the names, in words that name nothing that is seen."""
        said = [stem(word) for word in _words(question)]
        return any(name <= frozenset(said) and not _linked(name, said, seen) for name in self.names)


NOTHING_UNSEEN = Unseen()


def told(whole: Schema, seen: Schema, file: LayerFile, meant: Meant) -> Unseen:
    """What may be told of the difference between two schemas of one database."""
    shown, open_columns = {table.name for table in seen.tables}, {one.id for one in seen.columns()}
    said = [(meant(name), may) for name, may in file.tell.items()]
    tables = [
        table
        for table in whole.tables
        if table.name not in shown and _may((one for (found, _), one in said if table in found), usual=True)
    ]
    columns = [
        column
        for column in whole.columns()
        if column.id not in open_columns
        and _may((one for (_, found), one in said if column in found), usual=False)
        # of a table that must not be told of nothing is told
        and (column.table in shown or any(column.table == table.name for table in tables))
    ]
    return Unseen(frozenset(_names(whole, tables, columns, file)) - {frozenset()})


def _names(
    whole: Schema, tables: Sequence[Table], columns: Sequence[Column], file: LayerFile
) -> Iterable[frozenset[str]]:
    called = table_words(whole)
    yield from (called[table.name].stems for table in tables)
    for column in columns:
        yield column_words(whole.table(column.table))[column.name].stems
    told_of = {table.name.lower() for table in tables} | {f"{c.table}.{c.name}".lower() for c in columns}
    for said, target in file.layer.synonyms.items():
        if target.lower() in told_of:
            yield stems_of(said)


def _may(said: Iterable[bool], *, usual: bool) -> bool:
    """Where several lines of a description are about it, one that says no wins."""
    found = tuple(said)
    return all(found) if found else usual


def _linked(name: frozenset[str], said: Sequence[str], seen: Lexicon) -> bool:
    return bool(seen.links([one for one in said if one in name]))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
