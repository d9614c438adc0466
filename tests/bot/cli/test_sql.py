"""`confidant sql` as a person types it, on a real database file."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.doctor import DRIVERS
from bot.testing.openai_server import OpenAIServer, answers
from tests.bot.cli.conftest import Run, shape

KEYS = [
    "id", "decision", "sql", "confidence", "threshold", "certified", "reading", "assumptions", "tables",
    "clarification", "reason", "seconds",
]  # fmt: skip
QUESTION = "How many customers are there in each city?"
SHOP = """
CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, city TEXT, joined_on DATE);
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id), amount REAL,
  placed_on DATE);
INSERT INTO customers VALUES (1, 'Ada Ltd', 'Berlin', '2026-01-05'), (2, 'Bo Inc', 'Paris', '2026-02-01'),
  (3, 'Cy AG', 'Berlin', '2026-03-09');
INSERT INTO orders VALUES (1, 1, 120.5, '2026-05-01'), (2, 1, 80, '2026-06-02'), (3, 3, 10, '2026-06-20');
"""


@pytest.fixture
def shop(tmp_path: Path) -> str:
    """The address of a small shop's database."""
    file = tmp_path / "shop.sqlite"
    with sqlite3.connect(file) as made:
        made.executescript(SHOP)
    made.close()
    return f"sqlite:///{file}"


def test_a_question_becomes_a_query_that_was_not_run(run: Run, shop: str) -> None:
    drafted = shape(run("sql", QUESTION, "--database", shop, "--json"))
    assert list(drafted) == KEYS
    assert drafted["decision"] == "draft"
    assert drafted["tables"] == ["customers"]
    assert drafted["certified"] is False
    assert drafted["confidence"] >= drafted["threshold"]
    assert drafted["sql"].startswith("SELECT")


def test_with_run_its_rows_are_shown(run: Run, shop: str) -> None:
    answer = shape(run("sql", QUESTION, "--database", shop, "--run", "--json"))
    assert sorted(answer["rows"]["rows"]) == [["Berlin", 2], ["Paris", 1]]
    assert "Berlin" in run("sql", QUESTION, "--database", shop, "--run").out


def test_what_the_database_does_not_hold_is_declined_and_named(run: Run, shop: str) -> None:
    declined = shape(run("sql", "What is the weather in Lisbon?", "--database", shop, "--json"))
    assert (declined["decision"], declined["sql"]) == ("decline", None)
    assert "weather" in declined["reason"]


def test_a_day_that_is_given_counts_as_today(run: Run, shop: str) -> None:
    question = "How many orders were placed in the last month?"
    answer = shape(
        run("sql", question, "--database", shop, "--now", "2026-07-10T08:00:00", "--run", "--json")
    )
    assert answer["decision"] == "draft"
    assert answer["rows"]["rows"] == [[2]]


def test_a_batch_drafts_each_row_and_names_what_it_could_not_use(run: Run, shop: str, tmp_path: Path) -> None:
    rows = [{"id": 1, "question": QUESTION}, {"id": 2, "question": ""}, {"id": 3}]
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    ran = run(
        "sql",
        "--database",
        shop,
        "--batch",
        str(tmp_path / "in.jsonl"),
        "--out",
        str(tmp_path / "out.jsonl"),
        code=1,
    )
    answers = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [answer["id"] for answer in answers] == [1, 2, 3]
    assert answers[0]["decision"] == "draft"
    assert "no question" in answers[1]["error"]
    assert "line 3" in ran.err


def test_people_can_say_what_a_column_is_called_here(run: Run, shop: str, tmp_path: Path) -> None:
    layer = tmp_path / "shop.yaml"
    layer.write_text("synonyms:\n  turnover: orders.amount\n")
    question = "What is the total turnover?"
    answer = shape(run("sql", question, "--database", shop, "--layer", str(layer), "--run", "--json"))
    assert answer["rows"]["rows"] == [[210.5]]


