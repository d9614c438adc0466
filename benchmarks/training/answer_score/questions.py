"""Labelled questions with their pages, in one shape: SQuAD 2.0, ClapNQ, and ours on a public staff handbook and on the
documents of invented companies."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.training.reader.apart import fold_of

HANDBOOK, PUBLIC = "handbook", "public"
ASKED_ON = date(2026, 11, 29)  # when the companies' documents were new
COMPANIES = Path(__file__).parents[2] / "companies"
# no score learns from these, so that their report cards say what a newcomer's would
KEPT_APART = frozenset({"averholt", "osterleigh", "pellworth", "wendlestone"})


@dataclass(frozen=True)
class Page:
    """One passage of a public set, indexed as a document of its own; `group` is its article."""

    location: str
    title: str
    text: str
    group: str


@dataclass(frozen=True)
class Asked:
    """A question; `golds` are answer texts of which a right sentence holds one, `page` where they stand.

    `group` stays together in cross-fitting; `corpus` is what the asker may read, less the group `hidden`, without
    which the question has no answer. `fold` names the reader that did not learn from it, None the shipped one. `today`
    is the day it is asked on, None where its documents know no days."""

    id: str
    text: str
    group: str
    golds: tuple[str, ...]
    page: str | None
    corpus: str = PUBLIC
    hidden: str | None = None
    fold: int | None = None
    today: date | None = None

    @property
    def kind(self) -> str:
        if self.hidden:
            return "out of index"
        return "answerable" if self.golds else "near miss"


def read_squad(folder: Path) -> tuple[list[Page], list[Asked]]:
    """Every passage and every question; some have no golds."""
    pages = [
        Page(row["id"], row["article"].replace("_", " "), row["text"], f"squad/{row['article']}")
        for row in _rows(folder / "answers" / "squad2_passages.jsonl.gz")
    ]
    asked = [
        Asked(
            row["id"],
            row["question"],
            f"squad/{row['article']}",
            () if row["is_impossible"] else tuple(dict.fromkeys(answer["text"] for answer in row["answers"])),
            row["passage_id"],
            fold=fold_of(f"squad/{row['article']}", 0),
        )
        for row in _rows(folder / "answers" / "squad2.jsonl.gz")
    ]
    return pages, asked


def read_clapnq(folder: Path) -> tuple[list[Page], list[Asked]]:
    """Long answers: a right sentence is one of those that the annotators chose."""
    pages, asked = [], []
    for place, row in enumerate(_rows(folder / "answers" / "clapnq.jsonl.gz")):
        location = f"clapnq/{row['id']}"
        pages.append(Page(location, row["title"], row["passage"], location))
        golds = tuple(dict.fromkeys(one.strip() for answer in row["answers"] for one in answer["sentences"]))
        found, fold = golds if row["answerable"] else (), fold_of(location, place)
        asked.append(Asked(str(row["id"]), row["question"], location, found, location, fold=fold))
    return pages, asked


def read_handbook(pages: Path) -> list[Asked]:
    """Our own questions on the handbook: asked as employees ask, answerable and not."""
    asked = []
    for file in sorted(Path(__file__).parent.glob("handbook_*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            golds = (row["answer"],) if row["answer"] else ()
            page = str(pages / row["document"]) if golds else None
            group = f"{HANDBOOK}/{row.get('document', row['id'])}"
            asked.append(Asked(row["id"], row["question"], group, golds, page, HANDBOOK))
    return asked


def read_companies() -> list[Asked]:
    """What was asked of each invented company, as people ask in chat; whoever asks reads the documents of that one."""
    asked = []
    for file in sorted(COMPANIES.glob("*/questions.jsonl")):
        if file.parent.name in KEPT_APART:
            continue
        group = f"company/{file.parent.name}"
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            golds = (row["answer"],) if row["answer"] else ()
            page = str(file.parent / "documents" / row["document"]) if golds else None
            asked.append(
                Asked(f"{group}/{row['id']}", row["question"], group, golds, page, group, today=ASKED_ON)
            )
    return asked


def hide(asked: Asked) -> Asked:
    """The same question asked by somebody who may not read its article."""
    return replace(asked, id=f"{asked.id}/hidden", golds=(), page=None, hidden=asked.group)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
