"""Real sentences and questions: of the data folder in CONFIDANT_BENCH__DATA, or else of the sample company."""

import gzip
import json
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus import SAMPLE_COMPANY, SEED

_LEAST, _MOST = 30, 300  # characters of a sentence; what is shorter or longer is a heading or a table


def source() -> str:
    """Where the text comes from, in words for the report."""
    return (
        "SQuAD 2.0 development part" if _folder() else "the sample company (CONFIDANT_BENCH__DATA is not set)"
    )


def real_sentences(most: int) -> list[str]:
    """Distinct sentences in a fixed, mixed order; fewer than `most` if there are not so many."""
    folder = _folder()
    texts = _rows(folder / "squad2_passages.jsonl.gz", "text") if folder else _pages()
    found = dict.fromkeys(one.strip() for text in texts for one in re.split(r"(?<=[.!?])\s+", text))
    return _mixed([one for one in found if _LEAST <= len(one) <= _MOST])[:most]


def real_questions(most: int) -> list[str]:
    folder = _folder()
    if folder:
        return _mixed(list(dict.fromkeys(_rows(folder / "squad2.jsonl.gz", "question"))))[:most]
    lines = (SAMPLE_COMPANY / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return _mixed([str(json.loads(line)["question"]) for line in lines])[:most]


def _folder() -> Path | None:
    named = os.environ.get("CONFIDANT_BENCH__DATA")
    return Path(named) / "answers" if named else None


def _rows(path: Path, field: str) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield str(json.loads(line)[field])


def _pages() -> Iterator[str]:
    for path in sorted(SAMPLE_COMPANY.rglob("*.md")):
        yield re.sub(r"[#*|>`]+", " ", path.read_text(encoding="utf-8"))


def _mixed(texts: list[str]) -> list[str]:
    random.Random(SEED).shuffle(texts)
    return texts