def test_a_model_that_is_set_and_cleared_drafts_what_the_grammar_cannot(
    run: Run, shop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = "By how much is the largest order amount above the average order amount?"
    query = "SELECT MAX(amount) - AVG(amount) FROM orders"
    with OpenAIServer(answers(query)) as server:
        for name, value in {
            "NO_PROXY": "127.0.0.1",
            "CONFIDANT_MODELS__SQL": "compatible:m",
            "CONFIDANT_MODELS__BASE_URL": server.url,
            "CONFIDANT_MODELS__CLEARED": "compatible:internal",
        }.items():
            monkeypatch.setenv(name, value)
        answer = shape(run("sql", question, "--database", shop, "--model", "--run", "--json"))
        assert list(answer) == [*KEYS, "rows"]
        assert answer["rows"]["rows"] == [[pytest.approx(50.333, abs=1e-3)]]
        secret = run("sql", question, "--database", shop, "--model", "--class", "confidential")
    assert "not cleared for confidential data" in " ".join(secret.out.split())
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("sqlite:////nowhere/shop.sqlite", "shop.sqlite"),
        ("oracle://u:s3cret@h/d", "oracle"),
        ("no address", "address"),
        ("hostaddr=10.0.0.1 user=bob password=s3cret", "address"),
        ("postgresql:/bob:s3cret@db/shop", "address"),
        ("Server=db;Uid=bob;Pwd=s3cret", "address"),
    ],
)
def test_a_database_that_cannot_be_opened_is_one_sentence_without_its_password(
    run: Run, address: str, word: str
) -> None:
    ran = run("sql", QUESTION, "--database", address, code=1)
    assert word in ran.err
    assert "s3cret" not in ran.err
    assert "Traceback" not in ran.err


def test_doctor_names_the_databases_that_can_be_asked_and_what_adds_the_others(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(DRIVERS, "MySQL", "a_driver_that_is_not_here")
    told = " ".join(run("doctor").out.split())
    assert "SQLite, PostgreSQL, DuckDB" in told
    assert "confidant[mysql]" in told


LAYER = "readers: {orders: [group:hr]}\n"


def audit(company: Path) -> list[tuple[str]]:
    """What stands in it, as it is kept."""
    with closing(sqlite3.connect(company / ".confidant" / "confidant.db")) as opened:
        return opened.execute("SELECT detail FROM audit_lines").fetchall()


@pytest.fixture
def kept(run: Run, shop: str, company: Path) -> str:
    """The name of the same database, kept here, with a table for some."""
    (company / "layer.yaml").write_text(LAYER)
    run("sources", "add", "sql", shop, "--name", "shop", "--layer", "layer.yaml")
    (company / "people.csv").write_text(
        "id,name,email,groups\nana,Ana Souza,ana@example.org,hr;analysts\nbo,Bo Lind,bo@example.org,sales\n"
    )
    run("people", "import", "people.csv")
    return "shop"


def test_a_database_that_is_kept_here_is_asked_by_its_name(run: Run, kept: str, company: Path) -> None:
    answer = shape(run("sql", QUESTION, "--database", kept, "--run", "--json"))
    assert sorted(answer["rows"]["rows"]) == [["Berlin", 2], ["Paris", 1]]
    assert any("command line: done, 2 rows" in detail for (detail,) in audit(company))


def test_by_its_name_it_is_asked_as_far_as_its_reader_may(run: Run, kept: str) -> None:
    question = "How many orders are there?"
    decisions = [
        shape(run("sql", question, "--database", kept, "--json", *who))["decision"]
        for who in ((), ("--as", "ana"), ("--as", "bo"))
    ]
    assert decisions == ["decline", "draft", "decline"]


def test_who_may_not_run_queries_runs_none_by_its_name_either(run: Run, kept: str) -> None:
    words = ("sql", QUESTION, "--database", kept, "--run", "--as")
    assert "run-sql" in run(*words, "bo", code=1).err
    assert "Berlin" in run(*words, "ana").out


def test_a_name_that_nobody_kept_is_one_sentence(run: Run, kept: str) -> None:
    said = " ".join(run("sql", QUESTION, "--database", "shops", code=1).err.split())
    assert "'shops' is no address, and no database of that name may be asked" in said
    assert "shop" in said
    assert "I do not know 'zoe'" in run("sql", QUESTION, "--database", kept, "--as", "zoe", code=1).err


def test_what_belongs_to_an_address_alone_is_refused_for_a_name_and_the_other_way_round(
    run: Run, kept: str, shop: str
) -> None:
    assert "is kept with it" in run("sql", QUESTION, "--database", kept, "--layer", "layer.yaml", code=1).err
    assert "knows no readers" in run("sql", QUESTION, "--database", shop, "--as", "ana", code=1).err


def test_a_model_that_is_not_cleared_for_the_class_of_a_kept_database_is_shown_nothing_of_it(
    run: Run, kept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("sources", "class", kept, "confidential")
    with OpenAIServer(answers("SELECT COUNT(*) FROM customers")) as server:
        for name, value in {
            "NO_PROXY": "127.0.0.1",
            "CONFIDANT_MODELS__SQL": "compatible:m",
            "CONFIDANT_MODELS__BASE_URL": server.url,
            "CONFIDANT_MODELS__CLEARED": "compatible:internal",
        }.items():
            monkeypatch.setenv(name, value)
        for typed in ((), ("--class", "open")):
            said = run("sql", QUESTION, "--database", kept, "--model", *typed)
            assert "not cleared for confidential data" in " ".join(said.out.split())
    assert server.requests == []
