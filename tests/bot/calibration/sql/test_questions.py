"""Questions with their right queries, and where their databases lie."""

import json
from pathlib import Path

import pytest

from bot.calibration.errors import CalibrationError
from bot.calibration.sql.folder import Place as At
from bot.calibration.sql.folder import corpus_on, read_sql_corpus
from bot.calibration.sql.gold import choices
from bot.calibration.sql.questions import read_sql_questions
from skills.sql.schema import Dialect

OWN = {"id": 1, "question": "How many orders?", "database": "shop", "sql": "select count(*) from orders"}
NONE = {"id": 2, "question": "What is the weather?", "database": "shop", "sql": None, "category": "off topic"}
PUBLIC = {
    "id": "gen-1",
    "set": "gen",
    "database": "shop",
    "category": "date",
    "question": "How many today?",
    "sqlite": {"instructions": "today is now", "gold": ["select date('now')"], "gold_frozen": ["select 1"]},
    "postgres": {"question": "How many today, please?", "gold": ["select {a,b} from t group by {}"]},
}
DECLINE = {
    "id": "idk-1",
    "database": "shop",
    "category": "off_topic",
    "question": "Why?",
    "expected": "decline",
}


def written(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows))
    return path


def test_a_customers_own_rows_are_read(tmp_path: Path) -> None:
    first, second = read_sql_questions(written(tmp_path / "q.jsonl", OWN, NONE)).rows
    assert (first.golds, first.answerable) == (("select count(*) from orders",), True)
    assert (second.golds, second.answerable, second.groups) == ((), False, ("off topic", "in shop"))


def test_a_public_row_has_queries_and_wordings_by_dialect(tmp_path: Path) -> None:
    (row,) = read_sql_questions(written(tmp_path / "q.jsonl", PUBLIC)).rows
    assert row.category == "gen/date"
    assert row.golds_for(Dialect.SQLITE, frozen=True) == ("select 1",)
    assert row.golds_for(Dialect.SQLITE, frozen=False) == ("select date('now')",)
    assert row.golds_for(Dialect.DUCKDB, frozen=True) == ()
    assert row.asked_in(Dialect.POSTGRES) == ("How many today, please?", "")


def test_the_clock_stands_still_only_where_queries_of_the_dialect_do(tmp_path: Path) -> None:
    (tmp_path / "shop.sqlite").touch()
    written(tmp_path / "questions.jsonl", PUBLIC)
    corpus = read_sql_corpus(tmp_path)
    assert corpus.stands_still(Dialect.SQLITE)
    assert not corpus.stands_still(Dialect.POSTGRES)


def test_what_is_expected_to_be_declined_has_no_answer(tmp_path: Path) -> None:
    (row,) = read_sql_questions(written(tmp_path / "q.jsonl", DECLINE)).rows
    assert not row.answerable


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{", "this is not JSON"),
        ({"id": 3, "question": "How many?"}, "the sql is missing"),
        ({"id": 3, "question": "How many?", "sql": []}, "empty list"),
        ({"id": 3, "question": "?", "sql": None}, "question"),
        ({**OWN, "question": "Other?"}, "the id"),
        ({**OWN, "id": 4, "sql": None}, "contradict"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_by_its_line(tmp_path: Path, row: object, words: str) -> None:
    read = read_sql_questions(written(tmp_path / "q.jsonl", NONE, OWN, row))
    (fault,) = read.faults
    assert words in fault
    assert "line 3" in fault or "lines 2 and 3" in fault


def test_a_file_without_any_usable_row_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CalibrationError, match="holds no labelled question"):
        read_sql_questions(written(tmp_path / "q.jsonl", "nonsense"))


def test_databases_lie_beside_the_questions_with_their_description(tmp_path: Path) -> None:
    written(tmp_path / "questions.jsonl", OWN)
    written(tmp_path / "unanswerable.jsonl", DECLINE)
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "shop.sqlite").touch()
    (tmp_path / "shop" / "schema.json").touch()
    corpus = read_sql_corpus(tmp_path)
    assert len(corpus.questions) == 2
    assert corpus.places["shop"].url == f"sqlite:///{tmp_path}/shop/shop.sqlite"
    assert corpus.places["shop"].layer == tmp_path / "shop" / "schema.json"


def test_addresses_may_be_given_by_name_or_for_all(tmp_path: Path) -> None:
    written(tmp_path / "questions.jsonl", OWN)
    named = read_sql_corpus(tmp_path, ["shop=postgresql://u@h/d?sslmode=require"])
    assert named.places["shop"].url == "postgresql://u@h/d?sslmode=require"
    alone = read_sql_corpus(tmp_path / "questions.jsonl", ["postgresql://u@h/d?sslmode=require"])
    assert alone.places["shop"].url == "postgresql://u@h/d?sslmode=require"


@pytest.mark.parametrize("name", ["../shop", "..", "a/b", "nowhere"])
def test_a_database_outside_of_the_folder_is_not_looked_for(tmp_path: Path, name: str) -> None:
    (tmp_path / "shop.sqlite").touch()
    inner = tmp_path / "inner"
    inner.mkdir()
    written(inner / "questions.jsonl", {**OWN, "database": name})
    with pytest.raises(CalibrationError, match="database"):
        read_sql_corpus(inner)


def test_a_certificate_is_not_made_from_several_databases(tmp_path: Path) -> None:
    file = written(tmp_path / "q.jsonl", OWN, {**NONE, "database": "other"})
    with pytest.raises(CalibrationError, match="other, shop"):
        corpus_on(file, At("sqlite:///x"))


def test_a_choice_of_columns_stands_for_each_and_for_all() -> None:
    assert list(choices(["select {a,b} from t group by {}"])) == [
        "select a from t group by a",
        "select b from t group by b",
        "select a, b from t group by a, b",
    ]
