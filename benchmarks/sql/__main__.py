"""`CONFIDANT_BENCH__DATA=DIR python -m benchmarks.sql [--bare] [--groups] [--model provider:NAME --base-url URL]`.

Each database is scored by a scorer that was fitted on the others, at the threshold that the package ships; beside it
stand the keyword templates. With `--model` the model drafts instead, and nothing else is measured; its key is read
from CONFIDANT_MODELS__API_KEY."""

import argparse
import os
import sys
from contextlib import ExitStack
from pathlib import Path

from benchmarks.figures import show
from benchmarks.sql.baseline import baseline_outcomes
from benchmarks.sql.by_model import show_model
from benchmarks.sql.databases import declared_joins, read_database
from benchmarks.sql.engines import postgres_answers
from benchmarks.sql.figures import show_all, show_groups
from benchmarks.sql.outcomes import Outcome, engine_of, gather, scored
from benchmarks.sql.questions import read_questions
from benchmarks.training.sql_score.fit import cross_scores
from skills.sql.schema import Dialect
from skills.sql.scorers import starter

MISSING = "sql: set CONFIDANT_BENCH__DATA to a folder with sql/questions.jsonl and the databases."


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--bare", action="store_true", help="without descriptions and glossary")
    options.add_argument("--groups", action="store_true", help="by category and by database as well")
    options.add_argument("--model", help="a model that drafts, as provider:model")
    options.add_argument("--base-url", default="", help="where it is")
    options.add_argument("--runs", action="store_true", help="run its queries to see whether they agree")
    chosen = options.parse_args()
    folder = data_folder()
    if chosen.model:
        key = os.environ.get("CONFIDANT_MODELS__API_KEY", "")
        show_model(folder, chosen.model, chosen.base_url, key=key, runs=chosen.runs, groups=chosen.groups)
        return
    threshold = starter().certificate.threshold
    dialects = [Dialect.SQLITE, *([Dialect.POSTGRES] if postgres_answers() else [])]
    for dialect in dialects:
        found = gather(folder, dialect, names_in(folder), bare=chosen.bare)
        found = scored(found, cross_scores(found))
        show_all(f"sql, {dialect}", found, threshold)
        if chosen.groups:
            show_groups(f"sql, {dialect}", found, threshold)
        show_all(f"templates, {dialect}", baseline(folder, dialect), 0.0)
    show_joins(folder)
    if len(dialects) == 1:
        show("sql, postgres", "-", "no server answers at CONFIDANT_TEST_POSTGRES")


def show_joins(folder: Path) -> None:
    """How many of the joins that `schema.json` names were inferred, and how many more were."""
    named = inferred = both = 0
    for name in names_in(folder):
        wanted = {frozenset((join.many[0], join.one[0])) for join in declared_joins(folder / name)}
        schema = read_database(folder / name, bare=True).schema
        found = {frozenset((join.many[0], join.one[0])) for join in schema.joins}
        named, inferred, both = named + len(wanted), inferred + len(found), both + len(wanted & found)
    show("joins inferred of those that are named", f"{both} of {named}", f"{inferred - both} others")


def data_folder() -> Path:
    """The sql folder of CONFIDANT_BENCH__DATA; ends the program in one sentence where it is not there."""
    named = os.environ.get("CONFIDANT_BENCH__DATA")
    folder = Path(named or "") / "sql"
    if not named or not (folder / "questions.jsonl").is_file():
        sys.exit(MISSING)
    return folder


def names_in(folder: Path) -> list[str]:
    return sorted(path.parent.name for path in folder.glob("*/schema.json"))


def baseline(folder: Path, dialect: Dialect) -> list[Outcome]:
    questions = read_questions(folder, dialect)
    found: list[Outcome] = []
    for name in names_in(folder):
        with ExitStack() as stack:
            engine = engine_of(folder / name, dialect, stack)
            mine = [one for one in questions if one.database == name]
            found.extend(baseline_outcomes(read_database(folder / name, dialect), engine, mine))
    return found


if __name__ == "__main__":
    main()
