"""Labelled questions with the documents that belong to them, from a folder: ours to index in a home of their own."""

import gzip
import json
import random
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.calibration.errors import CalibrationError
from bot.calibration.questions import Labelled, read_questions
from indexing.documents import DocumentDraft
from skills.messages import Turn

SEED = 20261121
NAMES_OF_DOCUMENTS = ("documents", "pages")
LAYOUTS = (
    "questions.jsonl beside documents/ or pages/, or squad2.jsonl.gz with squad2_passages.jsonl.gz, "
    "or clapnq.jsonl.gz, or mtrag_un.jsonl.gz"
)


@dataclass(frozen=True)
class Corpus:
    """Questions, and their documents: `folder` to be indexed as a person would, or `drafts`; neither: what is indexed.

    `notes` are plain sentences on what was left out, `faults` name rows that cannot be used."""

    questions: tuple[Labelled, ...]
    folder: Path | None = None
    drafts: tuple[DocumentDraft, ...] = ()
    notes: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def has_documents(self) -> bool:
        """Whether documents come with the questions, so that they are asked in a home of their own."""
        return self.folder is not None or bool(self.drafts)

    def sample(self, most: int | None) -> "Corpus":
        """At most this many questions, drawn by a fixed seed."""
        if most is None or most >= len(self.questions):
            return self
        drawn = random.Random(SEED).sample(range(len(self.questions)), most)  # noqa: S311  # no secret
        said = f"{most} of {len(self.questions)} questions, drawn with seed {SEED}."
        kept = tuple(self.questions[place] for place in sorted(drawn))
        return replace(self, questions=kept, notes=(*self.notes, said))


def read_corpus(path: Path, questions: Path | None = None) -> Corpus:
    """What a file or a folder holds; a file is questions on the documents that are indexed already.

    Raises CalibrationError when nothing here is known, or a file is not what its name says."""
    if path.is_file():
        return _from_questions(path)
    if not path.is_dir():
        raise CalibrationError(f"{path} is neither a file of questions nor a folder with {LAYOUTS}.")
    named = questions or _questions_in(path)
    if named:
        return replace(_from_questions(named), folder=_documents_in(path, named))
    beside = path.resolve().parent
    if path.resolve().name in NAMES_OF_DOCUMENTS and (named := _questions_in(beside)):
        return replace(_from_questions(named), folder=path)
    public = [reader(path) for name, reader in PUBLIC.items() if (path / name).is_file()]
    if not public:
        raise CalibrationError(
            f"{path} holds no labelled questions I know: {LAYOUTS}. "
            "Questions that lie elsewhere are named by --questions."
        )
    return Corpus(
        tuple(one for corpus in public for one in corpus.questions),
        drafts=tuple(one for corpus in public for one in corpus.drafts),
        notes=tuple(one for corpus in public for one in corpus.notes),
    )


def _from_questions(path: Path) -> Corpus:
    read = read_questions(path)
    return Corpus(read.rows, faults=read.faults)


def _questions_in(folder: Path) -> Path | None:
    usual = folder / "questions.jsonl"
    if usual.is_file():
        return usual
    found = sorted(folder.glob("*.jsonl"))
    if len(found) > 1:
        names = ", ".join(one.name for one in found)
        raise CalibrationError(
            f"{folder} holds several files of questions ({names}); name one by --questions."
        )
    return found[0] if found else None


def _documents_in(folder: Path, questions: Path) -> Path:
    """Where the documents lie: below the folder by their usual name, or all of it where the questions lie elsewhere."""
    for name in (*NAMES_OF_DOCUMENTS, "handbook/pages"):
        if (folder / name).is_dir():
            return folder / name
    if not questions.resolve().is_relative_to(folder.resolve()):
        return folder
    raise CalibrationError(
        f"{folder} holds {questions.name} and no documents/ or pages/ beside it; put the documents into one of these, "
        "name a folder of documents and the questions elsewhere by --questions, or give the file of questions alone to "
        "ask what is indexed."
    )


