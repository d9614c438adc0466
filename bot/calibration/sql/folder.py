"""Questions with the databases that belong to them, from a folder laid out as docs/sql.md says."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bot.calibration.corpora import SEED
from bot.calibration.errors import CalibrationError
from bot.calibration.sql.questions import SqlQuestion, read_sql_questions
from skills.sql.database.keywords import is_keywords
from skills.sql.schema import Dialect

QUESTIONS, UNANSWERABLE = "questions.jsonl", "unanswerable.jsonl"
KINDS = {".sqlite": "sqlite", ".db": "sqlite", ".duckdb": "duckdb"}
LAYERS = ("layer.yaml", "layer.yml", "schema.json")
FROZEN = date(2025, 6, 18)  # the day that gold_frozen stands at: Defog's databases, see docs/sql.md
LAYOUT = "questions.jsonl beside NAME.sqlite, NAME/NAME.sqlite or NAME.duckdb for each database NAME"


@dataclass(frozen=True)
class Place:
    """A database: its SQLAlchemy address, and the file of what people say about it, if there is one."""

    url: str
    layer: Path | None = None


@dataclass(frozen=True)
class SqlCorpus:
    """Questions and the databases they name.

    `notes` are plain sentences on what was left out, `faults` name rows that cannot be used."""

    questions: tuple[SqlQuestion, ...]
    places: Mapping[str, Place]
    notes: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()

    def stands_still(self, dialect: Dialect) -> bool:
        """Whether right queries of this dialect are there for the day FROZEN, and not by the clock alone."""
        return any(dialect in one.frozen for one in self.questions)

    def sample(self, most: int | None) -> "SqlCorpus":
        """At most this many questions, drawn by a fixed seed."""
        if most is None or most >= len(self.questions):
            return self
        drawn = random.Random(SEED).sample(range(len(self.questions)), most)  # noqa: S311  # no secret
        said = f"{most} of {len(self.questions)} questions, drawn with seed {SEED}."
        kept = tuple(self.questions[place] for place in sorted(drawn))
        return replace(self, questions=kept, notes=(*self.notes, said))


def read_sql_corpus(folder: Path, named: Sequence[str] = ()) -> SqlCorpus:
    """What a folder holds; `named` are addresses as NAME=URL, or one address for all questions.

    Raises CalibrationError when there are no questions, or a database of theirs is not found."""
    file = folder if folder.is_file() else folder / QUESTIONS
    if not file.is_file():
        raise CalibrationError(f"{folder} holds no {QUESTIONS}; lay it out as {LAYOUT}.")
    read = [read_sql_questions(file)]
    if folder.is_dir() and (folder / UNANSWERABLE).is_file():
        read.append(read_sql_questions(folder / UNANSWERABLE))
    rows = [row for one in read for row in one.rows]
    faults = tuple(fault for one in read for fault in one.faults)
    given = _given(named)
    names = dict.fromkeys(row.database or "" for row in rows)
    places = {name: given.get(name) or given.get("") or _found(folder, name) for name in names}
    return SqlCorpus(tuple(rows), places, faults=faults)


def corpus_on(file: Path, place: Place) -> SqlCorpus:
    """The questions of a file, all of them about one database. Raises CalibrationError where they name several."""
    read = read_sql_questions(file)
    names = sorted({row.database for row in read.rows if row.database})
    if len(names) > 1:
        raise CalibrationError(
            f"{file} has questions on {', '.join(names[:6])}; a certificate is for one database: give its rows alone."
        )
    return SqlCorpus(read.rows, {row.database or "": place for row in read.rows}, faults=read.faults)


def _given(named: Sequence[str]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for one in named:
        name, equals, url = one.partition("=")
        # an address holds :// before any = of its options
        is_named = bool(equals) and "://" not in name and not is_keywords(one)
        places[name if is_named else ""] = Place(url if is_named else one)
    return places


def _found(folder: Path, name: str) -> Place:
    """The database of a name beside the questions. The name is a file's, never a way out of the folder."""
    home = folder.parent if folder.is_file() else folder
    if not name:
        raise CalibrationError(
            "Some questions name no database; name it in each row, or give --database URL."
        )
    if name in (".", "..") or any(sign in name for sign in "/\\\0"):
        raise CalibrationError(f"{name!r} is no name of a database; write that of a file in {home}.")
    for beside in (home, home / name):
        for ending, kind in KINDS.items():
            file = beside / f"{name}{ending}"
            if file.is_file():
                return Place(f"{kind}:///{file}", _layer(home, name))
    raise CalibrationError(
        f"{home} holds no database {name!r}; lay it out as {LAYOUT}, or give --database {name}=URL."
    )


def _layer(home: Path, name: str) -> Path | None:
    files = [*(home / name / one for one in LAYERS), home / f"{name}.yaml", home / f"{name}.yml"]
    return next((file for file in files if file.is_file()), None)
