"""The benchmark of drafts runs against any server that speaks OpenAI's protocol."""

import json
import sqlite3
from pathlib import Path

import pytest

from benchmarks.sql.by_model import show_model
from bot.testing.openai_server import OpenAIServer, answers

ROWS: list[dict[str, object]] = [
    {
        "id": "1",
        "set": "gen",
        "question": "What is the sum of amounts?",
        "sql": "SELECT SUM(amount) FROM orders",
    },
    {
        "id": "2",
        "set": "gen",
        "question": "What is the largest amount?",
        "sql": "SELECT MAX(amount) FROM orders",
    },
    {"id": "3", "question": "What is the weather in Lisbon?", "sql": None},
]


def scripted(prompt: str) -> str:
    """Right about one question, wrong about another, and honest about the third."""
    question = prompt.rpartition('"question": ')[2]
    if "weather" in question:
        return "NOT ANSWERED"
    return "```sql\nSELECT SUM(amount) FROM orders\n```"


def test_a_models_drafts_are_held_against_right_queries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with sqlite3.connect(tmp_path / "shop.sqlite") as made:
        made.executescript(
            "CREATE TABLE orders (id INTEGER, amount REAL); INSERT INTO orders VALUES (1, 5), (2, 7);"
        )
    made.close()
    rows = "\n".join(json.dumps({**row, "database": "shop"}) for row in ROWS)
    (tmp_path / "questions.jsonl").write_text(rows)
    with OpenAIServer(answers(scripted)) as server:
        show_model(tmp_path, "compatible:m", server.url, groups=True)
    out = " ".join(capsys.readouterr().out.split())
    assert "all: execution accuracy, no gate 0.500" in out
    assert "all: unanswerable declined 1.000" in out
    assert len(server.requests) == 9