def read_squad(folder: Path) -> Corpus:
    """SQuAD 2.0 with every second article indexed: answerable, near misses, and questions on what is not there."""
    passages = _rows(folder / "squad2_passages.jsonl.gz")
    articles = sorted({str(row["article"]) for row in passages})
    indexed = set(articles[::2])
    drafts = tuple(
        DocumentDraft(str(row["id"]), str(row["article"]).replace("_", " "), str(row["text"]))
        for row in passages
        if row["article"] in indexed
    )
    rows = _rows(folder / "squad2.jsonl.gz")
    asked = tuple(
        _squad_question(row, row["article"] in indexed)
        for row in rows
        if row["article"] in indexed or not row["is_impossible"]
    )
    note = (
        f"SQuAD 2.0: {len(indexed)} of {len(articles)} articles are indexed; the answerable questions of the others "
        f"are asked as not in the documents, and their {len(rows) - len(asked)} unanswerable ones are left out."
    )
    return Corpus(asked, drafts=drafts, notes=(note,))


def _squad_question(row: dict[str, Any], indexed: bool) -> Labelled:
    golds = tuple(dict.fromkeys(str(answer["text"]) for answer in row["answers"]))
    identity, question = str(row["id"]), str(row["question"])
    if not indexed:
        return Labelled(identity, question, slice="squad2 not in the documents")
    if row["is_impossible"]:
        return Labelled(identity, question, slice="squad2 near miss")
    return Labelled(identity, question, golds, str(row["passage_id"]), slice="squad2 answerable")


def read_clapnq(folder: Path) -> Corpus:
    """ClapNQ, each passage a document; a right answer holds one of the sentences that the annotators chose."""
    rows = _rows(folder / "clapnq.jsonl.gz")
    drafts = tuple(
        DocumentDraft(f"clapnq/{row['id']}", str(row["title"]), str(row["passage"])) for row in rows
    )
    return Corpus(tuple(_clapnq_question(row) for row in rows), drafts=drafts)


def _clapnq_question(row: dict[str, Any]) -> Labelled:
    golds = tuple(dict.fromkeys(str(one).strip() for answer in row["answers"] for one in answer["sentences"]))
    if not row["answerable"]:
        return Labelled(str(row["id"]), str(row["question"]), slice="clapnq near miss")
    location = f"clapnq/{row['id']}"
    # a question whose annotators chose no sentence has its passage as its label
    passages = () if golds else (location,)
    return Labelled(
        str(row["id"]),
        str(row["question"]),
        golds,
        location,
        slice="clapnq answerable",
        passages=passages,
    )


def read_mtrag(folder: Path) -> Corpus:
    """MTRAG-UN, each passage a document, each turn asked after those before it; a quote from its passages is right.

    Turns that want a question back are left out: these questions are graded by what is answered."""
    rows = _rows(folder / "mtrag_un.jsonl.gz")
    passages = {f"mtrag/{one['id']}": one for row in rows for one in row["contexts"]}
    drafts = tuple(
        DocumentDraft(location, str(one["title"] or ""), str(one["text"]))
        for location, one in passages.items()
    )
    asked = tuple(_mtrag_question(row) for row in rows if row["answerability"] != "UNDERSPECIFIED")
    note = (
        f"MTRAG-UN: {len(rows) - len(asked)} turns that want a question back are left out. The cosine and BM25 that "
        "simpler products go by are of each turn alone, without those before it."
    )
    return Corpus(asked, drafts=drafts, notes=(note,))


def _mtrag_question(row: dict[str, Any]) -> Labelled:
    said = [str(one["text"]) for one in row["input"]]
    turns = zip(said[:-1:2], said[1::2], strict=False)
    kind = (
        "not in the documents"
        if row["answerability"] == "UNANSWERABLE"
        else str(row["answerability"]).lower()
    )
    return Labelled(
        str(row["id"]),
        said[-1],
        slice=f"mtrag_un {kind}",
        passages=tuple(f"mtrag/{one['id']}" for one in row["contexts"]),
        earlier=tuple(Turn(asked, answered) for asked, answered in turns),
    )


def _rows(path: Path) -> Sequence[dict[str, Any]]:  # Any: JSON as each public set has it
    try:
        rows = list(_unpacked(path))
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise CalibrationError(f"{path} cannot be read as packed JSON lines; copy it anew.") from error
    if not rows:
        raise CalibrationError(f"{path} holds no rows; copy it anew.")
    return rows


PUBLIC: dict[str, Callable[[Path], Corpus]] = {
    "squad2.jsonl.gz": read_squad,
    "clapnq.jsonl.gz": read_clapnq,
    "mtrag_un.jsonl.gz": read_mtrag,
}


def _unpacked(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
