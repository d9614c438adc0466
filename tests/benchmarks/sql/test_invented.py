"""The invented databases are always alike, and every question on them is one that can be scored."""

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.sql.engines import SqliteEngine
from benchmarks.sql.invented.drafts import BLIND, BLIND2, BLIND3, QUESTIONS, SEEN, questions
from benchmarks.sql.invented.make import SCHEMAS, make_all, read_schemas
from benchmarks.sql.questions import Asked

ALL = [one for which in (SEEN, BLIND, BLIND2, BLIND3) for one in questions(which)]
KINDS = ("group_by", "order_by", "ratio", "table_join", "date_functions", "instruct")
DECLINED = ("off_topic", "not_in_data", "near_miss")


@pytest.fixture(scope="module")
def databases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return make_all(tmp_path_factory.mktemp("invented"))


def test_every_line_belongs_to_a_set_and_has_an_id_of_its_own() -> None:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    assert sorted(json.loads(line)["id"] for line in lines) == sorted({one.id for one in ALL})


@pytest.mark.parametrize("which", [SEEN, BLIND, BLIND2, BLIND3])
def test_every_gold_query_runs_and_gives_rows(which: str, databases: dict[str, Path]) -> None:
    engines = {name: SqliteEngine(path) for name, path in databases.items()}
    empty = [one.id for one in questions(which) for sql in one.gold if not engines[one.database].rows(sql)]
    assert empty == []


def test_a_database_is_filled_alike_each_time(databases: dict[str, Path], tmp_path: Path) -> None:
    again = make_all(tmp_path)
    for name, tables in read_schemas(SCHEMAS.read_text(encoding="utf-8")).items():
        for table in tables:
            query = f'SELECT * FROM "{table.name}"'
            assert SqliteEngine(again[name]).rows(query) == SqliteEngine(databases[name]).rows(query)


@pytest.mark.parametrize(
    ("which", "name"),
    [
        *((BLIND2, name) for name in ("winery", "shelter", "gym", "factory", "helpdesk")),
        *((BLIND3, name) for name in ("museum", "port", "charity")),
    ],
)
def test_each_kind_is_asked_as_often_in_every_database_of_the_later_blind_sets(which: str, name: str) -> None:
    mine = [one for one in questions(which) if one.database == name]
    assert Counter(map(_kind, mine)) == {**dict.fromkeys(KINDS, 3), "group_by": 4, "table_join": 4, "": 6}


def _kind(one: Asked) -> str:
    """Which kind of question it is, or nothing where the right thing is to decline."""
    assert one.answerable == (one.category not in DECLINED)
    return one.category if one.answerable else ""
