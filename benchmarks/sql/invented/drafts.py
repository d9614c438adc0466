"""The invented databases read as any SQLite file is, and every question on them planned."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.sql.baseline import baseline_outcomes
from benchmarks.sql.databases import Described
from benchmarks.sql.engines import Engine, SqliteEngine
from benchmarks.sql.invented.make import make_all
from benchmarks.sql.outcomes import Outcome, outcomes
from benchmarks.sql.questions import Asked
from skills.sql.database import open_database, read_schema

QUESTIONS = Path(__file__).parent / "questions.jsonl"
SEEN, BLIND, BLIND2, BLIND3 = "seen", "blind", "blind2", "blind3"
Way = Callable[[Described, Engine, Iterable[Asked]], Iterator[Outcome]]


@contextmanager
def invented() -> Iterator[dict[str, Described]]:
    """The databases by name, read without a word about them; their files are there as long as this is open."""
    with TemporaryDirectory() as folder:
        yield {name: described(name, path) for name, path in make_all(Path(folder)).items()}


def described(name: str, path: Path) -> Described:
    schema, _ = read_schema(open_database(f"sqlite:///{path}"))
    return Described(name, schema, "", path)


def questions(which: str) -> list[Asked]:
    """The questions of a set, in the order of the file."""
    rows = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    return [
        Asked(
            row["id"],
            row["set"],
            row["database"],
            row["category"],
            row["question"],
            row["instructions"],
            tuple(row["gold"]),
        )
        for row in rows
        if row["set"] == which
    ]


def gather_invented(which: str) -> list[Outcome]:
    """One outcome a question of this set, unscored."""
    return _each(which, outcomes)


def gather_templates(which: str) -> list[Outcome]:
    """The same questions by the keyword templates."""
    return _each(which, baseline_outcomes)


def _each(which: str, way: Way) -> list[Outcome]:
    asked = questions(which)
    found: list[Outcome] = []
    with invented() as databases:
        for name, database in databases.items():
            mine = [one for one in asked if one.database == name]
            found.extend(way(database, SqliteEngine(database.path), mine))
    return found
