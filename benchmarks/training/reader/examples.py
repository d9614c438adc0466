"""Questions with one passage each, from SQuAD 2.0 and ClapNQ: where the answer stands, or that there is none."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Where = tuple[int, int]  # characters of the passage


@dataclass(frozen=True)
class Example:
    """`answer` is where the answer stands, None if the passage holds none; `tempting` is where a wrong one stands."""

    question: str
    passage: str
    title: str
    group: str
    answer: Where | None = None
    tempting: Where | None = None


def read_squad(folder: Path) -> list[Example]:
    """All questions, each on its own passage."""
    passages = {row["id"]: row for row in read_rows(folder / "answers" / "squad2_passages.jsonl.gz")}
    return [
        _squad(row, passages[row["passage_id"]]["text"])
        for row in read_rows(folder / "answers" / "squad2.jsonl.gz")
    ]


def read_clapnq(folder: Path) -> list[tuple[int, Example]]:
    """Each question with its place in the file; of long answers the first sentence that the annotators chose."""
    found = []
    for place, row in enumerate(read_rows(folder / "answers" / "clapnq.jsonl.gz")):
        passage = row["passage"]
        answer = _chosen(row, passage) if row["answerable"] else None
        if answer or not row["answerable"]:
            found.append(
                (place, Example(row["question"], passage, row["title"], f"clapnq/{row['id']}", answer))
            )
    return found


def _squad(row: dict[str, Any], text: str) -> Example:
    wrong = row["plausible_answers"] if row["is_impossible"] else []
    answers, tempting = ([_where(one) for one in some] for some in (row["answers"], wrong))
    return Example(
        row["question"],
        text,
        row["article"].replace("_", " "),
        f"squad/{row['article']}",
        answers[0] if answers and not row["is_impossible"] else None,
        tempting[0] if tempting else None,
    )


def _where(answer: dict[str, Any]) -> Where:
    return answer["start"], answer["start"] + len(answer["text"])


def _chosen(row: dict[str, Any], passage: str) -> Where | None:
    for sentence in (one.strip() for answer in row["answers"] for one in answer["sentences"]):
        at = passage.find(sentence)
        if sentence and at >= 0:
            return at, at + len(sentence)
    return None


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a packed file, one a line."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
