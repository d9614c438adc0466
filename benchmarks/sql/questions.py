"""The development questions with their gold queries, and the questions that no data answers."""

import json
from dataclasses import dataclass
from pathlib import Path

from skills.sql.schema import Dialect


@dataclass(frozen=True)
class Asked:
    """One question; `gold` are queries of which any is right, empty where the right thing is to decline."""

    id: str
    set: str
    database: str
    category: str
    question: str
    instructions: str
    gold: tuple[str, ...]

    @property
    def answerable(self) -> bool:
        return bool(self.gold)

    @property
    def synthetic(self) -> bool:
        return False

    @property
    def groups(self) -> tuple[str, ...]:
        return f"{self.set}/{self.category}", f"in {self.database}"


def read_questions(folder: Path, dialect: Dialect = Dialect.SQLITE) -> list[Asked]:
    """Answerable questions first, in the order of the files."""
    found = []
    for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        told = row[dialect.value]
        gold = told.get("gold_frozen") or told["gold"]
        question = told.get("question") or row["question"]
        found.append(
            Asked(
                row["id"],
                row["set"],
                row["database"],
                row["category"],
                question,
                told["instructions"],
                tuple(gold),
            )
        )
    for line in (folder / "unanswerable.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        # the hints only say which words to decline with
        found.append(
            Asked(row["id"], "unanswerable", row["database"], row["category"], row["question"], "", ())
        )
    return found
